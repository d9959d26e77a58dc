//! The library of sessions: import, index, questions, and what is said of bad input.

mod bad_input;
mod blind_records;
mod clocks;
mod command;
mod damaged_marks;
mod forms;
mod import;
mod index;
mod questions;
mod standing;

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, SystemTime};

use rolecall::sim::call::Timers;
use rolecall::sim::call::command::Command;
use rolecall::sim::check::{CheckedScenario, SourceFile, check};
use rolecall::sim::library::query::LibraryQuery;
use rolecall::sim::library::row::{SessionRow, SessionState};
use rolecall::sim::session::record::{Mode, SealReason};
use rolecall::sim::writing::template::first_call;
use rolecall::store::folder::DataFolder;
use rolecall::store::fs::RealFs;
use rolecall::store::recorded_call::{BeginOptions, RecordedCall};
use rolecall::store::scenario_files::embedded;

use crate::rehashed::rewritten;

/// The small call that `rolecall new` writes: its exact values take a moment only.
pub fn small_call() -> &'static CheckedScenario {
    static CALL: OnceLock<CheckedScenario> = OnceLock::new();
    CALL.get_or_init(|| {
        let mut files = embedded().files;
        let is_common = |name: &str| {
            ["/rules/", "/facts/", "/bank.ron"]
                .iter()
                .any(|part| name.contains(part))
        };
        files.retain(|file| is_common(&file.name));
        files.push(SourceFile {
            name: "built-in/small.ron".to_owned(),
            bytes: first_call("en", "small", None).unwrap().into_bytes(),
        });
        let mut checked = check(&files).scenarios;
        let place = checked.iter().position(|call| call.scenario.id.value == "small");
        checked.swap_remove(place.unwrap())
    })
}

const PASSING: [&str; 6] = [
    "accept",
    "say hear-worry",
    "say two-questions",
    "look account",
    "say two-statements",
    "say who-decides",
];
const FAILING: [&str; 5] = ["accept", "say no-worry", "say say-yes", "say new-rate", "say put-back"];

fn at(root: &Path) -> DataFolder {
    DataFolder::at(Arc::new(RealFs), root.to_owned())
}

/// Plays so many of these commands and seals the record for a reason, or leaves it open.
fn played(data: &DataFolder, words: &[&str], sealed: Option<SealReason>) -> PathBuf {
    let options = BeginOptions {
        country: "uk".to_owned(),
        locale: "en".to_owned(),
        seed: 1,
        mode: Mode::Practice,
        timers: Timers::AsWritten,
        parent: None,
        ticket: None,
        full: None,
        trainee: None,
    };
    let call = RecordedCall::begin(data, small_call(), options).unwrap();
    go_on(call, words, sealed)
}

fn go_on(mut call: RecordedCall, words: &[&str], sealed: Option<SealReason>) -> PathBuf {
    for word in words {
        call.apply(&Command::parse(word).unwrap()).unwrap();
    }
    if sealed == Some(SealReason::Finished) {
        call.apply(&Command::parse("finish").unwrap()).unwrap();
    }
    if let Some(reason) = sealed {
        call.seal(reason).unwrap();
    }
    call.path().to_owned()
}

/// Plays on in a record that was left.
fn resumed(data: &DataFolder, path: &Path, words: &[&str], sealed: Option<SealReason>) {
    let (call, _) = RecordedCall::resume(data, path).unwrap();
    go_on(call, words, sealed);
}

/// A folder of data with a session that passes, one that does not, one that was stopped and one that is open.
fn four_sessions(data: &DataFolder) -> [PathBuf; 4] {
    [
        played(data, &PASSING, Some(SealReason::Finished)),
        played(data, &FAILING, Some(SealReason::Finished)),
        played(data, &PASSING[..2], Some(SealReason::Stopped)),
        played(data, &PASSING[..3], None),
    ]
}

/// Makes all files of a folder so old that their stamps are trusted.
fn age(folder: &Path) {
    let old = SystemTime::now() - Duration::from_secs(60);
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => age(&path),
            false => File::options()
                .append(true)
                .open(&path)
                .unwrap()
                .set_modified(old)
                .unwrap(),
        }
    }
}

/// Asks for everything, in whatever state.
fn everything() -> LibraryQuery {
    let mut query = LibraryQuery::default();
    query.filter.states = SessionState::ALL.to_vec();
    query
}

/// A row for each file, by its path.
fn by_path(mut rows: Vec<SessionRow>) -> Vec<SessionRow> {
    rows.sort_by(|one, other| one.path.cmp(&other.path));
    rows
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        match path.is_dir() {
            true => copy_folder(&path, &target),
            false => {
                fs::copy(&path, &target).unwrap();
            }
        }
    }
}
