//! A sheet as text with commas, semicolons or tabs, as spreadsheets write and read it.

use super::columns::COLUMNS;
use super::grid::{Grid, MOST_COLUMNS, MOST_PROBLEMS, MOST_ROWS, MOST_TEXT, SheetProblem};
use super::guard::{guarded, unguarded};
use crate::sim::sentence::{Sentence, sentence};

/// The most bytes of a file: 1 MiB, as of a call.
pub const LARGEST_FILE: usize = 1024 * 1024;
/// The longest cell: what a spreadsheet can hold.
pub const LONGEST_CELL: usize = 32_767;
/// So many lines of another encoding are named.
const MOST_LINES: usize = 20;

/// The bytes of a CSV file: UTF-8 with the mark that spreadsheets need to recognise it, commas, `\r\n`.
pub fn write(grid: &Grid) -> Vec<u8> {
    let mut bytes = "\u{feff}".as_bytes().to_vec();
    for row in &grid.rows {
        let cells: Vec<String> = row.iter().map(|cell| quoted(&guarded(cell))).collect();
        bytes.extend_from_slice(cells.join(",").as_bytes());
        bytes.extend_from_slice(b"\r\n");
    }
    bytes
}

/// Reads a text file. The separator is found out; an apostrophe that guards a cell is taken away.
///
/// # Errors
/// Everything that is wrong with the file, with rows and cells.
pub fn read(bytes: &[u8]) -> Result<Grid, Vec<SheetProblem>> {
    let text = decoded(bytes).map_err(|wrong| vec![SheetProblem::of_sheet(wrong)])?;
    let (text, separator) = separator(&text);
    let text = with_empty_rows(text, separator);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes());
    let mut grid = Grid::default();
    let mut problems = Vec::new();
    let mut size = 0;
    let mut record = csv::StringRecord::new();
    loop {
        let wrong = match reader.read_record(&mut record) {
            Ok(true) => None,
            Ok(false) if problems.is_empty() => return Ok(grid),
            Ok(false) => return Err(problems),
            Err(error) => Some(sentence!(
                "The file cannot be read as a table: {error}.",
                "这个文件不能当作表格来读：{error}。"
            )),
        };
        let row = grid.rows.len() + 1;
        size += record.as_slice().len();
        let wrong = wrong.or_else(|| too_much(row, size));
        if let Some(wrong) = wrong {
            problems.push(SheetProblem::of_sheet(wrong));
            return Err(problems);
        }
        if problems.len() < MOST_PROBLEMS {
            problems.extend(wrong_row(row, &record).map(SheetProblem::of_sheet));
        }
        grid.rows
            .push(record.iter().map(|cell| unguarded(cell).to_owned()).collect());
    }
}

/// What no sheet can be, so that nothing behind it is read.
fn too_much(row: usize, size: usize) -> Option<Sentence> {
    if row > MOST_ROWS + 1 {
        return Some(sentence!(
            "The sheet has more than {MOST_ROWS} rows.",
            "这张表超过 {MOST_ROWS} 行。"
        ));
    }
    let is_too_large = size > MOST_TEXT;
    is_too_large.then(|| {
        sentence!(
            "The sheet holds more text than any call can.",
            "这张表的文字比任何一通电话能有的都多。"
        )
    })
}

/// What is wrong with a row as such; whatever it is, the next one may be in order.
fn wrong_row(row: usize, record: &csv::StringRecord) -> Option<Sentence> {
    if record.len() > MOST_COLUMNS {
        return Some(sentence!(
            "Row {row} has {columns} columns; a sheet may have {MOST_COLUMNS}.",
            "第 {row} 行有 {columns} 列；一张表最多 {MOST_COLUMNS} 列。",
            columns = record.len()
        ));
    }
    let is_too_long = record.iter().any(|cell| cell.len() > LONGEST_CELL);
    is_too_long.then(|| {
        sentence!(
            "Row {row} has a cell of more than {LONGEST_CELL} bytes; is a quotation mark not closed?",
            "第 {row} 行有一个单元格超过 {LONGEST_CELL} 字节；是不是有引号没有合上？"
        )
    })
}

/// What is said of a file that is larger than [`LARGEST_FILE`].
pub fn too_large() -> Sentence {
    sentence!(
        "The file is larger than 1 MiB; a sheet may have 1 MiB at most.",
        "这个文件大于 1 MiB；一张表最多 1 MiB。"
    )
}

