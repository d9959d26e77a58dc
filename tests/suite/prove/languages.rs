//! What a proof says is said in both languages: every finding, the certificate, its JSON, and plays that are written.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use rolecall::sim::prove::proof_rules::proof_rule;
use rolecall::view::author::{AuthorMaterial, author_view};
use rolecall::words::{Locale, Words};
use serde_json::Value;
use tempfile::TempDir;

use super::examples::{bad_call, checked, files, proved, sound};
use crate::chinese::english_in;
use crate::terminal::{Ran, program};

/// A folder with this call and what it rests on.
pub fn folder_with(call: &str) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    for file in files(call) {
        let path = folder.path().join(&file.name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, file.bytes).unwrap();
    }
    let call = folder.path().join("sound.ron");
    (folder, call)
}

pub fn prove(language: &str, before: &[&str], call: &Path, behind: &[&str]) -> Ran {
    let data = tempfile::tempdir().unwrap();
    let mut program = program(data.path());
    for name in ["LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"] {
        program.env(name, language);
    }
    let output = program
        .args(before)
        .arg("prove")
        .arg(call)
        .args(behind)
        .output()
        .unwrap();
    Ran {
        code: output.status.code(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

#[test]
fn what_a_mark_below_zero_means_is_said_once_where_it_first_stands() {
    let two_countries = super::examples::edited(&sound(), "countries: [\"cn\"]", "countries: [\"cn\", \"uk\"]");
    let (_folder, call) = folder_with(&two_countries);
    for (locale, told) in [
        ("en", "(below 0: such a play loses more"),
        ("zh-Hans", "（低于 0：这样的走法"),
    ] {
        let page = prove("C", &[], &call, &["--locale", locale]).out;
        assert_eq!(page.matches(told).count(), 1, "{page}");
        let before = page.split(told).next().unwrap();
        let marked = |line: &&str| line.starts_with("    ") && line.contains(" -");
        assert_eq!(before.lines().filter(marked).count(), 1, "{page}");
    }
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_certificate_is_told_in_either_language() {
    for rule in ["dimensions-compete", "gives-itself-away", "unused-proof-allowance"] {
        let (_folder, call) = folder_with(&bad_call(proof_rule(rule).unwrap()));
        let chinese = prove("C", &[], &call, &["--locale", "zh-Hans"]).expect(1);
        // The text that is underlined is in the language of the call.
        let told: Vec<&str> = chinese
            .out
            .lines()
            .filter(|line| !line.starts_with("      | "))
            .collect();
        assert_eq!(english_in(&told.join("\n")), None, "{}", chinese.out);
        for word in ["个状态", "错误", rule, "总分", "同理心"] {
            assert!(chinese.out.contains(word), "{word}: {}", chinese.out);
        }
        let english = prove("C", &[], &call, &[]).expect(1);
        assert_eq!(english.out.lines().count(), chinese.out.lines().count());
        assert!(english.out.contains("every state was explored: "), "{}", english.out);
        // Columns stand under each other: a character of Chinese is two wide.
        let overall = |page: &str, word: &str| {
            let rows = page
                .lines()
                .filter(|line| line.contains(word) && line.starts_with("    "));
            let widths = rows.map(|row| unicode_width::UnicodeWidthStr::width(row.split(word).next().unwrap()));
            widths.collect::<Vec<_>>()
        };
        let columns = overall(&chinese.out, "合规性 ");
        assert!(
            columns.len() > 2 && columns.iter().skip(1).all(|at| *at == columns[1]),
            "{columns:?}"
        );
        let said = |ran: Ran| ran.expect(1).out;
        assert_eq!(said(prove("C", &["--locale", "zh-Hans"], &call, &[])), chinese.out);
        assert_eq!(said(prove("zh_CN.UTF-8", &[], &call, &[])), chinese.out);
        assert_eq!(said(prove("zh_CN.UTF-8", &[], &call, &["--locale", "en"])), english.out);
    }
}

#[test]
fn a_sound_call_and_a_budget_that_ends_are_told_in_chinese() {
    let (_folder, call) = folder_with(&sound());
    let ran = prove("C", &[], &call, &["--locale", "zh-Hans"]).expect(0);
    assert!(ran.out.contains("已证明：查遍了每个状态"), "{}", ran.out);
    assert_eq!(english_in(&ran.out), None, "{}", ran.out);
    for limit in [["--budget", "10"], ["--memory", "0"]] {
        let ran = prove("C", &[], &call, &[&limit[..], &["--locale", "zh-Hans"]].concat()).expect(1);
        assert!(
            ran.out.contains("没有证明，") && ran.out.contains("over-budget") && ran.out.contains("有多少步不知道"),
            "{}",
            ran.out
        );
        assert_eq!(english_in(&ran.out), None, "{}", ran.out);
    }
    let ran = prove("C", &[], &call, &["--locale", "zh-Hans", "--country", "atlantis"]).expect(2);
    assert!(ran.err.contains("不支持国家“atlantis”"), "{}", ran.err);
}

#[test]
fn a_proof_of_one_country_says_which_it_has_not_looked_at() {
    let text = sound().replace("countries: [\"cn\"]", "countries: [\"cn\", \"uk\"]");
    let (_folder, call) = folder_with(&text);
    let english = prove("C", &[], &call, &["--country", "cn"]).expect(0).out;
    assert!(english.contains("  not looked at: uk; "), "{english}");
    assert!(
        english.contains("  proven under cn only: every state there was explored"),
        "{english}"
    );
    let chinese = prove("C", &[], &call, &["--country", "cn", "--locale", "zh-Hans"])
        .expect(0)
        .out;
    assert!(
        chinese.contains("  没有看：uk；") && chinese.contains("  只证明了 cn："),
        "{chinese}"
    );
    assert_eq!(english_in(&chinese), None, "{chinese}");
    let json: Value = serde_json::from_str(
        &prove("C", &[], &call, &["--country", "cn", "--format", "json"])
            .expect(0)
            .out,
    )
    .unwrap();
    assert_eq!(
        (&json[0]["proven"], &json[0]["not_looked_at"][0]),
        (&Value::from(false), &Value::from("uk"))
    );
    let whole = prove("C", &[], &call, &[]).expect(0).out;
    assert!(
        whole.contains("  proven: every state was explored") && !whole.contains("not looked at"),
        "{whole}"
    );
}

#[test]
fn json_has_the_same_keys_and_the_sentences_of_the_language() {
    fn keys(value: &Value, found: &mut Vec<String>) {
        match value {
            Value::Object(fields) => fields.iter().for_each(|(key, value)| {
                found.push(key.clone());
                keys(value, found);
            }),
            Value::Array(values) => values.iter().for_each(|value| keys(value, found)),
            _ => {}
        }
    }
    let (_folder, call) = folder_with(&bad_call(proof_rule("double-charge").unwrap()));
    let read = |language: &str, behind: &[&str]| -> Value {
        let behind = [&["--format", "json"], behind].concat();
        serde_json::from_str(&prove(language, &[], &call, &behind).expect(1).out).unwrap()
    };
    let english = read("zh_CN.UTF-8", &[]);
    let chinese = read("C", &["--locale", "zh-Hans"]);
    let [mut one, mut other] = [Vec::new(), Vec::new()];
    keys(&english, &mut one);
    keys(&chinese, &mut other);
    assert_eq!(one, other);
    let message = |value: &Value| value[0]["findings"][0]["message"].as_str().unwrap().to_owned();
    assert!(message(&english).starts_with("The option "), "{}", message(&english));
    assert!(message(&chinese).starts_with("选项“"), "{}", message(&chinese));
}

#[test]
fn plays_that_are_written_say_what_they_show_in_the_language() {
    let (folder, call) = folder_with(&bad_call(proof_rule("dimensions-compete").unwrap()));
    let plays = folder.path().join("plays");
    let behind = ["--locale", "zh-Hans", "--witnesses", plays.to_str().unwrap()];
    prove("C", &[], &call, &behind).expect(1);
    let mut count = 0;
    for entry in fs::read_dir(&plays).unwrap() {
        let text = fs::read_to_string(entry.unwrap().path()).unwrap();
        let told = text.lines().next().unwrap();
        assert!(told.contains("走法") || told.contains("选项"), "{text}");
        assert_eq!(english_in(told), None, "{text}");
        count += 1;
    }
    assert!(count > 2, "{count}");
}

#[test]
fn the_author_screen_tells_findings_in_the_language_of_the_window() {
    let call = checked(&bad_call(proof_rule("proven-trap").unwrap()));
    let certificate = proved(&call);
    let (texts, seen) = (BTreeMap::new(), BTreeSet::new());
    let told = |locale| {
        let words = Words::new(locale);
        let view = author_view(&AuthorMaterial {
            id: "sound",
            good: Some(&call),
            has_traps: false,
            findings: &[],
            texts: &texts,
            certificate: Some(&certificate),
            statistics: None,
            seen: &seen,
            is_working: false,
            is_read: true,
            words: &words,
        });
        let reasons = view.certificate.unwrap().not_proven;
        (view.findings[0].message.clone(), reasons[0].clone())
    };
    let (english, reason) = told(Locale::English);
    assert_eq!(english, "From here no ending can be reached.");
    assert!(reason.starts_with("cn: marks"), "{reason}");
    let (chinese, reason) = told(Locale::SimplifiedChinese);
    assert_eq!(chinese, "从这里起，到不了任何结局。");
    assert!(reason.starts_with("cn：分数"), "{reason}");
}
