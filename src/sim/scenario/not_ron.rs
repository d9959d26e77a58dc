//! What the parser of RON says where a file is not RON, as a sentence in both languages.

use ron2::error::ErrorKind;

use crate::sim::sentence::{Sentence, sentence};

/// What the parser calls a colon.
const COLON: &str = "`:` after map key";

/// What the parser said.
pub(super) fn not_ron(kind: &ErrorKind) -> Sentence {
    let said = in_english(kind);
    let reason = in_chinese(kind);
    Sentence {
        english: format!("This is not how these files are written: {said}."),
        chinese: format!("这里不合文件的格式：{reason}。"),
    }
}

/// What to write instead. `text` is the file, and `place` in its line `line`, from 1, is where the parser stumbled.
pub(super) fn advice(kind: &ErrorKind, text: &str, place: usize, line: usize) -> Option<Sentence> {
    match kind {
        ErrorKind::TrailingCharacters => Some(sentence!(
            "Nothing may follow the bracket that closes the file. Delete it, or write // before it to keep it as a comment.",
            "结束整个文件的那个括号后面不能再写东西。请删掉它；要留作注释，就在前面写 //。"
        )),
        ErrorKind::Expected { expected, .. } if expected == COLON => Some(sentence!(
            "Write `:` between a name and its value, as in level: 2.",
            "名字和值之间要写 `:`，例如 level: 2。"
        )),
        ErrorKind::Expected { expected, .. } if expected == "comma" => comma_in_another_line(text, place, line),
        _ => None,
    }
}

/// Nobody looks further up than so many bytes: a file can be one line of a million.
const FURTHEST: usize = 2000;

/// A comma is missed where the next thing begins, which may be lines below what it belongs behind.
fn comma_in_another_line(text: &str, place: usize, line: usize) -> Option<Sentence> {
    let before = text.get(..place)?;
    let begins = (place.saturating_sub(FURTHEST)..place).find(|byte| before.is_char_boundary(*byte))?;
    let mut upwards = before[begins..].rsplit('\n');
    if !upwards.next()?.trim().is_empty() {
        return None;
    }
    let says_something = |line: &&str| !line.trim().is_empty() && !line.trim_start().starts_with("//");
    let (lines_up, above) = upwards.enumerate().find(|(_, line)| says_something(line))?;
    let line = line.checked_sub(lines_up + 1).filter(|_| !above.contains("*/"))?;
    Some(sentence!(
        "Write `,` behind the value that ends in line {line}.",
        "请在第 {line} 行末尾的值后面加 `,`。"
    ))
}

fn lower_first(message: &str) -> String {
    let mut chars = message.trim_end_matches('.').chars();
    let first = chars.next().map(|c| c.to_lowercase().collect::<String>());
    first.unwrap_or_default() + chars.as_str()
}

/// In words of people who do not program: a comma is missed where the next thing begins, not where it should have been.
fn in_english(kind: &ErrorKind) -> String {
    let (expected, context) = match kind {
        ErrorKind::Expected { expected, context } => (expected, context),
        ErrorKind::UnexpectedChar(mark) => return format!("the character {mark:?} cannot stand here"),
        ErrorKind::TrailingCharacters => return "the file should end here, and something else follows".to_owned(),
        _ => return lower_first(&kind.to_string()),
    };
    let place = context.map_or_else(String::new, |context| format!(" {}", place_in_english(context)));
    match expected.as_ref() {
        "comma" => format!("a comma is missing before this{place}"),
        COLON => format!("a `:` is missing{place}"),
        what => format!("{} was expected here{place}", expected_in_english(what)),
    }
}

fn expected_in_english(expected: &str) -> String {
    match expected {
        "value" => "a value".to_owned(),
        "identifier" => "a name".to_owned(),
        "attribute" => "an attribute".to_owned(),
        "character" => "a character".to_owned(),
        "string" => "a text in quotation marks".to_owned(),
        "struct field" => "a field".to_owned(),
        bracket if bracket.starts_with("closing") || bracket.starts_with("opening") => format!("the {bracket}"),
        other => other.to_owned(),
    }
}

fn place_in_english(context: &str) -> &str {
    match context {
        "struct" => "in a group of fields",
        "struct field" => "after the name of the field",
        "tuple" | "option" => "in these brackets",
        "map" => "in this table",
        "map entry" => "after a key of this table",
        "array" => "in a list",
        "attribute" => "in the attribute",
        other => other,
    }
}

