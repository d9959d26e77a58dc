//! The settings, over whatever is on the screen: look, reading, sound, call, keys.

use egui::{Event, Id, Modal, ScrollArea, Ui};

use super::overlay::frame;
use super::state::PanelState;
use super::{Surroundings, is_just_opened};
use crate::app::preferences::volumes::VolumeKind;
use crate::app::preferences::{Binding, CAPTIONS, KeyAction, KeyBindings, Pace, Preferences};
use crate::app::theme::Theme;
use crate::app::theme::widgets::{
    aside_ui, button_ui, chip_ui, heading_ui, muted_ui, primary_button_ui, quiet_button_ui, slider_in_steps_ui,
    slider_ui, strong_ui, text_ui, toggle_button_ui,
};
use crate::app::ui_command::UiCommand;
use crate::words::Locale;

/// Draws the settings. What is changed is asked for as a whole and holds at once.
pub fn settings_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, state: &mut PanelState) -> Option<UiCommand> {
    let words = surroundings.words;
    let mut wanted = surroundings.preferences.clone();
    let mut is_closed = false;
    let captured = capture_key(ui, state, &mut wanted.keys);
    let modal = Modal::new(Id::new("settings")).frame(frame(ui)).show(ui.ctx(), |ui| {
        let window = ui.ctx().viewport_rect().size();
        let theme = Theme::of(ui.ctx());
        let margin = theme.space(12);
        let room = (window.y - theme.space(32)).max(theme.space(20));
        ui.set_width((theme.measures.desktop_column * 1.5).min(window.x - margin));
        ui.horizontal_wrapped(|ui| {
            heading_ui(ui, &words.text("settings-heading"));
            is_closed = primary_button_ui(ui, &words.text("common-close"), None).clicked();
        });
        let mut list = ScrollArea::vertical();
        if is_just_opened(ui, "settings") {
            list = list.vertical_scroll_offset(0.0);
        }
        list.id_salt("settings")
            .max_height(room)
            // The window's height is known; what was shown last is not what there is room for.
            .min_scrolled_height(room)
            .auto_shrink([false, true])
            .show(ui, |ui| {
                look_ui(ui, surroundings, &mut wanted, &mut state.text_size);
                reading_ui(ui, surroundings, &mut wanted);
                sound_ui(ui, surroundings, &mut wanted);
                call_ui(ui, surroundings, &mut wanted);
                keys_ui(ui, surroundings, &mut wanted.keys, state);
                ui.separator();
                if button_ui(ui, &words.text("settings-reset"), None).clicked() {
                    // The language is not a taste; nobody wants to lose it here.
                    wanted = Preferences {
                        locale: wanted.locale.clone(),
                        ..Preferences::default()
                    };
                }
            });
    });
    if wanted != *surroundings.preferences {
        return Some(UiCommand::SetPreferences(Box::new(wanted)));
    }
    let leaves = modal.should_close() && !captured && state.waits_for_key.is_none();
    if (is_closed || leaves)
        && let Some(size) = state.text_size.take()
        && size != wanted.zoom
    {
        // Esc while the pointer still rests there: first the size comes.
        wanted.zoom = size;
        return Some(UiCommand::SetPreferences(Box::new(wanted)));
    }
    if is_closed || leaves {
        state.waits_for_key = None;
        return Some(UiCommand::ToggleSettings);
    }
    None
}

/// While a key is waited for, the next one that is pressed is bound; Escape leaves things as they are. Returns whether one was.
fn capture_key(ui: &Ui, state: &mut PanelState, keys: &mut KeyBindings) -> bool {
    let Some(action) = state.waits_for_key else {
        return false;
    };
    let pressed = ui.input_mut(|input| {
        let pressed = input.events.iter().find_map(|event| match event {
            Event::Key {
                key,
                modifiers,
                pressed: true,
                repeat: false,
                ..
            } => Some((*key, *modifiers)),
            _ => None,
        });
        // Nothing else is meant by it: it presses no button and moves no focus.
        input
            .events
            .retain(|event| !matches!(event, Event::Key { .. } | Event::Text(_)));
        pressed
    });
    let Some((key, modifiers)) = pressed else {
        return false;
    };
    state.waits_for_key = None;
    if key != egui::Key::Escape
        && let Some(binding) = Binding::of_press(key, modifiers)
    {
        keys.bind(action, binding);
    }
    true
}

fn section_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, key: &str) {
    let theme = Theme::of(ui.ctx());
    ui.add_space(theme.space(2));
    strong_ui(ui, &surroundings.words.text(key), theme.colours.accent);
}

fn look_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, wanted: &mut Preferences, text_size: &mut Option<u8>) {
    let words = surroundings.words;
    section_ui(ui, surroundings, "settings-look");
    ui.horizontal_wrapped(|ui| {
        muted_ui(ui, &words.text("settings-language"));
        for locale in Locale::ALL {
            if chip_ui(ui, locale.own_name(), locale == words.locale()).clicked() {
                locale.code().clone_into(&mut wanted.locale);
            }
        }
    });
    ui.horizontal_wrapped(|ui| {
        muted_ui(ui, &words.text("settings-theme"));
        for (light, key) in [(false, "settings-theme-dark"), (true, "settings-theme-light")] {
            if chip_ui(ui, &words.text(key), wanted.light == light).clicked() {
                wanted.light = light;
            }
        }
    });
    text_size_ui(ui, surroundings, wanted, text_size);
    switch_ui(ui, surroundings, &mut wanted.still, "settings-reduced-motion");
}

