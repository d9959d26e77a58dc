//! Which findings of the checker can be told although rows of the sheet have mistakes: those that cannot come of the mistakes.

use std::collections::{BTreeMap, BTreeSet};

use crate::sim::diagnostic::Diagnostic;
use crate::sim::storyboard::assemble_finish::header_of_field;
use crate::sim::storyboard::import::Imported;
use crate::sim::storyboard::tree::CellPlace;

/// What is still true of a row where others are missing: that a name is misspelt, or that a value cannot be. Whether something is
/// reached, used or complete depends on the whole call.
const OF_ONE_CELL: [&str; 12] = [
    "unknown-",
    "missing-field",
    "wrong-",
    "bad-id",
    "reserved-id",
    "not-in-fives",
    "out-of-range",
    "text-too-long",
    "empty-text",
    "time-out-of-range",
    "points-too-large",
    "unbalanced-brace",
];

/// The rows of a sheet that have mistakes.
pub(super) struct Doubts<'i> {
    imported: &'i Imported,
    /// The columns of the mistakes by row; none where the row as a whole is wrong.
    columns: BTreeMap<u32, BTreeSet<Option<u32>>>,
}

impl<'i> Doubts<'i> {
    pub(super) fn new(imported: &'i Imported) -> Self {
        let mut columns: BTreeMap<u32, BTreeSet<Option<u32>>> = BTreeMap::new();
        for place in imported.problems.iter().filter_map(|problem| problem.place) {
            columns.entry(place.row).or_default().insert(place.column);
        }
        Self { imported, columns }
    }

    /// Whether a finding about a cell comes of none of the mistakes.
    pub(super) fn are_none_of(&self, finding: &Diagnostic, cell: CellPlace) -> bool {
        self.is_of_another_cell(finding, cell) && (self.imported.has_all_rows || self.is_of_one_cell(finding))
    }

    fn is_of_another_cell(&self, finding: &Diagnostic, cell: CellPlace) -> bool {
        let Some(wrong) = self.columns.get(&cell.row) else {
            return true;
        };
        let column = match finding.code {
            // It stands at the whole row, and is about the column of the field.
            "missing-field" => self.column_of_field(finding),
            _ => cell.column,
        };
        column.is_some() && !wrong.contains(&None) && !wrong.contains(&column)
    }

    fn column_of_field(&self, finding: &Diagnostic) -> Option<u32> {
        let header = finding.message.english.split('`').nth(1).and_then(header_of_field)?;
        let is_header = |written: &String| header.contains(&written.trim());
        let index = self.imported.headers.written.iter().position(is_header)?;
        Some(index as u32)
    }

    fn is_of_one_cell(&self, finding: &Diagnostic) -> bool {
        let names = &self.imported.doubtful_names;
        let is_doubtful = names_in(&finding.message.english).any(|name| names.contains(name));
        !is_doubtful && OF_ONE_CELL.iter().any(|code| finding.code.starts_with(code))
    }
}

/// What can be a name of the call in a message: what is written stands in quotation marks, and the name of a value in braces. A field of
/// the file, in the marks of code alone, is none.
fn names_in(message: &str) -> impl Iterator<Item = &str> {
    let in_braces = message.split('{').skip(1).filter_map(|part| part.split_once('}'));
    message.split('"').chain(in_braces.map(|(name, _)| name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_in_quotation_marks_or_braces() {
        let has = |message: &'static str, name: &str| names_in(message).any(|found| found == name);
        assert!(has("`{fee}` stands for nothing.", "fee"));
        assert!(has("There is no node called \"fee\".", "fee"));
        assert!(!has("The field `fee` is missing.", "fee"));
    }
}
