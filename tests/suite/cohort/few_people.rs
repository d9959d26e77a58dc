//! One person or two: where there is no figure there is a sentence that says why, and nowhere a number that is none.

use std::fs;
use std::path::{Path, PathBuf};

use rolecall::sim::session::record::{Mode, SealReason};
use serde_json::Value;

use super::command::rolecall;
use super::{FEE_PLAYS, PLAYS, data, exam, play, trainee};
use crate::marks::people::{command, new_key};
use crate::terminal::Ran;
use crate::vault::files;

/// A group with these people in it.
fn group(people: u32) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let rows: String = (0..people)
        .map(|number| format!("{},Night,Person {number}\r\n", trainee(number)))
        .collect();
    let table = folder.path().join("class.csv");
    fs::write(&table, format!("trainee,group,name\r\n{rows}")).unwrap();
    rolecall(&home(&folder), &["roster", "import", table.to_str().unwrap()]).expect(0);
    folder
}

fn home(folder: &tempfile::TempDir) -> PathBuf {
    folder.path().join("data")
}

/// No word of a text is what a computer calls a number that is none.
fn has_only_numbers(text: &str) {
    let words = text.split(|letter: char| !letter.is_alphanumeric() && letter != '_');
    for word in words {
        let small = word.to_ascii_lowercase();
        assert!(!matches!(small.as_str(), "nan" | "inf" | "infinity"), "{text}");
    }
}

/// Without the ends of lines, so that a sentence is found that was wrapped.
fn unwrapped(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}

fn says(text: &str, wanted: &str) {
    has_only_numbers(text);
    assert!(unwrapped(text).contains(&unwrapped(wanted)), "{wanted}: {text}");
}

/// What `cohort` says of a group in every form and both languages: the word and the sentences.
fn cohort_says(home: &Path, word: &str, sentences: [&str; 2]) {
    for (locale, sentence) in ["en", "zh-Hans"].into_iter().zip(sentences) {
        let cohort = |more: &[&str]| {
            let words = [&["cohort", "Night", "--locale", locale], more].concat();
            rolecall(home, &words).expect(0).out
        };
        says(&cohort(&[]), sentence);
        let json = cohort(&["--format", "json", "--keep-pseudonyms"]);
        has_only_numbers(&json);
        let json: Value = serde_json::from_str(&json).unwrap();
        let set = &json["cohort"]["set"];
        assert_eq!(set["undefined"], word, "{set}");
        assert!(set["says"].as_str().unwrap().contains(sentence), "{set}");
        assert!(set["statistics"]["alpha"].is_null(), "{set}");
        let csv = cohort(&["--format", "csv", "--keep-pseudonyms"]);
        has_only_numbers(&csv);
        let row = csv
            .lines()
            .find(|line| line.starts_with("set,") && line.contains("alpha"))
            .unwrap();
        assert!(row.contains(word) && row.contains(sentence), "{row}");
    }
}

/// Every page and table of a report on all records, in both languages.
fn report_has_only_numbers(home: &Path) -> Vec<String> {
    let records = files(&home.join("sessions"));
    let mut pages = Vec::new();
    for locale in ["en", "zh-Hans"] {
        for format in ["html", "csv"] {
            let out = home.with_extension(format!("{locale}-{format}"));
            let mut words = vec![
                "report",
                "--known-names",
                "--locale",
                locale,
                "--format",
                format,
                "--out",
            ];
            words.push(out.to_str().unwrap());
            words.extend(records.iter().map(|record| record.to_str().unwrap()));
            rolecall(home, &words).expect(0);
            for path in files(&out) {
                let text = fs::read_to_string(&path).unwrap();
                has_only_numbers(&text);
                pages.push(text);
            }
        }
    }
    assert!(pages.len() > 8, "{}", pages.len());
    pages
}

#[test]
fn one_person_and_one_exam() {
    let folder = group(1);
    let home = home(&folder);
    // Nobody has played yet.
    cohort_says(
        &home,
        "too-few-calls",
        ["two calls that the same people", "至少两通电话"],
    );
    exam(&data(&home), "two-steps", &trainee(0), PLAYS[0]);
    cohort_says(
        &home,
        "too-few-calls",
        ["two calls that the same people", "至少两通电话"],
    );
    for (locale, sentence) in [
        ("en", "r and D take several people"),
        ("zh-Hans", "r 和 D 需要多名作答和得分不同的学员"),
    ] {
        says(
            &rolecall(&home, &["cohort", "Night", "--locale", locale]).expect(0).out,
            sentence,
        );
    }
    report_has_only_numbers(&home);
    // Others are told nothing of so few, and why.
    for (locale, sentence) in [("en", "fewer than 5 people"), ("zh-Hans", "不足 5 人")] {
        let csv = rolecall(&home, &["cohort", "Night", "--format", "csv", "--locale", locale]).expect(1);
        says(&csv.out, sentence);
    }
}

