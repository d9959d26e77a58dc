//! Tickets and receipts on the disk: signed documents, each in a file of its own that is never written over.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::error::StoreError;
use super::folder::{DataFolder, make_folder};
use super::fs::Fs;
use super::whole_file::{make_durable, sync_parent, write_whole_file};
use crate::sim::sentence::{Sentence, sentence};
use crate::sim::session::record::Record;
use crate::trust::receipt::Receipt;
use crate::trust::signed::{Document, LONGEST_DOCUMENT, NotADocument, Signed};
use crate::trust::ticket::Ticket;

const TICKET_ENDING: &str = ".ticket";
const RECEIPT_ENDING: &str = ".receipt";

/// A ticket's file and what is in it, or why it is not to be believed.
pub type TicketFile = (PathBuf, Result<Signed<Ticket>, DocumentError>);

/// The tickets and receipts of a folder of data.
#[derive(Debug, Clone)]
pub struct SignedFiles {
    fs: Arc<dyn Fs>,
    root: PathBuf,
}

/// Why a signed document cannot be used.
#[derive(Debug)]
pub enum DocumentError {
    /// The disk.
    Store(StoreError),
    /// The file is something else.
    Not(PathBuf, NotADocument),
}

impl SignedFiles {
    /// Those of this folder of data.
    pub fn of(data: &DataFolder) -> Self {
        Self {
            fs: Arc::clone(data.fs()),
            root: data.root().to_owned(),
        }
    }

    /// Where the ticket with this hash is kept.
    pub fn ticket_path(&self, sha256: &str) -> PathBuf {
        let short = sha256.get(..16).unwrap_or(sha256);
        self.root.join("tickets").join(format!("{short}{TICKET_ENDING}"))
    }

    /// Where the receipt for a record is kept.
    pub fn receipt_path(&self, record: &Record) -> PathBuf {
        self.path_of(&record.header.session, record.text.head())
    }

    /// Where this receipt is kept.
    pub fn path_of_receipt(&self, receipt: &Receipt) -> PathBuf {
        self.path_of(&receipt.session, &receipt.head)
    }

    fn path_of(&self, session: &str, head: &str) -> PathBuf {
        let name = format!("{session}.{}{RECEIPT_ENDING}", head.get(..12).unwrap_or(head));
        self.root.join("receipts").join(name)
    }

    /// The ticket that a record names, if it is kept here.
    ///
    /// # Errors
    /// [`DocumentError`].
    pub fn ticket_of(&self, record: &Record) -> Result<Option<Signed<Ticket>>, DocumentError> {
        let Some(sha256) = &record.header.ticket else {
            return Ok(None);
        };
        let path = self.ticket_path(sha256);
        match self.is_there(&path)? {
            true => read_signed(self.fs.as_ref(), &path).map(Some),
            false => Ok(None),
        }
    }

    /// The receipt for a record, if it is kept here.
    ///
    /// # Errors
    /// [`DocumentError`].
    pub fn receipt_of(&self, record: &Record) -> Result<Option<Signed<Receipt>>, DocumentError> {
        let path = self.receipt_path(record);
        match self.is_there(&path)? {
            true => read_signed(self.fs.as_ref(), &path).map(Some),
            false => Ok(None),
        }
    }

    /// Keeps a ticket and returns its path. One that is kept already is left alone.
    ///
    /// # Errors
    /// What the system refused.
    pub fn keep_ticket(&self, ticket: &Signed<Ticket>) -> Result<PathBuf, StoreError> {
        let path = self.ticket_path(&ticket.sha256());
        self.keep(&path, ticket)?;
        Ok(path)
    }

    /// Keeps a receipt and returns its path. The first one for a record stays.
    ///
    /// # Errors
    /// What the system refused.
    pub fn keep_receipt(&self, receipt: &Signed<Receipt>, record: &Record) -> Result<PathBuf, StoreError> {
        let path = self.receipt_path(record);
        self.keep(&path, receipt)?;
        Ok(path)
    }

    /// All tickets that are kept here, by the name of their file; one that cannot be read hides no other.
    ///
    /// # Errors
    /// The folder cannot be read.
    pub fn tickets(&self) -> Result<Vec<TicketFile>, StoreError> {
        let folder = self.root.join("tickets");
        let names = match self.fs.list(&folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            names => names.map_err(StoreError::io("list the tickets in", &folder))?,
        };
        let names = names
            .iter()
            .filter(|name| name.to_string_lossy().ends_with(TICKET_ENDING));
        let tickets = names.map(|name| {
            let path = folder.join(name);
            let read = read_signed(self.fs.as_ref(), &path);
            (path, read)
        });
        Ok(tickets.collect())
    }

    fn is_there(&self, path: &Path) -> Result<bool, StoreError> {
        self.fs.exists(path).map_err(StoreError::io("look for", path))
    }

    /// Keeps a document unless there is one. What a machine has left that stopped while it wrote is no document, and is replaced.
    pub(super) fn keep<D: Document>(&self, path: &Path, document: &Signed<D>) -> Result<(), StoreError> {
        let fs = self.fs.as_ref();
        if let Some(folder) = path.parent() {
            make_folder(fs, folder)?;
        }
        if self.is_there(path)? {
            let kept = fs.read(path, LONGEST_DOCUMENT).map_err(StoreError::io("read", path))?;
            return match Signed::<D>::read(&kept) {
                Err(NotADocument::Form(_)) => write_whole_file(fs, path, document.to_text().as_bytes()),
                _ => make_durable(fs, path, &kept),
            };
        }
        write_new_file(fs, path, document.to_text().as_bytes())
    }
}

/// Reads a signed document. Its signature has not been checked yet.
///
/// # Errors
/// [`DocumentError`].
pub fn read_signed<D: Document>(fs: &dyn Fs, path: &Path) -> Result<Signed<D>, DocumentError> {
    let bytes = fs
        .read(path, LONGEST_DOCUMENT)
        .map_err(StoreError::io("read", path))
        .map_err(DocumentError::Store)?;
    Signed::read(&bytes).map_err(|error| DocumentError::Not(path.to_owned(), error))
}

/// Writes a file that is not there yet; it is durable when this returns.
///
/// # Errors
/// There is such a file, or the system refuses.
pub fn write_new_file(fs: &dyn Fs, path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let mut file = fs.create_new(path).map_err(StoreError::io("create", path))?;
    let written = file
        .write_all(bytes)
        .and_then(|()| file.sync_all())
        .map_err(StoreError::io("write", path))
        .and_then(|()| sync_parent(fs, path));
    drop(file);
    if written.is_err() {
        // A part of a file, or one that may not last, must not pass for one.
        let _ = fs.remove(path);
    }
    written
}

impl DocumentError {
    /// What to say of it.
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::Store(error) => error.sentence(),
            Self::Not(path, error) => {
                let why = error.sentence();
                let path = path.display();
                let both = sentence!("{path} cannot be used.", "{path} 无法使用。", path = path);
                Sentence {
                    english: format!("{} {}", both.english, why.english),
                    chinese: format!("{}{}", both.chinese, why.chinese),
                }
            }
        }
    }
}

impl From<StoreError> for DocumentError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl fmt::Display for DocumentError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.sentence().wording(false))
    }
}

impl std::error::Error for DocumentError {}
