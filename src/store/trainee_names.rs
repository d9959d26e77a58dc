//! Names of trainees, from where they are kept on this machine. Records and the index have pseudonyms only.

use std::collections::BTreeMap;

use super::error::StoreError;
use super::folder::DataFolder;
use super::profiles::Profiles;

/// Names by pseudonym.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TraineeNames(pub BTreeMap<String, String>);

impl TraineeNames {
    /// The names of the profiles of a folder of data.
    ///
    /// # Errors
    /// The list of profiles is there and cannot be read.
    pub fn of_profiles(data: &DataFolder) -> Result<Self, StoreError> {
        let profiles = Profiles::read(data)?.list.into_iter();
        Ok(Self(profiles.map(|profile| (profile.trainee, profile.name)).collect()))
    }

    /// The pseudonyms of those in whose name this stands, whatever the case of its letters.
    pub fn pseudonyms_of(&self, part: &str) -> Vec<String> {
        let part = part.to_lowercase();
        let fitting = self.0.iter().filter(|(_, name)| name.to_lowercase().contains(&part));
        fitting.map(|(pseudonym, _)| pseudonym.clone()).collect()
    }
}
