//! The mistakes of one file: gathered while it is read, and worded for the person who wrote it.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::de;

use super::hole::{Hole, HoleAt};
use super::mend::STRUCTURAL;
use super::misspelt::{forget_misspelt, missing, too_many};
use super::plain_words::{expected_words, unexpected_words, written_otherwise};
use super::spanned::Span;
use super::word_lists::{has_word, listed, one_of, only_longer, words_with};
use crate::sim::diagnostic::{Diagnostic, nearest, question};
use crate::sim::sentence::{Sentence, sentence};

/// The mistakes of one file, gathered while it is read.
///
/// Reading goes on behind a mistake in this way: where a field cannot be read, a hole is made, and the entry or the file around
/// it is read again with a stand-in for that field. What was noted on the first attempt is forgotten.
#[derive(Debug, Default)]
pub(super) struct Mistakes {
    noted: RefCell<Vec<Diagnostic>>,
    holes: RefCell<BTreeMap<HoleAt, Hole>>,
    /// Where the file is not RON.
    pub(super) broken: Vec<Span>,
    /// Those of these places where more is lost than a comma. A field that is missing around one may stand in it, and brackets may
    /// have seemed to close where they do not.
    pub(super) lost: Vec<Span>,
    /// Whether the parser stopped making sense of the file, so that the rest of it is missing everywhere.
    pub(super) is_cut_off: bool,
    /// How many lines were put in front of the file to read it.
    pub(super) added_lines: usize,
    /// The text of a file that is not RON everywhere.
    pub(super) text: String,
    /// Names of unknown fields that may belong to the group around theirs.
    doubtful: RefCell<BTreeSet<Span>>,
    /// The group of each unknown field.
    groups: RefCell<BTreeMap<Span, Span>>,
    /// What was meant by fields that were looked up: a file is read again for each hole.
    meant: RefCell<MeantFields>,
    /// How many were noted when no more were looked for.
    full: Cell<Option<usize>>,
}

/// The known field that is meant by an unknown one, by that one and the fields that are known there.
type MeantFields = BTreeMap<(String, &'static [&'static str]), Option<&'static str>>;

/// A file with more mistakes of form than this is read no further: nobody mends so many.
pub(super) const MOST_MISTAKES: usize = 10_000;

/// What stands between the parts of a group.
pub(super) struct Between {
    is_lost: bool,
    is_broken: bool,
}

impl Mistakes {
    pub(super) fn note(&self, diagnostic: Diagnostic) {
        self.noted.borrow_mut().push(diagnostic);
    }

    /// The line of the file in which something begins, from 1.
    pub(super) fn line_of(&self, span: &ron2::error::Span) -> usize {
        span.start.line.saturating_sub(self.added_lines)
    }

    /// Whether the file is not RON somewhere inside of a value.
    pub(super) fn is_broken_inside(&self, value: Span) -> bool {
        self.broken.iter().any(|broken| starts_inside(broken, &value))
    }

    /// Whether nothing more is read, because there are too many mistakes. The first place where that is so is told, as the last one.
    pub(super) fn is_full_at(&self, place: Span) -> bool {
        let is_full = self.count() >= MOST_MISTAKES;
        if is_full && self.full.get().is_none_or(|full| full >= self.count()) {
            self.full.set(Some(self.count()));
            self.note(Diagnostic::error("syntax", place, too_many()));
        }
        is_full
    }

    /// Whether that was so anywhere.
    pub(super) fn is_cut_short(&self) -> bool {
        self.full.get().is_some()
    }

