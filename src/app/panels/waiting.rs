//! A screen whose content is not there yet, or never will be: what it waits for, and the way back.

use egui::{CentralPanel, Ui};

use super::top_bar::top_bar_ui;
use super::{Surroundings, ground, pressed};
use crate::app::preferences::KeyAction;
use crate::app::theme::widgets::{heading_ui, quiet_button_ui};
use crate::app::ui_command::UiCommand;

/// Draws the screen; `back` is what leads away.
pub fn waiting_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    place: &str,
    what: &str,
    back: UiCommand,
) -> Option<UiCommand> {
    let words = surroundings.words;
    let mut asked = None;
    CentralPanel::default().frame(ground(ui)).show(ui, |ui| {
        asked = top_bar_ui(ui, surroundings, place);
        let key = surroundings.key(KeyAction::Menu);
        let is_left = quiet_button_ui(ui, &words.text("common-back"), Some(&key)).clicked();
        if is_left || pressed(ui, surroundings, KeyAction::Menu) {
            asked = Some(back);
        }
        heading_ui(ui, what);
    });
    asked
}
