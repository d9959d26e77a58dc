//! What was acknowledged, and the oracle: whether a disk holds all of it, nothing that was invented, and nothing that cannot be named.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rolecall::sim::assessment::ancestry::Ancestry;
use rolecall::sim::session::record::{EntryKind, Record};
use rolecall::store::error::StoreError;
use rolecall::store::fs::Fs;
use rolecall::store::journal::Journal;
use rolecall::store::ledger::SessionLedger;
use rolecall::store::marks::MarksFolder;
use rolecall::store::played_record::play;
use rolecall::store::record_file::read_record;
use rolecall::store::recorded_call::RecordedCall;
use rolecall::store::session_list::list_sessions;

use super::loop_call::{at, program, script};
use super::workloads::{DATA, MARKS, SESSION, said, sessions};

/// The folders of data that a workload may use.
const ROOTS: [&str; 3] = [DATA, "/stick", "/centre"];

/// What somebody was told is safe.
#[derive(Debug, Clone, Default)]
pub struct Promises {
    /// Nothing but stops of the machine and of the program happens: then every session that goes on stands in the ledger.
    pub only_stops: bool,
    /// Lines of records by folder of data, session and hash.
    lines: BTreeSet<(&'static str, String, String)>,
    /// Sessions that the ledger tells of.
    started: BTreeSet<String>,
    /// Events of marking by hash.
    marks: BTreeSet<String>,
    /// Files with these bytes.
    files: BTreeMap<PathBuf, Vec<u8>>,
    /// Tickets and receipts; only the assessor's build has them.
    #[cfg(feature = "assessor")]
    documents: BTreeSet<PathBuf>,
    /// Names that are kept, and whether somebody was erased.
    #[cfg(feature = "assessor")]
    pub people: super::people::PromisedPeople,
}

impl Promises {
    /// All lines of a call so far are safe.
    pub fn line(&mut self, call: &RecordedCall) {
        let root = ROOTS.into_iter().find(|root| call.path().starts_with(root));
        self.head(root.unwrap(), &call.header().session, call.head());
    }

    /// A record has a line with this hash.
    pub fn head(&mut self, root: &'static str, session: &str, head: &str) {
        self.lines.insert((root, session.to_owned(), head.to_owned()));
    }

    /// A session has begun, and stands in the ledger.
    pub fn begun(&mut self, call: &RecordedCall) {
        self.line(call);
        self.started(&call.header().session);
    }

    /// A session goes on after an accident.
    pub fn taken_up(&mut self, call: &RecordedCall) {
        self.line(call);
        if self.only_stops {
            self.started(&call.header().session);
        }
    }

    pub fn started(&mut self, session: &str) {
        self.started.insert(session.to_owned());
    }

    pub fn mark(&mut self, hash: String) {
        self.marks.insert(hash);
    }

    pub fn file(&mut self, path: &Path, bytes: &[u8]) {
        self.files.insert(path.to_owned(), bytes.to_vec());
    }

    /// A ticket or a receipt is kept.
    #[cfg(feature = "assessor")]
    pub fn document(&mut self, path: &Path) {
        self.documents.insert(path.to_owned());
    }

    /// Looks at everything on a disk.
    pub fn check(&self, fs: &Arc<dyn Fs>) -> Result<(), String> {
        for root in ROOTS {
            self.check_records(fs, root)?;
        }
        self.check_ledger(fs)?;
        self.check_marks(fs)?;
        for (path, bytes) in &self.files {
            match fs.read(path, u64::from(u32::MAX)) {
                Ok(found) if found == *bytes => {}
                found => {
                    return Err(lost(
                        "file",
                        path.display(),
                        &format!("{:?}", found.map(|found| found.len())),
                    ));
                }
            }
        }
        #[cfg(feature = "assessor")]
        for path in &self.documents {
            let found = fs.read(path, 1 << 20);
            if !found.as_ref().is_ok_and(|bytes| super::exam::is_document(bytes)) {
                return Err(lost("document", path.display(), &format!("{found:?}")));
            }
        }
        #[cfg(feature = "assessor")]
        self.people.check(fs)?;
        Ok(())
    }

