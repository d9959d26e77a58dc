//! The index is only a cache: brought up to date it is what is made from nothing, and no damage to it loses or invents a session.

use std::fs;
use std::path::Path;

use rolecall::sim::library::row::{SessionRow, SessionState};
use rolecall::sim::library::trouble::Trouble;
use rolecall::sim::prove::effort::Alone;
use rolecall::sim::session::record::SealReason;
use rolecall::store::folder::DataFolder;
use rolecall::store::index::{INDEX_FILE, Index, Whereabouts};
use rolecall::store::library::Library;
use rolecall::store::onlookers::Onlookers;
use rolecall::threads::Threads;

use super::{FAILING, PASSING, age, at, by_path, copy_folder, everything, four_sessions, played, resumed};
use crate::terminal::{Dice, seed_or};

fn refreshed(index: &mut Index, data: &DataFolder) -> Vec<SessionRow> {
    index.refresh(data, &Onlookers::default(), &Alone, &|_| ()).unwrap();
    by_path(index.select(&everything()).unwrap().0)
}

fn from_nothing(data: &DataFolder) -> Vec<SessionRow> {
    refreshed(&mut Index::in_memory().unwrap(), data)
}

#[test]
fn a_row_says_what_came_of_the_call() {
    let folder = tempfile::tempdir().unwrap();
    let data = at(folder.path());
    let paths = four_sessions(&data);
    let rows = from_nothing(&data);
    let row = |path: &Path| {
        let name = format!("sessions/{}", path.file_name().unwrap().to_string_lossy());
        rows.iter().find(|row| row.path == name).unwrap()
    };
    let passed = row(&paths[0]);
    assert_eq!(passed.state, SessionState::Finished);
    let mark = passed.mark.unwrap();
    assert!(mark.passed && !mark.critical && mark.overall >= 800, "{mark:?}");
    assert_eq!((passed.turns, passed.lines), (4, 9));
    assert_eq!(passed.played.as_ref().unwrap().titles[0], "The payment that went up");
    assert!(!row(&paths[1]).mark.unwrap().passed);
    assert_eq!(
        (row(&paths[2]).state, row(&paths[2]).mark),
        (SessionState::Stopped, None)
    );
    assert_eq!(
        (row(&paths[3]).state, row(&paths[3]).trouble.clone()),
        (SessionState::Open, None)
    );
}

/// Records of all kinds as files, to be put into a folder and taken out again.
struct Stock {
    archive: std::path::PathBuf,
    records: Vec<(String, Vec<u8>)>,
}

fn stock(folder: &Path) -> Stock {
    let data = at(&folder.join("stock"));
    let mut records = Vec::new();
    let mut add = |name: &str, bytes: Vec<u8>| records.push((format!("{name}.jsonl"), bytes));
    for (number, path) in four_sessions(&data).into_iter().enumerate() {
        let bytes = fs::read(path).unwrap();
        let half = bytes.len() / 2;
        let mut changed = bytes.clone();
        changed[half] ^= 1;
        add(&format!("torn-{number}"), bytes[..half].to_vec());
        add(&format!("changed-{number}"), changed);
        add(&format!("whole-{number}"), bytes);
    }
    // One session that was taken up twice from the same place.
    let left = played(&data, &PASSING[..2], None);
    let before = fs::read(&left).unwrap();
    resumed(&data, &left, &PASSING[2..], Some(SealReason::Finished));
    let one = fs::read(&left).unwrap();
    fs::write(&left, &before).unwrap();
    resumed(&data, &left, &["say two-questions", "hang-up"], None);
    add("left", before);
    add("one-course", one);
    add("other-course", fs::read(&left).unwrap());
    add("empty", Vec::new());
    add("foreign", b"Dear Sir or Madam,\n".to_vec());
    Stock {
        archive: data.archive_path(),
        records,
    }
}

#[test]
fn brought_up_to_date_it_is_what_is_made_from_nothing() {
    let seed = seed_or(11);
    println!("SEED={seed}");
    let mut dice = Dice::new(seed);
    let folder = tempfile::tempdir().unwrap();
    let Stock { archive, records } = stock(folder.path());
    let root = folder.path().join("data");
    let data = at(&root);
    copy_folder(&archive, &data.archive_path());
    let places = [
        "sessions",
        "profiles/00112233445566aa/sessions",
        "neighbour/sessions",
        "conflicts",
    ];
    let mut index = Index::open(&root, true).unwrap();
    assert_eq!(*index.whereabouts(), Whereabouts::File(root.join(INDEX_FILE)));
    let (mut seen, mut most) = (std::collections::BTreeSet::new(), 0);
    for round in 0..120 {
        for _ in 0..=dice.below(4) {
            let (name, bytes) = &records[dice.below(records.len() as u64) as usize];
            let place = root.join(places[dice.below(4) as usize]);
            match dice.below(8) {
                0..=4 => {
                    fs::create_dir_all(&place).unwrap();
                    fs::write(place.join(name), bytes).unwrap();
                }
                5 | 6 => {
                    let _ = fs::remove_file(place.join(name));
                }
                _ => change_surroundings(&mut dice, &root, &archive, bytes),
            }
        }
        if dice.below(2) == 0 {
            age(&root);
        }
        if dice.below(10) == 0 {
            // Another program, another time.
            index = Index::open(&root, false).unwrap();
        }
        let found = refreshed(&mut index, &data);
        let expected = from_nothing(&data);
        for (found, expected) in found.iter().zip(&expected) {
            assert_eq!(found, expected, "round {round}");
        }
        assert_eq!(found.len(), expected.len(), "round {round}");
        seen.extend(found.iter().map(|row| row.state));
        most = most.max(found.len());
    }
    assert!(most > 10, "{most}");
    for state in [
        SessionState::Finished,
        SessionState::Superseded,
        SessionState::Conflict,
        SessionState::Damaged,
        SessionState::Unusable,
    ] {
        assert!(seen.contains(&state), "{state:?} never came up: {seen:?}");
    }
}

