//! Findings in Chinese: every one is Chinese throughout and names what the English one names, and every command tells them.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use rolecall::sim::check::check;
use rolecall::sim::check::rules_table::rules;
use rolecall::sim::diagnostic::Diagnostic;
use rolecall::sim::sentence::Sentence;

use super::examples::bad_files;
use super::fixtures::fixture;
use super::told::ON_DISK;
use crate::golden::{Goldens, files};

/// Words that stand in no file and are the same in every language.
const TERMS: [&str; 11] = [
    "RON", "UTF-8", "NUL", "MiB", "KiB", "rolecall", "explain", "acts", "rules", "sources", "bless",
];

fn err() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/check/err")
}

/// Every finding of the fixtures and of the table's bad examples, with the texts of its files.
fn findings() -> Vec<(String, Vec<Diagnostic>, String)> {
    let mut all = Vec::new();
    let mut add = |name: String, files: &[rolecall::sim::check::SourceFile]| {
        let checked = check(files);
        let texts = checked.texts.into_values().collect::<Vec<_>>().join("\n");
        all.push((name, checked.findings, texts));
    };
    for path in files(&err(), "ron") {
        add(
            path.file_name().unwrap().to_string_lossy().into_owned(),
            &fixture(&path),
        );
    }
    for rule in rules().filter(|rule| !ON_DISK.contains(&rule.code)) {
        add(format!("example of {}", rule.code), &bad_files(rule));
    }
    all
}

/// What stands between each pair of marks, and the text without it.
fn taken(text: &str, opening: char, closing: char) -> (BTreeSet<String>, String) {
    let (mut inside, mut outside) = (BTreeSet::new(), String::new());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once(opening) {
        let Some((quoted, after)) = behind.split_once(closing) else {
            break;
        };
        outside.push_str(before);
        outside.push(' ');
        // “ ” alone are the marks themselves.
        if !quoted.trim().is_empty() {
            inside.insert(quoted.to_owned());
        }
        rest = after;
    }
    (inside, outside + rest)
}

/// What a sentence quotes, and the sentence without it. Chinese quotes names in “ ”; in English and in code the marks are straight.
fn quoted(text: &str, is_chinese: bool) -> (BTreeSet<String>, String) {
    let (mut all, mut rest) = taken(text, '`', '`');
    let pairs: &[(char, char)] = match is_chinese {
        true => &[('“', '”'), ('"', '"')],
        false => &[('"', '"')],
    };
    for (opening, closing) in pairs {
        let (more, left) = taken(&rest, *opening, *closing);
        all.extend(more);
        rest = left;
    }
    (all, rest)
}

/// Words of Latin letters, with what makes them ids, codes and names of files.
fn latin_words(text: &str) -> impl Iterator<Item = &str> {
    let is_of_word = |c: char| c.is_ascii_alphanumeric() || "-_./:+#".contains(c);
    let words = text.split(move |c: char| !is_of_word(c));
    words
        .map(|word| word.trim_matches(|c: char| !c.is_ascii_alphanumeric()))
        .filter(|word| word.chars().any(|c| c.is_ascii_alphabetic()))
}

/// The words of the file format: what stands outside of texts in a call that uses all of it, and in code font in the guide.
fn words_of_the_format() -> BTreeSet<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let call = fs::read_to_string(root.join("tests/data/check/ok/everything.ron")).unwrap();
    let guide = fs::read_to_string(root.join("scenarios/README.md")).unwrap();
    let (_, code) = taken(&call, '"', '"');
    let in_guide = guide
        .lines()
        .flat_map(|line| line.split('`').skip(1).step_by(2))
        .collect::<Vec<_>>();
    let written = code + " " + &in_guide.join(" ");
    let words = latin_words(&written).map(|word| word.trim_end_matches(':').to_owned());
    words.chain(TERMS.map(str::to_owned)).collect()
}

