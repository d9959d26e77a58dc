//! The ids of one list: each is told apart, and a repeated one says where the first one is.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use super::id_form::form;
use super::rules_table::finding;
use super::subject::{is_written, shown};
use crate::sim::diagnostic::Diagnostic;
use crate::sim::line_index::LineIndex;
use crate::sim::scenario::spanned::{Name, Span};
use crate::sim::scenario::written_before::written_before;
use crate::sim::sentence::{Sentence, sentence};

/// The lists of ids in one file. Its lines are found once and only if an id is repeated.
pub(super) struct IdLists<'f> {
    text: &'f str,
    lines: OnceCell<LineIndex<'f>>,
}

impl<'f> IdLists<'f> {
    /// Those of the file with this text.
    pub(super) fn of(text: &'f str) -> Self {
        Self {
            text,
            lines: OnceCell::new(),
        }
    }

    /// Checks form and difference of the ids of one list.
    pub(super) fn names<'n>(
        &self,
        what: &Sentence,
        ids: impl Iterator<Item = &'n Name> + Clone,
        place: Option<&str>,
        found: &mut Vec<Diagnostic>,
    ) {
        for id in ids.clone() {
            form(id, place, found);
        }
        self.distinct(what, ids, place, found);
    }

    /// Checks only that no two are the same.
    pub(super) fn distinct<'n>(
        &self,
        what: &Sentence,
        ids: impl Iterator<Item = &'n Name>,
        place: Option<&str>,
        found: &mut Vec<Diagnostic>,
    ) {
        let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
        for id in ids.filter(|id| is_written(id.span)) {
            let Some(first) = seen.get(id.value.as_str()) else {
                seen.insert(id.value.as_str(), id.span);
                continue;
            };
            let message = sentence!(
                "Another {what} is called \"{id}\".",
                "另有一个叫“{id}”的{what}。",
                id = shown(id);
                what
            );
            let place = place.unwrap_or(&id.value);
            let help = written_before(self.line_of(*first), self.line_of(id.span));
            found.push(finding("duplicate-id", id.span, message).help(help).at(place));
        }
    }

    fn line_of(&self, span: Span) -> usize {
        let lines = self.lines.get_or_init(|| LineIndex::new(self.text));
        lines.line_of(span.start as usize) + 1
    }
}
