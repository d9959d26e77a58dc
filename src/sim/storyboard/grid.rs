//! A sheet as rows of cells, and which of its columns means what.

use std::collections::BTreeMap;

use super::columns::{COLUMNS, Column, Holds, about};
use super::tree::CellPlace;
use crate::sim::diagnostic::nearest;
use crate::sim::sentence::{Sentence, sentence};

/// The most rows of a sheet.
pub const MOST_ROWS: usize = 20_000;
/// The most columns of a sheet.
pub const MOST_COLUMNS: usize = 256;
/// The most text of a sheet, in bytes: more than any call that a file can hold.
pub const MOST_TEXT: usize = 8 * 1024 * 1024;
/// After so many mistakes nothing more is looked for.
pub const MOST_PROBLEMS: usize = 500;
/// Columns without which no row can be understood.
const NEEDED: [Column; 2] = [Column::Id, Column::Text];
/// Headers of older sheets, and what they are called now.
const OLD_HEADERS: [(&str, &str); 2] = [("准确", "准确性"), ("合规", "合规性")];
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
    /// What is wrong: the end of a sentence that begins with the place, or a whole one without a place.
    pub message: Sentence,
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
            let message = sentence!(
                "No row of headers was found. The first row must name the columns: Row, Node, Id, Text …; \"rolecall storyboard template\" writes an example.",
                "没有找到标题行。第一行要写明各列：行、节点、编号、正文……；“rolecall storyboard template”会写出一个示例。"
            );
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
        problems.extend(headers.missing());
        match problems.is_empty() {
            true => Ok(headers),
            false => Err(problems),
        }
    }

    /// That a column is not there without which nothing can be understood. A header that is not known may be this one, renamed.
    fn missing(&self) -> Option<SheetProblem> {
        let column = NEEDED.into_iter().find(|column| !self.columns.contains_key(column))?;
        let [english, chinese] = about(column).header;
        let renamed = self
            .written
            .iter()
            .position(|written| self.unread.contains(&written.trim().to_owned()));
        let Some(at) = renamed else {
            return Some(SheetProblem::of_sheet(sentence!(
                "There is no column \"{english}\"; without it nothing else was read.",
                "没有“{chinese}”列；没有它，别的都没有读。"
            )));
        };
        let place = CellPlace {
            row: self.row as u32 + 1,
            column: Some(at as u32),
        };
        Some(self.problem(
            place,
            sentence!(
                "is no column of a storyboard, and there is no column \"{english}\". If it is that one, call it so again; nothing else was read.",
                "不是故事板的列，而表里没有“{chinese}”列。如果这就是那一列，请改回原名；别的都没有读。"
            ),
        ))
    }

    fn take(&mut self, index: usize, written: &str) -> Result<(), Sentence> {
        let twice = || {
            sentence!(
                "is written twice; keep one of the two columns",
                "写了两次；两列只留一列"
            )
        };
        if written.is_empty() {
            return Ok(());
        }
        let Some((column, language)) = meaning(written) else {
            let known = COLUMNS.iter().flat_map(|about| about.header);
            if let Some(meant) = nearest(written, known) {
                return Err(sentence!(
                    "is no column of a storyboard. Did you mean \"{meant}\"? Rename it if it is a column of your own.",
                    "不是故事板的列。是不是想写“{meant}”？如果是你自己的列，请换个名字。"
                ));
            }
            self.unread.push(written.to_owned());
            return Ok(());
        };
        let Some(language) = language else {
            return match self.columns.insert(column, index) {
                Some(_) => Err(twice()),
                None => Ok(()),
            };
        };
        if about(column).holds != Holds::Texts {
            return Err(sentence!("is a column that has no translation", "这一列没有译文"));
        }
        if self.language.as_ref().is_some_and(|known| *known != language) {
            return Err(sentence!(
                "is a second language; a sheet holds one",
                "是第二种译文语言；一张表只放一种"
            ));
        }
        self.language = Some(language);
        match self.translations.insert(column, index) {
            Some(_) => Err(twice()),
            None => Ok(()),
        }
    }

    /// A problem with a cell.
    pub fn problem(&self, place: CellPlace, message: Sentence) -> SheetProblem {
        let header = place.column.and_then(|column| self.written.get(column as usize));
        SheetProblem {
            place: Some(place),
            header: header.cloned().unwrap_or_default(),
            message,
        }
    }
}

impl SheetProblem {
    /// A problem with the whole sheet.
    pub fn of_sheet(message: Sentence) -> Self {
        Self {
            place: None,
            header: String::new(),
            message,
        }
    }
}

impl SheetProblem {
    /// The place and what is wrong there, as one sentence or more.
    pub fn sentence(&self) -> Sentence {
        Sentence::in_both(|is_chinese| {
            let message = self.message.wording(is_chinese);
            let place = self.place.map(|place| place_words(place, &self.header, is_chinese));
            let (between, stop) = if is_chinese { ("", "。") } else { (" ", ".") };
            let stop = match message.ends_with(['.', '?', '!', '。', '？', '！']) {
                true => "",
                false => stop,
            };
            match place {
                Some(place) => format!("{place}{between}{message}{stop}"),
                None => format!("{message}{stop}"),
            }
        })
    }
}

/// A place as a person finds it in a spreadsheet: `Cell K12 (Goes to)`, `Row 12`; `单元格 K12（去向）`, `第 12 行`.
pub fn place_words(place: CellPlace, header: &str, is_chinese: bool) -> String {
    let row = place.row;
    let header = header.trim();
    let words = match place.column.map(letters) {
        None => sentence!("Row {row}", "第 {row} 行"),
        Some(column) if header.is_empty() => sentence!("Cell {column}{row}", "单元格 {column}{row} "),
        Some(column) => sentence!("Cell {column}{row} ({header})", "单元格 {column}{row}（{header}）"),
    };
    words.wording(is_chinese).to_owned()
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
        let name = OLD_HEADERS
            .iter()
            .find(|(old, _)| *old == name.trim())
            .map_or(name, |(_, now)| now);
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
