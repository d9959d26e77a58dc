//! A storyboard as a workbook: headers that stay in sight, a colour for each kind of row, cells that stay text.

use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder,
    Formula, Workbook, Worksheet, XlsxError,
};

use unicode_width::UnicodeWidthStr as _;

use crate::sim::sentence::{Sentence, sentence};
use crate::sim::storyboard::columns::{COLUMNS, Column, Holds};
use crate::sim::storyboard::grid::{Grid, Headers, MOST_ROWS};
use crate::sim::storyboard::guard::unguarded;
use crate::sim::storyboard::guide::{GUIDE_NAME, guide};
use crate::sim::storyboard::kinds::{kind_of, kinds};

/// Names of the first sheet, in English and in Chinese.
const SHEET_NAME: [&str; 2] = ["Storyboard", "故事板"];
/// The number of A3 in the format of workbooks (ECMA-376, `pageSetup`).
const PAPER_A3: u8 = 8;
/// The height of a line, in points.
const LINE_HEIGHT: u32 = 15;
/// The most lines of a row that are shown; a spreadsheet allows 409 points.
const MOST_LINES: usize = 27;
const HEADER_COLOUR: u32 = 0x30_54_96;
const TRANSLATED_WORDS: u32 = 0x37_56_23;
/// Columns that stay in sight while one scrolls to the right: what the row is, its node, what it belongs to, its id.
const COLUMNS_IN_SIGHT: u16 = 4;

/// The bytes of a workbook with the storyboard and the guide; words are English (0) or Chinese (1).
///
/// # Errors
/// A sentence, when a text is longer than a cell can be.
pub fn write_workbook(grid: &Grid, sheet_language: usize) -> Result<Vec<u8>, Sentence> {
    let failed = |error: XlsxError| sentence!("The workbook cannot be made: {error}.", "工作簿做不出来：{error}。");
    let headers = Headers::find(grid).map_err(|_| {
        sentence!(
            "The workbook cannot be made: it has no headers.",
            "工作簿做不出来：没有标题行。"
        )
    })?;
    let language = sheet_language.min(1);
    let mut workbook = Workbook::new();
    // The same call gives the same bytes, whatever the day.
    let day = ExcelDateTime::from_ymd(2000, 1, 1).map_err(failed)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&day));
    let guide = guide(language);
    storyboard(workbook.add_worksheet(), grid, &headers, &guide, language).map_err(failed)?;
    guide_sheet(workbook.add_worksheet(), &guide, language).map_err(failed)?;
    workbook.save_to_buffer().map_err(failed)
}

fn storyboard(
    sheet: &mut Worksheet,
    grid: &Grid,
    headers: &Headers,
    guide: &Grid,
    language: usize,
) -> Result<(), XlsxError> {
    sheet.set_name(SHEET_NAME[language])?;
    sheet.set_freeze_panes(1, COLUMNS_IN_SIGHT)?;
    // On paper all columns stand on one page, A3 across, and each page has the headers.
    sheet
        .set_landscape()
        .set_paper_size(PAPER_A3)
        .set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(0, 0)?;
    let text = Format::new()
        .set_num_format("@")
        .set_text_wrap()
        .set_align(FormatAlign::Top);
    let mut is_number = vec![false; grid.rows.first().map_or(0, Vec::len)];
    let mut is_translation = is_number.clone();
    let all = headers.columns.iter().map(|(column, index)| (column, index, false));
    for (column, index, translated) in
        all.chain(headers.translations.iter().map(|(column, index)| (column, index, true)))
    {
        let about = COLUMNS[*column as usize];
        let at = *index as u16;
        sheet.set_column_width(at, u32::from(about.width))?;
        if let (Some(number), Some(translation)) = (is_number.get_mut(*index), is_translation.get_mut(*index)) {
            *number = about.holds == Holds::Numbers;
            *translation = translated;
        }
        // A column is text before anything is typed into it, so that no date is made of "6-8".
        if about.holds != Holds::Numbers {
            sheet.set_column_format(at, &text)?;
        }
    }
    let head = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::VerticalCenter)
        .set_font_color(Color::White)
        .set_background_color(Color::RGB(HEADER_COLOUR));
    for (column, cell) in grid.rows.first().into_iter().flatten().enumerate() {
        sheet.write_string_with_format(0, column as u16, cell, &head)?;
    }
    for (row, cells) in grid.rows.iter().enumerate().skip(1) {
        let colour = cells
            .first()
            .and_then(|word| kind_of(word))
            .map_or(0xFF_FF_FF, |kind| kind.colour);
        let plain = Format::new()
            .set_align(FormatAlign::Top)
            .set_background_color(Color::RGB(colour))
            .set_border(FormatBorder::Hair)
            .set_border_color(Color::RGB(0xBF_BF_BF));
        let words = plain.clone().set_num_format("@").set_text_wrap();
        // Not every program finds the height of a row by itself when it opens a file.
        sheet.set_row_height(row as u32, LINE_HEIGHT * lines_of(cells, headers) as u32)?;
        let translated = words.clone().set_font_color(Color::RGB(TRANSLATED_WORDS));
        for (column, cell) in cells.iter().enumerate() {
            let (at, place) = (row as u32, column as u16);
            let is_translated = is_translation.get(column).copied().unwrap_or_default();
            match cell.parse::<i32>() {
                Ok(number) if is_number.get(column).copied().unwrap_or_default() => {
                    sheet.write_number_with_format(at, place, number, &plain)?;
                }
                _ if cell.is_empty() => {
                    sheet.write_blank(at, place, if is_translated { &translated } else { &words })?;
                }
                _ => {
                    let format = if is_translated { &translated } else { &words };
                    // Reading takes an apostrophe away that guards something, so that one of these gets a second.
                    let guarded = if unguarded(cell) == cell {
                        cell.clone()
                    } else {
                        format!("'{cell}")
                    };
                    sheet.write_string_with_format(at, place, guarded, format)?;
                }
            }
        }
    }
    let last_column = grid.rows.first().map_or(1, Vec::len).saturating_sub(1) as u16;
    sheet.autofilter(0, 0, grid.rows.len().saturating_sub(1).max(1) as u32, last_column)?;
    kinds_to_choose(sheet, headers, guide, language)
}

