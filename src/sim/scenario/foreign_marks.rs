//! Marks that other formats have where this one has another or none: `;` for a comma, `=` for a colon, names in quotation marks, `80%`.

use super::brackets::Brackets;
use super::mend::{Mended, blanked};
use super::spanned::Span;
use crate::sim::diagnostic::Diagnostic;
use crate::sim::sentence::{Sentence, sentence};

/// What is wrong and how it is written right.
struct Told(Sentence, Sentence);

/// Mends the mark where the parser stumbled, if it is one of these. Nothing moves.
pub(super) fn foreign_mark(text: &str, place: usize) -> Option<Mended> {
    let (before, rest) = (text.get(..place)?, text.get(place..)?);
    let line = before.rfind('\n').map_or(0, |end| end + 1);
    let marks = text[line..].lines().next()?.matches('"').count();
    if !marks.is_multiple_of(2) {
        // A quotation mark is missing, so that this may stand in a text.
        return None;
    }
    match rest.chars().next()? {
        ';' => Some(replaced(text, place, ",", separator(';', ','))),
        '=' if before.trim_end().ends_with(is_of_name) && !rest[1..].starts_with(['=', '>', '<']) => {
            Some(replaced(text, place, ":", separator('=', ':')))
        }
        '%' if before.ends_with(|c: char| c.is_ascii_digit()) => Some(replaced(text, place, " ", percent())),
        '!' if rest[1..].starts_with(|c: char| c.is_ascii_uppercase()) => Some(replaced(text, place, " ", negation())),
        ':' => name_in_marks(text, place).or_else(|| fields_in_list(text, place)),
        '\'' => text_in_apostrophes(text, place),
        '-' => name_without_marks(text, place),
        _ => None,
    }
}

fn is_of_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

fn is_of_id(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.')
}

fn separator(found: char, meant: char) -> Told {
    Told(
        sentence!("`{found}` cannot stand here.", "这里不能写 `{found}`。"),
        sentence!("Write `{meant}` instead.", "请改成 `{meant}`。"),
    )
}

fn percent() -> Told {
    Told(
        sentence!("`%` cannot stand behind a number.", "数字后面不能写 `%`。"),
        sentence!("Write the number alone.", "只写数字就行。"),
    )
}

fn negation() -> Told {
    Told(
        sentence!("\"Not\" is not written `!`.", "“不”不写成 `!`。"),
        sentence!("Put the condition into Not(…).", "请把条件放进 Not(…)。"),
    )
}

/// `"id": 1` in a group of fields.
fn name_in_marks(text: &str, place: usize) -> Option<Mended> {
    let name = text.get(..place)?.trim_end().strip_suffix('"')?;
    let head = name.trim_end_matches(is_of_name).strip_suffix('"')?;
    let word = name.get(head.len() + 1..).filter(|word| !word.is_empty())?;
    if !head.trim_end().ends_with(['(', ',']) {
        return None;
    }
    let told = Told(
        sentence!("Names of fields stand without quotation marks.", "字段的名字不加引号。"),
        sentence!("Write {word}: instead.", "请写成 {word}:。"),
    );
    let span = Span::between(head.len(), head.len() + word.len() + 2);
    Some(mended(text, span, &format!(" {word} "), told))
}

/// `[empathy: 1]`, a group of fields in the brackets of a list; what stands in them is left out.
fn fields_in_list(text: &str, place: usize) -> Option<Mended> {
    let before = text.get(..place)?.trim_end();
    let head = before.trim_end_matches(is_of_name);
    let name = before.get(head.len()..).filter(|name| !name.is_empty())?;
    let inside = head.trim_end().strip_suffix('[')?;
    let end = place + text.get(place..)?.find([']', '(', ')', '"', '\n'])?;
    if !text[end..].starts_with(']') {
        // A bracket in front of the name may be missing.
        return None;
    }
    let told = Told(
        sentence!(
            "`{name}:` is the name of a field, and in [ ] there are no names.",
            "`{name}:` 是字段的名字，而 [ ] 里没有名字。"
        ),
        sentence!(
            "Write ( ) instead of [ ] where a group of fields is needed.",
            "要写一组字段时，请用 ( )，不要用 [ ]。"
        ),
    );
    let mut one = left_out(text, Span::between(inside.len() + 1, end), told);
    one.finding.span = Span::between(head.len(), before.len());
    Some(one)
}

