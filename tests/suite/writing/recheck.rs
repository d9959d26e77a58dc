//! Looking again finds what looking for the first time finds, whatever has changed meanwhile.

use std::fs;
use std::path::{Path, PathBuf};

use rolecall::cli::check::{Format, render};
use rolecall::cli::recheck::{Looked, Recheck};
use rolecall::sim::writing::template::first_call;
use rolecall::store::scenario_files::read_paths;
use rolecall::words::Locale;
use tempfile::TempDir;

fn shown(looked: &[Looked]) -> Vec<(String, Vec<String>, Vec<String>)> {
    let told = looked.iter().map(|looked| {
        let all = looked.all();
        let calls = all.scenarios.iter().map(|call| call.scenario.title.value.clone());
        (
            render(&all, Format::Human, false, Locale::English),
            calls.collect(),
            looked.unmarked.clone(),
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
fn a_second_look_finds_what_a_first_one_would() {
    let folder = TempDir::new().unwrap();
    let file = |name: &str| folder.path().join(name);
    for id in ["one", "two", "three"] {
        fs::write(file(&format!("{id}.ron")), first_call("en", id, None).unwrap()).unwrap();
    }
    let (one, two) = (file("one.ron"), file("two.ron"));
    let table = "(format: 1, scenario: \"two\", language: \"zh-Hans\", texts: {\"title\": (\"\", \"题目\")})";
    let steps: [&dyn Fn(); 12] = [
        &|| change(&one, "to: \"what-now\"", "to: \"what-next\""),
        &|| change(&two, "OverallAtLeast(100)", "Fails"),
        &|| change(&one, "to: \"what-next\"", "to: \"what-now\""),
        &|| fs::write(file("two.zh-Hans.ron"), table).unwrap(),
        &|| change(&file("two.zh-Hans.ron"), "题目", "題目"),
        &|| change(&two, "id: \"two\"", "id: \"too\""),
        &|| change(&two, "id: \"too\"", "id: \"two\""),
        &|| fs::write(&one, "(((").unwrap(),
        &|| fs::write(&one, b"\xff\xfe").unwrap(),
        &|| fs::write(&one, first_call("zh-Hans", "one", None).unwrap()).unwrap(),
        &|| fs::remove_file(&two).unwrap(),
        &|| {
            fs::create_dir(file("facts")).unwrap();
            fs::write(file("facts/bank.ron"), "(").unwrap();
        },
    ];
    for paths in [vec![folder.path().to_owned()], vec![file("three.ron"), one.clone()]] {
        for id in ["one", "two", "three"] {
            fs::write(file(&format!("{id}.ron")), first_call("en", id, None).unwrap()).unwrap();
        }
        let _ = fs::remove_file(file("two.zh-Hans.ron"));
        let _ = fs::remove_dir_all(file("facts"));
        let look = |recheck: &mut Recheck, paths: &[PathBuf]| shown(recheck.look(read_paths(paths).unwrap()));
        let mut again = Recheck::new(true);
        look(&mut again, &paths);
        for (number, step) in steps.iter().enumerate() {
            step();
            let first = look(&mut Recheck::new(true), &paths);
            assert_eq!(look(&mut again, &paths), first, "after step {number}");
        }
    }
}
