//! The settings in force: read at the start, saved at once when they change.

use std::sync::mpsc::{Sender, channel};
use std::thread::JoinHandle;

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
    saver: Saver,
}

/// Reads the settings; without a file, or with one that cannot be read, they are as designed.
pub(super) fn insert(app: &mut App, launch: &Launch) {
    let system = launch.locale.unwrap_or_else(Locale::from_system);
    let mut settings = Settings::of_folder(&launch.data, system);
    if let Some(locale) = launch.locale {
        settings.set_locale(locale);
    }
    app.insert_resource(settings);
}

impl Settings {
    /// The settings of a folder of data; `locale` is the language if they name none.
    fn of_folder(data: &DataFolder, locale: Locale) -> Self {
        let (words, preferences) = read_settings(data, locale);
        Self {
            words,
            preferences,
            data: data.clone(),
            saver: Saver::start(),
        }
    }

    /// Another person's settings hold from now on.
    pub(super) fn change_to(&mut self, data: &DataFolder, mut preferences: Preferences) {
        if Locale::from_code(&preferences.locale).is_none() {
            self.words.locale().code().clone_into(&mut preferences.locale);
        }
        self.words = Words::new(Locale::from_code(&preferences.locale).unwrap_or_default());
        self.preferences = preferences;
        self.data = data.clone();
    }

    /// The language is this one from now on.
    pub(super) fn set_locale(&mut self, locale: Locale) {
        self.words = Words::new(locale);
        locale.code().clone_into(&mut self.preferences.locale);
    }
}

fn read_settings(data: &DataFolder, locale: Locale) -> (Words, Preferences) {
    let mut preferences = read_or_designed(data);
    let locale = Locale::from_code(&preferences.locale).unwrap_or(locale);
    locale.code().clone_into(&mut preferences.locale);
    (Words::new(locale), preferences)
}

/// The settings of a folder; what cannot be read is as designed.
pub(super) fn read_or_designed(data: &DataFolder) -> Preferences {
    read(data).unwrap_or_else(|error| {
        warn!("the settings could not be read and are as designed: {error}");
        Preferences::default()
    })
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

    /// Saves the settings on a thread; if that fails, they hold until the program ends.
    pub fn save(&mut self) {
        self.words.locale().code().clone_into(&mut self.preferences.locale);
        self.saver.save(self.data.clone(), self.preferences.to_text());
    }
}

/// Writes settings one after the other; of those that wait, the newest. When it is dropped, the last ones are on the disk.
struct Saver {
    wanted: Option<Sender<(DataFolder, String)>>,
    thread: Option<JoinHandle<()>>,
}

impl Saver {
    fn start() -> Self {
        let (wanted, incoming) = channel::<(DataFolder, String)>();
        let thread = std::thread::Builder::new().name("settings".to_owned()).spawn(move || {
            while let Ok(mut newest) = incoming.recv() {
                // A slider that is dragged asks for each point on its way.
                while let Ok(newer) = incoming.try_recv() {
                    if newer.0.root() != newest.0.root() {
                        write(&newest);
                    }
                    newest = newer;
                }
                write(&newest);
            }
        });
        match thread {
            Ok(thread) => Self {
                wanted: Some(wanted),
                thread: Some(thread),
            },
            Err(_) => Self {
                wanted: None,
                thread: None,
            },
        }
    }

    fn save(&self, data: DataFolder, text: String) {
        match &self.wanted {
            // The thread ends with this value only.
            Some(wanted) => drop(wanted.send((data, text))),
            None => write(&(data, text)),
        }
    }
}

impl Drop for Saver {
    fn drop(&mut self) {
        self.wanted = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn write((data, text): &(DataFolder, String)) {
    if let Err(error) = data.settings_file(FILE).and_then(|file| file.replace(text)) {
        warn!("the settings could not be saved: {error}");
    }
}
