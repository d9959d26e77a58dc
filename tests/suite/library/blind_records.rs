//! Records that were played with the blind form of a call: two versions of one form are told apart, and a mark comes with the key.

use std::ops::ControlFlow;
use std::path::Path;

use rolecall::sim::call::Timers;
use rolecall::sim::check::role::{Role, role, short_name};
use rolecall::sim::check::{SourceFile, reopen};
use rolecall::sim::cohort::session::ExamVersion;
use rolecall::sim::library::imported::Outcome;
use rolecall::sim::library::row::SessionRow;
use rolecall::sim::program::Key;
use rolecall::sim::prove::effort::Alone;
use rolecall::sim::prove::explore::MOST_STATES;
use rolecall::sim::score::scorecard::Scorecard;
use rolecall::sim::score::value::Valuation;
use rolecall::sim::session::hash::sha256_hex;
use rolecall::sim::session::record::{ArchivedFile, Mode, SealReason};
use rolecall::sim::writing::blind::blind;
use rolecall::store::error::StoreError;
use rolecall::store::folder::DataFolder;
use rolecall::store::import::import;
use rolecall::store::index::Index;
use rolecall::store::onlookers::Onlookers;
use rolecall::store::played_record::{PlayedRecord, ReadError, read_and_play};
use rolecall::store::recorded_call::{BeginOptions, RecordedCall};

use super::{PASSING, age, at, by_path, everything, go_on, small_call};
use crate::store::faulty_fs::FaultyFs;

/// The small call in full, with this many points for the first good answer: whatever they are, the blind form is the same.
fn in_full(points: u8) -> Vec<SourceFile> {
    let mut files: Vec<SourceFile> = small_call().files.to_vec();
    let own = files
        .iter_mut()
        .find(|file| role(&file.name) == Role::Scenario("small"));
    let own = own.unwrap();
    let text = String::from_utf8(own.bytes.clone()).unwrap();
    let changed = text.replace("points: (empathy: 3", &format!("points: (empathy: {points}"));
    assert!(points == 3 || changed != text);
    own.bytes = changed.into_bytes();
    files
}

fn named(files: &[SourceFile]) -> Vec<ArchivedFile> {
    let mut named: Vec<ArchivedFile> = files
        .iter()
        .map(|file| ArchivedFile {
            name: short_name(&file.name),
            sha256: sha256_hex(&[&file.bytes]),
        })
        .collect();
    named.sort();
    named
}

/// Plays a call in its blind form; the same choices each time.
fn blind_exam(data: &DataFolder, full: &[SourceFile]) -> std::path::PathBuf {
    let checked = reopen(&blind(full).unwrap(), "small").unwrap();
    let options = BeginOptions {
        country: "uk".to_owned(),
        locale: "en".to_owned(),
        seed: 1,
        mode: Mode::Exam,
        timers: Timers::AsWritten,
        parent: None,
        ticket: None,
        full: Some(named(full)),
        trainee: None,
    };
    let call = RecordedCall::begin(data, &checked, options).unwrap();
    // Something else than the answer with those points, so that the mark is lower by them.
    let mut words = PASSING;
    words[1] = "say no-worry";
    go_on(call, &words, Some(SealReason::Finished))
}

fn put_in_full(data: &DataFolder, full: &[SourceFile]) {
    let archive = data.archive().unwrap();
    for file in full {
        archive.put(&file.bytes).unwrap();
    }
}

fn mark_of(played: &PlayedRecord) -> i64 {
    let call = &played.replayed.call;
    let values = Valuation::new(call.program(), call.start(), MOST_STATES).unwrap();
    Scorecard::new(&values, call).unwrap().overall.0
}

fn rows(index: &mut Index, data: &DataFolder) -> Vec<SessionRow> {
    index.refresh(data, &Onlookers::default(), &Alone, &|_| ()).unwrap();
    by_path(index.select(&everything()).unwrap().0)
}

fn brought(data: &DataFolder, from: &Path) -> Vec<Outcome> {
    let imported = import(data, &[from.to_owned()], &|_| ControlFlow::Continue(())).unwrap();
    imported.records.into_iter().map(|record| record.outcome).collect()
}

