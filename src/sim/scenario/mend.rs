//! Goes on behind a place that is not RON: the place is mended or blanked in a copy of the text, and the copy is read again.
//!
//! Nothing moves in the copy, so every later finding has its right place in the file. Three faults are known: a text that is
//! never closed, a bracket that is never closed (told by how far lines are indented), and anything else, which is blanked
//! together with the field or the entry that it stands in. A missing comma needs no mending; the parser goes on by itself.

use super::brackets::Brackets;
use super::comparisons::comparison;
use super::foreign_marks::foreign_mark;
use super::inner_quotes::inner_marks;
use super::other_habits::other_habit;
use super::spanned::Span;
use super::typographic::{closes_nothing, typographic_mark};
use super::unclosed::{closing_place, swallowing_text, unclosed_text};
use super::unquoted::unquoted_text;
use crate::sim::diagnostic::Diagnostic;
use crate::sim::sentence::{Sentence, sentence};

/// What is told of entries whose fields stand between a bracket that was put in and where it should have been: the fields are there,
/// in the wrong entry.
pub(super) const STRUCTURAL: [&str; 6] = [
    "unknown-field",
    "missing-field",
    "duplicate-field",
    "wrong-type",
    "wrong-length",
    "unknown-word",
];

/// A fault, and the text in which it is mended.
pub(super) struct Mended {
    pub text: String,
    pub finding: Diagnostic,
    /// A comma in whose place something else stands now.
    pub swallowed: Option<Span>,
    /// A text that was closed in the place of its last character, so that it is not what its author wrote.
    pub cut: Option<Span>,
    /// From a bracket that was never closed to the one that was put in for it, which may stand in a wrong place.
    pub supplied: Option<Span>,
}

impl Mended {
    /// A text in which nothing else has given way.
    pub(super) fn new(text: String, finding: Diagnostic) -> Self {
        Self {
            text,
            finding,
            swallowed: None,
            cut: None,
            supplied: None,
        }
    }
}

/// A place where the parser stumbled.
pub(super) struct Stumble {
    pub span: Span,
    /// What it said, in a sentence.
    pub message: Sentence,
    /// What to write, where that is known.
    pub help: Option<Sentence>,
    /// A comma or a colon is missing; the parser goes on by itself.
    pub loses_nothing: bool,
}

impl Stumble {
    /// What is told of it.
    pub(super) fn finding(self) -> Diagnostic {
        Diagnostic::error("syntax", self.span, self.message).maybe_help(self.help)
    }
}

/// Mends the first fault, if there is one that can be mended.
pub(super) fn mend(text: &str, stumbles: &[Stumble]) -> Option<Mended> {
    if let Some(mended) = closed_where_it_swallows(text, stumbles.len()) {
        return Some(mended);
    }
    // What ends a text in its middle mostly looks like a missing comma.
    let inner = stumbles
        .iter()
        .find_map(|stumble| inner_marks(text, stumble.span.start as usize));
    let habit = || {
        stumbles.iter().find_map(|stumble| {
            let place = stumble.span.start as usize;
            other_habit(text, place)
                .or_else(|| foreign_mark(text, place))
                .or_else(|| comparison(text, place))
                .or_else(|| unquoted_text(text, place))
        })
    };
    if let Some(mended) = inner.or_else(habit) {
        return Some(mended);
    }
    let first = stumbles.iter().find(|stumble| !stumble.loses_nothing)?;
    for stumble in stumbles.iter().filter(|stumble| stumble.span <= first.span) {
        let place = stumble.span.start as usize;
        if let Some(mended) = typographic_mark(text, place) {
            return Some(mended);
        }
        let mended =
            closed_text(text, unclosed_text(text, place)).or_else(|| quotation_mark(text, place, stumbles.len()));
        if mended.is_some() {
            return mended;
        }
    }
    // The parser may stumble much later, and then the lines inside of the text tell.
    if let Some(mended) = closed_text(text, swallowing_text(text)) {
        return Some(mended);
    }
    let brackets = Brackets::of(text);
    if let Some(extra) = brackets.first_extra() {
        let span = one_byte(extra);
        let message = sentence!(
            "This bracket closes more than was opened.",
            "这个右括号没有对应的左括号。"
        );
        let help = sentence!(
            "Remove it, or add what it should close.",
            "请删掉它，或补上它要结束的左括号。"
        );
        let finding = Diagnostic::error("syntax", span, message).help(help);
        let text = blanked(text, span);
        return Some(Mended::new(text, finding));
    }
    if let Some((opening, before)) = brackets.first_unclosed() {
        return close(text, &brackets, opening, before);
    }
    let part = brackets.part_around(first.span.start)?;
    Some(Mended::new(
        blanked(text, part),
        Diagnostic::error("syntax", first.span, first.message.clone()).maybe_help(first.help.clone()),
    ))
}

