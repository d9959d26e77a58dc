//! Profiles: several people practise on one machine, each with their own records and settings.
//!
//! The folder of data itself is the first place; each profile is a folder of data below it. A record says only the profile's pseudonym,
//! and so does the list: names are in the vault. Lists of earlier versions had them, and are taken over when they are first read.

use serde::{Deserialize, Deserializer, Serialize};

use super::error::StoreError;
use super::folder::DataFolder;
use super::fresh::fresh_pseudonym;
use super::letter_case::without_case;
use super::profile_places::PROFILES;
use super::ron_words::ron_words;
use super::vault::{Vault, cleaned_name};
use crate::sim::sentence::sentence;

/// The name of the file that lists them.
pub const PROFILES_FILE: &str = "profiles.ron";
/// The most profiles of one folder of data.
pub const MOST_PROFILES: usize = 200;
/// The longest name, in characters.
pub const LONGEST_NAME: usize = 40;

/// Somebody who practises here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// The name of the folder, in hexadecimal digits.
    pub folder: String,
    /// What the person is called here; the beginning of the pseudonym if the vault cannot tell.
    pub name: String,
    /// What records call the person: 128 random bits in hexadecimal.
    pub trainee: String,
}

/// All profiles of a folder of data.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Profiles {
    /// In the order in which they were made.
    pub list: Vec<Profile>,
    /// The folder of the one that was used last; none is nobody in particular.
    pub last: Option<String>,
}

/// The list as it is written.
#[derive(Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename = "Profiles")]
struct WrittenList {
    list: Vec<WrittenProfile>,
    last: Option<String>,
}

/// A profile as it is written.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename = "Profile")]
struct WrittenProfile {
    folder: String,
    /// Only lists of earlier versions have it.
    #[serde(default, deserialize_with = "present", skip_serializing)]
    name: Option<String>,
    trainee: String,
}

impl Profiles {
    /// Reads the list; without a file it is empty.
    ///
    /// # Errors
    /// What the system refused, or a list that is none: it is never written over.
    pub fn read(data: &DataFolder) -> Result<Self, StoreError> {
        let file = data.settings_file(PROFILES_FILE)?;
        let Some(text) = file.read()? else {
            return Ok(Self::default());
        };
        let read: WrittenList = ron::from_str(&text).map_err(|error| StoreError::Unreadable {
            path: data.root().join(PROFILES_FILE),
            why: ron_words(&error),
        })?;
        let sound = read.list.len() <= MOST_PROFILES && read.list.iter().all(WrittenProfile::is_sound);
        if !sound {
            return Err(StoreError::Unreadable {
                path: data.root().join(PROFILES_FILE),
                why: sentence!(
                    "a profile in it has a folder, a name or a pseudonym that this program does not give",
                    "其中有个用户的文件夹、名字或化名不是本程序给的"
                ),
            });
        }
        let vault = Vault::of(data);
        let has_names = read.list.iter().any(|profile| profile.name.is_some());
        let list = read.list.into_iter().map(|written| {
            // A name that cannot be opened hides no profile.
            // The vault takes only what can be seen; of a name that has nothing to see, nothing is lost.
            let name = written
                .name
                .as_deref()
                .and_then(cleaned_name)
                .or_else(|| vault.name(&written.trainee).ok().flatten());
            Profile {
                name: name.unwrap_or_else(|| unknown_name(&written.trainee)),
                folder: written.folder,
                trainee: written.trainee,
            }
        });
        let profiles = Self {
            list: list.collect(),
            last: read.last,
        };
        if has_names {
            // If that cannot be done now, the old list stays, and it is tried again the next time.
            let _ = profiles.write(data);
        }
        Ok(profiles)
    }

    /// The same, and nothing is made where no folder of data is.
    ///
    /// # Errors
    /// As of [`Profiles::read`].
    pub fn read_if_there(data: &DataFolder) -> Result<Self, StoreError> {
        let path = data.root().join(PROFILES_FILE);
        match data.fs().exists(&path).map_err(StoreError::io("look for", &path))? {
            true => Self::read(data),
            false => Ok(Self::default()),
        }
    }

    /// The profile that was used last.
    pub fn current(&self) -> Option<&Profile> {
        let last = self.last.as_ref()?;
        self.list.iter().find(|profile| profile.folder == *last)
    }

