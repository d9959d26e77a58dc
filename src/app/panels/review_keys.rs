//! Who signs: the keys that are here, one to make if there is none, and the passphrase if the key has one.

use egui::Ui;

use super::Surroundings;
use super::line_field::{line_ui, secret_line_ui};
use super::review_state::ReviewState;
use crate::app::theme::widgets::{button_ui, chip_ui, muted_ui, text_ui};
use crate::app::ui_command::UiCommand;
use crate::view::review::ReviewView;

/// Draws what there is to know and to choose about keys; with one open key there is nothing.
pub(super) fn keys_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    view: &ReviewView,
    state: &mut ReviewState,
) -> Option<UiCommand> {
    let words = surroundings.words;
    let keys = &view.keys;
    let mut asked = None;
    if keys.names.is_empty() && view.marks.who.is_none() {
        text_ui(ui, words.text("review-make-key-about"));
        line_ui(ui, &words.text("review-key-name"), &mut state.new_key);
        let name = state.new_key.trim().to_owned();
        let button = ui.add_enabled_ui(!name.is_empty(), |ui| {
            button_ui(ui, &words.text("review-make-key"), None).clicked()
        });
        if button.inner {
            asked = Some(UiCommand::MakeKey(name));
        }
    }
    if keys.names.len() > 1 {
        muted_ui(ui, &words.text("review-who-signs"));
        ui.horizontal_wrapped(|ui| {
            for name in &keys.names {
                let is_on = keys.signs.as_ref() == Some(name);
                if chip_ui(ui, name, is_on).clicked() && !is_on {
                    asked = Some(UiCommand::SignWith(name.clone()));
                }
            }
        });
    }
    if keys.is_sealed {
        secret_line_ui(ui, &words.text("review-passphrase"), &mut state.passphrase);
    }
    asked
}
