//! A disk that fails while a session is taken up again: it goes on elsewhere, and whoever must hand it in is told where.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use rolecall::sim::call::Timers;
use rolecall::sim::call::command::Command;
use rolecall::store::folder::DataFolder;
use rolecall::store::fs::RealFs;
use rolecall::store::recorded_call::RecordedCall;

use super::faulty_fs::FaultyFs;
use crate::terminal::{practised, shipped_call};

fn left_call(folder: &Path) -> std::path::PathBuf {
    let data = DataFolder::at(Arc::new(RealFs), folder.to_owned());
    let options = practised("uk", Timers::Off);
    let mut begun = RecordedCall::begin(&data, shipped_call("angry-complaint"), options).unwrap();
    begun.apply(&Command::Accept).unwrap();
    begun.path().to_owned()
}

/// Resumes the record on this disk.
fn resume(disk: &FaultyFs, folder: &Path, record: &Path) -> RecordedCall {
    let data = DataFolder::at(Arc::new(disk.clone()), folder.to_owned());
    RecordedCall::resume(&data, record).unwrap().0
}

#[test]
fn a_session_that_moves_while_it_is_resumed_says_so() {
    let disk = FaultyFs::default();
    let folder = tempfile::tempdir().unwrap();
    let record = left_call(folder.path());
    assert!(resume(&disk, folder.path(), &record).take_moved().is_none());
    let asked = disk.take_log();
    let write = asked.iter().position(|operation| operation == "write_all").unwrap();

    let folder = tempfile::tempdir().unwrap();
    let record = left_call(folder.path());
    disk.plan(|plan| plan.fails_at = Some(write));
    let mut resumed = resume(&disk, folder.path(), &record);
    let moved = resumed.take_moved().expect("it is told");
    assert_eq!((moved.to.as_path(), moved.to != record), (resumed.path(), true));
    assert!(
        fs::read(&moved.to)
            .unwrap()
            .starts_with(&fs::read(&record).unwrap()[..64])
    );
}
