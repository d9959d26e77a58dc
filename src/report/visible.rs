//! Characters that cannot be seen but change what is shown, spelt out: controls, turns of direction, and what no file may hold.

use std::borrow::Cow;
use std::fmt::Write as _;

/// The same text with each such character as `\u{202e}`. Line feeds and tabs stay.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        if is_hidden(character) {
            // Writing into a string cannot fail.
            let _ = write!(shown, "\\u{{{:x}}}", u32::from(character));
        } else {
            shown.push(character);
        }
    }
    Cow::Owned(shown)
}

/// Whether it is a control other than line feed and tab, turns the direction of text, takes no room, or is no character at all.
pub(super) fn is_hidden(character: char) -> bool {
    matches!(
        character,
        '\u{0}'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{7f}'..='\u{9f}'
            | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}'
            | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
            | '\u{fdd0}'..='\u{fdef}' | '\u{e0000}'..='\u{e007f}'
    ) || u32::from(character) & 0xfffe == 0xfffe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_is_spelt_out_and_chinese_stays() {
        assert_eq!(visible("张女士说：“好的”\n\tok"), "张女士说：“好的”\n\tok");
        assert_eq!(
            visible("a\u{202e}b\u{1b}[2J\u{0}\r"),
            "a\\u{202e}b\\u{1b}[2J\\u{0}\\u{d}"
        );
        assert_eq!(
            visible("\u{feff}\u{ffff}\u{e0041}\u{9b}"),
            "\\u{feff}\\u{ffff}\\u{e0041}\\u{9b}"
        );
    }
}
