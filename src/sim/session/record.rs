//! The record of a session, format v1: what its lines say.
//!
//! A record is a file of lines `JSON TAB hash LF`: a header, then entries, at last a seal. The hash is the hexadecimal SHA-256 of
//! `rolecall/frame/v1`, a NUL and the exact bytes before the TAB; each line names the hash of the line before it in `prev`.
//! The types here are a contract with files that must be read for ever; nothing of the simulator itself is written out.

mod decimal;
mod error;
mod last_line;
mod limits;
mod line;
mod reading;
mod text;

use serde::{Deserialize, Serialize};

pub use error::RecordError;
pub use limits::{LONGEST_COMMAND, LONGEST_LINE, LONGEST_RECORD, LONGEST_SESSION_ID, RESERVED_SESSION_ID, is_wall};
pub use line::{FORMAT, RNG, encode_line};
pub use text::{Mark, RecordText};

use crate::sim::call;

/// A record that has been read and whose chain holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// The first line.
    pub header: Header,
    /// All further lines; the entry with number `seq` stands in line `seq + 1`.
    pub entries: Vec<Entry>,
    /// The valid lines as they were read, ready to be continued.
    pub text: RecordText,
    /// How many bytes stand after the valid lines: a line that was being written when the machine stopped.
    pub torn_bytes: usize,
    /// The number of a line among these bytes that is whole and does not fit its hash. A machine that stops leaves no such line,
    /// so it was changed or added afterwards.
    pub changed_line: Option<usize>,
}

impl Record {
    /// Bytes of last lines that were not as they were written, and were set aside when the record was taken up again.
    pub fn set_aside_bytes(&self) -> u64 {
        let lost = self.entries.iter().filter_map(|entry| match entry.kind {
            EntryKind::Resumed { lost_bytes, .. } => Some(lost_bytes),
            _ => None,
        });
        lost.fold(0, u64::saturating_add)
    }

    /// Whether it has all lines of another record and more: the line after the other's last one names the hash of that.
    pub fn goes_on_from(&self, lines: u64, head: &str) -> bool {
        let next = usize::try_from(lines).ok().and_then(|lines| lines.checked_sub(1));
        let next = next.and_then(|place| self.entries.get(place));
        next.is_some_and(|entry| entry.prev == head)
    }

    /// Why the session ended; nothing while it is open.
    pub fn sealed(&self) -> Option<SealReason> {
        match self.entries.last()?.kind {
            EntryKind::Seal { reason, .. } => Some(reason),
            EntryKind::Command { .. } | EntryKind::Resumed { .. } => None,
        }
    }
}

/// What a session was played with. It is everything that a replay needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(into = "line::HeaderLine")]
pub struct Header {
    /// The version of the rules of the machine.
    pub rules_version: u32,
    /// The version of the program.
    pub build: String,
    /// The session's id, also the name of its file.
    pub session: String,
    /// The scenario's id.
    pub scenario: String,
    /// The author's version of the scenario.
    pub scenario_version: String,
    /// The scenario, its tables, the packs, the facts and the bank, sorted by name.
    pub files: Vec<ArchivedFile>,
    /// The country whose rules were followed.
    pub country: String,
    /// The language on the screen.
    pub locale: String,
    /// The seed of all chance.
    pub seed: u64,
    /// What the session is for.
    pub mode: Mode,
    /// How far timers were stretched.
    pub timers: Timers,
    /// Who played: 128 random bits in hexadecimal; the name stands elsewhere.
    pub trainee: String,
    /// The session that was rewound to begin this one.
    pub parent: Option<Parent>,
    /// SHA-256 of what the signer of the exam ticket has signed; none if the session was begun without one.
    pub ticket: Option<String>,
    /// If `files` are a blind form, without what marks rest on: the same files in full, which only whoever examines has.
    pub full: Option<Vec<ArchivedFile>>,
    /// When it began, in UTC.
    pub wall: String,
}

