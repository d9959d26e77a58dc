//! What the reader of JSON says of a file, in the words of both languages: it speaks English only, and as programmers do.

use crate::sim::sentence::{Sentence, sentence};

/// So many characters of a value that stands in a file are repeated at most.
const LONGEST_VALUE: usize = 60;

/// What is wrong with one line of JSON, and in which of its columns, as a piece of a sentence. The number of the line is for whoever has
/// taken it out of its file.
pub fn json_words(error: &serde_json::Error) -> Sentence {
    let text = error.to_string();
    // Its own place is a line within the JSON, which is always the first.
    let complaint = text
        .rsplit_once(" at line ")
        .map_or(text.as_str(), |(complaint, _)| complaint);
    let complaint = plain(complaint);
    let chinese = in_chinese(&complaint);
    match error.column() {
        0 => sentence!("{complaint}", "{chinese}"),
        column => sentence!("{complaint} (column {column})", "{chinese}（第 {column} 列）"),
    }
}

/// Without the control characters that a file may bring into a complaint.
fn plain(text: &str) -> String {
    let plain = text.chars();
    plain
        .map(|one| if one.is_control() { '\u{fffd}' } else { one })
        .collect()
}

fn in_chinese(complaint: &str) -> String {
    let whole = WHOLE.iter().find(|(english, _)| *english == complaint);
    if let Some((_, chinese)) = whole {
        return (*chinese).to_owned();
    }
    let after = |start: &str| complaint.strip_prefix(start);
    let known = if let Some(rest) = after("missing field ") {
        Some(format!("缺少字段 {rest}"))
    } else if let Some(rest) = after("duplicate field ") {
        Some(format!("字段 {rest} 写了两次"))
    } else if let Some(rest) = after("unknown field ") {
        Some(unknown("字段", rest))
    } else if let Some(rest) = after("unknown variant ") {
        Some(unknown("词", rest))
    } else if let Some(rest) = after("invalid type: ").or_else(|| after("invalid value: ")) {
        rest.rsplit_once(", expected ")
            .map(|(found, wanted)| format!("此处应为{}，写的却是{}", wanted_words(wanted), found_words(found)))
    } else if let Some(rest) = after("invalid length ") {
        let found = rest.split(',').next().unwrap_or_default();
        Some(format!("项数不对：有 {found} 项"))
    } else if after("data did not match any variant").is_some() {
        Some("不是这里认识的任何一种写法".to_owned())
    } else {
        None
    };
    known.unwrap_or_else(|| format!("内容不合格式（读取程序的原话：“{complaint}”）"))
}

/// What the reader says without naming anything of the file.
const WHOLE: [(&str, &str); 22] = [
    ("EOF while parsing a list", "内容不完整：列表没有写完"),
    ("EOF while parsing an object", "内容不完整：一组字段没有写完"),
    ("EOF while parsing a string", "内容不完整：文字没有写完"),
    ("EOF while parsing a value", "内容不完整：缺少一个值"),
    ("expected `:`", "此处应为“:”"),
    ("expected `,` or `]`", "此处应为“,”或“]”"),
    ("expected `,` or `}`", "此处应为“,”或“}”"),
    ("expected `\"`", "此处应为引号"),
    ("expected ident", "此处应为 true、false 或 null"),
    ("expected value", "此处应为一个值"),
    ("invalid escape", "反斜杠后面的字符不认识"),
    ("invalid number", "数字写得不对"),
    ("number out of range", "数字超出范围"),
    ("invalid unicode code point", "不是有效的 Unicode 字符"),
    (
        "control character (\\u0000-\\u001F) found while parsing a string",
        "文字里有控制字符",
    ),
    ("key must be a string", "字段名必须是引号里的文字"),
    ("lone leading surrogate in hex escape", "\\u 后面只有半个字符"),
    ("unexpected end of hex escape", "\\u 后面的数字没有写完"),
    ("trailing comma", "最后一项后面多了一个逗号"),
    ("trailing characters", "末尾还有多余的字符"),
    ("recursion limit exceeded", "括号套得太深"),
    (
        "a dimension is empathy, accuracy or compliance",
        "维度只有 empathy、accuracy 和 compliance",
    ),
];

/// A name that nobody knows here, and those that are known: `` `x`, expected one of `a`, `b` ``.
fn unknown(kind: &str, rest: &str) -> String {
    let (found, known) = rest.rsplit_once(", expected ").unwrap_or((rest, ""));
    let known: Vec<String> = known
        .split('`')
        .skip(1)
        .step_by(2)
        .map(|name| format!("`{name}`"))
        .collect();
    let found = shortened(found);
    match known.is_empty() {
        true => format!("不认识{kind} {found}"),
        false => format!("不认识{kind} {found}；这里可用：{}", known.join("、")),
    }
}

/// What would be right.
fn wanted_words(wanted: &str) -> String {
    let known = [
        ("a string", "引号里的文字"),
        ("a borrowed string", "引号里的文字"),
        ("a boolean", " true 或 false"),
        ("a sequence", "[ ] 里的列表"),
        ("a map", "{ } 里的对照表"),
        ("unit", " null"),
        ("u8", "0 到 255 的整数"),
        ("u16", "0 到 65,535 的整数"),
        ("u32", "0 到 4,294,967,295 的整数"),
        ("u64", "从 0 起的整数"),
        ("usize", "从 0 起的整数"),
        ("i32", "整数"),
        ("i64", "整数"),
        ("string or map", "一个词，或 { } 里的一组字段"),
    ];
    let of_kind = [
        ("struct ", "{ } 里的一组字段"),
        ("internally tagged enum ", "{ } 里的一组字段"),
        ("enum ", "这里认识的一个词"),
        ("variant identifier", "这里认识的一个词"),
        ("field identifier", "一个字段名"),
    ];
    let exactly = known.iter().find(|(english, _)| *english == wanted);
    let begins = || of_kind.iter().find(|(english, _)| wanted.starts_with(english));
    match exactly.or_else(begins) {
        Some((_, chinese)) => (*chinese).to_owned(),
        None => "另一种值".to_owned(),
    }
}

/// What stands there instead.
fn found_words(found: &str) -> String {
    for (kind, chinese) in [
        ("string ", "文字 "),
        ("integer ", "数字 "),
        ("floating point ", "数字 "),
        ("boolean ", " "),
    ] {
        if let Some(value) = found.strip_prefix(kind) {
            return format!("{chinese}{}", shortened(value));
        }
    }
    match found {
        "null" | "unit value" => " null",
        "sequence" => "列表",
        "map" => "一组字段",
        _ => "别的",
    }
    .to_owned()
}

fn shortened(value: &str) -> String {
    match value.char_indices().nth(LONGEST_VALUE) {
        Some((end, _)) => format!("{}…", value.get(..end).unwrap_or_default()),
        None => value.to_owned(),
    }
}
