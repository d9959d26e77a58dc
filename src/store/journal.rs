//! The journal: the record of a session that is going on, where an entry is durable before anybody sees what follows from it.
//!
//! After an error the open file is never used again, because nobody knows which of its bytes are on the disk: the whole session is
//! written to a new file, and goes on there. If that fails too, the journal is poisoned, and what was acknowledged is in the old file.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::error::StoreError;
use super::file_size_signal;
use super::fs::{Fs, OpenFile};
use super::record_file::{RECORD_ENDING, read_record_and_bytes};
use super::rescue::{rescue, set_torn_tail_aside};
use super::whole_file::sync_parent;
use crate::sim::session::record::{EntryDraft, Header, Record, RecordText};

/// The record of a session that is going on. It has one writer.
#[derive(Debug)]
pub struct Journal {
    fs: Arc<dyn Fs>,
    /// Gone for ever once an error could not be made up for.
    file: Option<Box<dyn OpenFile>>,
    path: PathBuf,
    secondary: Option<PathBuf>,
    session: String,
    text: RecordText,
}

/// Entries that are durable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appended {
    /// The number of the next entry.
    pub next_seq: u64,
    /// The hash of the last line.
    pub head: String,
    /// Set if the session had to go to another file; somebody should be told.
    pub moved: Option<Moved>,
}

/// A session that goes on in another file after an error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// The file that failed.
    pub from: PathBuf,
    /// The file that has the whole session now.
    pub to: PathBuf,
    /// What the system said.
    pub why: String,
}

/// A session that was opened again.
#[derive(Debug)]
pub struct Reopened {
    /// The journal, ready for the entry that says so.
    pub journal: Journal,
    /// All that was recorded.
    pub record: Record,
    /// Where a torn line was set aside; its length is `record.torn_bytes`.
    pub torn_tail: Option<PathBuf>,
}

impl Journal {
    /// Begins a record `<session>.jsonl` in this folder. Its start is durable when this returns.
    ///
    /// The secondary folder is used when both the record and a new file beside it fail.
    ///
    /// # Errors
    /// The header has a value that no record may have, there is such a file, or the system refuses.
    pub fn create_new(
        fs: Arc<dyn Fs>,
        folder: &Path,
        secondary: Option<PathBuf>,
        header: &Header,
    ) -> Result<Self, StoreError> {
        file_size_signal::make_it_an_error();
        let path = folder.join(format!("{}{RECORD_ENDING}", header.session));
        let text = RecordText::begin(header).map_err(|error| StoreError::Refused {
            path: path.clone(),
            error,
        })?;
        let mut file = fs
            .create_new(&path)
            .map_err(StoreError::io("create the record", &path))?;
        let written = file
            .write_all(text.bytes())
            .and_then(|()| file.sync_all())
            .map_err(StoreError::io("begin the record", &path))
            .and_then(|()| sync_parent(fs.as_ref(), &path));
        if let Err(error) = written {
            drop(file);
            // Nothing has been shown yet, so no session has begun.
            let _ = fs.remove(&path);
            return Err(error);
        }
        Ok(Self {
            fs,
            file: Some(file),
            path,
            secondary,
            session: header.session.clone(),
            text,
        })
    }

    /// Opens a record again to go on with it. A torn line is kept in `NAME.torn` and cut off. Doing it twice changes nothing more.
    ///
    /// # Errors
    /// The record is sealed, changed or open elsewhere, or the system refuses.
    pub fn resume(fs: Arc<dyn Fs>, path: &Path, secondary: Option<PathBuf>) -> Result<Reopened, StoreError> {
        file_size_signal::make_it_an_error();
        // Opened first: it keeps others away from what is read now.
        let file = fs.open_append(path).map_err(StoreError::io("open the record", path))?;
        let (record, bytes) = read_record_and_bytes(fs.as_ref(), path)?;
        if record.text.is_sealed() {
            return Err(StoreError::Sealed { path: path.to_owned() });
        }
        let tail = bytes.get(record.text.bytes().len()..).unwrap_or_default();
        let torn_tail = set_torn_tail_aside(fs.as_ref(), path, tail)?;
        // The same bytes once more: after a failed sync the system may show lines that are not on the disk and believe that they are.
        fs.rewrite_in_place(path, record.text.bytes())
            .map_err(StoreError::io("repair the record", path))?;
        sync_parent(fs.as_ref(), path)?;
        let journal = Self {
            fs,
            file: Some(file),
            path: path.to_owned(),
            secondary,
            session: record.header.session.clone(),
            text: record.text.clone(),
        };
        Ok(Reopened {
            journal,
            record,
            torn_tail,
        })
    }

    /// Adds entries, all or none, with one write and one sync. They are durable when this returns.
    ///
    /// # Errors
    /// `Refused` and `Sealed` leave the journal as it was. After `NotSaved` it is `Poisoned` for ever.
    pub fn append(&mut self, drafts: &[EntryDraft]) -> Result<Appended, StoreError> {
        let path = || self.path.clone();
        let Some(file) = self.file.as_mut() else {
            return Err(StoreError::Poisoned { path: path() });
        };
        if self.text.is_sealed() {
            return Err(StoreError::Sealed { path: path() });
        }
        if drafts.is_empty() {
            return Ok(self.appended(None));
        }
        let before = self.text.mark();
        let lines = self
            .text
            .push_all(drafts)
            .map_err(|error| StoreError::Refused { path: path(), error })?;
        let Err(error) = file.write_all(lines).and_then(|()| file.sync_data()) else {
            return Ok(self.appended(None));
        };
        self.file = None;
        let folder = self.path.parent().unwrap_or(Path::new(""));
        match rescue(
            self.fs.as_ref(),
            folder,
            self.secondary.as_deref(),
            &self.session,
            self.text.bytes(),
        ) {
            Ok((to, file)) => {
                self.file = Some(file);
                let from = std::mem::replace(&mut self.path, to.clone());
                Ok(self.appended(Some(Moved {
                    from,
                    to,
                    why: error.to_string(),
                })))
            }
            Err(rescues) => {
                // Nobody will be told that these entries are saved, so they are not part of the session.
                self.text.go_back(before);
                Err(StoreError::NotSaved {
                    path: self.path.clone(),
                    error,
                    rescues,
                })
            }
        }
    }

    /// The file that has the session now.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// All that was acknowledged.
    pub fn text(&self) -> &RecordText {
        &self.text
    }

    /// Whether it has failed and writes nothing more.
    pub fn is_poisoned(&self) -> bool {
        self.file.is_none()
    }

    fn appended(&self, moved: Option<Moved>) -> Appended {
        Appended {
            next_seq: self.text.next_seq(),
            head: self.text.head().to_owned(),
            moved,
        }
    }
}
