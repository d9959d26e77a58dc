//! A folder for the files of other programs that goes away with this value.

use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use super::error::StoreError;
use super::fresh::fresh_u64;
use super::fs::{Fs as _, RealFs};

/// So much of what a program prints is kept.
const LONGEST_OUTPUT: u64 = 4_096;

/// A folder that nobody else can enter.
#[derive(Debug)]
pub struct ScratchFolder {
    path: PathBuf,
}

impl ScratchFolder {
    /// Makes one where the system keeps temporary files.
    ///
    /// # Errors
    /// What the system refused.
    pub fn new() -> Result<Self, StoreError> {
        let path = std::env::temp_dir().join(format!("rolecall-{:016x}", fresh_u64()));
        RealFs
            .create_folder(&path)
            .map_err(StoreError::io("create the folder", &path))?;
        Ok(Self { path })
    }

    /// A file in it, which need not be there.
    pub fn file(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }

    /// Writes a file.
    ///
    /// # Errors
    /// What the system refused.
    pub fn write(&self, name: &str, bytes: &[u8]) -> Result<(), StoreError> {
        let path = self.file(name);
        fs::write(&path, bytes).map_err(StoreError::io("write", path))
    }

    /// A new file for what a program prints.
    ///
    /// # Errors
    /// What the system refused.
    pub fn output(&self, name: &str) -> Result<Stdio, StoreError> {
        let path = self.file(name);
        File::create(&path)
            .map(Stdio::from)
            .map_err(StoreError::io("create", path))
    }

    /// The beginning of what a program has printed.
    pub fn text(&self, name: &str) -> String {
        let bytes = capped(&self.file(name), LONGEST_OUTPUT).unwrap_or_default();
        String::from_utf8_lossy(&bytes).trim().to_owned()
    }

    /// The bytes of a file; nothing if it is not there or longer than this.
    pub fn bytes(&self, name: &str, longest: u64) -> Option<Vec<u8>> {
        let bytes = capped(&self.file(name), longest + 1)?;
        (bytes.len() as u64 <= longest).then_some(bytes)
    }
}

impl Drop for ScratchFolder {
    fn drop(&mut self) {
        // What cannot be removed is left to the system, whose folder it is.
        let _ = fs::remove_dir_all(&self.path);
    }
}

fn capped(path: &Path, longest: u64) -> Option<Vec<u8>> {
    if !fs::metadata(path).ok()?.is_file() {
        return None;
    }
    let mut bytes = Vec::new();
    File::open(path).ok()?.take(longest).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}
