//! The title screen: the calls as cards, filters above them, the call left open on top.

use egui::{Align, CentralPanel, Id, Layout, ScrollArea, Ui, Vec2};

use super::portrait::{Portrait, portrait_ui};
use super::state::PanelState;
use super::top_bar::top_bar_ui;
use super::{Surroundings, ground};
use crate::app::theme::Theme;
use crate::app::theme::widgets::{
    button_ui, card_ui, chip_ui, clickable_card_ui, heading_ui, mark_ui, meter_ui, muted_ui, primary_button_ui,
    quiet_button_ui, subheading_ui, tag_ui, text_ui, title_ui,
};
use crate::app::ui_command::UiCommand;
use crate::sim::scenario::model::Kind;
use crate::sim::score::mark::Mark;
use crate::sim::score::scorecard::{DIMENSIONS, StepClass};
use crate::view::shelf::CallCard;

/// What the title screen shows.
#[derive(Debug, Clone, Default)]
pub struct TitleView {
    /// The calls.
    pub cards: Vec<CallCard>,
    /// The title of the call that was left open.
    pub left_open: Option<String>,
    /// The ids of calls that have errors; they lead to the author screen.
    pub broken: Vec<String>,
    /// What else went wrong, one sentence each.
    pub problems: Vec<String>,
    /// The name of the profile in use.
    pub profile: Option<String>,
}

/// Draws the title screen.
pub fn title_screen_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    view: &TitleView,
    state: &PanelState,
) -> Option<UiCommand> {
    let words = surroundings.words;
    let mut asked = None;
    CentralPanel::default().frame(ground(ui)).show(ui, |ui| {
        // Where little fits, the first call comes into sight before anything that only greets.
        let is_low = ui.available_height() < Theme::of(ui.ctx()).measures.low_below;
        asked = top_bar_ui(ui, surroundings, &words.text("title-practise"));
        ScrollArea::vertical()
            .id_salt("title")
            .auto_shrink(false)
            .show(ui, |ui| {
                let choose = words.text("title-choose-call");
                match is_low {
                    true => heading_ui(ui, &choose),
                    false => title_ui(ui, &choose),
                };
                ui.horizontal_wrapped(|ui| {
                    if !is_low {
                        muted_ui(ui, &words.text("app-tagline"));
                    }
                    let who = match &view.profile {
                        Some(name) => words.with("title-profile", &[("name", name.clone().into())]),
                        None => words.text("title-no-profile"),
                    };
                    if quiet_button_ui(ui, &who, None).clicked() {
                        asked = Some(UiCommand::ToggleProfiles);
                    }
                    if quiet_button_ui(ui, &words.text("title-library"), None).clicked() {
                        asked = Some(UiCommand::OpenLibrary);
                    }
                    // It is known a moment later than the rest; in this row it moves nothing from under the pointer.
                    if let Some(title) = &view.left_open {
                        asked = left_open_ui(ui, surroundings, title).or(asked.take());
                    }
                });
                ui.add_space(Theme::of(ui.ctx()).space(2));
                asked = broken_ui(ui, surroundings, &view.broken).or(asked.take());
                for problem in &view.problems {
                    muted_ui(ui, problem);
                }
                asked = filters_ui(ui, surroundings, view, state).or(asked.take());
                asked = cards_ui(ui, surroundings, view, state).or(asked.take());
            });
    });
    asked
}

fn left_open_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, title: &str) -> Option<UiCommand> {
    let words = surroundings.words;
    let label = words.labelled(&words.text("title-continue"), title);
    let button = primary_button_ui(ui, &label, None).on_hover_text(words.text("title-continue-call"));
    button.clicked().then_some(UiCommand::ContinueCall)
}

/// Calls that nobody can practise, each with a button to what is wrong with it.
fn broken_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, broken: &[String]) -> Option<UiCommand> {
    if broken.is_empty() {
        return None;
    }
    let words = surroundings.words;
    let shown = card_ui(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_wrapped(|ui| {
            let count = [("n", broken.len().into())];
            mark_ui(ui, StepClass::Costly, &words.with("title-broken", &count));
        });
        let pressed = ui.horizontal_wrapped(|ui| {
            let buttons = broken.iter().filter(|id| {
                let name = [("call", (*id).clone().into())];
                button_ui(ui, &words.with("title-broken-open", &name), None).clicked()
            });
            buttons.last().cloned()
        });
        pressed.inner
    });
    shown.inner.map(UiCommand::OpenAuthor)
}

fn filters_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, view: &TitleView, state: &PanelState) -> Option<UiCommand> {
    let words = surroundings.words;
    let mut kinds: Vec<Kind> = Vec::new();
    for card in &view.cards {
        if !kinds.contains(&card.kind) {
            kinds.push(card.kind);
        }
    }
    let mut asked = None;
    ui.horizontal_wrapped(|ui| {
        if chip_ui(ui, &words.text("kind-all"), state.filter.is_none()).clicked() {
            asked = Some(UiCommand::Filter(None));
        }
        for kind in kinds {
            if chip_ui(ui, &words.named("kind", &kind), state.filter == Some(kind)).clicked() {
                asked = Some(UiCommand::Filter(Some(kind)));
            }
        }
    });
    asked
}

