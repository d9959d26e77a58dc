//! The debrief: verdict, dimensions, the call as one picture, the costliest moments, every step, what was never learned.

use egui::{CentralPanel, ScrollArea, Ui};

use super::conversation::line_ui;
use super::debrief_moments::moments_ui;
use super::debrief_picture::{debrief_picture_ui, picture_stays};
use super::sources::ToldSources;
use super::state::PanelState;
use super::top_bar::top_bar_ui;
use super::{Surroundings, ground, is_new, pressed};
use crate::app::preferences::KeyAction;
use crate::app::theme::Theme;
use crate::app::theme::widgets::{
    DimensionBar, button_ui, card_ui, clickable_card_ui, dimension_bar_ui, mark_glyph_ui, mark_ui, muted_ui,
    primary_button_ui, quiet_button_ui, raised_card_ui, strong_ui, subheading_ui, text_ui, title_ui,
};
use crate::app::ui_command::UiCommand;
use crate::sim::score::scorecard::StepClass;
use crate::view::cost::overall_sentence;
use crate::view::debrief::{DebriefStep, DebriefView, RuleView};
use crate::view::verdict::dimension_key;
use crate::words::signed::signed;

/// Draws the debrief.
pub fn debrief_screen_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    view: &DebriefView,
    state: &PanelState,
) -> Option<UiCommand> {
    let words = surroundings.words;
    let mut asked = None;
    let leaves = pressed(ui, surroundings, KeyAction::Menu);
    CentralPanel::default().frame(ground(ui)).show(ui, |ui| {
        asked = top_bar_ui(ui, surroundings, &words.text("debrief-heading"));
        let menu = surroundings.key(KeyAction::Menu);
        if quiet_button_ui(ui, &words.text("debrief-back-to-title"), Some(&menu)).clicked() {
            asked = Some(UiCommand::ToTitle);
        }
        let stays = picture_stays(ui, state.step);
        if stays {
            asked = debrief_picture_ui(ui, surroundings, view, state.step).or(asked.take());
        }
        ScrollArea::vertical()
            .id_salt(("debrief", state.opened))
            .auto_shrink(false)
            .show(ui, |ui| {
                verdict_ui(ui, surroundings, view);
                // The first says why the call failed; the others stand below, so that the picture stays in sight.
                let (first, others) = view.critical.split_at(view.critical.len().min(1));
                for rule in first {
                    critical_ui(ui, surroundings, rule);
                }
                if !stays {
                    asked = debrief_picture_ui(ui, surroundings, view, state.step).or(asked.take());
                }
                if let Some((index, step)) = state.step.and_then(|index| Some((index, view.steps.get(index)?))) {
                    let shown = ui.scope(|ui| step_ui(ui, surroundings, step, index, view.can_try_again));
                    // With large text it stands below the window's edge.
                    if is_new(ui, "debrief-step-in-view", &(state.opened, index)) {
                        shown.response.scroll_to_me(None);
                    }
                    asked = shown.inner.or(asked.take());
                }
                asked = moments_ui(ui, surroundings, view, state).or(asked.take());
                for rule in others {
                    critical_ui(ui, surroundings, rule);
                }
                if view.was_answered {
                    never_learned_ui(ui, surroundings, view);
                }
                wrap_up_ui(ui, surroundings, view);
                asked = all_steps_ui(ui, surroundings, view, state).or(asked.take());
                ui.horizontal_wrapped(|ui| {
                    if primary_button_ui(ui, &words.text("debrief-back-to-title"), None).clicked() {
                        asked = Some(UiCommand::ToTitle);
                    }
                    if view.can_try_again {
                        let again = match state.step {
                            Some(_) => "debrief-try-again",
                            None => "debrief-try-again-whole",
                        };
                        if button_ui(ui, &words.text(again), None).clicked() {
                            asked = Some(UiCommand::TryAgain(state.step.unwrap_or(0)));
                        }
                        muted_ui(ui, &words.text("debrief-try-again-about"));
                    }
                });
            });
    });
    asked.or(leaves.then_some(UiCommand::ToTitle))
}

