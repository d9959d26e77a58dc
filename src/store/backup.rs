//! A file that is replaced and stays beside the new one under another name.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::error::StoreError;
use super::library_writing::{write_new, write_whole};

/// How many old versions are kept beside a file before it says that there are enough.
const MOST_BACKUPS: usize = 999;

/// Writes a file as a whole; one that was there is kept as `NAME.bak`, `NAME.bak2` … and never overwrites an older one.
/// Returns the name of the old one, if there was one. Old files that are the same as the new one are left alone.
///
/// # Errors
/// What the system refused; the old file is then still there under its own name.
pub fn replace_keeping(path: &Path, bytes: &[u8]) -> Result<Option<PathBuf>, StoreError> {
    let old = match fs::read(path) {
        Ok(old) if old == bytes => return Ok(None),
        Ok(old) => Some(old),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(StoreError::io("read", path)(error)),
    };
    let kept = match old {
        Some(old) => Some(keep(path, &old)?),
        None => None,
    };
    write_whole(path, bytes)?;
    Ok(kept)
}

fn keep(path: &Path, old: &[u8]) -> Result<PathBuf, StoreError> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    for number in 1..=MOST_BACKUPS {
        let ending = if number == 1 { String::new() } else { number.to_string() };
        let backup = path.with_file_name(format!("{name}.bak{ending}"));
        match write_new(&backup, old) {
            Ok(()) => return Ok(backup),
            Err(StoreError::Io { error, .. }) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    let error = io::Error::other("there are too many old versions beside it; move them away");
    Err(StoreError::io("keep the old version of", path)(error))
}
