//! What is wrong with a record, as data, so that it can be kept, counted, and said in any language.

use serde::{Deserialize, Serialize};

use crate::sim::sentence::Sentence;
use crate::sim::session::record::RecordError;

/// What is wrong with a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub enum Trouble {
    /// The file has no bytes: it was begun and not copied.
    Empty,
    /// It is no record, or its first line was not copied whole.
    Foreign,
    /// It names a later version of the format.
    NewerFormat {
        /// The name that it gives.
        found: String,
    },
    /// It was played under rules of the machine that this program does not have.
    OtherRules {
        /// Their version.
        version: u32,
    },
    /// A line was changed, removed, added or moved after it was written.
    Changed {
        /// The line, from 1.
        line: usize,
    },
    /// The last line is not whole: a power cut tore it, it was changed, or the file was not copied to its end.
    Torn {
        /// The line, from 1.
        line: usize,
        /// How many bytes are not as they were written.
        bytes: usize,
    },
    /// The ledger beside it says that it was sealed, with a last line that is not here: its end was cut off, or never copied.
    EndMissing {
        /// When it was sealed, in UTC.
        sealed: String,
    },
    /// It is longer than any record.
    TooLong,
    /// A file that it was played with is missing.
    NotArchived {
        /// The file's name in the record.
        file: String,
        /// The name under which it lies in an archive.
        sha256: String,
    },
    /// A file that it was played with has other bytes than its name says.
    ArchiveDamaged {
        /// The file's name in the record.
        file: String,
        /// The name under which it lies in an archive.
        sha256: String,
    },
    /// What it was played with can be read and makes no call.
    ScenarioUnusable {
        /// Why.
        why: Sentence,
    },
    /// Its commands lead elsewhere than it says.
    Differs {
        /// The line, from 1.
        line: usize,
        /// How.
        what: Sentence,
    },
    /// The system refused to read it.
    Unread {
        /// What came of it, and what to do.
        why: Sentence,
    },
    /// The system refused to write the copy.
    NotWritten {
        /// What came of it, and what to do.
        why: Sentence,
    },
}

impl Trouble {
    /// Whether the record itself is not as it was written; otherwise nothing is known against it, and it cannot be used here and now.
    pub fn is_damage(&self) -> bool {
        matches!(self, Self::Changed { .. } | Self::Torn { .. } | Self::Differs { .. })
    }

    /// Whether it may be over without any change of the record: the rest may still be copied, or a disk may come back.
    pub fn may_pass(&self) -> bool {
        matches!(
            self,
            Self::NotArchived { .. } | Self::ArchiveDamaged { .. } | Self::Unread { .. }
        )
    }
}

impl From<&RecordError> for Trouble {
    fn from(error: &RecordError) -> Self {
        match error {
            RecordError::TooLong => Self::TooLong,
            RecordError::NoHeader | RecordError::UnknownFormat { .. } => Self::Foreign,
            RecordError::NewerFormat { found } => Self::NewerFormat { found: found.clone() },
            RecordError::LineTooLong { line }
            | RecordError::WrongHash { line }
            | RecordError::NotReadable { line, .. }
            | RecordError::WrongValue { line, .. }
            | RecordError::WrongNumber { line, .. }
            | RecordError::BrokenChain { line }
            | RecordError::AfterSeal { line } => Self::Changed { line: *line },
        }
    }
}
