//! A file that is written as a whole: whoever reads it sees the old bytes or the new ones, never a part.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::error::StoreError;
use super::fresh::fresh_u64;
use super::fs::Fs;

/// Writes these bytes beside the file, makes them durable, gives them its name and makes that durable.
///
/// # Errors
/// What the system refused; the old file is then still there, or the new one is whole.
pub fn write_whole_file(fs: &dyn Fs, path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let temporary = temporary_beside(path);
    let written = write_temporary(fs, &temporary, bytes)
        .map_err(|error| told_of(path, error))
        .and_then(|()| fs.rename(&temporary, path).map_err(StoreError::io("write", path)));
    if let Err(error) = written {
        // If even this fails, the name still says that it is no data.
        let _ = fs.remove(&temporary);
        return Err(error);
    }
    sync_parent(fs, path)
}

/// Makes durable what stands in a file already, however it got there: whoever wrote it may have been stopped before a sync, or have been told
/// that a sync had failed.
///
/// # Errors
/// What the system refused.
pub(super) fn make_durable(fs: &dyn Fs, path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    fs.write_again(path, 0, bytes)
        .map_err(StoreError::io("make durable", path))?;
    sync_parent(fs, path)
}

/// Makes the name of a file durable.
pub(super) fn sync_parent(fs: &dyn Fs, path: &Path) -> Result<(), StoreError> {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => fs
            .sync_dir(folder)
            .map_err(StoreError::io("make durable the folder", folder)),
        _ => fs
            .sync_dir(Path::new("."))
            .map_err(StoreError::io("make durable the folder", ".")),
    }
}

/// Removes a file if it is there, and makes durable that it is not: whoever removed it before may have been stopped.
///
/// # Errors
/// What the system refused.
pub(super) fn remove_durably(fs: &dyn Fs, path: &Path, doing: &'static str) -> Result<(), StoreError> {
    match fs.remove(path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
        removed => removed.map_err(StoreError::io(doing, path))?,
    }
    match path.parent() {
        Some(folder) if !fs.exists(folder).map_err(StoreError::io("look for", folder))? => Ok(()),
        _ => sync_parent(fs, path),
    }
}

/// Whether a name is that of a file which was being written when the machine stopped.
pub(super) fn is_temporary(name: &str) -> bool {
    name.ends_with(".tmp")
}

/// Where the folder is none, people know the name of their file and not that of the temporary one.
fn told_of(path: &Path, error: StoreError) -> StoreError {
    match error {
        StoreError::Io { error, .. } if error.kind() == ErrorKind::NotADirectory => {
            StoreError::io("write", path)(error)
        }
        other => other,
    }
}

fn write_temporary(fs: &dyn Fs, temporary: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let mut file = fs.create_new(temporary).map_err(StoreError::io("create", temporary))?;
    file.write_all(bytes).map_err(StoreError::io("write", temporary))?;
    file.sync_all().map_err(StoreError::io("make durable", temporary))
}

/// A name beside this one that says that it is no data yet.
pub(super) fn temporary_beside(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.{:016x}.tmp", fresh_u64()))
}
