//! Personal data: names in the vault only, erasure that leaves nothing but an erasure, retention, access, and the modes of files.

#[cfg(feature = "assessor")]
mod access;
#[cfg(feature = "assessor")]
mod erasure;
#[cfg(feature = "assessor")]
mod erasure_holds;
#[cfg(feature = "assessor")]
mod hostile;
#[cfg(feature = "assessor")]
mod life;
mod names;
#[cfg(feature = "assessor")]
mod retention;
#[cfg(feature = "assessor")]
mod tickets;

use std::fs;
use std::path::{Path, PathBuf};

/// All files below a folder, sorted.
pub fn files(root: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(root).into_iter().flatten() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => found.extend(files(&path)),
            false => found.push(path),
        }
    }
    found.sort();
    found
}

/// The files below a folder in whose bytes or path this stands, as it is or in small letters of another case.
pub fn holding(root: &Path, canary: &str) -> Vec<PathBuf> {
    let wanted = canary.to_lowercase();
    let mut found = files(root);
    found.retain(|path| {
        let bytes = fs::read(path).unwrap();
        let text = String::from_utf8_lossy(&bytes).to_lowercase();
        text.contains(&wanted) || path.to_string_lossy().to_lowercase().contains(&wanted)
    });
    found
}
