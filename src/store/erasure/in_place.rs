//! What a folder of data has of some sessions: records with all that stands beside them, marks, receipts.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};

use super::own_files::{owner_of_receipt, owner_of_record};
use super::plan::{Deed, Kind};
use crate::sim::assessment::event::{LONGEST_EVENT_FILE, read_events};
use crate::sim::call::command::Command;
use crate::sim::session::erasure::{ErasedRecord, ErasedSession};
use crate::sim::session::record::{EntryKind, LONGEST_RECORD, Record};
use crate::store::data_places::{DataPlace, is_record_name};
use crate::store::error::StoreError;
use crate::store::fs::{self as disk, Fs};
use crate::store::marks::MarksFolder;
use crate::store::record_file::{RECORD_ENDING, read_record};

/// A file in a folder of records.
struct RecordFile {
    path: PathBuf,
    name: String,
    /// What it holds, if it is a record that can be read.
    record: Option<Record>,
}

/// Sessions in one place, and what their going takes with it.
#[derive(Debug, Default)]
pub(super) struct SessionsInPlace {
    pub(super) sessions: Vec<ErasedSession>,
    pub(super) deeds: Vec<Deed>,
    /// What was noted in free words, to look afterwards whether it is still anywhere.
    pub(super) notes: Vec<String>,
    /// SHA-256 of the tickets that the records name.
    pub(super) tickets: BTreeSet<String>,
}

/// All sessions of a place that are chosen by their records. A record that cannot be read is chosen if the pseudonym stands in it.
pub(super) fn sessions_in_place(
    place: &DataPlace,
    is_chosen: &dyn Fn(&Record) -> bool,
    pseudonym: Option<&str>,
) -> Result<SessionsInPlace, StoreError> {
    let fs = place.data.fs().as_ref();
    let mut found = SessionsInPlace::default();
    let mut records: BTreeMap<String, Vec<ErasedRecord>> = BTreeMap::new();
    let mut known: BTreeSet<String> = MarksFolder::of(&place.data).sessions()?.into_iter().collect();
    let (mut files, mut unreadable) = (Vec::new(), Vec::new());
    for (_, folder) in place.record_folders() {
        for name in listed(fs, &folder)? {
            let path = folder.join(&name);
            let record = match is_record_name(&name) {
                true => read_record(fs, &path).ok(),
                false => None,
            };
            match &record {
                Some(record) => {
                    known.insert(record.header.session.clone());
                    if is_chosen(record) {
                        let of_session = records.entry(record.header.session.clone()).or_default();
                        of_session.push(ErasedRecord {
                            head: Some(record.text.head().to_owned()),
                            lines: record.text.next_seq(),
                        });
                        found.notes.extend(notes_of(record));
                        found.tickets.extend(record.header.ticket.clone());
                    }
                }
                None if is_record_name(&name) && has_pseudonym(fs, &path, pseudonym)? => {
                    unreadable.push(name.clone());
                }
                None => {}
            }
            files.push(RecordFile { path, name, record });
        }
    }
    let mut lost = BTreeSet::new();
    for name in &unreadable {
        let stem = name.strip_suffix(RECORD_ENDING).unwrap_or(name);
        let session = owner_of_record(name, &known).unwrap_or(stem).to_owned();
        let of_session = records.entry(session.clone()).or_default();
        of_session.push(ErasedRecord { head: None, lines: 0 });
        lost.insert(session);
    }
    known.extend(lost);
    for file in files {
        let is_of_session = match &file.record {
            // A record of somebody else stays, whatever it is called and even if it says that it is the same session.
            Some(record) => is_chosen(record),
            None => {
                unreadable.contains(&file.name)
                    || owner_of_record(&file.name, &known).is_some_and(|session| records.contains_key(session))
            }
        };
        if is_of_session {
            found.deeds.push(Deed::Remove(Kind::Record, file.path));
        }
    }
    for (session, records) in records {
        let (marks, deeds) = marks_of(place, &session)?;
        found.deeds.extend(deeds);
        found.deeds.extend(receipts_of(place, &session, &known)?);
        found.sessions.push(ErasedSession {
            session,
            records,
            marks,
        });
    }
    Ok(found)
}

/// The hashes of the last events of a session's marks, and what is to be done to remove them.
pub(super) fn marks_of(place: &DataPlace, session: &str) -> Result<(Vec<String>, Vec<Deed>), StoreError> {
    let fs = place.data.fs().as_ref();
    let Some(folder) = MarksFolder::of(&place.data).session_path_unless_reserved(session) else {
        return Ok((Vec::new(), Vec::new()));
    };
    let (mut heads, mut deeds) = (Vec::new(), Vec::new());
    for name in listed(fs, &folder)? {
        let path = folder.join(&name);
        let bytes = fs.read(&path, LONGEST_EVENT_FILE as u64).unwrap_or_default();
        let events = read_events(name.get(..16).unwrap_or_default(), &bytes, &mut |_, _, _| Ok(()));
        heads.extend(events.events.last().map(|last| last.hash.clone()));
        deeds.push(Deed::Remove(Kind::Marks, path));
    }
    Ok((heads, deeds))
}

fn receipts_of(place: &DataPlace, session: &str, known: &BTreeSet<String>) -> Result<Vec<Deed>, StoreError> {
    let folder = place.data.root().join("receipts");
    let names = listed(place.data.fs().as_ref(), &folder)?.into_iter();
    let own = names.filter(|name| owner_of_receipt(name, known) == Some(session));
    Ok(own.map(|name| Deed::Remove(Kind::Receipt, folder.join(name))).collect())
}

/// What somebody noted in a session in free words.
pub(super) fn notes_of(record: &Record) -> Vec<String> {
    let commands = record.entries.iter().filter_map(|entry| match &entry.kind {
        EntryKind::Command { cmd, .. } => Command::parse(cmd).ok(),
        _ => None,
    });
    commands
        .filter_map(|command| match command {
            Command::Note(text) => Some(text),
            _ => None,
        })
        .collect()
}

/// Whether a pseudonym stands anywhere in a file.
pub(super) fn has_pseudonym(fs: &dyn Fs, path: &Path, pseudonym: Option<&str>) -> Result<bool, StoreError> {
    let Some(pseudonym) = pseudonym else { return Ok(false) };
    let bytes = fs
        .read(path, LONGEST_RECORD as u64)
        .map_err(StoreError::io("read the record", path))?;
    Ok(super::remains::has(&bytes, pseudonym.as_bytes()))
}

/// The names in a folder that are no folders themselves: those of files, and of whatever else can be removed as one. None if it is not
/// there.
pub(super) fn listed(fs: &dyn Fs, folder: &Path) -> Result<Vec<String>, StoreError> {
    let names = match fs.list(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        names => names.map_err(StoreError::io("list", folder))?,
    };
    let mut files = Vec::new();
    for name in names.into_iter().filter_map(|name| name.into_string().ok()) {
        let path = folder.join(&name);
        let looks = fs.look_at(&path).map_err(StoreError::io("look at", &path))?;
        if looks.kind != disk::Kind::Folder {
            files.push(name);
        }
    }
    Ok(files)
}
