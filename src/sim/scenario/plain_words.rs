//! What serde calls types and values, in the words of authors: it speaks as programmers do.

use serde::de::{Expected, Unexpected};

use crate::sim::sentence::{Sentence, sentence};

/// What would be right, without the names of Rust's types.
pub(super) fn expected_words(expected: &dyn Expected) -> Sentence {
    let wanted = expected.to_string();
    known(&wanted).unwrap_or_else(|| match wanted.split(' ').next() {
        Some("struct") => sentence!("a group of fields in ( )", "( ) 里的一组字段"),
        Some("enum") => sentence!("one of the words that are known here", "这里认识的一个词"),
        // The program asks for nothing else; a test holds what it asks for against this file.
        _ => sentence!("{wanted}", "另一种值"),
    })
}

/// What the program asks for that is neither a group of fields nor a word.
fn known(wanted: &str) -> Option<Sentence> {
    Some(match wanted {
        "u8" => sentence!("a whole number from 0 to 255", "0 到 255 的整数"),
        "i8" => sentence!("a whole number from -128 to 127", "-128 到 127 的整数"),
        "u16" => sentence!("a whole number from 0 to 65,535", "0 到 65,535 的整数"),
        "u32" => sentence!("a whole number from 0 to 4,294,967,295", "0 到 4,294,967,295 的整数"),
        "i64" => sentence!("a whole number", "整数"),
        "u64" => sentence!("a whole number from 0", "从 0 起的整数"),
        "a string" => sentence!("a text in quotation marks", "引号里的文字"),
        "a boolean" => sentence!("true or false", "`true` 或 `false`"),
        "a tuple of size 2" => sentence!("two values in ( )", "( ) 里的两个值"),
        "tuple struct Row" | "tuple struct Row with 2 elements" => sentence!("two texts in ( )", "( ) 里的两段文字"),
        "tuple struct Translation" | "tuple struct Translation with 2 elements" => {
            sentence!("a fingerprint and a text in ( )", "( ) 里的一个指纹和一段文字")
        }
        "a value" => sentence!("a value", "一个值"),
        "a list in [ ]" => sentence!("a list in [ ]", "[ ] 里的列表"),
        "a map in { }" => sentence!("a map in {{ }}", "{{ }} 里的对照表"),
        "a whole number such as 72, or a quoted one such as \"2433.75\"" => sentence!(
            "a whole number such as 72, or a quoted one such as \"2433.75\"",
            "像 72 这样的整数，或引号里的数字，例如 \"2433.75\""
        ),
        "a span of time in quotation marks, such as \"12s\" or \"1m30s\"" => sentence!(
            "a span of time in quotation marks, such as \"12s\" or \"1m30s\"",
            "引号里的一段时间，例如 \"12s\" 或 \"1m30s\""
        ),
        _ => return None,
    })
}

/// What stands in the file instead.
pub(super) fn unexpected_words(unexpected: Unexpected<'_>) -> Sentence {
    use Unexpected::{Bool, Float, Map, Option, Other, Seq, Signed, Str, Unit, Unsigned};
    match unexpected {
        Bool(value) => Sentence::same(format!("`{value}`")),
        Unsigned(value) => sentence!("the number {value}", "数字 {value}"),
        Signed(value) => sentence!("the number {value}", "数字 {value}"),
        Float(value) => sentence!("the number {value}", "数字 {value}"),
        Str(value) => sentence!("the text \"{value}\"", "文字“{value}”"),
        Unit => Sentence::same("`()`"),
        Option => sentence!("an optional value", "可有可无的值"),
        Seq => sentence!("a list", "列表"),
        Map => sentence!("a group of fields", "一组字段"),
        Other("a map") => sentence!("a map", "对照表"),
        Other("this value") => sentence!("this value", "这个值"),
        // A word of the file, in backticks.
        Other(word) if word.starts_with('`') => Sentence::same(word),
        other => sentence!("{other}", "这个值"),
    }
}