/// Closes the first text that has swallowed a field or an entry, if fewer errors are left then. Behind such a text everything is turned
/// inside out, and there any other fault may seem to be.
pub(super) fn closed_where_it_swallows(text: &str, errors: usize) -> Option<Mended> {
    let opening = swallowing_text(text).filter(|opening| begins_value(text, opening.start as usize))?;
    let mended = closed_text(text, Some(opening))?;
    (ron2::ast::parse_document_lossy(&mended.text).1.len() < errors).then_some(mended)
}

/// Whether a quotation mark stands where a value begins, and not at the end of one.
fn begins_value(text: &str, mark: usize) -> bool {
    let before = text
        .get(..mark)
        .and_then(|before| before.trim_end().chars().next_back());
    before.is_none_or(|before| "([{,:".contains(before))
}

/// Closes a text that goes on to another line.
fn closed_text(text: &str, unclosed: Option<Span>) -> Option<Mended> {
    let span = unclosed?;
    let closing = closing_place(text, span)?;
    let (_, last) = text[..closing.end as usize].char_indices().next_back()?;
    let is_other_mark = closes_nothing(text.get(span.start as usize..closing.end as usize)?);
    let mut mended = blanked(text, closing);
    mended.replace_range(closing.start as usize..closing.start as usize + 1, "\"");
    let message = sentence!(
        "This text begins here and does not end on its line.",
        "这段文字从这里开始，到行尾还没有结束。"
    );
    let help = sentence!("Add the closing quotation mark.", "请补上右边的引号。");
    let (message, help) = match is_other_mark {
        true => (
            sentence!(
                "This text begins with a straight quotation mark and ends with another, `{last}`.",
                "这段文字以直引号开头，却以另一种引号 `{last}` 结尾。"
            ),
            sentence!("Write a straight one, `\"`, in its place.", "请把它改成直引号 `\"`。"),
        ),
        false => (message, help),
    };
    let finding = Diagnostic::error("syntax", span, message).help(help);
    Some(Mended {
        cut: (!is_other_mark).then(|| Span::between(span.start as usize, closing.end as usize)),
        ..Mended::new(mended, finding)
    })
}

/// Of a line with an odd number of quotation marks, one is missing. Each place where a text could begin or end is tried, and the
/// one that leaves the fewest errors is taken.
fn quotation_mark(text: &str, stumble: usize, errors: usize) -> Option<Mended> {
    const MOST_TRIED_BYTES: usize = 4 * 1024 * 1024;
    const LONGEST_LINE: usize = 400;
    let start = text.get(..stumble)?.rfind('\n').map_or(0, |end| end + 1);
    let end = text[start..].find('\n').map_or(text.len(), |length| start + length);
    let line = text.get(start..end).filter(|line| line.len() <= LONGEST_LINE)?;
    if line.matches('"').count().is_multiple_of(2) {
        return None;
    }
    let bytes = line.as_bytes();
    let mut tried = 0;
    let mut best: Option<(usize, Mended)> = None;
    for place in 1..bytes.len() {
        let could_end = matches!(bytes[place], b',' | b')' | b']' | b'}' | b':');
        let could_begin = bytes[place].is_ascii_alphanumeric() && matches!(bytes[place - 1], b' ' | b'(' | b'[' | b'{');
        let edited = match (could_end, could_begin) {
            (true, _) => with_mark_before(text, start + place),
            (_, true) => with_mark_in_blank(text, start + place - 1),
            _ => None,
        };
        let Some((edited, swallowed)) = edited.filter(|_| tried < MOST_TRIED_BYTES) else {
            continue;
        };
        tried += text.len();
        let left = ron2::ast::parse_document_lossy(&edited).1.len();
        if left < best.as_ref().map_or(errors, |(fewest, _)| *fewest) {
            let span = Span::between(start + line.len() - line.trim_start().len(), end);
            let message = sentence!("A quotation mark is missing on this line.", "这一行少了一个引号。");
            let help = sentence!("Texts begin and end with one.", "文字的开头和结尾各有一个引号。");
            let finding = Diagnostic::error("syntax", span, message).help(help);
            let mended = Mended {
                swallowed,
                ..Mended::new(edited, finding)
            };
            best = Some((left, mended));
        }
    }
    best.map(|(_, mended)| mended)
}