    /// The known field that is meant by an unknown one.
    pub(super) fn meant(
        &self,
        name: &str,
        known: &'static [&'static str],
        look: impl FnOnce() -> Option<&'static str>,
    ) -> Option<&'static str> {
        *self
            .meant
            .borrow_mut()
            .entry((name.to_owned(), known))
            .or_insert_with(look)
    }

    /// Whether a bracket may be missing between the parts of a group, and whether anything is no RON there.
    pub(super) fn between(&self, group: Span, parts: &[Span]) -> Between {
        let is_between =
            |lost: &Span| starts_inside(lost, &group) && !parts.iter().any(|part| starts_inside(lost, part));
        Between {
            is_lost: self.lost.iter().any(is_between),
            is_broken: self.broken.iter().any(is_between),
        }
    }

    /// Notes a field that its group does not have. Where a bracket may be missing between the parts of the group, a field that other
    /// groups have is none of its mistakes.
    pub(super) fn note_unknown_field(&self, finding: Diagnostic, group: Span, between: &Between) {
        let name = self.text.get(finding.span.start as usize..finding.span.end as usize);
        // A word of a list that lost its bracket looks like a field.
        let is_word = name.is_some_and(|name| name.starts_with(|c: char| c.is_ascii_uppercase()));
        if is_word && between.is_broken || !is_word && between.is_lost {
            self.doubtful.borrow_mut().insert(finding.span);
        }
        self.groups.borrow_mut().insert(finding.span, group);
        self.note(finding);
    }

    /// Whether a field that a group lacks may stand in a part of it that could not be read, or behind a bracket that seems to close the
    /// group: then its name is there.
    fn may_be_lost(&self, field: &str, group: Span) -> bool {
        let is_lossy = self.lost.iter().any(|lost| starts_inside(lost, &group));
        let text = self.text.get(group.start as usize..);
        is_lossy && (self.is_cut_off || text.is_none_or(|text| has_word(text, field)))
    }

    /// How many have been noted, to come back to with [`Mistakes::forget_since`].
    pub(super) fn count(&self) -> usize {
        self.noted.borrow().len()
    }

    pub(super) fn forget_since(&self, count: usize) {
        self.noted.borrow_mut().truncate(count);
    }

    /// Notes the mistake of a hole, if there is a hole at this place.
    pub(super) fn pass_hole(&self, at: HoleAt) -> Option<Hole> {
        let hole = self.holes.borrow().get(&at).cloned()?;
        if let Some(mistake) = &hole.mistake {
            self.note(mistake.clone());
        }
        Some(hole)
    }

    /// The fields that a group lacks and for which there are holes.
    pub(super) fn missing_in(&self, group: Span) -> Vec<&'static str> {
        let holes = self.holes.borrow();
        holes
            .range((group, None)..)
            .take_while(|((span, _), _)| *span == group)
            .filter_map(|((_, field), _)| *field)
            .collect()
    }

    /// What was noted and the holes. Between brackets of which one was put in, fields that seem to be in a wrong group are nobody's
    /// mistake; `known` has the fields of all groups of such a file.
    pub(super) fn into_inner(self, supplied: &[Span], known: &BTreeSet<&str>) -> (Vec<Diagnostic>, Vec<Hole>) {
        let doubtful = self.doubtful.into_inner();
        let mut noted = self.noted.into_inner();
        // What seems to be missing behind it was not read.
        if let Some(full) = self.full.get() {
            noted.truncate(full + 1);
        }
        forget_misspelt(&mut noted, &self.groups.into_inner());
        noted.retain(|mistake| {
            let span = mistake.span;
            let is_displaced = STRUCTURAL.contains(&mistake.code)
                && supplied.iter().any(|part| (part.start..part.end).contains(&span.start));
            let name = self.text.get(span.start as usize..span.end as usize);
            // A name that no group has is misspelt, wherever it belongs; one with a capital may be a word that lost its list.
            let could_be_field =
                |name: &str| !known.contains(name) && !name.starts_with(|c: char| c.is_ascii_uppercase());
            let is_misspelt = mistake.code == "unknown-field" && name.is_some_and(could_be_field);
            // What the parser stumbled over may stand at the same place; that is never in doubt.
            let is_doubtful = mistake.code == "unknown-field" && doubtful.contains(&span);
            is_misspelt || !(is_displaced || is_doubtful)
        });
        (noted, self.holes.into_inner().into_values().collect())
    }
}

fn starts_inside(place: &Span, value: &Span) -> bool {
    place.start >= value.start && place.start <= value.end
}

/// A mistake on its way to the nearest place that can go on.
#[derive(Debug)]
pub(super) struct Mistake {
    /// What is wrong; `None` means that it has been noted already.
    pub(super) told: Option<Box<Diagnostic>>,
    /// There is a hole now, so another attempt gets past it.
    pub(super) has_hole: bool,
    /// The field that a group lacks.
    pub(super) missing: Option<&'static str>,
    /// The type that is too small for a number.
    pub(super) too_small: Option<String>,
}

impl Mistake {
    /// Notes the mistake, unless that has been done; `whole` is the place if it has none of its own.
    pub(super) fn note(self, mistakes: &Mistakes, whole: Span) {
        if let Some(mut diagnostic) = self.told {
            if diagnostic.span == Span::default() {
                diagnostic.span = whole;
            }
            mistakes.note(*diagnostic);
        }
    }

    /// Makes a hole for a field that cannot be read.
    pub(super) fn hole(mut self, mistakes: &Mistakes, at: HoleAt, field: &str, span: Span) -> Self {
        let mut holes = mistakes.holes.borrow_mut();
        if !self.has_hole && !holes.contains_key(&at) {
            let hole = Hole {
                field: field.to_owned(),
                span,
                mistake: self.told.take().map(|told| *told),
            };
            holes.insert(at, hole);
            self.has_hole = true;
        }
        drop(holes);
        self
    }