/// Marks come and go, and so do files of an archive.
fn change_surroundings(dice: &mut Dice, root: &Path, archive: &Path, record: &[u8]) {
    let session = String::from_utf8_lossy(record)
        .split("\"session\":\"")
        .nth(1)
        .and_then(|rest| rest.split('"').next().map(str::to_owned));
    let place = root.join(["", "neighbour"][dice.below(2) as usize]);
    match (dice.below(4), session) {
        (0, Some(session)) => {
            fs::create_dir_all(place.join("marks").join(&session)).unwrap();
            fs::write(place.join("marks").join(&session).join("event.evt"), "{}").unwrap();
        }
        (1, Some(session)) => {
            let _ = fs::remove_dir_all(place.join("marks").join(session));
        }
        (2, _) => {
            let _ = fs::remove_dir_all(place.join("archive"));
        }
        _ => copy_folder(archive, &place.join("archive")),
    }
}

#[test]
fn nothing_is_read_again_that_has_not_changed() {
    let folder = tempfile::tempdir().unwrap();
    let data = at(folder.path());
    four_sessions(&data);
    age(folder.path());
    let mut index = Index::open(folder.path(), true).unwrap();
    let first = index.refresh(&data, &Onlookers::default(), &Alone, &|_| ()).unwrap();
    assert_eq!((first.read, first.kept, first.removed), (4, 0, 0));
    let mut again = Index::open(folder.path(), false).unwrap();
    let second = again.refresh(&data, &Onlookers::default(), &Alone, &|_| ()).unwrap();
    assert_eq!((second.read, second.kept, second.removed), (0, 4, 0));
    // A file that has just been written could be written once more within one tick of its clock.
    played(&data, &FAILING, None);
    for _ in 0..2 {
        let third = again.refresh(&data, &Onlookers::default(), &Alone, &|_| ()).unwrap();
        assert_eq!((third.read, third.kept, third.removed), (1, 4, 0));
    }
}

#[test]
fn whoever_stops_before_records_are_read_again_does_not_hide_a_changed_archive() {
    let folder = tempfile::tempdir().unwrap();
    let data = at(folder.path());
    four_sessions(&data);
    age(folder.path());
    let mut index = Index::open(folder.path(), true).unwrap();
    let sound = refreshed(&mut index, &data);
    assert!(sound.iter().all(|row| row.trouble.is_none()), "{sound:?}");
    // The largest file is the call itself.
    let files = fs::read_dir(data.archive_path())
        .unwrap()
        .map(|file| file.unwrap().path());
    let call = files.max_by_key(|file| fs::metadata(file).unwrap().len()).unwrap();
    let mut bytes = fs::read(&call).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::remove_file(&call).unwrap();
    fs::write(&call, bytes).unwrap();
    let stopped = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        let stop = |_| panic!("stopped before anything is read");
        let _ = index.refresh(&data, &Onlookers::default(), &Alone, &stop);
    }));
    assert!(stopped.is_err());
    let mut again = Index::open(folder.path(), false).unwrap();
    let found = refreshed(&mut again, &data);
    assert_eq!(found, from_nothing(&data));
    assert!(found.iter().all(|row| row.mark.is_none()), "{found:?}");
}

