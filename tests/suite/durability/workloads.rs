//! What people do with the store, each so that it can be done again after an accident and then goes on from what is there.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rolecall::sim::assessment::event::{About, Saying};
use rolecall::sim::session::ledger::{LedgerEvent, LedgerNote};
use rolecall::sim::session::record::SealReason;
use rolecall::store::folder::DataFolder;
use rolecall::store::fs::Fs;
use rolecall::store::import::import;
use rolecall::store::ledger::SessionLedger;
use rolecall::store::marks::{MarkError, MarkWriter, MarksFolder, Sign};
use rolecall::store::record_file::read_record;
use rolecall::store::recorded_call::RecordedCall;
use rolecall::store::report_files::write_reports;
use rolecall::store::session_list::{SessionSummary, list_sessions};

use super::loop_call::{CHOICES, at, call, options, script};
use super::promises::Promises;

/// Something that people do. `work` may end with what it was told; it is then done again.
pub struct Workload {
    /// What it is called in the failure of a run.
    pub name: &'static str,
    /// What was there before, long durable.
    pub before: fn(&Arc<dyn Fs>, &mut Promises),
    /// Does what is not done yet, and promises what was acknowledged.
    pub work: fn(&Arc<dyn Fs>, &mut Promises) -> Result<(), String>,
}

/// All of them. Another one is another line.
pub const WORKLOADS: &[Workload] = &[
    Workload {
        name: "play",
        before: nothing,
        work: play,
    },
    Workload {
        name: "resume",
        before: a_torn_record,
        work: play,
    },
    Workload {
        name: "mark",
        before: nothing,
        work: mark,
    },
    Workload {
        name: "import",
        before: a_stick,
        work: bring_in,
    },
    Workload {
        name: "branch",
        before: an_open_record,
        work: branch,
    },
    Workload {
        name: "ledger",
        before: nothing,
        work: put_down,
    },
    Workload {
        name: "export",
        before: nothing,
        work: export,
    },
    #[cfg(feature = "assessor")]
    Workload {
        name: "hand-in",
        before: super::exam::an_exam,
        work: super::exam::hand_in_and_receive,
    },
    #[cfg(feature = "assessor")]
    Workload {
        name: "name",
        before: nothing,
        work: super::people::keep_names,
    },
    #[cfg(feature = "assessor")]
    Workload {
        name: "erase",
        before: super::people::somebody,
        work: super::people::erase_somebody,
    },
];

/// Where all of them keep their data.
pub const DATA: &str = "/data";
/// Where records are imported from.
const STICK: &str = "/stick";
pub const SESSION: &str = "20261126-100000-loop-000001";
pub const MARKS: u32 = 8;
const NOTES: usize = 6;

/// The one who marks.
pub struct Ann;

impl Sign for Ann {
    fn key(&self) -> &str {
        "aaaaaaaaaaaaaaaa"
    }

    fn sign(&self, _bytes: &[u8]) -> String {
        "5161".to_owned()
    }
}

/// What one is told of an error.
pub fn told(error: impl std::fmt::Display) -> String {
    error.to_string()
}

fn nothing(_: &Arc<dyn Fs>, _: &mut Promises) {}

/// Begins and plays so many commands on a disk that works.
fn played(fs: &Arc<dyn Fs>, root: &str, commands: usize, promises: &mut Promises) -> RecordedCall {
    let mut call = RecordedCall::begin(&at(fs, root), call(), options()).unwrap();
    play_on(&mut call, commands, promises).unwrap();
    call
}

fn an_open_record(fs: &Arc<dyn Fs>, promises: &mut Promises) {
    played(fs, DATA, 10, promises);
}

fn a_torn_record(fs: &Arc<dyn Fs>, promises: &mut Promises) {
    let path = played(fs, DATA, CHOICES / 2, promises).path().to_owned();
    let mut file = fs.open_append(&path).unwrap();
    file.write_all(b"{\"seq\":21,\"mono_ms\":1").unwrap();
}

fn a_stick(fs: &Arc<dyn Fs>, promises: &mut Promises) {
    for commands in [3, 6] {
        let mut call = played(fs, STICK, commands, promises);
        call.seal(SealReason::Stopped).unwrap();
        promises.line(&call);
    }
}

/// The sessions that count, as the list shows them.
pub fn sessions(data: &DataFolder) -> Result<Vec<(PathBuf, SessionSummary)>, String> {
    let listed = list_sessions(data.fs().as_ref(), &data.sessions_path()).map_err(told)?;
    let readable = listed
        .into_iter()
        .filter_map(|session| Some((session.path, session.content.ok()?)));
    Ok(readable
        .filter(|(_, summary)| summary.superseded_by.is_none() && summary.conflicts.is_empty())
        .collect())
}

/// Plays until the call has so many commands.
pub fn play_on(call: &mut RecordedCall, until: usize, promises: &mut Promises) -> Result<(), String> {
    while call.call().commands() < until {
        call.apply(&script()[call.call().commands()]).map_err(told)?;
        promises.line(call);
    }
    Ok(())
}

fn taken_up(data: &DataFolder, path: &Path, promises: &mut Promises) -> Result<RecordedCall, String> {
    let (call, _) = RecordedCall::resume(data, path).map_err(told)?;
    promises.taken_up(&call);
    Ok(call)
}

