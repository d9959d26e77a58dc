//! `rolecall strings`: tables are made, refreshed and confirmed, and nothing that somebody wrote is lost.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use super::fixtures::base;
use rolecall::sim::check::{SourceFile, check};

struct Desk {
    _folder: TempDir,
    call: PathBuf,
    table: PathBuf,
}

impl Desk {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let minimal = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/check/ok/minimal.ron");
        let call = folder.path().join("minimal.ron");
        fs::copy(minimal, &call).unwrap();
        Self {
            table: call.with_extension("zh-Hans.ron"),
            call,
            _folder: folder,
        }
    }

    /// Runs the command and returns what it says.
    fn strings(&self, more: &[&str]) -> String {
        let mut command = Command::new(env!("CARGO_BIN_EXE_rolecall"));
        let output = command.arg("strings").arg(&self.call).args(more).output().unwrap();
        assert!(output.status.success(), "{output:?}");
        let told = String::from_utf8(output.stderr).unwrap();
        told.trim().rsplit_once(": ").unwrap().1.to_owned()
    }

    fn change(&self, path: &Path, from: &str, to: &str) {
        let text = fs::read_to_string(path).unwrap();
        assert!(text.contains(from), "{from} in {text}");
        fs::write(path, text.replace(from, to)).unwrap();
    }

    fn table(&self) -> String {
        fs::read_to_string(&self.table).unwrap()
    }

    fn codes(&self) -> Vec<&'static str> {
        let mut files = base();
        for path in [&self.call, &self.table] {
            files.push(SourceFile {
                name: path.file_name().unwrap().to_string_lossy().into_owned(),
                bytes: fs::read(path).unwrap(),
            });
        }
        let mut codes: Vec<_> = check(&files).findings.iter().map(|finding| finding.code).collect();
        codes.dedup();
        codes
    }

    /// The messages of the findings.
    fn messages(&self) -> Vec<String> {
        let mut files = base();
        for path in [&self.call, &self.table] {
            files.push(SourceFile {
                name: path.file_name().unwrap().to_string_lossy().into_owned(),
                bytes: fs::read(path).unwrap(),
            });
        }
        check(&files)
            .findings
            .iter()
            .map(|finding| finding.message.english.clone())
            .collect()
    }
}

#[test]
fn a_new_table_is_one_finding_that_counts() {
    let desk = Desk::new();
    desk.strings(&[]);
    let messages = desk.messages();
    assert!(
        matches!(&messages[..], [one] if one.starts_with("21 of 21 texts are not translated yet: title, brief, ") && one.ends_with(", ….")),
        "{messages:?}"
    );
    let mut nearly = desk.table();
    while nearly.matches("(\"\", \"\")").count() > 1 {
        nearly = nearly.replacen("(\"\", \"\")", "(\"\", \"译文\")", 1);
    }
    fs::write(&desk.table, nearly).unwrap();
    desk.strings(&["--confirm"]);
    let empty: Vec<String> = desk
        .messages()
        .into_iter()
        .filter(|one| one.contains("not translated"))
        .collect();
    assert!(
        matches!(&empty[..], [one] if one.ends_with("\" is not translated yet.")),
        "{empty:?}"
    );
}

#[test]
fn a_table_is_made_filled_confirmed_and_found_stale() {
    let desk = Desk::new();
    assert_eq!(
        desk.strings(&[]),
        "0 translated, 0 stale, 0 unconfirmed, 21 empty, 0 obsolete"
    );
    assert!(
        desk.table()
            .contains("        // Seventy-two!\n        \"node/first/hello\": (\"\", \"\"),\n"),
        "{}",
        desk.table()
    );
    assert_eq!(desk.codes(), ["empty-translation"]);

    let mut translated = desk.table();
    for number in 1.. {
        let next = translated.replacen("(\"\", \"\")", &format!("(\"\", \"译{number}\")"), 1);
        if next == translated {
            break;
        }
        translated = next;
    }
    fs::write(&desk.table, translated).unwrap();
    assert_eq!(desk.codes(), ["unconfirmed-translation"]);
    assert_eq!(
        desk.strings(&[]),
        "0 translated, 0 stale, 21 unconfirmed, 0 empty, 0 obsolete"
    );
    // The header says what to run next.
    let told = desk.table().lines().nth(1).unwrap().to_owned();
    assert_eq!(told, "// `rolecall strings minimal --locale zh-Hans --confirm`.");
    assert_eq!(
        desk.strings(&["--confirm"]),
        "21 translated, 0 stale, 0 unconfirmed, 0 empty, 0 obsolete"
    );
    assert!(desk.codes().is_empty());
    let confirmed = desk.table();
    assert_eq!(
        desk.strings(&["--confirm"]),
        "21 translated, 0 stale, 0 unconfirmed, 0 empty, 0 obsolete"
    );
    assert_eq!(desk.table(), confirmed, "a second run changes nothing");
    let (header, rest) = confirmed.split_once("(\n").unwrap();
    let notes = header.lines().last().unwrap();
    let old = "// Written by `rolecall strings`. Translate the second text of each entry; the first is the fingerprint of the source.";
    fs::write(&desk.table, format!("{old}\n{notes}\n(\n{rest}")).unwrap();
    desk.strings(&[]);
    assert_eq!(desk.table(), confirmed, "an older header gives way to this one");

    // The source changes: the old fingerprint stays, so that the checker goes on reporting it.
    desk.change(&desk.call, "Seventy-two!", "Seventy-three!");
    assert_eq!(
        desk.strings(&[]),
        "20 translated, 1 stale, 0 unconfirmed, 0 empty, 0 obsolete"
    );
    assert!(desk.table().contains("        // Seventy-three!\n"), "{}", desk.table());
    assert!(
        !desk.table().contains("Seventy-two"),
        "the old source is not kept as a comment"
    );
    assert_eq!(desk.codes(), ["stale-translation"]);
    desk.strings(&["--confirm"]);
    assert!(desk.codes().is_empty());
}

