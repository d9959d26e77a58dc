//! The commands for authors in Chinese: what they print, and in which language without `--locale`.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use rolecall::sim::check::check;
use rolecall::sim::check::rules_table::chinese;
use rolecall::view::author::{AuthorMaterial, author_view};
use rolecall::words::{Locale, Words};
use serde_json::Value;

use super::command::{change, library, text};
use super::examples::{file, minimal, replaced};
use super::fixtures::base;

/// Runs the program where the system speaks this language.
fn rolecall(folder: &Path, system: &str, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_rolecall"))
        .current_dir(folder)
        .env("LC_ALL", system)
        .env("LANG", system)
        .args(arguments)
        .output()
        .unwrap()
}

const CHINESE: &str = "zh_CN.UTF-8";
const ENGLISH: &str = "en_GB.UTF-8";

/// A library whose call leads somewhere that is not there.
fn broken_library() -> tempfile::TempDir {
    let folder = library();
    let call = folder.path().join("scenarios/minimal.ron");
    change(
        &call,
        "to: \"settled\", why: \"It does",
        "to: \"setled\", why: \"It does",
    );
    folder
}

#[test]
fn check_speaks_the_language_that_is_asked_for_or_the_systems() {
    let folder = broken_library();
    for (system, arguments) in [(ENGLISH, &["check", "--locale", "zh-Hans"][..]), (CHINESE, &["check"])] {
        let output = rolecall(folder.path(), system, arguments);
        let shown = text(&output.stdout);
        assert!(
            shown.starts_with("错误[unknown-target]: 没有叫“setled”的节点或结局。\n"),
            "{shown}"
        );
        assert!(shown.contains("= 帮助: 是不是想写“settled”？\n"), "{shown}");
        assert_eq!(text(&output.stderr), "1 通电话，4 个包：1 个错误\n");
        assert_eq!(output.status.code(), Some(1));
    }
    let output = rolecall(folder.path(), CHINESE, &["check", "--locale", "en"]);
    assert!(text(&output.stdout).starts_with("error[unknown-target]: There is no"));
    assert_eq!(
        rolecall(folder.path(), ENGLISH, &["check", "--locale", "fr"])
            .status
            .code(),
        Some(2)
    );
}

#[test]
fn programs_are_told_in_english_unless_they_ask() {
    let folder = broken_library();
    let finding = |arguments: &[&str]| -> Value {
        let output = rolecall(folder.path(), CHINESE, arguments);
        serde_json::from_str(text(&output.stdout).lines().next().unwrap()).unwrap()
    };
    let english = finding(&["check", "--format", "json"]);
    let chinese = finding(&["check", "--format", "json", "--locale", "zh-Hans"]);
    assert_eq!(
        (&english["message"], &english["help"]),
        (
            &"There is no node or ending called \"setled\".".into(),
            &"Did you mean \"settled\"?".into()
        )
    );
    assert_eq!(
        (&chinese["message"], &chinese["help"]),
        (&"没有叫“setled”的节点或结局。".into(), &"是不是想写“settled”？".into())
    );
    for same in [
        "file",
        "line",
        "column",
        "end_line",
        "end_column",
        "code",
        "severity",
        "fix",
    ] {
        assert_eq!(english[same], chinese[same], "{same}");
    }
}

#[test]
fn a_sarif_log_is_in_the_language_that_is_asked_for() {
    let folder = broken_library();
    let output = rolecall(
        folder.path(),
        ENGLISH,
        &["check", "--format", "sarif", "--locale", "zh-Hans"],
    );
    let log: Value = serde_json::from_slice(&output.stdout).unwrap();
    let run = &log["runs"][0];
    assert_eq!(run["language"], "zh");
    assert_eq!(run["results"][0]["ruleId"], "unknown-target");
    assert_eq!(
        run["results"][0]["message"]["text"],
        "没有叫“setled”的节点或结局。是不是想写“settled”？"
    );
    assert_eq!(
        run["results"][0]["fixes"][0]["description"]["text"],
        "请写 \"settled\"。"
    );
    for rule in run["tool"]["driver"]["rules"].as_array().unwrap() {
        let code = rule["id"].as_str().unwrap();
        assert_eq!(
            rule["fullDescription"]["text"].as_str(),
            chinese::explanation(code),
            "{code}"
        );
        let help = rule["help"]["text"].as_str().unwrap();
        assert!(help.starts_with("错（") && help.contains("\n\n对（"), "{code}: {help}");
    }
}