    fn check_records(&self, fs: &Arc<dyn Fs>, root: &'static str) -> Result<(), String> {
        let data = at(fs, root);
        let mut records = Vec::new();
        for listed in list_sessions(fs.as_ref(), &data.sessions_path()).map_err(|error| error.to_string())? {
            match listed.content {
                Ok(summary) if !summary.conflicts.is_empty() => {
                    return Err(format!("records contradict each other: {:?}", summary.conflicts));
                }
                Ok(_) => {}
                // The first line was never acknowledged, or it would be promised.
                Err(StoreError::BadRecord { .. }) => continue,
                Err(error) => return Err(format!("{}: {error}", listed.path.display())),
            }
            let record = read_record(fs.as_ref(), &listed.path).map_err(|error| error.to_string())?;
            not_invented(&record)?;
            records.push(record);
        }
        let promised = self.lines.iter().filter(|(promised, ..)| *promised == root);
        for (_, session, head) in promised {
            let has_line = |record: &&Record| {
                let mut before = record.entries.iter().map(|entry| entry.prev.as_str());
                record.header.session == *session && (record.text.head() == head || before.any(|prev| prev == head))
            };
            let Some(record) = records.iter().find(has_line) else {
                return Err(lost("line", format!("{session} {head}"), root));
            };
            for file in &record.header.files {
                let archived = data.archive_to_read().get(&file.sha256);
                archived.map_err(|error| lost("archived file", &file.name, &error.to_string()))?;
            }
        }
        Ok(())
    }

    fn check_ledger(&self, fs: &Arc<dyn Fs>) -> Result<(), String> {
        let years = SessionLedger::of(&at(fs, DATA))
            .read()
            .map_err(|error| error.to_string())?;
        let mut seen = BTreeSet::new();
        for (path, ledger) in &years {
            if !ledger.broken.is_empty() {
                return Err(format!(
                    "{}: the chain is broken before {:?}",
                    path.display(),
                    ledger.broken
                ));
            }
            for note in &ledger.notes {
                if !seen.insert((note.session.clone(), format!("{:?}", note.event))) {
                    return Err(format!("the ledger tells twice of {}", note.session));
                }
            }
        }
        match self.started.iter().find(|session| {
            let mut notes = years.iter().flat_map(|(_, ledger)| ledger.of_session(session));
            notes.next().is_none()
        }) {
            Some(session) => Err(lost("line of the ledger", session, "")),
            None => Ok(()),
        }
    }

    fn check_marks(&self, fs: &Arc<dyn Fs>) -> Result<(), String> {
        let read = MarksFolder::of(&at(fs, DATA)).read(SESSION, &mut |_, _, _| Ok(()));
        let read = read.map_err(|error| error.to_string())?;
        if read.is_incomplete() {
            return Err("a file of marks was left out".to_owned());
        }
        let mut times = BTreeMap::new();
        for signed in &read.events {
            let number = (0..MARKS).find(|number| said(*number) == signed.event.what);
            let number = number.ok_or_else(|| format!("nobody has said {:?}", signed.event.what))?;
            *times.entry(number).or_insert(0) += 1;
        }
        if let Some((number, times)) = times.iter().find(|(_, times)| **times > 1) {
            return Err(format!("mark {number} was said once and stands {times} times"));
        }
        let ancestry = Ancestry::new(&read.events);
        if !ancestry.missing.is_empty() {
            return Err(format!("marks look as if they were taken away: {:?}", ancestry.missing));
        }
        match self.marks.iter().find(|hash| ancestry.number(hash).is_none()) {
            Some(hash) => Err(lost("mark", hash, "")),
            None => Ok(()),
        }
    }
}

fn lost(what: &str, which: impl std::fmt::Display, found: &str) -> String {
    format!("acknowledged and lost: {what} {which} {found}")
}

/// The commands are those that were given, in their order, and they replay to the recorded states.
fn not_invented(record: &Record) -> Result<(), String> {
    let commands = record.entries.iter().filter_map(|entry| match &entry.kind {
        EntryKind::Command { cmd, .. } => Some(cmd),
        _ => None,
    });
    for (found, given) in commands.zip(script()) {
        if *found != given.to_string() {
            return Err(format!("\"{found}\" stands where \"{given}\" was said"));
        }
    }
    play(record, Arc::clone(program())).map_err(|error| error.to_string())?;
    Ok(())
}

/// Takes up every open session, as after an accident, and lays it down again.
pub fn recover(fs: &Arc<dyn Fs>) -> Result<(), String> {
    for root in ROOTS {
        for (path, summary) in sessions(&at(fs, root))? {
            if summary.sealed.is_none() {
                Journal::resume(Arc::clone(fs), &path, None).map_err(|error| error.to_string())?;
            }
        }
    }
    Ok(())
}
