//! A journal on a disk that fails: nothing acknowledged is lost, and no broken file is used again.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;

use rolecall::sim::session::record::{Entry, EntryDraft, RecordError, SealReason};
use rolecall::store::error::StoreError;
use rolecall::store::journal::Journal;
use rolecall::store::record_file::read_record;
use rolecall::store::session_list::list_sessions;

use super::faulty_fs::FaultyFs;
use super::{command, header, real_fs, seal};

const RECORD: &str = "20261124-124500-angry-complaint-3f9a2c.jsonl";
const RESCUED: &str = "20261124-124500-angry-complaint-3f9a2c-rescued.jsonl";

fn begun(disk: &FaultyFs, folder: &Path, secondary: Option<&Path>) -> Journal {
    let secondary = secondary.map(Path::to_owned);
    Journal::create_new(Arc::new(disk.clone()), folder, secondary, &header()).unwrap()
}

fn fail_next(disk: &FaultyFs, for_ever: bool) {
    disk.take_log();
    disk.plan(|plan| (plan.fails_at, plan.for_ever) = (Some(0), for_ever));
}

#[test]
fn the_order_of_writes_and_syncs_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let disk = FaultyFs::default();
    let mut journal = begun(&disk, folder.path(), None);
    assert_eq!(disk.take_log(), ["create_new", "write_all", "sync_all", "sync_dir"]);
    journal.append(&[command(1)]).unwrap();
    assert_eq!(disk.take_log(), ["write_all", "sync_data"]);
    journal.append(&[command(2), command(3), command(4)]).unwrap();
    assert_eq!(disk.take_log(), ["write_all", "sync_data"]);
    let path = journal.path().to_owned();
    drop(journal);
    Journal::resume(Arc::new(disk.clone()), &path, None).unwrap();
    assert_eq!(disk.take_log(), ["open_append", "read", "rewrite_in_place", "sync_dir"]);
    rolecall::store::whole_file::write_whole_file(&disk, &folder.path().join("settings.toml"), b"x").unwrap();
    assert_eq!(
        disk.take_log(),
        ["create_new", "write_all", "sync_all", "rename", "sync_dir"]
    );
}

#[test]
fn after_an_error_the_session_goes_on_in_a_new_file() {
    for failing_sync in [false, true] {
        let folder = tempfile::tempdir().unwrap();
        let disk = FaultyFs::default();
        let mut journal = begun(&disk, folder.path(), None);
        journal.append(&[command(1)]).unwrap();
        fail_next(&disk, false);
        disk.plan(|plan| {
            plan.short_write = 30;
            plan.fails_at = Some(usize::from(failing_sync));
        });
        let moved = journal.append(&[command(2)]).unwrap().moved.unwrap();
        assert_eq!(
            (moved.from.as_path(), moved.to.as_path()),
            (&*folder.path().join(RECORD), journal.path())
        );
        assert_eq!(moved.to, folder.path().join(RESCUED));
        let old = fs::read(&moved.from).unwrap();
        assert_eq!(journal.append(&[command(3), seal(3)]).unwrap().moved, None);
        assert_eq!(fs::read(&moved.from).unwrap(), old, "the broken file was used again");

        let record = read_record(real_fs().as_ref(), journal.path()).unwrap();
        assert_eq!((record.entries.len(), record.sealed()), (4, Some(SealReason::Finished)));
        let sessions = list_sessions(real_fs().as_ref(), folder.path()).unwrap();
        let summaries: Vec<_> = sessions
            .iter()
            .map(|session| session.content.as_ref().unwrap())
            .collect();
        assert_eq!(summaries.len(), 2);
        for summary in summaries {
            assert_eq!(summary.superseded_by.is_none(), summary.rescued);
        }
    }
}

#[test]
fn a_second_accident_makes_a_second_rescue() {
    let folder = tempfile::tempdir().unwrap();
    let disk = FaultyFs::default();
    let mut journal = begun(&disk, folder.path(), None);
    for number in 1..=3 {
        fail_next(&disk, false);
        assert!(journal.append(&[command(number)]).unwrap().moved.is_some());
    }
    assert!(journal.path().to_string_lossy().ends_with("-rescued-3.jsonl"));
    assert_eq!(
        read_record(real_fs().as_ref(), journal.path()).unwrap().entries.len(),
        3
    );
}

