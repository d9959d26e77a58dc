//! Workbooks (.xlsx): a sheet as spreadsheets keep it. Reading is bounded, because a small file can unpack to anything.

use std::io::{Cursor, Read as _};

use calamine::{DataRef, Reader as _, Xlsx};
use zip::ZipArchive;

use crate::sim::storyboard::delimited::{LARGEST_FILE, LONGEST_CELL};
use crate::sim::storyboard::grid::{Grid, Headers, MOST_COLUMNS, MOST_ROWS, MOST_TEXT, place_words};
use crate::sim::storyboard::guard::unguarded;
use crate::sim::storyboard::tree::CellPlace;

/// The most bytes that a workbook may unpack to: twenty times what the largest call needs.
const MOST_UNPACKED: u64 = 32 * 1024 * 1024;
/// The most files inside of a workbook.
const MOST_PARTS: usize = 500;
/// The most sheets that are looked at.
const MOST_SHEETS: usize = 20;

/// Whether the bytes are those of a packed file, as every workbook is.
pub fn is_packed(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// Whether the bytes are those of a workbook of the kind before 2007.
pub fn is_old_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0])
}

/// The first sheet that has headers of a storyboard; without one, the first sheet.
///
/// # Errors
/// A sentence that says what is wrong with the file or with a cell.
pub fn read_workbook(bytes: &[u8]) -> Result<Grid, String> {
    if bytes.len() > LARGEST_FILE {
        return Err("The file is larger than 1 MiB; a sheet may have 1 MiB at most.".to_owned());
    }
    refuse_bombs(bytes)?;
    let broken = |error: calamine::XlsxError| {
        format!("The file is no workbook that can be read ({error}); save it as \"Excel workbook (.xlsx)\".")
    };
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
    let names = workbook.sheet_names();
    let mut first = None;
    for name in names.iter().take(MOST_SHEETS) {
        let grid = sheet(&mut workbook, name);
        match grid {
            Ok(grid) if Headers::find(&grid).is_ok() => return Ok(grid),
            other => first = first.or(Some(other)),
        }
    }
    first.unwrap_or_else(|| Err("The workbook has no sheet.".to_owned()))
}

/// Unpacks everything once under a limit, so that nothing later meets more. Sizes that a file states are not believed.
fn refuse_bombs(bytes: &[u8]) -> Result<(), String> {
    let broken = |error: &dyn std::fmt::Display| format!("The file is packed and cannot be unpacked ({error}).");
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
    if archive.len() > MOST_PARTS {
        return Err(format!(
            "The file has {} parts; no workbook of ours has more than {MOST_PARTS}.",
            archive.len()
        ));
    }
    let mut left = MOST_UNPACKED;
    let mut block = vec![0; 64 * 1024];
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).map_err(|error| broken(&error))?;
        loop {
            let read = part.read(&mut block).map_err(|error| broken(&error))?;
            if read == 0 {
                break;
            }
            left = left.checked_sub(read as u64).ok_or_else(|| {
                let most = MOST_UNPACKED / 1024 / 1024;
                format!("The workbook unpacks to more than {most} MiB; no call is that large, and it was not read.")
            })?;
        }
    }
    Ok(())
}

fn sheet(workbook: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Grid, String> {
    let broken = |error: calamine::XlsxError| format!("The sheet \"{name}\" cannot be read ({error}).");
    let mut grid = Grid::default();
    let mut size = 0;
    // Cells are read one by one: what a file says about the size of its sheet is not believed either.
    let mut cells = workbook.worksheet_cells_reader(name).map_err(broken)?;
    while let Some(cell) = cells.next_cell().map_err(broken)? {
        let (row, column) = cell.get_position();
        let (row, column) = (row as usize, column as usize);
        let text = words(cell.get_value()).map_err(|wrong| {
            let place = CellPlace {
                row: row as u32 + 1,
                column: Some(column as u32),
            };
            format!("{} of the sheet \"{name}\" {wrong}.", place_words(place, ""))
        })?;
        if text.is_empty() {
            continue;
        }
        if row > MOST_ROWS {
            return Err(format!("The sheet \"{name}\" has more than {MOST_ROWS} rows."));
        }
        if column >= MOST_COLUMNS {
            return Err(format!(
                "Row {} of the sheet \"{name}\" has more than {MOST_COLUMNS} columns.",
                row + 1
            ));
        }
        size += text.len();
        if size > MOST_TEXT || text.len() > 4 * LONGEST_CELL {
            return Err(format!("The sheet \"{name}\" holds more text than any call can."));
        }
        if grid.rows.len() <= row {
            grid.rows.resize_with(row + 1, Vec::new);
        }
        if let Some(cells) = grid.rows.get_mut(row) {
            if cells.len() <= column {
                cells.resize_with(column + 1, String::new);
            }
            if let Some(cell) = cells.get_mut(column) {
                *cell = unguarded(&text).to_owned();
            }
        }
    }
    Ok(grid)
}

/// What a cell says, in words. Numbers and dates that a spreadsheet has made of words are written as people write them.
fn words(value: &DataRef<'_>) -> Result<String, String> {
    Ok(match value {
        DataRef::Empty => String::new(),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(value) => if *value { "yes" } else { "no" }.to_owned(),
        DataRef::Int(number) => number.to_string(),
        // The shortest digits that mean the same number: 72 and not 72.0.
        DataRef::Float(number) => format!("{number}"),
        DataRef::DateTime(date) if date.is_datetime() => {
            let (year, month, day, ..) = date.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        DataRef::DateTimeIso(date) => date.split('T').next().unwrap_or_default().to_owned(),
        DataRef::DateTime(_) | DataRef::DurationIso(_) => {
            return Err("is a time that the spreadsheet has made; write 20s or 2m as text".to_owned());
        }
        DataRef::Error(error) => {
            return Err(format!(
                "has a formula that failed ({error:?}); a storyboard holds no formulas"
            ));
        }
    })
}
