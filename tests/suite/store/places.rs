//! The folder of data, the archive, the list of sessions, and small files.

use std::fs;
use std::path::Path;

use jiff::Timestamp;
use rolecall::sim::session::hash::sha256_hex;
use rolecall::sim::session::record::SealReason;
use rolecall::store::archive::Archive;
use rolecall::store::error::StoreError;
use rolecall::store::folder::DataFolder;
use rolecall::store::fresh::fresh_pseudonym;
use rolecall::store::journal::Journal;
use rolecall::store::session_id::{new_session_id, session_id};
use rolecall::store::session_list::list_sessions;
use rolecall::store::settings_file::SettingsFile;
use rolecall::store::wall::{wall_now, wall_text};

use super::faulty_fs::FaultyFs;
use super::{command, header, real_fs, recorded, seal};

#[test]
fn nothing_is_made_before_it_is_needed() {
    let parent = tempfile::tempdir().unwrap();
    let data = DataFolder::find(real_fs(), Some(parent.path().join("deep/data"))).unwrap();
    assert!(
        list_sessions(real_fs().as_ref(), &data.sessions_path())
            .unwrap()
            .is_empty()
    );
    assert!(data.archive_to_read().get(&"0".repeat(64)).is_err());
    assert!(!data.root().exists());
    data.check_writable().unwrap();
    assert_eq!(fs::read_dir(data.root()).unwrap().count(), 0);
    assert!(data.sessions().unwrap().is_dir());
    assert!(data.archive().unwrap().folder().is_dir());
    assert!(data.settings_file("settings.toml").unwrap().read().unwrap().is_none());
}

#[test]
fn each_new_folder_is_made_durable_before_it_is_used() {
    let parent = tempfile::tempdir().unwrap();
    let disk = FaultyFs::default();
    let data = DataFolder::at(std::sync::Arc::new(disk.clone()), parent.path().join("data"));
    data.sessions().unwrap();
    assert_eq!(
        disk.take_log(),
        ["sync_dir", "create_folder", "sync_dir", "create_folder", "sync_dir"]
    );
    // Whoever made it may have been stopped before its name was durable.
    data.sessions().unwrap();
    assert_eq!(disk.take_log(), ["sync_dir"]);
}

#[test]
fn a_folder_that_cannot_be_written_is_named() {
    let parent = tempfile::tempdir().unwrap();
    let file = parent.path().join("a-file");
    fs::write(&file, "").unwrap();
    let data = DataFolder::at(real_fs(), file.join("data"));
    for error in [
        data.check_writable().unwrap_err(),
        data.sessions().unwrap_err(),
        data.archive().unwrap_err(),
    ] {
        let text = error.to_string();
        assert!(text.contains("a-file") && text.contains("--data"), "{text}");
    }
    let data = DataFolder::at(real_fs(), file);
    assert!(data.check_writable().is_err());
}

#[test]
fn the_archive_gives_back_what_was_put_and_notices_changes() {
    let folder = tempfile::tempdir().unwrap();
    let archive = Archive::new(real_fs(), folder.path().to_owned());
    let sha256 = archive.put(b"a scenario").unwrap();
    assert_eq!(sha256, sha256_hex(&[b"a scenario"]));
    assert_eq!(archive.put(b"a scenario").unwrap(), sha256);
    assert_eq!(archive.get(&sha256).unwrap(), b"a scenario");
    assert_eq!(
        archive.put(b"").unwrap(),
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    );
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);

    let path = folder.path().join(&sha256);
    for damaged in [&b"a scenariO"[..], b"a scenario ", b""] {
        fs::write(&path, damaged).unwrap();
        let error = archive.get(&sha256).unwrap_err();
        assert!(
            matches!(&error, StoreError::ArchiveDamaged { found, .. } if *found == sha256_hex(&[damaged])),
            "{error}"
        );
    }
    // Whoever has the right bytes repairs it.
    archive.put(b"a scenario").unwrap();
    assert_eq!(archive.get(&sha256).unwrap(), b"a scenario");

    for name in ["", "../settings.toml", &sha256.to_uppercase(), &sha256[1..]] {
        assert!(matches!(archive.get(name), Err(StoreError::NotAHash { .. })), "{name}");
    }
    let missing = archive.get(&"0".repeat(64)).unwrap_err().to_string();
    assert!(missing.contains("Cannot read the archived file"), "{missing}");
}

