//! Looking through every byte of a folder of data for what should be gone.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::sim::assessment::event::{About, SignedEvent};
use crate::sim::session::record::RecordText;
use crate::store::error::StoreError;
use crate::store::fs::{Fs, Kind};

/// A text that should be nowhere.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Needle {
    /// A name.
    Name(String),
    /// A pseudonym.
    Pseudonym(String),
    /// What somebody has noted.
    Note(String),
}

/// A file in which something is left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remaining {
    /// The file.
    pub path: PathBuf,
    /// What is in it, or in its path.
    pub what: Needle,
}

/// Shorter texts stand in too many files that have nothing to do with the person.
const SHORTEST_NOTE: usize = 8;

/// The files of a folder in which one of these texts is left. A name is not looked for in the archive: what authors have written there
/// tells of nobody, and `Ann` is part of many words. A note is not looked for in whole records and marks of sessions that were not erased:
/// what stands there somebody else has written, and people note the same things.
///
/// # Errors
/// Something cannot be read, so that nobody could say that nothing is left.
pub fn remains(
    fs: &dyn Fs,
    root: &Path,
    needles: &[Needle],
    erased: &BTreeSet<String>,
) -> Result<Vec<Remaining>, StoreError> {
    let mut found = Vec::new();
    for path in walk(fs, root)? {
        let is_archive = path
            .parent()
            .and_then(Path::file_name)
            .is_some_and(|name| name == "archive");
        let bytes = fs.read(&path, u64::MAX).map_err(StoreError::io("read", &path))?;
        let is_of_others = is_record_of_others(&bytes, erased) || is_marks_of_others(&path, &bytes, erased);
        let place = path.strip_prefix(root).unwrap_or(&path).as_os_str().as_encoded_bytes();
        for needle in needles {
            let (text, is_looked_for) = match needle {
                Needle::Name(text) => (text, text.chars().count() > 1 && !is_archive),
                Needle::Pseudonym(text) => (text, true),
                Needle::Note(text) => (text, text.len() >= SHORTEST_NOTE && !is_archive && !is_of_others),
            };
            if !is_looked_for {
                continue;
            }
            // As it stands, and as it stands between the quotes of a record.
            let quoted = serde_json::to_string(text).unwrap_or_default();
            let quoted = quoted.trim_matches('"');
            let is_there = [text.as_str(), quoted]
                .iter()
                .any(|text| has(&bytes, text.as_bytes()) || has(place, text.as_bytes()));
            if is_there {
                found.push(Remaining {
                    path: path.clone(),
                    what: needle.clone(),
                });
            }
        }
    }
    Ok(found)
}

/// Whether it is a whole record of a session that was not erased.
fn is_record_of_others(bytes: &[u8], erased: &BTreeSet<String>) -> bool {
    let record = RecordText::parse(bytes);
    record.is_ok_and(|record| record.torn_bytes == 0 && !erased.contains(&record.header.session))
}

/// Whether it is a file of marks whose lines all tell of sessions that were not erased, or of scenarios.
fn is_marks_of_others(path: &Path, bytes: &[u8], erased: &BTreeSet<String>) -> bool {
    let is_line_of_others = |line: &[u8]| {
        SignedEvent::of_line(line).is_some_and(|signed| match &signed.event.about {
            About::Session { session, .. } => !erased.contains(session),
            About::Scenario { .. } => true,
        })
    };
    let is_marks = path.extension().is_some_and(|ending| ending == "evt");
    let mut lines = bytes.split_inclusive(|byte| *byte == b'\n').peekable();
    is_marks && lines.peek().is_some() && lines.all(is_line_of_others)
}

/// Whether bytes stand in others.
pub(super) fn has(bytes: &[u8], wanted: &[u8]) -> bool {
    let Some(first) = wanted.first() else { return false };
    let mut rest = bytes;
    while let Some(place) = rest.iter().position(|byte| byte == first) {
        rest = &rest[place..];
        if rest.starts_with(wanted) {
            return true;
        }
        rest = &rest[1..];
    }
    false
}

/// All files below a folder, sorted; none if it is not there. Links are not followed: what they lead to is not part of it.
///
/// # Errors
/// A folder cannot be listed.
pub fn walk(fs: &dyn Fs, root: &Path) -> Result<Vec<PathBuf>, StoreError> {
    let mut files = Vec::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        let names = match fs.list(&folder) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => continue,
            names => names.map_err(StoreError::io("list", &folder))?,
        };
        for name in names {
            let path = folder.join(name);
            match fs.look_at(&path).map_err(StoreError::io("look at", &path))?.kind {
                Kind::Folder => folders.push(path),
                Kind::File => files.push(path),
                Kind::Other => {}
            }
        }
    }
    files.sort();
    Ok(files)
}

/// All folders below a folder, at any depth; none if it is not there.
///
/// # Errors
/// A folder cannot be listed.
pub(super) fn folders_below(fs: &dyn Fs, root: &Path) -> Result<Vec<PathBuf>, StoreError> {
    let mut found: Vec<PathBuf> = Vec::new();
    let mut next = vec![root.to_owned()];
    while let Some(folder) = next.pop() {
        let names = match fs.list(&folder) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => continue,
            names => names.map_err(StoreError::io("list", &folder))?,
        };
        for path in names.into_iter().map(|name| folder.join(name)) {
            if fs.look_at(&path).map_err(StoreError::io("look at", &path))?.kind == Kind::Folder {
                found.push(path.clone());
                next.push(path);
            }
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_found_wherever_they_stand() {
        for (bytes, wanted, is_there) in [
            ("aab", "ab", true),
            ("ab", "ab", true),
            ("a", "ab", false),
            ("", "ab", false),
            ("ab", "", false),
            ("王王芳", "王芳", true),
        ] {
            assert_eq!(has(bytes.as_bytes(), wanted.as_bytes()), is_there, "{bytes} {wanted}");
        }
    }
}
