//! A sheet as text with commas, semicolons or tabs, as spreadsheets write and read it.

use super::columns::COLUMNS;
use super::grid::{Grid, MOST_COLUMNS, MOST_ROWS, MOST_TEXT};
use super::guard::{guarded, unguarded};

/// The most bytes of a file: 1 MiB, as of a call.
pub const LARGEST_FILE: usize = 1024 * 1024;
/// The longest cell: what a spreadsheet can hold.
pub const LONGEST_CELL: usize = 32_767;

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
/// A sentence that says what is wrong with the file.
pub fn read(bytes: &[u8]) -> Result<Grid, String> {
    let text = decoded(bytes)?;
    let (text, separator) = separator(&text);
    let text = with_empty_rows(text, separator);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes());
    let mut grid = Grid::default();
    let mut size = 0;
    let mut record = csv::StringRecord::new();
    loop {
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => return Ok(grid),
            Err(error) => return Err(format!("The file cannot be read as a table: {error}.")),
        }
        let row = grid.rows.len() + 1;
        if row > MOST_ROWS + 1 {
            return Err(format!("The sheet has more than {MOST_ROWS} rows."));
        }
        if record.len() > MOST_COLUMNS {
            return Err(format!(
                "Row {row} has {} columns; a sheet may have {MOST_COLUMNS}.",
                record.len()
            ));
        }
        if record.iter().any(|cell| cell.len() > LONGEST_CELL) {
            return Err(format!(
                "Row {row} has a cell of more than {LONGEST_CELL} bytes; is a quotation mark not closed?"
            ));
        }
        size += record.as_slice().len();
        if size > MOST_TEXT {
            return Err("The sheet holds more text than any call can.".to_owned());
        }
        grid.rows
            .push(record.iter().map(|cell| unguarded(cell).to_owned()).collect());
    }
}

/// The text of a file: UTF-8, or UTF-16 as Excel's "Unicode text" has it.
fn decoded(bytes: &[u8]) -> Result<String, String> {
    if bytes.len() > LARGEST_FILE {
        return Err("The file is larger than 1 MiB; a sheet may have 1 MiB at most.".to_owned());
    }
    let wide = |read: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes[2..]
            .chunks_exact(2)
            .map(|pair| read([pair[0], pair[1]]))
            .collect();
        String::from_utf16(&units)
            .map_err(|_| "The file begins as UTF-16 and is not. Save it as \"CSV UTF-8\".".to_owned())
    };
    let text = match bytes {
        [0xff, 0xfe, ..] => wide(u16::from_le_bytes)?,
        [0xfe, 0xff, ..] => wide(u16::from_be_bytes)?,
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => text.strip_prefix('\u{feff}').unwrap_or(text).to_owned(),
            Err(error) => {
                let line = bytes[..error.valid_up_to()]
                    .iter()
                    .filter(|byte| **byte == b'\n')
                    .count()
                    + 1;
                return Err(format!(
                    "The file is not UTF-8: line {line} has characters of another encoding. Save it as \"CSV UTF-8\", or as a workbook (.xlsx)."
                ));
            }
        },
    };
    match text.find('\0') {
        Some(_) => Err("The file contains a NUL character; it is no text file.".to_owned()),
        None => Ok(text),
    }
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
