//! Assessors with keys, folders of keys and folders of data, and the built program.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use rolecall::sim::session::record::{EntryDraft, EntryKind, Header, Mode, RecordText, SealReason};

use crate::terminal::{Ran, program};

/// A record of an earlier day, with its archive, in a fresh folder of data.
pub fn data_with_record(data: &Path, record: &str) -> PathBuf {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/sessions/v1/data");
    fs::create_dir_all(data.join("sessions")).unwrap();
    copy_missing(&from.join("archive"), &data.join("archive"));
    let path = data.join("sessions").join(record);
    fs::copy(from.join("sessions").join(record), &path).unwrap();
    path
}

/// Makes of a record an exam that was stopped after so many commands, and returns the name of its file.
pub fn stopped_exam(data: &Path, record: &str, commands: usize) -> String {
    let folder = data.join("sessions");
    let whole = RecordText::parse(&fs::read(folder.join(record)).unwrap()).unwrap();
    let session = format!("20261126-090000-{}-000001", whole.header.scenario);
    let header = Header {
        session: session.clone(),
        mode: Mode::Exam,
        ..whole.header
    };
    let mut text = RecordText::begin(&header).unwrap();
    let played = whole
        .entries
        .into_iter()
        .filter(|entry| matches!(entry.kind, EntryKind::Command { .. }));
    let mut drafts: Vec<EntryDraft> = played
        .take(commands)
        .map(|entry| EntryDraft {
            mono_ms: entry.mono_ms,
            wall: entry.wall,
            kind: entry.kind,
        })
        .collect();
    let last = drafts.last().unwrap().clone();
    let EntryKind::Command { state, .. } = last.kind else {
        unreachable!()
    };
    drafts.push(EntryDraft {
        kind: EntryKind::Seal {
            reason: SealReason::Stopped,
            commands: commands as u64,
            state,
        },
        ..last
    });
    text.push_all(&drafts).unwrap();
    fs::write(folder.join(format!("{session}.jsonl")), text.bytes()).unwrap();
    format!("{session}.jsonl")
}

/// Copies files that are not there yet, with their folders: what two people do who share a folder.
pub fn copy_missing(from: &Path, to: &Path) {
    let Ok(entries) = fs::read_dir(from) else { return };
    fs::create_dir_all(to).unwrap();
    for entry in entries {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy_missing(&path, &target);
        } else if !target.exists() {
            fs::copy(&path, &target).unwrap();
        }
    }
}

/// The program for somebody whose keys are in this folder.
pub fn command(keys: &Path, data: &Path, arguments: &[&str]) -> Command {
    let mut command = program(data);
    command.env("ROLECALL_KEYS", keys).args(arguments).args(
        ["--locale", "en"]
            .into_iter()
            .filter(|_| !arguments.contains(&"--locale")),
    );
    command
}

pub fn run(keys: &Path, data: &Path, arguments: &[&str]) -> Ran {
    let output = command(keys, data, arguments).output().unwrap();
    Ran {
        code: output.status.code(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// Makes a key, and returns its public half.
pub fn new_key(keys: &Path, data: &Path, name: &str) -> String {
    run(keys, data, &["keys", "new", name]).expect(0).last_line().to_owned()
}

/// The first 16 digits by which the key with this name is known.
pub fn key_id(keys: &Path, data: &Path, name: &str) -> String {
    let listed = run(keys, data, &["keys", "list", "--format", "json"]).expect(0).out;
    let listed: serde_json::Value = serde_json::from_str(&listed).unwrap();
    let own = listed["own"].as_array().unwrap();
    let found = own.iter().find(|key| key["name"] == name).unwrap();
    found["key"].as_str().unwrap().to_owned()
}

pub fn standing(keys: &Path, data: &Path, record: &Path, key: &str) -> serde_json::Value {
    let record = record.to_str().unwrap();
    let shown = run(keys, data, &["marks", record, "--format", "json", "--key", key]);
    assert!(matches!(shown.code, Some(0 | 1)), "{shown:?}");
    serde_json::from_str(&shown.out).unwrap()
}
