//! A small table of text that people bring from a spreadsheet: named columns in either language, rows with their lines.

use crate::sim::sentence::{Sentence, sentence};
use crate::sim::storyboard::guard::{guarded, unguarded};

/// The most bytes of a table: 1 MiB.
pub const LARGEST_TABLE: usize = 1 << 20;

/// A column that a table must have, or may have.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// What it may be called, in small letters: first as this program writes it in English, then in Chinese.
    pub names: &'static [&'static str],
    /// Whether a table without it is refused.
    pub is_needed: bool,
}

/// A table that was read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SmallTable {
    /// Each row with its line, and its cells in the order of the columns that were asked for; empty where there is none. Rows without
    /// any text are left out.
    pub rows: Vec<(u64, Vec<String>)>,
    /// Headers of columns that nobody asked for.
    pub left_out: Vec<String>,
}

/// What is wrong with a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableMistake {
    /// The line, from 1; 0 if it is about the whole table.
    pub line: u64,
    /// What, and what to do.
    pub sentence: Sentence,
}

impl TableMistake {
    /// Where it is: the file, and its line unless it is about the whole table.
    pub fn place(&self, file: impl std::fmt::Display) -> String {
        match self.line {
            0 => file.to_string(),
            line => format!("{file}:{line}"),
        }
    }

    /// A mistake of the whole table.
    pub fn of_all(sentence: Sentence) -> Self {
        Self { line: 0, sentence }
    }
}

/// Reads a table with commas, semicolons or tabs.
///
/// # Errors
/// It is no text, a column is missing, or a row cannot be read.
pub fn read_small_table(bytes: &[u8], columns: &[Column]) -> Result<SmallTable, TableMistake> {
    let text = text_of(bytes).map_err(TableMistake::of_all)?;
    let first = text.lines().next().unwrap_or_default();
    let count = |separator: &u8| first.bytes().filter(|byte| byte == separator).count();
    let separator = [b'\t', b';', b','].into_iter().max_by_key(count).unwrap_or(b',');
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .has_headers(false)
        .delimiter(separator)
        .from_reader(text.as_bytes());
    let mut rows = reader.records();
    let header: Vec<String> = match rows.next() {
        Some(Ok(row)) => row.iter().map(|cell| unguarded(cell.trim()).to_owned()).collect(),
        _ => Vec::new(),
    };
    let place = |column: &Column| {
        let is_one = |cell: &String| column.names.contains(&cell.to_lowercase().as_str());
        header.iter().position(is_one)
    };
    let places: Vec<Option<usize>> = columns.iter().map(place).collect();
    let missing = columns
        .iter()
        .zip(&places)
        .any(|(column, place)| column.is_needed && place.is_none());
    if missing {
        return Err(TableMistake {
            line: 1,
            sentence: without_columns(&header, columns),
        });
    }
    let is_wanted = |index: usize| places.contains(&Some(index));
    let unknown = header
        .iter()
        .enumerate()
        .filter(|(index, cell)| !is_wanted(*index) && !cell.is_empty());
    let mut table = SmallTable {
        rows: Vec::new(),
        left_out: unknown.map(|(_, cell)| cell.clone()).collect(),
    };
    let mut lines = Lines::of(text);
    for row in rows {
        let row = row.map_err(|error| TableMistake {
            line: error.position().map_or(0, csv::Position::line),
            sentence: sentence!(
                "The table cannot be read from here on; save it as \"CSV UTF-8\".",
                "从这里开始无法读取表格；请另存为“CSV UTF-8”。"
            ),
        })?;
        if row.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let cell = |place: &Option<usize>| {
            let cell = place.and_then(|index| row.get(index)).unwrap_or_default();
            unguarded(cell.trim()).to_owned()
        };
        let line = row.position().map_or(0, |position| lines.of_row_at(position.byte()));
        table.rows.push((line, places.iter().map(cell).collect()));
    }
    Ok(table)
}

/// The lines of rows, asked for in their order. The reader of tables counts a line when it meets its `\n`, and behind `\r\n`, as
/// spreadsheets write it, it has not met it yet when the next row begins.
struct Lines<'t> {
    text: &'t [u8],
    counted: usize,
    line: u64,
}

impl<'t> Lines<'t> {
    fn of(text: &'t str) -> Self {
        Self {
            text: text.as_bytes(),
            counted: 0,
            line: 1,
        }
    }

    /// The line, from 1, of the row that begins at this byte or behind the ends of lines that stand there.
    fn of_row_at(&mut self, byte: u64) -> u64 {
        let byte = usize::try_from(byte).unwrap_or(usize::MAX);
        while let Some(one) = self.text.get(self.counted) {
            if self.counted >= byte && !matches!(one, b'\r' | b'\n') {
                break;
            }
            self.line += u64::from(*one == b'\n');
            self.counted += 1;
        }
        self.line
    }
}

/// A table for spreadsheets: UTF-8 with the mark by which they know it, commas, `\r\n`. What they would take for a formula, a number
/// or a date gets an apostrophe in front.
pub fn write_small_table(rows: &[Vec<String>]) -> String {
    let mut writer = csv::WriterBuilder::new()
        .flexible(true)
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    for row in rows {
        // Writing into memory cannot fail.
        let _ = writer.write_record(row.iter().map(|cell| guarded(cell)));
    }
    let bytes = writer.into_inner().unwrap_or_default();
    format!("\u{feff}{}", String::from_utf8_lossy(&bytes))
}

fn text_of(bytes: &[u8]) -> Result<&str, Sentence> {
    if bytes.len() > LARGEST_TABLE {
        return Err(sentence!(
            "The table is larger than 1 MiB, the most that is read.",
            "表格超过 1 MiB，这是读取的上限。"
        ));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) if !text.contains('\0') => Ok(text.strip_prefix('\u{feff}').unwrap_or(text)),
        _ => Err(sentence!(
            "The file is no text in UTF-8; save it as \"CSV UTF-8\".",
            "该文件不是 UTF-8 文本；请另存为“CSV UTF-8”。"
        )),
    }
}

fn without_columns(header: &[String], columns: &[Column]) -> Sentence {
    let named = |language: usize, between: &str| {
        let needed = columns.iter().filter(|column| column.is_needed);
        let names = needed.filter_map(|column| column.names.get(language).copied());
        names.collect::<Vec<_>>().join(between)
    };
    let found = header
        .iter()
        .take(8)
        .map(|cell| cell.chars().take(40).collect::<String>());
    let found = found.collect::<Vec<_>>().join(" | ");
    Sentence {
        english: format!(
            "The first row of the table must have these columns: {}. It has: {found}.",
            named(0, ", ")
        ),
        chinese: format!("表格第一行应有这些列：{}。现有：{found}。", named(1, "、")),
    }
}
