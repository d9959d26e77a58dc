//! Where nobody has a key yet, whoever looks may be about to mark: nothing is shown of what others gave, unless it is asked for.

use std::path::Path;
use std::sync::Arc;

use rolecall::sim::library::query::{BeforeAnyKey, LibraryQuery};
use rolecall::store::folder::DataFolder;
use rolecall::store::fs::RealFs;
use rolecall::store::keys::KeyFolder;
use rolecall::store::library::Library;
use rolecall::store::onlookers::Onlookers;
use rolecall::threads::Threads;
use serde_json::Value;

use super::people::{data_with_record, key_id, new_key, run};
use crate::vault::holding;

const RECORD: &str = "20261124-143947-angry-complaint-ef9e67.jsonl";
/// A mark that no play of the call gives.
const MARK: &str = "13.7";
const WHY: &str = "The canary was not heard.";

#[test]
fn a_first_look_without_a_key_shows_nothing_of_what_others_gave() {
    let folder = tempfile::tempdir().unwrap();
    let (root, keys) = (folder.path().join("data"), folder.path().join("keys"));
    let record = data_with_record(&root, RECORD);
    let record = record.to_str().unwrap();
    let ann = |arguments: &[&str]| run(&keys, &root, arguments);
    let public = new_key(&keys, &root, "ann");
    ann(&["mark", record, "confirm"]).expect(0);
    let change = ["override", "--dimension", "empathy", "--mark", MARK, "--reason", WHY];
    ann(&[&["mark", record], &change[..]].concat()).expect(0);
    ann(&["mark", record, "close"]).expect(0);

    // Another machine, where Ann is trusted and nobody has a key.
    let others = folder.path().join("others");
    let ben = |arguments: &[&str]| run(&others, &root, arguments);
    ben(&["keys", "trust", "ann", &public]).expect(0);
    for (locale, hint) in [("en", "rolecall keys new NAME"), ("zh-Hans", "rolecall keys new 名字")] {
        let told = ben(&["marks", record, "--locale", locale]).expect(0).out;
        assert!(
            told.contains(hint) && told.contains("ann") && !told.contains(MARK),
            "{told}"
        );
        let told = ben(&["marks", record, "--everything", "--locale", locale])
            .expect(0)
            .out;
        assert!(told.contains(MARK) && !told.contains(hint), "{told}");
    }
    let listed = |more: &[&str]| -> Value {
        let told = ben(&[&["library", "--format", "json"], more].concat()).expect(0).out;
        let mut told: Value = serde_json::from_str(&told).unwrap();
        told["sessions"][0].take()
    };
    let (kept, shown) = (listed(&[]), listed(&["--everything"]));
    assert_eq!(
        (&kept["stands"], &kept["kept_back"]),
        (&Value::from("passed"), &Value::Bool(true)),
        "{kept:#}"
    );
    assert_eq!(
        (&shown["stands"], &shown["kept_back"]),
        (&Value::from("failed"), &Value::Bool(false)),
        "{shown:#}"
    );
    assert!(shown.to_string().contains(MARK), "the test itself: {shown:#}");
    assert!(!kept.to_string().contains(MARK), "{kept:#}");
    for (locale, hint) in [("en", "rolecall keys new NAME"), ("zh-Hans", "rolecall keys new 名字")] {
        for (more, is_told) in [(&[][..], true), (&["--everything"][..], false)] {
            let told = ben(&[&["library", "--locale", locale], more].concat()).expect(0);
            assert_eq!(
                told.err.lines().filter(|line| line.contains(hint)).count(),
                usize::from(is_told),
                "{told:?}"
            );
        }
    }
    // The window asks for the list in the same way, and says who does not mark.
    let data = DataFolder::at(Arc::new(RealFs), root.clone());
    let known = KeyFolder::at(Arc::new(RealFs), others.clone(), &root);
    let onlookers = Onlookers::of(known, None).unwrap().before_any_key();
    let open = || Library::open(data.clone(), onlookers.clone(), false, Threads::new(1), &|_| ()).unwrap();
    let (mut library, mut another) = (open(), open());
    for marks_nothing in [false, true, false] {
        let query = LibraryQuery {
            marks_nothing,
            ..LibraryQuery::default()
        };
        let page = library.page(&query).unwrap();
        let told = match marks_nothing {
            true => BeforeAnyKey::Shown,
            false => BeforeAnyKey::KeptBack,
        };
        assert_eq!(
            (page.before_any_key, page.rows[0].kept_back),
            (Some(told), !marks_nothing)
        );
        // The index is one for all programs on this folder; what one may see is not shown by another.
        assert!(another.page(&LibraryQuery::default()).unwrap().rows[0].kept_back);
        library.refresh(Threads::new(1), &|_| ()).unwrap();
        assert_eq!(
            library.page(&query).unwrap(),
            page,
            "it holds when records are read again"
        );
    }
    // Figures and reports are as silent, and say so.
    let hints = [("en", "rolecall keys new NAME"), ("zh-Hans", "rolecall keys new 名字")];
    let key = key_id(&keys, &root, "ann");
    for (locale, hint) in hints {
        for (more, is_told) in [(&[][..], true), (&["--everything"][..], false)] {
            let words = [&["agreement", "--format", "json", "--locale", locale], more].concat();
            let told = ben(&words).expect(0);
            assert_eq!(told.err.contains(hint), is_told, "{told:?}");
            assert_eq!(told.out.contains(&key), !is_told, "{told:?}");
            // Statements give no reasons, and say that something is kept back. Each format in one language: to play takes a while.
            let (format, canary, is_found) = match locale {
                "en" => ("csv", WHY, !is_told),
                _ => ("xapi", "xapi:kept-back", is_told),
            };
            let out = folder.path().join(format!("{locale}-{format}-{}", more.len()));
            let out = out.to_str().unwrap();
            let words = ["report", record, "--format", format, "--out", out, "--locale", locale];
            let told = ben(&[&words, more].concat()).expect(0);
            assert_eq!(told.err.contains(hint), is_told, "{told:?}");
            assert_eq!(!holding(Path::new(out), canary).is_empty(), is_found, "{out}");
        }
    }
    // Whoever makes a key then is blind, and is told nothing of making one.
    new_key(&others, &root, "ben");
    let told = ben(&["marks", record]).expect(0).out;
    assert!(!told.contains(MARK) && !told.contains("keys new"), "{told}");
    let report = ["report", record, "--out", folder.path().to_str().unwrap()];
    for command in [&["marks", record][..], &["library"], &["agreement"], &report] {
        ben(&[command, &["--everything", "--key", "ben"]].concat()).expect(2);
        let refused = ben(&[command, &["--everything"]].concat()).expect(2);
        assert!(
            refused.err.contains("--everything") && refused.out.is_empty(),
            "{refused:?}"
        );
    }
}
