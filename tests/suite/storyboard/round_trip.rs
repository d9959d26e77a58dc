//! What goes out comes back, value for value: shipped calls, fixtures of the checker, and texts that a spreadsheet would spoil.

use std::collections::BTreeSet;
use std::fs;
use std::io::{Cursor, Read as _};
use std::path::{Path, PathBuf};

use rolecall::cli::storyboard::sheet_of;
use rolecall::sim::scenario::load::load;
use rolecall::sim::scenario::model::Scenario;
use rolecall::sim::storyboard::columns::COLUMNS;
use rolecall::sim::storyboard::delimited;
use rolecall::sim::storyboard::export::{export, export_with_comments};
use rolecall::sim::storyboard::grid::Grid;
use rolecall::sim::storyboard::import::import;
use rolecall::sim::storyboard::kinds::{kind_of, kinds};
use rolecall::sim::storyboard::layout::file_text;
use rolecall::sim::storyboard::tree::Tree;
use rolecall::sim::writing::template::first_call;
use rolecall::store::workbook_writer::write_workbook;

use crate::golden::files;

/// The texts of all calls that there are: shipped ones, fixtures, the examples of the template.
pub fn calls() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = ["scenarios", "tests/data/check/ok", "tests/data/calls"];
    let paths: Vec<PathBuf> = folders
        .iter()
        .flat_map(|folder| files(&root.join(folder), "ron"))
        .collect();
    let mut calls = Vec::new();
    for path in paths {
        let text = fs::read_to_string(&path).unwrap();
        // A fixture may hold several files.
        for part in text.split("\n//- ") {
            let part = match part.split_once('\n') {
                Some((name, rest)) if name.trim().ends_with(".ron") => rest,
                _ => part,
            };
            if part.contains("\n    nodes: [") {
                calls.push((
                    path.file_name().unwrap().to_string_lossy().into_owned(),
                    part.to_owned(),
                ));
            }
        }
    }
    for language in ["en", "zh-Hans"] {
        calls.push((
            format!("my-call in {language}"),
            first_call(language, "my-call", None).unwrap(),
        ));
    }
    calls
}

#[track_caller]
pub fn scenario(name: &str, text: &str) -> Scenario {
    let loaded = load::<Scenario>(name, text.as_bytes());
    assert!(loaded.mistakes.is_empty(), "{name}: {:?}", loaded.mistakes);
    loaded.value.unwrap()
}

