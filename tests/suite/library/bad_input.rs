//! What is said of a foreign file, a record from a newer program, and everything else that is not as it should be, in both languages.

use std::fs;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;

use rolecall::sim::library::imported::{Imported, Outcome};
use rolecall::sim::library::row::SessionState;
use rolecall::sim::library::trouble::Trouble;
use rolecall::sim::session::record::SealReason;
use rolecall::store::folder::DataFolder;
use rolecall::store::import::import;
use rolecall::store::library::Library;
use rolecall::store::onlookers::Onlookers;
use rolecall::threads::Threads;
use rolecall::view::imported::imported_view;
use rolecall::view::record_trouble::trouble_sentence;
use rolecall::words::{Locale, Words};

use super::{FAILING, PASSING, at, everything, played, rewritten};
use crate::store::faulty_fs::FaultyFs;

/// Everything that is said of an import, in English and in Chinese.
fn said(imported: &Imported) -> [String; 2] {
    Locale::ALL.map(|locale| {
        let view = imported_view(&Words::new(locale), imported);
        let attention = view
            .attention
            .into_iter()
            .map(|(path, sentence)| format!("{path}: {sentence}\n"));
        attention
            .chain(view.summary.into_iter().map(|line| line + "\n"))
            .collect()
    })
}

#[test]
fn each_bad_file_is_told_with_its_reason_and_the_good_rest_is_taken() {
    let folder = tempfile::tempdir().unwrap();
    let (from, to) = (at(&folder.path().join("handed-in")), at(&folder.path().join("centre")));
    let good = fs::read(played(&from, &PASSING, Some(SealReason::Finished))).unwrap();
    let other = fs::read(played(&from, &FAILING, Some(SealReason::Finished))).unwrap();
    let text = String::from_utf8(good.clone()).unwrap();
    let put = |name: &str, bytes: &[u8]| fs::write(from.sessions_path().join(name), bytes).unwrap();
    let changed = text.replacen("say two-statements", "say two-statementz", 1);
    let lacks_line: String = text
        .split_inclusive('\n')
        .enumerate()
        .filter(|(line, _)| *line != 4)
        .map(|(_, line)| line)
        .collect();
    put("a-empty.jsonl", b"");
    put("b-foreign.jsonl", b"{\"letter\": \"Dear Sir or Madam\"}\n");
    put(
        "c-newer-format.jsonl",
        &rewritten(&good, "rolecall/session/v1", "rolecall/session/v2"),
    );
    put(
        "d-newer-rules.jsonl",
        &rewritten(
            &rewritten(&other, "\"rules_version\":1", "\"rules_version\":9"),
            "-small-",
            "-small-n",
        ),
    );
    put("e-changed.jsonl", changed.as_bytes());
    put("f-line-gone.jsonl", lacks_line.as_bytes());
    put(
        "g-other-choice.jsonl",
        &rewritten(
            &rewritten(&good, "say two-statements", "say who-decides"),
            "-small-",
            "-small-x",
        ),
    );
    put("letter.txt", b"Dear Sir or Madam");
    let paths = [
        from.root().to_owned(),
        folder.path().join("not-there"),
        folder.path().join("empty"),
    ];
    fs::create_dir(folder.path().join("empty")).unwrap();
    let imported = import(&to, &paths, &|_| ControlFlow::Continue(())).unwrap();
    let outcome = |name: &str| {
        let record = imported.records.iter().find(|record| record.source.ends_with(name));
        record.unwrap_or_else(|| panic!("{name} is not told of")).clone()
    };
    let refused = |name: &str| match outcome(name).outcome {
        Outcome::Refused(trouble) => trouble,
        outcome => panic!("{name}: {outcome:?}"),
    };
    assert_eq!(refused("a-empty.jsonl"), Trouble::Empty);
    assert_eq!(refused("b-foreign.jsonl"), Trouble::Foreign);
    let found = "rolecall/session/v2".to_owned();
    assert_eq!(refused("c-newer-format.jsonl"), Trouble::NewerFormat { found });
    let newer = outcome("d-newer-rules.jsonl");
    assert!(matches!(newer.outcome, Outcome::Added(_)), "{newer:?}");
    assert_eq!(newer.notice, Some(Trouble::OtherRules { version: 9 }));
    assert!(matches!(refused("e-changed.jsonl"), Trouble::Changed { line: 6 }));
    assert!(matches!(refused("f-line-gone.jsonl"), Trouble::Changed { line: 5 }));
    assert!(matches!(
        refused("g-other-choice.jsonl"),
        Trouble::Differs { line: 6, .. }
    ));
    assert!(matches!(refused("not-there"), Trouble::Unread { .. }));
    let fine = imported
        .records
        .iter()
        .filter(|record| record.outcome.is_fine())
        .count();
    assert_eq!(fine, 3, "the two good ones and the newer one are here");
    assert_eq!(imported.foreign, [from.sessions_path().join("letter.txt")]);
    assert_eq!(imported.without_records, [folder.path().join("empty")]);
    let [english, chinese] = said(&imported);
    for (english_part, chinese_part) in [
        ("a-empty.jsonl: The file is empty", "a-empty.jsonl: 文件是空的"),
        (
            "b-foreign.jsonl: This is no record",
            "b-foreign.jsonl: 这不是 Rolecall 的记录",
        ),
        ("newer than this program", "比本程序新"),
        ("version 9 of the rules", "第 9 版规则"),
        ("Line 6 was changed", "第 6 行在写下之后被修改"),
        ("lead elsewhere than it says, first in line 6", "最早在第 6 行"),
        ("letter.txt: No record by its name", "letter.txt: 从名称看不是记录"),
        ("empty: There are no records in it", "empty: 其中没有记录"),
        ("New sessions: 3.", "新的会话：3 条"),
        ("Not imported as usual: 7", "未能照常导入：7 条"),
    ] {
        assert!(english.contains(english_part), "{english_part}\n{english}");
        assert!(chinese.contains(chinese_part), "{chinese_part}\n{chinese}");
    }
}

