//! Why a record cannot be read or continued.

use std::fmt;

use super::limits::{LONGEST_LINE, LONGEST_RECORD};
use super::line::FORMAT;

/// Why a record cannot be read or continued. Lines are counted from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RecordError {
    /// The whole record is over the limit.
    TooLong,
    /// The first line is missing, or was torn while it was written: no session has begun.
    NoHeader,
    /// The first line names another format.
    UnknownFormat {
        /// The name that it gives.
        found: String,
    },
    /// The first line names a later version of this format.
    NewerFormat {
        /// The name that it gives.
        found: String,
    },
    /// A line is over the limit.
    LineTooLong {
        /// Which.
        line: usize,
    },
    /// A line does not fit its own hash, and valid lines follow.
    WrongHash {
        /// Which.
        line: usize,
    },
    /// A line fits its hash and is not what a record may say.
    NotReadable {
        /// Which.
        line: usize,
        /// What the reader of JSON says.
        why: String,
    },
    /// A line has a value that it may not have.
    WrongValue {
        /// Which.
        line: usize,
        /// A sentence.
        why: String,
    },
    /// A line has another number than its place. Numbers are counted from 0, so that of the first line is 0.
    WrongNumber {
        /// Which.
        line: usize,
        /// The number that belongs there.
        expected: u64,
        /// The number that it has.
        found: u64,
    },
    /// A line does not name the hash of the line before.
    BrokenChain {
        /// Which.
        line: usize,
    },
    /// Something stands after the seal.
    AfterSeal {
        /// Which.
        line: usize,
    },
}

impl fmt::Display for RecordError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLong => write!(formatter, "The record is longer than {} MiB, the limit.", LONGEST_RECORD >> 20),
            Self::NoHeader => formatter.write_str(
                "Line 1 is not the whole header of a record, so no session has begun in it. If the file was copied, copy it again without changing its line ends.",
            ),
            Self::UnknownFormat { found } => {
                write!(formatter, "Line 1: the format is {found:?}; this program reads \"{FORMAT}\".")
            }
            Self::NewerFormat { found } => write!(
                formatter,
                "Line 1: the format {found:?} is newer than this program, which reads \"{FORMAT}\". Open the record with a newer Rolecall."
            ),
            Self::LineTooLong { line } => {
                write!(formatter, "Line {line} is longer than {} KiB, the limit.", LONGEST_LINE >> 10)
            }
            Self::WrongHash { line } => write!(
                formatter,
                "Line {line} does not fit its hash, and valid lines follow it: it was changed after it was written. Take the file from a copy."
            ),
            Self::NotReadable { line, why } => {
                write!(formatter, "Line {line} fits its hash and is no line of a record: {why}.")
            }
            Self::WrongValue { line, why } => write!(formatter, "Line {line}: {why}"),
            Self::WrongNumber { line, expected, found } => write!(
                formatter,
                "Line {line} of the file was written as line {}: a line before it was taken out, or lines were put in or moved. (Its \"seq\" is {found} and should be {expected}; the first line has 0.)",
                found.saturating_add(1)
            ),
            Self::BrokenChain { line } => write!(
                formatter,
                "Line {line} does not name the hash of the line before it: one of the two was replaced."
            ),
            Self::AfterSeal { line } => {
                write!(formatter, "Line {line} stands after the seal; nothing may be added to a sealed record.")
            }
        }
    }
}

impl std::error::Error for RecordError {}
