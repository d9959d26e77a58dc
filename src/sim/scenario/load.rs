//! From bytes to a typed file: limits first, then the tree, then the values. Every mistake is a finding with a place.

use std::borrow::Cow;
use std::collections::BTreeSet;

use ron2::ast::{Document, Expr};
use serde::de::DeserializeOwned;

pub use super::hole::Hole;
use super::mend::{Mended, Stumble, closed_where_it_swallows, mend};
use super::mistakes::Mistakes;
use super::nesting::Counted;
use super::not_ron::{advice, not_ron};
use super::readable::readable_text;
use super::spanned::Span;
use super::stand_in::{field_names, missing_field};
use super::tree::{Value, span_of};
use super::written_ids::WrittenIds;
use crate::sim::diagnostic::Diagnostic;
use crate::sim::sentence::sentence;

/// The largest file that is read: 1 MiB.
pub const LARGEST_FILE: usize = 1024 * 1024;
/// How many syntax errors of one file are reported, and how many are mended so that reading can go on.
const MOST_SYNTAX_ERRORS: usize = 20;
/// So many fields outside of lists are passed; a call has fewer.
const MOST_HOLES_OF_A_FILE: usize = 64;
/// So many bytes are read altogether while a file is mended: a whole call some thirty times.
const MOST_READ: usize = 4 * 1_048_576;
/// Of a file of more bytes nothing is read behind the first fault that can be mended: three calls in one file have not as many.
const LONGEST_MENDED: usize = 512 * 1024;
/// A file with more syntax errors than this is not one of ours, and no time is spent on it but to look for a text that never ends
const MOST_STUMBLES: usize = 200;

/// A file that has been read, as far as it could be.
#[derive(Debug)]
pub struct Loaded<T> {
    /// The value, unless the file is too broken to have one.
    pub value: Option<T>,
    /// The text, for places; empty if the file is not UTF-8.
    pub text: String,
    /// What is wrong with the form of the file.
    pub mistakes: Vec<Diagnostic>,
    /// What stands in the file although it may not have been read, so that one mistake is not reported twice; nothing if there is none.
    pub written: WrittenIds,
    /// Fields for which the value has only a stand-in.
    pub holes: Vec<Hole>,
}

/// Reads one file's bytes. `name` is the file as the person named it; it stands in every finding.
pub fn load<T: DeserializeOwned>(name: &str, bytes: &[u8]) -> Loaded<T> {
    load_counting(name, bytes, Counted::All)
}

/// The same without counting entries: of a file that was played, perhaps before they had a limit, or that is only laid out anew.
pub fn load_however_many<T: DeserializeOwned>(name: &str, bytes: &[u8]) -> Loaded<T> {
    load_counting(name, bytes, Counted::AllButEntries)
}

fn load_counting<T: DeserializeOwned>(name: &str, bytes: &[u8], counted: Counted) -> Loaded<T> {
    let mut loaded = match readable_text(bytes, counted) {
        Ok(text) => {
            let text = with_line_feeds(text);
            let read = read_text(&text);
            Loaded { text, ..read }
        }
        Err(finding) => Loaded {
            value: None,
            text: String::new(),
            mistakes: vec![*finding],
            written: WrittenIds::default(),
            holes: Vec::new(),
        },
    };
    for mistake in &mut loaded.mistakes {
        name.clone_into(&mut mistake.file);
    }
    loaded
}

/// Programs of long ago ended lines with `\r` alone. The parser ends comments with `\n`, so where there is none the rest of the file would
/// be a comment.
fn with_line_feeds(text: &str) -> String {
    match text.contains('\n') {
        true => text.to_owned(),
        false => text.replace('\r', "\n"),
    }
}

