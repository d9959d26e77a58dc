//! From bytes to lines and columns, in one place.

/// Where something stands, counted from 1; columns are characters, a tab being one of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct LinePlace {
    /// The line.
    pub line: usize,
    /// The character in the line.
    pub column: usize,
}

/// Characters are counted in blocks of so many bytes, because a file can be one line of a million.
const BLOCK: usize = 1024;

/// The lines of one text.
#[derive(Debug, Clone)]
pub struct LineIndex<'t> {
    text: &'t str,
    starts: Vec<usize>,
    /// Characters that begin before each block.
    before_block: Vec<usize>,
}

impl<'t> LineIndex<'t> {
    /// Finds the lines. A byte order mark is no character of the first line, and `\r` before `\n` is none of any. Where there is no `\n`
    /// at all, `\r` ends lines.
    pub fn new(text: &'t str) -> Self {
        let first = if text.starts_with('\u{feff}') {
            '\u{feff}'.len_utf8()
        } else {
            0
        };
        let end = if text.contains('\n') { b'\n' } else { b'\r' };
        let further = text
            .bytes()
            .enumerate()
            .filter(|(_, byte)| *byte == end)
            .map(|(place, _)| place + 1);
        let mut before_block = Vec::new();
        let mut characters = 0;
        for block in text.as_bytes().chunks(BLOCK) {
            before_block.push(characters);
            characters += block.iter().filter(|byte| begins_char(**byte)).count();
        }
        Self {
            text,
            starts: std::iter::once(first).chain(further).collect(),
            before_block,
        }
    }

    /// The place of a byte; one that is outside of the text or inside of a character counts as the nearest before it.
    pub fn place(&self, byte: usize) -> LinePlace {
        let line = self.line_of(byte);
        let (start, text) = self.line(line);
        let mut byte = byte.clamp(start, start + text.len());
        while !self.text.is_char_boundary(byte) {
            byte -= 1;
        }
        LinePlace {
            line: line + 1,
            column: 1 + self.characters_before(byte) - self.characters_before(start),
        }
    }

    fn characters_before(&self, byte: usize) -> usize {
        let block = (byte / BLOCK).min(self.before_block.len().saturating_sub(1));
        let before = self.before_block.get(block).copied().unwrap_or(0);
        let rest = self.text.as_bytes().get(block * BLOCK..byte).unwrap_or(&[]);
        before + rest.iter().filter(|byte| begins_char(**byte)).count()
    }

    /// The number of the line of a byte, from 0.
    pub fn line_of(&self, byte: usize) -> usize {
        self.starts.partition_point(|start| *start <= byte).saturating_sub(1)
    }

    /// Where a line (from 0) starts, and its text without its end.
    pub fn line(&self, line: usize) -> (usize, &'t str) {
        let start = self.starts.get(line).copied().unwrap_or(self.text.len());
        let end = self.starts.get(line + 1).map_or(self.text.len(), |next| next - 1);
        let text = self.text.get(start..end).unwrap_or("");
        (start, text.strip_suffix('\r').unwrap_or(text))
    }
}

fn begins_char(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(text: &str, byte: usize) -> (usize, usize) {
        let LinePlace { line, column } = LineIndex::new(text).place(byte);
        (line, column)
    }

    #[test]
    fn columns_are_characters() {
        assert_eq!(place("abc", 0), (1, 1));
        assert_eq!(place("abc", 2), (1, 3));
        assert_eq!(place("abc", 99), (1, 4));
        assert_eq!(place("七十二块 x", 13), (1, 6));
        assert_eq!(place("七十二", 4), (1, 2), "inside of a character");
        assert_eq!(place("\t\tx", 2), (1, 3));
        let long = "块".repeat(5000);
        assert_eq!(place(&long, 3 * 4000), (1, 4001));
        assert_eq!(place(&format!("a\n{long}"), 2 + 3 * 4000 + 2), (2, 4001));
    }

    #[test]
    fn line_ends_and_byte_order_marks_are_no_characters() {
        assert_eq!(place("a\r\nbc\r\n\r\nd", 4), (2, 2));
        assert_eq!(place("a\r\nbc\r\n\r\nd", 5), (2, 3));
        assert_eq!(place("a\r\nbc\r\n\r\nd", 9), (4, 1));
        assert_eq!(place("\u{feff}ab\ncd", 4), (1, 2));
        assert_eq!(place("\u{feff}ab\ncd", 0), (1, 1));
        assert_eq!(place("\u{feff}ab\ncd", 7), (2, 2));
        assert_eq!(place("a\rbc\r", 3), (2, 2));
        assert_eq!(place("a\n", 2), (2, 1));
        assert_eq!(place("", 0), (1, 1));
        assert_eq!(LineIndex::new("a\r\nbc").line(0), (0, "a"));
    }
}
