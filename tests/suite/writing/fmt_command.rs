//! `rolecall fmt` as it is run: what it writes, what it prints, what it tells the shell.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use crate::terminal::{Ran, run};

const UNTIDY: &str = "( a:1,\n\n\n  b : [ (x: 1) ],   // why\n)";
const TIDY: &str = "(\n    a: 1,\n\n    b: [(x: 1)], // why\n)\n";

fn fmt(arguments: &[&str]) -> Ran {
    let data = TempDir::new().unwrap();
    let arguments: Vec<&str> = std::iter::once("fmt").chain(arguments.iter().copied()).collect();
    run(data.path(), &arguments, &[] as &[&str])
}

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

fn read(folder: &TempDir, name: &str) -> String {
    fs::read_to_string(folder.path().join(name)).unwrap()
}

fn shown(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn a_folder_is_laid_out_with_its_packs_and_then_it_is_in_order() {
    let folder = folder(&[
        ("one.ron", UNTIDY),
        ("rules/two.ron", UNTIDY),
        ("three.ron", TIDY),
        ("notes.txt", UNTIDY),
    ]);
    let ran = fmt(&[shown(folder.path())]).expect(0);
    assert_eq!(ran.err, "2 files laid out anew, 1 file in order\n");
    assert_eq!(ran.out.lines().count(), 2);
    assert_eq!([read(&folder, "one.ron"), read(&folder, "rules/two.ron")], [TIDY, TIDY]);
    assert_eq!(read(&folder, "notes.txt"), UNTIDY);
    let again = fmt(&["--check", shown(folder.path())]).expect(0);
    assert_eq!((again.out.as_str(), again.err.as_str()), ("", "3 files in order\n"));
}

#[test]
fn checking_writes_nothing_and_shows_the_difference() {
    let folder = folder(&[("one.ron", UNTIDY)]);
    let path = folder.path().join("one.ron");
    let ran = fmt(&["--check", shown(&path)]).expect(1);
    assert_eq!(ran.err, "1 file would be laid out differently\n");
    let changes: Vec<&str> = ran
        .out
        .lines()
        .filter(|line| line.starts_with(['+', '-']))
        .skip(2)
        .collect();
    assert_eq!(
        changes,
        [
            "-( a:1,",
            "-",
            "+(",
            "+    a: 1,",
            "-  b : [ (x: 1) ],   // why",
            "-)",
            "+    b: [(x: 1)], // why",
            "+)"
        ]
    );
    assert_eq!(read(&folder, "one.ron"), UNTIDY);
}

#[test]
fn a_broken_file_is_left_alone_and_shown_and_the_others_are_laid_out() {
    let folder = folder(&[("broken.ron", "(\n  a: ,\n)"), ("one.ron", UNTIDY)]);
    let ran = fmt(&[shown(folder.path())]).expect(1);
    assert_eq!(ran.err, "1 file laid out anew, 1 file left alone because of mistakes\n");
    assert!(
        ran.out.contains("error[syntax]") && ran.out.contains("broken.ron:2:5"),
        "{}",
        ran.out
    );
    assert_eq!(read(&folder, "broken.ron"), "(\n  a: ,\n)");
    assert_eq!(read(&folder, "one.ron"), TIDY);
}

#[test]
fn what_cannot_be_read_is_code_2() {
    let folder = folder(&[]);
    let missing = folder.path().join("missing.ron");
    fmt(&[shown(&missing)]).expect(2).naming(&["missing.ron"]);
}

#[test]
fn a_file_from_windows_is_told_and_gets_the_line_ends_of_all_others() {
    let folder = folder(&[("one.ron", &TIDY.replace('\n', "\r\n"))]);
    let path = folder.path().join("one.ron");
    let ran = fmt(&["--check", shown(&path)]).expect(1);
    assert_eq!(ran.out.lines().count(), 1, "{}", ran.out);
    assert!(ran.out.contains("its lines end as on Windows (CR LF)"), "{}", ran.out);
    assert_eq!(ran.err, "1 file would be laid out differently\n");
    let chinese = fmt(&["--check", "--locale", "zh-Hans", shown(&path)]).expect(1);
    assert!(chinese.out.contains("行尾是 Windows 的写法"), "{}", chinese.out);
    fmt(&[shown(&path)]).expect(0);
    assert_eq!(read(&folder, "one.ron"), TIDY);
    fmt(&["--check", shown(&path)]).expect(0);
}
