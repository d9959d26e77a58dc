//! Marks on disks that fail at any operation: what was acknowledged is read again, and no file is touched twice.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use rolecall::sim::assessment::event::{About, Event, Fault, Saying, SignedEvent};
use rolecall::store::folder::DataFolder;
use rolecall::store::fs::Fs;
use rolecall::store::marks::{MarkError, MarkWriter, MarksFolder, MarksRead, Sign};

use super::faulty_fs::FaultyFs;
use super::real_fs;

const SESSION: &str = "20261126-100000-angry-complaint-000001";
const EVENTS: u32 = 4;

struct Ann;

impl Sign for Ann {
    fn key(&self) -> &str {
        "aaaaaaaaaaaaaaaa"
    }

    fn sign(&self, _bytes: &[u8]) -> String {
        "5161".to_owned()
    }
}

fn about() -> About {
    About::Session {
        session: SESSION.to_owned(),
        head: "0".repeat(64),
    }
}

fn said(number: u32) -> Saying {
    Saying::Global {
        rating: number % 5 + 1,
        comment: Some(format!("{number}")),
    }
}

fn marks(fs: Arc<dyn Fs>, folder: &Path) -> MarksFolder {
    MarksFolder::of(&DataFolder::at(fs, folder.to_owned()))
}

fn read(folder: &Path) -> MarksRead {
    marks(real_fs(), folder).read(SESSION, &mut |_, _, _| Ok(())).unwrap()
}

fn hashes(read: &MarksRead) -> BTreeSet<String> {
    read.events.iter().map(|signed| signed.hash.clone()).collect()
}

/// Writes events as far as the disk lets it; the ones that were acknowledged, and whether it was told of an error.
fn write(fs: Arc<dyn Fs>, folder: &Path) -> (Vec<SignedEvent>, bool) {
    let marks = marks(fs, folder);
    let mut writer = MarkWriter::new(&marks, SESSION, &Ann, &read(folder));
    let mut acknowledged = Vec::new();
    for number in 0..EVENTS {
        match writer.write(&about(), said(number)) {
            Ok(signed) => acknowledged.push(signed),
            Err(MarkError::Store(_)) => return (acknowledged, true),
            Err(error) => panic!("{error}"),
        }
    }
    (acknowledged, false)
}

