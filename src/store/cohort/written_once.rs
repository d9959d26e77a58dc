//! A folder of small files that are written once: whoever copies two such folders together has what was in both.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::sim::sentence::{Sentence, sentence};
use crate::store::error::StoreError;
use crate::store::folder::{DataFolder, make_folder};
use crate::store::ron_words::ron_words;
use crate::store::settings_file::SettingsFile;
use crate::store::whole_file::{is_temporary, write_whole_file};

/// How the name of a value's file ends.
pub(super) const ENDING: &str = ".ron";

/// A file's name and what is in it, or why it cannot be read.
type ReadByName<T> = Result<(String, T), StoreError>;

/// One such folder below the folder of data.
pub(super) struct WrittenOnce<'d> {
    data: &'d DataFolder,
    folder: PathBuf,
}

impl<'d> WrittenOnce<'d> {
    /// The folder of this name; it need not be there yet.
    pub(super) fn new(data: &'d DataFolder, name: &str) -> Self {
        let folder = data.root().join(name);
        Self { data, folder }
    }

    /// The file of this name.
    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// The names of all files with an ending, without it, sorted.
    pub(super) fn names(&self, ending: &str) -> Result<Vec<String>, StoreError> {
        let names = match self.data.fs().list(&self.folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            names => names.map_err(StoreError::io("list", &self.folder))?,
        };
        let names = names.iter().map(|name| name.to_string_lossy());
        let names = names.filter(|name| !is_temporary(name));
        Ok(names
            .filter_map(|name| name.strip_suffix(ending).map(str::to_owned))
            .collect())
    }

    /// Everything that is there with its name; a file that cannot be read hides no other.
    pub(super) fn all<T: DeserializeOwned>(&self) -> Result<Vec<ReadByName<T>>, StoreError> {
        let names = self.names(ENDING)?;
        Ok(names
            .into_iter()
            .map(|name| self.read(&name).map(|value| (name, value)))
            .collect())
    }

    /// Writes a value under a name that is not taken.
    pub(super) fn add(&self, name: &str, value: &impl Serialize) -> Result<(), StoreError> {
        let text = ron::ser::to_string_pretty(value, ron::ser::PrettyConfig::default()).map_err(|error| {
            StoreError::Unreadable {
                path: self.path(name),
                why: Sentence::same(error.to_string()),
            }
        })?;
        self.add_file(&format!("{name}{ENDING}"), &text)
    }

    /// Writes a text as a file of a name that is not taken.
    pub(super) fn add_file(&self, name: &str, text: &str) -> Result<(), StoreError> {
        let fs = self.data.fs().as_ref();
        let path = self.path(name);
        make_folder(fs, &self.folder)?;
        if fs.exists(&path).map_err(StoreError::io("look for", &path))? {
            let taken = io::Error::from(io::ErrorKind::AlreadyExists);
            return Err(StoreError::io("write", &path)(taken));
        }
        write_whole_file(fs, &path, text.as_bytes())
    }

    fn read<T: DeserializeOwned>(&self, name: &str) -> Result<T, StoreError> {
        let path = self.path(&format!("{name}{ENDING}"));
        let file = SettingsFile::new(Arc::clone(self.data.fs()), path.clone());
        let text = file.read()?.unwrap_or_default();
        ron::from_str(&text).map_err(|error| StoreError::Unreadable {
            path,
            why: ron_words(&error),
        })
    }

    /// The error for a file whose content is not what this program writes.
    pub(super) fn not_sound(&self, name: &str) -> StoreError {
        StoreError::Unreadable {
            path: self.path(&format!("{name}{ENDING}")),
            why: sentence!(
                "something in it is not as this program writes it",
                "其中有的内容不是本程序写的样子"
            ),
        }
    }
}