#[test]
fn an_archive_on_a_failing_disk_never_has_a_part_of_a_file() {
    for fails_at in 0..6 {
        for short_write in [0, 3] {
            let folder = tempfile::tempdir().unwrap();
            let disk = FaultyFs::default();
            disk.plan(|plan| (plan.fails_at, plan.short_write) = (Some(fails_at), short_write));
            let put = Archive::new(std::sync::Arc::new(disk), folder.path().to_owned()).put(b"a scenario");
            let kept = Archive::new(real_fs(), folder.path().to_owned()).get(&sha256_hex(&[b"a scenario"]));
            assert!(!matches!(kept, Err(StoreError::ArchiveDamaged { .. })), "{fails_at}");
            assert!(kept.is_ok() || put.is_err(), "{fails_at}");
        }
    }
}

/// A record of this session that began at this time.
fn record_of(folder: &Path, session: &str, wall: &str, commands: u64, sealed: bool) {
    let header = rolecall::sim::session::record::Header {
        session: session.to_owned(),
        wall: wall.to_owned(),
        ..header()
    };
    let mut journal = Journal::create_new(real_fs(), folder, None, &header).unwrap();
    for number in 1..=commands {
        journal.append(&[command(number)]).unwrap();
    }
    if sealed {
        journal.append(&[seal(commands)]).unwrap();
    }
}

#[test]
fn a_broken_file_hides_no_other() {
    let folder = tempfile::tempdir().unwrap();
    record_of(
        folder.path(),
        "20261126-080000-b-000002",
        "2026-11-26T08:00:00Z",
        3,
        true,
    );
    record_of(
        folder.path(),
        "20261123-080000-z-000001",
        "2026-11-23T08:00:00Z",
        1,
        false,
    );
    recorded(folder.path(), 2, false);
    let file = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).unwrap();
    file("20261125-080000-broken-000003.jsonl", b"not a record\n");
    file("20261125-080000-broken-000003.jsonl.torn", b"x");
    file(".20261125-080000-x-000004.jsonl.0011223344556677.tmp", b"x");
    file("notes.txt", b"x");
    fs::create_dir(folder.path().join("20261127-080000-folder-000005.jsonl")).unwrap();

    let sessions = list_sessions(real_fs().as_ref(), folder.path()).unwrap();
    let shown: Vec<String> = sessions
        .iter()
        .map(|session| match &session.content {
            Ok(summary) => format!("{} {} {:?}", summary.header.session, summary.commands, summary.sealed),
            Err(error) => error.to_string(),
        })
        .collect();
    assert_eq!(shown.len(), 5, "{shown:#?}");
    assert_eq!(shown[0], "20261123-080000-z-000001 1 None");
    assert_eq!(shown[1], format!("{} 2 None", header().session));
    assert!(
        shown[2].contains("20261125-080000-broken-000003.jsonl cannot be used. Line 1"),
        "{}",
        shown[2]
    );
    assert_eq!(
        shown[3],
        format!("20261126-080000-b-000002 3 {:?}", Some(SealReason::Finished))
    );
    assert!(shown[4].contains("not a regular file"), "{}", shown[4]);
}

#[test]
fn a_small_file_is_replaced_as_a_whole() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.toml");
    let file = SettingsFile::new(real_fs(), path.clone());
    assert_eq!(file.read().unwrap(), None);
    file.replace("first").unwrap();
    file.replace("second").unwrap();
    assert_eq!(file.read().unwrap().as_deref(), Some("second"));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);

    for fails_at in 0..5 {
        let disk = FaultyFs::default();
        disk.plan(|plan| plan.fails_at = Some(fails_at));
        SettingsFile::new(std::sync::Arc::new(disk), path.clone())
            .replace("third")
            .unwrap_err();
        let left = file.read().unwrap().unwrap();
        // After the rename the new text may be there, and nobody was told that it is safe.
        assert_eq!(left, if fails_at < 4 { "second" } else { "third" });
    }
    fs::write(&path, b"\xff").unwrap();
    assert!(matches!(file.read(), Err(StoreError::NotText { .. })));
    assert!(matches!(
        file.replace(&"x".repeat((1 << 20) + 1)),
        Err(StoreError::TooLong { .. })
    ));
}

#[test]
fn names_and_times_are_those_of_the_format() {
    let at: Timestamp = "2026-11-24T13:45:00.987+01:00".parse().unwrap();
    assert_eq!(
        session_id(at, "angry-complaint", 0xff3f_9a2c),
        "20261124-124500-angry-complaint-3f9a2c"
    );
    assert_eq!(wall_text(at), "2026-11-24T12:45:00Z");
    let folder = tempfile::tempdir().unwrap();
    let longest = "x".repeat(64);
    let (first, second) = (new_session_id(&longest), new_session_id(&longest));
    assert_ne!(first, second);
    assert_ne!(fresh_pseudonym(), fresh_pseudonym());
    let header = rolecall::sim::session::record::Header {
        session: first,
        scenario: longest,
        trainee: fresh_pseudonym(),
        wall: wall_now(),
        ..header()
    };
    Journal::create_new(real_fs(), folder.path(), None, &header).unwrap();
}
