//! A table of texts: what a picture shows, in words and numbers.

use crate::sim::score::scorecard::StepClass;
use crate::words::Words;

/// A table with named columns.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TableView {
    /// The columns.
    pub columns: Vec<ColumnView>,
    /// The rows; each has a cell for every column.
    pub rows: Vec<Vec<CellView>>,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnView {
    /// Its name.
    pub name: String,
    /// Whether it holds numbers, which stand below each other at the right.
    pub is_number: bool,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellView {
    /// What it says.
    pub text: String,
    /// A sign before the text, if it has one; the text says what it means.
    pub sign: Option<StepClass>,
}

impl TableView {
    /// An empty table: first the columns of texts, then those of numbers, by the keys of their words.
    pub(super) fn new(words: &Words, texts: &[&str], numbers: &[&str]) -> Self {
        let column = |key: &&str, is_number| ColumnView {
            name: words.text(key),
            is_number,
        };
        let texts = texts.iter().map(|key| column(key, false));
        let numbers = numbers.iter().map(|key| column(key, true));
        Self {
            columns: texts.chain(numbers).collect(),
            rows: Vec::new(),
        }
    }

    /// Adds a row of texts.
    pub(super) fn add(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().map(CellView::from).collect());
    }
}

impl From<String> for CellView {
    fn from(text: String) -> Self {
        Self { text, sign: None }
    }
}
