//! What a folder of data has of some sessions: records with all that stands beside them, marks, receipts.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};

use super::plan::{Deed, Kind};
use crate::sim::assessment::event::{LONGEST_EVENT_FILE, read_events};
use crate::sim::call::command::Command;
use crate::sim::session::erasure::{ErasedRecord, ErasedSession};
use crate::sim::session::record::{EntryKind, LONGEST_RECORD, Record};
use crate::store::data_places::{DataPlace, is_record_name};
use crate::store::error::StoreError;
use crate::store::fs::Fs;
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
    let mut files = Vec::new();
    for (_, folder) in place.record_folders() {
        for name in listed(fs, &folder)? {
            let path = folder.join(&name);
            let record = match is_record_name(&name) {
                true => read_record(fs, &path).ok(),
                false => None,
            };
            match &record {
                Some(record) if is_chosen(record) => {
                    let of_session = records.entry(record.header.session.clone()).or_default();
                    of_session.push(ErasedRecord {
                        head: Some(record.text.head().to_owned()),
                        lines: record.text.next_seq(),
                    });
                    found.notes.extend(notes_of(record));
                    found.tickets.extend(record.header.ticket.clone());
                }
                None if is_record_name(&name) && has_pseudonym(fs, &path, pseudonym)? => {
                    let session = name.strip_suffix(RECORD_ENDING).unwrap_or(&name).to_owned();
                    let of_session = records.entry(session).or_default();
                    of_session.push(ErasedRecord { head: None, lines: 0 });
                }
                _ => {}
            }
            files.push(RecordFile { path, name, record });
        }
    }
    for file in files {
        // A record of somebody else stays, even if it says that it is the same session.
        let is_of_another = file.record.as_ref().is_some_and(|record| !is_chosen(record));
        let is_of_session = records.keys().any(|session| belongs(&file.name, session));
        if is_of_session && !is_of_another {
            found.deeds.push(Deed::Remove(Kind::Record, file.path));
        }
    }
    for (session, records) in records {
        let (marks, deeds) = marks_of(place, &session)?;
        found.deeds.extend(deeds);
        found.deeds.extend(receipts_of(place, &session)?);
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
    let folder = MarksFolder::of(&place.data).session_path(session);
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

fn receipts_of(place: &DataPlace, session: &str) -> Result<Vec<Deed>, StoreError> {
    let folder = place.data.root().join("receipts");
    let names = listed(place.data.fs().as_ref(), &folder)?.into_iter();
    let own = names.filter(|name| belongs(name, session));
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

/// Whether the name of a file begins with the id of a session, and not only with the same letters as that of another one. Files that
/// were being written when the machine stopped begin with a dot.
pub(super) fn belongs(name: &str, session: &str) -> bool {
    let name = name.strip_prefix('.').unwrap_or(name);
    let rest = name.strip_prefix(session);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '-']))
}

fn has_pseudonym(fs: &dyn Fs, path: &Path, pseudonym: Option<&str>) -> Result<bool, StoreError> {
    let Some(pseudonym) = pseudonym else { return Ok(false) };
    let bytes = fs
        .read(path, LONGEST_RECORD as u64)
        .map_err(StoreError::io("read the record", path))?;
    Ok(super::remains::has(&bytes, pseudonym.as_bytes()))
}

/// The names in a folder; none if it is not there.
pub(super) fn listed(fs: &dyn Fs, folder: &Path) -> Result<Vec<String>, StoreError> {
    match fs.list(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        names => {
            let names = names.map_err(StoreError::io("list", folder))?;
            Ok(names.into_iter().filter_map(|name| name.into_string().ok()).collect())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_belongs_to_its_session_only() {
        let session = "20261126-090000-a-000001";
        for own in [
            "20261126-090000-a-000001.jsonl",
            "20261126-090000-a-000001.jsonl.torn-2",
            "20261126-090000-a-000001-rescued.jsonl",
            "20261126-090000-a-000001.received-0123456789ab.jsonl",
            ".20261126-090000-a-000001-rescued.jsonl.00ff.tmp",
        ] {
            assert!(belongs(own, session), "{own}");
        }
        for other in ["20261126-090000-a-0000011.jsonl", "x20261126-090000-a-000001", ""] {
            assert!(!belongs(other, session), "{other}");
        }
    }
}
