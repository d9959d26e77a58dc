//! Import: everything comes in once, whole, and nothing that is here or there is ever lost.

use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rolecall::sim::library::imported::{
    DocumentKind, DocumentOutcome, Imported, ImportedDocument, LackingForm, Outcome,
};
use rolecall::sim::library::row::SessionState;
use rolecall::sim::library::trouble::Trouble;
use rolecall::sim::sentence::Sentence;
use rolecall::sim::session::record::SealReason;
use rolecall::store::data_places::{data_places, record_names};
use rolecall::store::folder::DataFolder;
use rolecall::store::import::{ImportStep, import};
use rolecall::store::library::Library;
use rolecall::store::onlookers::Onlookers;
use rolecall::store::played_record::read_and_play;
use rolecall::threads::Threads;
use rolecall::view::imported::imported_view;
use rolecall::words::{Locale, Words};

use super::{FAILING, PASSING, at, copy_folder, everything, four_sessions, played, resumed};
use crate::store::faulty_fs::FaultyFs;

fn brought(data: &DataFolder, paths: &[&Path]) -> Imported {
    let paths: Vec<PathBuf> = paths.iter().map(|path| path.to_path_buf()).collect();
    import(data, &paths, &|_| ControlFlow::Continue(())).unwrap()
}

fn outcomes(imported: &Imported) -> Vec<&'static str> {
    imported.records.iter().map(|record| record.outcome.word()).collect()
}

/// Whoever stops an import has what was done until then, and nothing is lost when it is done again.
#[test]
fn an_import_can_be_stopped_and_done_again() {
    let (from, to) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (from, to) = (at(from.path()), at(to.path()));
    four_sessions(&from);
    let all = [from.root().to_owned()];
    let stopped = import(&to, &all, &|step| match step {
        ImportStep::Found(_) => ControlFlow::Continue(()),
        ImportStep::Done => ControlFlow::Break(()),
    });
    assert_eq!(outcomes(&stopped.unwrap()), ["added"]);
    let again = brought(&to, &[from.root()]);
    let mut words = outcomes(&again);
    words.sort_unstable();
    assert_eq!(words, ["added", "added", "added", "known"]);
}

/// Every file below a folder with its bytes.
fn files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            match path.is_dir() {
                true => folders.push(path),
                false => found.push((path.clone(), fs::read(path).unwrap())),
            }
        }
    }
    found.sort();
    found
}

/// The records of a folder of data; each of them replays with its own archive.
fn sound_records(data: &DataFolder) -> Vec<PathBuf> {
    let mut records = Vec::new();
    if !data.root().exists() {
        return records;
    }
    for place in data_places(data).unwrap() {
        for (_, folder) in place.record_folders() {
            for name in record_names(data, &folder).unwrap() {
                let path = folder.join(name);
                read_and_play(data, &path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
                records.push(path);
            }
        }
    }
    records
}

#[test]
fn a_folder_of_data_comes_in_once_and_is_left_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let (from, to) = (at(&folder.path().join("trainee")), at(&folder.path().join("centre")));
    let records = four_sessions(&from);
    let before = files(from.root());
    let first = brought(&to, &[from.root()]);
    assert_eq!(outcomes(&first), ["added"; 4]);
    assert_eq!(sound_records(&to).len(), 4);
    let after = files(to.root());
    let second = brought(&to, &[from.root()]);
    assert_eq!(outcomes(&second), ["known"; 4]);
    assert_eq!(files(to.root()), after, "doing it twice changes nothing");
    assert_eq!(files(from.root()), before, "nothing is changed where it came from");
    // The same by single files, by the folder of records, and from the folder of data to itself.
    assert_eq!(
        outcomes(&brought(&to, &records.each_ref().map(PathBuf::as_path))),
        ["known"; 4]
    );
    assert_eq!(outcomes(&brought(&to, &[&from.sessions_path()])), ["known"; 4]);
    assert_eq!(outcomes(&brought(&to, &[to.root()])), ["known"; 4]);
    for (path, bytes) in &before {
        if path.starts_with(from.sessions_path()) {
            assert!(after.iter().any(|(_, copied)| copied == bytes), "{}", path.display());
        }
    }
}

