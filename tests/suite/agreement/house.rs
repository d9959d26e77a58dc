//! A house with three assessors and one record, in which they mark and agree.

use std::path::PathBuf;

use crate::marks::people::{data_with_record, key_id, new_key, run};
use crate::terminal::Ran;

pub const RECORD: &str = "20261124-143951-data-leak-d5e767.jsonl";
pub const SESSION: &str = "20261124-143951-data-leak-d5e767";

pub struct House {
    folder: tempfile::TempDir,
    /// The ids of the keys of the expert Eva, of Ann and of Ben.
    pub keys: Vec<String>,
}

impl House {
    /// Three people with keys in one folder, and one record.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut house = Self {
            folder,
            keys: Vec::new(),
        };
        data_with_record(&house.data(), RECORD);
        for name in ["eva", "ann", "ben"] {
            let line = new_key(&house.keys(), &house.data(), name);
            run(&house.keys(), &house.data(), &["keys", "trust", name, &line]).expect(0);
            house.keys.push(key_id(&house.keys(), &house.data(), name));
        }
        house
    }

    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    pub fn keys(&self) -> PathBuf {
        self.folder.path().join("keys")
    }

    pub fn run(&self, arguments: &[&str]) -> Ran {
        run(&self.keys(), &self.data(), arguments)
    }

    /// Opens the round "spring" over the one session, with Eva as the expert.
    pub fn open(&self, assessors: &[&str]) -> Ran {
        let mut words = vec![
            "agreement",
            "--open-round",
            "spring",
            "--expert",
            "eva",
            "--session",
            SESSION,
        ];
        words.extend(assessors.iter().flat_map(|assessor| ["--assessor", assessor]));
        self.run(&words)
    }

    pub fn mark(&self, name: &str, empathy: &str, rating: &str) {
        let record = self.data().join("sessions").join(RECORD);
        let record = record.to_str().unwrap();
        let mark = |words: &[&str]| {
            let all = [&["mark", record, "--key", name][..], words].concat();
            self.run(&all).expect(0);
        };
        mark(&[
            "override",
            "--dimension",
            "empathy",
            "--mark",
            empathy,
            "--reason",
            "As I hear it.",
        ]);
        mark(&["confirm", "--dimension", "accuracy", "--dimension", "compliance"]);
        mark(&["global", "--rating", rating]);
    }

    pub fn close(&self, name: &str) {
        let record = self.data().join("sessions").join(RECORD);
        self.run(&["mark", record.to_str().unwrap(), "--key", name, "close"])
            .expect(0);
    }
}
