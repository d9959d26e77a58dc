//! Who practises: the profile in use decides where records and settings are.

use bevy::prelude::*;

use crate::app::panels::profiles::ProfilesView;
use crate::store::error::StoreError;
use crate::store::folder::DataFolder;
use crate::store::profiles::{NotAProfile, Profiles};

/// The profiles of the folder of data that the program was started with.
#[derive(Resource)]
pub(super) struct ProfileShelf {
    root: DataFolder,
    profiles: Profiles,
}

/// Why the profile was not changed.
pub(super) enum NotChanged {
    /// It is no name for one.
    Name(NotAProfile),
    /// The disk has refused.
    Disk(StoreError),
}

impl ProfileShelf {
    /// Reads the list. One that cannot be read is told of and leaves everybody in the folder itself.
    pub(super) fn read(root: DataFolder) -> Self {
        let profiles = Profiles::read(&root).unwrap_or_else(|error| {
            warn!("{error}");
            Profiles::default()
        });
        Self { root, profiles }
    }

    /// The folder of data of the profile in use.
    pub(super) fn data(&self) -> DataFolder {
        let current = self.profiles.current();
        current.map_or_else(|| self.root.clone(), |profile| self.root.of_profile(profile))
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

    /// Takes a profile, or none.
    pub(super) fn take(&mut self, place: Option<usize>) -> Result<(), NotChanged> {
        let wanted = place.and_then(|place| self.profiles.list.get(place));
        let last = wanted.map(|profile| profile.folder.clone());
        self.change(|profiles| {
            profiles.last = last;
            Ok(())
        })
    }

    /// Makes a profile and takes it.
    pub(super) fn add(&mut self, name: &str) -> Result<(), NotChanged> {
        self.change(|profiles| profiles.add(name))
    }

    /// What cannot be written does not hold: the next start would not know of it.
    fn change(&mut self, change: impl FnOnce(&mut Profiles) -> Result<(), NotAProfile>) -> Result<(), NotChanged> {
        // What is on the disk counts: another window may have changed it, and a list that cannot be read is not written over.
        let mut changed = Profiles::read(&self.root).map_err(NotChanged::Disk)?;
        change(&mut changed).map_err(NotChanged::Name)?;
        changed.write(&self.root).map_err(NotChanged::Disk)?;
        self.profiles = changed;
        Ok(())
    }
}
