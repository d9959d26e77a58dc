//! The ledger of sessions on the disk: one file for each year in the folder of data. A line is durable before the session goes on.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::sleep;
use std::time::Duration;

use super::error::StoreError;
use super::folder::{DataFolder, make_folder};
use super::fs::{Fs, OpenFile};
use super::journal::Journal;
use super::whole_file::sync_parent;
use crate::sim::session::ledger::{LONGEST_LEDGER, Ledger, LedgerEvent, LedgerNote};
use crate::sim::session::record::{Header, Record};

const ENDING: &str = ".jsonl";
/// Another Rolecall that begins a session at the same moment is waited for, so many times.
const ATTEMPTS: u32 = 100;
const PAUSE: Duration = Duration::from_millis(10);
/// So many bytes at the end are written once more before a line is added: about a hundred lines, more than ever failed one after another.
const WRITTEN_AGAIN: usize = 64 << 10;

/// The ledger of a folder of data.
#[derive(Debug, Clone)]
pub struct SessionLedger {
    fs: Arc<dyn Fs>,
    folder: PathBuf,
}

impl SessionLedger {
    /// The ledger of this folder of data.
    pub fn of(data: &DataFolder) -> Self {
        Self::below(data.fs(), data.root())
    }

    /// The ledger in this folder, wherever it is.
    pub(super) fn below(fs: &Arc<dyn Fs>, root: &Path) -> Self {
        Self {
            fs: Arc::clone(fs),
            folder: root.join("ledger"),
        }
    }

    /// Puts down that a session has begun, whose record has its first line. If that fails, the record is taken away again: nothing has been
    /// shown yet, so no session has begun.
    pub(super) fn begin(data: &DataFolder, journal: &Journal, header: &Header) -> Result<Self, StoreError> {
        let ledger = Self::of(data);
        let started = LedgerNote::of(LedgerEvent::Started, header, journal.text().head(), &header.wall);
        match ledger.put_down(&started) {
            Ok(()) => Ok(ledger),
            Err(error) => {
                let _ = data.fs().remove(journal.path());
                Err(error)
            }
        }
    }

    /// All years, oldest first; empty if no session has begun here.
    ///
    /// # Errors
    /// The folder or a file in it cannot be read.
    pub fn read(&self) -> Result<Vec<(PathBuf, Ledger)>, StoreError> {
        let names = match self.fs.list(&self.folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            names => names.map_err(StoreError::io("list the ledger in", &self.folder))?,
        };
        let mut years = Vec::new();
        for name in names {
            if name.to_string_lossy().ends_with(ENDING) {
                let path = self.folder.join(name);
                let ledger = self.read_year(&path)?;
                years.push((path, ledger));
            }
        }
        Ok(years)
    }

    /// Puts down that the session of a record has begun, if that is not put down: a machine may have stopped between the two.
    pub(super) fn begin_if_unknown(&self, record: &Record) -> Result<(), StoreError> {
        let header = &record.header;
        let is_known = |(_, ledger): &(PathBuf, Ledger)| ledger.of_session(&header.session).next().is_some();
        if self.read()?.iter().any(is_known) {
            return Ok(());
        }
        let first = record
            .entries
            .first()
            .map_or_else(|| record.text.head(), |entry| entry.prev.as_str());
        self.put_down(&LedgerNote::of(LedgerEvent::Started, header, first, &header.wall))
    }

    /// Puts a note down; it is durable when this returns. A note that stands there already is not put down twice.
    ///
    /// # Errors
    /// What the system refused, or another program that keeps the ledger open for more than a second. The note is then taken back, as far as
    /// the system lets it.
    pub fn put_down(&self, note: &LedgerNote) -> Result<(), StoreError> {
        let fs = self.fs.as_ref();
        make_folder(fs, &self.folder)?;
        let year = note.wall.get(..4).unwrap_or("0000");
        let path = self.folder.join(format!("{year}{ENDING}"));
        let mut file = self.opened(&path)?;
        // Read only now that nobody else can add a line.
        let before = self.read_bytes(&path)?;
        let ledger = Ledger::read(&before);
        // The line that goes on from these may not stand on anything that a failed sync has left in memory only.
        let end = before.len().saturating_sub(WRITTEN_AGAIN);
        let doing = "add to the ledger";
        if !before.is_empty() {
            fs.write_again(&path, end as u64, &before[end..])
                .map_err(StoreError::io(doing, &path))?;
        }
        // Whoever made the file may have been stopped before its name was durable.
        sync_parent(fs, &path)?;
        if ledger.notes.contains(note) {
            return Ok(());
        }
        let line = ledger.next_line(note);
        let added = file.write_all(line.as_bytes()).and_then(|()| file.sync_all());
        added.map_err(|error| {
            self.take_back(&path, &before, line.as_bytes());
            StoreError::io(doing, &path)(error)
        })
    }

    /// Cuts off what was added in vain, so that nobody takes a session for begun that is not: its ticket could not be used any more. If even
    /// that fails, the line is one that nobody was told of.
    fn take_back(&self, path: &Path, before: &[u8], line: &[u8]) {
        // A disk in a network may let two programs add at once.
        let is_ours = self.read_bytes(path).is_ok_and(|now| {
            let added = now.strip_prefix(before);
            added.is_some_and(|added| line.starts_with(added))
        });
        if is_ours {
            let _ = self.fs.rewrite_in_place(path, before);
        }
    }

    fn opened(&self, path: &Path) -> Result<Box<dyn OpenFile>, StoreError> {
        let mut attempt = 0;
        loop {
            let opened = match self.fs.exists(path) {
                Ok(true) => self.fs.open_append(path),
                _ => self.fs.create_new(path),
            };
            match opened {
                // Somebody else has it open, or was faster to make it.
                Err(error)
                    if attempt < ATTEMPTS
                        && matches!(error.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::AlreadyExists) =>
                {
                    attempt += 1;
                    sleep(PAUSE);
                }
                opened => return opened.map_err(StoreError::io("open the ledger", path)),
            }
        }
    }

    fn read_year(&self, path: &Path) -> Result<Ledger, StoreError> {
        self.read_bytes(path).map(|bytes| Ledger::read(&bytes))
    }

    fn read_bytes(&self, path: &Path) -> Result<Vec<u8>, StoreError> {
        let bytes = self
            .fs
            .read(path, LONGEST_LEDGER)
            .map_err(StoreError::io("read the ledger", path))?;
        if bytes.len() as u64 > LONGEST_LEDGER {
            return Err(StoreError::TooLong {
                path: path.to_owned(),
                longest: LONGEST_LEDGER,
            });
        }
        Ok(bytes)
    }
}
