//! Goes on behind a place that is not RON: the place is mended or blanked in a copy of the text, and the copy is read again.
//!
//! Nothing moves in the copy, so every later finding has its right place in the file. Three faults are known: a text that is
//! never closed, a bracket that is never closed (told by how far lines are indented), and anything else, which is blanked
//! together with the field or the entry that it stands in. A missing comma needs no mending; the parser goes on by itself.

use super::spanned::Span;
use super::unclosed::{closing_place, swallowing_text, unclosed_text};
use crate::sim::diagnostic::Diagnostic;

/// A fault, and the text in which it is mended.
pub(super) struct Mended {
    pub text: String,
    pub finding: Diagnostic,
    /// A comma in whose place something else stands now.
    pub swallowed: Option<Span>,
}

/// A place where the parser stumbled.
pub(super) struct Stumble {
    pub span: Span,
    /// What it said, in a sentence.
    pub message: String,
    /// A comma or a colon is missing; the parser goes on by itself.
    pub loses_nothing: bool,
}

/// Mends the first fault, if there is one that can be mended.
pub(super) fn mend(text: &str, stumbles: &[Stumble]) -> Option<Mended> {
    let first = stumbles.iter().find(|stumble| !stumble.loses_nothing)?;
    for stumble in stumbles.iter().filter(|stumble| stumble.span <= first.span) {
        let place = stumble.span.start as usize;
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
        let message = "This bracket closes more than was opened.";
        let finding = Diagnostic::error("syntax", span, message).help("Remove it, or add what it should close.");
        let text = blanked(text, span);
        return Some(Mended {
            text,
            finding,
            swallowed: None,
        });
    }
    if let Some((opening, before)) = brackets.first_unclosed() {
        return close(text, &brackets, opening, before);
    }
    let part = brackets.part_around(first.span.start)?;
    Some(Mended {
        text: blanked(text, part),
        finding: Diagnostic::error("syntax", first.span, first.message.as_str()),
        swallowed: None,
    })
}