    /// Makes a hole for a field that is not there, if that is the mistake.
    pub(super) fn hole_if_missing(mut self, mistakes: &Mistakes, group: Span) -> Self {
        let Some(field) = self.missing.take() else {
            return self;
        };
        if mistakes.may_be_lost(field, group) {
            self.told = None;
        }
        self.at(group).hole(mistakes, (group, Some(field)), field, Span::HOLE)
    }

    /// Says which entry lacks a field: its bracket alone tells nobody.
    pub(super) fn in_entry(mut self, id: Option<&str>) -> Self {
        if let (Some(told), Some(_), Some(id)) = (&mut self.told, self.missing, id)
            && told.help.is_none()
        {
            told.help = Some(sentence!("Its entry is \"{id}\".", "缺少它的是“{id}”这一项。"));
        }
        self
    }

    pub(super) fn at(mut self, span: Span) -> Self {
        if let Some(diagnostic) = &mut self.told
            && diagnostic.span == Span::default()
        {
            diagnostic.span = span;
            if let Some(fix) = &mut diagnostic.fix {
                fix.span = span;
            }
        }
        self
    }

    pub(super) fn new(code: &'static str, message: Sentence) -> Self {
        Self {
            told: Some(Box::new(Diagnostic::error(code, Span::default(), message))),
            ..Self::noted()
        }
    }

    /// A mistake that has been noted already.
    pub(super) fn noted() -> Self {
        Self {
            told: None,
            has_hole: false,
            missing: None,
            too_small: None,
        }
    }
}

impl fmt::Display for Mistake {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.told {
            Some(diagnostic) => formatter.write_str(&diagnostic.message.english),
            None => formatter.write_str("noted already"),
        }
    }
}

impl std::error::Error for Mistake {}

impl de::Error for Mistake {
    fn custom<T: fmt::Display>(message: T) -> Self {
        // What this program says itself comes in both languages, see `Either`.
        Self::new(
            "wrong-value",
            Sentence {
                english: with_full_stop(&message.to_string()),
                chinese: format!("{message:#}"),
            },
        )
    }

    fn invalid_type(unexpected: de::Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        let help = written_otherwise(&unexpected, &expected.to_string());
        let mut mistake = Self::new("wrong-type", must_be(unexpected, expected));
        if let Some(told) = &mut mistake.told {
            told.help = help;
        }
        mistake
    }

    fn invalid_value(unexpected: de::Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        Self {
            too_small: matches!(unexpected, de::Unexpected::Signed(_)).then(|| expected.to_string()),
            ..Self::new("wrong-value", must_be(unexpected, expected))
        }
    }

    fn invalid_length(length: usize, expected: &dyn de::Expected) -> Self {
        let _ = expected;
        Self::new(
            "wrong-length",
            sentence!(
                "There are not enough parts here: {length}.",
                "这里的项不够：只有 {length} 项。"
            ),
        )
    }

    fn unknown_variant(variant: &str, expected: &'static [&'static str]) -> Self {
        let finding = Diagnostic::error(
            "unknown-word",
            Span::default(),
            sentence!("`{variant}` is not known here.", "这里不认识 `{variant}`。"),
        );

        let near = nearest(variant, expected.iter().copied()).or_else(|| only_longer(variant, expected));
        let finding = match near {
            Some(meant) => {
                let allowed = listed(expected);
                let words = sentence!("The words here are {allowed}.", "这里的词有 {allowed}。"; allowed);
                finding.meant(meant, meant).help(question(meant).then(&words))
            }
            None => finding.help(match words_with(variant, expected).as_slice() {
                [] => one_of(expected),
                near => {
                    let (near, allowed) = (listed(near), listed(expected));
                    sentence!(
                        "Did you mean one of {near}? The words here are {allowed}.",
                        "是不是其中一个：{near}？这里的词有 {allowed}。"; near, allowed
                    )
                }
            }),
        };
        Self {
            told: Some(Box::new(finding)),
            ..Self::noted()
        }
    }

    fn missing_field(field: &'static str) -> Self {
        Self {
            missing: Some(field),
            ..Self::new("missing-field", missing(field))
        }
    }
}

fn must_be(unexpected: de::Unexpected<'_>, expected: &dyn de::Expected) -> Sentence {
    let (wanted, found) = (expected_words(expected), unexpected_words(unexpected));
    sentence!("This must be {wanted}, not {found}.", "这里要的是：{wanted}；写的却是：{found}。"; wanted, found)
}

fn with_full_stop(message: &str) -> String {
    let mut chars = message.chars();
    let first = chars.next().map(|c| c.to_uppercase().collect::<String>());
    let text = first.unwrap_or_default() + chars.as_str();
    if text.ends_with(['.', '!', '?']) {
        text
    } else {
        text + "."
    }
}
