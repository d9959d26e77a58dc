//! What lies over a screen: the menu, the list of keys, a notice.

use egui::{Align2, Area, Frame, Id, Modal, Order, Panel, ScrollArea, Ui, Vec2};

use super::asked_twice::{is_asked, is_meant};
use super::call::is_very_narrow;
use super::settings::action_name;
use super::{Surroundings, pressed, pressed_anywhere};
use crate::app::preferences::KeyAction;
use crate::app::theme::Theme;
use crate::app::theme::widgets::{
    button_ui, card_ui, heading_ui, key_cap_ui, muted_ui, primary_button_ui, quiet_button_ui, text_ui,
};
use crate::app::ui_command::UiCommand;

/// The frame of what lies over the screen.
pub(super) fn frame(ui: &Ui) -> Frame {
    let theme = Theme::of(ui.ctx());
    Frame::popup(ui.style()).inner_margin(theme.padding())
}

/// Draws the menu of a running call; in an exam it says that time goes on.
pub fn menu_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, is_exam: bool) -> Option<UiCommand> {
    let words = surroundings.words;
    let mut asked = None;
    let modal = Modal::new(Id::new("menu")).frame(frame(ui)).show(ui.ctx(), |ui| {
        ui.set_width(Theme::of(ui.ctx()).measures.desktop_column);
        heading_ui(
            ui,
            &words.text(if is_exam { "menu-heading-exam" } else { "menu-heading" }),
        );
        ui.vertical_centered_justified(|ui| {
            if primary_button_ui(ui, &words.text("menu-go-on"), Some(&surroundings.key(KeyAction::Menu))).clicked() {
                asked = Some(UiCommand::ToggleMenu);
            }
            if button_ui(ui, &words.text("menu-leave"), None).clicked() {
                asked = Some(UiCommand::LeaveCall);
            }
            if stop_ui(ui, surroundings) {
                asked = Some(UiCommand::StopCall);
            }
            if button_ui(ui, &words.text("settings-heading"), None).clicked() {
                asked = Some(UiCommand::ToggleSettings);
            }
            if button_ui(
                ui,
                &words.text("keys-heading"),
                Some(&surroundings.key(KeyAction::KeyList)),
            )
            .clicked()
            {
                asked = Some(UiCommand::ToggleKeys);
            }
        });
        muted_ui(ui, &words.text(if is_exam { "menu-about-exam" } else { "menu-about" }));
    });
    // The call goes on when somebody means it, and not because of a click beside the menu.
    let closes = modal.should_close() && !modal.backdrop_response.clicked();
    let leaves = closes || pressed_anywhere(ui, surroundings.preferences, KeyAction::Menu);
    if leaves && asked.is_none() {
        asked = Some(UiCommand::ToggleMenu);
    }
    asked
}

/// Stopping cannot be taken back: the first press asks, until the menu is closed.
fn stop_ui(ui: &mut Ui, surroundings: &Surroundings<'_>) -> bool {
    const STOP: &str = "stop";
    let label = match is_asked(ui, STOP, 0) {
        true => "menu-stop-now",
        false => "menu-stop",
    };
    button_ui(ui, &surroundings.words.text(label), None).clicked() && is_meant(ui, STOP, 0)
}

