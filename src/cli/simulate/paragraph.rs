//! A sentence on lines of at most 100 columns.

use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

const WIDEST_LINE: usize = 98;

/// The sentence on lines that are indented by two. A line ends at a blank, or between two characters of Chinese, of which each is
/// two columns wide; none begins with a mark that closes something.
pub fn paragraph(sentence: &str) -> String {
    let mut lines = vec![String::new()];
    for piece in pieces(sentence) {
        let used = lines.last().map_or(0, |line| line.width());
        if used > 0 && used + piece.trim_end().width() > WIDEST_LINE {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            line.push_str(piece);
        }
    }
    lines.iter().map(|line| format!("  {}\n", line.trim_end())).collect()
}

/// The parts that stay together, each with the blank behind it.
fn pieces(sentence: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut characters = sentence.char_indices().peekable();
    while let Some((place, character)) = characters.next() {
        let closes_next = characters
            .peek()
            .is_some_and(|(_, next)| "，。？！：；、）》”’…,. ".contains(*next));
        let is_end = character == ' ' || (character.width() == Some(2) && !closes_next);
        if is_end {
            let end = place + character.len_utf8();
            pieces.push(&sentence[start..end]);
            start = end;
        }
    }
    pieces.push(&sentence[start..]);
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_where_they_may() {
        assert_eq!(paragraph("Nobody takes a."), "  Nobody takes a.\n");
        let long = format!("Nobody takes {}.", ["first/option"; 12].join(", "));
        let shown = paragraph(&long);
        assert_eq!(shown.lines().count(), 2);
        assert!(
            shown
                .lines()
                .all(|line| line.width() <= 100 && line.starts_with("  f") | line.starts_with("  N"))
        );
        assert_eq!(shown.split_whitespace().collect::<Vec<_>>().join(" "), long);
        let chinese = paragraph(&"一二三四五六七八九，".repeat(6));
        assert_eq!(chinese.lines().count(), 2);
        assert!(
            chinese
                .lines()
                .all(|line| line.width() <= 100 && !line.starts_with("  ，"))
        );
    }
}