/// Buttons that grow would slip away from under the pointer, and a second click would hit another: a size that was clicked comes when the
/// pointer has left them. A key presses what has the focus, wherever that moves, so its size comes at once.
fn text_size_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, wanted: &mut Preferences, waiting: &mut Option<u8>) {
    let words = surroundings.words;
    ui.horizontal_wrapped(|ui| {
        muted_ui(ui, &words.text("settings-text-size"));
        let (mut is_pointed_at, mut is_by_key) = (false, false);
        for (label, name, by) in [("−", "settings-smaller", -1), ("+", "settings-larger", 1)] {
            let response = quiet_button_ui(ui, label, None);
            response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, true, words.text(name)));
            is_pointed_at |= response.contains_pointer();
            if response.clicked() {
                let mut next = wanted.clone();
                next.zoom = waiting.unwrap_or(next.zoom);
                next.change_zoom(by);
                *waiting = Some(next.zoom);
                is_by_key |= !response.clicked_by(egui::PointerButton::Primary);
            }
        }
        let size = [("n", (u32::from(waiting.unwrap_or(wanted.zoom)) * 10).into())];
        text_ui(ui, words.with("common-per-cent", &size));
        if (is_by_key || !is_pointed_at)
            && let Some(size) = waiting.take()
        {
            wanted.zoom = size;
        }
        if waiting.is_some_and(|size| size != wanted.zoom) {
            aside_ui(ui, &words.text("settings-text-size-waits"));
        }
    });
}

fn reading_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, wanted: &mut Preferences) {
    let words = surroundings.words;
    section_ui(ui, surroundings, "settings-captions");
    let mut percent = wanted.captions * 10;
    slider_in_steps_ui(
        ui,
        &words.text("settings-captions-size"),
        &mut percent,
        CAPTIONS.start() * 10..=CAPTIONS.end() * 10,
        10,
    );
    wanted.captions = percent / 10;
    ui.horizontal_wrapped(|ui| {
        muted_ui(ui, &words.text("settings-text-speed"));
        for pace in Pace::ALL {
            if chip_ui(ui, &words.named("pace", &pace), wanted.pace == pace).clicked() {
                wanted.pace = pace;
            }
        }
    });
}

fn sound_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, wanted: &mut Preferences) {
    let words = surroundings.words;
    section_ui(ui, surroundings, "settings-sound");
    switch_ui(ui, surroundings, &mut wanted.sound, "settings-sound-heard");
    ui.add_enabled_ui(wanted.sound, |ui| {
        for kind in VolumeKind::ALL {
            let mut volume = wanted.volumes.of(kind);
            slider_ui(ui, &words.named("settings-volume", &kind), &mut volume, 0..=100);
            wanted.volumes.set(kind, volume);
        }
    });
    switch_ui(ui, surroundings, &mut wanted.mono, "settings-mono");
    switch_ui(ui, surroundings, &mut wanted.telephone, "settings-telephone");
    muted_ui(ui, &words.text("settings-telephone-about"));
}

fn call_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, wanted: &mut Preferences) {
    section_ui(ui, surroundings, "settings-call");
    switch_ui(ui, surroundings, &mut wanted.feedback, "settings-feedback");
    switch_ui(ui, surroundings, &mut wanted.hide_mood, "settings-hide-mood");
}

fn switch_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, is_on: &mut bool, key: &str) {
    let words = surroundings.words;
    let state = words.text(if *is_on { "common-on" } else { "common-off" });
    if toggle_button_ui(ui, &format!("{} · {state}", words.text(key)), None, *is_on).clicked() {
        *is_on = !*is_on;
    }
}

fn keys_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, keys: &mut KeyBindings, state: &mut PanelState) {
    let words = surroundings.words;
    section_ui(ui, surroundings, "keys-heading");
    muted_ui(ui, &words.text("settings-keys-about"));
    for action in KeyAction::ALL {
        let is_waiting = state.waits_for_key == Some(action);
        let key = if is_waiting {
            words.text("settings-press-a-key")
        } else {
            keys.of(action).to_string()
        };
        let label = format!("{} · {key}", action_name(surroundings, action));
        if toggle_button_ui(ui, &label, None, is_waiting).clicked() {
            state.waits_for_key = if is_waiting { None } else { Some(action) };
        }
    }
    if !keys.are_as_designed() && quiet_button_ui(ui, &words.text("settings-keys-reset"), None).clicked() {
        *keys = KeyBindings::default();
    }
}

/// What a key does, in words.
pub(super) fn action_name(surroundings: &Surroundings<'_>, action: KeyAction) -> String {
    let words = surroundings.words;
    match KeyAction::CHOICES.iter().position(|choice| *choice == action) {
        Some(place) => words.with("key-choose", &[("n", (place + 1).into())]),
        None => words.named("key", &action),
    }
}
