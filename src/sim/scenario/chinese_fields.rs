//! Chinese words that people write for names of fields; the guide for authors lists the same pairs.

/// Words, and the names that they stand for. A word may stand for several, of which one is known at its place.
const FIELDS: [(&str, &[&str]); 40] = [
    ("编号", &["id"]),
    ("标题", &["title"]),
    ("名字", &["name"]),
    ("姓名", &["name"]),
    ("标签", &["label"]),
    ("文字", &["text"]),
    ("正文", &["text"]),
    ("台词", &["says", "text"]),
    ("说的话", &["says", "speak"]),
    ("回话", &["reply"]),
    ("选择", &["ask"]),
    ("提问", &["ask"]),
    ("选项", &["options"]),
    ("为什么", &["why"]),
    ("道理", &["why"]),
    ("为什么诱人", &["tempting_because"]),
    ("为何诱人", &["tempting_because"]),
    ("依据", &["sources"]),
    ("条件", &["when"]),
    ("否则", &["otherwise"]),
    ("作答时限", &["within"]),
    ("时限", &["within", "limit"]),
    ("分支", &["branch"]),
    ("去向", &["to"]),
    ("行为", &["acts"]),
    ("得分", &["points"]),
    ("分数", &["points"]),
    ("事实", &["facts"]),
    ("值", &["values", "value"]),
    ("状态", &["mood"]),
    ("心情", &["mood"]),
    ("紧张", &["tension"]),
    ("信任", &["trust"]),
    ("耐心", &["patience"]),
    ("同理心", &["empathy"]),
    ("准确性", &["accuracy"]),
    ("合规性", &["compliance"]),
    ("占比", &["weights"]),
    ("简报", &["brief"]),
    ("难度", &["level"]),
];

/// The name of a field that a Chinese word stands for where these are known.
pub(super) fn field_for(word: &str, known: &[&'static str]) -> Option<&'static str> {
    let (_, meant) = FIELDS.iter().find(|(written, _)| *written == word)?;
    known.iter().find(|name| meant.contains(*name)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_stands_for_what_is_known_at_its_place() {
        for (word, known, meant) in [
            ("标签", &["id", "label"] as &[&str], Some("label")),
            ("时限", &["limit", "in_time"], Some("limit")),
            ("时限", &["within"], Some("within")),
            ("标签", &["id"], None),
            ("随便", &["label"], None),
        ] {
            assert_eq!(field_for(word, known), meant, "{word}");
        }
    }
}
