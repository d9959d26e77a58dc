//! Whole flows of marking, as one reads them in `tests/data/marks/*.flow`: who types what, and what the program answers.
//!
//! Everybody has keys and a folder of data of their own. `= ann ben` copies the marks that one lacks to the other, as over a shared
//! folder. Names of events stand as `{e1}`, `{e2}` … in the order in which they appear.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::people::{copy_missing, data_with_record, key_id, new_key, run, stopped_exam};
use crate::golden::{Goldens, files};

struct Stage {
    folder: tempfile::TempDir,
    people: BTreeMap<String, String>,
    record: String,
    events: Vec<String>,
    /// The last dispute, which is typed as `{dispute}`.
    dispute: String,
}

impl Stage {
    fn path(&self, person: &str, part: &str) -> PathBuf {
        self.folder.path().join(person).join(part)
    }

    /// Makes keys for everybody, trusted by everybody, and the record in everybody's folder of data.
    fn set(record: &str, names: &[&str]) -> Self {
        let mut stage = Self {
            folder: tempfile::tempdir().unwrap(),
            people: BTreeMap::new(),
            record: record.to_owned(),
            events: Vec::new(),
            dispute: String::new(),
        };
        // Assessors are listed by their keys. So that they always come in the same order, the names are given by the order of the keys.
        let pool = stage.folder.path().join("pool");
        let mut drawn: Vec<(String, String, String)> = Vec::new();
        for number in 0..names.len() {
            let (data, draft) = (stage.folder.path().join("nowhere"), format!("k{number}"));
            let line = new_key(&pool, &data, &draft);
            drawn.push((key_id(&pool, &data, &draft), draft, line));
        }
        drawn.sort();
        for (person, (id, draft, _)) in names.iter().zip(&drawn) {
            let (keys, data) = (stage.path(person, "keys"), stage.path(person, "data"));
            data_with_record(&data, record);
            fs::create_dir_all(&keys).unwrap();
            for ending in ["key", "pub"] {
                fs::copy(
                    pool.join(format!("{draft}.{ending}")),
                    keys.join(format!("{person}.{ending}")),
                )
                .unwrap();
            }
            for (name, (_, _, line)) in names.iter().zip(&drawn) {
                run(&keys, &data, &["keys", "trust", name, line]).expect(0);
            }
            stage.people.insert((*person).to_owned(), id.clone());
        }
        stage
    }

    fn typed(&mut self, person: &str, line: &str) -> String {
        let record = self.path(person, "data").join("sessions").join(&self.record);
        let raises = line.contains(" dispute ");
        let mut line = line
            .replace("RECORD", record.to_str().unwrap())
            .replace("{dispute}", &self.dispute);
        for (number, event) in self.events.iter().enumerate() {
            line = line.replace(&format!("{{e{}}}", number + 1), event);
        }
        let words = words(&line);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let ran = run(&self.path(person, "keys"), &self.path(person, "data"), &words);
        for word in ran.out.split(|one: char| !one.is_ascii_hexdigit()) {
            if word.len() == 64 && !self.events.iter().any(|known| known == word) {
                self.events.push(word.to_owned());
            }
        }
        if raises {
            self.dispute = self.events.last().cloned().unwrap_or_default();
        }
        let mut shown = ran.out + &ran.err;
        for (number, event) in self.events.iter().enumerate() {
            let name = format!("{{e{}}}", number + 1);
            shown = shown.replace(event, &name).replace(&event[..12], &name);
        }
        for (name, key) in &self.people {
            shown = shown
                .replace(key, &format!("{{{name}}}"))
                .replace(&format!(" ({})", &key[..6]), "");
        }
        let folder = self.folder.path().to_str().unwrap();
        shown = shown.replace(folder, "FOLDER");
        match ran.code {
            Some(0) => shown,
            code => format!("{shown}code {}\n", code.unwrap_or(-1)),
        }
    }
}

/// Words of a line; those in double quotation marks stay together.
fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (number, part) in line.split('"').enumerate() {
        if number % 2 == 1 {
            words.push(part.to_owned());
        } else {
            words.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    words
}

/// The flow with the answers that the program gives today. Lines with `> `, `= ` and `#` are kept, all others are answers.
fn played(text: &str) -> String {
    let mut lines = text.lines();
    let record = lines.next().and_then(|line| line.strip_prefix("# record: ")).unwrap();
    let people = lines.next().and_then(|line| line.strip_prefix("# people: ")).unwrap();
    let mut stage = Stage::set(record, &people.split(' ').collect::<Vec<_>>());
    let mut shown = format!("# record: {record}\n# people: {people}\n");
    for line in lines {
        if let Some(commands) = line.strip_prefix("# an exam stopped after commands: ") {
            for person in stage.people.keys() {
                stage.record = stopped_exam(&stage.path(person, "data"), record, commands.parse().unwrap());
            }
            shown += &format!("{line}\n");
        } else if line.starts_with('#') {
            shown += &format!("\n{line}\n");
        } else if let Some(two) = line.strip_prefix("= ") {
            let (one, other) = two.split_once(' ').unwrap();
            for part in ["data/marks", "data/archive"] {
                copy_missing(&stage.path(one, part), &stage.path(other, part));
                copy_missing(&stage.path(other, part), &stage.path(one, part));
            }
            shown += &format!("{line}\n");
        } else if let Some((person, typed)) = line.split_once("> ").filter(|(who, _)| stage.people.contains_key(*who)) {
            shown += &format!("{line}\n{}", stage.typed(person, typed));
        }
    }
    shown
}

#[test]
fn flows_read_as_they_are_written() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/marks");
    let mut goldens = Goldens::default();
    let flows = files(&folder, "flow");
    assert!(!flows.is_empty());
    for path in flows {
        let text = fs::read_to_string(&path).unwrap();
        goldens.compare(&path, &played(&text));
    }
    goldens.finish();
}
