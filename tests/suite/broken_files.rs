//! Files that somebody has broken, and what every command says of them: in the reader's language, with the place, and without a word of the
//! libraries that read them.

use std::fs;
use std::path::{Path, PathBuf};

use crate::chinese::english_in;
use crate::marks::people::{data_with_record, new_key, run};
use crate::rehashed::rewritten;

const RECORD: &str = "20261124-144121-overdue-collection-a8bf00.jsonl";
const FORM: &str = include_str!("../../assets/forms/voice-and-note.ron");

struct Desk {
    folder: tempfile::TempDir,
    record: PathBuf,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let record = data_with_record(&folder.path().join("data"), RECORD);
        let desk = Self { folder, record };
        new_key(&desk.keys(), &desk.data(), "ann");
        desk
    }

    fn keys(&self) -> PathBuf {
        self.folder.path().join("keys")
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// Writes a file beside the data and returns its path.
    fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        let path = self.folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        text(&path).to_owned()
    }

    /// Both languages say it, each in its own words.
    fn says(&self, arguments: &[&str], english: &str, chinese: &str) {
        for (locale, wanted) in [("en", english), ("zh-Hans", chinese)] {
            let ran = run(&self.keys(), &self.data(), &[arguments, &["--locale", locale]].concat());
            // Where a file lies may be in any language.
            let told = format!("{}{}", ran.out, ran.err).replace(text(self.folder.path()), "");
            assert!(told.contains(wanted), "{arguments:?}: {wanted}\n{told}");
            if locale == "zh-Hans" {
                assert_eq!(english_in(&told), None, "{arguments:?}: {told}");
            }
        }
    }
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn a_record_that_was_edited() {
    let desk = Desk::new();
    let whole = fs::read(&desk.record).unwrap();
    for (from, to, english, chinese) in [
        (
            "\"seq\":2",
            "\"seq\":\"two\"",
            "invalid type: string \"two\"",
            "第 3 行和哈希值相符，却不是记录里的行：此处应为从 0 起的整数，写的却是文字 \"two\"（第 ",
        ),
        ("\"seq\":2,", "", "missing field `seq`", "缺少字段 `seq`（第 "),
        (
            "\"seq\":2",
            "\"seq\":2,\"bogus\":1",
            "unknown field `bogus`",
            "不认识字段 `bogus`",
        ),
    ] {
        let path = desk.file("edited.jsonl", rewritten(&whole, from, to));
        desk.says(&["verify", &path], english, chinese);
        desk.says(&["replay", &path], english, chinese);
    }
    let path = desk.file("torn.jsonl", &whole[..700]);
    desk.says(&["verify", &path], "Line 1", "第 1 行");
}

#[test]
fn a_file_of_marks_that_was_edited() {
    let desk = Desk::new();
    let record = text(&desk.record).to_owned();
    run(
        &desk.keys(),
        &desk.data(),
        &["mark", &record, "comment", "--text", "Seen."],
    )
    .expect(0);
    let folder = desk.data().join("marks").join(RECORD.trim_end_matches(".jsonl"));
    let path = fs::read_dir(folder).unwrap().next().unwrap().unwrap().path();
    let whole = fs::read_to_string(&path).unwrap();
    for (from, to, english, chinese) in [
        (
            "\"seen\":[]",
            "\"seen\":7",
            "invalid type: integer `7`",
            "第 1 行不算数：它不是事件：此处应为[ ] 里的列表，写的却是数字 `7`（第 ",
        ),
        (
            "\"text\"",
            "\"txt\"",
            "unknown field `txt`",
            "不认识字段 `txt`；这里可用：`turn`、`text`",
        ),
        (
            "\"comment\"",
            "\"remark\"",
            "unknown variant `remark`",
            "不认识词 `remark`；这里可用：`confirm`、",
        ),
        (
            "\"prev\"",
            "\"bogus\":1,\"prev\"",
            "unknown field `bogus`",
            "不认识字段 `bogus`",
        ),
    ] {
        let broken = whole.replace(from, to);
        assert_ne!(broken, whole);
        fs::write(&path, broken).unwrap();
        desk.says(&["marks", &record], english, chinese);
    }
    // A file that was cut may have held a mark, so none stands.
    fs::write(&path, &whole[..100]).unwrap();
    desk.says(&["marks", &record], "so no mark stands", "暂无有效分数");
}