/// The same for readers of Chinese. Errors of the parser's typed interface cannot happen here and share one wording.
fn in_chinese(kind: &ErrorKind) -> String {
    match kind {
        ErrorKind::Expected { expected, context } => {
            let place = context.and_then(place_in_chinese).unwrap_or_default();
            match expected.as_ref() {
                "comma" => format!("{place}这之前少了逗号"),
                COLON => format!("{place}少了 `:`"),
                what => format!("{place}这里应该有{}", expected_in_chinese(what)),
            }
        }
        ErrorKind::Eof => "文件在这里就结束了".to_owned(),
        ErrorKind::UnexpectedChar(mark) => format!("这里不该有字符 {mark:?}"),
        ErrorKind::UnclosedBlockComment | ErrorKind::UnclosedLineComment => "注释没有结束".to_owned(),
        ErrorKind::InvalidEscape(_) => "反斜杠之后的写法不对".to_owned(),
        ErrorKind::InvalidIntegerDigit { digit, base } => format!("{base} 进制的数字里不能有 {digit:?}"),
        ErrorKind::UnderscoreAtBeginning | ErrorKind::FloatUnderscore => "数字里的下划线位置不对".to_owned(),
        ErrorKind::TrailingCharacters => "文件应该结束的地方还有别的内容".to_owned(),
        ErrorKind::ExpectedStringEnd => "文字没有结束，少了右引号".to_owned(),
        ErrorKind::InvalidIdentifier(name) | ErrorKind::SuggestRawIdentifier(name) => {
            format!("{name:?} 不能作名字")
        }
        ErrorKind::IntegerOutOfBounds { value, .. } => format!("数字 {value} 太大或太小"),
        ErrorKind::ExceededRecursionLimit => "括号嵌套得太深".to_owned(),
        _ => "这一处读不懂".to_owned(),
    }
}

fn expected_in_chinese(expected: &str) -> String {
    match expected {
        "value" => "一个值",
        "identifier" => "一个名字",
        "attribute" => "属性",
        "character" => "一个字符",
        "string" => "引号里的文字",
        "struct field" => "一个字段",
        "closing `)` or `}`" => "右括号 `)` 或 `}`",
        "closing `)`" => "右括号 `)`",
        "closing `]`" => "右括号 `]`",
        "closing `}`" => "右括号 `}`",
        "opening `[`" => "左括号 `[`",
        // Marks in backticks are the same in every language.
        mark if mark.starts_with('`') && !mark.contains(' ') => return mark.to_owned(),
        _ => "别的内容",
    }
    .to_owned()
}

fn place_in_chinese(context: &str) -> Option<&'static str> {
    Some(match context {
        "struct" => "一组字段里，",
        "struct field" => "字段的名字之后，",
        "tuple" | "option" => "括号里，",
        "map" => "对照表里，",
        "map entry" => "对照表的键之后，",
        "array" => "列表里，",
        "attribute" => "属性里，",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_parser_says_is_said_in_chinese() {
        for (text, english, chinese) in [
            (
                "(a: 1 b: 2)",
                "a comma is missing before this in a group of fields",
                "一组字段里，这之前少了逗号",
            ),
            (
                "(a: , b: 2)",
                "a value was expected here after the name of the field",
                "字段的名字之后，这里应该有一个值",
            ),
            (
                "(a: [1, 2)",
                "the closing `]` was expected here in a list",
                "列表里，这里应该有右括号 `]`",
            ),
        ] {
            let (_, errors) = ron2::ast::parse_document_lossy(text);
            let told: Vec<Sentence> = errors.iter().map(|error| not_ron(error.kind())).collect();
            let wanted = Sentence {
                english: format!("This is not how these files are written: {english}."),
                chinese: format!("这里不合文件的格式：{chinese}。"),
            };
            assert!(told.contains(&wanted), "{text}: {told:?}");
        }
    }

    #[test]
    fn what_to_write_is_said_with_the_line_it_belongs_to() {
        for (text, help) in [
            ("(a: 1 b: 2)", None),
            (
                "(\n    a: 1\n\n    // B.\n    b: 2,\n)",
                Some("请在第 2 行末尾的值后面加 `,`。"),
            ),
            ("(b: 2, a 1)", Some("名字和值之间要写 `:`，例如 level: 2。")),
            (
                "(a: 1)\nDone!",
                Some("结束整个文件的那个括号后面不能再写东西。请删掉它；要留作注释，就在前面写 //。"),
            ),
        ] {
            let (_, errors) = ron2::ast::parse_document_lossy(text);
            let error = errors.first().unwrap();
            let span = error.span();
            let told = advice(error.kind(), text, span.start_offset, span.start.line);
            assert_eq!(told.map(|told| told.chinese).as_deref(), help, "{text}");
        }
    }
}
