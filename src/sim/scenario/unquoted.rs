//! A text without quotation marks, as in `title: Why was my loan refused?`: its second word looks as if a comma were missing.

use super::mend::{Mended, blanked};
use super::spanned::Span;
use crate::sim::diagnostic::Diagnostic;
use crate::sim::sentence::sentence;

/// What no text without quotation marks is suspected of: parts of another value, which has another fault.
const OF_OTHER_VALUES: [char; 14] = ['"', ':', '：', '(', ')', '[', ']', '{', '}', '=', '<', '>', '“', '”'];
/// What ends a value and is no part of it.
const BEHIND: [char; 8] = [',', ';', '，', '；', '、', ' ', '\t', '\r'];
/// A longer text is not said again.
const LONGEST_SAID: usize = 60;

/// Puts the value of a field into quotation marks, if the parser stumbled inside of it and it consists of words. The marks stand in the
/// places of the blank before it and of its last letter, so that nothing moves.
pub(super) fn unquoted_text(text: &str, place: usize) -> Option<Mended> {
    let line = text.get(..place)?.rfind('\n').map_or(0, |end| end + 1);
    let head = text.get(line..place)?;
    let colon = head.rfind(": ")?;
    let name = head[..colon].trim_end_matches(|c: char| c.is_ascii_alphanumeric() || c == '_');
    let is_field = name.len() < colon && (name.trim().is_empty() || name.trim_end().ends_with(['(', ',']));
    let value = &text[line + colon + 1..];
    let start = line + colon + 1 + (value.len() - value.trim_start_matches(' ').len());
    let rest = text.get(start..)?.lines().next()?;
    let words = rest[..end_of_value(rest)].trim_end_matches(BEHIND);
    let end = start + words.len();
    let is_text = words.starts_with(char::is_alphabetic) || (starts_with_number(words) && words.contains(' '));
    if !is_field || !is_text || !(start + 1..end).contains(&place) || words.contains(OF_OTHER_VALUES) {
        return None;
    }
    let last = words.char_indices().next_back()?.0;
    let mut mended = blanked(text, Span::between(start + last, end));
    mended.replace_range(start + last..=start + last, "\"");
    mended.replace_range(start - 1..start, "\"");
    let message = match starts_with_number(words) {
        true => sentence!("Words stand behind a number here.", "这里的数字后面还有别的字。"),
        false => sentence!("This text stands without quotation marks.", "这段文字没有加引号。"),
    };
    let help = match words.chars().count() <= LONGEST_SAID {
        true if starts_with_number(words) => sentence!(
            "Write the number alone, or \"{words}\" if a text is needed.",
            "只写数字；如果要的是文字，请写成 \"{words}\"。"
        ),
        true => sentence!("Write \"{words}\".", "请写成 \"{words}\"。"),
        false => sentence!(
            "Begin and end it with a straight quotation mark, `\"`.",
            "请用直引号 `\"` 开头和结尾。"
        ),
    };
    Some(Mended::new(
        mended,
        Diagnostic::error("syntax", Span::between(start, end), message).help(help),
    ))
}

fn starts_with_number(words: &str) -> bool {
    let rest = words.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < words.len() && rest.trim_start().starts_with(char::is_alphabetic)
}

/// Where a value ends on its line: before a comment, before the bracket that closes its group, or before the next field.
fn end_of_value(rest: &str) -> usize {
    let comment = rest.find("//").unwrap_or(rest.len());
    let bracket = rest.find(')').unwrap_or(rest.len());
    let fields = rest.match_indices(',').filter(|(comma, _)| {
        let next = rest[comma + 1..].trim_start();
        let behind = next.trim_start_matches(|c: char| c.is_ascii_lowercase() || c == '_');
        behind.len() < next.len() && behind.starts_with(':')
    });
    let field = fields.map(|(comma, _)| comma).next().unwrap_or(rest.len());
    comment.min(bracket).min(field)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_value_become_a_text() {
        for (text, at, left, help) in [
            (
                "(\n  title: Why not me?,\n)",
                "not",
                "(\n  title:\"Why not me\",\n)",
                "Write \"Why not me?\".",
            ),
            (
                "(a: A b, in a c, d: 1)",
                "b,",
                "(a:\"A b, in a \", d: 1)",
                "Write \"A b, in a c\".",
            ),
            (
                "(a: 3 days)",
                "days",
                "(a:\"3 day\")",
                "Write the number alone, or \"3 days\" if a text is needed.",
            ),
            ("(a: 为什么？)", "？", "(a:\"为什么\"  )", "Write \"为什么？\"."),
            (
                "(a: Well-known, b: 1)",
                "-",
                "(a:\"Well-know\", b: 1)",
                "Write \"Well-known\".",
            ),
        ] {
            let mended = unquoted_text(text, text.find(at).unwrap()).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(mended.text, left);
            assert_eq!(mended.text.len(), text.len());
            assert_eq!(mended.finding.help.unwrap().english, help);
        }
        for (text, at) in [
            ("(a: Fraud level: 3)", "level"),
            ("(\n  a: Fraud\n  level: 3)", "level"),
            ("(a: Fraud， b: 3)", "，"),
            ("(a: Is(\"x\") Is(\"y\"))", "Is(\"y"),
            ("(a: Why not\", b: 1)", "not"),
            ("(a: 3 4)", "4"),
            ("{\"a\": B c}", "c"),
        ] {
            assert!(unquoted_text(text, text.find(at).unwrap()).is_none(), "{text}");
        }
    }
}