/// How the same would be written right, if only its form is wrong.
pub(super) fn written_otherwise(unexpected: &Unexpected<'_>, wanted: &str) -> Option<Sentence> {
    let is_number = matches!(wanted, "u8" | "i8" | "u16" | "u32" | "i64" | "u64");
    match unexpected {
        Unexpected::Str(written) if is_number && written.trim().parse::<i64>().is_ok() => {
            let number = written.trim();
            Some(sentence!(
                "Write {number}, without quotation marks.",
                "请写 {number}，不加引号。"
            ))
        }
        Unexpected::Str(written) if is_number && around(written.trim()).is_some() => Some(sentence!(
            "Write a number without a point and without quotation marks.",
            "请写没有小数点的数字，也不加引号。"
        )),
        Unexpected::Other(written) if is_number => {
            let (below, above) = around(written.trim_matches('`'))?;
            Some(sentence!(
                "Write it without a point, such as {below} or {above}.",
                "请写没有小数点的数字，例如 {below} 或 {above}。"
            ))
        }
        Unexpected::Str(_) if wanted == "a boolean" => Some(sentence!(
            "Write true or false, without quotation marks.",
            "请写 true 或 false，不加引号。"
        )),
        Unexpected::Other(word) if wanted == "a string" && word.starts_with('`') => {
            let word = word.trim_matches('`');
            Some(sentence!(
                "Put it in quotation marks: \"{word}\".",
                "请加上引号：\"{word}\"。"
            ))
        }
        Unexpected::Unsigned(number) if wanted == "a string" => Some(sentence!(
            "Put it in quotation marks: \"{number}\".",
            "请加上引号：\"{number}\"。"
        )),
        Unexpected::Str(written) if wanted == "a list in [ ]" => Some(sentence!(
            "Put it in brackets, also where it is only one: [\"{written}\"].",
            "请放进方括号，只有一项也要：[\"{written}\"]。"
        )),
        Unexpected::Str(written) if wanted.starts_with("tuple struct Translation") => Some(sentence!(
            "Write (\"\", \"{written}\"); `rolecall strings` fills the fingerprint in.",
            "请写成 (\"\", \"{written}\")；指纹由 `rolecall strings` 填写。"
        )),
        Unexpected::Other("a map") | Unexpected::Seq if wanted.starts_with("struct ") => Some(sentence!(
            "Write ( ) around it, and names of fields without quotation marks.",
            "请用 ( ) 括起来，字段的名字不加引号。"
        )),
        _ if wanted == "a list in [ ]" => Some(sentence!(
            "Put [ before it and ] behind it, also where it is only one.",
            "请在前面加 [，在后面加 ]，只有一项也要。"
        )),
        Unexpected::Signed(seconds) if wanted.starts_with("a span of time") => span_of_time(*seconds),
        Unexpected::Unsigned(seconds) if wanted.starts_with("a span of time") => span_of_time(*seconds),
        _ => None,
    }
}

/// The whole numbers below and above a number with a point.
fn around(written: &str) -> Option<(i64, i64)> {
    let (whole, behind) = written.split_once('.')?;
    let is_number = !behind.is_empty() && behind.bytes().all(|byte| byte.is_ascii_digit());
    let whole: i64 = whole.parse().ok().filter(|_| is_number)?;
    match written.starts_with('-') {
        true => Some((whole.checked_sub(1)?, whole)),
        false => Some((whole, whole.checked_add(1)?)),
    }
}

fn span_of_time(seconds: impl std::fmt::Display) -> Option<Sentence> {
    Some(sentence!(
        "For {seconds} seconds write \"{seconds}s\".",
        "{seconds} 秒请写 \"{seconds}s\"。"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_become_words() {
        let words = |wanted: &'static str| {
            let Sentence { english, chinese } = expected_words(&wanted);
            (english, chinese)
        };
        let pair = |english: &str, chinese: &str| (english.to_owned(), chinese.to_owned());
        assert_eq!(words("u8"), pair("a whole number from 0 to 255", "0 到 255 的整数"));
        assert_eq!(
            words("struct Node"),
            pair("a group of fields in ( )", "( ) 里的一组字段")
        );
        assert_eq!(words("a list in [ ]"), pair("a list in [ ]", "[ ] 里的列表"));
    }

    #[test]
    fn what_is_only_written_wrong_is_written_right() {
        for (written, wanted, help) in [
            (Unexpected::Str("1"), "u8", Some("请写 1，不加引号。")),
            (Unexpected::Str("one"), "u8", None),
            (Unexpected::Str("2.5"), "i8", Some("请写没有小数点的数字，也不加引号。")),
            (
                Unexpected::Other("`2.5`"),
                "i8",
                Some("请写没有小数点的数字，例如 2 或 3。"),
            ),
            (
                Unexpected::Other("`-2.5`"),
                "i8",
                Some("请写没有小数点的数字，例如 -3 或 -2。"),
            ),
            (Unexpected::Other("`Set`"), "i8", None),
            (
                Unexpected::Str("yes"),
                "a boolean",
                Some("请写 true 或 false，不加引号。"),
            ),
            (
                Unexpected::Other("`leaked`"),
                "a string",
                Some("请加上引号：\"leaked\"。"),
            ),
            (
                Unexpected::Str("contain"),
                "a list in [ ]",
                Some("请放进方括号，只有一项也要：[\"contain\"]。"),
            ),
            (
                Unexpected::Other("`Set`"),
                "a list in [ ]",
                Some("请在前面加 [，在后面加 ]，只有一项也要。"),
            ),
            (
                Unexpected::Str("赶飞机的客户"),
                "tuple struct Translation",
                Some("请写成 (\"\", \"赶飞机的客户\")；指纹由 `rolecall strings` 填写。"),
            ),
            (
                Unexpected::Other("a map"),
                "struct Points",
                Some("请用 ( ) 括起来，字段的名字不加引号。"),
            ),
            (
                Unexpected::Signed(30),
                "a span of time in quotation marks, such as \"12s\" or \"1m30s\"",
                Some("30 秒请写 \"30s\"。"),
            ),
        ] {
            let told = written_otherwise(&written, wanted);
            assert_eq!(told.map(|told| told.chinese).as_deref(), help, "{written:?}");
        }
    }
}