/// Reads a text, and again each time that something is mended in it.
fn read_text<T: DeserializeOwned>(file: &str) -> Loaded<T> {
    // A mark that some editors put at the beginning. What stands in its place is as long, so that everything behind it is where it is in
    // the file, and ends a line, so that the first one is not indented.
    let without_mark = file.strip_prefix('\u{feff}').map(|rest| format!("  \n{rest}"));
    let original = Original {
        file,
        text: without_mark.as_deref().unwrap_or(file),
        added_lines: usize::from(without_mark.is_some()),
    };
    let mut text = Cow::Borrowed(original.text);
    let mut faults = Faults::default();
    let is_long = original.text.len() > LONGEST_MENDED;
    let mut read = 0;
    loop {
        let (document, errors) = ron2::ast::parse_document_lossy(&text);
        let stumbles: Vec<Stumble> = errors.iter().map(|error| original.stumble(error)).collect();
        read += text.len();
        let mended = (is_long || read < MOST_READ).then(|| faults.next(&text, &stumbles));
        let Some(mended) = mended.flatten() else {
            return read_tree(&original, &text, &document, stumbles, faults);
        };
        if is_long {
            return Loaded {
                value: None,
                text: String::new(),
                mistakes: told_up_to(mended.finding, stumbles),
                written: WrittenIds::default(),
                holes: Vec::new(),
            };
        }
        drop(document);
        text = Cow::Owned(faults.add(mended));
    }
}

/// A fault behind which nothing is read, and what the parser stumbled over before it: what comes later may come of that fault.
fn told_up_to(fault: Diagnostic, stumbles: Vec<Stumble>) -> Vec<Diagnostic> {
    let place = fault.span.start;
    let before = stumbles.into_iter().filter(|stumble| stumble.span.end <= place);
    let before = before.map(Stumble::finding);
    before.take(MOST_SYNTAX_ERRORS).chain([fault]).collect()
}

/// Reads the tree of a text in which nothing more can be mended.
fn read_tree<T: DeserializeOwned>(
    original: &Original<'_>,
    text: &str,
    document: &Document<'_>,
    stumbles: Vec<Stumble>,
    faults: Faults,
) -> Loaded<T> {
    let Faults {
        findings: syntax,
        swallowed,
        cut,
        supplied,
    } = faults;
    // What the parser could not make sense of even in the mended text swallows the rest of the file.
    let lost_from = stumbles.iter().find(|stumble| !stumble.loses_nothing);
    let lost_from = lost_from.map(|stumble| stumble.span.start);
    let mut mistakes = Mistakes::default();
    mistakes.is_cut_off = lost_from.is_some();
    mistakes.added_lines = original.added_lines;
    // A comma that had to give way to a quotation mark is not missing in the file.
    let is_ours =
        |stumble: &Stumble| stumble.loses_nothing && swallowed.iter().any(|comma| follows(text, *comma, stumble));
    let left = stumbles.into_iter().filter(|stumble| !is_ours(stumble));
    let left = left.map(|stumble| {
        let loses_nothing = stumble.loses_nothing;
        (stumble.finding(), loses_nothing)
    });
    let syntax = syntax.into_iter().map(|finding| (finding, false)).chain(left);
    let mut syntax: Vec<(Diagnostic, bool)> = syntax.collect();
    syntax.sort_by_key(|(finding, _)| finding.span);
    let mut line = None;
    for (finding, loses_nothing) in syntax.into_iter().take(MOST_SYNTAX_ERRORS) {
        mistakes.broken.push(finding.span);
        if !loses_nothing {
            mistakes.lost.push(finding.span);
        }
        // What else is no RON on a line is mostly a consequence of the first.
        let start = finding.span.start as usize;
        let of_line = text.get(..start).and_then(|before| before.rfind('\n'));
        if line.replace(of_line) != Some(of_line) {
            mistakes.note(finding);
        }
    }
    let is_broken = !mistakes.broken.is_empty();
    if is_broken {
        original.file.clone_into(&mut mistakes.text);
    }
    if let Some(attribute) = document.attributes.first() {
        let message = sentence!(
            "Lines that begin with `#!` are not allowed; this program knows its own dialect.",
            "不能有以 `#!` 开头的行；程序自己知道用哪一种写法。"
        );
        mistakes.note(Diagnostic::error("attribute", span_of(&attribute.span), message));
    }
    let mut value = None;
    match &document.value {
        Some(expr) => value = read_value(expr, &mistakes),
        None if mistakes.broken.is_empty() => {
            let message = sentence!("The file is empty.", "文件是空的。");
            mistakes.note(Diagnostic::error("empty-file", Span::default(), message));
        }
        None => {}
    }
    let known = if is_broken { field_names::<T>() } else { BTreeSet::new() };
    let is_cut_short = mistakes.is_cut_short();
    let (mut found, mut holes) = mistakes.into_inner(&supplied, &known);
    // What a text says that was cut short is nobody's mistake.
    holes.extend(cut.into_iter().map(Hole::of_text));
    if is_cut_short {
        value = None;
    }
    if let Some(lost) = lost_from {
        found.retain(|mistake| mistake.code == "syntax" || mistake.span.end <= lost);
        value = None;
    }
    let written = match &document.value {
        Some(expr) if !found.is_empty() => WrittenIds::of(expr, is_broken.then_some(original.file), &supplied),
        _ => WrittenIds::default(),
    };
    found.sort_by_key(|mistake| mistake.span);
    Loaded {
        value,
        text: String::new(),
        mistakes: found,
        written,
        holes,
    }
}

