//! Several files of one session: one supersedes another only if it has all of its lines; otherwise nobody picks one.

use std::fs;
use std::path::{Path, PathBuf};

use rolecall::store::error::StoreError;
use rolecall::store::folder::DataFolder;
use rolecall::store::journal::Journal;
use rolecall::store::named_record::named_record;
use rolecall::store::record_file::read_record;
use rolecall::store::session_list::{SessionSummary, list_sessions, refuse_another_file};

use super::{command, header, real_fs, seal};
use rolecall::sim::session::record::EntryDraft;

/// Writes a record of the one session under this name.
fn record(sessions: &Path, name: &str, entries: &[EntryDraft]) -> PathBuf {
    let aside = tempfile::tempdir().unwrap();
    let mut journal = Journal::create_new(real_fs(), aside.path(), None, &header()).unwrap();
    for entry in entries {
        journal.append(std::slice::from_ref(entry)).unwrap();
    }
    let path = sessions.join(format!("{}{name}.jsonl", header().session));
    fs::copy(journal.path(), &path).unwrap();
    path
}

/// How each file stands: which supersedes it, and how many contradict it.
fn standing(sessions: &Path) -> Vec<(PathBuf, Option<PathBuf>, usize)> {
    let listed = list_sessions(real_fs().as_ref(), sessions).unwrap();
    let mut found: Vec<_> = listed
        .into_iter()
        .map(|session| {
            let SessionSummary {
                superseded_by,
                conflicts,
                ..
            } = session.content.unwrap();
            (session.path, superseded_by, conflicts.len())
        })
        .collect();
    found.sort();
    found
}

fn refusal(path: &Path) -> Option<StoreError> {
    let fs = real_fs();
    let record = read_record(fs.as_ref(), path).unwrap();
    refuse_another_file(fs.as_ref(), path, &record).err()
}

#[test]
fn a_longer_file_with_other_lines_supersedes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let data = DataFolder::at(real_fs(), folder.path().to_owned());
    let sessions = data.sessions().unwrap();
    let genuine = record(&sessions, "", &[command(1), command(2), seal(2)]);
    let early = record(&sessions, ".early", &[command(1)]);
    assert_eq!(
        standing(&sessions),
        [(early.clone(), Some(genuine.clone()), 0), (genuine.clone(), None, 0)]
    );
    assert!(matches!(refusal(&early), Some(StoreError::Superseded { by, .. }) if by == genuine));
    assert!(refusal(&genuine).is_none());
    let id = PathBuf::from(header().session);
    assert_eq!(named_record(&data, &id).unwrap(), genuine);

    let other = [command(2), command(3), command(3), command(4), seal(4)];
    let forged = record(&sessions, ".forged", &other);
    let standing = standing(&sessions);
    assert_eq!(
        standing,
        [
            (early.clone(), Some(genuine.clone()), 2),
            (forged.clone(), None, 1),
            (genuine.clone(), None, 1)
        ]
    );
    for path in [&genuine, &forged, &early] {
        assert!(
            matches!(refusal(path), Some(StoreError::Conflict { .. })),
            "{}",
            path.display()
        );
    }
    let error = named_record(&data, &id).unwrap_err().to_string();
    for path in [&genuine, &forged] {
        assert!(error.contains(path.to_str().unwrap()), "{error}");
    }
    // Whoever names the file means that file.
    let whole_name = PathBuf::from(forged.file_stem().unwrap());
    assert_eq!(named_record(&data, &whole_name).unwrap(), forged);
}

#[test]
fn of_two_files_with_the_same_lines_the_whole_one_stands() {
    let folder = tempfile::tempdir().unwrap();
    let genuine = record(folder.path(), "", &[command(1), command(2)]);
    let spoilt = record(folder.path(), ".spoilt", &[command(1), command(2)]);
    let mut bytes = fs::read(&spoilt).unwrap();
    bytes.extend(b"{\"seq\":");
    fs::write(&spoilt, bytes).unwrap();
    let expected = [(genuine.clone(), None, 0), (spoilt, Some(genuine), 0)];
    assert_eq!(standing(folder.path()), expected);
}