#[test]
fn a_shared_folder_brings_every_machine_and_profile_in_it() {
    let folder = tempfile::tempdir().unwrap();
    let share = folder.path().join("share");
    four_sessions(&at(&share.join("desk-1")));
    four_sessions(&at(&share.join("desk-2/profiles/00112233445566aa")));
    copy_folder(
        &share.join("desk-2/profiles/00112233445566aa"),
        &share.join("profiles/00112233445566aa"),
    );
    fs::remove_dir_all(share.join("desk-2")).unwrap();
    let to = at(&folder.path().join("centre"));
    assert_eq!(outcomes(&brought(&to, &[&share])), ["added"; 8]);
    assert_eq!(sound_records(&to).len(), 8);
    // The shared folder itself can be listed as it is, too.
    let mut library = Library::open(at(&share), Onlookers::default(), false, Threads::new(2), &|_| ()).unwrap();
    assert_eq!(library.page(&everything()).unwrap().total, 8);
}

#[test]
fn a_session_that_went_on_is_added_and_the_shorter_file_stays() {
    let folder = tempfile::tempdir().unwrap();
    let (from, to) = (at(&folder.path().join("trainee")), at(&folder.path().join("centre")));
    let path = played(&from, &PASSING[..3], None);
    let short = folder.path().join("short.jsonl");
    fs::copy(&path, &short).unwrap();
    assert_eq!(outcomes(&brought(&to, &[from.root()])), ["added"]);
    resumed(&from, &path, &PASSING[3..], Some(SealReason::Finished));
    assert_eq!(outcomes(&brought(&to, &[from.root()])), ["longer"]);
    assert_eq!(outcomes(&brought(&to, &[from.root()])), ["known"]);
    fs::remove_file(
        sound_records(&to)
            .iter()
            .min_by_key(|path| fs::metadata(path).unwrap().len())
            .unwrap(),
    )
    .unwrap();
    assert_eq!(outcomes(&brought(&to, &[&short])), ["shorter"]);
    assert_eq!(sound_records(&to).len(), 1);
}

#[test]
fn one_id_with_two_courses_is_kept_aside_and_shown() {
    let folder = tempfile::tempdir().unwrap();
    let (one, other) = (at(&folder.path().join("one")), at(&folder.path().join("other")));
    let to = at(&folder.path().join("centre"));
    let path = played(&one, &PASSING[..2], None);
    copy_folder(one.root(), other.root());
    resumed(&one, &path, &PASSING[2..], Some(SealReason::Finished));
    let twin = other.sessions_path().join(path.file_name().unwrap());
    resumed(&other, &twin, &["say two-questions"], None);
    assert_eq!(
        outcomes(&brought(&to, &[one.root(), other.root()])),
        ["added", "conflict"]
    );
    let again = brought(&to, &[one.root(), other.root()]);
    assert_eq!(outcomes(&again), ["known", "known"]);
    let Outcome::Known(aside) = &again.records[1].outcome else {
        panic!("{again:?}")
    };
    assert!(aside.starts_with(to.root().join("conflicts")), "{}", aside.display());
    assert_eq!(sound_records(&to).len(), 2);
    let mut library = Library::open(to, Onlookers::default(), false, Threads::new(1), &|_| ()).unwrap();
    let states: Vec<_> = library
        .page(&everything())
        .unwrap()
        .rows
        .iter()
        .map(|row| row.state)
        .collect();
    assert_eq!(states, [SessionState::Conflict; 2]);
}