#[test]
fn an_event_is_on_the_disk_before_it_is_acknowledged() {
    let folder = tempfile::tempdir().unwrap();
    let fs = FaultyFs::default();
    let (acknowledged, _) = write(Arc::new(fs.clone()), folder.path());
    assert_eq!(acknowledged.len() as u32, EVENTS);
    let log = fs.take_log();
    let begin = log.iter().position(|done| done == "create_new").unwrap();
    let expected = [
        "create_new",
        "write_all",
        "sync_all",
        "rename",
        "sync_dir",
        "write_all",
        "sync_data",
        "write_all",
        "sync_data",
    ];
    assert_eq!(log[begin..begin + expected.len()], expected, "{log:?}");
    assert_eq!(read(folder.path()).files.len(), 1);
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn no_error_of_the_disk_loses_what_was_acknowledged() {
    let mut runs = 0;
    for for_ever in [false, true] {
        for short_write in [0, 1, 200] {
            for fails_at in 0.. {
                let folder = tempfile::tempdir().unwrap();
                let fs = FaultyFs::default();
                fs.plan(|plan| {
                    plan.fails_at = Some(fails_at);
                    plan.for_ever = for_ever;
                    plan.short_write = short_write;
                });
                let (acknowledged, was_told) = write(Arc::new(fs.clone()), folder.path());
                let place = format!("operation {fails_at}, for ever {for_ever}, {short_write} bytes written");
                let found = hashes(&read(folder.path()));
                for signed in &acknowledged {
                    assert!(found.contains(&signed.hash), "{place}");
                }
                assert!(was_told || acknowledged.len() as u32 == EVENTS, "{place}");
                // On a disk that works again, the rest goes to a new file and knows what was acknowledged.
                let before: Vec<(_, Vec<u8>)> = read(folder.path())
                    .files
                    .into_iter()
                    .map(|file| (file.path.clone(), fs::read(&file.path).unwrap()))
                    .collect();
                let (again, _) = write(real_fs(), folder.path());
                assert_eq!(again.len() as u32, EVENTS, "{place}");
                for (path, bytes) in before {
                    assert_eq!(fs::read(&path).unwrap(), bytes, "{place}: a file was touched twice");
                }
                let all = hashes(&read(folder.path()));
                assert!(
                    acknowledged
                        .iter()
                        .chain(&again)
                        .all(|signed| all.contains(&signed.hash)),
                    "{place}"
                );
                runs += 1;
                if fs.take_log().len() <= fails_at {
                    break;
                }
            }
        }
    }
    assert!(runs >= 60, "{runs}");
}

/// After a failed sync nobody knows whether the event is on the disk: its first copy may come to light again, and is the same event.
#[test]
fn an_event_whose_sync_failed_is_never_doubled() {
    for fails_at in 0..6 {
        let folder = tempfile::tempdir().unwrap();
        let fs = FaultyFs::default();
        let marks = marks(Arc::new(fs.clone()), folder.path());
        let mut writer = MarkWriter::new(&marks, SESSION, &Ann, &MarksRead::default());
        let first = writer.write(&about(), said(1)).unwrap();
        let old = writer.path().to_owned();
        // The line is written, its sync fails, and so does everything that is tried then.
        fs.take_log();
        fs.plan(|plan| (plan.fails_at, plan.for_ever) = (Some(1), true));
        writer.write(&about(), said(2)).unwrap_err();
        // It is said again with the same words, until the disk takes it.
        fs.take_log();
        fs.plan(|plan| (plan.fails_at, plan.for_ever) = (Some(fails_at), false));
        let again = writer.write(&about(), said(2));
        fs.plan(|plan| plan.fails_at = None);
        let second = again.or_else(|_| writer.write(&about(), said(2))).unwrap();
        let third = writer.write(&about(), said(3)).unwrap();
        let found = read(folder.path());
        assert_ne!(writer.path(), old, "the file that failed is not used again");
        assert_eq!(
            hashes(&found),
            BTreeSet::from([first.hash, second.hash, third.hash]),
            "operation {fails_at}"
        );
        assert_eq!(found.problems().count(), 0);
        let texts = fs::read_to_string(&old).unwrap();
        assert_eq!(texts.lines().count(), 2, "its first copy is still there");
    }
}

#[test]
fn the_good_rest_of_a_damaged_folder_is_read() {
    let folder = tempfile::tempdir().unwrap();
    write(real_fs(), folder.path());
    write(real_fs(), folder.path());
    let whole = read(folder.path());
    assert_eq!((whole.files.len(), whole.events.len() as u32), (2, 2 * EVENTS));
    let place = whole.files[0].path.parent().unwrap().to_owned();
    let bytes = fs::read(&whole.files[0].path).unwrap();
    let lines: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
    // A torn end whose whole is in another file, a changed line, a copy that a program for folders has made, an empty file, and things that are no marks.
    fs::write(&whole.files[0].path, &bytes[..bytes.len() - 7]).unwrap();
    fs::write(place.join("aaaaaaaaaaaaaaaa-1 (conflicted copy).evt"), &bytes).unwrap();
    fs::write(
        place.join("aaaaaaaaaaaaaaaa-2.evt"),
        [lines[0], b"{\"by\":1}\tx\n", lines[1]].concat(),
    )
    .unwrap();
    fs::write(place.join("bbbbbbbbbbbbbbbb-3.evt"), b"").unwrap();
    fs::write(place.join("notes.evt"), b"hello").unwrap();
    fs::write(place.join("Thumbs.db"), b"hello").unwrap();
    fs::create_dir(place.join("cccccccccccccccc-4.evt")).unwrap();
    let damaged = read(folder.path());
    assert_eq!(hashes(&damaged), hashes(&whole));
    let told: Vec<String> = damaged
        .problems()
        .map(|(path, why)| format!("{}: {}", path.file_name().unwrap().display(), why.wording(false)))
        .collect();
    assert_eq!(told.len(), 4, "{told:#?}");
    assert!(!damaged.is_incomplete() && !damaged.is_whole());
    let torn = damaged
        .files
        .iter()
        .filter(|file| file.problems.iter().any(|(_, is_harmless)| *is_harmless));
    assert_eq!(torn.count(), 1);
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_session_has_room_for_two_hundred_files() {
    let folder = tempfile::tempdir().unwrap();
    let marks = marks(real_fs(), folder.path());
    for number in 0..200 {
        let mut writer = MarkWriter::new(&marks, SESSION, &Ann, &MarksRead::default());
        writer.write(&about(), said(number)).unwrap();
    }
    let mut writer = MarkWriter::new(&marks, SESSION, &Ann, &read(folder.path()));
    let error = writer.write(&about(), said(0)).unwrap_err();
    assert!(
        matches!(error, MarkError::TooManyFiles(_)) && error.sentence().english.contains("200"),
        "{error}"
    );
    assert_eq!(read(folder.path()).events.len(), 200);
}

/// The place of the events of a session, with many files in it that only look like those of a key that is trusted.
fn flood(folder: &Path) {
    let place = marks(real_fs(), folder).session_path(SESSION);
    fs::create_dir_all(&place).unwrap();
    for number in 0..300 {
        fs::write(place.join(format!("aaaaaaaaaaaaaaaa-{number:04}.evt")), "{}\tx\n").unwrap();
    }
}

#[test]
fn files_that_nobody_believes_take_no_room() {
    let folder = tempfile::tempdir().unwrap();
    flood(folder.path());
    let (acknowledged, was_told) = write(real_fs(), folder.path());
    assert_eq!((acknowledged.len() as u32, was_told), (EVENTS, false));
    let read = read(folder.path());
    assert_eq!(hashes(&read).len() as u32, EVENTS);
    assert!(!read.is_incomplete());
}

#[test]
fn a_believed_file_that_is_left_out_is_never_passed_over() {
    let folder = tempfile::tempdir().unwrap();
    write(real_fs(), folder.path());
    let read_now = || read(folder.path());
    let whole = read_now();
    let place = whole.files[0].path.parent().unwrap().to_owned();
    for number in 0..255 {
        fs::copy(
            &whole.files[0].path,
            place.join(format!("aaaaaaaaaaaaaaaa-{number:04}.evt")),
        )
        .unwrap();
    }
    assert!(!read_now().is_incomplete());
    fs::copy(&whole.files[0].path, place.join("aaaaaaaaaaaaaaaa-more.evt")).unwrap();
    let flooded = read_now();
    assert!(flooded.is_incomplete());
    assert_eq!(flooded.problems().count(), 1);
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn each_version_of_a_scenario_has_room_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let marks = marks(real_fs(), folder.path());
    let faulty = |sha256: &str| About::Scenario {
        scenario: "fee".to_owned(),
        sha256: sha256.to_owned(),
    };
    let said = || Saying::VoidFault {
        fault: Fault::Node { node: "n".to_owned() },
        reason: "It is.".to_owned(),
    };
    let (one, other) = ("1".repeat(64), "2".repeat(64));
    let mut believe = |_: &Event, _: &[u8], _: &str| Ok(());
    for _ in 0..200 {
        let mut writer = MarkWriter::for_faults(&marks, &one, &Ann, &MarksRead::default());
        writer.write(&faulty(&one), said()).unwrap();
    }
    let known = marks.read_faults(&one, &mut believe).unwrap();
    let mut writer = MarkWriter::for_faults(&marks, &one, &Ann, &known);
    assert!(matches!(
        writer.write(&faulty(&one), said()),
        Err(MarkError::TooManyFiles(_))
    ));
    let known = marks.read_faults(&other, &mut believe).unwrap();
    assert!(known.files.is_empty());
    let mut writer = MarkWriter::for_faults(&marks, &other, &Ann, &known);
    writer.write(&faulty(&other), said()).unwrap();
    assert_eq!(marks.read_faults(&other, &mut believe).unwrap().events.len(), 1);
    assert!(marks.sessions().unwrap().is_empty());
}
