//! Files of marks of an earlier day, with the list of keys that were trusted then: they are read for ever, to the same standing.

use std::fs;
use std::path::{Path, PathBuf};

use super::people::{command, copy_missing, data_with_record};
use crate::golden::{Goldens, files};

const RECORD: &str = "20261124-143947-angry-complaint-ef9e67.jsonl";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/marks/v1")
}

fn shown(marks: &Path) -> String {
    let temporary = tempfile::tempdir().unwrap();
    let data = temporary.path().join("data");
    let record = data_with_record(&data, RECORD);
    copy_missing(marks, &data);
    let keys = temporary.path().join("keys");
    copy_missing(&folder().join("keys"), &keys);
    let arguments = ["marks", record.to_str().unwrap(), "--everything", "--format", "json"];
    String::from_utf8(command(&keys, &data, &arguments).output().unwrap().stdout).unwrap()
}

#[test]
fn old_marks_give_their_old_standing() {
    let mut goldens = Goldens::default();
    goldens.compare(&folder().join("standing.json"), &shown(&folder().join("data")));
    goldens.finish();
}

/// One bit in one byte after the other: the event is not counted any more, and it is said of the file.
#[test]
fn no_byte_of_an_old_event_can_be_changed() {
    use rolecall::sim::assessment::event::read_events;
    use rolecall::store::folder::DataFolder;
    use rolecall::store::fs::RealFs;
    use rolecall::store::keys::KeyFolder;
    use rolecall::store::marks::believer;
    let data = DataFolder::at(std::sync::Arc::new(RealFs), folder().join("data"));
    let keys = KeyFolder::at(std::sync::Arc::new(RealFs), folder().join("keys"), data.root()).unwrap();
    let trust = keys.trust().unwrap();
    let session = RECORD.strip_suffix(".jsonl").unwrap();
    let paths = files(&folder().join("data/marks").join(session), "evt");
    let bytes = fs::read(&paths[0]).unwrap();
    let key = paths[0].file_name().unwrap().to_str().unwrap()[..16].to_owned();
    let read = |bytes: &[u8]| read_events(&key, bytes, &mut believer(&trust));
    let whole = read(&bytes);
    assert!(whole.flaws.is_empty() && !whole.events.is_empty());
    for place in 0..bytes.len() {
        for bit in 0..8 {
            let mut changed = bytes.clone();
            changed[place] ^= 1 << bit;
            let found = read(&changed);
            assert!(!found.flaws.is_empty(), "byte {place}, bit {bit}");
            assert!(
                found.events.iter().all(|signed| whole.events.contains(signed)),
                "byte {place}, bit {bit}"
            );
        }
    }
}
