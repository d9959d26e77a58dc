//! What the parser of RON says where a file is not RON, as a sentence in both languages.

use ron2::error::ErrorKind;

use crate::sim::sentence::Sentence;

/// What the parser said.
pub(super) fn not_ron(kind: &ErrorKind) -> Sentence {
    let said = lower_first(&kind.to_string());
    let reason = in_chinese(kind);
    Sentence {
        english: format!("This is not RON: {said}."),
        chinese: format!("这里不合 RON 的写法：{reason}。"),
    }
}

fn lower_first(message: &str) -> String {
    let mut chars = message.trim_end_matches('.').chars();
    let first = chars.next().map(|c| c.to_lowercase().collect::<String>());
    first.unwrap_or_default() + chars.as_str()
}

/// The same for readers of Chinese. Errors of the parser's typed interface cannot happen here and share one wording.
fn in_chinese(kind: &ErrorKind) -> String {
    match kind {
        ErrorKind::Expected { expected, context } => {
            let what = expected_in_chinese(expected);
            match context.and_then(place_in_chinese) {
                Some(place) => format!("{place}这里应该有{what}"),
                None => format!("这里应该有{what}"),
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
        "comma" => "逗号",
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
        "`:` after map key" => "键后面的 `:`",
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
            ("(a: 1 b: 2)", "expected comma in struct", "一组字段里，这里应该有逗号"),
            (
                "(a: , b: 2)",
                "expected value in struct field",
                "字段的名字之后，这里应该有一个值",
            ),
            (
                "(a: [1, 2)",
                "expected closing `]` in array",
                "列表里，这里应该有右括号 `]`",
            ),
        ] {
            let (_, errors) = ron2::ast::parse_document_lossy(text);
            let told: Vec<Sentence> = errors.iter().map(|error| not_ron(error.kind())).collect();
            let wanted = Sentence {
                english: format!("This is not RON: {english}."),
                chinese: format!("这里不合 RON 的写法：{chinese}。"),
            };
            assert!(told.contains(&wanted), "{text}: {told:?}");
        }
    }
}