fn verdict_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, view: &DebriefView) {
    let words = surroundings.words;
    let theme = Theme::of(ui.ctx());
    let (class, key) = match view.passed {
        Some(true) => (StepClass::Best, "debrief-passed"),
        Some(false) => (StepClass::Costly, "debrief-not-passed"),
        None => (StepClass::Fine, "debrief-not-marked"),
    };
    card_ui(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_wrapped(|ui| {
            mark_glyph_ui(ui, class, &words.text(key));
            title_ui(ui, &words.text(key));
        });
        subheading_ui(ui, &view.verdict);
        let (kind, title, epilogue) = &view.ending;
        strong_ui(
            ui,
            &format!("{title} · {}", words.named("ending", kind)),
            theme.colours.caller,
        );
        text_ui(ui, epilogue);
        let overall = [
            ("score", view.overall.0.to_string().into()),
            ("pass", view.overall.1.into()),
        ];
        ui.add_space(theme.space(1));
        subheading_ui(ui, &words.with("debrief-overall-of", &overall));
        if view.overall_floored {
            muted_ui(ui, &words.text("debrief-floored"));
        }
        let narrow = ui.available_width() < theme.measures.caller_column * 3.0;
        let columns = if narrow { 1 } else { view.dimensions.len().max(1) };
        // Further apart than what belongs together.
        let within = ui.spacing().item_spacing.x;
        ui.spacing_mut().item_spacing.x = theme.space(6);
        ui.columns(columns, |columns| {
            let count = columns.len();
            for (index, score) in view.dimensions.iter().enumerate() {
                let ui = &mut columns[index % count];
                ui.spacing_mut().item_spacing.x = within;
                let floor = words.with("debrief-floor", &[("n", score.floor.into())]);
                dimension_bar_ui(
                    ui,
                    &DimensionBar {
                        dimension: score.dimension,
                        name: &words.text(dimension_key(score.dimension)),
                        score: &score.mark.to_string(),
                        share: score.mark.0 as f32 / 1000.0,
                        floor: score.floor,
                        floor_text: if score.floor > 0 { &floor } else { "" },
                    },
                );
                let points = [
                    ("points", signed(score.points.0).into()),
                    ("best", score.points.1.into()),
                ];
                muted_ui(ui, &words.with("debrief-points-of", &points));
                if let Some(mark) = score.unfloored {
                    let mark = [("mark", signed(mark).into())];
                    muted_ui(ui, &words.with("debrief-dimension-floored", &mark));
                }
            }
        });
    });
}

fn critical_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, rule: &RuleView) {
    let words = surroundings.words;
    card_ui(ui, |ui| {
        ui.set_width(ui.available_width());
        mark_ui(ui, StepClass::Critical, &words.text("debrief-critical-breach"));
        subheading_ui(ui, &rule.text);
        muted_ui(ui, &words.text("debrief-critical-breach-about"));
        ToldSources::default().tell_ui(ui, &rule.sources);
    });
}

fn step_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    step: &DebriefStep,
    index: usize,
    can_try_again: bool,
) -> Option<UiCommand> {
    let words = surroundings.words;
    let theme = Theme::of(ui.ctx());
    let mut asked = None;
    card_ui(ui, |ui| {
        ui.set_width(ui.available_width());
        mark_ui(
            ui,
            step.class,
            &format!("{} · {} · {}", step.place, step.label, words.named("mark", &step.class)),
        );
        // An answer cannot be judged without what it answered.
        let answered = step.answered.iter().filter(|_| step.is_chosen);
        for line in answered.chain(&step.lines) {
            line_ui(ui, surroundings, line, None, false);
        }
        if step.loss.is_empty() {
            muted_ui(ui, &words.text("debrief-cost-nothing"));
        }
        for (dimension, cost) in &step.loss {
            text_ui(ui, words.labelled(&words.text(dimension_key(*dimension)), cost));
        }
        if let Some(cost) = overall_sentence(words, step) {
            muted_ui(ui, &cost);
        }
        if let Some(why) = &step.why {
            strong_ui(ui, &words.text("debrief-why"), theme.colours.text);
            text_ui(ui, why);
        }
        if let Some(tempting) = &step.tempting {
            strong_ui(ui, &words.text("debrief-tempting"), theme.colours.text);
            text_ui(ui, tempting);
        }
        let mut told = ToldSources::default();
        for rule in &step.broke {
            strong_ui(ui, &rule.told(words), theme.colours.mark(step.class));
            told.tell_new_ui(ui, &rule.sources);
        }
        told.tell_new_ui(ui, &step.sources);
        if step.options.len() > 1 {
            strong_ui(ui, &words.text("debrief-options"), theme.colours.text);
            for option in &step.options {
                ui.horizontal_top(|ui| {
                    mark_glyph_ui(ui, option.class, &words.named("mark", &option.class));
                    let label = match option.is_chosen {
                        true => words.remarked(&option.label, &words.text("debrief-your-choice")),
                        false => option.label.clone(),
                    };
                    // The sign says best, fine or costly; that an answer fails the whole call needs its word.
                    let worth = match option.class {
                        StepClass::Critical => format!("  {}", option.worth(words)),
                        _ if option.cost.0 > 0 => format!("  −{}", option.cost),
                        _ => String::new(),
                    };
                    text_ui(ui, label + &worth);
                });
            }
        }
        if can_try_again && button_ui(ui, &words.text("debrief-try-again"), None).clicked() {
            asked = Some(UiCommand::TryAgain(index));
        }
    });
    asked
}

