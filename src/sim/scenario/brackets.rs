//! The brackets of a text that may be broken: which are too many, which are never closed, and what stands between them.

use super::spanned::Span;

/// The brackets and commas of a text, outside of texts and comments.
pub(super) struct Brackets<'t> {
    pub(super) bytes: &'t [u8],
    /// Where they are, in order.
    pub(super) marks: Vec<usize>,
    /// Where lines start, and how many blanks they begin with.
    lines: Vec<(usize, usize)>,
}

impl<'t> Brackets<'t> {
    pub(super) fn of(text: &'t str) -> Self {
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
    pub(super) fn end_of_deeper_lines(&self, opening: usize) -> Option<usize> {
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
    pub(super) fn first_extra(&self) -> Option<usize> {
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
    pub(super) fn first_unclosed(&self) -> Option<(usize, usize)> {
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
    pub(super) fn part_around(&self, place: u32) -> Option<Span> {
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
            return Some(Span::between(start, end)).filter(|span| self.has_something(*span));
        }
        None
    }

    /// The field or entry in which a bracket opens, up to a bracket that closes another.
    pub(super) fn part_from(&self, opening: usize, end: usize) -> Option<Span> {
        let before = self.marks.iter().rev().find(|mark| **mark < opening)?;
        let starts_part = matches!(self.bytes[*before], b'(' | b'[' | b'{' | b',');
        let closes = self
            .bytes
            .get(end)
            .is_some_and(|byte| matches!(byte, b')' | b']' | b'}'));
        (starts_part && closes && end > opening).then_some(Span {
            start: *before as u32 + 1,
            end: end as u32,
        })
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
