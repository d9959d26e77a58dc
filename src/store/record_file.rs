//! A record on the disk: its name, and reading it.

use std::path::Path;

use super::error::StoreError;
use super::fs::Fs;
use crate::sim::session::record::{LONGEST_RECORD, Record, RecordText};

/// How the name of a record ends.
pub const RECORD_ENDING: &str = ".jsonl";

/// Reads a record and checks each line. A torn line at the end is counted and left out.
///
/// # Errors
/// The system refuses, or the record is not as it was written.
pub fn read_record(fs: &dyn Fs, path: &Path) -> Result<Record, StoreError> {
    Ok(read_record_and_bytes(fs, path)?.0)
}

/// A record and all bytes of its file.
pub(super) fn read_record_and_bytes(fs: &dyn Fs, path: &Path) -> Result<(Record, Vec<u8>), StoreError> {
    let bytes = fs
        .read(path, LONGEST_RECORD as u64)
        .map_err(StoreError::io("read the record", path))?;
    match RecordText::parse(&bytes) {
        Ok(record) => Ok((record, bytes)),
        Err(error) => Err(StoreError::BadRecord {
            path: path.to_owned(),
            error,
        }),
    }
}