#[test]
fn a_full_disk_sends_the_session_to_the_secondary_folder() {
    let (folder, stick) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let secondary = stick.path().join("rolecall/sessions");
    let disk = FaultyFs::default();
    let mut journal = begun(&disk, folder.path(), Some(&secondary));
    journal.append(&[command(1)]).unwrap();
    disk.plan(|plan| plan.broken_folder = Some(folder.path().to_owned()));
    let moved = journal.append(&[command(2)]).unwrap().moved.unwrap();
    assert_eq!(moved.to, secondary.join(RESCUED));
    assert_eq!(journal.append(&[command(3)]).unwrap().moved, None);
    assert_eq!(read_record(real_fs().as_ref(), &moved.to).unwrap().entries.len(), 3);
    // What failed on the way is not left behind.
    assert_eq!(fs::read_dir(&secondary).unwrap().count(), 1);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn when_everything_fails_the_journal_is_poisoned_and_nothing_acknowledged_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let secondary = tempfile::tempdir().unwrap();
    let disk = FaultyFs::default();
    let mut journal = begun(&disk, folder.path(), Some(secondary.path()));
    journal.append(&[command(1)]).unwrap();
    fail_next(&disk, true);
    disk.plan(|plan| plan.short_write = 10);
    let error = journal.append(&[command(2)]).unwrap_err();
    let StoreError::NotSaved { rescues, .. } = &error else {
        panic!("{error}")
    };
    assert_eq!(rescues.len(), 2);
    assert!(error.to_string().contains("All choices before it are safe"), "{error}");
    assert!(journal.is_poisoned());
    assert_eq!(journal.text().commands(), 1);

    // The disk works again, and still the file is not touched.
    disk.plan(|plan| plan.fails_at = None);
    assert!(matches!(
        journal.append(&[command(2)]),
        Err(StoreError::Poisoned { .. })
    ));
    let path = journal.path().to_owned();
    drop(journal);
    let mut reopened = Journal::resume(real_fs(), &path, None).unwrap();
    assert_eq!((reopened.record.entries.len(), reopened.record.torn_bytes), (1, 10));
    reopened.journal.append(&[command(2)]).unwrap();
}

/// Plays a session and returns what was acknowledged, in order.
fn play(disk: &FaultyFs, folder: &Path, secondary: &Path) -> Vec<EntryDraft> {
    let mut acknowledged = Vec::new();
    let disk: Arc<FaultyFs> = Arc::new(disk.clone());
    let Ok(mut journal) = Journal::create_new(disk.clone(), folder, Some(secondary.to_owned()), &header()) else {
        return acknowledged;
    };
    let batches = [
        vec![command(1)],
        vec![command(2), command(3)],
        vec![command(4)],
        vec![seal(4)],
    ];
    for (number, batch) in batches.into_iter().enumerate() {
        if number == 2 {
            // A break in between, as if the program had been closed.
            let path = journal.path().to_owned();
            drop(journal);
            match Journal::resume(disk.clone(), &path, Some(secondary.to_owned())) {
                Ok(reopened) => journal = reopened.journal,
                Err(_) => return acknowledged,
            }
        }
        if journal.append(&batch).is_err() {
            return acknowledged;
        }
        acknowledged.extend(batch);
    }
    acknowledged
}

/// The entries of the record in these folders that goes furthest.
fn furthest(folders: [&Path; 2]) -> Vec<Entry> {
    let mut furthest = Vec::new();
    for folder in folders {
        for session in list_sessions(real_fs().as_ref(), folder).unwrap() {
            // A record that failed at its first line, on a disk that cannot even remove it, says that no session began.
            if let Err(StoreError::BadRecord {
                error: RecordError::NoHeader,
                ..
            }) = session.content
            {
                continue;
            }
            assert!(session.content.is_ok(), "{:?}", session.content);
            let entries = read_record(real_fs().as_ref(), &session.path).unwrap().entries;
            if entries.len() > furthest.len() {
                furthest = entries;
            }
        }
    }
    furthest
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn an_error_at_any_operation_loses_nothing_acknowledged() {
    let submitted = [command(1), command(2), command(3), command(4), seal(4)];
    let operations = {
        let (folder, secondary, disk) = (
            tempfile::tempdir().unwrap(),
            tempfile::tempdir().unwrap(),
            FaultyFs::default(),
        );
        assert_eq!(play(&disk, folder.path(), secondary.path()), submitted);
        disk.take_log().len()
    };
    let mut kept_to_the_end = 0;
    let mut runs = 0;
    for fails_at in 0..operations {
        for kind in [
            ErrorKind::StorageFull,
            ErrorKind::PermissionDenied,
            ErrorKind::Interrupted,
            ErrorKind::Other,
        ] {
            for (for_ever, short_write) in [(false, 0), (false, 7), (true, 0), (true, 400)] {
                let (folder, secondary) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
                let disk = FaultyFs::default();
                disk.plan(|plan| {
                    (plan.fails_at, plan.for_ever) = (Some(fails_at), for_ever);
                    (plan.kind, plan.short_write) = (Some(kind), short_write);
                });
                let acknowledged = play(&disk, folder.path(), secondary.path());
                let found = furthest([folder.path(), secondary.path()]);
                let what = format!("operation {fails_at}, {kind:?}, for ever: {for_ever}, short write: {short_write}");
                assert!(
                    found.len() >= acknowledged.len(),
                    "{what}: {} of {}",
                    found.len(),
                    acknowledged.len()
                );
                for (entry, draft) in found.iter().zip(&submitted) {
                    assert_eq!(entry.kind, draft.kind, "{what}");
                }
                kept_to_the_end += usize::from(acknowledged.len() == submitted.len());
                runs += 1;
            }
        }
    }
    // Half of the operations add to a record, and half of the accidents happen once: none of those may end the session.
    assert!(
        kept_to_the_end >= runs / 4,
        "only {kept_to_the_end} of {runs} sessions could go on"
    );
}