#[test]
fn the_library_lists_the_good_and_the_bad_together() {
    let folder = tempfile::tempdir().unwrap();
    let data = at(folder.path());
    let good = fs::read(played(&data, &PASSING, Some(SealReason::Finished))).unwrap();
    let put = |name: &str, bytes: &[u8]| fs::write(data.sessions_path().join(name), bytes).unwrap();
    put("foreign.jsonl", b"Dear Sir or Madam,\n");
    put(
        "newer.jsonl",
        &rewritten(&good, "rolecall/session/v1", "rolecall/session/v2"),
    );
    put(
        "torn.jsonl",
        &rewritten(&good, "-small-", "-small-t")[..good.len() - 100],
    );
    // What looks like a record and is none of any kind.
    fs::create_dir(data.sessions_path().join("folder.jsonl")).unwrap();
    let mut library = Library::open(data, Onlookers::default(), false, Threads::new(1), &|_| ()).unwrap();
    let page = library.page(&everything()).unwrap();
    let counts = &page.counts;
    assert_eq!(page.total, 5);
    assert_eq!(counts.in_state(SessionState::Finished), 1);
    assert_eq!(counts.in_state(SessionState::Unusable), 3);
    assert_eq!(counts.in_state(SessionState::Damaged), 1);
    for row in &page.rows {
        for locale in Locale::ALL {
            let sentence = row
                .trouble
                .as_ref()
                .map(|trouble| trouble_sentence(&Words::new(locale), trouble));
            assert_eq!(sentence.is_none(), row.state == SessionState::Finished, "{row:?}");
            assert!(sentence.is_none_or(|sentence| !sentence.contains("[library")));
        }
    }
}

#[test]
fn a_folder_that_cannot_be_written_takes_nothing_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let from = at(&folder.path().join("trainee"));
    played(&from, &PASSING, Some(SealReason::Finished));
    let root = folder.path().join("read-only");
    let disk = FaultyFs::default();
    disk.plan(|plan| {
        plan.broken_folder = Some(root.clone());
        plan.kind = Some(std::io::ErrorKind::ReadOnlyFilesystem);
    });
    let to = DataFolder::at(Arc::new(disk), root.clone());
    let imported = import(&to, &[from.root().to_owned()], &|_| ControlFlow::Continue(())).unwrap();
    assert!(matches!(
        &imported.records[0].outcome,
        Outcome::Refused(Trouble::NotWritten { .. })
    ));
    let [english, chinese] = said(&imported);
    assert!(
        english.contains("could not be written; nothing here has changed"),
        "{english}"
    );
    assert!(chinese.contains("副本无法写入"), "{chinese}");
    assert!(!root.exists());
    // The record stays where it was and can still be listed there.
    let mut library = Library::open(from, Onlookers::default(), false, Threads::new(1), &|_| ()).unwrap();
    assert_eq!(library.page(&everything()).unwrap().total, 1);
}

#[test]
fn a_folder_that_is_not_there_is_named() {
    let error = Library::open(
        at(Path::new("/no/such/folder")),
        Onlookers::default(),
        false,
        Threads::new(1),
        &|_| (),
    )
    .unwrap_err();
    assert!(error.to_string().contains("/no/such/folder"), "{error}");
}