#[test]
fn many_alike_are_counted_in_chinese() {
    let folder = library();
    let call = folder.path().join("scenarios/minimal.ron");
    let facts: String = (0..12).map(|index| format!("(id: \"f{index}\", is: Flag),")).collect();
    change(&call, "    opening:", &format!("    facts: [{facts}],\n    opening:"));
    let output = rolecall(folder.path(), CHINESE, &["check"]);
    let shown = text(&output.stdout);
    assert!(
        shown.ends_with(
            "scenarios/minimal.ron：还有 2 个 提醒[unread-fact]；`rolecall check --format json` 会全部列出。\n\n"
        ),
        "{shown}"
    );
    assert_eq!(text(&output.stderr), "1 通电话，4 个包：12 个提醒\n");
}

#[test]
fn the_other_commands_speak_chinese_too() {
    let folder = library();
    let said = |arguments: &[&str]| {
        let output = rolecall(folder.path(), ENGLISH, arguments);
        text(&output.stdout) + &text(&output.stderr)
    };
    let of_system = |arguments: &[&str]| text(&rolecall(folder.path(), CHINESE, arguments).stderr);
    assert_eq!(
        said(&["bless", "--again", "minimal", "--locale", "zh-Hans"]),
        "scenarios/minimal.ron：0 个走法保存了听到的内容，听到的都和保存的一样\n"
    );
    let written = said(&["new", "mine", "--language", "en", "--locale", "zh-Hans"]);
    assert!(written.contains("一通完整的小电话已写入"), "{written}");
    assert!(
        of_system(&["strings", "minimal"]).contains("：已翻译 0 条，过时 0 条，未确认 0 条，未翻译 "),
        "{}",
        of_system(&["strings", "minimal"])
    );
    fs::write(folder.path().join("scenarios/minimal.ron"), "(a: 1 b: 2)").unwrap();
    let shown = said(&["fmt", "scenarios/minimal.ron", "--locale", "zh-Hans"]);
    assert!(
        shown.starts_with("错误[syntax]: 这里不合文件的格式：一组字段里，这之前少了逗号。"),
        "{shown}"
    );
    assert!(shown.ends_with("\n1 个文件有错误，没有动\n"), "{shown}");
}

#[test]
fn the_author_screen_tells_findings_in_its_language() {
    let call = replaced(
        &minimal(),
        "to: \"settled\", why: \"It does",
        "to: \"setled\", why: \"It does",
    );
    let checked = check(&[base(), vec![file("minimal.ron", call)]].concat());
    let view = |locale| {
        author_view(&AuthorMaterial {
            id: "minimal",
            good: None,
            has_traps: false,
            findings: &checked.findings,
            texts: &checked.texts,
            certificate: None,
            statistics: None,
            seen: &BTreeSet::new(),
            is_working: false,
            is_read: true,
            words: &Words::new(locale),
        })
    };
    let (english, chinese) = (view(Locale::English), view(Locale::SimplifiedChinese));
    assert_eq!(
        english.findings[0].message,
        "There is no node or ending called \"setled\"."
    );
    assert_eq!(english.findings[0].help, "Did you mean \"settled\"?");
    assert_eq!(chinese.findings[0].message, "没有叫“setled”的节点或结局。");
    assert_eq!(chinese.findings[0].help, "是不是想写“settled”？");
    assert!(chinese.broken.unwrap().ends_with("行：没有叫“setled”的节点或结局。"));
}
