//! Names of trainees, from where they are kept on this machine. Records and the index have pseudonyms only.

use std::collections::BTreeMap;

use super::error::StoreError;
use super::folder::DataFolder;
use super::profiles::{Profile, Profiles};
use super::vault::Vault;

/// Names by pseudonym.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TraineeNames(pub BTreeMap<String, String>);

impl TraineeNames {
    /// The names that the vault of a folder of data can tell.
    ///
    /// # Errors
    /// The vault cannot be listed.
    pub fn known(data: &DataFolder) -> Result<Self, StoreError> {
        let mut names = Vault::of(data).names()?;
        // A list of an earlier version has names that may not be in the vault yet. One that cannot be read hides no other name.
        let profiles = Profiles::read_if_there(data).unwrap_or_default();
        for profile in profiles.list.into_iter().filter(Profile::is_known) {
            names.entry(profile.trainee).or_insert(profile.name);
        }
        Ok(Self(names))
    }

    /// The name, or else the beginning of the pseudonym, which tells people of one group apart.
    pub fn shown(&self, pseudonym: &str) -> String {
        let name = self.0.get(pseudonym).cloned();
        name.unwrap_or_else(|| pseudonym.chars().take(8).collect())
    }

    /// The pseudonyms of those in whose name this stands, whatever the case of its letters.
    pub fn pseudonyms_of(&self, part: &str) -> Vec<String> {
        let part = part.to_lowercase();
        let fitting = self.0.iter().filter(|(_, name)| name.to_lowercase().contains(&part));
        fitting.map(|(pseudonym, _)| pseudonym.clone()).collect()
    }
}
