//! Workbooks (.xlsx): a sheet as spreadsheets keep it. Reading is bounded, because a small file can unpack to anything.

use std::io::{Cursor, Read as _};

use calamine::{DataRef, Reader as _, Xlsx};
use zip::ZipArchive;

use crate::sim::sentence::{Sentence, sentence};
use crate::sim::storyboard::delimited::{LARGEST_FILE, LONGEST_CELL, too_large};
use crate::sim::storyboard::grid::{Grid, Headers, MOST_COLUMNS, MOST_PROBLEMS, MOST_ROWS, MOST_TEXT, SheetProblem};
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
/// Everything that is wrong with the file or with the cells of that sheet.
pub fn read_workbook(bytes: &[u8]) -> Result<Grid, Vec<SheetProblem>> {
    let of_file = |wrong: Sentence| vec![SheetProblem::of_sheet(wrong)];
    if bytes.len() > LARGEST_FILE {
        return Err(of_file(too_large()));
    }
    refuse_bombs(bytes).map_err(of_file)?;
    let broken = |error: calamine::XlsxError| {
        of_file(sentence!(
            "The file is no workbook that can be read ({error}); save it as \"Excel workbook (.xlsx)\".",
            "这个文件不是能读的工作簿（{error}）；请另存为“Excel 工作簿（.xlsx）”。"
        ))
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
    first.unwrap_or_else(|| {
        Err(of_file(sentence!(
            "The workbook has no sheet.",
            "这个工作簿里没有工作表。"
        )))
    })
}

/// Unpacks everything once under a limit, so that nothing later meets more. Sizes that a file states are not believed.
fn refuse_bombs(bytes: &[u8]) -> Result<(), Sentence> {
    let broken = |error: &dyn std::fmt::Display| {
        sentence!(
            "The file is packed and cannot be unpacked ({error}).",
            "这个文件是压缩的，却解不开（{error}）。"
        )
    };
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
    if archive.len() > MOST_PARTS {
        return Err(sentence!(
            "The file has {parts} parts; no workbook of ours has more than {MOST_PARTS}.",
            "这个文件有 {parts} 个部分；我们的工作簿没有超过 {MOST_PARTS} 个的。",
            parts = archive.len()
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
                sentence!(
                    "The workbook unpacks to more than {most} MiB; no call is that large, and it was not read.",
                    "这个工作簿解开后超过 {most} MiB；没有哪通电话有这么大，所以没有读。",
                    most = MOST_UNPACKED / 1024 / 1024
                )
            })?;
        }
    }
    Ok(())
}

fn sheet(workbook: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Grid, Vec<SheetProblem>> {
    let mut problems = Vec::new();
    let grid = cells(workbook, name, &mut problems);
    match grid {
        Ok(grid) if problems.is_empty() => Ok(grid),
        Ok(_) => Err(problems),
        Err(wrong) => {
            problems.push(SheetProblem::of_sheet(wrong));
            Err(problems)
        }
    }
}

/// The cells of a sheet. Cells that hold no words are told of, and the others are read.
fn cells(workbook: &mut Xlsx<Cursor<&[u8]>>, name: &str, problems: &mut Vec<SheetProblem>) -> Result<Grid, Sentence> {
    let broken = |error: calamine::XlsxError| {
        sentence!(
            "The sheet \"{name}\" cannot be read ({error}).",
            "工作表“{name}”读不出来（{error}）。"
        )
    };
    let mut grid = Grid::default();
    let mut size = 0;
    // Cells are read one by one: what a file says about the size of its sheet is not believed either.
    let mut cells = workbook.worksheet_cells_reader(name).map_err(broken)?;
    while let Some(cell) = cells.next_cell().map_err(broken)? {
        let (row, column) = cell.get_position();
        let (row, column) = (row as usize, column as usize);
        let text = match words(cell.get_value(), name) {
            Ok(text) => text,
            Err(message) => {
                let place = CellPlace {
                    row: row as u32 + 1,
                    column: Some(column as u32),
                };
                if problems.len() < MOST_PROBLEMS {
                    problems.push(SheetProblem {
                        place: Some(place),
                        header: String::new(),
                        message,
                    });
                }
                continue;
            }
        };
        if text.is_empty() {
            continue;
        }
        if row > MOST_ROWS {
            return Err(sentence!(
                "The sheet \"{name}\" has more than {MOST_ROWS} rows.",
                "工作表“{name}”超过 {MOST_ROWS} 行。"
            ));
        }
        if column >= MOST_COLUMNS {
            return Err(sentence!(
                "Row {number} of the sheet \"{name}\" has more than {MOST_COLUMNS} columns.",
                "工作表“{name}”的第 {number} 行超过 {MOST_COLUMNS} 列。",
                number = row + 1
            ));
        }
        size += text.len();
        if size > MOST_TEXT || text.len() > 4 * LONGEST_CELL {
            return Err(sentence!(
                "The sheet \"{name}\" holds more text than any call can.",
                "工作表“{name}”的文字比任何一通电话能有的都多。"
            ));
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

/// What a cell of a sheet says, in words. Numbers and dates that a spreadsheet has made of words are written as people write them.
fn words(value: &DataRef<'_>, sheet: &str) -> Result<String, Sentence> {
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
            return Err(sentence!(
                "of the sheet \"{sheet}\" is a time that the spreadsheet has made; write 20s or 2m as text",
                "（工作表“{sheet}”）是电子表格变成的时间；请作为文字写 20s 或 2m"
            ));
        }
        DataRef::Error(error) => {
            return Err(sentence!(
                "of the sheet \"{sheet}\" has a formula that failed ({error:?}); a storyboard holds no formulas",
                "（工作表“{sheet}”）里的公式出错了（{error:?}）；故事板里不放公式"
            ));
        }
    })
}
