//! A small text file that is replaced as a whole, such as the settings.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::error::StoreError;
use super::fs::Fs;
use super::whole_file::write_whole_file;

/// The longest such file: 1 MiB.
pub const LONGEST_SETTINGS: u64 = 1 << 20;

/// A small text file that is replaced as a whole.
#[derive(Debug, Clone)]
pub struct SettingsFile {
    fs: Arc<dyn Fs>,
    path: PathBuf,
}

impl SettingsFile {
    /// The file at this path; it need not be there yet.
    pub fn new(fs: Arc<dyn Fs>, path: PathBuf) -> Self {
        Self { fs, path }
    }

    /// Its path.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Its text; nothing if there is no file.
    ///
    /// # Errors
    /// It is too long, not text, or the system refuses.
    pub fn read(&self) -> Result<Option<String>, StoreError> {
        if !self
            .fs
            .exists(&self.path)
            .map_err(StoreError::io("look for", &self.path))?
        {
            return Ok(None);
        }
        let bytes = self
            .fs
            .read(&self.path, LONGEST_SETTINGS)
            .map_err(StoreError::io("read", &self.path))?;
        if bytes.len() as u64 > LONGEST_SETTINGS {
            return Err(self.too_long());
        }
        String::from_utf8(bytes).map(Some).map_err(|_| StoreError::NotText {
            path: self.path.clone(),
        })
    }

    /// Replaces it; afterwards it is durable.
    ///
    /// # Errors
    /// The text is too long, or the system refuses; the old text is then still there.
    pub fn replace(&self, text: &str) -> Result<(), StoreError> {
        if text.len() as u64 > LONGEST_SETTINGS {
            return Err(self.too_long());
        }
        write_whole_file(self.fs.as_ref(), &self.path, text.as_bytes())
    }

    fn too_long(&self) -> StoreError {
        StoreError::TooLong {
            path: self.path.clone(),
            longest: LONGEST_SETTINGS,
        }
    }
}
