//! Calls by their ids where paths are expected: `lost-card` means the file `lost-card.ron` of the first of the folders in which one
//! stands: the current one, `./scenarios`, the folder beside the program; else the copy inside the program.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::error::StoreError;
use super::misnamed::misnamed_in;
use super::scenario_files::{embedded, folder_beside, folder_here, library};
use crate::sim::check::SourceFile;
use crate::sim::check::role::{Role, role};
use crate::sim::diagnostic::did_you_mean;
use crate::sim::scenario::load::LARGEST_FILE;
use crate::sim::sentence::{Sentence, sentence};

/// What a word on the command line means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Named {
    /// A file or folder.
    Path(PathBuf),
    /// The call with this id that is a copy inside the program, since there is no file of it.
    BuiltIn(String),
}

/// What a word means: a path if something is there or it is written like one, else the id of a call.
///
/// # Errors
/// When it is neither, or the library cannot be read.
pub fn named(word: &Path) -> Result<Named, StoreError> {
    let text = word.to_string_lossy();
    if text.contains(['/', '\\', '.']) || word.exists() {
        return Ok(Named::Path(word.to_owned()));
    }
    match call_by_id(&text) {
        Some(found) => Ok(found),
        None => Err(no_such(&text)?),
    }
}

/// The call that an id means, whatever else has this name.
pub fn call_by_id(id: &str) -> Option<Named> {
    let name = format!("{id}.ron");
    if role(&name) != Role::Scenario(id) {
        return None;
    }
    let folders = std::iter::once(PathBuf::new())
        .chain(folder_here())
        .chain(folder_beside());
    let file = folders.map(|folder| folder.join(&name)).find(|path| path.is_file());
    match file {
        Some(path) => Some(Named::Path(path)),
        None => copy_inside(id).map(|_| Named::BuiltIn(id.to_owned())),
    }
}

/// The file that an id means although the program holds another call with this id; nothing if it is the same or there is none.
pub fn taken_instead(id: &str) -> Option<PathBuf> {
    let Some(Named::Path(path)) = call_by_id(id) else {
        return None;
    };
    let copy = copy_inside(id)?;
    let is_other = fs::read(&path).is_ok_and(|bytes| bytes != copy.bytes);
    is_other.then_some(path)
}

/// The folders that are meant where none is named: the current one and `./scenarios`, each if a call stands in it, be it under a name that is
/// not read. A loose draft must not hide a folder full of calls, nor the other way round.
pub fn own_folders() -> Vec<PathBuf> {
    let has_calls = |folder: &PathBuf| !calls_in(folder).is_empty() || !misnamed_in(folder).is_empty();
    std::iter::once(PathBuf::from("."))
        .chain(folder_here())
        .filter(has_calls)
        .collect()
}

/// The ids of all calls that can be named here.
///
/// # Errors
/// When the library cannot be read.
pub fn known_ids() -> Result<Vec<String>, StoreError> {
    let own = std::iter::once(PathBuf::from(".")).chain(folder_here());
    let mut ids: BTreeSet<String> = own.flat_map(|folder| calls_in(&folder)).collect();
    let library = library()?;
    let known = library
        .files
        .iter()
        .chain(&embedded().files)
        .filter_map(call_id)
        .collect::<Vec<_>>();
    ids.extend(known);
    Ok(ids.into_iter().collect())
}

fn call_id(file: &SourceFile) -> Option<String> {
    match role(&file.name) {
        Role::Scenario(id) => Some(id.to_owned()),
        _ => None,
    }
}

fn copy_inside(id: &str) -> Option<SourceFile> {
    let copies = embedded().files.into_iter();
    copies.into_iter().find(|file| role(&file.name) == Role::Scenario(id))
}

/// The ids of the calls in a folder. Settings and forms are RON too; a call has nodes.
fn calls_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let mut ids = Vec::new();
    for path in paths {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if let Role::Scenario(id) = role(&name)
            && has_nodes(&path)
        {
            ids.push(id.to_owned());
        }
    }
    ids
}

/// Whether a file is that of a call.
pub(super) fn has_nodes(path: &Path) -> bool {
    let is_small = fs::metadata(path).is_ok_and(|about| about.is_file() && about.len() <= LARGEST_FILE as u64);
    let text = is_small.then(|| fs::read(path).ok()).flatten().unwrap_or_default();
    text.windows(6).any(|bytes| bytes == b"nodes:")
}

/// The paths that words mean.
///
/// # Errors
/// As [`named`], and when a call is the copy inside the program, which is no file.
pub fn named_paths(words: &[PathBuf]) -> Result<Vec<PathBuf>, StoreError> {
    let paths = words.iter().map(|word| match named(word)? {
        Named::Path(path) => Ok(path),
        Named::BuiltIn(id) => Err(StoreError::BuiltInCall { id }),
    });
    paths.collect()
}

fn no_such(word: &str) -> Result<StoreError, StoreError> {
    let ids = known_ids()?;
    let known = || {
        let ids = Sentence::listed(&ids);
        sentence!("The calls here are {ids}.", "这里的通话有 {ids}。"; ids)
    };
    let help: Sentence = did_you_mean(word, ids.iter().map(String::as_str)).unwrap_or_else(known);
    Ok(StoreError::NoSuchCall {
        word: word.to_owned(),
        help,
    })
}
