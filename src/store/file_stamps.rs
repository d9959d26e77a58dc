//! When files of calls were last changed, so that somebody can wait for the next change.
//!
//! The program looks by itself, since the usual library for this is under a licence that this project does not take. It
//! costs one look at each file of a folder, and it sees editors that write in place, by renaming, or by deleting first.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::misnamed::meant_name;
use super::scenario_files::folder_of;

/// What a file looked like: when it was changed, and how long it is.
type Stamp = (Option<SystemTime>, u64);

/// What all RON files of some folders looked like at one moment. Two that are equal mean that nothing was saved in between.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FileStamps(BTreeMap<PathBuf, Stamp>);

impl FileStamps {
    /// Looks at everything that the paths rest on: the folders of files, their `bank.ron`, `rules` and `facts`. What cannot be
    /// read counts as not being there, so that it is seen when it comes back.
    pub fn of(paths: &[PathBuf]) -> Self {
        let mut stamps = Self::default();
        for path in paths {
            let folder = folder_of(path);
            for part in ["", "rules", "facts"] {
                stamps.add_folder(&folder.join(part));
            }
        }
        stamps
    }

    /// Whether a file is gone that was there before.
    pub fn has_lost(&self, before: &Self) -> bool {
        before.0.keys().any(|path| !self.0.contains_key(path))
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is no file.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn add_folder(&mut self, folder: &Path) {
        let entries = fs::read_dir(folder).into_iter().flatten();
        for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
            let is_ours = path.extension().is_some_and(|extension| extension == "ron") || meant_name(&path).is_some();
            if let (true, Ok(about)) = (is_ours, fs::metadata(&path)) {
                self.0.insert(path, (about.modified().ok(), about.len()));
            }
        }
    }
}
