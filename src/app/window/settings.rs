//! What a person has set: language, theme, text size, sound. Saved at once, read at the start.

use bevy::prelude::*;
use serde::{Deserialize, Serialize};

use super::Launch;
use crate::app::theme::ThemeName;
use crate::store::folder::DataFolder;
use crate::words::{Locale, Words};

/// The name of the file in the folder of data.
const FILE: &str = "settings.ron";
/// The smallest and the largest text, in tenths of the designed size.
const ZOOM: std::ops::RangeInclusive<u8> = 7..=20;

/// The settings in force.
#[derive(Resource)]
pub struct Settings {
    /// The words in the chosen language.
    pub words: Words,
    /// The theme.
    pub theme: ThemeName,
    /// Text size in tenths.
    pub zoom: u8,
    /// Whether there is sound.
    pub sound: bool,
    data: DataFolder,
}

/// The settings as the file has them.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Saved {
    locale: String,
    light: bool,
    zoom: u8,
    sound: bool,
}

impl Default for Saved {
    fn default() -> Self {
        Self {
            locale: String::new(),
            light: false,
            zoom: 10,
            sound: true,
        }
    }
}

/// Reads the settings; a file that cannot be read is as good as none.
pub(super) fn insert(app: &mut App, launch: &Launch) {
    let text = launch
        .data
        .settings_file(FILE)
        .and_then(|file| file.read())
        .ok()
        .flatten();
    let saved: Saved = text.and_then(|text| ron::from_str(&text).ok()).unwrap_or_default();
    let locale = launch
        .locale
        .or_else(|| Locale::from_code(&saved.locale))
        .unwrap_or_else(Locale::from_system);
    app.insert_resource(Settings {
        words: Words::new(locale),
        theme: if saved.light { ThemeName::Light } else { ThemeName::Dark },
        zoom: saved.zoom.clamp(*ZOOM.start(), *ZOOM.end()),
        sound: saved.sound,
        data: launch.data.clone(),
    });
}

impl Settings {
    /// Changes the text size by tenths, within its range; 0 is as designed.
    pub fn change_zoom(&mut self, by: i8) {
        self.zoom = match by {
            0 => 10,
            by => self.zoom.saturating_add_signed(by).clamp(*ZOOM.start(), *ZOOM.end()),
        };
    }

    /// Saves the settings; if that fails, they hold until the program ends.
    pub fn save(&self) {
        let saved = Saved {
            locale: self.words.locale().code().to_owned(),
            light: self.theme == ThemeName::Light,
            zoom: self.zoom,
            sound: self.sound,
        };
        let Ok(text) = ron::ser::to_string_pretty(&saved, ron::ser::PrettyConfig::default()) else {
            return;
        };
        if let Err(error) = self.data.settings_file(FILE).and_then(|file| file.replace(&text)) {
            warn!("the settings could not be saved: {error}");
        }
    }
}