/// Draws the list of keys.
pub fn keys_ui(ui: &mut Ui, surroundings: &Surroundings<'_>) -> Option<UiCommand> {
    let words = surroundings.words;
    let mut asked = None;
    let modal = Modal::new(Id::new("keys")).frame(frame(ui)).show(ui.ctx(), |ui| {
        ui.set_width(Theme::of(ui.ctx()).measures.desktop_column);
        heading_ui(ui, &words.text("keys-heading"));
        let window = ui.ctx().viewport_rect().height();
        let theme = Theme::of(ui.ctx());
        let room = (window - theme.space(44)).max(theme.space(20));
        ScrollArea::vertical()
            .id_salt("keys")
            .max_height(room)
            .min_scrolled_height(room)
            .show(ui, |ui| {
                let first = surroundings.key(KeyAction::Choose1);
                let last = surroundings.key(KeyAction::Choose9);
                key_ui(ui, &format!("{first}–{last}"), &words.text("keys-choose"));
                let others = KeyAction::ALL
                    .into_iter()
                    .filter(|action| !KeyAction::CHOICES.contains(action));
                for action in others {
                    key_ui(ui, &surroundings.key(action), &action_name(surroundings, action));
                }
            });
        if quiet_button_ui(ui, &words.text("settings-change-keys"), None).clicked() {
            asked = Some(UiCommand::ToggleSettings);
        }
        if primary_button_ui(
            ui,
            &words.text("common-close"),
            Some(&surroundings.key(KeyAction::Menu)),
        )
        .clicked()
        {
            asked = Some(UiCommand::ToggleKeys);
        }
    });
    if (modal.should_close() || pressed_anywhere(ui, surroundings.preferences, KeyAction::Menu)) && asked.is_none() {
        asked = Some(UiCommand::ToggleKeys);
    }
    asked
}

fn key_ui(ui: &mut Ui, key: &str, does: &str) {
    ui.horizontal(|ui| {
        key_cap_ui(ui, key);
        text_ui(ui, does);
    });
}

/// Draws a notice at the bottom. Where text is large and the window small, it is as wide as the window, so that it is low.
pub fn notice_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, notice: &str) -> Option<UiCommand> {
    let words = surroundings.words;
    let theme = Theme::of(ui.ctx());
    let space = theme.space(4);
    let is_wide = is_very_narrow(ui);
    let width = match is_wide {
        true => ui.ctx().content_rect().width() - 2.0 * (space + theme.padding().left as f32),
        false => theme.measures.desktop_column,
    };
    let area = Area::new(Id::new("notice"))
        .order(Order::Foreground)
        .anchor(Align2::RIGHT_BOTTOM, Vec2::new(-space, -space));
    let shown = area.show(ui.ctx(), |ui| {
        ui.set_max_width(width);
        let card = card_ui(ui, |ui| {
            if is_wide {
                ui.set_width(ui.available_width());
            }
            text_ui(ui, notice);
            let key = surroundings.key(KeyAction::CloseNotice);
            quiet_button_ui(ui, &words.text("common-close"), Some(&key)).clicked()
        });
        card.inner
    });
    let covered = Covered {
        height: shown.response.rect.height() + 2.0 * space,
        pass: ui.ctx().cumulative_pass_nr(),
    };
    let before = ui.data_mut(|data| {
        let before = data.get_temp::<Covered>(Id::new("notice-covers"));
        data.insert_temp(Id::new("notice-covers"), covered);
        before
    });
    // A screen that keeps clear of it has not known yet how high it is.
    if before.is_none_or(|before| before.height != covered.height || before.pass + 1 < covered.pass) {
        ui.ctx().request_repaint();
    }
    let is_closed = shown.inner || pressed(ui, surroundings, KeyAction::CloseNotice);
    is_closed.then_some(UiCommand::DismissNotice)
}

/// How much of the window's lower end a notice covered, and when.
#[derive(Debug, Clone, Copy)]
struct Covered {
    height: f32,
    pass: u64,
}

/// Keeps what is drawn into the rest of this window clear of a notice, so that nothing that it speaks of, and no button that is needed, lies
/// under it. A notice that takes more than half of a small window covers the rest of it.
pub(super) fn clear_of_notice_ui(ui: &mut Ui) {
    let covered = ui.data(|data| data.get_temp::<Covered>(Id::new("notice-covers")));
    let last = ui.ctx().cumulative_pass_nr().saturating_sub(1);
    if let Some(covered) = covered.filter(|covered| covered.pass >= last) {
        Panel::bottom("notice-place")
            .exact_size(covered.height.min(ui.available_height() / 2.0))
            .resizable(false)
            .show_separator_line(false)
            .frame(Frame::new().fill(Theme::of(ui.ctx()).colours.ground))
            .show(ui, |_| {});
    }
}
