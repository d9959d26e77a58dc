//! Forms that marks name: one that comes later is told, looked for everywhere, and seen when it comes; and imports that are stopped.

use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use rolecall::sim::library::imported::DocumentKind;
use rolecall::sim::session::hash::sha256_hex;
use rolecall::sim::session::record::SealReason;
use rolecall::store::import::{ImportStep, import};
use serde_json::Value;

use super::{PASSING, age, at, copy_folder, four_sessions, played};
use crate::marks::people::{new_key, run};
use crate::terminal::Ran;

const SHIPPED: &str = include_str!("../../../assets/forms/voice-and-note.ron");
const ANSWERS: [&str; 6] = [
    "tone=1",
    "listening=2",
    "respect=1",
    "note-facts=1",
    "note-tone=1",
    "note-privacy=1",
];

/// A centre where a session was marked by a form, and what was carried from there without the form.
struct Carried {
    folder: tempfile::TempDir,
    session: String,
    /// SHA-256 of the form.
    form: String,
}

impl Carried {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let record = played(&at(&folder.path().join("centre")), &PASSING, Some(SealReason::Finished));
        // A form that gives half of each dimension, so that the mark hangs on it.
        let form = SHIPPED.replace("share: 0", "share: 50");
        assert_ne!(form, SHIPPED);
        let path = folder.path().join("form.ron");
        fs::write(&path, &form).unwrap();
        let carried = Self {
            session: record.file_stem().unwrap().to_str().unwrap().to_owned(),
            form: sha256_hex(&[form.as_bytes()]),
            folder,
        };
        new_key(&carried.keys(), &carried.data("centre"), "ann");
        let mut words = vec!["mark", &carried.session, "item", "--form", path.to_str().unwrap()];
        for answer in ANSWERS {
            words.extend(["--give", answer]);
        }
        carried.run("centre", &words).expect(0);
        carried.run("centre", &["mark", &carried.session, "confirm"]).expect(0);
        carried.run("centre", &["mark", &carried.session, "close"]).expect(0);
        let stick = carried.data("stick");
        for part in ["sessions", "archive", "marks"] {
            copy_folder(&carried.data("centre").join(part), &stick.join(part));
        }
        fs::remove_file(stick.join("archive").join(&carried.form)).unwrap();
        carried
    }

    fn keys(&self) -> PathBuf {
        self.folder.path().join("keys")
    }

    fn data(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn run(&self, data: &str, words: &[&str]) -> Ran {
        run(&self.keys(), &self.data(data), words)
    }

    /// What stands of the session, as the list has it.
    fn listed(&self, data: &str, more: &[&str]) -> Value {
        let words = [&["library", "--format", "json"], more].concat();
        let listed: Value = serde_json::from_str(&self.run(data, &words).expect(0).out).unwrap();
        assert_eq!(listed["sessions"].as_array().unwrap().len(), 1);
        let row = &listed["sessions"][0];
        Value::from(vec![row["stands"].clone(), row["stands_overall"].clone()])
    }
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn a_form_that_is_nowhere_is_told_and_is_seen_when_it_comes() {
    let carried = Carried::new();
    let stick = carried.data("stick");
    let wanted = carried.listed("centre", &[]);
    for locale in ["en", "zh-Hans"] {
        let ran = carried
            .run("house", &["import", text(&stick), "--locale", locale])
            .expect(1);
        assert!(
            ran.out.contains(&carried.form[..12]) && ran.out.contains(&carried.session),
            "{locale}: {}",
            ran.out
        );
    }
    let ran = carried
        .run("house", &["import", text(&stick), "--format", "json"])
        .expect(1);
    let told: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(told["lacking_forms"][0]["sha256"], carried.form.as_str());
    assert_eq!(
        told["lacking_forms"][0]["sessions"],
        Value::from(vec![carried.session.as_str()])
    );
    assert_eq!(told["not_looked_at"], 0);
    assert_eq!(told["forms_here"], Value::Array(Vec::new()));

    // Records of an earlier day are not read again unless something is known to have changed.
    age(&carried.data("house").join("sessions"));
    let before = carried.listed("house", &[]);
    assert_ne!(before, wanted, "the mark hangs on the form");
    assert_eq!(carried.listed("house", &[]), before);
    fs::copy(
        carried.data("centre").join("archive").join(&carried.form),
        carried.data("house").join("archive").join(&carried.form),
    )
    .unwrap();
    assert_eq!(carried.listed("house", &[]), wanted);
    assert_eq!(carried.listed("house", &["--rebuild"]), wanted);
    // And when it goes again.
    fs::remove_file(carried.data("house").join("archive").join(&carried.form)).unwrap();
    assert_eq!(carried.listed("house", &[]), before);
}

#[test]
fn a_form_is_taken_from_an_archive_beside_something_else() {
    let carried = Carried::new();
    let other = carried.data("other");
    fs::create_dir_all(other.join("archive")).unwrap();
    fs::copy(
        carried.data("centre").join("archive").join(&carried.form),
        other.join("archive").join(&carried.form),
    )
    .unwrap();
    // Another record of the same call, with its archive.
    copy_folder(&carried.data("stick").join("archive"), &other.join("archive"));
    copy_folder(&carried.data("stick").join("sessions"), &other.join("sessions"));
    let stick = carried.data("stick");
    let words = ["import", text(&stick), text(&other), "--format", "json"];
    let told: Value = serde_json::from_str(&carried.run("house", &words).expect(0).out).unwrap();
    assert_eq!(told["forms_here"], Value::from(vec![carried.form.as_str()]));
    assert_eq!(told["lacking_forms"], Value::Array(Vec::new()));
    assert!(carried.data("house").join("archive").join(&carried.form).is_file());
    assert_eq!(carried.listed("house", &[]), carried.listed("centre", &[]));
}

/// Signed files count and can be left out like records; what was taken in stays.
#[test]
fn an_import_can_be_stopped_among_signed_files() {
    let folder = tempfile::tempdir().unwrap();
    let from = folder.path().join("from");
    let records = four_sessions(&at(&from));
    let keys = folder.path().join("keys");
    new_key(&keys, &from, "ann");
    for record in &records[..3] {
        let words = ["mark", text(record), "comment", "--text", "Seen."];
        run(&keys, &from, &words).expect(0);
    }
    // Nobody is trusted by the machine that runs the tests, so each is refused; it was looked at all the same.
    for until in 0..8_u64 {
        let to = at(&folder.path().join(format!("to-{until}")));
        let steps = std::cell::RefCell::new((0_u64, 0_u64));
        let imported = import(&to, std::slice::from_ref(&from), &|step| {
            let mut steps = steps.borrow_mut();
            match step {
                ImportStep::Found(total) => steps.0 = total,
                ImportStep::Done => steps.1 += 1,
            }
            match steps.1 >= until {
                true => ControlFlow::Break(()),
                false => ControlFlow::Continue(()),
            }
        });
        let imported = imported.unwrap();
        let done = (imported.documents.len() + imported.records.len()) as u64;
        assert_eq!(steps.into_inner(), (7, until.min(7)));
        assert_eq!((done, imported.not_looked_at), (until.min(7), 7 - until.min(7)));
        assert!(
            imported
                .documents
                .iter()
                .all(|document| document.kind == DocumentKind::Marks),
            "{imported:?}"
        );
        let taken = imported
            .records
            .iter()
            .filter(|record| record.outcome.is_fine())
            .count();
        let kept = fs::read_dir(to.sessions_path()).map_or(0, Iterator::count);
        assert_eq!(kept, taken);
    }
}
