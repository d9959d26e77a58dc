//! What people bring from other languages and programs: conditions joined with `and`, comments that begin with `#`, lines of a merge.

use super::mend::{Mended, blanked};
use super::spanned::Span;
use crate::sim::diagnostic::Diagnostic;
use crate::sim::sentence::{Sentence, sentence};

/// Words between two conditions, and what is written in a file.
const JOINING: [(&str, &str); 10] = [
    ("and", "All"),
    ("AND", "All"),
    ("&&", "All"),
    ("&", "All"),
    ("并且", "All"),
    ("or", "Any"),
    ("OR", "Any"),
    ("||", "Any"),
    ("|", "Any"),
    ("或者", "Any"),
];

/// Blanks what stands where the parser stumbled, if it is such a habit.
pub(super) fn other_habit(text: &str, place: usize) -> Option<Mended> {
    joined_conditions(text, place)
        .or_else(|| foreign_comment(text, place))
        .or_else(|| line_of_others(text, place))
}

/// `Known("x") and Is("y")`: the first condition stays, and the rest is blanked.
fn joined_conditions(text: &str, place: usize) -> Option<Mended> {
    let (before, rest) = (text.get(..place)?.trim_end(), text.get(place..)?);
    let (word, meant) = JOINING.into_iter().find(|(word, _)| rest.starts_with(word))?;
    let behind = rest.get(word.len()..)?.trim_start();
    let is_word = word.chars().all(char::is_alphabetic) && rest[word.len()..].starts_with(char::is_alphanumeric);
    if !before.ends_with(')') || is_word || !behind.starts_with(|c: char| c.is_ascii_uppercase()) {
        return None;
    }
    let begins = text.len() - behind.len();
    let end = begins + length_of_condition(behind)?;
    let span = Span::between(place, end);
    let message = sentence!(
        "Conditions are not joined with `{word}`.",
        "条件不能用 `{word}` 连起来。"
    );
    let help = sentence!(
        "Write both in one list: {meant}([…, …]).",
        "请把两个条件写进一个列表：{meant}([…, …])。"
    );
    Some(mended(text, span, message, help))
}

/// How many bytes a condition takes: a word, and what stands in its brackets.
fn length_of_condition(text: &str) -> Option<usize> {
    let name = text.find(|c: char| !c.is_ascii_alphanumeric())?;
    if !text[name..].starts_with('(') {
        return Some(name);
    }
    let (mut depth, mut is_inside, mut before) = (0usize, false, ' ');
    for (at, c) in text[name..].char_indices() {
        match c {
            '"' if before != '\\' => is_inside = !is_inside,
            '(' | '[' if !is_inside => depth += 1,
            ')' | ']' if !is_inside => depth = depth.checked_sub(1)?,
            '\n' => return None,
            _ => {}
        }
        before = c;
        if depth == 0 {
            return Some(name + at + c.len_utf8());
        }
    }
    None
}

/// `# a comment`, which takes its line.
fn foreign_comment(text: &str, place: usize) -> Option<Mended> {
    let rest = text.get(place..)?;
    if !rest.starts_with('#') || rest.starts_with("#!") {
        return None;
    }
    let end = rest.find(['\r', '\n']).unwrap_or(rest.len());
    let message = sentence!("A comment does not begin with `#`.", "注释不能用 `#` 开头。");
    let help = sentence!("Write // and then the comment.", "请写 //，后面写注释。");
    Some(mended(text, Span::between(place, place + end), message, help))
}

/// Marks of a comment in a web page, which take the comment, and lines that version control and chats leave in a file.
fn line_of_others(text: &str, place: usize) -> Option<Mended> {
    let rest = text.get(place..)?;
    let line = rest.lines().next()?.len();
    let (length, message, help) = if rest.starts_with("<!--") {
        let end = rest.find("-->").map_or(line, |end| end + "-->".len());
        let message = sentence!("A comment does not begin with `<!--`.", "注释不能用 `<!--` 开头。");
        (
            end,
            message,
            sentence!("Write // and then the comment.", "请写 //，后面写注释。"),
        )
    } else if ["<<<<<<<", "=======", ">>>>>>>"]
        .iter()
        .any(|mark| rest.starts_with(mark))
    {
        let message = sentence!(
            "This line was left by a merge of two versions that is not finished.",
            "这一行是两个版本没有合并完留下的。"
        );
        let help = sentence!(
            "Keep one of the two versions, and delete the lines with <<<<<<<, ======= and >>>>>>>.",
            "两个版本留一个，并删掉带 <<<<<<<、======= 和 >>>>>>> 的行。"
        );
        (line, message, help)
    } else if rest.starts_with("```") {
        let message = sentence!("This line is no part of a call.", "这一行不是通话的内容。");
        (
            line,
            message,
            sentence!("Delete the lines with ```.", "请删掉带 ``` 的行。"),
        )
    } else {
        return None;
    };
    Some(mended(text, Span::between(place, place + length), message, help))
}

fn mended(text: &str, span: Span, message: Sentence, help: Sentence) -> Mended {
    Mended::new(
        blanked(text, span),
        Diagnostic::error("syntax", span, message).help(help),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_foreign_is_blanked_and_said() {
        for (text, at, left, help) in [
            (
                "(when: Known(\"x\") and Is(\"y\"), to: 1)",
                "and",
                "(when: Known(\"x\")            , to: 1)",
                "Write both in one list: All([…, …]).",
            ),
            (
                "(when: Is(\"x\") || Not(Is(\")\")), to: 1)",
                "||",
                "(when: Is(\"x\")                , to: 1)",
                "Write both in one list: Any([…, …]).",
            ),
            (
                "(\n  # a: b\n  a: 1,\n)",
                "#",
                "(\n        \n  a: 1,\n)",
                "Write // and then the comment.",
            ),
            (
                "(\n  <!-- a -->\n  a: 1,\n)",
                "<",
                "(\n            \n  a: 1,\n)",
                "Write // and then the comment.",
            ),
            (
                "(\n<<<<<<< HEAD\n  a: 1,\n)",
                "<",
                "(\n            \n  a: 1,\n)",
                "Keep one of the two versions, and delete the lines with <<<<<<<, ======= and >>>>>>>.",
            ),
            ("```ron\n(a: 1)", "`", "      \n(a: 1)", "Delete the lines with ```."),
        ] {
            let mended = other_habit(text, text.find(at).unwrap()).unwrap();
            assert_eq!(mended.text, left);
            assert_eq!(mended.finding.help.unwrap().english, help);
        }
        for (text, at) in [
            ("(a: Is(\"x\") android: 1)", "and"),
            ("(a: 1 and: 2)", "and"),
            ("#![x]", "#"),
        ] {
            assert!(other_habit(text, text.find(at).unwrap()).is_none(), "{text}");
        }
    }
}