fn cards_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, view: &TitleView, state: &PanelState) -> Option<UiCommand> {
    let words = surroundings.words;
    let shown: Vec<&CallCard> = view
        .cards
        .iter()
        .filter(|card| state.filter.is_none_or(|kind| kind == card.kind))
        .collect();
    if shown.is_empty() {
        let key = if view.cards.is_empty() {
            "title-empty"
        } else {
            "title-empty-filter"
        };
        heading_ui(ui, &words.text(key));
        return None;
    }
    let theme = Theme::of(ui.ctx());
    let least = theme.measures.caller_column * 1.6;
    let columns = ((ui.available_width() / least) as usize).clamp(1, 3);
    let gap = theme.measures.gap;
    let width = (ui.available_width() - gap * (columns - 1) as f32) / columns as f32;
    let mut asked = None;
    for row in shown.chunks(columns) {
        // Cards beside each other are as high as the highest of them was when they were last drawn.
        let content: Vec<_> = row.iter().map(|card| (&card.title, card.best.is_some())).collect();
        let place = Id::new((
            "row-of-cards",
            content,
            width.to_bits(),
            ui.ctx().pixels_per_point().to_bits(),
        ));
        let least: f32 = ui.data(|data| data.get_temp(place)).unwrap_or_default();
        let mut highest = least;
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = gap;
            for card in row {
                ui.allocate_ui_with_layout(Vec2::new(width, 0.0), Layout::top_down(Align::Min), |ui| {
                    let (is_pressed, height) = call_card_ui(ui, surroundings, card, Vec2::new(width, least));
                    highest = highest.max(height);
                    if is_pressed {
                        asked = Some(UiCommand::OpenBriefing(card.id.clone()));
                    }
                });
            }
        });
        if highest > least + 0.5 {
            ui.data_mut(|data| data.insert_temp(place, highest));
            ui.ctx().request_repaint();
        }
        ui.add_space(gap - ui.spacing().item_spacing.y);
    }
    asked
}

/// Draws a card of this width and at least this height; returns whether it was pressed, and the height of what is in it.
fn call_card_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, card: &CallCard, size: Vec2) -> (bool, f32) {
    let words = surroundings.words;
    let theme = Theme::of(ui.ctx());
    let name = format!("{}. {}", card.title, card.who);
    let inside = size.x - 2.0 * theme.measures.padding - 2.0 * theme.measures.hairline;
    let shown = clickable_card_ui(ui, &name, |ui| {
        ui.set_width(inside);
        ui.set_min_height(theme.space(38).max(size.y));
        ui.horizontal_top(|ui| {
            let portrait = Portrait {
                seed: card.portrait,
                age: card.age,
                voice: card.voice,
                tension: card.tension,
                trust: 40,
                feeling: card.feeling,
                speech: 0.0,
                blink: 0.0,
            };
            portrait_ui(ui, &portrait, theme.space(24), &card.who);
            ui.vertical(|ui| {
                subheading_ui(ui, &card.title);
                text_ui(ui, format!("{} · {}", card.who, card.about));
            });
        });
        ui.horizontal_wrapped(|ui| {
            tag_ui(ui, &words.named("kind", &card.kind), theme.colours.accent);
            tag_ui(
                ui,
                &words.with("title-level", &[("n", card.level.into())]),
                theme.colours.muted,
            );
            let minutes = [("from", card.minutes.0.into()), ("to", card.minutes.1.into())];
            tag_ui(ui, &words.with("title-minutes", &minutes), theme.colours.muted);
            match card.times_practised {
                0 if card.is_begun => tag_ui(ui, &words.text("title-begun"), theme.colours.muted),
                0 => tag_ui(ui, &words.text("title-new"), theme.colours.best),
                n => tag_ui(
                    ui,
                    &words.with("title-practised", &[("n", n.into())]),
                    theme.colours.muted,
                ),
            };
        });
        if let Some(best) = card.best {
            best_ui(ui, surroundings, best);
        }
        ui.min_rect().height()
    });
    (shown.response.clicked(), shown.inner)
}

/// The best result: its overall mark, and three small bars.
fn best_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, best: [i64; 4]) {
    let theme = Theme::of(ui.ctx());
    let words = surroundings.words;
    let [empathy, accuracy, compliance, overall] = best.map(Mark);
    muted_ui(
        ui,
        &words.labelled(&words.text("title-best-result"), &overall.to_string()),
    );
    ui.columns_const(|columns: &mut [Ui; 3]| {
        let marks = DIMENSIONS.into_iter().zip([empathy, accuracy, compliance]);
        for (ui, (dimension, mark)) in columns.iter_mut().zip(marks) {
            // The bar is drawn in whole points; the figure beside it is the mark.
            let value = (mark.0 / 10).clamp(0, 100) as u8;
            let name = words.text(crate::view::verdict::dimension_key(dimension));
            meter_ui(ui, &name, value, &mark.to_string(), theme.colours.dimension(dimension));
        }
    });
}
