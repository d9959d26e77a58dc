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
use crate::sim::session::record::Header;

const ENDING: &str = ".jsonl";
/// Another Rolecall that begins a session at the same moment is waited for, so many times.
const ATTEMPTS: u32 = 100;
const PAUSE: Duration = Duration::from_millis(10);

/// The ledger of a folder of data.
#[derive(Debug, Clone)]
pub struct SessionLedger {
    fs: Arc<dyn Fs>,
    folder: PathBuf,
}

impl SessionLedger {
    /// The ledger of this folder of data.
    pub fn of(data: &DataFolder) -> Self {
        Self {
            fs: Arc::clone(data.fs()),
            folder: data.root().join("ledger"),
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

    /// Puts a note down; it is durable when this returns.
    ///
    /// # Errors
    /// What the system refused, or another program that keeps the ledger open for more than a second.
    pub fn put_down(&self, note: &LedgerNote) -> Result<(), StoreError> {
        make_folder(self.fs.as_ref(), &self.folder)?;
        let year = note.wall.get(..4).unwrap_or("0000");
        let path = self.folder.join(format!("{year}{ENDING}"));
        let (mut file, is_new) = self.opened(&path)?;
        // Read only now that nobody else can add a line.
        let line = self.read_year(&path)?.next_line(note);
        let doing = "add to the ledger";
        file.write_all(line.as_bytes()).map_err(StoreError::io(doing, &path))?;
        match is_new {
            false => file.sync_data().map_err(StoreError::io(doing, &path)),
            true => {
                file.sync_all().map_err(StoreError::io(doing, &path))?;
                sync_parent(self.fs.as_ref(), &path)
            }
        }
    }

    fn opened(&self, path: &Path) -> Result<(Box<dyn OpenFile>, bool), StoreError> {
        let mut attempt = 0;
        loop {
            let opened = match self.fs.exists(path) {
                Ok(true) => self.fs.open_append(path).map(|file| (file, false)),
                _ => self.fs.create_new(path).map(|file| (file, true)),
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
        Ok(Ledger::read(&bytes))
    }
}