/// The text of a file: UTF-8, or UTF-16 as Excel's "Unicode text" has it.
fn decoded(bytes: &[u8]) -> Result<String, Sentence> {
    if bytes.len() > LARGEST_FILE {
        return Err(too_large());
    }
    let wide = |read: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes[2..]
            .chunks_exact(2)
            .map(|pair| read([pair[0], pair[1]]))
            .collect();
        String::from_utf16(&units).map_err(|_| {
            sentence!(
                "The file begins as UTF-16 and is not. Save it as \"CSV UTF-8\".",
                "这个文件开头是 UTF-16，内容却不是。请另存为“CSV UTF-8”。"
            )
        })
    };
    let text = match bytes {
        [0xff, 0xfe, ..] => wide(u16::from_le_bytes)?,
        [0xfe, 0xff, ..] => wide(u16::from_be_bytes)?,
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => text.strip_prefix('\u{feff}').unwrap_or(text).to_owned(),
            Err(_) => return Err(not_utf_8(bytes)),
        },
    };
    match text.find('\0') {
        Some(_) => Err(sentence!(
            "The file contains a NUL character; it is no text file.",
            "这个文件里有 NUL 字符；它不是文本文件。"
        )),
        None => Ok(text),
    }
}

/// That a file has characters of another encoding, with all lines that do.
fn not_utf_8(bytes: &[u8]) -> Sentence {
    let lines = bytes.split(|byte| *byte == b'\n').zip(1..);
    let wrong: Vec<usize> = lines
        .filter(|(line, _)| std::str::from_utf8(line).is_err())
        .map(|(_, number)| number)
        .collect();
    let shown: Vec<String> = wrong.iter().take(MOST_LINES).map(usize::to_string).collect();
    let (english, chinese) = (shown.join(", "), shown.join("、"));
    let more = wrong.len() - shown.len();
    let lines = match (wrong.len(), more) {
        (1, _) => sentence!("line {english} has", "第 {chinese} 行"),
        (_, 0) => sentence!("lines {english} have", "第 {chinese} 行"),
        _ => sentence!(
            "lines {english} and {more} more have",
            "第 {chinese} 行，还有另外 {more} 行，"
        ),
    };
    sentence!(
        "The file is not UTF-8: {lines} characters of another encoding. Save it as \"CSV UTF-8\", or as a workbook (.xlsx).",
        "这个文件不是 UTF-8：{lines}有别的编码的字符。请另存为“CSV UTF-8”，或工作簿（.xlsx）。"; lines
    )
}

/// The text without a line `sep=;`, and its separator: that of this line, else the one that finds most headers in a first row.
fn separator(text: &str) -> (&str, u8) {
    let first = text.lines().next().unwrap_or_default();
    if let Some(named) = first.strip_prefix("sep=")
        && let [separator @ (b',' | b';' | b'\t')] = named.as_bytes()
    {
        let rest = text.get(first.len()..).unwrap_or_default();
        return (rest.trim_start_matches(['\r', '\n']), *separator);
    }
    let known = |cell: &str| {
        let plain = cell.trim().trim_matches('"').to_lowercase();
        COLUMNS
            .iter()
            .any(|about| about.header.iter().any(|header| header.to_lowercase() == plain))
    };
    let headers = |separator: char| {
        let lines = text.lines().take(20);
        lines
            .map(|line| line.split(separator).filter(|cell| known(cell)).count())
            .max()
            .unwrap_or(0)
    };
    let (mut best, mut most) = (b',', headers(','));
    for (separator, byte) in [(';', b';'), ('\t', b'\t')] {
        if headers(separator) > most {
            (best, most) = (byte, headers(separator));
        }
    }
    // A table of another kind has other headers; then the character that its first line has most of decides.
    if most == 0 {
        let count = |separator: &u8| first.bytes().filter(|byte| byte == separator).count();
        best = [b'\t', b';', b','].into_iter().max_by_key(count).unwrap_or(b',');
    }
    (text, best)
}

/// The reader below leaves empty lines out, and rows would have other numbers than in a spreadsheet; so they get a separator.
fn with_empty_rows(text: &str, separator: u8) -> String {
    let mut whole = String::with_capacity(text.len());
    let mut is_quoted = false;
    for line in text.split_inclusive('\n') {
        if !is_quoted && line.trim_end_matches(['\r', '\n']).is_empty() {
            whole.push(char::from(separator));
        }
        is_quoted ^= line.bytes().filter(|byte| *byte == b'"').count() % 2 == 1;
        whole.push_str(line);
    }
    whole
}

fn quoted(cell: &str) -> String {
    let needs_quotes = cell.contains(['"', ',', ';', '\n', '\r', '\t']) || cell.starts_with(' ') || cell.ends_with(' ');
    match needs_quotes {
        true => format!("\"{}\"", cell.replace('"', "\"\"")),
        false => cell.to_owned(),
    }
}
