//! The bar at the top: where you are, the language, the theme, the sound.

use egui::{Align, Layout, Ui};

use super::Surroundings;
use crate::app::preferences::KeyAction;
use crate::app::theme::Theme;
use crate::app::theme::ThemeName;
use crate::app::theme::widgets::{muted_ui, quiet_button_ui, strong_ui, toggle_button_ui};
use crate::app::ui_command::UiCommand;
use crate::words::Locale;

/// Draws the bar; `place` is the name of the screen or of the call.
pub fn top_bar_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, place: &str) -> Option<UiCommand> {
    let words = surroundings.words;
    let theme = Theme::of(ui.ctx());
    let mut asked = None;
    ui.horizontal(|ui| {
        strong_ui(ui, &words.text("app-name"), theme.colours.accent);
        muted_ui(ui, place);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if quiet_button_ui(ui, &words.text("settings-heading"), None).clicked() {
                asked = Some(UiCommand::ToggleSettings);
            }
            // Everything else stands in the settings as well; a small window has no room for it twice.
            if ui.ctx().viewport_rect().width() >= theme.measures.very_narrow_below {
                asked = shortcuts_ui(ui, surroundings).or(asked.take());
            }
            for locale in Locale::ALL.into_iter().rev() {
                let is_on = locale == words.locale();
                if toggle_button_ui(ui, locale.own_name(), None, is_on).clicked() {
                    asked = Some(UiCommand::SetLocale(locale));
                }
            }
        });
    });
    asked
}

fn shortcuts_ui(ui: &mut Ui, surroundings: &Surroundings<'_>) -> Option<UiCommand> {
    let words = surroundings.words;
    let mut asked = None;
    let key = surroundings.key(KeyAction::KeyList);
    if quiet_button_ui(ui, &words.text("keys-heading"), Some(&key)).clicked() {
        asked = Some(UiCommand::ToggleKeys);
    }
    let sound = match (surroundings.preferences.sound, surroundings.has_sound_device) {
        (false, _) => "settings-sound-off",
        (true, true) => "settings-sound-on",
        (true, false) => "settings-sound-missing",
    };
    if quiet_button_ui(ui, &words.text(sound), None).clicked() {
        asked = Some(UiCommand::ToggleSound);
    }
    let (other, label) = if surroundings.preferences.light {
        (ThemeName::Dark, "settings-theme-dark")
    } else {
        (ThemeName::Light, "settings-theme-light")
    };
    if quiet_button_ui(ui, &words.text(label), None).clicked() {
        asked = Some(UiCommand::SetTheme(other));
    }
    asked
}
