//! Looking again finds what looking for the first time finds, whatever has changed meanwhile, and checks no more than has changed.

use std::fs;
use std::path::Path;

use rolecall::cli::check::{Format, render};
use rolecall::cli::recheck::{Looked, Recheck};
use rolecall::sim::writing::template::first_call;
use rolecall::store::scenario_files::read_paths;
use rolecall::words::Locale;
use tempfile::TempDir;

/// What is told, the titles of the calls, which have no marks yet, and what was proved.
type Shown = (String, Vec<String>, Vec<String>, Vec<String>);

fn shown(looked: &[Looked]) -> Vec<Shown> {
    let told = looked.iter().map(|looked| {
        let all = &looked.checked;
        let proofs = looked.proofs.iter().map(|proof| format!("{proof:?}"));
        let calls = all.scenarios.iter().map(|call| call.scenario.title.value.clone());
        (
            render(all, Format::Human, false, Locale::English),
            calls.collect(),
            looked.unmarked.clone(),
            proofs.collect(),
        )
    });
    told.collect()
}

fn change(path: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(path).unwrap();
    assert!(text.contains(from), "{from}");
    fs::write(path, text.replacen(from, to, 1)).unwrap();
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_second_look_finds_what_a_first_one_would() {
    let folder = TempDir::new().unwrap();
    let file = |name: &str| folder.path().join(name);
    for id in ["one", "two", "three"] {
        fs::write(file(&format!("{id}.ron")), first_call("en", id, None).unwrap()).unwrap();
    }
    let (one, two) = (file("one.ron"), file("two.ron"));
    let facts = "(format: 1, id: \"bank\", title: {\"en\": \"Bank\", \"zh-Hans\": \"银行\"}, facts: [])";
    let table = "(format: 1, scenario: \"two\", language: \"zh-Hans\", texts: {\"title\": (\"\", \"题目\")})";
    // What is done, and which of the calls are to be checked after it.
    let all = &["one", "three", "two"][..];
    let steps: [(&[&str], &dyn Fn()); 14] = [
        (&["one"], &|| change(&one, "to: \"what-now\"", "to: \"what-next\"")),
        (&["two"], &|| change(&two, "OverallAtLeast(100)", "Fails")),
        (&["one"], &|| change(&one, "to: \"what-next\"", "to: \"what-now\"")),
        (all, &|| fs::write(file("two.zh-Hans.ron"), table).unwrap()),
        (&["two"], &|| change(&file("two.zh-Hans.ron"), "题目", "題目")),
        (&["two"], &|| change(&two, "id: \"two\"", "id: \"too\"")),
        (&["two"], &|| change(&two, "id: \"too\"", "id: \"two\"")),
        (&["one"], &|| fs::write(&one, "(((").unwrap()),
        (&["one"], &|| fs::write(&one, b"\xff\xfe").unwrap()),
        (&["one"], &|| {
            fs::write(&one, first_call("zh-Hans", "one", None).unwrap()).unwrap();
        }),
        (all, &|| fs::remove_file(&two).unwrap()),
        (all, &|| {
            fs::create_dir(file("facts")).unwrap();
            fs::write(file("facts/bank.ron"), "(").unwrap();
        }),
        (all, &|| fs::write(file("facts/bank.ron"), facts).unwrap()),
        (&[], &|| ()),
    ];
    let mut kept = 0;
    for paths in [vec![folder.path().to_owned()], vec![file("three.ron"), one.clone()]] {
        for id in ["one", "two", "three"] {
            fs::write(file(&format!("{id}.ron")), first_call("en", id, None).unwrap()).unwrap();
        }
        let _ = fs::remove_file(file("two.zh-Hans.ron"));
        let _ = fs::remove_dir_all(file("facts"));
        let mut again = Recheck::new(true).proving(true);
        again.look(read_paths(&paths).unwrap());
        for (number, (to_check, step)) in steps.iter().enumerate() {
            step();
            let mut anew = Recheck::new(true).proving(true);
            let first = anew.look(read_paths(&paths).unwrap());
            let looked = again.look(read_paths(&paths).unwrap());
            assert_eq!(shown(looked), shown(first), "after step {number}");
            let [looked] = looked else {
                panic!("{} folders", looked.len())
            };
            let is_wanted = |call: &str| {
                let mut files = looked.batch.wanted.iter();
                files.any(|name| name.contains(&format!("/{call}.")))
            };
            let checked: Vec<&str> = looked.newly_checked.iter().map(String::as_str).collect();
            let expected: Vec<&str> = to_check.iter().copied().filter(|call| is_wanted(call)).collect();
            assert_eq!(checked, expected, "after step {number}");
            // Of a proof as of a check: what is kept is not made again.
            let made = looked
                .proofs
                .iter()
                .filter(|proof| expected.contains(&proof.id.as_str()));
            assert_eq!(looked.newly_proved, made.count(), "after step {number}");
            kept += looked.proofs.len() - looked.newly_proved;
        }
    }
    assert!(kept > 0);
}