/// The lines that the fullest cell of a row needs; a Chinese character is two columns wide.
fn lines_of(cells: &[String], headers: &Headers) -> usize {
    let columns = headers.columns.iter().chain(&headers.translations);
    let lines = columns.map(|(column, index)| {
        let width = usize::from(COLUMNS[*column as usize].width).max(1);
        let cell = cells.get(*index).map_or("", String::as_str);
        cell.split('\n')
            .map(|line| line.width().div_ceil(width).max(1))
            .sum::<usize>()
    });
    lines.max().unwrap_or(1).clamp(1, MOST_LINES)
}

/// The first column offers the kinds of rows, taken from the guide, and also takes what begins with #.
fn kinds_to_choose(sheet: &mut Worksheet, headers: &Headers, guide: &Grid, language: usize) -> Result<(), XlsxError> {
    let Some(at) = headers.columns.get(&Column::Kind) else {
        return Ok(());
    };
    let first = kinds().next().map_or("", |kind| kind.word[language]);
    let from = guide
        .rows
        .iter()
        .position(|row| row.len() == 3 && row.first().is_some_and(|word| word == first));
    let Some(from) = from else { return Ok(()) };
    let (from, to) = (from + 1, from + kinds().count());
    let list = format!("='{}'!$A${from}:$A${to}", GUIDE_NAME[language]);
    let validation = DataValidation::new()
        .allow_list_formula(Formula::new(list))
        .set_error_style(DataValidationErrorStyle::Warning);
    sheet.add_data_validation(1, *at as u16, MOST_ROWS as u32, *at as u16, &validation)?;
    Ok(())
}

fn guide_sheet(sheet: &mut Worksheet, guide: &Grid, language: usize) -> Result<(), XlsxError> {
    sheet.set_name(GUIDE_NAME[language])?;
    for (column, width) in [(0, 22), (1, 80), (2, 60)] {
        sheet.set_column_width(column, width)?;
    }
    let plain = Format::new().set_num_format("@").set_align(FormatAlign::Top);
    let wrapped = plain.clone().set_text_wrap();
    let bold = plain.clone().set_bold();
    for (row, cells) in guide.rows.iter().enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            let is_title = cells.len() == 1 && (row == 0 || guide.rows.get(row - 1).is_some_and(Vec::is_empty));
            let format = match (is_title, cells.len()) {
                (true, _) => &bold,
                // A sentence alone runs over the columns beside it.
                (false, 1) => &plain,
                _ => &wrapped,
            };
            sheet.write_string_with_format(row as u32, column as u16, cell, format)?;
        }
    }
    Ok(())
}
