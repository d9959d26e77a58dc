//! The call screen: caller and softphone left, conversation and options in the middle, the desktop right.

use egui::{CentralPanel, Id, Key, Panel, ScrollArea, Ui};

use super::caller::{Voicing, caller_ui};
use super::choices::choices_ui;
use super::conversation::conversation_ui;
use super::desktop::desktop_ui;
use super::ringing::ringing_ui;
use super::state::PanelState;
use super::{Surroundings, column, ground, pressed};
use crate::app::theme::Theme;
use crate::app::theme::widgets::{muted_ui, quiet_button_ui};
use crate::app::ui_command::UiCommand;
use crate::sim::call::Phase;
use crate::view::call::CallView;

/// The options take at most this share of the height; the conversation keeps the rest.
const LARGEST_SHARE: f32 = 0.64;

/// How the call sounds and how far the last line has been said.
#[derive(Debug, Clone, Copy, Default)]
pub struct Hearing {
    /// The caller's voice.
    pub voicing: Voicing,
    /// How many characters of the last line have been said; none when it is complete.
    pub shown_characters: Option<usize>,
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
        return ringing_ui(ui, surroundings, view);
    }
    let theme = Theme::of(ui.ctx());
    let words = surroundings.words;
    let is_narrow = ui.available_width() < theme.measures.narrow_below;
    let mut asked = None;
    if pressed(ui, surroundings, Key::Escape) {
        asked = Some(UiCommand::ToggleMenu);
    }
    if is_narrow && pressed(ui, surroundings, Key::K) {
        asked = Some(UiCommand::ToggleDesktop);
    }
    Panel::left("caller")
        .exact_size(theme.measures.caller_column)
        .resizable(false)
        .frame(column(ui))
        .show(ui, |ui| {
            ScrollArea::vertical()
                .id_salt("caller-column")
                .auto_shrink(false)
                .show(ui, |ui| {
                    asked = caller_ui(ui, surroundings, view, state, hearing.voicing).or(asked.take());
                });
        });
    let drawer_is_open = is_narrow && state.desktop_is_open;
    if !is_narrow || drawer_is_open {
        Panel::right("desktop")
            .exact_size(theme.measures.desktop_column)
            .resizable(false)
            .frame(column(ui))
            .show(ui, |ui| {
                asked = desktop_ui(ui, surroundings, view, state).or(asked.take());
            });
    }
    let height = ui.available_height();
    let place = Id::new("options-height");
    // As high as the options were when they were last drawn, so that none is cut off while there is room.
    let wanted: f32 = ui.data(|data| data.get_temp(place)).unwrap_or(height * LARGEST_SHARE);
    let panel = Panel::bottom("choices")
        .resizable(false)
        .exact_size(wanted.min(height * LARGEST_SHARE));
    panel.frame(column(ui)).show(ui, |ui| {
        let list = ScrollArea::vertical().id_salt("options").auto_shrink(false);
        let shown = list.show(ui, |ui| {
            asked = choices_ui(ui, surroundings, view).or(asked.take());
        });
        let needed = shown.content_size.y + 2.0 * theme.measures.padding + theme.space(1);
        if (needed - wanted).abs() > 0.5 {
            ui.data_mut(|data| data.insert_temp(place, needed));
            ui.ctx().request_repaint();
        }
    });
    CentralPanel::default().frame(ground(ui)).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            muted_ui(ui, &view.title);
            if is_narrow && quiet_button_ui(ui, &words.text("desktop-label"), Some("K")).clicked() {
                asked = Some(UiCommand::ToggleDesktop);
            }
            if quiet_button_ui(ui, &words.text("call-pause"), Some("Esc")).clicked() {
                asked = Some(UiCommand::ToggleMenu);
            }
        });
        conversation_ui(ui, surroundings, &view.transcript, hearing.shown_characters);
    });
    asked
}
