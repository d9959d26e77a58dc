//! A journal on a disk that works: begin, add, close, read back, open again.

use std::fs;

use rolecall::sim::session::hash::sha256_hex;
use rolecall::sim::session::record::{EntryKind, RecordError, RecordText, SealReason};
use rolecall::store::error::StoreError;
use rolecall::store::journal::Journal;
use rolecall::store::record_file::read_record;

use super::{command, draft, header, real_fs, recorded, resumed, seal, state};

#[test]
fn what_was_appended_is_read_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut journal = Journal::create_new(real_fs(), folder.path(), None, &header()).unwrap();
    let first = journal.append(&[command(1)]).unwrap();
    let others = journal.append(&[command(2), command(3)]).unwrap();
    assert_eq!((first.next_seq, others.next_seq), (2, 4));
    assert_eq!(journal.append(&[]).unwrap(), others);
    let last = journal.append(&[resumed(17), seal(3)]).unwrap();

    let record = read_record(real_fs().as_ref(), journal.path()).unwrap();
    assert_eq!(record.header, header());
    assert_eq!(record.sealed(), Some(SealReason::Finished));
    assert_eq!((record.torn_bytes, record.text.head()), (0, last.head.as_str()));
    let kinds: Vec<_> = record.entries.iter().map(|entry| entry.kind.clone()).collect();
    let expected = [command(1), command(2), command(3), resumed(17), seal(3)];
    assert_eq!(kinds, expected.map(|draft| draft.kind));
    assert_eq!(record.entries[0].wall, command(1).wall);
    assert_eq!(record.entries[4].mono_ms, seal(3).mono_ms);
    assert!(matches!(journal.append(&[command(4)]), Err(StoreError::Sealed { .. })));
    assert!(!journal.is_poisoned());
}

#[test]
fn the_bytes_are_those_of_the_format() {
    let mut text = RecordText::begin(&header()).unwrap();
    let after_header = text.bytes().len();
    text.push_all(&[command(2), resumed(17)]).unwrap();
    let written = String::from_utf8(text.bytes().to_vec()).unwrap();
    let lines: Vec<&str> = written.lines().collect();
    let zeros = "0".repeat(64);
    let (packs, scenario) = (
        sha256_hex(&[b"packs/cn.ron"]),
        sha256_hex(&[b"scenarios/angry-complaint.ron"]),
    );
    let parent = sha256_hex(&[b"parent"]);
    let json = format!(
        r#"{{"seq":0,"format":"rolecall/session/v1","rules_version":1,"rng":"chacha12/v1","build":"0.1.0","session":"20261124-124500-angry-complaint-3f9a2c","scenario":"angry-complaint","scenario_version":"1","files":[{{"name":"packs/cn.ron","sha256":"{packs}"}},{{"name":"scenarios/angry-complaint.ron","sha256":"{scenario}"}}],"country":"cn","locale":"zh-Hans","seed":"18446744073709551615","mode":"exam","timers":"x1.5","trainee":"00112233445566778899aabbccddeeff","parent":{{"session":"20261123-184002-angry-complaint-000001","head":"{parent}","turn":5}},"wall":"2026-11-24T12:45:00Z","prev":"{zeros}"}}"#
    );
    let hash = sha256_hex(&[b"rolecall/frame/v1\0", json.as_bytes()]);
    assert_eq!(lines[0], format!("{json}\t{hash}"));
    assert_eq!(after_header, lines[0].len() + 1);
    let json = format!(
        r#"{{"seq":1,"mono_ms":2000,"wall":"2026-11-24T12:46:02Z","cmd":"say option-2","state":"{}","prev":"{hash}"}}"#,
        state(2)
    );
    let hash = sha256_hex(&[b"rolecall/frame/v1\0", json.as_bytes()]);
    assert_eq!(lines[1], format!("{json}\t{hash}"));
    let json = format!(
        r#"{{"seq":2,"mono_ms":100000,"wall":"2026-11-24T12:46:40Z","resumed":{{"gap_ms":120000,"lost_bytes":17}},"prev":"{hash}"}}"#
    );
    assert!(lines[2].starts_with(&json), "{}", lines[2]);
}

