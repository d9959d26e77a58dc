//! The archive: the exact files that sessions were played with, each under the SHA-256 of its bytes.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::error::StoreError;
use super::fs::Fs;
use super::whole_file::{sync_parent, write_whole_file};
use crate::sim::session::hash::sha256_hex;

/// The longest archived file: 16 MiB.
pub const LONGEST_ARCHIVED: u64 = 16 << 20;

/// A folder of files that are named by their contents, so that a name can never mean something else later.
#[derive(Debug, Clone)]
pub struct Archive {
    fs: Arc<dyn Fs>,
    folder: PathBuf,
}

impl Archive {
    /// The archive in this folder, which must be there before anything is put into it.
    pub fn new(fs: Arc<dyn Fs>, folder: PathBuf) -> Self {
        Self { fs, folder }
    }

    /// Its folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Puts bytes into the archive and returns their SHA-256; afterwards they are durable.
    ///
    /// Bytes that are there already are left alone; a damaged copy of them is replaced.
    ///
    /// # Errors
    /// The bytes are too long, or the system refuses.
    pub fn put(&self, bytes: &[u8]) -> Result<String, StoreError> {
        let sha256 = sha256_hex(&[bytes]);
        let path = self.folder.join(&sha256);
        if bytes.len() as u64 > LONGEST_ARCHIVED {
            return Err(StoreError::TooLong {
                path,
                longest: LONGEST_ARCHIVED,
            });
        }
        if self.get(&sha256).is_ok_and(|archived| archived == bytes) {
            // Whoever put it there may have been stopped before the name was durable.
            sync_parent(self.fs.as_ref(), &path)?;
        } else {
            write_whole_file(self.fs.as_ref(), &path, bytes)?;
        }
        Ok(sha256)
    }

    /// The bytes with this SHA-256.
    ///
    /// # Errors
    /// They are not there, they have changed, or the system refuses.
    pub fn get(&self, sha256: &str) -> Result<Vec<u8>, StoreError> {
        // The name comes from a record, and becomes part of a path.
        if sha256.len() != 64 || !sha256.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')) {
            return Err(StoreError::NotAHash {
                found: sha256.chars().take(80).collect(),
            });
        }
        let path = self.folder.join(sha256);
        let bytes = self
            .fs
            .read(&path, LONGEST_ARCHIVED)
            .map_err(StoreError::io("read the archived file", &path))?;
        if bytes.len() as u64 > LONGEST_ARCHIVED {
            return Err(StoreError::TooLong {
                path,
                longest: LONGEST_ARCHIVED,
            });
        }
        let found = sha256_hex(&[&bytes]);
        if found != sha256 {
            return Err(StoreError::ArchiveDamaged { path, found });
        }
        Ok(bytes)
    }
}
