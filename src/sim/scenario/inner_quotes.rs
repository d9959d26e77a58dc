//! Straight quotation marks inside of a text, as in `"换成"捡到卡"的人"`: the first of them ends the text, and the rest is no RON.

use super::mend::{Mended, one_byte};
use crate::sim::diagnostic::Diagnostic;
use crate::sim::sentence::sentence;

/// Takes the marks on the line of a stumble for parts of the text that they stand in, if one of them ends a text in mid-sentence.
/// Nothing moves: in the copy a mark becomes an apostrophe.
pub(super) fn inner_marks(text: &str, stumble: usize) -> Option<Mended> {
    let start = text.get(..stumble)?.rfind('\n').map_or(0, |end| end + 1);
    let end = text[start..].find('\n').map_or(text.len(), |length| start + length);
    let line = text.get(start..end)?;
    let marks = marks(line);
    // With an odd number one is missing, which is another fault.
    if !marks.len().is_multiple_of(2) || line.contains("r\"") || line.contains("r#\"") {
        return None;
    }
    let (first, closing) = text_that_goes_on(line, &marks)?;
    let mut edited = text.to_owned();
    for mark in marks.iter().filter(|mark| (first..closing).contains(*mark)) {
        edited.replace_range(start + mark..=start + mark, "'");
    }
    let message = sentence!(
        "The text ended at this quotation mark; inside a text write “ ” or \\\".",
        "文字在这个引号处就结束了；文字里面的引号请写 “ ” 或 \\\"。"
    );
    Some(Mended::new(
        edited,
        Diagnostic::error("syntax", one_byte(start + first), message),
    ))
}

/// The places of the quotation marks of a line that no backslash stands before.
fn marks(line: &str) -> Vec<usize> {
    let mut marks = Vec::new();
    let mut is_escaped = false;
    for (place, byte) in line.bytes().enumerate() {
        if byte == b'"' && !is_escaped {
            marks.push(place);
        }
        is_escaped = byte == b'\\' && !is_escaped;
    }
    marks
}

/// The mark that ends a text too early, and the one behind it that really ends it.
fn text_that_goes_on(line: &str, marks: &[usize]) -> Option<(usize, usize)> {
    let mut rest = marks;
    while let [opening, first, behind @ ..] = rest {
        let before = line[..*opening].trim_end().chars().next_back();
        let begins_value = before.is_none_or(|before| "([{,:".contains(before));
        if begins_value && !ends_value(line, *first) && !is_other_fault(line, *first) {
            let closing = behind.iter().copied().find(|mark| ends_value(line, *mark))?;
            return Some((*first, closing));
        }
        rest = behind;
    }
    None
}

/// Whether what stands behind a mark stands behind a value.
fn ends_value(line: &str, mark: usize) -> bool {
    let next = line[mark + 1..].trim_start().chars().next();
    next.is_none_or(|next| ",:)]}/".contains(next))
}

/// Whether what stands behind a mark is another fault: a missing comma, or another mark in its place.
fn is_other_fault(line: &str, mark: usize) -> bool {
    line[mark + 1..].starts_with([' ', '\t', ';', '=', '，', '、', '：', '）', '］', '｝'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_inside_of_a_text_become_parts_of_it() {
        for (line, mended) in [
            (r#"(a: "换成"捡到卡"的人", b: 1)"#, r#"(a: "换成'捡到卡'的人", b: 1)"#),
            (r#"(a: "他说"好"", b: 1)"#, r#"(a: "他说'好'", b: 1)"#),
            (r#"(a: "x", b: ""好"，他说")"#, r#"(a: "x", b: "'好'，他说")"#),
            (
                r#"(a: "He said "good" and left.", b: 1)"#,
                r#"(a: "He said 'good' and left.", b: 1)"#,
            ),
        ] {
            let found = inner_marks(line, line.len() - 1).unwrap();
            assert_eq!(found.text, mended);
            assert_eq!(found.finding.span.start as usize, mended.find('\'').unwrap());
        }
    }

    #[test]
    fn other_faults_are_left_alone() {
        for line in [
            r#"(a: "b" c: "d")"#,
            r#"(a: Listen", b: "c", d: "e")"#,
            r#"(a: "b\"c", d: 1 e: 2)"#,
            r#"(a: "b, c: 1)"#,
            r#"(a: "b"，c: "d" e: 1)"#,
        ] {
            assert!(inner_marks(line, line.len() - 1).is_none(), "{line}");
        }
    }
}
