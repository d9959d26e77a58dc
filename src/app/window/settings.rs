//! The settings in force: read at the start, saved at once when they change.

use bevy::prelude::*;

use super::Launch;
use crate::app::preferences::Preferences;
use crate::app::theme::ThemeName;
use crate::store::error::StoreError;
use crate::store::folder::DataFolder;
use crate::words::{Locale, Words};

/// The name of the file in the folder of data.
const FILE: &str = "settings.ron";
/// Settings that could not be read are kept under this name, for whoever wrote them by hand.
const UNREADABLE: &str = "settings.unreadable.ron";

/// The settings in force.
#[derive(Resource)]
pub struct Settings {
    /// The words in the chosen language.
    pub words: Words,
    /// What the person has set.
    pub preferences: Preferences,
    data: DataFolder,
}

/// Reads the settings; without a file, or with one that cannot be read, they are as designed.
pub(super) fn insert(app: &mut App, launch: &Launch) {
    let system = launch.locale.unwrap_or_else(Locale::from_system);
    let mut settings = Settings::of_folder(&launch.data, system);
    if let Some(locale) = launch.locale {
        settings.words = Words::new(locale);
    }
    app.insert_resource(settings);
}

impl Settings {
    /// The settings of a folder of data; `locale` is the language if they name none.
    pub(super) fn of_folder(data: &DataFolder, locale: Locale) -> Self {
        let preferences = read(data).unwrap_or_else(|error| {
            warn!("the settings could not be read and are as designed: {error}");
            Preferences::default()
        });
        Self {
            words: Words::new(Locale::from_code(&preferences.locale).unwrap_or(locale)),
            preferences,
            data: data.clone(),
        }
    }
}

fn read(data: &DataFolder) -> Result<Preferences, StoreError> {
    let Some(text) = data.settings_file(FILE)?.read()? else {
        return Ok(Preferences::default());
    };
    match Preferences::from_text(&text) {
        Ok(preferences) => Ok(preferences),
        Err(error) => {
            warn!("{FILE} is not a file of settings ({error}); it is kept as {UNREADABLE}");
            data.settings_file(UNREADABLE)?.replace(&text)?;
            Ok(Preferences::default())
        }
    }
}

impl Settings {
    /// The theme in force.
    pub fn theme(&self) -> ThemeName {
        if self.preferences.light {
            ThemeName::Light
        } else {
            ThemeName::Dark
        }
    }

    /// Saves the settings; if that fails, they hold until the program ends.
    pub fn save(&self) {
        let mut saved = self.preferences.clone();
        self.words.locale().code().clone_into(&mut saved.locale);
        let text = saved.to_text();
        if let Err(error) = self.data.settings_file(FILE).and_then(|file| file.replace(&text)) {
            warn!("the settings could not be saved: {error}");
        }
    }
}
