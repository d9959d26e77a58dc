//! What the reader of JSON says, in Chinese: whatever is broken, and with the column.

use std::collections::BTreeMap;

use rolecall::sim::json_words::json_words;
use rolecall::sim::sentence::Sentence;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    #[serde(rename = "count")]
    _count: u8,
    #[serde(rename = "words")]
    _words: Option<Vec<String>>,
    #[serde(rename = "kind")]
    _kind: Option<Kind>,
    #[serde(rename = "map")]
    _map: Option<BTreeMap<String, bool>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Exam,
    Practice,
}

fn words(json: &str) -> Sentence {
    let error = serde_json::from_str::<Row>(json).err().unwrap();
    json_words(&error)
}

#[test]
fn what_is_wrong_is_told_in_chinese_with_its_column() {
    for (json, chinese) in [
        ("{}", "缺少字段 `count`（第 2 列）"),
        (r#"{"count":"#, "内容不完整：缺少一个值（第 9 列）"),
        (r#"{"count":1"#, "内容不完整：一组字段没有写完（第 10 列）"),
        (
            r#"{"count":"one"}"#,
            "此处应为0 到 255 的整数，写的却是文字 \"one\"（第 14 列）",
        ),
        (
            r#"{"count":256}"#,
            "此处应为0 到 255 的整数，写的却是数字 `256`（第 12 列）",
        ),
        (r#"{"count":1,"count":2}"#, "字段 `count` 写了两次（第 18 列）"),
        (
            r#"{"count":1,"mark":2}"#,
            "不认识字段 `mark`；这里可用：`count`、`words`、`kind`、`map`（第 17 列）",
        ),
        (
            r#"{"count":1,"kind":"test"}"#,
            "不认识词 `test`；这里可用：`exam`、`practice`（第 24 列）",
        ),
        (
            r#"{"count":1,"words":{}}"#,
            "此处应为[ ] 里的列表，写的却是一组字段（第 ",
        ),
        (
            r#"{"count":1,"map":{"a":[]}}"#,
            "此处应为 true 或 false，写的却是列表（第 ",
        ),
        (r#"{"count":1,}"#, "最后一项后面多了一个逗号（第 "),
        (r#"{"count":1} x"#, "末尾还有多余的字符（第 "),
        ("[1]", "项数不对：有 1 项"),
    ] {
        let told = words(json);
        assert!(told.chinese.starts_with(chinese), "{json}: {told:?}");
        assert!(told.english.contains("(column "), "{told:?}");
    }
}

/// Whatever is cut off or put in anywhere, no English slips into the Chinese apart from what the file itself says.
#[test]
fn no_damage_brings_english_into_chinese() {
    let whole = r#"{"count":1,"words":["\u4e00"],"kind":"exam","map":{"a":true}}"#;
    let mut told = 0;
    for place in 0..whole.len() {
        for put in ["", "x", "\"", "7", "}", "]", ",", "\\", "\u{1}", "null"] {
            for rest in [&whole[place..], ""] {
                let json = format!("{}{put}{rest}", &whole[..place]);
                let Err(error) = serde_json::from_str::<Row>(&json) else {
                    continue;
                };
                let chinese = json_words(&error).chinese;
                assert!(
                    !chinese.contains("原话") && !chinese.contains("另一种值"),
                    "{json}: {error}: {chinese}"
                );
                told += 1;
            }
        }
    }
    assert!(told > 600, "{told}");
}

#[test]
fn a_long_value_is_not_repeated_whole() {
    let told = words(&format!(r#"{{"count":"{}"}}"#, "长".repeat(5000)));
    assert!(told.chinese.chars().count() < 120, "{}", told.chinese);
}