/// What is wrong with the Chinese wording of a sentence.
fn faults(told: &Sentence, format: &BTreeSet<String>, texts: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let is_han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    let ((english, _), (chinese, rest)) = (quoted(&told.english, false), quoted(&told.chinese, true));
    if !rest.chars().any(is_han) {
        faults.push("has no Chinese".to_owned());
    }
    if english != chinese {
        faults.push(format!("quotes {chinese:?} and the English one {english:?}"));
    }
    let of_files: BTreeSet<&str> = latin_words(texts).collect();
    for word in latin_words(&rest) {
        let is_place = word.contains(['/', '.', '+']) || word.chars().any(|c| c.is_ascii_digit());
        if !is_place && !format.contains(word) && !of_files.contains(word) {
            faults.push(format!("has the word {word}"));
        }
    }
    // In code, as in `AtLeast("…", 1)`, marks are half-width.
    let before = rest.chars().map(Some);
    let mut pairs = std::iter::once(None).chain(before).zip(rest.chars());
    if let Some((_, mark)) = pairs.find(|(before, mark)| before.is_some_and(is_han) && ",;?!.".contains(*mark)) {
        faults.push(format!("has the half-width mark {mark}"));
    }
    let ends = |text: &str| text.ends_with(['。', '？', '！']) || text.contains("rolecall bless --again");
    if !ends(&told.chinese) {
        faults.push("does not end like a sentence".to_owned());
    }
    faults
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn findings_in_chinese_are_chinese_and_name_the_same() {
    let format = words_of_the_format();
    let mut wrong = BTreeSet::new();
    let mut codes = BTreeSet::new();
    for (name, found, texts) in findings() {
        for finding in &found {
            codes.insert(finding.code);
            for told in [Some(&finding.message), finding.help.as_ref()].into_iter().flatten() {
                for fault in faults(told, &format, &texts) {
                    wrong.insert(format!(
                        "{name}, {}: {fault}\n  {}\n  {}",
                        finding.code, told.english, told.chinese
                    ));
                }
            }
        }
    }
    let wrong: Vec<String> = wrong.into_iter().collect();
    assert!(wrong.is_empty(), "{} sentences:\n{}", wrong.len(), wrong.join("\n"));
    let all: BTreeSet<&str> = rules()
        .map(|rule| rule.code)
        .filter(|code| !ON_DISK.contains(code))
        .collect();
    assert_eq!(all.difference(&codes).collect::<Vec<_>>(), Vec::<&&str>::new());
}

#[test]
fn an_english_phrase_in_a_chinese_sentence_is_a_fault() {
    let format = words_of_the_format();
    let told = |english: &str, chinese: &str| Sentence {
        english: english.to_owned(),
        chinese: chinese.to_owned(),
    };
    let count = |told: &Sentence| faults(told, &format, "nodes: []").len();
    let english = "There is no speaker called \"a\".";
    assert_eq!(count(&told(english, "没有叫“a”的说话人。")), 0);
    assert_eq!(count(&told(english, "没有叫“a”的Speaker。")), 1);
    assert_eq!(count(&told(english, "没有叫“b”的说话人。")), 1);
    assert_eq!(count(&told(english, "没有叫“a”的说话人")), 1);
    assert_eq!(count(&told(english, "没有叫“a”的说话人,请改正。")), 1);
    assert!(count(&told(english, english)) > 1);
}

#[test]
fn findings_of_the_fixtures_read_in_chinese() {
    let mut page = String::new();
    for path in files(&err(), "ron") {
        page.push_str(&format!("== {} ==\n", path.file_name().unwrap().to_string_lossy()));
        for finding in check(&fixture(&path)).findings {
            page.push_str(&format!("{}: {}\n", finding.code, finding.message.chinese));
            if let Some(help) = &finding.help {
                page.push_str(&format!("  {}\n", help.chinese));
            }
        }
    }
    let mut goldens = Goldens::default();
    goldens.compare(&err().join("../findings.zh-Hans.txt"), &page);
    goldens.finish();
}
