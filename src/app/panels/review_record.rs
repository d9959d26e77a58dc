//! The top of the review: which call it is, whether its record is whole, and under which circumstances it came about.

use egui::Ui;

use super::Surroundings;
use super::review_state::ReviewState;
use super::top_bar::top_bar_ui;
use crate::app::preferences::KeyAction;
use crate::app::theme::Theme;
use crate::app::theme::widgets::{
    aside_ui, card_ui, heading_ui, make_room_for, mark_glyph_ui, muted_ui, quiet_button_ui, strong_ui, text_ui,
    toggle_button_ui,
};
use crate::app::ui_command::UiCommand;
use crate::sim::score::scorecard::StepClass;
use crate::view::review::ReviewView;

/// Draws the top.
pub(super) fn top_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    view: &ReviewView,
    state: &mut ReviewState,
) -> Option<UiCommand> {
    let words = surroundings.words;
    let theme = Theme::of(ui.ctx());
    let mut asked = top_bar_ui(ui, surroundings, &words.text("review-heading"));
    ui.horizontal_wrapped(|ui| {
        let back = surroundings.key(KeyAction::Menu);
        if quiet_button_ui(ui, &words.text("library-heading"), Some(&back)).clicked() {
            asked = Some(UiCommand::CloseReview);
        }
        if quiet_button_ui(ui, &words.text("review-write-report"), None).clicked() {
            asked = Some(UiCommand::WriteReport);
        }
        make_room_for(ui, &view.title, theme.measures.heading);
        heading_ui(ui, &view.title);
        aside_ui(ui, &format!("{} · {}", view.trainee, view.customer));
    });
    let record = &view.record;
    ui.horizontal_wrapped(|ui| {
        // What is not as it was written must not look like a detail.
        let class = if record.is_whole {
            StepClass::Best
        } else {
            StepClass::Critical
        };
        mark_glyph_ui(ui, class, &record.integrity);
        strong_ui(ui, &record.integrity, theme.colours.mark(class));
        muted_ui(ui, &record.integrity_about);
        if toggle_button_ui(ui, &words.text("review-record"), None, state.record_is_open).clicked() {
            state.record_is_open = !state.record_is_open;
        }
    });
    ui.horizontal_wrapped(|ui| {
        for circumstance in &record.circumstances {
            if circumstance.is_notable {
                mark_glyph_ui(ui, StepClass::Costly, &words.text("review-notable"));
                text_ui(ui, &circumstance.text);
            } else {
                muted_ui(ui, &circumstance.text);
            }
        }
    });
    if state.record_is_open {
        card_ui(ui, |ui| {
            ui.set_width(ui.available_width());
            for (name, value) in &record.facts {
                muted_ui(ui, &words.labelled(name, value));
            }
        });
    }
    mark_that_stands_ui(ui, view);
    asked
}

fn mark_that_stands_ui(ui: &mut Ui, view: &ReviewView) {
    // One row as long as it fits: the call below needs the height.
    ui.horizontal_wrapped(|ui| {
        text_ui(ui, &view.stands);
        for wait in &view.to_do {
            mark_glyph_ui(ui, StepClass::Costly, wait);
            strong_ui(ui, wait, Theme::of(ui.ctx()).colours.mark(StepClass::Costly));
        }
    });
}
