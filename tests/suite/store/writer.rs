//! The thread that owns a journal: acknowledgements come in order, and only for what is on the disk.

use std::sync::Arc;
use std::time::Duration;

use rolecall::sim::session::record::EntryKind;
use rolecall::store::error::StoreError;
use rolecall::store::journal::Journal;
use rolecall::store::record_file::read_record;
use rolecall::store::writer::JournalThread;

use super::faulty_fs::FaultyFs;
use super::{command, draft, header, real_fs, seal, state};

const PATIENCE: Duration = Duration::from_secs(60);

#[test]
fn acknowledgements_come_in_order() {
    let folder = tempfile::tempdir().unwrap();
    let journal = Journal::create_new(real_fs(), folder.path(), None, &header()).unwrap();
    let path = journal.path().to_owned();
    let mut thread = JournalThread::start(journal).unwrap();
    assert!(thread.poll().is_none());
    for number in 1..=20 {
        assert_eq!(thread.send(vec![command(number)]), number);
    }
    for number in 1..=20 {
        let answer = thread.wait(PATIENCE).unwrap();
        assert_eq!((answer.number, answer.outcome.unwrap().next_seq), (number, number + 1));
        assert!(read_record(real_fs().as_ref(), &path).unwrap().text.commands() >= number);
    }
    assert_eq!(thread.waiting(), 0);
    assert!(thread.wait(PATIENCE).is_none());
    thread.send(vec![seal(20)]);
    let journal = thread.finish().unwrap();
    assert!(journal.text().is_sealed());
}

#[test]
fn dropping_it_writes_what_is_waiting() {
    let folder = tempfile::tempdir().unwrap();
    let journal = Journal::create_new(real_fs(), folder.path(), None, &header()).unwrap();
    let path = journal.path().to_owned();
    let mut thread = JournalThread::start(journal).unwrap();
    for number in 1..=30 {
        thread.send(vec![command(number)]);
    }
    drop(thread);
    assert_eq!(read_record(real_fs().as_ref(), &path).unwrap().text.commands(), 30);
}

#[test]
fn what_follows_a_refused_entry_is_refused_until_the_sender_knows() {
    let folder = tempfile::tempdir().unwrap();
    let journal = Journal::create_new(real_fs(), folder.path(), None, &header()).unwrap();
    let mut thread = JournalThread::start(journal).unwrap();
    thread.send(vec![draft(
        1,
        EntryKind::Command {
            cmd: String::new(),
            state: state(1),
        },
    )]);
    thread.send(vec![command(1)]);
    assert!(matches!(
        thread.wait(PATIENCE).unwrap().outcome,
        Err(StoreError::Refused { .. })
    ));
    assert!(matches!(
        thread.wait(PATIENCE).unwrap().outcome,
        Err(StoreError::AfterRefused { .. })
    ));
    thread.send(vec![command(1)]);
    assert_eq!(thread.wait(PATIENCE).unwrap().outcome.unwrap().next_seq, 2);
}

#[test]
fn nothing_is_acknowledged_after_the_disk_has_failed() {
    let folder = tempfile::tempdir().unwrap();
    let disk = FaultyFs::default();
    let journal = Journal::create_new(Arc::new(disk.clone()), folder.path(), None, &header()).unwrap();
    let mut thread = JournalThread::start(journal).unwrap();
    disk.plan(|plan| plan.broken_folder = Some(folder.path().to_owned()));
    thread.send(vec![command(1)]);
    thread.send(vec![command(2)]);
    assert!(matches!(
        thread.wait(PATIENCE).unwrap().outcome,
        Err(StoreError::NotSaved { .. })
    ));
    assert!(matches!(
        thread.wait(PATIENCE).unwrap().outcome,
        Err(StoreError::Poisoned { .. })
    ));
    assert!(thread.finish().unwrap().is_poisoned());
}

#[test]
fn a_window_can_hold_it() {
    fn can_be_shared<T: Send + Sync + 'static>() {}
    can_be_shared::<JournalThread>();
}