/// Closes a text that goes on to another line.
fn closed_text(text: &str, unclosed: Option<Span>) -> Option<Mended> {
    let span = unclosed?;
    let closing = closing_place(text, span)?;
    let mut mended = blanked(text, closing);
    mended.replace_range(closing.start as usize..closing.start as usize + 1, "\"");
    let message = "This text begins here and does not end on its line.";
    Some(Mended {
        text: mended,
        finding: Diagnostic::error("syntax", span, message).help("Add the closing quotation mark."),
        swallowed: None,
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
            let span = Span {
                start: (start + line.len() - line.trim_start().len()) as u32,
                end: end as u32,
            };
            let finding = Diagnostic::error("syntax", span, "A quotation mark is missing on this line.")
                .help("Texts begin and end with one.");
            let mended = Mended {
                text: edited,
                finding,
                swallowed,
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
    let before = brackets.end_of_deeper_lines(opening).unwrap_or(before).min(before);
    let (blank, c) = text[..before].char_indices().next_back()?;
    if !c.is_ascii_whitespace() || blank <= opening {
        return None;
    }
    let mut mended = text.to_owned();
    let last = text[..blank].trim_end().len().checked_sub(1)?;
    if brackets.bytes[last] == b',' && brackets.marks.binary_search(&last).is_ok() {
        mended.replace_range(last..last + 1, closing);
        mended.replace_range(blank..blank + 1, ",");
    } else {
        mended.replace_range(blank..blank + 1, closing);
    }
    let message = "This bracket is not closed where its lines end.";
    let help = format!("Add `{closing}` where it belongs, or correct how far the lines are indented.");
    Some(Mended {
        text: mended,
        finding: Diagnostic::error("syntax", one_byte(opening), message).help(help),
        swallowed: None,
    })
}

fn one_byte(place: usize) -> Span {
    Span {
        start: place as u32,
        end: place as u32 + 1,
    }
}

/// The text with blanks instead of a part. Line ends stay, so that lines keep their numbers.
fn blanked(text: &str, part: Span) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for byte in &mut bytes[part.start as usize..part.end as usize] {
        if *byte != b'\n' && *byte != b'\r' {
            *byte = b' ';
        }
    }
    String::from_utf8(bytes).unwrap_or_default()
}

/// The brackets and commas of a text, outside of texts and comments.
struct Brackets<'t> {
    bytes: &'t [u8],
    marks: Vec<usize>,
    /// Where lines start, and how many blanks they begin with.
    lines: Vec<(usize, usize)>,
}

impl<'t> Brackets<'t> {
    fn of(text: &'t str) -> Self {
        let bytes = text.as_bytes();
        let mut marks = Vec::new();
        let mut place = 0;
        while let Some(byte) = bytes.get(place) {
            match byte {
                b'"' => place = super::nesting::after_string(bytes, place + 1),
                b'r' if super::nesting::starts_raw_string(bytes, place) => {
                    place = super::nesting::after_raw_string(bytes, place + 1);
                }
                b'/' if bytes.get(place + 1) == Some(&b'/') => {
                    place += bytes[place..].iter().take_while(|byte| **byte != b'\n').count();
                }
                b'/' if bytes.get(place + 1) == Some(&b'*') => place = super::nesting::after_comment(bytes, place),
                b'(' | b'[' | b'{' | b')' | b']' | b'}' | b',' => {
                    marks.push(place);
                    place += 1;
                }
                _ => place += 1,
            }
        }
        let mut lines = Vec::new();
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let blanks = line.bytes().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
            lines.push((start, blanks));
            start += line.len();
        }
        Self { bytes, marks, lines }
    }

    /// The blanks at the beginning of the line of a place, and whether nothing else stands before it.
    fn indent(&self, place: usize) -> (usize, bool) {
        let line = self
            .lines
            .partition_point(|(start, _)| *start <= place)
            .saturating_sub(1);
        let (start, blanks) = self.lines.get(line).copied().unwrap_or_default();
        (blanks, start + blanks == place)
    }

    /// The beginning of what stands on the first line behind a bracket that is indented no deeper than the bracket's own.
    fn end_of_deeper_lines(&self, opening: usize) -> Option<usize> {
        let (of_opening, _) = self.indent(opening);
        let next = self.lines.partition_point(|(start, _)| *start <= opening);
        let is_blank = |place: usize| self.bytes.get(place).is_none_or(u8::is_ascii_whitespace);
        self.lines[next..]
            .iter()
            .find(|(start, blanks)| *blanks <= of_opening && *blanks > 0 && !is_blank(start + blanks))
            .map(|(start, blanks)| start + blanks)
    }

    /// The first bracket that closes too much, if more are closed than opened. One that is opened at the end of a line is closed
    /// at the beginning of another.
    fn first_extra(&self) -> Option<usize> {
        let count = |wanted: u8| self.marks.iter().filter(|mark| self.bytes[**mark] == wanted).count();
        let pairs = [(b'(', b')'), (b'[', b']'), (b'{', b'}')];
        let (opens, closes) = pairs
            .into_iter()
            .find(|(opens, closes)| count(*closes) > count(*opens))?;
        let mut open: Vec<usize> = Vec::new();
        for place in self.marks.iter().copied() {
            match self.bytes[place] {
                b'(' | b'[' | b'{' => open.push(place),
                b',' => {}
                closing => {
                    let opening = open.pop();
                    let fits = opening.is_some_and(|opening| {
                        let rest = self.bytes[opening + 1..].iter().take_while(|byte| **byte != b'\n');
                        let ends_line = rest.clone().all(u8::is_ascii_whitespace);
                        self.bytes[opening] == opens && (!ends_line || self.indent(place).1)
                    });
                    if closing == closes && !fits {
                        return Some(place);
                    }
                }
            }
        }
        None
    }

    /// The first bracket that is not closed, and the bracket before which it should be. Lines tell it: a bracket that closes at
    /// the beginning of a line belongs to one on a line that is indented as far.
    fn first_unclosed(&self) -> Option<(usize, usize)> {
        let mut open: Vec<usize> = Vec::new();
        let mut suspect = None;
        let mut balanced = true;
        for place in self.marks.iter().copied() {
            match self.bytes[place] {
                b'(' | b'[' | b'{' => open.push(place),
                b',' => {}
                closing => {
                    let Some(opening) = open.pop() else {
                        // One too many; the part around it is blanked.
                        balanced = false;
                        continue;
                    };
                    let matches = matches!(
                        (self.bytes[opening], closing),
                        (b'(', b')') | (b'[', b']') | (b'{', b'}')
                    );
                    balanced &= matches;
                    let ((of_opening, _), (of_closing, is_first)) = (self.indent(opening), self.indent(place));
                    if suspect.is_none() && (!matches || (is_first && of_opening > of_closing)) {
                        suspect = Some((opening, place));
                    }
                }
            }
        }
        if let (None, Some(opening)) = (suspect, open.last()) {
            suspect = Some((*opening, self.bytes.len()));
        }
        suspect.filter(|_| !balanced || !open.is_empty())
    }

    /// The field or entry around a place, with its comma.
    fn part_around(&self, place: u32) -> Option<Span> {
        let place = place as usize;
        let (mut start, mut depth) = (None, 0_i32);
        for mark in self.marks.iter().rev().skip_while(|mark| **mark >= place) {
            match self.bytes[*mark] {
                b')' | b']' | b'}' => depth += 1,
                b'(' | b'[' | b'{' if depth > 0 => depth -= 1,
                b',' if depth > 0 => {}
                _ => {
                    start = Some(mark + 1);
                    break;
                }
            }
        }
        let start = start?;
        depth = 0;
        for mark in self.marks.iter().skip_while(|mark| **mark < place) {
            let end = match self.bytes[*mark] {
                b'(' | b'[' | b'{' => {
                    depth += 1;
                    continue;
                }
                b')' | b']' | b'}' if depth > 0 => {
                    depth -= 1;
                    continue;
                }
                b',' if depth > 0 => continue,
                b',' => mark + 1,
                _ => *mark,
            };
            return Some(Span {
                start: start as u32,
                end: end as u32,
            })
            .filter(|span| self.has_something(*span));
        }
        None
    }

    fn has_something(&self, span: Span) -> bool {
        self.bytes[span.start as usize..span.end as usize]
            .iter()
            .any(|byte| !byte.is_ascii_whitespace())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(text: &str) -> String {
        let place = text.find('!').unwrap_or(0) as u32;
        let span = Brackets::of(text).part_around(place).unwrap_or_default();
        text[span.start as usize..span.end as usize].to_owned()
    }

    #[test]
    fn the_smallest_part_is_blanked() {
        assert_eq!(part("(a: 1, b: 2 !, c: 3)"), " b: 2 !,");
        assert_eq!(part("(a: 1, b: [(c: 1), (d: !)], c: 3)"), "d: !");
        assert_eq!(
            part("(a: [1, 2], b: \"x, y\" ! (1, 2), c: 3)"),
            " b: \"x, y\" ! (1, 2),"
        );
        assert_eq!(part("[1, 2, ! /* , */ ]"), " ! /* , */ ");
    }

    #[test]
    fn an_unclosed_bracket_is_told_by_the_lines() {
        let text = "(\n    a: (\n        b: (c: 1,\n        d: 2,\n    ),\n    e: 1,\n)\n";
        let found = Brackets::of(text).first_unclosed().map(|(opening, _)| opening);
        assert_eq!(found, text.find("(c"));
        assert_eq!(Brackets::of("(a: [1, 2], b: ())").first_unclosed(), None);
    }
}
