//! The call screen: caller and softphone left, conversation and options in the middle, the desktop right.

use egui::{CentralPanel, Panel, ScrollArea, Ui};

use super::caller::{Voicing, caller_ui};
use super::choices::{close_hint, forget_hint, timer_ui};
use super::desktop::desktop_ui;
use super::middle::{heading_ui, middle_ui};
use super::ringing::ringing_ui;
use super::state::{DesktopTab, PanelState};
use super::{Surroundings, column, ground, pressed};
use crate::app::preferences::KeyAction;
use crate::app::theme::Theme;
use crate::app::ui_command::UiCommand;
use crate::sim::call::Phase;
use crate::view::call::CallView;

/// What is said and answered has at least this width beside the desktop, in steps of the theme.
const LEAST_MIDDLE: u8 = 88;

/// How the call sounds and how far the last line has been said.
#[derive(Debug, Clone, Copy, Default)]
pub struct Hearing {
    /// The caller's voice.
    pub voicing: Voicing,
    /// How many characters of the last line that has begun have been said; none when it is complete.
    pub shown_characters: Option<usize>,
    /// How many lines have begun to be said; none when all have.
    pub shown_lines: Option<usize>,
}

/// Draws the call.
pub fn call_screen_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    view: &CallView,
    state: &mut PanelState,
    hearing: Hearing,
) -> Option<UiCommand> {
    if view.phase == Phase::Ringing {
        forget_hint(ui);
        return ringing_ui(ui, surroundings, view);
    }
    let theme = Theme::of(ui.ctx());
    let is_narrow = is_narrow(ui);
    let mut asked = None;
    if pressed(ui, surroundings, KeyAction::Menu) && !close_what_is_open(ui, view, state) {
        asked = Some(UiCommand::ToggleMenu);
    }
    if is_narrow && pressed(ui, surroundings, KeyAction::Desktop) {
        asked = Some(UiCommand::ToggleDesktop);
    }
    if pressed(ui, surroundings, KeyAction::Notes) {
        state.desktop_is_open = true;
        state.tab = Some(DesktopTab::Notes);
        state.note_wants_focus = true;
    }
    // Its field says so again, if it is drawn.
    state.note_has_focus = false;
    let drawer_is_open = is_narrow && state.desktop_is_open;
    // A drawer takes its room from the caller's column first, and never so much that answers can no longer be read.
    let caller_column = if is_very_narrow(ui) || drawer_is_open {
        theme.measures.narrow_caller_column
    } else {
        theme.measures.caller_column
    };
    if drawer_is_open && drawer_covers_all(ui) {
        return desktop_instead_ui(ui, surroundings, view, state).or(asked);
    }
    Panel::left("caller")
        .exact_size(caller_column)
        .resizable(false)
        .frame(column(ui))
        .show(ui, |ui| {
            ScrollArea::vertical()
                .id_salt("caller-column")
                .auto_shrink(false)
                .show(ui, |ui| {
                    asked = caller_ui(ui, surroundings, view, state, hearing).or(asked.take());
                });
        });
    if !is_narrow || drawer_is_open {
        Panel::right("desktop")
            .exact_size(theme.measures.desktop_column)
            .resizable(false)
            .frame(column(ui))
            .show(ui, |ui| {
                asked = desktop_ui(ui, surroundings, view, state).or(asked.take());
            });
    }
    asked = middle_ui(ui, surroundings, view, hearing).or(asked);
    asked
}

/// The key of the menu closes what lies on top within the call, one thing at a time: the desktop where it covers everything, the list of
/// desks, the hint, the desktop where it is a drawer. Whether there was any.
fn close_what_is_open(ui: &Ui, view: &CallView, state: &mut PanelState) -> bool {
    if is_narrow(ui) && drawer_covers_all(ui) && std::mem::take(&mut state.desktop_is_open) {
        return true;
    }
    if std::mem::take(&mut state.transfer_is_open) && view.phase == Phase::Talking {
        return true;
    }
    close_hint(ui, view) || is_narrow(ui) && std::mem::take(&mut state.desktop_is_open)
}

/// Whether the desktop as a drawer would leave too little room for answers, so that it covers everything.
fn drawer_covers_all(ui: &Ui) -> bool {
    let theme = Theme::of(ui.ctx());
    let columns = theme.measures.narrow_caller_column + theme.measures.desktop_column;
    is_very_narrow(ui) || ui.available_width() - columns < theme.space(LEAST_MIDDLE)
}

/// Large text in a small window: the desktop takes the place of everything but the way back and the time to answer.
fn desktop_instead_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    view: &CallView,
    state: &mut PanelState,
) -> Option<UiCommand> {
    let mut asked = None;
    CentralPanel::default().frame(ground(ui)).show(ui, |ui| {
        asked = heading_ui(ui, surroundings, view);
        if view.timer.is_some() && view.phase == Phase::Talking {
            ui.horizontal_wrapped(|ui| timer_ui(ui, surroundings, view));
        }
        asked = desktop_ui(ui, surroundings, view, state).or(asked.take());
    });
    asked
}

/// Whether the desktop is a drawer.
pub(super) fn is_narrow(ui: &Ui) -> bool {
    ui.ctx().viewport_rect().width() < Theme::of(ui.ctx()).measures.narrow_below
}

/// Whether the caller's column is small as well: large text in a small window.
pub(super) fn is_very_narrow(ui: &Ui) -> bool {
    ui.ctx().viewport_rect().width() < Theme::of(ui.ctx()).measures.very_narrow_below
}