fn never_learned_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, view: &DebriefView) {
    let words = surroundings.words;
    let theme = Theme::of(ui.ctx());
    card_ui(ui, |ui| {
        ui.set_width(ui.available_width());
        subheading_ui(ui, &words.text("debrief-never-learned"));
        if view.never_learned.is_empty() {
            muted_ui(ui, &words.text("debrief-never-learned-none"));
        }
        for (fact, how) in &view.never_learned {
            strong_ui(ui, fact, theme.colours.text);
            muted_ui(
                ui,
                &words.with("debrief-never-learned-how", &[("how", how.clone().into())]),
            );
        }
    });
}

fn wrap_up_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, view: &DebriefView) {
    let words = surroundings.words;
    if view.wrap_up.is_empty() {
        return;
    }
    card_ui(ui, |ui| {
        ui.set_width(ui.available_width());
        subheading_ui(ui, &words.text("debrief-wrap-up"));
        if view.wrap_up_cost.0 > 0 {
            muted_ui(
                ui,
                &words.with("debrief-wrap-up-cost", &[("n", view.wrap_up_cost.to_string().into())]),
            );
        }
        let mut told = ToldSources::default();
        for line in &view.wrap_up {
            let Some(key) = line.word() else { continue };
            let class = match (line.chosen, line.best) {
                (true, true) => StepClass::Best,
                (true, false) if line.cost.0 > 0 => StepClass::Costly,
                _ => StepClass::Fine,
            };
            let cost = if line.cost.0 > 0 {
                format!(" −{}", line.cost)
            } else {
                String::new()
            };
            mark_ui(ui, class, &format!("{} · {}{cost}", line.label, words.text(key)));
            muted_ui(ui, &line.why);
            told.tell_ui(ui, &line.sources);
        }
    });
}

fn all_steps_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    view: &DebriefView,
    state: &PanelState,
) -> Option<UiCommand> {
    let words = surroundings.words;
    let theme = Theme::of(ui.ctx());
    let mut asked = None;
    subheading_ui(ui, &words.text("debrief-all-turns"));
    muted_ui(ui, &words.text("debrief-all-turns-about"));
    for (index, step) in view.steps.iter().enumerate() {
        let cost = if step.cost.0 > 0 {
            format!(" −{}", step.cost)
        } else {
            String::new()
        };
        let worth = format!("{}{cost}", words.named("mark", &step.class));
        let name = words.labelled(&step.place, &words.listed(&[step.label.as_str(), &worth]));
        if state.step == Some(index) {
            raised_card_ui(ui, |ui| {
                ui.set_width(ui.available_width());
                mark_ui(ui, step.class, &name);
            });
            continue;
        }
        let shown = clickable_card_ui(ui, &name, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal_wrapped(|ui| {
                mark_glyph_ui(ui, step.class, &words.named("mark", &step.class));
                muted_ui(ui, &step.place);
                text_ui(ui, &step.label);
                if step.cost.0 > 0 {
                    strong_ui(ui, &format!("−{}", step.cost), theme.colours.mark(step.class));
                }
            });
        });
        if shown.response.clicked() {
            asked = Some(UiCommand::SelectStep(index));
        }
    }
    asked
}

/// Draws the debrief of a call that could not be marked.
pub fn unmarked_ui(ui: &mut Ui, surroundings: &Surroundings<'_>) -> Option<UiCommand> {
    let words = surroundings.words;
    let shown = CentralPanel::default().frame(ground(ui)).show(ui, |ui| {
        title_ui(ui, &words.text("debrief-not-marked"));
        text_ui(ui, words.text("debrief-not-marked-about"));
        primary_button_ui(ui, &words.text("debrief-back-to-title"), None).clicked()
    });
    let menu = pressed(ui, surroundings, KeyAction::Menu).then_some(UiCommand::ToggleMenu);
    shown.inner.then_some(UiCommand::ToTitle).or(menu)
}