#[test]
fn a_half_copied_folder_brings_what_is_whole_and_says_what_lacks() {
    let folder = tempfile::tempdir().unwrap();
    let (whole, half) = (at(&folder.path().join("whole")), at(&folder.path().join("half")));
    let to = at(&folder.path().join("centre"));
    let records = four_sessions(&whole);
    copy_folder(whole.root(), half.root());
    // One record is cut in the middle of a line, one has no bytes yet, and one file of the archive has not come.
    let names = records
        .each_ref()
        .map(|path| half.sessions_path().join(path.file_name().unwrap()));
    let bytes = fs::read(&names[0]).unwrap();
    fs::write(&names[0], &bytes[..bytes.len() - 200]).unwrap();
    fs::write(&names[1], "").unwrap();
    let kept = fs::read_dir(half.archive_path())
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    let aside = folder.path().join("aside");
    fs::rename(&kept, &aside).unwrap();
    let lacking = brought(&to, &[half.root()]);
    for record in &lacking.records {
        match &record.outcome {
            Outcome::Lacking(files) => assert_eq!(files[0].sha256, kept.file_name().unwrap().to_string_lossy()),
            outcome => assert_eq!(*outcome, Outcome::Refused(Trouble::Empty)),
        }
    }
    assert_eq!(sound_records(&to).len(), 0);
    // A file of which only the beginning was copied is told apart from one that has not come at all.
    let about = |locale| imported_view(&Words::new(locale), &lacking).attention;
    let says = |lines: Vec<(String, String)>, word: &str| lines.iter().any(|(_, line)| line.contains(word));
    assert!(!says(about(Locale::English), "only in part"));
    let whole_file = fs::read(&aside).unwrap();
    fs::write(&kept, &whole_file[..whole_file.len() / 2]).unwrap();
    let half_copied = brought(&to, &[half.root()]);
    for (locale, word) in [
        (Locale::English, "copied only in part"),
        (Locale::SimplifiedChinese, "没有复制完整"),
    ] {
        let told = imported_view(&Words::new(locale), &half_copied).attention;
        assert!(says(told.clone(), word), "{told:?}");
    }
    let error = read_and_play(&half, &names[2]).unwrap_err().sentence();
    assert!(
        error.english.contains("copied only in part") && error.chinese.contains("没有复制完整"),
        "{error:?}"
    );
    fs::remove_file(&kept).unwrap();
    let error = read_and_play(&half, &names[2]).unwrap_err().sentence();
    assert!(
        error.english.contains("only half copied") && error.chinese.contains("只复制了一部分"),
        "{error:?}"
    );
    fs::rename(&aside, &kept).unwrap();
    let mut words = outcomes(&brought(&to, &[half.root()]));
    words.sort_unstable();
    assert_eq!(words, ["added", "added", "added", "refused"]);
    let mut words = outcomes(&brought(&to, &[whole.root()]));
    words.sort_unstable();
    assert_eq!(words, ["added", "known", "known", "longer"]);
    let mut library = Library::open(to, Onlookers::default(), false, Threads::new(1), &|_| ()).unwrap();
    let page = library.page(&everything()).unwrap();
    assert_eq!((page.total, page.counts.in_state(SessionState::Superseded)), (5, 1));
    assert_eq!(
        page.counts.in_state(SessionState::Damaged),
        0,
        "the whole file stands for the torn one"
    );
}

#[test]
fn a_disk_that_fails_at_any_moment_leaves_no_half_record() {
    let folder = tempfile::tempdir().unwrap();
    let from = at(&folder.path().join("trainee"));
    played(&from, &PASSING, Some(SealReason::Finished));
    played(&from, &FAILING, Some(SealReason::Finished));
    let mut operations = 0;
    for fails_at in 0..400 {
        let root = folder.path().join(format!("centre-{fails_at}"));
        let disk = FaultyFs::default();
        disk.plan(|plan| {
            plan.fails_at = Some(fails_at);
            plan.for_ever = fails_at % 2 == 0;
        });
        let faulty = DataFolder::at(Arc::new(disk.clone()), root.clone());
        let imported = import(&faulty, &[from.root().to_owned()], &|_| ControlFlow::Continue(()));
        let went_wrong = disk.take_log().len() > fails_at;
        let sound = at(&root);
        if root.exists() {
            let kept = sound_records(&sound).len();
            let told = imported.iter().flat_map(|imported| &imported.records);
            let told = told.filter(|record| record.outcome.is_fine()).count();
            assert!(kept >= told, "{told} were acknowledged and {kept} are there");
        }
        brought(&sound, &[from.root()]);
        assert_eq!(
            sound_records(&sound).len(),
            2,
            "after operation {fails_at} it can be done again"
        );
        let temporary = |(path, _): &(PathBuf, Vec<u8>)| path.extension().is_some_and(|ending| ending == "tmp");
        let half = files(&root).into_iter().filter(temporary).count();
        assert!(
            half <= 1,
            "a file that could not even be removed says by its name that it is no data"
        );
        operations += 1;
        if !went_wrong {
            break;
        }
    }
    assert!((60..400).contains(&operations), "{operations} operations were tried");
}

/// A record that lacks files when its turn comes is taken all the same if a later one brings them.
#[test]
fn what_a_later_record_brings_is_not_told_as_lacking() {
    let folder = tempfile::tempdir().unwrap();
    let (whole, to) = (at(&folder.path().join("whole")), at(&folder.path().join("to")));
    let records = four_sessions(&whole);
    let alone = folder.path().join("alone");
    fs::create_dir(&alone).unwrap();
    let lone = alone.join(records[0].file_name().unwrap());
    fs::rename(&records[0], &lone).unwrap();
    assert_eq!(outcomes(&brought(&to, &[&alone])), ["lacking"]);
    let imported = brought(&to, &[&alone, whole.root()]);
    assert_eq!(imported.records[0].source, lone);
    assert_eq!(outcomes(&imported), ["added"; 4]);
}

