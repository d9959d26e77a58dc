//! The bar at the top: where you are, the language, the theme, the sound.

use egui::{Align, Layout, Ui};

use super::Surroundings;
use crate::app::theme::Theme;
use crate::app::theme::ThemeName;
use crate::app::theme::widgets::{muted_ui, quiet_button_ui, strong_ui, toggle_button_ui};
use crate::app::ui_command::UiCommand;
use crate::words::Locale;

/// Draws the bar; `place` is the name of the screen or of the call.
pub fn top_bar_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, place: &str, has_sound: bool) -> Option<UiCommand> {
    let words = surroundings.words;
    let theme = Theme::of(ui.ctx());
    let mut asked = None;
    ui.horizontal(|ui| {
        strong_ui(ui, &words.text("app-name"), theme.colours.accent);
        muted_ui(ui, place);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if quiet_button_ui(ui, &words.text("keys-heading"), Some("F1")).clicked() {
                asked = Some(UiCommand::ToggleKeys);
            }
            let sound = words.text(if has_sound {
                "settings-sound-on"
            } else {
                "settings-sound-off"
            });
            if quiet_button_ui(ui, &sound, None).clicked() {
                asked = Some(UiCommand::ToggleSound);
            }
            let (other, label) = match surroundings.theme_name {
                ThemeName::Dark => (ThemeName::Light, "settings-theme-light"),
                ThemeName::Light => (ThemeName::Dark, "settings-theme-dark"),
            };
            if quiet_button_ui(ui, &words.text(label), None).clicked() {
                asked = Some(UiCommand::SetTheme(other));
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