/// A quotation mark before a place; the next comma or blank behind the brackets there gives way, so that nothing else moves.
fn with_mark_before(text: &str, place: usize) -> Option<(String, Option<Span>)> {
    let rest = text.get(place..)?;
    let between = rest
        .bytes()
        .take_while(|byte| matches!(byte, b')' | b']' | b'}' | b':'))
        .count();
    let (kept, gives_way) = (rest.get(..between)?, *rest.as_bytes().get(between)?);
    if !matches!(gives_way, b',' | b' ') {
        return None;
    }
    let mut edited = text.to_owned();
    edited.replace_range(place..=place + between, &format!("\"{kept}"));
    let swallowed = (gives_way == b',').then(|| one_byte(place + between));
    Some((edited, swallowed))
}

/// A quotation mark in the place of a blank.
fn with_mark_in_blank(text: &str, blank: usize) -> Option<(String, Option<Span>)> {
    if text.as_bytes().get(blank) != Some(&b' ') {
        return None;
    }
    let mut edited = text.to_owned();
    edited.replace_range(blank..=blank, "\"");
    Some((edited, None))
}

/// Puts the missing bracket into the blanks behind the lines that are indented deeper than its own, else before the bracket that
/// would have closed the wrong one. A comma there belongs behind it.
fn close(text: &str, brackets: &Brackets<'_>, opening: usize, before: usize) -> Option<Mended> {
    let closing = match brackets.bytes[opening] {
        b'(' => ")",
        b'[' => "]",
        _ => "}",
    };
    let help = sentence!(
        "Add `{closing}` where it belongs, or correct how far the lines are indented.",
        "请在该有的地方补上 `{closing}`，或改正这几行的缩进。"
    );
    let message = sentence!(
        "This bracket is not closed where its lines end.",
        "这个括号在它的几行结束时还没有关上。"
    );
    let finding = Diagnostic::error("syntax", one_byte(opening), message).help(help);
    let wrong = before;
    let before = brackets.end_of_deeper_lines(opening).unwrap_or(before).min(before);
    let (blank, c) = text[..before].char_indices().next_back()?;
    if !c.is_ascii_whitespace() || blank <= opening {
        // Nothing can be put in, so the field or entry goes that the bracket opens.
        let part = brackets.part_from(opening, wrong)?;
        return Some(Mended::new(blanked(text, part), finding));
    }
    let mut mended = text.to_owned();
    let last = text[..blank].trim_end().len().checked_sub(1)?;
    if brackets.bytes[last] == b',' && brackets.marks.binary_search(&last).is_ok() {
        mended.replace_range(last..last + 1, closing);
        mended.replace_range(blank..blank + 1, ",");
    } else {
        mended.replace_range(blank..blank + 1, closing);
    }
    Some(Mended {
        supplied: Some(Span::between(opening, before)),
        ..Mended::new(mended, finding)
    })
}

pub(super) fn one_byte(place: usize) -> Span {
    Span {
        start: place as u32,
        end: place as u32 + 1,
    }
}

/// The text with blanks instead of a part. Line ends stay, so that lines keep their numbers.
pub(super) fn blanked(text: &str, part: Span) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for byte in &mut bytes[part.start as usize..part.end as usize] {
        if *byte != b'\n' && *byte != b'\r' {
            *byte = b' ';
        }
    }
    String::from_utf8(bytes).unwrap_or_default()
}
