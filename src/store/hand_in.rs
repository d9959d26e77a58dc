//! Handing in: a record with its ticket and its archive out of one folder of data, and into another.

use std::path::{Path, PathBuf};

use super::error::StoreError;
use super::folder::DataFolder;
use super::named_record::named_record;
use super::record_file::{RECORD_ENDING, read_record_and_bytes};
use super::signed_files::{DocumentError, SignedFiles, write_new_file};
use super::whole_file::{is_temporary, make_durable, write_whole_file};
use crate::sim::session::record::{LONGEST_RECORD, Record};
use crate::trust::hand_in::{HandIn, LONGEST_HAND_IN};
use crate::trust::signed::Signed;

/// A record that was put into a folder of data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    /// Its file.
    pub path: PathBuf,
    /// The same bytes had been there before.
    pub was_there: bool,
    /// Records of the same session that it goes on from, or that go on from it.
    pub goes_on: Vec<PathBuf>,
    /// Records of the same session that tell something else.
    pub contradicts: Vec<PathBuf>,
}

/// Collects what is handed in for a record, which is named by its path or by the id of its session.
///
/// # Errors
/// No session or several are named so; the record, its ticket or a file of its archive cannot be read.
pub fn collect(data: &DataFolder, wanted: &Path) -> Result<(HandIn, Record), DocumentError> {
    let path = named_record(data, wanted)?;
    let data = &data.of_record(&path);
    let (record, bytes) = read_record_and_bytes(data.fs().as_ref(), &path)?;
    let archive = data.archive_to_read();
    let mut hashes: Vec<&str> = record.header.files.iter().map(|file| file.sha256.as_str()).collect();
    hashes.sort_unstable();
    hashes.dedup();
    let archive: Result<Vec<_>, StoreError> = hashes.iter().map(|sha256| archive.get(sha256)).collect();
    let ticket = SignedFiles::of(data).ticket_of(&record)?;
    let hand_in = HandIn {
        record: bytes,
        ticket: ticket.map(|ticket| ticket.to_text().into_bytes()),
        archive: archive?,
    };
    Ok((hand_in, record))
}

/// The bytes of a file that was handed in.
///
/// # Errors
/// It is too long, or the system refuses.
pub fn read_hand_in(data: &DataFolder, path: &Path) -> Result<Vec<u8>, StoreError> {
    read_bounded(data, path, "read the hand-in")
}

/// The bytes of a ticket, or of the package that it comes in.
///
/// # Errors
/// It is too long, or the system refuses.
pub fn read_ticket_file(data: &DataFolder, path: &Path) -> Result<Vec<u8>, StoreError> {
    read_bounded(data, path, "read the ticket")
}

fn read_bounded(data: &DataFolder, path: &Path, doing: &'static str) -> Result<Vec<u8>, StoreError> {
    // Sealing adds a little.
    let longest = LONGEST_HAND_IN + (1 << 20);
    let bytes = data.fs().read(path, longest).map_err(StoreError::io(doing, path))?;
    match bytes.len() as u64 > longest {
        true => Err(StoreError::TooLong {
            path: path.to_owned(),
            longest,
        }),
        false => Ok(bytes),
    }
}

/// Puts a hand-in into a folder of data. Doing it twice changes nothing more, and no record is written over.
///
/// The ticket is kept only if it is the one that the record names; whether it is trusted is another question.
///
/// # Errors
/// What the system refused.
pub fn take_in(data: &DataFolder, hand_in: &HandIn, record: &Record) -> Result<Received, StoreError> {
    let archive = data.archive()?;
    for file in &hand_in.archive {
        archive.put(file)?;
    }
    let ticket = hand_in.ticket.as_deref().and_then(|bytes| Signed::read(bytes).ok());
    if let Some(ticket) = ticket.filter(|ticket| record.header.ticket.as_ref() == Some(&ticket.sha256())) {
        SignedFiles::of(data).keep_ticket(&ticket)?;
    }
    let folder = data.sessions()?;
    let session = &record.header.session;
    let plain = folder.join(format!("{session}{RECORD_ENDING}"));
    let head = record.text.head();
    // As the names of records that were rescued, this one begins with the session's id.
    let other = folder.join(format!(
        "{session}.received-{}{RECORD_ENDING}",
        head.get(..12).unwrap_or(head)
    ));
    let mut received = Received {
        path: plain.clone(),
        was_there: false,
        goes_on: Vec::new(),
        contradicts: Vec::new(),
    };
    let fs = data.fs().as_ref();
    for name in fs
        .list(&folder)
        .map_err(StoreError::io("list the sessions in", &folder))?
    {
        let path = folder.join(&name);
        let name = name.to_string_lossy();
        if !name.starts_with(session.as_str()) || !name.ends_with(RECORD_ENDING) || is_temporary(&name) {
            continue;
        }
        let here = fs.read(&path, LONGEST_RECORD as u64);
        let here = here.map_err(StoreError::io("read the record", &path))?;
        if here == hand_in.record {
            make_durable(fs, &path, &here)?;
            (received.path, received.was_there) = (path, true);
        } else if hand_in.record.starts_with(&here) || here.starts_with(&hand_in.record) {
            received.goes_on.push(path);
        } else {
            received.contradicts.push(path);
        }
    }
    if !received.was_there {
        let is_taken = fs.exists(&plain).map_err(StoreError::io("look for", &plain))?;
        received.path = if is_taken { other } else { plain };
        // A part of it under this name is what a machine has left that stopped while it received it.
        match received.goes_on.contains(&received.path) {
            true => write_whole_file(fs, &received.path, &hand_in.record)?,
            false => write_new_file(fs, &received.path, &hand_in.record)?,
        }
    }
    Ok(received)
}
