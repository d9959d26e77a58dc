//! A small text that drives the window: keys and pictures, for tests and for looking at screens.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use super::error::StoreError;

/// The longest script.
const LONGEST_SCRIPT: u64 = 1024 * 1024;

/// Reads a script.
///
/// # Errors
/// When it cannot be read, or is not text.
pub fn read_script(path: &Path) -> Result<String, StoreError> {
    let mut text = String::new();
    File::open(path)
        .and_then(|file| file.take(LONGEST_SCRIPT).read_to_string(&mut text))
        .map_err(StoreError::io("read the script", path))?;
    Ok(text)
}
