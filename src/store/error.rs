//! What can go wrong with the disk, in sentences that name the file and say what to do.

use std::fmt;
use std::io;
use std::path::PathBuf;

use crate::sim::session::record::RecordError;

/// What can go wrong with the disk.
#[derive(Debug)]
pub enum StoreError {
    /// The system has refused something.
    Io {
        /// What was tried, as in "write to".
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
        /// Why.
        why: String,
    },
    /// A name cannot be kept, because it cannot be sealed.
    NameNotKept {
        /// Why, and what to do.
        why: String,
    },
    /// A word is neither a path nor the id of a call.
    NoSuchCall {
        /// The word.
        word: String,
        /// What was most likely meant.
        help: String,
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
        reason: String,
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
        match self {
            Self::Io { doing, path, error } => {
                write!(
                    formatter,
                    "Cannot {doing} {}: {}. {}",
                    path.display(),
                    said(doing, error),
                    advice(doing, error.kind())
                )
            }
            Self::Unreadable { path, why } => write!(
                formatter,
                "The file {} cannot be read: {why}. Mend it, or move it away; nothing is written over it.",
                path.display()
            ),
            Self::NoDataFolder => formatter.write_str(
                "This system names no folder for data. Give one with --data FOLDER or in the variable ROLECALL_DATA.",
            ),
            Self::BadRecord { path, error } => {
                write!(formatter, "The record {} cannot be used. {error}", path.display())
            }
            Self::Refused { path, error } => {
                write!(
                    formatter,
                    "Nothing was written to the record {}. {error}",
                    path.display()
                )
            }
            Self::NoSuchRecord { word, folder } => write!(
                formatter,
                "There is no file \"{word}\" here, and no session in {} whose id begins so. \"rolecall sessions\" lists them; name another folder of data with --data.",
                folder.display()
            ),
            Self::SeveralRecords { word, ids } => write!(
                formatter,
                "Several sessions have an id that begins with \"{word}\": {}. Write as much of the id as only one has.",
                ids.join(", ")
            ),
            Self::Sealed { path } => write!(
                formatter,
                "The session {} is sealed and cannot go on. Start a new one.",
                path.display()
            ),
            Self::NotSaved { path, error, rescues } => {
                write!(
                    formatter,
                    "The last choice could not be saved in {}: {error}. ",
                    path.display()
                )?;
                for rescue in rescues {
                    write!(formatter, "{rescue} ")?;
                }
                formatter.write_str(
                    "All choices before it are safe. Free some space or repair the disk, then resume the session.",
                )
            }
            Self::Poisoned { path } => write!(
                formatter,
                "Nothing more is written to {} after an error of the disk. Resume the session to go on.",
                path.display()
            ),
            Self::Superseded { path, by } => write!(
                formatter,
                "The session of {} went on in another file after an error of the disk. Resume that one: {}",
                path.display(),
                by.display()
            ),
            Self::Conflict { session, files } => {
                let files: Vec<String> = files.iter().map(|file| file.display().to_string()).collect();
                write!(
                    formatter,
                    "Several files tell of the session {session}, and not the same: {}. Find out which is the right one and move the others away.",
                    files.join(", ")
                )
            }
            Self::TooLong { path, longest } => {
                write!(
                    formatter,
                    "{} is longer than {longest} bytes, the limit for such a file.",
                    path.display()
                )
            }
            Self::NotText { path } => write!(
                formatter,
                "{} is not text in UTF-8. Repair it in an editor, or move it away to begin anew.",
                path.display()
            ),
            Self::NameNotKept { why } => write!(formatter, "The name was not kept. {why}"),
            Self::NoSuchCall { word, help } => {
                write!(
                    formatter,
                    "There is no file or folder \"{word}\" here, and no call with this id. {help}"
                )
            }
            Self::BuiltInCall { id } => write!(
                formatter,
                "The call \"{id}\" is the copy inside the program, which is no file; go to the folder above your scenarios, or name the file."
            ),
            Self::BadVoices { path, reason } => write!(
                formatter,
                "{} cannot be used. {reason} \"rolecall voice\" makes it anew once it is moved away.",
                path.display()
            ),
            Self::NotAHash { found } => write!(
                formatter,
                "{found:?} is not the name of an archived file, which has 64 lower-case hexadecimal digits."
            ),
            Self::ArchiveDamaged { path, found } => write!(
                formatter,
                "The archived file {} has changed: its bytes now have the SHA-256 {found}. Take it from a copy.",
                path.display()
            ),
        }
    }
}

impl std::error::Error for StoreError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        // The sentences already say the causes; a chain would print them twice.
        None
    }
}

/// What the system says; in words of our own where its words tell nothing.
fn said(doing: &str, error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::WouldBlock => "it is in use".to_owned(),
        io::ErrorKind::NotFound if doing == MAKE_THE_FOLDER => "the system allows none there".to_owned(),
        io::ErrorKind::NotFound => "it is not there".to_owned(),
        io::ErrorKind::PermissionDenied => "the system does not allow it".to_owned(),
        _ => error.to_string(),
    }
}

/// What is tried when a folder for data is not there yet.
pub(super) const MAKE_THE_FOLDER: &str = "make the folder";

/// What a person can do about an error of the system.
fn advice(doing: &str, kind: io::ErrorKind) -> &'static str {
    match kind {
        // The folder above is there: the system itself makes what stands in it, as in /proc, and lets nobody else do so.
        io::ErrorKind::NotFound | io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported
            if doing == MAKE_THE_FOLDER =>
        {
            "No folder can be made in that place; choose another one with --data."
        }
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
            "Free some space, or choose another folder with --data."
        }
        io::ErrorKind::PermissionDenied if doing.starts_with("read") || doing.starts_with("list") => {
            "Allow reading it, or ask whoever owns it for a copy."
        }
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            "Allow writing there, or choose another folder with --data."
        }
        io::ErrorKind::NotFound => "Check that it is there.",
        io::ErrorKind::NotADirectory => "A part of this path is a file; choose another folder with --data.",
        io::ErrorKind::AlreadyExists => "It is never overwritten; move it away if it is not needed.",
        io::ErrorKind::WouldBlock => "Another Rolecall has it open; close that one first.",
        _ => "Check the disk, or choose another folder with --data.",
    }
}
