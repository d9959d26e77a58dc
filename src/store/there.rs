//! Whether something is at a path that somebody has named.

use std::path::Path;

use super::error::StoreError;
use super::fs::{Fs as _, RealFs};

/// Whether something is there.
///
/// # Errors
/// The system does not say.
pub fn is_there(path: &Path) -> Result<bool, StoreError> {
    RealFs.exists(path).map_err(StoreError::io("look for", path))
}
