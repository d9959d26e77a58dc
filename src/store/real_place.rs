//! Where a folder really is, whatever way it is named.

use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};

use super::error::StoreError;

/// Where a folder really is, links and "`..`" followed as far as there is something; what is not there yet stands as it is named.
///
/// # Errors
/// The system does not say.
pub(super) fn real_place(path: &Path) -> Result<PathBuf, StoreError> {
    let path = std::path::absolute(path).map_err(StoreError::io("find", path))?;
    let mut rest = Vec::new();
    let mut there = path.as_path();
    loop {
        match std::fs::canonicalize(there) {
            Ok(real) => return Ok(rest.iter().rev().fold(real, beyond)),
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(StoreError::io("find", there)(error)),
        }
        match (there.parent(), there.components().next_back()) {
            (Some(above), Some(last)) => {
                rest.push(last);
                there = above;
            }
            _ => return Ok(path),
        }
    }
}

/// A name below a place where nothing is yet, so that no link can be in the way.
fn beyond(mut place: PathBuf, name: &Component<'_>) -> PathBuf {
    match name {
        Component::ParentDir => {
            place.pop();
        }
        name => place.push(name),
    }
    place
}
