//! What can go wrong with the disk, in sentences that name the file and say what to do.

mod system;
mod wording;

use std::fmt;
use std::io;
use std::path::PathBuf;

pub(super) use system::MAKE_THE_FOLDER;

use crate::sim::sentence::Sentence;
use crate::sim::session::record::RecordError;

/// What can go wrong with the disk.
#[derive(Debug)]
pub enum StoreError {
    /// The system has refused something.
    Io {
        /// What was tried, as in "write to"; one of those that `error/system.rs` has in Chinese too.
        doing: &'static str,
        /// With what.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// Neither `--data` nor `ROLECALL_DATA` is given, and the system has no folder for data.
    NoDataFolder,
    /// A record cannot be read.
    BadRecord {
        /// The file.
        path: PathBuf,
        /// Why.
        error: RecordError,
    },
    /// An entry was not written because no record may have it; the journal is as it was.
    Refused {
        /// The record.
        path: PathBuf,
        /// Why.
        error: RecordError,
    },
    /// A word is neither the path of a record nor the beginning of a session's id.
    NoSuchRecord {
        /// The word.
        word: String,
        /// Where the sessions were looked through.
        folder: PathBuf,
    },
    /// Several sessions have an id that begins so.
    SeveralRecords {
        /// The beginning.
        word: String,
        /// Their ids.
        ids: Vec<String>,
    },
    /// The session is over.
    Sealed {
        /// The record.
        path: PathBuf,
    },
    /// An entry could not be made durable, neither in its record nor in a new one.
    NotSaved {
        /// The record.
        path: PathBuf,
        /// What the system said first.
        error: io::Error,
        /// Each other place that was tried, and why it failed.
        rescues: Vec<StoreError>,
    },
    /// The journal has failed before and writes nothing more.
    Poisoned {
        /// The record.
        path: PathBuf,
    },
    /// After an error of the disk, the session went on in another file.
    Superseded {
        /// The record that was named.
        path: PathBuf,
        /// The record that goes further.
        by: PathBuf,
    },
    /// Several files have the same session and other lines, so that nobody can say which is the session.
    Conflict {
        /// The session's id.
        session: String,
        /// The files.
        files: Vec<PathBuf>,
    },
    /// A file is longer than what is read of its kind.
    TooLong {
        /// The file.
        path: PathBuf,
        /// The limit.
        longest: u64,
    },
    /// A file that should be text is not UTF-8.
    NotText {
        /// The file.
        path: PathBuf,
    },
    /// A small file that this program wrote once is not as it writes it.
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why, as a phrase.
        why: Sentence,
    },
    /// A name cannot be kept, because it cannot be sealed.
    NameNotKept {
        /// Why, and what to do.
        why: Sentence,
    },
    /// A word is neither a path nor the id of a call.
    NoSuchCall {
        /// The word.
        word: String,
        /// What was most likely meant.
        help: Sentence,
    },
    /// A call that is wanted as a file is only inside the program.
    BuiltInCall {
        /// Its id.
        id: String,
    },
    /// A clip or a list of clips cannot be used.
    BadVoices {
        /// The file or folder.
        path: PathBuf,
        /// Why, as a sentence.
        reason: Sentence,
    },
    /// A name is not a SHA-256 in lower-case hexadecimal.
    NotAHash {
        /// The name.
        found: String,
    },
    /// An archived file does not fit its own name.
    ArchiveDamaged {
        /// The file.
        path: PathBuf,
        /// The hash of what it holds.
        found: String,
    },
}

impl StoreError {
    /// Wraps an error of the system; for `map_err`.
    pub fn io(doing: &'static str, path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |error| Self::Io { doing, path, error }
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.sentence().english)
    }
}

impl std::error::Error for StoreError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        // The sentences already say the causes; a chain would print them twice.
        None
    }
}
