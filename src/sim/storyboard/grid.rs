//! A sheet as rows of cells, and which of its columns means what.

use std::collections::BTreeMap;
use std::fmt;

use super::columns::{COLUMNS, Column, Holds, about};
use super::tree::CellPlace;
use crate::sim::diagnostic::did_you_mean;

/// The most rows of a sheet.
pub const MOST_ROWS: usize = 20_000;
/// The most columns of a sheet.
pub const MOST_COLUMNS: usize = 256;
/// The most text of a sheet, in bytes: more than any call that a file can hold.
pub const MOST_TEXT: usize = 8 * 1024 * 1024;
/// Rows above the headers that are looked at.
const MOST_ROWS_ABOVE: usize = 20;

/// Rows of cells. A row may be shorter than others.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Grid {
    /// The rows, from the first.
    pub rows: Vec<Vec<String>>,
}

/// What is wrong with a cell, or with a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetProblem {
    /// Where; without it, the sheet as a whole.
    pub place: Option<CellPlace>,
    /// The header of its column, if it has one.
    pub header: String,
    /// What is wrong, in one sentence.
    pub message: String,
}

/// Which column means what.
#[derive(Debug, Clone, Default)]
pub struct Headers {
    /// The row of the headers, from 0.
    pub row: usize,
    /// Where each column stands.
    pub columns: BTreeMap<Column, usize>,
    /// Where translations stand.
    pub translations: BTreeMap<Column, usize>,
    /// The language of the translations.
    pub language: Option<String>,
    /// Headers that mean nothing here; their columns are not read.
    pub unread: Vec<String>,
    /// Every header as it was written.
    pub written: Vec<String>,
}

impl Grid {
    /// A cell; one that is not there is empty.
    pub fn cell(&self, row: usize, column: usize) -> &str {
        self.rows
            .get(row)
            .and_then(|cells| cells.get(column))
            .map_or("", String::as_str)
    }
}

impl Headers {
    /// Finds the row of headers and reads it.
    ///
    /// # Errors
    /// When there is none, or when a header is almost one that is known.
    pub fn find(grid: &Grid) -> Result<Self, Vec<SheetProblem>> {
        let is_header = |cells: &Vec<String>| {
            let kinds = cells
                .iter()
                .filter(|cell| matches!(meaning(cell), Some((Column::Kind, None))))
                .count();
            kinds > 0 && cells.iter().filter(|cell| meaning(cell).is_some()).count() >= 3
        };
        let Some(row) = grid.rows.iter().take(MOST_ROWS_ABOVE).position(is_header) else {
            let message = "No row of headers was found. The first row must name the columns: Row, Node, Id, Text …; \"rolecall storyboard template\" writes an example.";
            return Err(vec![SheetProblem::of_sheet(message)]);
        };
        let mut headers = Self {
            row,
            written: grid.rows[row].clone(),
            ..Self::default()
        };
        let mut problems = Vec::new();
        for (index, written) in grid.rows[row].iter().enumerate() {
            if let Err(message) = headers.take(index, written.trim()) {
                let place = CellPlace {
                    row: row as u32 + 1,
                    column: Some(index as u32),
                };
                problems.push(headers.problem(place, message));
            }
        }
        match problems.is_empty() {
            true => Ok(headers),
            false => Err(problems),
        }
    }

    fn take(&mut self, index: usize, written: &str) -> Result<(), String> {
        if written.is_empty() {
            return Ok(());
        }
        let Some((column, language)) = meaning(written) else {
            let known = COLUMNS.iter().flat_map(|about| about.header);
            if let Some(help) = did_you_mean(written, known) {
                return Err(format!(
                    "is no column of a storyboard. {} Rename it if it is a column of your own.",
                    help.english
                ));
            }
            self.unread.push(written.to_owned());
            return Ok(());
        };
        let Some(language) = language else {
            return match self.columns.insert(column, index) {
                Some(_) => Err("is written twice; keep one of the two columns".to_owned()),
                None => Ok(()),
            };
        };
        if about(column).holds != Holds::Texts {
            return Err("is a column that has no translation".to_owned());
        }
        if self.language.as_ref().is_some_and(|known| *known != language) {
            return Err("is a second language; a sheet holds one".to_owned());
        }
        self.language = Some(language);
        match self.translations.insert(column, index) {
            Some(_) => Err("is written twice; keep one of the two columns".to_owned()),
            None => Ok(()),
        }
    }

    /// A problem with a cell.
    pub fn problem(&self, place: CellPlace, message: impl Into<String>) -> SheetProblem {
        let header = place.column.and_then(|column| self.written.get(column as usize));
        SheetProblem {
            place: Some(place),
            header: header.cloned().unwrap_or_default(),
            message: message.into(),
        }
    }
}

impl SheetProblem {
    /// A problem with the whole sheet.
    pub fn of_sheet(message: impl Into<String>) -> Self {
        Self {
            place: None,
            header: String::new(),
            message: message.into(),
        }
    }
}

impl fmt::Display for SheetProblem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.place {
            Some(place) => write!(formatter, "{} {}", place_words(place, &self.header), self.message)?,
            None => formatter.write_str(&self.message)?,
        }
        match self.message.ends_with(['.', '?', '!']) {
            true => Ok(()),
            false => formatter.write_str("."),
        }
    }
}

/// A place as a person finds it in a spreadsheet: `Cell K12 (Goes to)`, `Row 12`.
pub fn place_words(place: CellPlace, header: &str) -> String {
    match place.column {
        None => format!("Row {}", place.row),
        Some(column) if header.trim().is_empty() => format!("Cell {}{}", letters(column), place.row),
        Some(column) => format!("Cell {}{} ({})", letters(column), place.row, header.trim()),
    }
}

/// A column's name in spreadsheets: A to Z, AA ….
fn letters(column: u32) -> String {
    let mut left = column + 1;
    let mut letters = Vec::new();
    while left > 0 {
        left -= 1;
        letters.push(char::from(b'A' + (left % 26) as u8));
        left /= 26;
    }
    letters.iter().rev().collect()
}

/// The column that a header means, with the language if it is a translation.
fn meaning(written: &str) -> Option<(Column, Option<String>)> {
    let plain = written.trim().to_lowercase().replace('（', "(").replace('）', ")");
    let known = |name: &str| {
        let is_named = |header: &&str| header.to_lowercase() == name.trim();
        COLUMNS
            .iter()
            .find(|about| about.header.iter().any(&is_named))
            .map(|about| about.column)
    };
    if let Some(column) = known(&plain) {
        return Some((column, None));
    }
    let (name, language) = plain.strip_suffix(')')?.rsplit_once('(')?;
    let language = ["en", "zh-Hans"]
        .into_iter()
        .find(|tag| tag.to_lowercase() == language.trim())?;
    Some((known(name)?, Some(language.to_owned())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_the_letters_of_spreadsheets() {
        let names: Vec<String> = [0, 25, 26, 51, 52, 701, 702].into_iter().map(letters).collect();
        assert_eq!(names, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }
}
