//! Calls by their ids where paths are expected: `lost-card` means `scenarios/lost-card.ron`, unless something of that name is here.

use std::path::{Path, PathBuf};

use super::error::StoreError;
use super::scenario_files::{embedded, library, library_folder};
use crate::sim::check::role::{Role, role};
use crate::sim::diagnostic::did_you_mean;

/// What a word on the command line means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Named {
    /// A file or folder.
    Path(PathBuf),
    /// The call with this id that is a copy inside the program, since there is no folder of calls.
    BuiltIn(String),
}

/// What a word means: a path if something is there or it is written like one, else the id of a call in the library.
///
/// # Errors
/// When it is neither, or the library cannot be read.
pub fn named(word: &Path) -> Result<Named, StoreError> {
    let text = word.to_string_lossy();
    if text.contains(['/', '\\', '.']) || word.exists() {
        return Ok(Named::Path(word.to_owned()));
    }
    let is_call = |name: &str| matches!(role(name), Role::Scenario(id) if id == text);
    let Some(folder) = library_folder() else {
        let is_there = embedded().files.iter().any(|file| is_call(&file.name));
        return match is_there {
            true => Ok(Named::BuiltIn(text.into_owned())),
            false => Err(no_such(&text)?),
        };
    };
    let path = folder.join(format!("{text}.ron"));
    match is_call(&path.to_string_lossy()) && path.is_file() {
        true => Ok(Named::Path(path)),
        false => Err(no_such(&text)?),
    }
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
    let library = library()?;
    let ids: Vec<&str> = library
        .files
        .iter()
        .filter_map(|file| match role(&file.name) {
            Role::Scenario(id) => Some(id),
            _ => None,
        })
        .collect();
    let help = did_you_mean(word, ids.iter().copied());
    Ok(StoreError::NoSuchCall {
        word: word.to_owned(),
        help: help.map_or_else(
            || format!("The calls here are {}.", ids.join(", ")),
            |help| help.english,
        ),
    })
}