#[test]
fn two_versions_of_one_blind_form_keep_their_own_marks() {
    let folder = tempfile::tempdir().unwrap();
    let data = at(folder.path());
    let versions = [in_full(3), in_full(1)];
    assert_eq!(blind(&versions[0]).unwrap(), blind(&versions[1]).unwrap());
    let mut marks = Vec::new();
    let mut headers = Vec::new();
    for full in &versions {
        put_in_full(&data, full);
        let path = blind_exam(&data, full);
        let played = read_and_play(&data, &path).unwrap();
        assert_eq!(played.replayed.call.program().key(), Key::WithExaminer);
        let name = format!("sessions/{}", path.file_name().unwrap().to_string_lossy());
        marks.push((name, mark_of(&played)));
        let own = full.iter().find(|file| role(&file.name) == Role::Scenario("small"));
        let header = played.record.header;
        assert_eq!(header.scenario_sha256(), sha256_hex(&[&own.unwrap().bytes]));
        headers.push(header);
    }
    assert_ne!(marks[0].1, marks[1].1);
    assert_eq!(headers[0].files, headers[1].files);
    assert_ne!(ExamVersion::of(&headers[0]), ExamVersion::of(&headers[1]));
    marks.sort();
    let rows = rows(&mut Index::in_memory().unwrap(), &data);
    let listed: Vec<(String, i64)> = rows
        .iter()
        .map(|row| (row.path.clone(), row.mark.unwrap().overall))
        .collect();
    assert_eq!(listed, marks);
    assert_ne!(
        rows[0].played.as_ref().unwrap().files,
        rows[1].played.as_ref().unwrap().files
    );
}

#[test]
fn a_blind_record_comes_in_without_its_key_and_with_it() {
    let folder = tempfile::tempdir().unwrap();
    let full = in_full(3);
    let trainee = at(&folder.path().join("trainee"));
    blind_exam(&trainee, &full);
    let centre = at(&folder.path().join("centre"));
    let added = brought(&centre, trainee.root());
    let [Outcome::Added(path)] = added.as_slice() else {
        panic!("{added:?}")
    };
    let key = |path: &Path| {
        let played = read_and_play(&centre, path).unwrap();
        played.replayed.call.program().key()
    };
    assert_eq!(key(path), Key::Missing);
    // The files in full come from whoever examines, with a record that is known already.
    put_in_full(&trainee, &full);
    let known = brought(&centre, trainee.root());
    assert!(matches!(known.as_slice(), [Outcome::Known(_)]), "{known:?}");
    assert_eq!(key(path), Key::WithExaminer);
}

#[test]
fn a_row_without_a_key_has_its_mark_when_the_files_in_full_come() {
    let folder = tempfile::tempdir().unwrap();
    let data = at(folder.path());
    let full = in_full(3);
    blind_exam(&data, &full);
    age(data.root());
    let mut index = Index::in_memory().unwrap();
    let before = rows(&mut index, &data);
    assert_eq!((before[0].mark, &before[0].trouble), (None, &None));
    put_in_full(&data, &full);
    let after = rows(&mut index, &data);
    assert!(after[0].mark.is_some(), "{:?}", after[0]);
}

#[test]
fn a_damaged_file_in_full_is_an_error_and_no_file_is_read_twice() {
    let folder = tempfile::tempdir().unwrap();
    let sound = at(folder.path());
    let full = in_full(3);
    put_in_full(&sound, &full);
    let path = blind_exam(&sound, &full);
    let disk = FaultyFs::default();
    let watched = DataFolder::at(std::sync::Arc::new(disk.clone()), folder.path().to_owned());
    read_and_play(&watched, &path).unwrap();
    let reads = disk.take_log().iter().filter(|done| *done == "read").count();
    assert_eq!(reads, 1 + full.len(), "the record and each file in full");
    let damaged = sound.archive_path().join(&named(&full)[0].sha256);
    std::fs::write(&damaged, "something else").unwrap();
    match read_and_play(&sound, &path) {
        Err(ReadError::Store(StoreError::ArchiveDamaged { path, .. })) => assert_eq!(path, damaged),
        other => panic!("{:?}", other.map(|played| played.record.header)),
    }
}
