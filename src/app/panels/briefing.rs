//! The briefing: what you know, the house policies in force, what is judged, and the call to take.

use egui::{CentralPanel, Panel, ScrollArea, Ui};

use super::top_bar::top_bar_ui;
use super::{Surroundings, ground, pressed};
use crate::app::preferences::KeyAction;
use crate::app::theme::Theme;
use crate::app::theme::widgets::{
    aside_ui, card_ui, chip_ui, dimension_glyph_ui, muted_ui, primary_button_ui, quiet_button_ui, strong_ui,
    subheading_ui, text_ui, title_ui,
};
use crate::app::ui_command::UiCommand;
use crate::sim::call::Timers;
use crate::sim::scenario::model::Direction;
use crate::sim::score::scorecard::DIMENSIONS;
use crate::view::briefing::BriefingView;
use crate::view::verdict::dimension_key;

/// The settings of timers in the order in which they are offered, with the keys of their words.
const TIMERS: [(Timers, &str); 5] = [
    (Timers::AsWritten, "timers-as-written"),
    (Timers::OneAndHalf, "timers-one-and-half"),
    (Timers::Twice, "timers-twice"),
    (Timers::TenTimes, "timers-ten-times"),
    (Timers::Off, "timers-off"),
];

/// How the call will be taken.
#[derive(Debug, Clone, Copy, Default)]
pub struct Terms {
    /// How far timers are stretched.
    pub timers: Timers,
    /// Whether it is an exam, or the rehearsal of one.
    pub exam: bool,
    /// Whether this person has finished the call before, so that there is a debrief to look at.
    pub has_debrief: bool,
}

/// Draws the briefing.
pub fn briefing_screen_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    view: &BriefingView,
    terms: Terms,
) -> Option<UiCommand> {
    let words = surroundings.words;
    let mut asked = None;
    if pressed(ui, surroundings, KeyAction::Menu) {
        asked = Some(UiCommand::ToTitle);
    }
    Panel::bottom("briefing-actions")
        .frame(ground(ui))
        .show_separator_line(false)
        .show(ui, |ui| {
            ui.horizontal_wrapped(|ui| {
                let take = match view.direction {
                    Direction::Inbound => "briefing-take-call",
                    Direction::Outbound => "briefing-dial",
                };
                if primary_button_ui(ui, &words.text(take), Some(&surroundings.key(KeyAction::Accept))).clicked()
                    || pressed(ui, surroundings, KeyAction::Accept)
                {
                    asked = Some(UiCommand::TakeCall);
                }
                if quiet_button_ui(ui, &words.text("common-back"), Some(&surroundings.key(KeyAction::Menu))).clicked() {
                    asked = Some(UiCommand::ToTitle);
                }
                if terms.has_debrief
                    && !terms.exam
                    && quiet_button_ui(ui, &words.text("briefing-look-back"), None).clicked()
                {
                    asked = Some(UiCommand::LookBack);
                }
                aside_ui(
                    ui,
                    &words.text(if terms.exam {
                        "briefing-exam-about"
                    } else {
                        "briefing-practice-about"
                    }),
                );
            });
        });
    CentralPanel::default().frame(ground(ui)).show(ui, |ui| {
        asked = top_bar_ui(
            ui,
            surroundings,
            &words.text(if terms.exam {
                "briefing-exam"
            } else {
                "briefing-practice"
            }),
        )
        .or(asked.take());
        let brief = ScrollArea::vertical().id_salt(("briefing", &view.title));
        brief.auto_shrink(false).show(ui, |ui| {
            title_ui(ui, &view.title);
            let who = match view.direction {
                Direction::Inbound => "briefing-who-calls",
                Direction::Outbound => "briefing-whom-you-call",
            };
            let caller = format!("{} · {}", view.customer.0, view.customer.1);
            text_ui(ui, words.labelled(&words.text(who), &caller));
            if view.is_unreviewed {
                strong_ui(
                    ui,
                    &words.text("briefing-unreviewed"),
                    Theme::of(ui.ctx()).colours.costly,
                );
            }
            ui.add_space(Theme::of(ui.ctx()).space(2));
            let wide = ui.available_width() > Theme::of(ui.ctx()).measures.caller_column * 3.0;
            if wide {
                ui.columns_const(|[left, right]| {
                    left.vertical(|ui| story_ui(ui, surroundings, view));
                    asked = right
                        .vertical(|ui| terms_ui(ui, surroundings, view, terms))
                        .inner
                        .or(asked.take());
                });
            } else {
                story_ui(ui, surroundings, view);
                asked = terms_ui(ui, surroundings, view, terms).or(asked.take());
            }
            if !terms.exam {
                asked = for_authors_ui(ui, surroundings, view).or(asked.take());
            }
        });
    });
    asked
}