#[test]
fn no_damage_to_the_index_loses_or_invents_a_session() {
    let seed = seed_or(3);
    println!("SEED={seed}");
    let mut dice = Dice::new(seed);
    let folder = tempfile::tempdir().unwrap();
    let data = at(folder.path());
    four_sessions(&data);
    age(folder.path());
    let file = folder.path().join(INDEX_FILE);
    let expected = refreshed(&mut Index::open(folder.path(), true).unwrap(), &data);
    let sound = fs::read(&file).unwrap();
    let length = sound.len() as u64;
    let rebuilt = std::cell::Cell::new(0);
    let check = |bytes: &[u8], what: String| {
        fs::write(&file, bytes).unwrap();
        let mut library = Library::open(data.clone(), Onlookers::default(), false, Threads::new(1), &|_| ()).unwrap();
        rebuilt.set(rebuilt.get() + usize::from(library.refreshed().read > 0));
        let page = library.page(&everything()).unwrap();
        assert_eq!(by_path(page.rows), expected, "{what}");
        assert_eq!(page.counts.all, 4, "{what}");
    };
    // Every byte of the database's own header, and bytes all over the rest.
    let places = (0..100).chain((0..900).map(|_| dice.below(length))).collect::<Vec<_>>();
    for place in places {
        let mut bytes = sound.clone();
        bytes[place as usize] ^= 1 << dice.below(8);
        check(&bytes, format!("byte {place}"));
    }
    for _ in 0..40 {
        let cut = dice.below(length) as usize;
        check(&sound[..cut], format!("cut at {cut}"));
    }
    for _ in 0..40 {
        let mut bytes = sound.clone();
        let (from, to) = (dice.below(length / 512) * 512, dice.below(length / 512) * 512);
        bytes.copy_within(from as usize..from as usize + 512, to as usize);
        check(&bytes, format!("{from} over {to}"));
    }
    check(b"This is a letter and no database.", "a foreign file".to_owned());
    assert!(rebuilt.get() > 200, "only {} of the accidents were felt", rebuilt.get());
    fs::remove_file(&file).unwrap();
    assert_eq!(
        refreshed(&mut Index::open(folder.path(), false).unwrap(), &data),
        expected
    );
}

#[test]
fn an_index_that_breaks_while_it_is_open_is_made_anew() {
    let folder = tempfile::tempdir().unwrap();
    let data = at(folder.path());
    four_sessions(&data);
    age(folder.path());
    let file = folder.path().join(INDEX_FILE);
    let expected = from_nothing(&data);
    for fill in [0_u8, 0x5a] {
        let mut library = Library::open(data.clone(), Onlookers::default(), true, Threads::new(2), &|_| ()).unwrap();
        let length = fs::metadata(&file).unwrap().len() as usize;
        fs::write(&file, vec![fill; length]).unwrap();
        let found = library.page(&everything()).unwrap();
        assert_eq!(by_path(found.rows), expected);
        assert_eq!((found.total, found.counts.all), (4, 4));
    }
}

#[test]
fn two_programs_share_one_index() {
    let folder = tempfile::tempdir().unwrap();
    let data = at(folder.path());
    for _ in 0..3 {
        four_sessions(&data);
    }
    let expected = from_nothing(&data);
    for round in 0..6 {
        if round % 2 == 0 {
            let _ = fs::remove_file(folder.path().join(INDEX_FILE));
        }
        std::thread::scope(|scope| {
            for _ in 0..3 {
                scope.spawn(|| {
                    let mut library =
                        Library::open(data.clone(), Onlookers::default(), false, Threads::new(1), &|_| ()).unwrap();
                    assert_eq!(by_path(library.page(&everything()).unwrap().rows), expected);
                });
            }
        });
    }
}

#[test]
fn where_the_folder_takes_no_index_the_sessions_are_listed_all_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let data = at(folder.path());
    four_sessions(&data);
    // A folder cannot be opened as a file, whoever asks; a program of the administrator would pass by modes.
    fs::create_dir(folder.path().join(INDEX_FILE)).unwrap();
    let mut library = Library::open(data.clone(), Onlookers::default(), false, Threads::new(1), &|_| ()).unwrap();
    assert_ne!(
        *library.whereabouts(),
        Whereabouts::File(folder.path().join(INDEX_FILE))
    );
    assert_eq!(by_path(library.page(&everything()).unwrap().rows), from_nothing(&data));
    if let Whereabouts::File(path) = library.whereabouts() {
        fs::remove_file(path).unwrap();
    }
}

#[test]
fn a_missing_archive_is_told_and_is_found_when_it_comes() {
    let folder = tempfile::tempdir().unwrap();
    let data = at(folder.path());
    four_sessions(&data);
    age(folder.path());
    let away = folder.path().join("elsewhere");
    fs::rename(data.archive_path(), &away).unwrap();
    let mut index = Index::open(folder.path(), true).unwrap();
    for row in refreshed(&mut index, &data) {
        assert_eq!(row.state, SessionState::Unusable);
        assert!(
            matches!(&row.trouble, Some(Trouble::NotArchived { file, .. }) if !file.is_empty()),
            "{row:?}"
        );
        assert!(
            !row.session.is_empty() && row.played.is_some(),
            "what the record says is still known"
        );
    }
    fs::rename(&away, data.archive_path()).unwrap();
    let states: Vec<_> = refreshed(&mut index, &data).iter().map(|row| row.state).collect();
    assert!(!states.contains(&SessionState::Unusable), "{states:?}");
    // And a file of it that changes afterwards is noticed.
    let entry = fs::read_dir(data.archive_path()).unwrap().next().unwrap().unwrap();
    fs::write(entry.path(), "other bytes").unwrap();
    assert_eq!(refreshed(&mut index, &data), from_nothing(&data));
}
