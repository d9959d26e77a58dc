//! What is said where nobody has a key yet and others' marks are kept back, and the way to see them for whoever does not mark.

use egui::Ui;

use super::Surroundings;
use super::library_state::LibraryState;
use crate::app::theme::widgets::{button_ui, card_ui, muted_ui, text_ui};
use crate::sim::library::query::BeforeAnyKey;

/// Draws it; nothing where somebody has a key or there is nothing to keep back.
pub(super) fn before_any_key_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    shown: Option<BeforeAnyKey>,
    state: &mut LibraryState,
) {
    let words = surroundings.words;
    match shown {
        None => {}
        // It was pressed, and the list that it asks for is on its way.
        Some(_) if state.marks_nothing => {
            muted_ui(ui, &words.text("library-no-key-shown"));
        }
        Some(BeforeAnyKey::Shown) => {}
        Some(BeforeAnyKey::KeptBack) => {
            card_ui(ui, |ui| {
                ui.set_width(ui.available_width());
                text_ui(ui, words.text("library-no-key-kept-back"));
                if button_ui(ui, &words.text("library-marks-nothing"), None).clicked() {
                    state.marks_nothing = true;
                }
            });
        }
    }
}
