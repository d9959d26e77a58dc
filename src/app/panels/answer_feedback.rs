//! What the newest answer was worth, in practice: a comment below the conversation.

use egui::Ui;

use super::Surroundings;
use crate::app::theme::widgets::{mark_ui, muted_ui, raised_card_ui, text_ui};
use crate::view::feedback::Feedback;

/// Draws it.
pub(super) fn feedback_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, feedback: &Feedback) {
    let words = surroundings.words;
    raised_card_ui(ui, |ui| {
        ui.set_width(ui.available_width());
        mark_ui(
            ui,
            feedback.class,
            &format!(
                "{} · {}",
                words.text("call-last-answer"),
                words.named("mark", &feedback.class)
            ),
        );
        text_ui(ui, &feedback.why);
        for rule in &feedback.broke {
            text_ui(ui, rule);
        }
        if let Some(cost) = &feedback.cost {
            muted_ui(ui, cost);
        }
    });
}
