//! What is done after an accident: a session goes to a new file, and a torn line is kept beside its record.

use std::path::{Path, PathBuf};

use super::error::StoreError;
use super::folder::make_folder;
use super::fs::{Fs, OpenFile};
use super::record_file::RECORD_ENDING;
use super::whole_file::{sync_parent, write_whole_file};

/// More rescues of one session would mean that something else is wrong.
const MOST_RESCUES: usize = 99;

/// The name of the rescued record of a session, without its number and ending.
pub(super) fn rescued_name(session: &str) -> String {
    format!("{session}-rescued")
}

/// Writes a whole session to a new file in the first folder that takes it, and opens that to go on.
///
/// # Errors
/// Why each folder failed.
pub(super) fn rescue(
    fs: &dyn Fs,
    beside: &Path,
    secondary: Option<&Path>,
    session: &str,
    bytes: &[u8],
) -> Result<(PathBuf, Box<dyn OpenFile>), Vec<StoreError>> {
    let mut failures = Vec::new();
    for folder in [Some(beside), secondary].into_iter().flatten() {
        match rescue_into(fs, folder, session, bytes) {
            Ok(rescued) => return Ok(rescued),
            Err(error) => failures.push(error),
        }
    }
    Err(failures)
}

fn rescue_into(
    fs: &dyn Fs,
    folder: &Path,
    session: &str,
    bytes: &[u8],
) -> Result<(PathBuf, Box<dyn OpenFile>), StoreError> {
    make_folder(fs, folder)?;
    let name = rescued_name(session);
    let path = free_name(fs, |number| folder.join(format!("{name}{number}{RECORD_ENDING}")))?;
    let opened = write_whole_file(fs, &path, bytes).and_then(|()| {
        fs.open_append(&path)
            .map_err(StoreError::io("go on in the rescued record", &path))
    });
    if opened.is_err() {
        // A copy that may not last must not be taken for the one that goes on.
        let _ = fs.remove(&path);
    }
    Ok((path, opened?))
}

/// Keeps torn bytes in `NAME.torn`, unless an earlier attempt has already done so.
pub(super) fn set_torn_tail_aside(fs: &dyn Fs, record: &Path, tail: &[u8]) -> Result<Option<PathBuf>, StoreError> {
    if tail.is_empty() {
        return Ok(None);
    }
    let name = record.file_name().unwrap_or_default().to_string_lossy();
    let named = |number: String| record.with_file_name(format!("{name}.torn{number}"));
    for number in numbers() {
        let path = named(number);
        if !fs.exists(&path).map_err(StoreError::io("look for", &path))? {
            write_whole_file(fs, &path, tail)?;
            return Ok(Some(path));
        }
        let kept = fs
            .read(&path, tail.len() as u64)
            .map_err(StoreError::io("read", &path))?;
        if kept == tail {
            sync_parent(fs, &path)?;
            return Ok(Some(path));
        }
    }
    Err(too_many(named(String::new())))
}

fn free_name(fs: &dyn Fs, named: impl Fn(String) -> PathBuf) -> Result<PathBuf, StoreError> {
    for number in numbers() {
        let path = named(number);
        if !fs.exists(&path).map_err(StoreError::io("look for", &path))? {
            return Ok(path);
        }
    }
    Err(too_many(named(String::new())))
}

/// Nothing, `-2`, `-3` …
fn numbers() -> impl Iterator<Item = String> {
    (1..=MOST_RESCUES).map(|number| {
        if number == 1 {
            String::new()
        } else {
            format!("-{number}")
        }
    })
}

fn too_many(path: PathBuf) -> StoreError {
    StoreError::io("find a free name like", path)(std::io::ErrorKind::AlreadyExists.into())
}