    /// The profile with this name; a name that is nobody's is that of whoever is called so but for the case of its letters.
    ///
    /// # Errors
    /// [`NotNamed`].
    pub fn named(&self, name: &str) -> Result<&Profile, NotNamed> {
        match self.called(name.trim()).as_slice() {
            [] => Err(NotNamed::Nobody),
            [only] => Ok(only),
            several => Err(NotNamed::Several(
                several.iter().map(|profile| profile.name.clone()).collect(),
            )),
        }
    }

    /// Who has exactly this name, else everybody who has it but for the case of letters: several only in lists of earlier versions.
    fn called(&self, name: &str) -> Vec<&Profile> {
        match self.list.iter().find(|profile| profile.name == name) {
            Some(found) => vec![found],
            None => {
                let alike = |profile: &&Profile| without_case(&profile.name) == without_case(name);
                self.list.iter().filter(alike).collect()
            }
        }
    }

    /// Makes a profile and takes it; whether it was made. A name that is there already, in capitals or not, is that profile.
    ///
    /// # Errors
    /// [`NotAProfile`]: the name cannot be taken, is that of several, or there are too many.
    pub fn add(&mut self, name: &str) -> Result<bool, NotAProfile> {
        let name = cleaned_name(name).ok_or(NotAProfile::Name)?;
        if name.chars().count() > LONGEST_NAME {
            return Err(NotAProfile::Name);
        }
        match self.called(&name).as_slice() {
            [] => {}
            [known] => {
                self.last = Some(known.folder.clone());
                return Ok(false);
            }
            _ => return Err(NotAProfile::Several),
        }
        if self.list.len() >= MOST_PROFILES {
            return Err(NotAProfile::TooMany);
        }
        let trainee = fresh_pseudonym();
        // A folder that says nothing about the person, and cannot be one of the others.
        let folder = fresh_pseudonym().chars().take(16).collect::<String>();
        self.last = Some(folder.clone());
        self.list.push(Profile { folder, name, trainee });
        Ok(true)
    }

    /// Writes the list; names that are new go into the vault first.
    ///
    /// # Errors
    /// A name cannot be kept, or what the system refused; the old list is then still there.
    pub fn write(&self, data: &DataFolder) -> Result<(), StoreError> {
        let vault = Vault::of(data);
        for profile in &self.list {
            if profile.is_known() {
                vault.keep(&profile.trainee, &profile.name)?;
            }
        }
        let written = WrittenList {
            list: self.list.iter().map(Profile::written).collect(),
            last: self.last.clone(),
        };
        let text = ron::ser::to_string_pretty(&written, ron::ser::PrettyConfig::default()).unwrap_or_default();
        data.settings_file(PROFILES_FILE)?.replace(&text)
    }
}

/// What a person is called whose name the vault cannot tell.
fn unknown_name(trainee: &str) -> String {
    trainee.chars().take(8).collect()
}

/// A key that may be left out; if it is there, it has a value.
fn present<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    String::deserialize(deserializer).map(Some)
}

/// Why there is no such profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotAProfile {
    /// The name is empty or longer than [`LONGEST_NAME`].
    Name,
    /// There are [`MOST_PROFILES`] already.
    TooMany,
    /// Several are called so but for the case of letters.
    Several,
}

/// Why a name is that of no one profile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotNamed {
    /// Nobody is called so.
    Nobody,
    /// Several are called so but for the case of letters; their names.
    Several(Vec<String>),
}

impl Profile {
    /// Whether the vault could tell the name.
    pub fn is_known(&self) -> bool {
        self.name != unknown_name(&self.trainee)
    }

    fn written(&self) -> WrittenProfile {
        WrittenProfile {
            folder: self.folder.clone(),
            name: None,
            trainee: self.trainee.clone(),
        }
    }
}

impl WrittenProfile {
    /// A folder that is one name below, never a way out.
    fn is_sound(&self) -> bool {
        let is_hex =
            |text: &str, length: usize| text.len() == length && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        let is_name = |name: &String| !name.trim().is_empty() && name.chars().count() <= LONGEST_NAME;
        is_hex(&self.folder, 16) && is_hex(&self.trainee, 32) && self.name.as_ref().is_none_or(is_name)
    }
}

impl DataFolder {
    /// The folder of data of a profile of this one.
    #[must_use]
    pub fn of_profile(&self, profile: &Profile) -> Self {
        self.below(PROFILES, &profile.folder)
    }
}