/// `'a text'` on one line.
fn text_in_apostrophes(text: &str, place: usize) -> Option<Mended> {
    let inside = text.get(place + 1..)?;
    let line = inside.lines().next()?;
    let closes = |at: &usize| line[at + 1..].trim_start().starts_with([',', ')', ']', '}', ':']);
    let end = line.match_indices('\'').map(|(at, _)| at).find(closes)?;
    if line[..end].contains('"') {
        return None;
    }
    let told = Told(
        sentence!(
            "A text does not stand between `'` and `'`.",
            "文字不能放在 `'` 和 `'` 之间。"
        ),
        sentence!(
            "Begin and end it with a straight quotation mark, `\"`.",
            "请用直引号 `\"` 开头和结尾。"
        ),
    );
    let span = Span::between(place, place + end + 2);
    Some(mended(text, span, &format!("\"{}\"", &line[..end]), told))
}

/// `to: let-him-finish`: the marks stand in the place of the blanks around it. Where there are none, the field is left out, and in a
/// list the name.
fn name_without_marks(text: &str, place: usize) -> Option<Mended> {
    let head = text.get(..place)?.trim_end_matches(is_of_id);
    let rest = text.get(place..)?;
    let end = place + rest.find(|c: char| !is_of_id(c)).unwrap_or(rest.len());
    let name = text.get(head.len()..end)?;
    let begins_value = head.trim_end().ends_with([':', '[', ',', '(']);
    if !begins_value || !name.starts_with(|c: char| c.is_ascii_lowercase()) {
        return None;
    }
    let told = Told(
        sentence!("An id stands in quotation marks.", "编号要加引号。"),
        sentence!("Write \"{name}\".", "请写成 \"{name}\"。"),
    );
    let whole = Span::between(head.len(), end);
    if head.ends_with(' ') && text[end..].starts_with(',') {
        let mut one = match text[end + 1..].starts_with([' ', '\t']) {
            true => mended(
                text,
                Span::between(head.len() - 1, end + 2),
                &format!("\"{name}\","),
                told,
            ),
            // At the end of a line there is no blank to give way.
            false => left_out(text, Brackets::of(text).part_around(place as u32)?, told),
        };
        one.finding.span = whole;
        return Some(one);
    }
    let is_in_list = head.trim_end().ends_with('[') && text[end..].trim_start().starts_with(']');
    is_in_list.then(|| left_out(text, whole, told))
}

fn left_out(text: &str, part: Span, Told(message, help): Told) -> Mended {
    Mended::new(
        blanked(text, part),
        Diagnostic::error("syntax", part, message).help(help),
    )
}

fn replaced(text: &str, place: usize, meant: &str, told: Told) -> Mended {
    mended(text, Span::between(place, place + 1), meant, told)
}

fn mended(text: &str, span: Span, written: &str, Told(message, help): Told) -> Mended {
    let mut edited = text.to_owned();
    edited.replace_range(span.start as usize..span.end as usize, written);
    Mended::new(edited, Diagnostic::error("syntax", span, message).help(help))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_meant_stands_in_the_same_places() {
        for (text, at, left, help) in [
            ("(a: 1; b: 2)", ";", "(a: 1, b: 2)", "Write `,` instead."),
            ("(a = 1, b: 2)", "=", "(a : 1, b: 2)", "Write `:` instead."),
            ("(a: 80%, b: 2)", "%", "(a: 80 , b: 2)", "Write the number alone."),
            (
                "(a: !Is(\"b\"))",
                "!",
                "(a:  Is(\"b\"))",
                "Put the condition into Not(…).",
            ),
            ("(\"a\": 1)", ":", "( a : 1)", "Write a: instead."),
            (
                "(a: [b: 1, c: 2])",
                ": 1",
                "(a: [          ])",
                "Write ( ) instead of [ ] where a group of fields is needed.",
            ),
            (
                "(a: 'it’s so', b: 1)",
                "'",
                "(a: \"it’s so\", b: 1)",
                "Begin and end it with a straight quotation mark, `\"`.",
            ),
            ("(a: b-c, d: 1)", "-", "(a:\"b-c\",d: 1)", "Write \"b-c\"."),
            ("(a: b-c,\n d: 1)", "-", "(       \n d: 1)", "Write \"b-c\"."),
            ("(a: [b-c])", "-", "(a: [   ])", "Write \"b-c\"."),
        ] {
            let mended = foreign_mark(text, text.find(at).unwrap()).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(mended.text, left);
            assert_eq!(mended.text.len(), text.len());
            assert_eq!(mended.finding.help.unwrap().english, help);
        }
        for (text, at) in [
            ("(a: \"b\" == 1)", "="),
            ("{\"a\": 1}", ":"),
            ("(a: 5-3)", "-"),
            ("(a: 'x)", "'"),
            ("(a: !b)", "!"),
        ] {
            assert!(foreign_mark(text, text.find(at).unwrap()).is_none(), "{text}");
        }
    }
}
