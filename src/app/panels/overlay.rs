//! What lies over a screen: the menu, the list of keys, a notice.

use egui::{Align2, Area, Frame, Id, Key, Modal, Order, Ui, Vec2};

use super::Surroundings;
use crate::app::theme::Theme;
use crate::app::theme::widgets::{
    button_ui, card_ui, heading_ui, key_cap_ui, muted_ui, primary_button_ui, quiet_button_ui,
};
use crate::app::ui_command::{UiCommand, ZoomStep};

/// Keys and the words that say what they do.
const KEYS: [(&str, &str); 11] = [
    ("1–9", "keys-choose"),
    ("⏎", "keys-confirm"),
    ("O", "keys-hold"),
    ("M", "keys-mute"),
    ("N", "keys-notes"),
    ("K", "keys-desktop"),
    ("← →", "keys-steps"),
    ("↑ ↓", "keys-moments"),
    ("Ctrl + −", "keys-zoom"),
    ("Esc", "keys-menu"),
    ("F1", "keys-list"),
];

/// The frame of what lies over the screen.
fn frame(ui: &Ui) -> Frame {
    let theme = Theme::of(ui.ctx());
    Frame::popup(ui.style()).inner_margin(theme.padding())
}

/// Draws the menu of a running call.
pub fn menu_ui(ui: &mut Ui, surroundings: &Surroundings<'_>) -> Option<UiCommand> {
    let words = surroundings.words;
    let mut asked = None;
    let modal = Modal::new(Id::new("menu")).frame(frame(ui)).show(ui.ctx(), |ui| {
        ui.set_width(Theme::of(ui.ctx()).measures.desktop_column);
        heading_ui(ui, &words.text("menu-heading"));
        ui.vertical_centered_justified(|ui| {
            if primary_button_ui(ui, &words.text("menu-go-on"), Some("Esc")).clicked() {
                asked = Some(UiCommand::ToggleMenu);
            }
            if button_ui(ui, &words.text("menu-leave"), None).clicked() {
                asked = Some(UiCommand::LeaveCall);
            }
            if button_ui(ui, &words.text("menu-stop"), None).clicked() {
                asked = Some(UiCommand::StopCall);
            }
            if button_ui(ui, &words.text("keys-heading"), Some("F1")).clicked() {
                asked = Some(UiCommand::ToggleKeys);
            }
        });
        muted_ui(ui, &words.text("menu-about"));
        ui.horizontal_wrapped(|ui| {
            muted_ui(ui, &words.text("settings-text-size"));
            for (label, step) in [("−", ZoomStep::Out), ("100 %", ZoomStep::Reset), ("+", ZoomStep::In)] {
                if quiet_button_ui(ui, label, None).clicked() {
                    asked = Some(UiCommand::Zoom(step));
                }
            }
        });
    });
    if modal.should_close() && asked.is_none() {
        asked = Some(UiCommand::ToggleMenu);
    }
    asked
}

/// Draws the list of keys.
pub fn keys_ui(ui: &mut Ui, surroundings: &Surroundings<'_>) -> Option<UiCommand> {
    let words = surroundings.words;
    let mut asked = None;
    let modal = Modal::new(Id::new("keys")).frame(frame(ui)).show(ui.ctx(), |ui| {
        ui.set_width(Theme::of(ui.ctx()).measures.desktop_column);
        heading_ui(ui, &words.text("keys-heading"));
        for (key, word) in KEYS {
            ui.horizontal(|ui| {
                key_cap_ui(ui, key);
                ui.label(words.text(word));
            });
        }
        if primary_button_ui(ui, &words.text("common-close"), Some("Esc")).clicked() {
            asked = Some(UiCommand::ToggleKeys);
        }
    });
    if (modal.should_close() || ui.input(|input| input.key_pressed(Key::Escape))) && asked.is_none() {
        asked = Some(UiCommand::ToggleKeys);
    }
    asked
}

/// Draws a notice at the bottom.
pub fn notice_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, notice: &str) -> Option<UiCommand> {
    let words = surroundings.words;
    let space = Theme::of(ui.ctx()).space(4);
    let area = Area::new(Id::new("notice"))
        .order(Order::Foreground)
        .anchor(Align2::RIGHT_BOTTOM, Vec2::new(-space, -space));
    let shown = area.show(ui.ctx(), |ui| {
        ui.set_max_width(Theme::of(ui.ctx()).measures.desktop_column);
        let card = card_ui(ui, |ui| {
            ui.label(notice);
            quiet_button_ui(ui, &words.text("common-close"), None).clicked()
        });
        card.inner
    });
    shown.inner.then_some(UiCommand::DismissNotice)
}
