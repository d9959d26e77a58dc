//! How the names of a vault are closed: sealed for one key for each person, or not at all where the build or the machine cannot.

use std::fmt;

use super::entry::entry;
use crate::store::error::StoreError;
use crate::store::folder::DataFolder;

/// How names are closed and opened.
pub(super) trait NameLock: fmt::Debug + Send + Sync {
    /// The bytes of the file of this person.
    fn close(&self, trainee: &str, name: &str) -> Result<Vec<u8>, StoreError>;
    /// The text in the bytes of a file, nothing if its key is not here; and whether it is closed as this lock closes.
    fn open(&self, trainee: &str, bytes: &[u8]) -> Result<(Option<Vec<u8>>, bool), StoreError>;
    /// Makes durable what opens the file of this person, if there is something.
    fn make_durable(&self, trainee: &str) -> Result<(), StoreError>;
    /// Throws away what opens the file of this person.
    fn forget(&self, trainee: &str) -> Result<(), StoreError>;
}

/// The lock of a folder of data.
pub(super) fn of(data: &DataFolder) -> Box<dyn NameLock> {
    #[cfg(feature = "assessor")]
    if let Some(keys) = data.keys_path() {
        return Box::new(super::sealed::SealedNames::new(data, keys));
    }
    let _ = data;
    Box::new(OpenNames)
}

/// Names as they are. A sealed one is left alone.
#[derive(Debug)]
struct OpenNames;

impl NameLock for OpenNames {
    fn close(&self, _trainee: &str, name: &str) -> Result<Vec<u8>, StoreError> {
        Ok(entry(name).into_bytes())
    }

    fn open(&self, _trainee: &str, bytes: &[u8]) -> Result<(Option<Vec<u8>>, bool), StoreError> {
        let is_sealed = bytes.starts_with(b"age-encryption.org/");
        Ok(((!is_sealed).then(|| bytes.to_vec()), true))
    }

    fn make_durable(&self, _trainee: &str) -> Result<(), StoreError> {
        Ok(())
    }

    fn forget(&self, _trainee: &str) -> Result<(), StoreError> {
        Ok(())
    }
}
