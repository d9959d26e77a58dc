//! The ledger on the disk: no session without its line, many at once, and disks that fail.

use std::fs;
use std::sync::Arc;

use rolecall::sim::call::Timers;
use rolecall::sim::session::ledger::{LedgerEvent, LedgerNote};
use rolecall::sim::session::record::{Mode, SealReason};
use rolecall::store::folder::DataFolder;
use rolecall::store::ledger::SessionLedger;
use rolecall::store::recorded_call::{BeginOptions, RecordedCall};

use super::faulty_fs::FaultyFs;
use super::real_fs;
use crate::terminal::shipped_call;

fn options() -> BeginOptions {
    BeginOptions {
        country: "cn".to_owned(),
        locale: "en".to_owned(),
        seed: 1,
        mode: Mode::Practice,
        timers: Timers::AsWritten,
        parent: None,
        trainee: None,
        ticket: None,
        full: None,
    }
}

#[test]
fn a_session_is_put_down_when_it_begins_and_when_it_is_sealed() {
    let folder = tempfile::tempdir().unwrap();
    let data = DataFolder::at(real_fs(), folder.path().to_owned());
    let mut call = RecordedCall::begin(&data, shipped_call("angry-complaint"), options()).unwrap();
    let first = call.head().to_owned();
    call.seal(SealReason::Stopped).unwrap();
    let years = SessionLedger::of(&data).read().unwrap();
    let notes: Vec<(LedgerEvent, &str)> = years[0]
        .1
        .notes
        .iter()
        .map(|note| (note.event, note.line.as_str()))
        .collect();
    assert_eq!(
        notes,
        [
            (LedgerEvent::Started, first.as_str()),
            (LedgerEvent::Sealed, call.head())
        ]
    );
}

#[test]
fn many_that_begin_at_once_make_one_chain() {
    let folder = tempfile::tempdir().unwrap();
    let data = DataFolder::at(real_fs(), folder.path().to_owned());
    let ledger = SessionLedger::of(&data);
    std::thread::scope(|scope| {
        for thread in 0..8 {
            let ledger = ledger.clone();
            scope.spawn(move || {
                for number in 0..10 {
                    let note = LedgerNote {
                        event: LedgerEvent::Started,
                        session: format!("{thread}-{number}"),
                        line: "a".repeat(64),
                        ticket: None,
                        wall: "2026-11-24T12:45:00Z".to_owned(),
                    };
                    ledger.put_down(&note).unwrap();
                }
            });
        }
    });
    let years = ledger.read().unwrap();
    assert_eq!(years.len(), 1);
    let ledger = &years[0].1;
    assert_eq!((ledger.notes.len(), ledger.broken.len(), ledger.torn.len()), (80, 0, 0));
}

/// Whatever fails while a session begins: either it has begun and stands in the ledger, or there is no record of it.
#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_session_that_cannot_be_put_down_has_not_begun() {
    let mut begun = 0;
    let mut refused = 0;
    for fails_at in 0.. {
        let folder = tempfile::tempdir().unwrap();
        let disk = FaultyFs::default();
        disk.plan(|plan| plan.fails_at = Some(fails_at));
        let data = DataFolder::at(Arc::new(disk.clone()), folder.path().to_owned());
        let call = RecordedCall::begin(&data, shipped_call("angry-complaint"), options());
        let records = fs::read_dir(folder.path().join("sessions")).map_or(0, |entries| {
            entries
                .filter(|entry| {
                    entry
                        .as_ref()
                        .unwrap()
                        .file_name()
                        .to_string_lossy()
                        .ends_with(".jsonl")
                })
                .count()
        });
        let good = DataFolder::at(real_fs(), folder.path().to_owned());
        let years = SessionLedger::of(&good).read().unwrap();
        match call {
            Ok(call) => {
                begun += 1;
                let mut notes = years
                    .iter()
                    .flat_map(|(_, ledger)| ledger.of_session(&call.header().session));
                assert!(notes.any(|note| note.line == call.head()), "{fails_at}");
                assert_eq!(records, 1, "{fails_at}");
                if disk.take_log().len() <= fails_at {
                    break;
                }
            }
            Err(_) => {
                refused += 1;
                assert_eq!(records, 0, "{fails_at}");
            }
        }
    }
    assert!(begun >= 1 && refused > 10, "{begun} begun, {refused} refused");
}

/// After a failed sync nobody knows whether the line is on the disk. It is taken back, so that it may be put down again, once.
#[test]
fn a_line_that_could_not_be_added_is_taken_back_and_added_once() {
    let note = |session: &str| LedgerNote {
        event: LedgerEvent::Started,
        session: session.to_owned(),
        line: "a".repeat(64),
        ticket: Some("b".repeat(64)),
        wall: "2026-11-26T10:00:00Z".to_owned(),
    };
    let mut refused = 0;
    for short_write in [0, 50] {
        for fails_at in 0.. {
            let folder = tempfile::tempdir().unwrap();
            let disk = FaultyFs::default();
            let ledger = SessionLedger::of(&DataFolder::at(Arc::new(disk.clone()), folder.path().to_owned()));
            ledger.put_down(&note("first")).unwrap();
            disk.take_log();
            disk.plan(|plan| (plan.fails_at, plan.short_write) = (Some(fails_at), short_write));
            let put_down = ledger.put_down(&note("second"));
            let is_over = disk.take_log().len() <= fails_at;
            disk.plan(|plan| plan.fails_at = None);
            let sessions = || {
                let years = ledger.read().unwrap();
                assert_eq!(years.len(), 1);
                let ledger = &years[0].1;
                assert_eq!((ledger.broken.len(), ledger.torn.len()), (0, 0), "operation {fails_at}");
                ledger.notes.iter().map(|note| note.session.clone()).collect::<Vec<_>>()
            };
            if put_down.is_err() {
                refused += 1;
                assert_eq!(sessions(), ["first"], "operation {fails_at}");
                ledger.put_down(&note("second")).unwrap();
            }
            assert_eq!(sessions(), ["first", "second"], "operation {fails_at}");
            ledger.put_down(&note("second")).unwrap();
            assert_eq!(sessions(), ["first", "second"], "the same note is not put down twice");
            if is_over {
                break;
            }
        }
    }
    assert!(refused >= 12, "{refused}");
}

/// The second of two that draw the same id draws another one; whoever is refused for ever is told.
#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn an_id_that_a_record_has_already_is_drawn_again() {
    let begin = |fails_at: usize, for_ever: bool| {
        let folder = tempfile::tempdir().unwrap();
        let disk = FaultyFs::default();
        disk.plan(|plan| {
            plan.fails_at = Some(fails_at);
            plan.for_ever = for_ever;
            plan.kind = Some(std::io::ErrorKind::AlreadyExists);
        });
        let data = DataFolder::at(Arc::new(disk.clone()), folder.path().to_owned());
        let begun = RecordedCall::begin(&data, shipped_call("angry-complaint"), options());
        let refused = begun.err().map(|error| error.to_string()).unwrap_or_default();
        (refused, disk.take_log().len())
    };
    let (_, operations) = begin(usize::MAX, false);
    let records_refused = |for_ever| -> Vec<String> {
        let refused = (0..operations).map(|place| begin(place, for_ever).0);
        let is_of_the_name = |why: &String| why.contains("create the record") && why.contains("is there already");
        refused.filter(is_of_the_name).collect()
    };
    assert!(!records_refused(true).is_empty(), "the test itself");
    assert_eq!(records_refused(false), Vec::<String>::new());
}