#[test]
fn a_file_is_never_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    let path = recorded(folder.path(), 2, false);
    let before = fs::read(&path).unwrap();
    let second = Journal::create_new(real_fs(), folder.path(), None, &header());
    assert!(matches!(second, Err(StoreError::Io { .. })), "{second:?}");
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn resuming_twice_changes_nothing_more() {
    let folder = tempfile::tempdir().unwrap();
    let path = recorded(folder.path(), 3, false);
    let whole = fs::read(&path).unwrap();
    fs::write(&path, [whole.as_slice(), b"{\"seq\":4,\"mono"].concat()).unwrap();
    for torn_bytes in [14, 0] {
        let reopened = Journal::resume(real_fs(), &path, None).unwrap();
        assert_eq!(reopened.record.torn_bytes, torn_bytes);
        assert_eq!(reopened.torn_tail.is_some(), torn_bytes > 0);
        assert_eq!(fs::read(&path).unwrap(), whole);
    }
    let mut reopened = Journal::resume(real_fs(), &path, None).unwrap();
    reopened.journal.append(&[resumed(14), command(4), seal(4)]).unwrap();
    drop(reopened);
    let record = read_record(real_fs().as_ref(), &path).unwrap();
    assert_eq!(record.entries.len(), 6);
    assert!(matches!(
        Journal::resume(real_fs(), &path, None),
        Err(StoreError::Sealed { .. })
    ));
}

#[cfg(unix)]
#[test]
fn a_record_has_one_writer() {
    let folder = tempfile::tempdir().unwrap();
    let journal = Journal::create_new(real_fs(), folder.path(), None, &header()).unwrap();
    let error = Journal::resume(real_fs(), journal.path(), None).unwrap_err();
    assert!(error.to_string().contains("Another Rolecall has it open"), "{error}");
    let path = journal.path().to_owned();
    drop(journal);
    Journal::resume(real_fs(), &path, None).unwrap();
}

#[test]
fn a_refused_entry_leaves_the_journal_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let mut journal = Journal::create_new(real_fs(), folder.path(), None, &header()).unwrap();
    journal.append(&[command(1)]).unwrap();
    let before = fs::read(journal.path()).unwrap();
    let too_long = EntryKind::Command {
        cmd: "x".repeat(20 * 1024 + 1),
        state: state(1),
    };
    let wrong_state = EntryKind::Command {
        cmd: "hold".to_owned(),
        state: "no hash".to_owned(),
    };
    let wrong_count = EntryKind::Seal {
        reason: SealReason::Stopped,
        commands: 7,
        state: state(1),
    };
    let wrong_end = EntryKind::Seal {
        reason: SealReason::Stopped,
        commands: 1,
        state: state(9),
    };
    for kind in [too_long, wrong_state, wrong_count, wrong_end] {
        // A good entry before the bad one is not kept either: all or none.
        let outcome = journal.append(&[resumed(0), draft(2, kind)]);
        assert!(matches!(outcome, Err(StoreError::Refused { .. })), "{outcome:?}");
        assert_eq!(fs::read(journal.path()).unwrap(), before);
    }
    journal.append(&[command(2), seal(2)]).unwrap();
    assert_eq!(
        read_record(real_fs().as_ref(), journal.path()).unwrap().entries.len(),
        3
    );
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_full_record_can_still_be_sealed() {
    let mut text = RecordText::begin(&header()).unwrap();
    let note = |number: u64| {
        draft(
            number,
            EntryKind::Command {
                cmd: format!("note {}", "x".repeat(16 * 1024)),
                state: state(number),
            },
        )
    };
    let mut commands = 0;
    let full = loop {
        match text.push_all(&[note(commands + 1)]) {
            Ok(_) => commands += 1,
            Err(error) => break error,
        }
    };
    assert_eq!(full, RecordError::TooLong);
    assert!(commands > 500, "{commands}");
    text.push_all(&[resumed(0), seal(commands)]).unwrap();
    assert!(RecordText::parse(text.bytes()).unwrap().sealed().is_some());
}

#[cfg(unix)]
#[test]
fn nobody_else_can_read_a_record() {
    use std::os::unix::fs::PermissionsExt as _;

    let parent = tempfile::tempdir().unwrap();
    let data = rolecall::store::folder::DataFolder::at(real_fs(), parent.path().join("a/b"));
    let sessions = data.sessions().unwrap();
    let path = recorded(&sessions, 1, true);
    let mode = |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&path), mode(&sessions), mode(data.root())), (0o600, 0o700, 0o700));
}
