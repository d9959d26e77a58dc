//! Lines for a terminal of 100 columns: what is longer goes on below, further in.

use unicode_width::UnicodeWidthChar as _;

/// The longest line, in cells.
pub(super) const WIDEST_LINE: usize = 100;

/// A line as lines of at most [`WIDEST_LINE`] cells, each with a line feed. What goes on below stands `hang` cells in. Lines are
/// broken at blanks and beside characters that are two cells wide; a word that is longer than a line is broken anywhere.
pub(super) fn wrapped(line: &str, hang: usize) -> String {
    let characters: Vec<char> = line.trim_end().chars().collect();
    let mut text = String::new();
    let mut begin = 0;
    loop {
        let indent = if begin == 0 { 0 } else { hang };
        let mut used = indent;
        let (mut end, mut break_at) = (begin, None);
        while let Some(one) = characters.get(end) {
            used += one.width().unwrap_or(0);
            if used > WIDEST_LINE {
                break;
            }
            end += 1;
            let is_wide = one.width() == Some(2);
            // The blanks with which a line begins are no place to break it.
            let has_words = characters[begin..end].iter().any(|one| *one != ' ');
            let before_mark = characters.get(end).is_some_and(|next| "，。；：、）”".contains(*next));
            if has_words && (*one == ' ' || is_wide) && !before_mark && end < characters.len() {
                break_at = Some(end);
            }
        }
        if end < characters.len() {
            end = break_at.unwrap_or(end.max(begin + 1));
        }
        let part: String = characters[begin..end].iter().collect();
        text.push_str(&" ".repeat(indent));
        text.push_str(part.trim_end());
        text.push('\n');
        if end >= characters.len() {
            return text;
        }
        begin = end;
    }
}

#[cfg(test)]
mod tests {
    use unicode_width::UnicodeWidthStr as _;

    use super::*;

    #[test]
    fn nothing_is_lost_and_no_line_is_too_long() {
        let english = "  one two three ".repeat(30);
        let chinese = "所有取值都相同，无法区分一致与巧合；请评阅差异更大的会话。".repeat(9);
        let word = "x".repeat(250);
        for text in [english, chinese, word, String::new(), "  short".to_owned()] {
            let lines = wrapped(&text, 6);
            assert!(lines.lines().all(|line| line.width() <= WIDEST_LINE), "{lines}");
            let plain = |text: &str| text.chars().filter(|one| !one.is_whitespace()).collect::<String>();
            assert_eq!(plain(&lines), plain(&text));
            assert!(lines.lines().skip(1).all(|line| line.starts_with("      ")), "{lines}");
        }
        assert_eq!(wrapped("  short", 6), "  short\n");
    }
}
