//! Assessors with keys, folders of keys and folders of data, and the built program.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

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
    command
        .env("ROLECALL_KEYS", keys)
        .args(arguments)
        .args(["--locale", "en"]);
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