#[test]
fn a_ticket_with_something_missing() {
    let desk = Desk::new();
    let path = desk.folder.path().join("whole.ticket");
    let pseudonym = "8f3a12cd00112233445566778899aabb";
    let words = [
        "ticket",
        "issue",
        "overdue-collection",
        "--rehearsal",
        "--trainee",
        pseudonym,
        "--out",
    ];
    run(&desk.keys(), &desk.data(), &[&words[..], &[text(&path)]].concat()).expect(0);
    let whole = fs::read_to_string(&path).unwrap();
    let (body, by) = whole.split_once('\n').unwrap();
    let show = |bytes: &str, english: &str, chinese: &str| {
        let path = desk.file("broken.ticket", bytes);
        desk.says(&["ticket", "show", &path], english, chinese);
    };
    let changed = |from: &str, to: &str| {
        assert!(body.contains(from), "{body}");
        format!("{}\n{by}", body.replace(from, to))
    };
    show(
        &changed("\"nonce\"", "\"once\""),
        "line 1: unknown field `once`",
        "第 1 行：不认识字段 `once`",
    );
    show(
        &changed("\"from\":", "\"country\":"),
        "line 1: duplicate field `country`",
        "第 1 行：字段 `country` 写了两次（第 ",
    );
    show(
        &changed(pseudonym, "somebody"),
        "\"trainee\" must be 32 lower-case hexadecimal digits",
        "“trainee”应为 32 位小写十六进制数字",
    );
    show(
        &format!("{}\n{by}", &body[..80]),
        "line 1: EOF while parsing",
        "第 1 行：内容不完整：",
    );
    show(body, "not exactly two lines", "应正好有两行");
    show(
        &whole.replace("\"signature\"", "\"sign\""),
        "line 2: unknown field `sign`",
        "第 2 行：不认识字段 `sign`；这里可用：`signer`、`signature`",
    );
}

#[test]
fn small_files_of_the_folders_of_data_and_keys() {
    let desk = Desk::new();
    let (data, keys) = (desk.data(), desk.keys());
    let sound = fs::read_to_string(keys.join("trust.ron")).unwrap();
    for (path, bytes, words, english, chinese) in [
        (
            data.join("roster.ron"),
            "(format: 1, groups: {",
            &["roster", "show"][..],
            "roster.ron",
            "读不了：第 1 行第 2",
        ),
        (
            data.join("roster.ron"),
            "(\n  format: 1,\n  people: {},\n)",
            &["cohort", "Night"],
            "people",
            "第 3 行第 3 列：不认识字段 `people`；这里可用：`",
        ),
        (
            data.join("retention.ron"),
            "(practice_days: \"x\")",
            &["retention", "--dry-run"],
            "Expected integer",
            "第 1 行第 16 列：此处应为数字",
        ),
        (
            data.join("retention.ron"),
            "(practice_days: 1",
            &["retention", "--dry-run"],
            "1:1",
            "第 1 行第 1",
        ),
        (
            keys.join("trust.ron"),
            "(keys: [])",
            &["keys", "list"],
            "trust.ron",
            "第 1 行第 2 列：不认识字段 `keys`；这里可用：`trusted`",
        ),
    ] {
        fs::write(&path, bytes).unwrap();
        desk.says(words, english, chinese);
        fs::remove_file(&path).unwrap();
    }
    fs::write(keys.join("trust.ron"), sound).unwrap();
    let key = desk.file("bad.pub", "x\n");
    desk.says(
        &["keys", "trust", "ben", &key],
        "it is no public key of Rolecall",
        "它不是 Rolecall 的公钥",
    );
}

#[test]
fn tables_and_forms_that_somebody_brings() {
    let desk = Desk::new();
    for (bytes, english, chinese) in [
        (
            &b"trainee,group\nxyz,Night\n"[..],
            "class.csv:2",
            "class.csv:2: “xyz”不是化名",
        ),
        (b"group\nNight\n", "class.csv:1", "class.csv:1: 表格第一行应有这些列"),
        (
            b"\xff\xfe\x00a",
            "class.csv: The file is no text in UTF-8",
            "class.csv: 该文件不是 UTF-8 文本",
        ),
    ] {
        let path = desk.file("class.csv", bytes);
        desk.says(&["roster", "import", &path], english, chinese);
    }
    let record = text(&desk.record).to_owned();
    for (form, english, chinese) in [
        (FORM.replace("share: 0", "shares: 0"), "shares", "没有字段 `shares`"),
        (FORM.chars().take(300).collect(), "form.ron:", "这份表单不能用"),
    ] {
        let path = desk.file("form.ron", form);
        let words = ["mark", &record, "item", "--form", &path, "--give", "tone=1"];
        desk.says(&words, english, chinese);
    }
    let path = desk.file("marks.csv", "a\n\"x");
    desk.says(
        &["agreement", "--table", &path],
        "marks.csv:1",
        "marks.csv:1: 表格第一行应有这些列",
    );
}
