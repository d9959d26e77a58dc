//! The vault: who stands behind a pseudonym. No other file of the folder of data has a name.
//!
//! Each person has a file of their own, `vault/<pseudonym>.name`. Where the build has `age` and there is a folder of keys, it is sealed
//! for a key that only this person's name has, and that lies outside the folder of data; so a copy of the data tells no name, and
//! without the key no copy ever does. Elsewhere the file holds the name as it is, and only its mode protects it.

mod entry;
mod lock;
#[cfg(feature = "assessor")]
mod sealed;

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use entry::{LONGEST_NAME, cleaned_name, kept_name};

use self::entry::{LONGEST_ENTRY, name_in};
use self::lock::NameLock;
use super::error::StoreError;
use super::folder::{DataFolder, make_folder};
use super::fs::Fs;
use super::whole_file::{make_durable, remove_durably, write_whole_file};
use crate::sim::sentence::{Sentence, sentence};
use crate::sim::session::pseudonym::pseudonym;

const FOLDER: &str = "vault";
const ENDING: &str = ".name";

/// The names of a folder of data.
#[derive(Debug)]
pub struct Vault {
    fs: Arc<dyn Fs>,
    folder: PathBuf,
    lock: Box<dyn NameLock>,
}

impl Vault {
    /// The vault of this folder of data. Nothing is made before a name is put into it.
    pub fn of(data: &DataFolder) -> Self {
        Self {
            fs: Arc::clone(data.fs()),
            folder: data.root().join(FOLDER),
            lock: lock::of(data),
        }
    }

    /// Whether there is a name of this person, even one that cannot be opened here.
    ///
    /// # Errors
    /// What the system refused.
    pub fn has(&self, trainee: &str) -> Result<bool, StoreError> {
        let Some(path) = self.path(trainee) else {
            return Ok(false);
        };
        self.fs.exists(&path).map_err(StoreError::io("look for", &path))
    }

    /// Puts a name into the vault, or another one in its place; it is durable afterwards.
    ///
    /// # Errors
    /// It is no pseudonym or no name, the name cannot be sealed, or what the system refused. What was there is then as it was.
    pub fn put(&self, trainee: &str, name: &str) -> Result<(), StoreError> {
        let path = self
            .path(trainee)
            .ok_or_else(|| refused(sentence!("It belongs to no pseudonym.", "它不属于任何化名。")))?;
        let name = kept_name(name).ok_or_else(|| {
            refused(sentence!(
                "It must have 1 to {LONGEST_NAME} characters, all of which can be seen.",
                "姓名应为 1 到 {LONGEST_NAME} 个看得见的字符。"
            ))
        })?;
        make_folder(self.fs.as_ref(), &self.folder)?;
        let bytes = self.lock.close(&pseudonym_of(&path), &name)?;
        write_whole_file(self.fs.as_ref(), &path, &bytes)
    }

    /// Puts a name into the vault unless this person has one, which may not be one that can be opened here; either is durable afterwards.
    ///
    /// # Errors
    /// As of [`Vault::put`].
    pub fn keep(&self, trainee: &str, name: &str) -> Result<(), StoreError> {
        let Some(path) = self.path(trainee) else {
            return self.put(trainee, name);
        };
        match self.fs.read(&path, LONGEST_ENTRY) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => self.put(trainee, name),
            bytes => {
                let bytes = bytes.map_err(StoreError::io("read the name in", &path))?;
                self.lock.make_durable(&pseudonym_of(&path))?;
                make_durable(self.fs.as_ref(), &path, &bytes)
            }
        }
    }

    /// The name behind a pseudonym; nothing if it is not there, or sealed for a key that is not here.
    ///
    /// # Errors
    /// A file that is there cannot be read.
    pub fn name(&self, trainee: &str) -> Result<Option<String>, StoreError> {
        match self.path(trainee) {
            Some(path) => self.opened(&path),
            None => Ok(None),
        }
    }

    /// All names that can be opened here, by pseudonym; a file that cannot be used hides no other.
    ///
    /// # Errors
    /// The folder is there and cannot be listed.
    pub fn names(&self) -> Result<BTreeMap<String, String>, StoreError> {
        let mut names = BTreeMap::new();
        for trainee in self.people()? {
            let name = self.path(&trainee).map(|path| self.opened(&path));
            if let Some(Ok(Some(name))) = name {
                names.insert(trainee, name);
            }
        }
        Ok(names)
    }

    /// The pseudonyms of all who have a name here, whether or not it can be opened.
    ///
    /// # Errors
    /// The folder is there and cannot be listed.
    pub fn people(&self) -> Result<Vec<String>, StoreError> {
        let files = match self.fs.list(&self.folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            files => files.map_err(StoreError::io("list the names in", &self.folder))?,
        };
        let people = files.iter().filter_map(|file| {
            let trainee = file.to_str()?.strip_suffix(ENDING)?;
            pseudonym(trainee).filter(|known| known == trainee)
        });
        Ok(people.collect())
    }

    /// The file that has this person's name; it need not be there.
    pub fn path(&self, trainee: &str) -> Option<PathBuf> {
        let trainee = pseudonym(trainee)?;
        Some(self.folder.join(format!("{trainee}{ENDING}")))
    }

    /// Takes a name away: first its key, so that copies of the sealed file tell nothing either, then the file.
    ///
    /// # Errors
    /// What the system refused; doing it again goes on.
    pub fn remove(&self, trainee: &str) -> Result<(), StoreError> {
        let Some(path) = self.path(trainee) else { return Ok(()) };
        self.lock.forget(&pseudonym_of(&path))?;
        remove_durably(self.fs.as_ref(), &path, "remove")
    }

    fn opened(&self, path: &Path) -> Result<Option<String>, StoreError> {
        let bytes = match self.fs.read(path, LONGEST_ENTRY) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            bytes => bytes.map_err(StoreError::io("read the name in", path))?,
        };
        let trainee = pseudonym_of(path);
        let (text, is_as_kept) = self.lock.open(&trainee, &bytes)?;
        let Some(text) = text else { return Ok(None) };
        let name = name_in(&text).ok_or_else(|| StoreError::Unreadable {
            path: path.to_owned(),
            why: sentence!("it is no name that this program has written", "它不是本程序写下的姓名"),
        })?;
        if !is_as_kept {
            // It was kept by a build without seals. What cannot be sealed now stays readable and is tried again the next time.
            let _ = self.put(&trainee, &name);
        }
        Ok(Some(name))
    }
}

/// A path of this vault was made from a pseudonym.
fn pseudonym_of(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.strip_suffix(ENDING).unwrap_or(&name).to_owned()
}

fn refused(why: Sentence) -> StoreError {
    StoreError::NameNotKept { why }
}
