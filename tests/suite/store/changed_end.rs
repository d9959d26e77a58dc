//! A last line that somebody has changed: the record is not taken up again, for that would take away the sign of it.

use std::fs;
use std::sync::Arc;

use rolecall::sim::call::Timers;
use rolecall::sim::call::command::Command;
use rolecall::store::folder::DataFolder;
use rolecall::store::fs::RealFs;
use rolecall::store::played_record::read_and_play;
use rolecall::store::recorded_call::{BeginError, RecordedCall};

use crate::terminal::{practised, shipped_call};

#[test]
fn a_changed_last_line_is_left_for_somebody_to_look_at_and_a_torn_one_is_told_of() {
    let folder = tempfile::tempdir().unwrap();
    let data = DataFolder::at(Arc::new(RealFs), folder.path().to_owned());
    let options = practised("cn", Timers::AsWritten);
    let mut recorded = RecordedCall::begin(&data, shipped_call("angry-complaint"), options).unwrap();
    recorded.apply(&Command::Accept).unwrap();
    recorded.apply(&Command::Note("As it was.".to_owned())).unwrap();
    let path = recorded.path().to_owned();
    drop(recorded);
    let whole = fs::read_to_string(&path).unwrap();
    fs::write(&path, whole.replace("As it was.", "As it is..")).unwrap();
    let changed = fs::read(&path).unwrap();
    let refused = RecordedCall::resume(&data, &path).unwrap_err();
    assert!(matches!(refused, BeginError::Changed { line: 3 }), "{refused}");
    assert_eq!(fs::read(&path).unwrap(), changed, "nothing was taken away");
    // What a power cut tears is set aside, and the record says how much.
    fs::write(&path, &whole[..whole.len() - 20]).unwrap();
    drop(RecordedCall::resume(&data, &path).unwrap());
    let record = read_and_play(&data, &path).unwrap().record;
    assert!(record.set_aside_bytes() > 20, "{}", record.set_aside_bytes());
}