#[test]
fn what_the_call_no_longer_has_moves_to_the_end_and_comes_back() {
    let desk = Desk::new();
    desk.strings(&[]);
    desk.change(
        &desk.table,
        "\"node/first/hello\": (\"\", \"\")",
        "\"node/first/hello\": (\"\", \"七十二！\")",
    );
    desk.change(&desk.call, "id: \"hello\"", "id: \"hallo\"");
    assert_eq!(
        desk.strings(&[]),
        "0 translated, 0 stale, 0 unconfirmed, 21 empty, 1 obsolete"
    );
    let table = desk.table();
    let end = table.find("// The call has no such texts any more").unwrap();
    assert!(
        table[end..].contains("\"node/first/hello\": (\"\", \"七十二！\")"),
        "{table}"
    );
    assert!(!table[..end].contains("七十二"), "{table}");
    assert_eq!(
        desk.strings(&[]),
        "0 translated, 0 stale, 0 unconfirmed, 21 empty, 1 obsolete"
    );
    assert_eq!(desk.table(), table, "a second run changes nothing");
    desk.change(&desk.call, "id: \"hallo\"", "id: \"hello\"");
    assert_eq!(
        desk.strings(&["--confirm"]),
        "1 translated, 0 stale, 0 unconfirmed, 20 empty, 1 obsolete"
    );
}

#[test]
fn comments_of_translators_are_kept() {
    let desk = Desk::new();
    desk.strings(&[]);
    desk.change(
        &desk.table,
        "        // Seventy-two!\n",
        "        // 语气要重。\n        /* 两行\n的 */\n        // Seventy-two!\n",
    );
    desk.change(
        &desk.table,
        "// Seventy-two!\n        \"node/first/hello\": (\"\", \"\"),",
        "// Seventy-two!\n        \"node/first/hello\": (\"\", \"“七十二！” \\\\ \\\"\"), // 问过",
    );
    desk.change(&desk.table, "    },\n)", "        // 末尾\n    },\n)");
    desk.change(&desk.table, "(\n    format", "// 译者：小王\n(\n    format");
    desk.strings(&[]);
    desk.change(&desk.call, "Seventy-two!", "Eighty. Each and every single month.");
    desk.strings(&[]);
    let table = desk.table();
    for kept in [
        "// 语气要重。",
        "/* 两行\n的 */",
        "// 问过",
        "// 末尾",
        "// 译者：小王",
        "\"“七十二！” \\\\ \\\"\"",
    ] {
        assert_eq!(table.matches(kept).count(), 1, "{kept} in {table}");
    }
    desk.strings(&[]);
    assert_eq!(desk.table(), table, "a second run changes nothing");
}

#[test]
fn texts_on_several_lines_and_with_odd_characters_come_back_as_they_were() {
    let desk = Desk::new();
    desk.change(
        &desk.call,
        "\"Somebody asks about a fee.\"",
        "\"One \\\\ two\\n\\nthree \\\"four\\\".\"",
    );
    desk.strings(&[]);
    assert!(
        desk.table().contains("// One \\\\ two\\n\\nthree \"four\".\n"),
        "{}",
        desk.table()
    );
    desk.change(
        &desk.table,
        "\"brief\": (\"\", \"\")",
        "\"brief\": (\"\", \"一 \\\\ 二\\n\\n三 \\\"四\\\"\\t。\")",
    );
    desk.strings(&["--confirm"]);
    assert!(
        desk.table().contains("\"一 \\\\ 二\\n\\n三 \\\"四\\\"\\t。\""),
        "{}",
        desk.table()
    );
}

#[test]
fn a_broken_table_is_left_as_it_is() {
    let desk = Desk::new();
    fs::write(&desk.table, "(format: 1, scenario: \"minimal\", ").unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_rolecall"))
        .arg("strings")
        .arg(&desk.call)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(desk.table(), "(format: 1, scenario: \"minimal\", ");
    assert!(
        String::from_utf8(output.stderr)
            .unwrap()
            .contains("minimal.zh-Hans.ron has mistakes")
    );
}

#[cfg(unix)]
#[test]
fn a_table_keeps_its_rights() {
    use std::os::unix::fs::PermissionsExt as _;
    let desk = Desk::new();
    desk.strings(&[]);
    fs::set_permissions(&desk.table, fs::Permissions::from_mode(0o644)).unwrap();
    desk.change(&desk.call, "Seventy-two!", "Seventy-three!");
    desk.strings(&[]);
    assert_eq!(fs::metadata(&desk.table).unwrap().permissions().mode() & 0o777, 0o644);
}
