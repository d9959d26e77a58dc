//! What the errors of reading a record mean for the record, as data for lists.

use super::error::StoreError;
use super::played_record::ReadError;
use crate::sim::library::trouble::Trouble;
use crate::sim::session::record::Record;

/// What an error of the disk says about a record.
pub fn of_store(error: &StoreError) -> Trouble {
    match error {
        StoreError::BadRecord { error, .. } => error.into(),
        // The name of the record stands in front of what is said of it.
        StoreError::Io { path, .. } => Trouble::Unread {
            why: error.sentence_behind(path),
        },
        other => Trouble::Unread { why: other.sentence() },
    }
}

/// What an error of playing it again says about a record.
pub fn of_reading(error: &ReadError) -> Trouble {
    match error {
        ReadError::Store(error) => of_store(error),
        ReadError::NotArchived { path, .. } => Trouble::NotArchived {
            file: String::new(),
            sha256: path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        },
        ReadError::RulesVersion(version) => Trouble::OtherRules { version: *version },
        ReadError::Scenario(why) => Trouble::ScenarioUnusable { why: why.clone() },
        ReadError::Compile(error) => Trouble::ScenarioUnusable { why: error.sentence() },
        ReadError::Difference(difference) => Trouble::Differs {
            line: difference.line,
            what: difference.what.clone(),
        },
    }
}

/// What is wrong with the end of a record whose other lines are as they were written.
pub fn of_end(record: &Record) -> Option<Trouble> {
    if let Some(line) = record.changed_line {
        return Some(Trouble::Changed { line });
    }
    (record.torn_bytes > 0).then(|| Trouble::Torn {
        line: record.entries.len() + 2,
        bytes: record.torn_bytes,
    })
}
