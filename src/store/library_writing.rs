//! Files beside records: written as a whole, or where nothing is yet.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::Path;

use super::error::StoreError;
use super::scenario_files::parent;

/// Writes a file of the library as a whole: whoever reads it sees the old text or the new one. Unlike records, it keeps the
/// rights that it had, so that others can go on reading it.
///
/// # Errors
/// What the system refused; the old file is then still there.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    // A link stays a link; what it leads to is replaced.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let temporary = path.with_file_name(format!(".{name}.{}.tmp", std::process::id()));
    let written = write_temporary(&temporary, &path, bytes).and_then(|()| fs::rename(&temporary, &path));
    if written.is_err() {
        // If even this fails, the name still says that it is no data.
        let _ = fs::remove_file(&temporary);
    }
    written.map_err(StoreError::io("write", &path))
}

/// Writes a file that must not be there yet, and the folders that it needs.
///
/// # Errors
/// When there is something of this name, which is then as it was, or what the system refused.
pub fn write_new(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let written = fs::create_dir_all(parent(path)).and_then(|()| {
        let mut file = File::create_new(path)?;
        file.write_all(bytes)?;
        file.sync_all()
    });
    written.map_err(StoreError::io("write", path))
}

fn write_temporary(temporary: &Path, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create(temporary)?;
    file.write_all(bytes)?;
    if let Ok(about) = fs::metadata(path) {
        file.set_permissions(about.permissions())?;
    }
    file.sync_all()
}
