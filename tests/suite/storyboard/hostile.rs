//! Sheets that somebody has made to break the reader: each is refused with a sentence, within a second of computing and 256 MiB.

use std::fs;
use std::io::{Cursor, Write as _};
use std::path::Path;
use std::process::Command;

use rust_xlsxwriter::{Workbook, Worksheet};
use tempfile::TempDir;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const HEADERS: &str = "Row,Node,Id,Text\n";

/// Imports a sheet under limits of memory and time, and returns what is said.
#[track_caller]
fn refused(bytes: &[u8]) -> String {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("sheet"), bytes).unwrap();
    let mut command = if cfg!(target_os = "linux") {
        let mut shell = Command::new("sh");
        // The limits are KiB of address space and seconds of computing: other programs on the machine do not count.
        shell.args([
            "-c",
            "ulimit -v 262144; ulimit -t 1; exec \"$0\" \"$@\"",
            env!("CARGO_BIN_EXE_rolecall"),
        ]);
        shell
    } else {
        Command::new(env!("CARGO_BIN_EXE_rolecall"))
    };
    command
        .current_dir(&folder)
        .args(["storyboard", "import", "sheet", "--to", "call.ron"]);
    let output = command.output().unwrap();
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    assert!(!Path::new("call.ron").exists() && !folder.path().join("call.ron").exists());
    String::from_utf8(output.stdout).unwrap()
}

#[track_caller]
fn assert_refused(bytes: &[u8], because: &str) {
    let said = refused(bytes);
    assert!(
        said.contains(because),
        "{because}\n{}",
        said.chars().take(500).collect::<String>()
    );
}

#[test]
fn text_that_is_none() {
    assert_refused(&vec![b'a'; 3 << 20], "larger than 1 MiB");
    assert_refused(b"Row,Node,Id,Text\nline,\0,,", "NUL character");
    assert_refused(b"Row,Node,Id,Text\nline,a,b,Z\xfcrich\n", "not UTF-8: line 2");
    assert_refused(b"\xff\xfeR\0o\0w\0\0\xd8", "begins as UTF-16");
    assert_refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "before 2007");
    assert_refused(b"", "No row of headers");
    assert_refused(HEADERS.as_bytes(), "no rows");
}

#[test]
fn sheets_without_end() {
    assert_refused(
        format!("{HEADERS}{}", "line,a,b,c\n".repeat(20_001)).as_bytes(),
        "more than 20000 rows",
    );
    assert_refused(
        format!("{HEADERS}line{}", ",".repeat(300)).as_bytes(),
        "Row 2 has 301 columns",
    );
    assert_refused(
        format!("{HEADERS}line,a,b,\"{}", "text\n".repeat(20_000)).as_bytes(),
        "quotation mark",
    );
    // As many rows as there may be, and every one of them wrong.
    let said = refused(format!("{HEADERS}{}", "lin,a,b,c\n".repeat(20_000)).as_bytes());
    assert!(
        said.lines().count() < 200 && said.contains("Did you mean \"line\"?"),
        "{}",
        said.len()
    );
    // Brackets that would overflow the stack of a careless reader.
    let deep = "Not(".repeat(8000);
    assert_refused(
        format!("Row,Node,Id,Text,Only when\noption,a,b,,{deep}\n").as_bytes(),
        "nested",
    );
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn workbooks_that_unpack_to_anything() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer
        .start_file("xl/workbook.xml", SimpleFileOptions::default())
        .unwrap();
    let zeros = vec![b' '; 1 << 20];
    for _ in 0..500 {
        writer.write_all(&zeros).unwrap();
    }
    let bomb = writer.finish().unwrap().into_inner();
    assert!(bomb.len() < 1 << 20, "{}", bomb.len());
    assert_refused(&bomb, "unpacks to more than 32 MiB");

    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..2000 {
        writer
            .start_file(format!("part{index}"), SimpleFileOptions::default())
            .unwrap();
    }
    assert_refused(&writer.finish().unwrap().into_inner(), "has 2000 parts");

    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer
        .start_file("word/document.xml", SimpleFileOptions::default())
        .unwrap();
    writer.write_all(b"<a/>").unwrap();
    assert_refused(&writer.finish().unwrap().into_inner(), "no workbook that can be read");

    let mut broken = workbook(|sheet| drop(sheet.write_string(1, 0, "line")));
    broken.truncate(broken.len() / 2);
    assert_refused(&broken, "cannot be unpacked");
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn workbooks_with_cells_at_the_end_of_the_world() {
    let far = workbook(|sheet| drop(sheet.write_string(1_048_575, 16_383, "far")));
    assert_refused(&far, "more than 20000 rows");
    let wide = workbook(|sheet| drop(sheet.write_string(1, 16_383, "wide")));
    assert_refused(&wide, "more than 256 columns");
    // One long text that many cells share is small in the file and large in memory.
    let long = "x".repeat(32_000);
    let many = workbook(|sheet| {
        for row in 1..10_000 {
            sheet.write_string(row, 3, &long).unwrap();
        }
    });
    assert!(many.len() < 1 << 20, "{}", many.len());
    assert_refused(&many, "more text than any call can");
}

#[test]
fn cells_that_are_no_words_are_all_named() {
    let format = rust_xlsxwriter::Format::new().set_num_format("[h]:mm:ss");
    let times = workbook(|sheet| {
        sheet.write_string(1, 0, "line").unwrap();
        for row in [1, 4, 7] {
            sheet.write_number_with_format(row, 3, 0.5, &format).unwrap();
        }
    });
    let said = refused(&times);
    let named: Vec<&str> = said
        .lines()
        .map(|line| line.split(" of the sheet").next().unwrap())
        .collect();
    assert_eq!(named, ["sheet: Cell D2", "sheet: Cell D5", "sheet: Cell D8"], "{said}");
    assert!(said.contains("of the sheet \"Sheet1\" is a time"), "{said}");
    // Whoever has filled a sheet with times reads some of them, and their number.
    let many = workbook(|sheet| {
        for row in 1..2000 {
            sheet.write_number_with_format(row, 3, 0.5, &format).unwrap();
        }
    });
    let said = refused(&many);
    assert!(said.lines().count() == 101 && said.ends_with("400 more.\n"), "{said}");
}

#[test]
fn every_row_and_line_that_cannot_be_read_is_named() {
    let wide = ",".repeat(300);
    let said = refused(format!("{HEADERS}line,a{wide}\nline,a,b,c\nline,b{wide}\n").as_bytes());
    assert!(
        said.contains("Row 2 has 302 columns") && said.contains("Row 4 has 302 columns"),
        "{said}"
    );
    let said = refused(b"Row,Node,Id,Text\nline,a,b,Z\xfcrich\nline,a,b,c\nline,a,b,\xe4\n");
    assert!(said.contains("not UTF-8: lines 2, 4 have characters"), "{said}");
    let lines = b"line,a,b,\xfc\n".repeat(50);
    let said = refused(&[b"Row,Node,Id,Text\n", &lines[..]].concat());
    assert!(said.contains("20, 21 and 30 more have characters"), "{said}");
}

fn workbook(fill: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (column, header) in HEADERS.trim().split(',').enumerate() {
        sheet.write_string(0, column as u16, header).unwrap();
    }
    fill(sheet);
    workbook.save_to_buffer().unwrap()
}
