//! Conditions written as sums are, `trust >= 50`: a file says them in words, `TrustAtLeast(50)`.

use super::brackets::Brackets;
use super::mend::{Mended, blanked};
use super::spanned::Span;
use crate::sim::diagnostic::Diagnostic;
use crate::sim::sentence::{Sentence, sentence};

/// Marks of comparisons, the longer ones first.
const MARKS: [&str; 12] = ["===", ">=", "=>", "<=", "=<", "==", "!=", "<>", ">", "<", "≥", "≤"];
/// What a condition knows by name, and how its two conditions begin.
const MOODS: [(&str, &str); 3] = [("tension", "Tension"), ("trust", "Trust"), ("patience", "Patience")];

/// Blanks the field or entry in which the parser stumbled over such a mark, and says how the condition is written.
pub(super) fn comparison(text: &str, place: usize) -> Option<Mended> {
    let (before, rest) = (text.get(..place)?.trim_end(), text.get(place..)?);
    let mark = MARKS.into_iter().find(|mark| rest.starts_with(mark))?;
    let name = before.rsplit(|c: char| !is_of_name(c)).next()?;
    let behind = rest.get(mark.len()..)?;
    let value = behind.trim_start_matches(' ');
    let length = value.find(|c: char| !is_of_name(c)).unwrap_or(value.len());
    let (gap, value) = (behind.len() - value.len(), &value[..length]);
    if name.is_empty()
        // A number cannot be asked for by name.
        || name.starts_with(|c: char| c.is_ascii_digit())
        || value.is_empty()
        || !before[..before.len() - name.len()]
            .trim_end()
            .ends_with([':', '(', '[', ','])
    {
        return None;
    }
    let span = Span::between(before.len() - name.len(), place + mark.len() + gap + length);
    let message = sentence!(
        "Conditions are not written with `{mark}`.",
        "条件不能用 `{mark}` 来写。"
    );
    let finding = Diagnostic::error("syntax", span, message).help(in_words(name, mark, value));
    Some(Mended::new(
        blanked(text, Brackets::of(text).part_around(place as u32)?),
        finding,
    ))
}

fn is_of_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.')
}

/// How it is written, as far as that can be told from the marks alone.
fn in_words(name: &str, mark: &str, value: &str) -> Sentence {
    let mood = MOODS.into_iter().find(|(word, _)| name.eq_ignore_ascii_case(word));
    let number: Option<i64> = value.parse().ok();
    let (is_least, more) = match mark {
        ">=" | "=>" | "≥" => (true, 0),
        ">" => (true, 1),
        "<" => (false, 0),
        "<=" | "=<" | "≤" => (false, 1),
        // A mood and a number are more or less, and never equal to anything.
        _ if mood.is_some() || number.is_some() => return at_least_or_below(name, mood),
        _ => return is_or_equals(name, mark, value),
    };
    let Some(number) = number.and_then(|number| number.checked_add(more)) else {
        return at_least_or_below(name, mood);
    };
    let written = match (mood, is_least) {
        (Some((_, mood)), true) => format!("{mood}AtLeast({number})"),
        (Some((_, mood)), false) => format!("{mood}Below({number})"),
        (None, true) => format!("AtLeast(\"{name}\", {number})"),
        (None, false) => format!("Below(\"{name}\", {number})"),
    };
    sentence!("Write {written}.", "请写成 {written}。")
}

/// What can be asked of it at all, where the number is none that can stand there.
fn at_least_or_below(name: &str, mood: Option<(&str, &str)>) -> Sentence {
    let (least, below) = match mood {
        Some((_, mood)) => (format!("{mood}AtLeast(…)"), format!("{mood}Below(…)")),
        None => (format!("AtLeast(\"{name}\", …)"), format!("Below(\"{name}\", …)")),
    };
    sentence!(
        "Write {least} or {below}, with a whole number.",
        "请写 {least} 或 {below}，里面写整数。"
    )
}

/// A flag is or is not; a fact with words has one of them.
fn is_or_equals(name: &str, mark: &str, value: &str) -> Sentence {
    let written = match value {
        "true" => format!("Is(\"{name}\")"),
        "false" => format!("Not(Is(\"{name}\"))"),
        _ => format!("Equals(\"{name}\", \"{value}\")"),
    };
    let written = match mark {
        "!=" | "<>" => format!("Not({written})"),
        _ => written,
    };
    sentence!("Write {written}.", "请写成 {written}。")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comparison_is_said_in_words() {
        for (text, at, left, help) in [
            (
                "(a: 1, when: trust >= 50, b: 2)",
                ">=",
                "(a: 1,                    b: 2)",
                "Write TrustAtLeast(50).",
            ),
            (
                "(when: patience <= 9)",
                "<=",
                "(                   )",
                "Write PatienceBelow(10).",
            ),
            ("(a: [lies > 2])", ">", "(a: [        ])", "Write AtLeast(\"lies\", 3)."),
            (
                "(a: plan == open)",
                "==",
                "(               )",
                "Write Equals(\"plan\", \"open\").",
            ),
            (
                "(a: told != true)",
                "!=",
                "(               )",
                "Write Not(Is(\"told\")).",
            ),
            (
                "(when: trust > 9223372036854775807)",
                ">",
                "(                                 )",
                "Write TrustAtLeast(…) or TrustBelow(…), with a whole number.",
            ),
            (
                "(when: lies == 2)",
                "==",
                "(               )",
                "Write AtLeast(\"lies\", …) or Below(\"lies\", …), with a whole number.",
            ),
        ] {
            let mended = comparison(text, text.find(at).unwrap()).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(mended.text, left);
            assert_eq!(mended.finding.help.unwrap().english, help);
        }
        for (text, at) in [
            ("(a: 1 <!-- b -->)", "<"),
            ("(a = 1)", "="),
            ("(a: \"b\" > 1)", ">"),
            ("(a: 50 <= b)", "<="),
        ] {
            assert!(comparison(text, text.find(at).unwrap()).is_none(), "{text}");
        }
    }
}
