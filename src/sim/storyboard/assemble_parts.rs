//! What every kind of row needs while a call is brought together: owners, groups, translations, problems.

use super::assemble::{Assembler, Way, at};
use super::columns::Column;
use super::import::ReadRow;
use super::tree::{CellPlace, Shape, Tree};
use crate::sim::sentence::{Sentence, sentence};

impl Assembler<'_> {
    pub(super) fn entry(&mut self, row: &ReadRow, list: &'static str) -> Option<usize> {
        let found = self.entries.get(&(list, row.of.clone())).copied();
        if found.is_none() {
            let (kind, of) = (row.kind.words(), &row.of);
            let message = match of.is_empty() {
                true => sentence!(
                    "is empty; say what the {kind} belongs to",
                    "是空的；请写明“{kind}”属于什么"; kind
                ),
                false => sentence!(
                    "has \"{of}\", and no row of the sheet has that id",
                    "写着“{of}”，表里没有哪一行是这个编号"
                ),
            };
            self.wrong(row, Some(Column::Of), message);
        }
        found
    }

    /// A group of which there can be one.
    pub(super) fn once(&mut self, row: &ReadRow, way: &Way) -> Option<()> {
        let name = format!("once {way:?}");
        if self.counts.insert(name, 1).is_some() {
            let kind = row.kind.words();
            let message = sentence!(
                "is a second row of the kind \"{kind}\" for the same; there can be one",
                "是同一处的第二个“{kind}”行；只能有一个"; kind
            );
            self.wrong(row, None, message);
            return None;
        }
        Some(())
    }

    /// Adds a row's values to a group.
    pub(super) fn fill(&mut self, way: &Way, values: Tree) {
        let Some(mut group) = at(&mut self.tree, &way.steps) else {
            return;
        };
        if !way.rest.is_empty() {
            group = group.slot(way.rest);
        }
        group.origin = group.origin.or(values.origin);
        group.note = values.note;
        if let Shape::Group(fields) = values.shape {
            for (name, value) in fields {
                *group.slot(&name) = value;
            }
        }
    }

    pub(super) fn translate(&mut self, row: &ReadRow, prefix: &str) {
        let key = |last: &str| match last {
            "" => prefix.to_owned(),
            last => format!("{prefix}/{last}"),
        };
        let texts: Vec<(Column, String)> = row
            .kind
            .all_fields()
            .filter(|field| row.group.get(field.path).is_some())
            .filter_map(|field| Some((field.column, key(field.key?))))
            .collect();
        for (column, key) in texts {
            self.one_text(row, column, key);
        }
    }

    /// Notes where a text stands, and its translation.
    pub(super) fn one_text(&mut self, row: &ReadRow, column: Column, key: String) {
        let translated = row.translations.iter().find(|(other, _)| *other == column);
        let at = self
            .headers
            .translations
            .get(&column)
            .or(self.headers.columns.get(&column));
        let place = CellPlace {
            column: at.map(|index| *index as u32),
            ..row.place
        };
        self.texts.insert(key.clone(), place);
        if let Some((_, translated)) = translated {
            self.translations.insert(key, translated.clone());
        }
    }

    pub(super) fn wrong(&mut self, row: &ReadRow, column: Option<Column>, message: Sentence) {
        let column = column
            .and_then(|column| self.headers.columns.get(&column))
            .map(|index| *index as u32);
        let place = CellPlace { column, ..row.place };
        self.problems.push(self.headers.problem(place, message));
    }
}
