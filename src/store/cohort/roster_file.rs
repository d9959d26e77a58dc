//! The roster on the disk, and tables that people bring.

use std::path::Path;
use std::sync::Arc;

use crate::sim::cohort::roster::Roster;
use crate::sim::sentence::Sentence;
use crate::sim::small_table::LARGEST_TABLE;
use crate::store::error::StoreError;
use crate::store::folder::DataFolder;
use crate::store::fs::Fs;
use crate::store::ron_words::ron_words;
use crate::store::settings_file::SettingsFile;

/// The name of its file in the folder of data.
pub const ROSTER_FILE: &str = "roster.ron";

/// Reads the roster; without a file it is empty, and nothing is made.
///
/// # Errors
/// What the system refused, or a file that is no roster: it is never written over.
pub fn read_roster(data: &DataFolder) -> Result<Roster, StoreError> {
    let path = data.root().join(ROSTER_FILE);
    let file = SettingsFile::new(Arc::clone(data.fs()), path.clone());
    let Some(text) = file.read()? else {
        return Ok(Roster::default());
    };
    let unreadable = |why: Sentence| StoreError::Unreadable {
        path: path.clone(),
        why,
    };
    let roster: Roster = ron::from_str(&text).map_err(|error| unreadable(ron_words(&error)))?;
    match roster.check() {
        Ok(()) => Ok(roster),
        Err(found) => {
            let found = found.sentence();
            Err(unreadable(Sentence {
                english: found.english.trim_end_matches('.').to_owned(),
                chinese: found.chinese.trim_end_matches('。').to_owned(),
            }))
        }
    }
}

/// Replaces the roster; afterwards it is durable.
///
/// # Errors
/// What the system refused; the old roster is then still there.
pub fn write_roster(data: &DataFolder, roster: &Roster) -> Result<(), StoreError> {
    let text = ron::ser::to_string_pretty(roster, ron::ser::PrettyConfig::default()).map_err(|error| {
        StoreError::Unreadable {
            path: data.root().join(ROSTER_FILE),
            why: Sentence::same(error.to_string()),
        }
    })?;
    data.settings_file(ROSTER_FILE)?.replace(&text)
}

/// The bytes of a table that somebody brings, one more than may be at most.
///
/// # Errors
/// What the system refused.
pub fn read_table_file(fs: &dyn Fs, path: &Path) -> Result<Vec<u8>, StoreError> {
    fs.read(path, LARGEST_TABLE as u64)
        .map_err(StoreError::io("read", path))
}