#[test]
fn one_person_and_three_exams() {
    let folder = group(1);
    let home = home(&folder);
    let at = data(&home);
    exam(&at, "two-steps", &trainee(0), PLAYS[0]);
    exam(&at, "fee", &trainee(0), FEE_PLAYS[4]);
    exam(&at, "two-steps", &trainee(0), PLAYS[4]);
    cohort_says(&home, "too-few-people", ["at least two people", "至少两名"]);
    report_has_only_numbers(&home);
}

#[test]
fn two_people_with_the_same_marks() {
    let folder = group(2);
    let home = home(&folder);
    for number in 0..2 {
        exam(&data(&home), "two-steps", &trainee(number), PLAYS[0]);
        exam(&data(&home), "fee", &trainee(number), FEE_PLAYS[0]);
    }
    cohort_says(&home, "marks-alike", ["has the same mark over it", "总成绩都一样"]);
    report_has_only_numbers(&home);
}

/// A group of whom nobody has a mark.
#[test]
fn calls_without_a_mark_have_no_median_and_it_is_said() {
    let folder = group(2);
    let home = home(&folder);
    for number in 0..2 {
        let words = PLAYS[0].get(..1).unwrap();
        let stopped = Some(SealReason::Stopped);
        play(&data(&home), "two-steps", &trainee(number), Mode::Exam, words, stopped);
    }
    let pages = report_has_only_numbers(&home);
    for sentence in ["No call here has a mark", "没有一次通话有成绩"] {
        assert!(pages.iter().any(|page| page.contains(sentence)), "{sentence}");
    }
}

/// What `agreement` says in every form and both languages.
fn agreement_says(home: &Path, key: &str, word: &str, sentences: [&str; 2]) {
    let keys = home.with_extension("keys");
    for (locale, sentence) in ["en", "zh-Hans"].into_iter().zip(sentences) {
        let agreement = |more: &[&str]| {
            let words = [&["agreement", "--key", key, "--locale", locale], more].concat();
            let ran = command(&keys, home, &words).output().unwrap();
            let told = format!(
                "{}{}",
                String::from_utf8_lossy(&ran.stdout),
                String::from_utf8_lossy(&ran.stderr)
            );
            assert!(matches!(ran.status.code(), Some(0 | 1)), "{told}");
            has_only_numbers(&told);
            told
        };
        says(&agreement(&[]), sentence);
        for format in ["json", "csv"] {
            let told = agreement(&["--format", format]);
            assert!(told.contains(word), "{told}");
        }
    }
}

#[test]
fn an_assessor_who_has_marked_one_record_only() {
    let folder = group(2);
    let home = home(&folder);
    let sessions = [
        exam(&data(&home), "two-steps", &trainee(0), PLAYS[0]),
        exam(&data(&home), "two-steps", &trainee(1), PLAYS[3]),
    ];
    let keys = home.with_extension("keys");
    for name in ["ann", "ben"] {
        new_key(&keys, &home, name);
    }
    let mark = |session: &str, key: &str| -> Ran {
        for what in [&["confirm"][..], &["close"][..]] {
            let words = [&["mark", session], what, &["--key", key]].concat();
            rolecall(&home, &words).expect(0);
        }
        rolecall(&home, &["marks", session, "--key", key])
    };
    mark(&sessions[0], "ann");
    agreement_says(
        &home,
        "ann",
        "too-few-assessors",
        ["at least two assessors", "至少需要两名评估员"],
    );
    mark(&sessions[0], "ben");
    agreement_says(
        &home,
        "ben",
        "too-few-sessions",
        ["at least two sessions", "至少需要两个由同一批评估员"],
    );
    // Of one pair there is no figure, and nobody is severe or lenient from it.
    let ran = rolecall(&home, &["agreement", "--key", "ben"]);
    assert!(
        !ran.out.contains("kappa .00") && ran.out.contains("kappa: none"),
        "{}",
        ran.out
    );
    // To whoever has not marked it, what the others gave is kept back, and it is said so.
    new_key(&keys, &home, "cat");
    for (locale, kept, none) in [
        ("en", "they are kept back", "Nobody has closed any marks"),
        ("zh-Hans", "之前不予显示", "还没有提交的评分"),
    ] {
        let ran = rolecall(&home, &["agreement", "--key", "cat", "--locale", locale]);
        assert!(ran.out.contains(kept) && !ran.out.contains(none), "{}", ran.out);
    }
    mark(&sessions[1], "ann");
    agreement_says(
        &home,
        "ann",
        "too-few-sessions",
        ["at least two sessions", "至少需要两个由同一批评估员"],
    );
    report_has_only_numbers(&home);
}
