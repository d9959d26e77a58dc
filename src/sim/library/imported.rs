//! What became of files that somebody brought, as plain data.

use std::path::PathBuf;

use super::trouble::Trouble;
use crate::sim::session::record::ArchivedFile;

/// What became of everything that somebody brought. Nothing of it was changed or removed where it came from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Imported {
    /// Every record, in the order in which it was found.
    pub records: Vec<ImportedRecord>,
    /// Files among the records that are no records.
    pub foreign: Vec<PathBuf>,
    /// Folders in which no record was found.
    pub without_records: Vec<PathBuf>,
}

/// What became of one record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedRecord {
    /// Where it came from.
    pub source: PathBuf,
    /// The session's id, if the file says it.
    pub session: Option<String>,
    /// What became of it.
    pub outcome: Outcome,
    /// What is noteworthy about a record that was taken all the same.
    pub notice: Option<Trouble>,
}

/// What became of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The session is new here; it lies in this file now.
    Added(PathBuf),
    /// The session was here with fewer lines; the longer record lies beside the shorter one now.
    Longer(PathBuf),
    /// Another session with the same id is here; this one was kept aside in this file.
    Conflict(PathBuf),
    /// It is here already, in this file.
    Known(PathBuf),
    /// The session is here with more lines, in this file.
    Shorter(PathBuf),
    /// Files that it was played with are missing; it stays where it is until they are brought as well.
    Lacking(Vec<ArchivedFile>),
    /// It was not taken.
    Refused(Trouble),
}

impl Imported {
    /// Tells of another import as well.
    pub fn add(&mut self, other: Self) {
        self.records.extend(other.records);
        self.foreign.extend(other.foreign);
        self.without_records.extend(other.without_records);
    }
}

impl Outcome {
    /// Whether the session is here now and in order.
    pub fn is_fine(&self) -> bool {
        matches!(
            self,
            Self::Added(_) | Self::Longer(_) | Self::Known(_) | Self::Shorter(_)
        )
    }

    /// The word for programs.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Added(_) => "added",
            Self::Longer(_) => "longer",
            Self::Conflict(_) => "conflict",
            Self::Known(_) => "known",
            Self::Shorter(_) => "shorter",
            Self::Lacking(_) => "lacking",
            Self::Refused(_) => "refused",
        }
    }
}