/// The window shows several imports together: what it says of the first must still be true after the last.
#[test]
fn what_a_later_import_settles_is_not_told_any_more() {
    let folder = tempfile::tempdir().unwrap();
    let (whole, to) = (at(&folder.path().join("whole")), at(&folder.path().join("to")));
    let records = four_sessions(&whole);
    let bare = folder.path().join("bare");
    fs::create_dir(&bare).unwrap();
    for record in &records {
        fs::copy(record, bare.join(record.file_name().unwrap())).unwrap();
    }
    let mut told = brought(&to, &[&bare]);
    let form = |digit: &str, sessions: &[&str]| LackingForm {
        sha256: digit.repeat(64),
        sessions: sessions.iter().map(|session| (*session).to_owned()).collect(),
    };
    told.lacking_forms = vec![form("a", &["one"]), form("b", &["two"])];
    let refused = |name: &str| ImportedDocument {
        source: bare.join(name),
        kind: DocumentKind::Ticket,
        outcome: DocumentOutcome::Refused(Sentence::same("Nobody trusts it.")),
    };
    told.documents = vec![refused("trusted-later.ticket"), refused("never.ticket")];
    told.without_records = vec![whole.root().to_owned(), folder.path().join("empty")];

    let mut later = brought(&to, &[whole.root()]);
    later.lacking_forms = vec![form("b", &["three"])];
    later.forms_here.insert("a".repeat(64));
    later.documents = vec![ImportedDocument {
        outcome: DocumentOutcome::Added(to.root().join("tickets/one.ticket")),
        ..refused("trusted-later.ticket")
    }];
    told.add(later.clone());
    assert_eq!(outcomes(&told), ["added"; 4]);
    assert_eq!(told.lacking_forms, [form("b", &["three", "two"])]);
    let words: Vec<&str> = told.documents.iter().map(|document| document.outcome.word()).collect();
    assert_eq!(words, ["refused", "added"]);
    assert_eq!(told.without_records, [folder.path().join("empty")]);
    let noticed = told.records.iter().filter(|record| record.notice.is_some()).count();
    for locale in [Locale::English, Locale::SimplifiedChinese] {
        let view = imported_view(&Words::new(locale), &told);
        let about: Vec<String> = view.attention.iter().map(|(path, _)| path.clone()).collect();
        assert_eq!(about.len(), 3 + noticed, "{view:?}");
        assert!(about.iter().all(|path| !path.contains("aaaa")), "{view:?}");
        assert!(about.iter().any(|path| path.contains("bbbb")), "{view:?}");
    }
    // A form that is away again by then is lacking, and what was taken once stays told.
    later.forms_here.clear();
    later.lacking_forms = vec![form("a", &["one"])];
    later.records.clear();
    later.documents.clear();
    told.add(later);
    assert_eq!(told.lacking_forms.len(), 2);
    assert!(told.forms_here.is_empty());
    assert_eq!(outcomes(&told), ["added"; 4]);
}

/// A record whose end was cut off is chained and open; only the ledger beside it knows that it was sealed.
#[test]
fn a_record_whose_end_was_cut_off_is_told_and_is_no_result() {
    let folder = tempfile::tempdir().unwrap();
    let (from, to) = (at(&folder.path().join("trainee")), at(&folder.path().join("centre")));
    let path = played(&from, &PASSING, Some(SealReason::Finished));
    let whole = fs::read_to_string(&path).unwrap();
    let last = whole.trim_end().rfind('\n').unwrap() + 1;
    fs::write(&path, &whole[..last]).unwrap();
    let imported = brought(&to, &[from.root()]);
    assert_eq!(outcomes(&imported), ["added"]);
    let notice = imported.records[0].notice.as_ref();
    assert!(matches!(notice, Some(Trouble::EndMissing { .. })), "{notice:?}");
    for (locale, sentence) in [
        (Locale::English, "lacks its end"),
        (Locale::SimplifiedChinese, "缺了末尾"),
    ] {
        let view = imported_view(&Words::new(locale), &imported);
        assert!(
            view.attention.iter().any(|(_, told)| told.contains(sentence)),
            "{view:?}"
        );
    }
    let again = brought(&to, &[from.root()]);
    assert_eq!(outcomes(&again), ["known"]);
    assert!(
        again.records[0].notice.is_some(),
        "it is told as long as the end is missing"
    );
    let mut library = Library::open(to.clone(), Onlookers::default(), false, Threads::new(1), &|_| ()).unwrap();
    let page = library.page(&everything()).unwrap();
    assert_eq!(page.rows[0].state, SessionState::Open);
    assert_eq!(
        page.rows[0].mark, None,
        "a record that can still grow is nobody's result"
    );
    // The whole one settles it.
    fs::write(&path, &whole).unwrap();
    let settled = brought(&to, &[from.root()]);
    assert_eq!(outcomes(&settled), ["longer"]);
    assert_eq!(settled.records[0].notice, None);
}
