//! Profiles: several people practise on one machine, each with their own records and settings.
//!
//! The folder of data itself is the first place; each profile is a folder of data below it. Names stay here: a record says only the
//! profile's pseudonym.

use serde::{Deserialize, Serialize};

use super::error::StoreError;
use super::folder::DataFolder;
use super::fresh::fresh_pseudonym;
use crate::sim::sentence::{Sentence, sentence};

/// The name of the file that lists them.
const FILE: &str = "profiles.ron";
/// The most profiles of one folder of data.
pub const MOST_PROFILES: usize = 200;
/// The longest name, in characters.
pub const LONGEST_NAME: usize = 40;

/// Somebody who practises here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// The name of the folder, in hexadecimal digits.
    pub folder: String,
    /// What the person is called here.
    pub name: String,
    /// What records call the person: 128 random bits in hexadecimal.
    pub trainee: String,
}

/// All profiles of a folder of data.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Profiles {
    /// In the order in which they were made.
    pub list: Vec<Profile>,
    /// The folder of the one that was used last; none is nobody in particular.
    pub last: Option<String>,
}

impl Profiles {
    /// Reads the list; without a file it is empty.
    ///
    /// # Errors
    /// What the system refused, or a list that is none: it is never written over.
    pub fn read(data: &DataFolder) -> Result<Self, StoreError> {
        let file = data.settings_file(FILE)?;
        let Some(text) = file.read()? else {
            return Ok(Self::default());
        };
        let read: Self = ron::from_str(&text).map_err(|error| StoreError::Unreadable {
            path: data.root().join(FILE),
            why: Sentence::same(error.to_string()),
        })?;
        let sound = read.list.len() <= MOST_PROFILES && read.list.iter().all(Profile::is_sound);
        if sound {
            Ok(read)
        } else {
            Err(StoreError::Unreadable {
                path: data.root().join(FILE),
                why: sentence!(
                    "a profile in it has a folder, a name or a pseudonym that this program does not give",
                    "其中有个用户的文件夹、名字或化名不是本程序给的"
                ),
            })
        }
    }

    /// The profile that was used last.
    pub fn current(&self) -> Option<&Profile> {
        let last = self.last.as_ref()?;
        self.list.iter().find(|profile| profile.folder == *last)
    }

    /// Makes a profile and takes it. A name that is there already is that profile.
    ///
    /// # Errors
    /// A sentence if the name cannot be taken or there are too many.
    pub fn add(&mut self, name: &str) -> Result<(), NotAProfile> {
        let name: String = name
            .trim()
            .chars()
            .filter(|character| !character.is_control())
            .collect();
        if name.is_empty() || name.chars().count() > LONGEST_NAME {
            return Err(NotAProfile::Name);
        }
        if let Some(known) = self.list.iter().find(|profile| profile.name == name) {
            self.last = Some(known.folder.clone());
            return Ok(());
        }
        if self.list.len() >= MOST_PROFILES {
            return Err(NotAProfile::TooMany);
        }
        let trainee = fresh_pseudonym();
        // A folder that says nothing about the person, and cannot be one of the others.
        let folder = fresh_pseudonym().chars().take(16).collect::<String>();
        self.last = Some(folder.clone());
        self.list.push(Profile { folder, name, trainee });
        Ok(())
    }

    /// Writes the list.
    ///
    /// # Errors
    /// What the system refused.
    pub fn write(&self, data: &DataFolder) -> Result<(), StoreError> {
        let text = ron::ser::to_string_pretty(self, ron::ser::PrettyConfig::default()).unwrap_or_default();
        data.settings_file(FILE)?.replace(&text)
    }
}

/// Why there is no such profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotAProfile {
    /// The name is empty or longer than [`LONGEST_NAME`].
    Name,
    /// There are [`MOST_PROFILES`] already.
    TooMany,
}

impl Profile {
    /// A folder that is one name below, never a way out.
    fn is_sound(&self) -> bool {
        let is_hex =
            |text: &str, length: usize| text.len() == length && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_hex(&self.folder, 16)
            && is_hex(&self.trainee, 32)
            && !self.name.trim().is_empty()
            && self.name.chars().count() <= LONGEST_NAME
    }
}

impl DataFolder {
    /// The folder of data of a profile of this one.
    #[must_use]
    pub fn of_profile(&self, profile: &Profile) -> Self {
        self.below("profiles", &profile.folder)
    }
}