/// The file before anything is mended in it.
struct Original<'t> {
    file: &'t str,
    /// The same without the mark at its beginning.
    text: &'t str,
    /// How many lines stand in front of it that are none of the file's.
    added_lines: usize,
}

impl Original<'_> {
    /// Where the parser stumbled in this text, or in one in which something is mended, which moves nothing.
    fn stumble(&self, error: &ron2::error::Error) -> Stumble {
        let kind = error.kind().to_string();
        let line = error.span().start.line.saturating_sub(self.added_lines);
        Stumble {
            span: span_of(error.span()),
            loses_nothing: kind.contains("expected comma") || kind.contains("`:` after map key"),
            message: not_ron(error.kind()),
            help: advice(error.kind(), self.text, error.span().start_offset, line),
        }
    }
}

/// The faults that have been mended so far.
#[derive(Default)]
struct Faults {
    /// What was wrong.
    findings: Vec<Diagnostic>,
    /// Commas in whose place something else stands now.
    swallowed: Vec<Span>,
    /// Texts that have lost their last character.
    cut: Vec<Span>,
    /// What stands between a bracket that was never closed and the one that was put in for it.
    supplied: Vec<Span>,
}

impl Faults {
    /// The text with one more fault mended, if the parser stumbled and something can be.
    fn next(&self, text: &str, stumbles: &[Stumble]) -> Option<Mended> {
        if stumbles.is_empty() || self.findings.len() >= MOST_SYNTAX_ERRORS {
            return None;
        }
        match stumbles.len() > MOST_STUMBLES {
            true => closed_where_it_swallows(text, stumbles.len()),
            false => mend(text, stumbles),
        }
    }

    fn add(&mut self, mended: Mended) -> String {
        self.swallowed.extend(mended.swallowed);
        self.cut.extend(mended.cut);
        self.supplied.extend(mended.supplied);
        self.findings.push(mended.finding);
        mended.text
    }
}

/// Whether nothing but blanks stands between a place and where the parser stumbled.
fn follows(text: &str, place: Span, stumble: &Stumble) -> bool {
    let between = text.get(place.end as usize..stumble.span.start as usize);
    between.is_some_and(|between| between.trim().is_empty())
}

/// Reads the value again for each hole that is made in the file itself; holes in entries of lists are passed by the lists. Fields that
/// are missing from the file have their holes before it is read, so that a long one is not read once for each.
fn read_value<T: DeserializeOwned>(expr: &Expr<'_>, mistakes: &Mistakes) -> Option<T> {
    let root = Value::new(expr, mistakes);
    if let Some(names) = root.names() {
        make_holes_for_missing::<T>(root, names);
    }
    let noted_before = mistakes.count();
    for left in (0..MOST_HOLES_OF_A_FILE).rev() {
        match T::deserialize(root) {
            Ok(value) => return Some(value),
            Err(mistake) if mistake.has_hole && left > 0 => mistakes.forget_since(noted_before),
            Err(mistake) => {
                mistake.note(mistakes, root.span());
                return None;
            }
        }
    }
    None
}

fn make_holes_for_missing<'t, T: DeserializeOwned>(root: Value<'t>, mut names: Vec<&'t str>) {
    for _ in 0..MOST_HOLES_OF_A_FILE {
        let Some(missing) = missing_field::<T>(&names) else {
            return;
        };
        root.lacks(missing);
        names.push(missing);
    }
}