/// Plays the whole session, or the rest of the one that is open.
fn play(fs: &Arc<dyn Fs>, promises: &mut Promises) -> Result<(), String> {
    let data = at(fs, DATA);
    let sessions = sessions(&data)?;
    if sessions.iter().any(|(_, summary)| summary.sealed.is_some()) {
        return Ok(());
    }
    let mut call = match sessions.last() {
        Some((path, _)) => taken_up(&data, path, promises)?,
        None => {
            let call = RecordedCall::begin(&data, call(), options()).map_err(told)?;
            promises.begun(&call);
            call
        }
    };
    play_on(&mut call, script().len(), promises)?;
    call.seal(SealReason::Finished).map_err(told)?;
    promises.line(&call);
    Ok(())
}

/// Goes back: the open session is sealed, and another one goes on from its sixth command.
fn branch(fs: &Arc<dyn Fs>, promises: &mut Promises) -> Result<(), String> {
    let data = at(fs, DATA);
    let sessions = sessions(&data)?;
    let child = sessions.iter().find(|(_, summary)| summary.header.parent.is_some());
    let mut call = match child {
        Some((_, summary)) if summary.sealed.is_some() => return Ok(()),
        Some((path, _)) => taken_up(&data, path, promises)?,
        None => {
            let (path, parent) = sessions.first().ok_or("the old record is not there")?;
            let mut path = path.clone();
            if parent.sealed.is_none() {
                let mut parent = taken_up(&data, &path, promises)?;
                parent.seal(SealReason::Rewound).map_err(told)?;
                promises.line(&parent);
                path = parent.path().to_owned();
            }
            let (child, _) = RecordedCall::branch(&data, &path, 6, 1).map_err(told)?;
            promises.begun(&child);
            child
        }
    };
    play_on(&mut call, 9, promises)?;
    call.seal(SealReason::Stopped).map_err(told)?;
    promises.line(&call);
    Ok(())
}

/// What the mark with this number says.
pub fn said(number: u32) -> Saying {
    Saying::Global {
        rating: number % 5 + 1,
        comment: Some(number.to_string()),
    }
}

/// Says what is not said yet; after an error once more with the same words, as somebody does who reads of an error.
fn mark(fs: &Arc<dyn Fs>, promises: &mut Promises) -> Result<(), String> {
    let marks = MarksFolder::of(&at(fs, DATA));
    let known = marks.read(SESSION, &mut |_, _, _| Ok(())).map_err(told)?;
    if known.is_incomplete() {
        return Err("a file of marks cannot be read".to_owned());
    }
    let about = About::Session {
        session: SESSION.to_owned(),
        head: "0".repeat(64),
    };
    let mut writer = MarkWriter::new(&marks, SESSION, &Ann, &known);
    for number in 0..MARKS {
        if known.events.iter().any(|signed| signed.event.what == said(number)) {
            continue;
        }
        let written = match writer.write(&about, said(number)) {
            Err(MarkError::Store(_)) => writer.write(&about, said(number)),
            written => written,
        };
        promises.mark(written.map_err(told)?.hash);
    }
    Ok(())
}

fn bring_in(fs: &Arc<dyn Fs>, promises: &mut Promises) -> Result<(), String> {
    let imported = import(&at(fs, DATA), &[PathBuf::from(STICK)], &|_| ControlFlow::Continue(())).map_err(told)?;
    let mut outcome = Ok(());
    for record in &imported.records {
        if !record.outcome.is_fine() {
            outcome = Err(format!("{:?}", record.outcome));
        } else if let Ok(read) = read_record(fs.as_ref(), &record.source) {
            promises.head(DATA, &read.header.session, read.text.head());
        }
    }
    match imported.records.len() {
        2 => outcome,
        found => Err(format!("{found} records were found")),
    }
}

/// Puts notes into the ledger; after an error once more.
fn put_down(fs: &Arc<dyn Fs>, promises: &mut Promises) -> Result<(), String> {
    let ledger = SessionLedger::of(&at(fs, DATA));
    for number in 0..NOTES {
        let note = LedgerNote {
            event: LedgerEvent::Started,
            session: format!("20261126-10000{number}-loop-000001"),
            line: "a".repeat(64),
            ticket: None,
            wall: "2026-11-26T10:00:00Z".to_owned(),
        };
        let years = ledger.read().map_err(told)?;
        if years.iter().any(|(_, ledger)| ledger.notes.contains(&note)) {
            continue;
        }
        ledger
            .put_down(&note)
            .or_else(|_| ledger.put_down(&note))
            .map_err(told)?;
        promises.started(&note.session);
    }
    Ok(())
}

fn export(fs: &Arc<dyn Fs>, promises: &mut Promises) -> Result<(), String> {
    let report = |name: &str, length| (name.to_owned(), name.as_bytes().repeat(length));
    let files = [
        report("debrief.html", 1_000),
        report("marks.csv", 20),
        report("marks.json", 50),
    ];
    for path in write_reports(fs.as_ref(), Path::new("/data/reports"), &files, true).map_err(told)? {
        let name = path.file_name().unwrap_or_default();
        let bytes = files.iter().find(|(file, _)| **file == *name).map(|(_, bytes)| bytes);
        promises.file(&path, bytes.unwrap());
    }
    Ok(())
}
