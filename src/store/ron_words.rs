//! What the reader of RON says of a small file of this program, in the words of both languages and with the place: it speaks English only.

use ron::error::{Error, SpannedError};

use crate::sim::sentence::{Sentence, sentence};

/// So many characters of a value that stands in a file are repeated at most.
const LONGEST_VALUE: usize = 60;

/// What is wrong, and at which line and column, as a piece of a sentence.
pub(super) fn ron_words(error: &SpannedError) -> Sentence {
    let english = plain(&error.to_string());
    let chinese = plain(&in_chinese(&error.code));
    let (line, column) = (error.span.start.line, error.span.start.col);
    sentence!("{english}", "第 {line} 行第 {column} 列：{chinese}")
}

/// Without the control characters that a file may bring into a complaint.
fn plain(text: &str) -> String {
    let plain = text.chars();
    plain
        .map(|one| if one.is_control() { '\u{fffd}' } else { one })
        .collect()
}

fn in_chinese(error: &Error) -> String {
    let words = match error {
        Error::MissingStructField { field, .. } => return format!("缺少字段 `{field}`"),
        Error::DuplicateStructField { field, .. } => return format!("字段 `{field}` 写了两次"),
        Error::NoSuchStructField { expected, found, .. } => return unknown("字段", found, expected),
        Error::NoSuchEnumVariant { expected, found, .. } => return unknown("词", found, expected),
        Error::InvalidValueForType { expected, found } => {
            return format!(
                "此处应为{}，写的却是别的（{}）",
                wanted_words(expected),
                shortened(found)
            );
        }
        Error::ExpectedDifferentLength { found, .. } => return format!("项数不对：有 {found} 项"),
        Error::ExpectedDifferentStructName { found, .. } => return format!("此处不应写 `{}`", shortened(found)),
        Error::UnexpectedChar(found) => return format!("此处不应有“{found}”"),
        Error::InvalidIdentifier(found) | Error::SuggestRawIdentifier(found) => {
            return format!("“{}”不是名字", shortened(found));
        }
        Error::NoSuchExtension(found) => return format!("不认识扩展 `{}`", shortened(found)),
        Error::Eof => "内容不完整，文件到这里就断了",
        Error::ExpectedArray => "此处应为“[”",
        Error::ExpectedArrayEnd => "此处应为“]”",
        Error::ExpectedMap => "此处应为“{”",
        Error::ExpectedMapColon => "此处应为“:”",
        Error::ExpectedMapEnd => "此处应为“}”",
        Error::ExpectedComma => "此处应为逗号",
        Error::ExpectedStructLike | Error::ExpectedNamedStructLike(_) => "此处应为“(”",
        Error::ExpectedStructLikeEnd | Error::ExpectedOptionEnd => "此处应为“)”",
        Error::ExpectedBoolean => "此处应为 true 或 false",
        Error::ExpectedInteger | Error::ExpectedFloat => "此处应为数字",
        Error::ExpectedOption => "此处应为 Some(…) 或 None",
        Error::ExpectedUnit => "此处应为 ()",
        Error::ExpectedString => "此处应为引号里的文字",
        Error::ExpectedStringEnd => "引号没有写完",
        Error::ExpectedIdentifier => "此处应为一个名字",
        Error::InvalidEscape(_) => "反斜杠后面的字符不认识",
        Error::IntegerOutOfBounds => "数字超出范围",
        Error::InvalidIntegerDigit { .. } | Error::FloatUnderscore | Error::UnderscoreAtBeginning => "数字写得不对",
        Error::UnclosedBlockComment | Error::UnclosedLineComment => "注释没有写完",
        Error::Utf8Error(_) => "不是 UTF-8 文字",
        Error::TrailingCharacters => "末尾还有多余的字符",
        Error::ExceededRecursionLimit => "括号套得太深",
        other => {
            let english = shortened(&other.to_string());
            return format!("内容不合格式（读取程序的原话：“{english}”）");
        }
    };
    words.to_owned()
}

fn unknown(kind: &str, found: &str, known: &[&str]) -> String {
    let known: Vec<String> = known.iter().map(|name| format!("`{name}`")).collect();
    let found = shortened(found);
    match known.is_empty() {
        true => format!("不认识{kind} `{found}`"),
        false => format!("不认识{kind} `{found}`；这里可用：{}", known.join("、")),
    }
}

fn wanted_words(wanted: &str) -> &'static str {
    match wanted {
        "a string" => "引号里的文字",
        "a boolean" => " true 或 false",
        "a sequence" => "[ ] 里的列表",
        "a map" => "{ } 里的对照表",
        "u8" | "u16" | "u32" | "u64" | "usize" | "i32" | "i64" => "整数",
        _ if wanted.starts_with("struct ") => "( ) 里的一组字段",
        _ if wanted.starts_with("enum ") => "这里认识的一个词",
        _ => "另一种值",
    }
}

fn shortened(value: &str) -> String {
    match value.char_indices().nth(LONGEST_VALUE) {
        Some((end, _)) => format!("{}…", value.get(..end).unwrap_or_default()),
        None => value.to_owned(),
    }
}