fn story_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, view: &BriefingView) {
    let words = surroundings.words;
    let theme = Theme::of(ui.ctx());
    if !view.content_notes.is_empty() {
        card_ui(ui, |ui| {
            ui.set_width(ui.available_width());
            strong_ui(ui, &words.text("briefing-content-notes"), theme.colours.costly);
            for note in &view.content_notes {
                text_ui(ui, words.named("content", note));
            }
            muted_ui(ui, &words.text("content-stop-any-time"));
        });
    }
    card_ui(ui, |ui| {
        ui.set_width(ui.available_width());
        subheading_ui(ui, &words.text("briefing-what-you-know"));
        for paragraph in &view.paragraphs {
            text_ui(ui, paragraph);
        }
    });
    card_ui(ui, |ui| {
        ui.set_width(ui.available_width());
        subheading_ui(ui, &words.text("briefing-policies"));
        if view.policies.is_empty() {
            text_ui(ui, words.text("briefing-no-policies"));
        }
        for (id, title, text) in &view.policies {
            strong_ui(ui, &format!("{id} · {title}"), theme.colours.text);
            muted_ui(ui, text);
        }
    });
}

fn terms_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, view: &BriefingView, terms: Terms) -> Option<UiCommand> {
    let words = surroundings.words;
    let mut asked = None;
    card_ui(ui, |ui| {
        ui.set_width(ui.available_width());
        subheading_ui(ui, &words.text("briefing-judged"));
        for (dimension, (weight, floor)) in DIMENSIONS.into_iter().zip(view.judged) {
            let name = words.text(dimension_key(dimension));
            ui.horizontal_wrapped(|ui| {
                dimension_glyph_ui(ui, dimension, &name);
                strong_ui(ui, &name, Theme::of(ui.ctx()).colours.text);
                text_ui(ui, words.with("briefing-weight", &[("n", weight.into())]));
                if floor > 0 {
                    muted_ui(ui, &words.with("briefing-floor", &[("n", floor.into())]));
                }
            });
            muted_ui(ui, &words.text(&format!("{}-about", dimension_key(dimension))));
        }
        text_ui(ui, words.with("briefing-pass-mark", &[("n", view.pass_mark.into())]));
    });
    card_ui(ui, |ui| {
        ui.set_width(ui.available_width());
        if view.countries.len() > 1 {
            subheading_ui(ui, &words.text("briefing-country"));
            ui.horizontal_wrapped(|ui| {
                for country in &view.countries {
                    if chip_ui(ui, &words.text(&format!("country-{country}")), *country == view.country).clicked() {
                        asked = Some(UiCommand::SetCountry(country.clone()));
                    }
                }
            });
        }
        subheading_ui(ui, &words.text("briefing-terms"));
        ui.horizontal_wrapped(|ui| {
            // Without a review nobody may decide by a call; its exam can only be rehearsed.
            let exam = if view.is_unreviewed {
                "briefing-rehearsal"
            } else {
                "briefing-exam"
            };
            for (is_exam, key) in [(false, "briefing-practice"), (true, exam)] {
                if chip_ui(ui, &words.text(key), is_exam == terms.exam).clicked() {
                    asked = Some(UiCommand::SetExam(is_exam));
                }
            }
        });
        subheading_ui(ui, &words.text("briefing-timers"));
        ui.horizontal_wrapped(|ui| {
            for (setting, key) in TIMERS {
                if chip_ui(ui, &words.text(key), setting == terms.timers).clicked() {
                    asked = Some(UiCommand::SetTimers(setting));
                }
            }
        });
        muted_ui(ui, &words.text("briefing-timers-about"));
        muted_ui(ui, &words.text("briefing-attempts-private"));
    });
    asked
}

/// The way to the author screen, behind everything that a trainee needs: it gives the answers away, so no exam begins beside it.
fn for_authors_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, view: &BriefingView) -> Option<UiCommand> {
    let words = surroundings.words;
    ui.separator();
    muted_ui(ui, &words.text("briefing-for-authors"));
    let wanted = quiet_button_ui(ui, &words.text("briefing-author"), None).clicked();
    wanted.then(|| UiCommand::OpenAuthor(view.id.clone()))
}
