//! Names that are sealed, each for a key of its own: `people/<pseudonym>.key` in the folder of keys.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::entry::{LONGEST_ENTRY, entry};
use super::lock::NameLock;
use crate::sim::sentence::{Sentence, sentence};
use crate::store::error::StoreError;
use crate::store::folder::{DataFolder, make_folder};
use crate::store::fs::Fs;
use crate::store::keys::KeyFolder;
use crate::store::signed_files::write_new_file;
use crate::store::whole_file::{make_durable, remove_durably};
use crate::trust::seal::{OpeningIdentity, is_sealed};

const FOLDER: &str = "people";
const ENDING: &str = ".key";
/// The longest file of a key: 4 KiB.
const LONGEST_KEY: u64 = 4 << 10;

/// Sealed names.
#[derive(Debug)]
pub(super) struct SealedNames {
    fs: Arc<dyn Fs>,
    /// Where the keys lie, or why there can be none.
    folder: Result<PathBuf, Sentence>,
}

impl SealedNames {
    /// The names of a folder of data, their keys being in this folder of keys.
    pub(super) fn new(data: &DataFolder, keys: &Path) -> Self {
        let folder = KeyFolder::at(Arc::clone(data.fs()), keys.to_owned(), data.root());
        Self {
            fs: Arc::clone(data.fs()),
            folder: folder
                .map(|folder| folder.root().join(FOLDER))
                .map_err(|error| error.sentence()),
        }
    }

    fn path(&self, trainee: &str) -> Result<PathBuf, StoreError> {
        match &self.folder {
            Ok(folder) => Ok(folder.join(format!("{trainee}{ENDING}"))),
            Err(why) => Err(StoreError::NameNotKept { why: why.clone() }),
        }
    }

    /// The key of a person; nothing if it is not here.
    fn key(&self, trainee: &str) -> Result<Option<OpeningIdentity>, StoreError> {
        let Ok(path) = self.path(trainee) else { return Ok(None) };
        let bytes = match self.fs.read(&path, LONGEST_KEY) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            bytes => bytes.map_err(StoreError::io("read the key", &path))?,
        };
        let text = String::from_utf8_lossy(&bytes);
        match OpeningIdentity::from_secret_text(text.trim_end()) {
            Some(key) => Ok(Some(key)),
            None => Err(StoreError::Unreadable {
                path,
                why: sentence!("it is no key of a name", "它不是姓名的密钥"),
            }),
        }
    }

    /// A key that is on the disk before anything is sealed for it.
    fn new_key(&self, trainee: &str) -> Result<OpeningIdentity, StoreError> {
        let path = self.path(trainee)?;
        if let Some(folder) = path.parent() {
            make_folder(self.fs.as_ref(), folder)?;
        }
        let key = OpeningIdentity::generate();
        write_new_file(
            self.fs.as_ref(),
            &path,
            format!("{}\n", key.to_secret_text()).as_bytes(),
        )?;
        Ok(key)
    }
}

impl NameLock for SealedNames {
    fn close(&self, trainee: &str, name: &str) -> Result<Vec<u8>, StoreError> {
        let key = match self.key(trainee)? {
            // A name must not outlive its key, and whoever wrote the key may have been stopped.
            Some(key) => {
                self.make_durable(trainee)?;
                key
            }
            None => self.new_key(trainee)?,
        };
        let sealed = key.recipient().seal(entry(name).as_bytes());
        sealed.map_err(|error| StoreError::NameNotKept {
            why: sentence!("Its key cannot be used: {error}.", "它的密钥不能用：{error}。"),
        })
    }

    fn open(&self, trainee: &str, bytes: &[u8]) -> Result<(Option<Vec<u8>>, bool), StoreError> {
        if !is_sealed(bytes) {
            return Ok((Some(bytes.to_vec()), false));
        }
        let Some(key) = self.key(trainee)? else {
            return Ok((None, true));
        };
        // Sealed for another key, as in data that came from another machine: it is as if the key were not here.
        Ok((key.open(bytes, LONGEST_ENTRY).ok(), true))
    }

    fn make_durable(&self, trainee: &str) -> Result<(), StoreError> {
        let Ok(path) = self.path(trainee) else { return Ok(()) };
        match self.fs.read(&path, LONGEST_KEY) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            bytes => {
                let bytes = bytes.map_err(StoreError::io("read the key", &path))?;
                make_durable(self.fs.as_ref(), &path, &bytes)
            }
        }
    }

    fn forget(&self, trainee: &str) -> Result<(), StoreError> {
        // Without a folder for keys there has never been one.
        let Ok(path) = self.path(trainee) else { return Ok(()) };
        remove_durably(self.fs.as_ref(), &path, "remove the key")
    }
}
