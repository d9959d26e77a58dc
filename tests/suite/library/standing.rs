//! The list says what stands of what assessors have signed, beside what was computed, and nothing that is kept from whoever looks.

use std::path::{Path, PathBuf};

use serde_json::Value;

use super::{at, four_sessions, played};
use crate::library::PASSING;
use crate::marks::people::{new_key, run};
use rolecall::sim::session::record::SealReason;

/// Assessors with their keys on one machine, and sessions.
pub struct Room {
    pub root: PathBuf,
    pub keys: PathBuf,
    pub records: Vec<String>,
    _folder: tempfile::TempDir,
}

impl Room {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (root, keys) = (folder.path().join("data"), folder.path().join("keys"));
        let mut paths = four_sessions(&at(&root)).to_vec();
        paths.push(played(&at(&root), &PASSING, Some(SealReason::Finished)));
        for name in ["ann", "ben"] {
            new_key(&keys, &root, name);
        }
        let id = |path: &PathBuf| path.file_stem().unwrap().to_string_lossy().into_owned();
        Self {
            records: paths.iter().map(id).collect(),
            root,
            keys,
            _folder: folder,
        }
    }

    fn says(&self, words: &[&str]) {
        run(&self.keys, &self.root, words).expect(0);
    }

    pub fn marks(&self, record: usize, key: &str, mark: &str) {
        let record = &self.records[record];
        for dimension in ["empathy", "accuracy", "compliance"] {
            let words = ["mark", record, "override", "--dimension", dimension, "--mark", mark];
            // A dimension that the call does not measure cannot be marked.
            let _ = run(
                &self.keys,
                &self.root,
                &[&words[..], &["--reason", "Seen", "--key", key]].concat(),
            );
        }
        self.says(&["mark", record, "close", "--key", key]);
    }

    /// The rows by session, as the owner of a key sees them, or anybody here; the same as an index makes that is made from nothing.
    fn listed(&self, more: &[&str]) -> Vec<Value> {
        let words = [&["library", "--format", "json", "--sort", "mark"], more].concat();
        let listed = |words: &[&str]| -> Value {
            serde_json::from_str(&run(&self.keys, &self.root, words).expect(0).out).unwrap()
        };
        let found = listed(&words);
        assert_eq!(found, listed(&[&words[..], &["--rebuild"]].concat()), "{more:?}");
        found["sessions"].as_array().unwrap().clone()
    }

    pub fn row(&self, record: usize, more: &[&str]) -> Value {
        let mut rows = self.listed(more);
        rows.retain(|row| row["session"] == self.records[record].as_str());
        assert_eq!(rows.len(), 1);
        rows.remove(0)
    }
}

/// What was computed, and what stands.
pub fn both(row: &Value) -> (&str, &str) {
    (row["result"].as_str().unwrap(), row["stands"].as_str().unwrap())
}

#[test]
fn what_stands_is_listed_beside_what_was_computed() {
    let room = Room::new();
    let row = room.row(0, &[]);
    assert_eq!(both(&row), ("passed", "passed"));
    assert_eq!(
        (&row["stands_overall"], &row["stands_basis"]),
        (&row["overall"], &Value::from("computed"))
    );

    room.marks(0, "ann", "31.7");
    let seen = room.row(0, &["--key", "ann"]);
    assert_eq!(both(&seen), ("passed", "failed"));
    assert_eq!(
        (&seen["stands_overall"], &seen["stands_basis"]),
        (&"31.7".into(), &"one-assessor".into())
    );
    assert_eq!(seen["overall"], row["overall"]);
    // Ben has to mark it blind, and anybody here may be Ben.
    for who in [&["--key", "ben"][..], &[]] {
        let kept = room.row(0, who);
        assert_eq!(both(&kept), ("passed", "passed"));
        assert_eq!(
            (&kept["stands_overall"], &kept["kept_back"]),
            (&row["overall"], &true.into())
        );
        let told = run(&room.keys, &room.root, &[&["library"], who].concat()).expect(0).out;
        assert!(
            !told.contains("31.7") && told.contains("until you have closed your own marks"),
            "{told}"
        );
    }
    // Filters and orders go by what stands.
    let count = |words: &[&str]| room.listed(&[&["--key", "ann"], words].concat()).len();
    assert_eq!((count(&["--result", "failed"]), count(&["--result", "passed"])), (1, 1));
    assert_eq!(room.listed(&["--key", "ann"])[1]["stands_overall"], "31.7");
    for (locale, computed) in [("en", "passed"), ("zh-Hans", "通过")] {
        let told = run(&room.keys, &room.root, &["library", "--key", "ann", "--locale", locale])
            .expect(0)
            .out;
        let line = told.lines().find(|line| line.contains("31.7")).unwrap();
        let overall = row["overall"].as_str().unwrap();
        assert!(line.contains(&format!("{overall} {computed}")), "{told}");
    }

    room.marks(0, "ben", "90");
    let differ = room.row(0, &[]);
    assert_eq!(both(&differ), ("passed", "differ"));
    assert_eq!(
        (&differ["stands_overall"], &differ["overall"]),
        (&Value::Null, &row["overall"])
    );
    for decision in ["void", "resume"] {
        // What was stopped or left is decided without any marks.
        let record = &room.records[if decision == "void" { 2 } else { 3 }];
        run(
            &room.keys,
            &room.root,
            &[
                "mark",
                record,
                "decide",
                decision,
                "--reason",
                "Fire alarm",
                "--key",
                "ann",
            ],
        )
        .expect(0);
    }
    let results: Vec<String> = [2, 3].map(|place| room.row(place, &[])["stands"].to_string()).into();
    let wanted = ["\"void\"", "\"may-go-on\""].map(str::to_owned);
    assert!(wanted.iter().all(|result| results.contains(result)), "{results:?}");
}