impl Header {
    /// The files that marks rest on: those in full, if it was played with their blind form. Two versions of a call that differ only in
    /// points have the same blind form, so whoever keeps marks or values for several records tells them apart by these.
    pub fn marked_files(&self) -> &[ArchivedFile] {
        self.full.as_deref().unwrap_or(&self.files)
    }

    /// SHA-256 of the file of the scenario that marks rest on; empty if the header names none.
    pub fn scenario_sha256(&self) -> &str {
        let name = format!("{}.ron", self.scenario);
        let is_it = |file: &str| file == name || file.ends_with(&format!("/{name}"));
        let found = self.marked_files().iter().find(|file| is_it(&file.name));
        found.map_or("", |file| &file.sha256)
    }
}

/// A file that the session was played with; its bytes are in the archive under this hash.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ArchivedFile {
    /// Its path below the folder of scenarios, with `/`.
    pub name: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
}

/// The place in another session where this one begins.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parent {
    /// The other session's id.
    pub session: String,
    /// The hash of the last line of the other session.
    pub head: String,
    /// The turn that was gone back to.
    pub turn: u32,
}

/// What a session is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// Going back is allowed, and nobody decides by it.
    Practice,
    /// Somebody will decide by it.
    Exam,
}

/// How far timers are stretched, as a record says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Timers {
    /// As the author wrote them.
    #[default]
    #[serde(rename = "x1")]
    AsWritten,
    /// One and a half times.
    #[serde(rename = "x1.5")]
    OneAndHalf,
    /// Twice.
    #[serde(rename = "x2")]
    Twice,
    /// Ten times.
    #[serde(rename = "x10")]
    TenTimes,
    /// No timers.
    #[serde(rename = "off")]
    Off,
}

/// One line after the header.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(into = "line::EntryLine")]
pub struct Entry {
    /// Its number; the header has 0.
    pub seq: u64,
    /// Milliseconds of a clock that nobody can set, since the session began.
    pub mono_ms: u64,
    /// The time on the wall, in UTC; a difference to `mono_ms` tells of a sleep or of a clock that was set.
    pub wall: String,
    /// What happened.
    pub kind: EntryKind,
    /// The hash of the line before.
    pub prev: String,
}

/// An entry before it has its place in a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryDraft {
    /// Milliseconds of a clock that nobody can set, since the session began.
    pub mono_ms: u64,
    /// The time on the wall, in UTC, as in `2026-11-23T18:40:02Z`.
    pub wall: String,
    /// What happened.
    pub kind: EntryKind,
}

/// What an entry tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EntryKind {
    /// A command was carried out.
    Command {
        /// The command in words.
        cmd: String,
        /// The hash of the state that it led to.
        state: String,
    },
    /// The session was opened again.
    Resumed {
        /// How long it had been away, by the clock on the wall.
        gap_ms: u64,
        /// How many bytes of a torn line were set aside.
        lost_bytes: u64,
    },
    /// The session is over; nothing may follow.
    Seal {
        /// Why it is over.
        reason: SealReason,
        /// How many commands the record has.
        commands: u64,
        /// The hash of the last state.
        state: String,
    },
}

/// Why a session is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SealReason {
    /// The call was played to its end.
    Finished,
    /// The person stopped it.
    Stopped,
    /// Another session goes on from an earlier turn of it.
    Rewound,
    /// It lay open and nobody came back.
    Abandoned,
}

impl From<Timers> for call::Timers {
    fn from(timers: Timers) -> Self {
        match timers {
            Timers::AsWritten => Self::AsWritten,
            Timers::OneAndHalf => Self::OneAndHalf,
            Timers::Twice => Self::Twice,
            Timers::TenTimes => Self::TenTimes,
            Timers::Off => Self::Off,
        }
    }
}

impl From<call::Timers> for Timers {
    fn from(timers: call::Timers) -> Self {
        match timers {
            call::Timers::AsWritten => Self::AsWritten,
            call::Timers::OneAndHalf => Self::OneAndHalf,
            call::Timers::Twice => Self::Twice,
            call::Timers::TenTimes => Self::TenTimes,
            call::Timers::Off => Self::Off,
        }
    }
}