fn as_files(grid: &Grid, language: usize) -> [Vec<u8>; 2] {
    [delimited::write(grid), write_workbook(grid, language).unwrap()]
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn every_call_comes_back_as_it_was() {
    let calls = calls();
    assert!(calls.len() >= 12, "{}", calls.len());
    for (name, text) in calls {
        let before = scenario(&name, &text);
        let tree = Tree::parse(&text).unwrap();
        for language in [0, 1] {
            let grid = export(&tree, None, language);
            for bytes in as_files(&grid, language) {
                let (back, _) =
                    import(&sheet_of(&bytes).unwrap()).unwrap_or_else(|problems| panic!("{name}: {problems:?}"));
                let written = file_text(&back.tree);
                assert!(scenario(&name, &written) == before, "{name}\n{written}");
            }
        }
    }
}

#[test]
fn a_list_of_reviews_with_nobody_in_it_comes_back() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/check/ok/minimal.ron");
    let minimal = fs::read_to_string(path).unwrap();
    let text = minimal.replacen("    brief:", "    reviewed: [],\n    brief:", 1);
    for language in [0, 1] {
        let grid = export(&Tree::parse(&text).unwrap(), None, language);
        for bytes in as_files(&grid, language) {
            let (back, _) = import(&sheet_of(&bytes).unwrap()).unwrap();
            assert!(
                file_text(&back.tree).contains("\n    reviewed: [],\n"),
                "{}",
                file_text(&back.tree)
            );
        }
    }
    let without = export(&Tree::parse(&minimal).unwrap(), None, 0);
    assert!(import(&without).unwrap().0.tree.get("reviewed").is_none());
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn the_order_of_columns_and_empty_rows_mean_nothing() {
    for (name, text) in calls() {
        let grid = export(&Tree::parse(&text).unwrap(), None, 0);
        let mut turned = Grid::default();
        for row in grid.rows {
            turned.rows.push(row.into_iter().rev().collect());
            turned.rows.push(Vec::new());
            turned.rows.push(vec![" ".to_owned()]);
        }
        let (back, _) = import(&turned).unwrap();
        assert!(
            scenario(&name, &file_text(&back.tree)) == scenario(&name, &text),
            "{name}"
        );
    }
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn rows_in_another_order_belong_together_all_the_same() {
    // Rows are sorted by kind, last kinds first; within a kind they stay in order, as sorting in a spreadsheet does.
    for (name, text) in calls() {
        let mut grid = export(&Tree::parse(&text).unwrap(), None, 0);
        let rank = |row: &Vec<String>| kinds().position(|kind| kind.word[0] == row[0]).unwrap();
        grid.rows[1..].sort_by_key(|row| std::cmp::Reverse(rank(row)));
        let (back, _) = import(&grid).unwrap_or_else(|problems| panic!("{name}: {problems:?}"));
        assert!(
            scenario(&name, &file_text(&back.tree)) == scenario(&name, &text),
            "{name}"
        );
    }
}

/// A call whose texts are what spreadsheets compute, turn into dates and numbers, or take for something else.
fn evil_call() -> String {
    let minimal =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/check/ok/minimal.ron")).unwrap();
    let evil = [
        "=HYPERLINK(\\\"http://example.org\\\")",
        "@SUM(1)",
        "+49 30 1234",
        "-dash",
        "'=quoted",
        "'plain",
        "0.60",
        "007",
        "12 May",
        "2026-05-12",
        "TRUE",
        "1e5",
        " blanks around ",
        "two\\nlines, \\\"quoted\\\"; and\\ttabs",
        "_x000D_",
        "[stale]",
        "七十二块",
        "＝1",
    ];
    let lines: Vec<String> = evil
        .iter()
        .enumerate()
        .map(|(index, text)| format!("(id: \"e{index}\", text: \"{text}\")"))
        .collect();
    minimal.replacen("(id: \"hello\", text: \"Seventy-two!\")", &lines.join(", "), 1)
}

#[test]
fn texts_that_a_spreadsheet_would_spoil_come_back() {
    let text = evil_call();
    let before = scenario("evil", &text);
    assert!(before.nodes[0].says.len() > 15);
    let grid = export(&Tree::parse(&text).unwrap(), None, 0);
    for bytes in as_files(&grid, 0) {
        let (back, _) = import(&sheet_of(&bytes).unwrap()).unwrap();
        assert_eq!(scenario("evil", &file_text(&back.tree)), before);
    }
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn no_cell_of_a_file_is_a_formula() {
    for text in calls().into_iter().map(|(_, text)| text).chain([evil_call()]) {
        let grid = export(&Tree::parse(&text).unwrap(), None, 0);
        let [csv, workbook] = as_files(&grid, 0);
        assert!(
            csv.starts_with("\u{feff}".as_bytes()),
            "Excel needs the mark to read Chinese"
        );
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(csv.as_slice());
        for record in reader.records() {
            for cell in record.unwrap().iter() {
                let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && cell.parse::<i64>().is_err();
                assert!(!is_formula, "{cell}");
            }
        }
        let mut archive = zip::ZipArchive::new(Cursor::new(workbook)).unwrap();
        let mut sheet = String::new();
        archive
            .by_name("xl/worksheets/sheet1.xml")
            .unwrap()
            .read_to_string(&mut sheet)
            .unwrap();
        assert!(sheet.contains("<c r=") && !sheet.contains("<f>") && !sheet.contains("<f "));
    }
}

#[test]
fn the_same_call_gives_the_same_bytes() {
    let (_, text) = calls().swap_remove(0);
    let grid = export(&Tree::parse(&text).unwrap(), None, 0);
    assert!(write_workbook(&grid, 0).unwrap() == write_workbook(&grid, 0).unwrap());
}

#[test]
fn the_tables_of_columns_and_kinds_are_in_step() {
    for (index, about) in COLUMNS.iter().enumerate() {
        assert_eq!(about.column as usize, index, "{:?}", about.column);
    }
    for language in [0, 1] {
        let headers: BTreeSet<&str> = COLUMNS.iter().map(|about| about.header[language]).collect();
        let words: BTreeSet<&str> = kinds().map(|kind| kind.word[language]).collect();
        assert_eq!((headers.len(), words.len()), (COLUMNS.len(), kinds().count()));
    }
    for kind in kinds() {
        for word in kind.word {
            assert_eq!(kind_of(word).map(|found| found.word), Some(kind.word));
        }
        let mut columns: Vec<_> = kind.all_fields().map(|field| field.column).collect();
        columns.sort_unstable();
        columns
            .windows(2)
            .for_each(|pair| assert_ne!(pair[0], pair[1], "{}", kind.word[0]));
    }
    // The fixture with everything has every kind of row.
    let everything = calls()
        .into_iter()
        .find(|(name, _)| name == "everything.ron")
        .unwrap()
        .1;
    let grid = export_with_comments(&Tree::parse(&everything).unwrap(), &everything, None, 0);
    let used: BTreeSet<&str> = grid.rows[1..].iter().map(|row| row[0].as_str()).collect();
    let missing: Vec<&str> = kinds()
        .map(|kind| kind.word[0])
        .filter(|word| !used.contains(word))
        .collect();
    assert_eq!(missing, ["allow"], "its list of allowances is empty");
}