#[test]
fn a_fault_of_the_call_is_told_of_sessions_that_nobody_has_marked() {
    let mut room = Room::new();
    let mut words = PASSING;
    words[1] = "say no-worry";
    let path = played(&at(&room.root), &words, Some(SealReason::Finished));
    room.records
        .push(path.file_stem().unwrap().to_string_lossy().into_owned());
    let before = room.row(5, &[]);
    let words = [
        "void",
        &room.records[1],
        "--node",
        "hello",
        "--reason",
        "Cannot be known",
        "--key",
        "ann",
    ];
    let found = run(&room.keys, &room.root, &words);
    assert_eq!(found.code, Some(0), "{found:?}");
    for place in [0, 1, 4, 5] {
        let row = room.row(place, &[]);
        let shown = run(
            &room.keys,
            &room.root,
            &["marks", &room.records[place], "--format", "json"],
        );
        let shown: Value = serde_json::from_str(&shown.out).unwrap();
        assert_eq!(row["marked"], false);
        assert_eq!(row["stands_overall"], shown["outcome"]["overall"], "{shown:#}");
    }
    let after = room.row(5, &[]);
    assert_ne!(after["stands_overall"], before["overall"]);
    assert_eq!(after["overall"], before["overall"]);
    // Nor does it go away for somebody who still has to mark it blind, once another has marked it.
    room.marks(5, "ann", "31.7");
    let record = room.records[5].as_str();
    let kept = room.row(5, &["--key", "ben"]);
    assert_eq!(kept["kept_back"], true);
    assert_eq!(kept["stands_overall"], after["stands_overall"]);
    let shown = run(
        &room.keys,
        &room.root,
        &["marks", record, "--key", "ben", "--format", "json"],
    );
    let shown: Value = serde_json::from_str(&shown.out).unwrap();
    assert_eq!(shown["outcome"]["overall"], after["stands_overall"]);
    for (locale, hidden) in [
        ("en", "Computed; marks of others are hidden"),
        ("zh-Hans", "不显示他人的评分"),
    ] {
        let words = ["marks", record, "--key", "ben", "--locale", locale];
        let told = run(&room.keys, &room.root, &words).out;
        assert!(
            told.lines().next().unwrap().contains(hidden) && !told.contains("31.7"),
            "{told}"
        );
        assert!(
            !told.contains("nobody has closed") && !told.contains("尚无人提交"),
            "{told}"
        );
    }
}

#[test]
fn marks_that_are_copied_taken_away_or_no_longer_believed_change_the_list() {
    let room = Room::new();
    room.marks(0, "ann", "31.7");
    assert_eq!(room.row(0, &["--key", "ann"])["stands"], "failed");
    let marks = room.root.join("marks");
    std::fs::rename(&marks, room.root.join("away")).unwrap();
    assert_eq!(room.row(0, &["--key", "ann"])["stands"], "passed");
    std::fs::rename(room.root.join("away"), &marks).unwrap();
    assert_eq!(room.row(0, &["--key", "ann"])["stands"], "failed");
    let other = room.keys.with_file_name("others");
    let stranger = Room { keys: other, ..room };
    assert_eq!(both(&stranger.row(0, &[])), ("passed", "passed"));
    assert!(Path::new(&stranger.root).join("index.sqlite").is_file());
}
