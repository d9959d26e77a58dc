//! `tests/data/storyboard`: sheets as people write them. `drafts/*.csv` become the calls beside them, `mistakes/*.csv` are refused
//! with the sentences beside them.

use std::fs;
use std::path::{Path, PathBuf};

use rolecall::cli::storyboard::sheet_of;
use rolecall::sim::scenario::load::load;
use rolecall::sim::scenario::model::Scenario;
use rolecall::sim::storyboard::import::import;
use rolecall::sim::storyboard::layout::file_text;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

use crate::chinese::assert_told_in_both;
use crate::golden::{Goldens, files};

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/data/storyboard")
        .join(name)
}

fn imported(bytes: &[u8]) -> Result<String, String> {
    let (assembled, _) = sheet_of(bytes).and_then(|grid| import(&grid)).map_err(|problems| {
        problems
            .iter()
            .map(|problem| problem.sentence().english + "\n")
            .collect::<String>()
    })?;
    Ok(file_text(&assembled.tree))
}

#[test]
fn drafts_become_calls() {
    let mut goldens = Goldens::default();
    for path in files(&folder("drafts"), "csv") {
        match imported(&fs::read(&path).unwrap()) {
            Ok(text) => {
                let mistakes = load::<Scenario>("draft", text.as_bytes()).mistakes;
                assert!(mistakes.is_empty(), "{}: {mistakes:?}\n{text}", path.display());
                goldens.compare(&path.with_extension("ron"), &text);
            }
            Err(problems) => goldens.fail(format!("{}: {problems}", path.display())),
        }
    }
    goldens.no_orphans(&folder("drafts"), "ron", "csv");
    goldens.finish();
}

#[test]
fn mistakes_are_told_in_both_languages() {
    let mut count = 0;
    for path in files(&folder("mistakes"), "csv") {
        let problems = sheet_of(&fs::read(&path).unwrap()).and_then(|grid| import(&grid).map(|_| ()));
        for problem in problems.unwrap_err() {
            assert_told_in_both(&problem.sentence());
            count += 1;
        }
    }
    assert!(count > 25, "{count}");
}

#[test]
fn mistakes_are_named_with_their_cells() {
    let mut goldens = Goldens::default();
    for path in files(&folder("mistakes"), "csv") {
        match imported(&fs::read(&path).unwrap()) {
            Ok(_) => goldens.fail(format!("{}: nothing was found", path.display())),
            Err(problems) => goldens.compare(&path.with_extension("txt"), &problems),
        }
    }
    goldens.no_orphans(&folder("mistakes"), "txt", "csv");
    goldens.finish();
}

#[test]
fn separators_and_encodings_do_not_matter() {
    let commas = fs::read_to_string(folder("drafts").join("from-nothing.csv")).unwrap();
    let expected = imported(commas.as_bytes()).unwrap();
    let written_with = |separator: u8| {
        let mut writer = csv::WriterBuilder::new()
            .flexible(true)
            .delimiter(separator)
            .from_writer(Vec::new());
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(commas.as_bytes());
        for record in reader.records() {
            writer.write_record(&record.unwrap()).unwrap();
        }
        String::from_utf8(writer.into_inner().unwrap()).unwrap()
    };
    let (semicolons, tabs) = (written_with(b';'), written_with(b'\t'));
    for text in [
        &semicolons,
        &tabs,
        &format!("sep=;\r\n{semicolons}"),
        &format!("\u{feff}{semicolons}"),
        &tabs.replace('\n', "\r\n"),
    ] {
        assert_eq!(imported(text.as_bytes()), Ok(expected.clone()));
    }
    // What Excel calls "Unicode text".
    let wide: Vec<u8> = std::iter::once(0xfeff)
        .chain(tabs.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(imported(&wide), Ok(expected.clone()));
    let wide: Vec<u8> = std::iter::once(0xfeff)
        .chain(tabs.encode_utf16())
        .flat_map(u16::to_be_bytes)
        .collect();
    assert_eq!(imported(&wide), Ok(expected));
}

#[test]
fn what_a_spreadsheet_has_made_of_words_is_understood() {
    let mut workbook = Workbook::new();
    workbook.add_worksheet().write_string(0, 0, "My remarks").unwrap();
    let sheet = workbook.add_worksheet();
    let words = [
        ["Row", "Id", "Label", "Text", "Once", "Tension"],
        ["value", "since", "Date", "", "", ""],
        ["value", "fee", "Money", "", "", ""],
        ["option", "a", "A", "", "", ""],
    ];
    for (row, cells) in words.iter().enumerate() {
        for (column, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            sheet.write_string(row as u32, column as u16, *cell).unwrap();
        }
    }
    sheet.write_string(0, 6, "Node").unwrap();
    sheet.write_string(3, 6, "first").unwrap();
    let day = ExcelDateTime::from_ymd(2026, 5, 12).unwrap();
    sheet
        .write_datetime_with_format(1, 3, &day, &Format::new().set_num_format("d mmm yyyy"))
        .unwrap();
    sheet.write_number(2, 3, 72.0).unwrap();
    sheet.write_boolean(3, 4, true).unwrap();
    sheet.write_number(3, 5, -10.0).unwrap();
    let text = imported(&workbook.save_to_buffer().unwrap()).unwrap();
    for part in ["Date(\"2026-05-12\")", "Money(72)", "once: true", "tension: -10"] {
        assert!(text.contains(part), "{part}\n{text}");
    }
}
