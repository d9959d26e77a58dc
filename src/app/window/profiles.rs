//! Who practises: the profile in use decides where records and settings are.

use std::sync::Mutex;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use bevy::prelude::*;

use super::AppSystems;
use super::active_call::{Overlay, Panels, Preparing};
use super::opening::Opening;
use super::results::Results;
use super::settings::{Settings, read_or_designed};
use super::shelf::Shelf;
use super::wake::Waker;
use crate::app::panels::profiles::ProfilesView;
use crate::app::panels::state::PanelState;
use crate::app::preferences::Preferences;
use crate::sim::sentence::Sentence;
use crate::store::error::StoreError;
use crate::store::folder::DataFolder;
use crate::store::profiles::{NotAProfile, Profiles};

/// The profiles of the folder of data that the program was started with.
#[derive(Resource)]
pub(super) struct ProfileShelf {
    root: DataFolder,
    profiles: Profiles,
    /// A change that a thread is writing.
    changing: Option<Mutex<Receiver<Changed>>>,
}

type Changed = Result<NowInUse, NotChanged>;

/// Who practises after a change.
struct NowInUse {
    profiles: Profiles,
    data: DataFolder,
    preferences: Preferences,
    /// Whether the profile has no settings of its own yet.
    is_new: bool,
}

/// What is wanted of the list.
enum Change {
    /// This profile, or none.
    Take(Option<String>),
    /// A new one, which begins with the settings in force: whoever needs large text has just made it large.
    Add(String, Box<Preferences>),
}

/// Why the profile was not changed.
enum NotChanged {
    /// It is no name for one.
    Name(NotAProfile),
    /// The disk has refused.
    Disk(StoreError),
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, take_changed.in_set(AppSystems::Progress));
}

impl ProfileShelf {
    /// Reads the list. If it cannot be read, everybody is in the folder itself, and the sentence says why.
    pub(super) fn read(root: DataFolder) -> (Self, Option<Sentence>) {
        let (profiles, trouble) = match Profiles::read(&root) {
            Ok(profiles) => (profiles, None),
            Err(error) => (Profiles::default(), Some(error.sentence())),
        };
        let shelf = Self {
            root,
            profiles,
            changing: None,
        };
        (shelf, trouble)
    }

    /// The folder of data of the profile in use.
    pub(super) fn data(&self) -> DataFolder {
        folder_of(&self.root, &self.profiles)
    }

    /// The folder of data that all profiles are in.
    pub(super) fn root(&self) -> &DataFolder {
        &self.root
    }

    /// What records call the person; a profile always has the same pseudonym, nobody in particular has a new one each time.
    pub(super) fn trainee(&self) -> Option<String> {
        self.profiles.current().map(|profile| profile.trainee.clone())
    }

    /// What the list shows.
    pub(super) fn view(&self) -> ProfilesView {
        let current = self.profiles.current();
        let names = self.profiles.list.iter();
        ProfilesView {
            names: names
                .map(|profile| (profile.name.clone(), Some(profile) == current))
                .collect(),
        }
    }

    /// Takes the profile at this place, or none.
    pub(super) fn take(&mut self, place: Option<usize>, waker: &Waker) {
        let wanted = place.and_then(|place| self.profiles.list.get(place));
        self.change(Change::Take(wanted.map(|profile| profile.folder.clone())), waker);
    }

    /// Makes a profile and takes it.
    pub(super) fn add(&mut self, name: &str, preferences: &Preferences, waker: &Waker) {
        self.change(Change::Add(name.to_owned(), Box::new(preferences.clone())), waker);
    }

    fn change(&mut self, change: Change, waker: &Waker) {
        let (sender, receiver) = channel();
        let (root, waker) = (self.root.clone(), waker.clone());
        let thread = std::thread::Builder::new().name("profile".to_owned()).spawn(move || {
            let _ = sender.send(changed(&root, change));
            waker.wake();
        });
        self.changing = thread.is_ok().then(|| Mutex::new(receiver));
    }
}

fn folder_of(root: &DataFolder, profiles: &Profiles) -> DataFolder {
    let current = profiles.current();
    current.map_or_else(|| root.clone(), |profile| root.of_profile(profile))
}

/// What cannot be written does not hold: the next start would not know of it.
fn changed(root: &DataFolder, change: Change) -> Changed {
    // What is on the disk counts: another window may have changed it, and a list that cannot be read is not written over.
    let mut profiles = Profiles::read(root).map_err(NotChanged::Disk)?;
    let in_force = match change {
        Change::Take(folder) => {
            profiles.last = folder;
            None
        }
        Change::Add(name, preferences) => {
            // Somebody who is there already keeps the settings that are theirs.
            let is_made = profiles.add(&name).map_err(NotChanged::Name)?;
            is_made.then_some(*preferences)
        }
    };
    profiles.write(root).map_err(NotChanged::Disk)?;
    let data = folder_of(root, &profiles);
    Ok(NowInUse {
        is_new: in_force.is_some(),
        preferences: in_force.unwrap_or_else(|| read_or_designed(&data)),
        profiles,
        data,
    })
}

/// Another person sits down: records, results, settings and terms are theirs.
fn take_changed(
    mut shelf: ResMut<ProfileShelf>,
    mut settings: ResMut<Settings>,
    mut calls: ResMut<Shelf>,
    mut overlay: ResMut<Overlay>,
    mut preparing: ResMut<Preparing>,
    mut opening: ResMut<Opening>,
    mut panels: ResMut<Panels>,
) {
    let Some(changing) = &mut shelf.bypass_change_detection().changing else {
        return;
    };
    let changed = match changing.get_mut().map(|receiver| receiver.try_recv()) {
        Ok(Err(TryRecvError::Empty)) => return,
        Ok(Ok(changed)) => Some(changed),
        Ok(Err(TryRecvError::Disconnected)) | Err(_) => None,
    };
    shelf.changing = None;
    let words = &settings.words;
    match changed {
        Some(Ok(now)) => {
            shelf.profiles = now.profiles;
            settings.change_to(&now.data, now.preferences);
            if now.is_new {
                settings.save();
            }
            // What was asked for before belongs to whoever asked.
            opening.forget();
            *preparing = Preparing::default();
            panels.0 = PanelState {
                opened: panels.0.opened.wrapping_add(1),
                ..PanelState::default()
            };
            calls.data = now.data;
            calls.results = Results::default();
            calls.read_again(None);
            overlay.profiles = false;
        }
        Some(Err(NotChanged::Name(NotAProfile::Name))) => overlay.mention(words.text("profiles-bad-name")),
        Some(Err(NotChanged::Name(NotAProfile::Several))) => overlay.mention(words.text("profiles-several")),
        Some(Err(NotChanged::Name(NotAProfile::TooMany))) => overlay.mention(words.text("profiles-too-many")),
        Some(Err(NotChanged::Disk(error))) => {
            let why = [("reason", words.told(&error.sentence()).into())];
            overlay.warn(words.with("profiles-not-changed", &why));
        }
        None => overlay.warn(words.text("rejected-not-now")),
    }
}
