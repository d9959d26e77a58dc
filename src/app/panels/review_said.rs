//! What everybody has said about the session; before the own marks are closed, only that others have marked.

use egui::Ui;

use super::Surroundings;
use super::review_state::ReviewState;
use super::review_word::DraftAbout;
use crate::app::theme::Theme;
use crate::app::theme::widgets::{button_ui, muted_ui, subheading_ui, text_ui};
use crate::view::review::ReviewView;

/// Draws what may be seen.
pub(super) fn said_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, view: &ReviewView, state: &mut ReviewState) {
    let words = surroundings.words;
    let theme = Theme::of(ui.ctx());
    subheading_ui(ui, &words.text("review-said"));
    for line in &view.kept_back {
        text_ui(ui, line);
    }
    if !view.kept_back.is_empty() {
        // Whoever has no key yet may be about to mark, or may not mark at all.
        let about = match view.keys.names.is_empty() {
            true => "review-kept-back-no-key",
            false => "review-kept-back-about",
        };
        muted_ui(ui, &words.text(about));
        if view.marks.who.is_some() && button_ui(ui, &words.text("review-look"), None).clicked() {
            state.write(DraftAbout::Unblind);
        }
        return;
    }
    if view.said.is_empty() {
        muted_ui(ui, &words.text("review-said-nothing"));
    }
    for (depth, line) in &view.said {
        ui.horizontal_top(|ui| {
            ui.add_space(theme.space(3) * *depth as f32);
            // A row would not break its lines by itself.
            ui.vertical(|ui| text_ui(ui, line));
        });
    }
}
