//! The examples of the table of rules are true: the bad one gives exactly its code, the good one nothing.
//!
//! Each is put into the smallest call of `data/check/ok` and the shared files of `data/check/base` as `Place` says. What cannot
//! be shown in a few lines is made in `told.rs`.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use rolecall::cli::check::{Format, render};
use rolecall::sim::check::rules_table::{Place, RuleInfo, rules};
use rolecall::sim::check::{SourceFile, check};
use rolecall::sim::scenario::load::load;
use rolecall::sim::scenario::locale::fingerprint;
use rolecall::sim::scenario::model::Scenario;
use rolecall::sim::scenario::texts::for_each_text;
use rolecall::words::Locale;

use super::fixtures::base;
use super::told;

const LISTEN: &str =
    "                (id: \"listen\", label: \"Listen\", mood: (tension: -10), to: \"settled\", why: \"It helps.\"),\n";
const HELLO: &str = "(id: \"hello\", text: \"Seventy-two!\")";

/// The smallest call.
pub fn minimal() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/check/ok/minimal.ron")).unwrap()
}

pub fn file(name: &str, bytes: impl Into<Vec<u8>>) -> SourceFile {
    SourceFile {
        name: name.to_owned(),
        bytes: bytes.into(),
    }
}

/// Replaces a part that must be there.
pub fn replaced(text: &str, from: &str, to: &str) -> String {
    assert!(text.contains(from), "{from} is not in {text}");
    text.replacen(from, to, 1)
}

/// Puts one field in the place of the field of that name of a file, or adds it. Fields are indented by four blanks.
fn with_field(text: &str, name: &str, field: &str) -> String {
    let indented: String = field.lines().map(|line| format!("    {line}\n")).collect();
    let begins = format!("\n    {name}: ");
    let Some(start) = text.find(&begins).map(|start| start + 1) else {
        let end = text.rfind(')').unwrap();
        return format!("{}{indented}{}", &text[..end], &text[end..]);
    };
    let is_next = |line: &str| {
        let inside = line.strip_prefix("    ").unwrap_or(line);
        line.starts_with(')') || inside.starts_with(|c: char| c.is_ascii_lowercase())
    };
    let mut end = start;
    for (index, line) in text[start..].split_inclusive('\n').enumerate() {
        if index > 0 && is_next(line) {
            break;
        }
        end += line.len();
    }
    format!("{}{indented}{}", &text[..start], &text[end..])
}

/// The name of the field with which a line begins.
fn field_name(line: &str) -> Option<&str> {
    let (name, _) = line.split_once(": ")?;
    (!name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')).then_some(name)
}

/// An example as fields of the call and what belongs to its place.
fn parts(snippet: &str) -> (Vec<(String, String)>, String) {
    let mut fields: Vec<(String, String)> = Vec::new();
    let mut entries = String::new();
    let mut in_field = false;
    for line in snippet.lines() {
        if let Some(name) = field_name(line) {
            fields.push((name.to_owned(), String::new()));
            in_field = true;
        } else if line.starts_with(['(', '"']) {
            in_field = false;
        }
        let target = match fields.last_mut() {
            Some((_, field)) if in_field => field,
            _ => &mut entries,
        };
        target.push_str(line);
        target.push('\n');
    }
    (fields, entries)
}

/// All files of one side of an example; `None` if it is told in words.
fn files(place: Place, snippet: &str) -> Option<Vec<SourceFile>> {
    let mut files = base();
    let mut call = minimal();
    if let Place::File(name) = place {
        files.retain(|file| file.name != name);
        files.push(file(name, snippet));
        files.push(file("minimal.ron", call));
        return Some(files);
    }
    let (fields, entries) = match place {
        Place::Rule | Place::Fact => (Vec::new(), snippet.to_owned()),
        _ => parts(snippet),
    };
    for (name, field) in &fields {
        call = with_field(&call, name, field);
    }
    let mut add = |name: &str, before: &str| {
        let shared = files.iter_mut().find(|file| file.name == name).unwrap();
        let text = String::from_utf8(shared.bytes.clone()).unwrap();
        shared.bytes = replaced(&text, before, &format!("{before}{entries}")).into_bytes();
    };
    match place {
        Place::Call => assert_eq!(entries, "", "only fields stand in a call"),
        Place::Option => call = replaced(&call, LISTEN, &entries),
        Place::Says => call = replaced(&call, HELLO, &entries),
        Place::Node => {
            let start = call.find("        (\n            id: \"first\",").unwrap();
            let end = call.find("    ],\n    wrap_up").unwrap();
            call.replace_range(start..end, &entries);
        }
        Place::Nodes => {
            let id = entries.split('"').nth(1).unwrap();
            let listen = replaced(LISTEN, "\"settled\"", &format!("\"{id}\""));
            call = replaced(&call, LISTEN, &listen);
            call = replaced(&call, "    ],\n    wrap_up", &format!("{entries}    ],\n    wrap_up"));
        }
        Place::Rule => add("rules/cn.ron", "rules: ["),
        Place::Fact => add("facts/common.ron", "facts: ["),
        Place::Table => files.push(file("minimal.zh-Hans.ron", table(&call, &entries))),
        Place::File(_) | Place::Told => return None,
    }
    files.push(file("minimal.ron", call));
    Some(files)
}

/// A table that translates every text of a call, but for these entries.
pub fn table(call: &str, entries: &str) -> String {
    let scenario: Scenario = load("minimal.ron", call.as_bytes()).value.unwrap();
    let mut texts = entries.to_owned();
    for_each_text(&scenario, &mut |key, text| {
        if !entries.contains(&format!("\"{key}\"")) {
            let names: String = text
                .split('{')
                .skip(1)
                .map(|rest| format!("{{{}}}", rest.split('}').next().unwrap()))
                .collect();
            texts.push_str(&format!(
                "\"{key}\": (\"{}\", \"译文{}{names}\"),\n",
                fingerprint(text),
                key.len() * 7 + key.bytes().map(usize::from).sum::<usize>()
            ));
        }
    });
    format!("(format: 1, scenario: \"minimal\", language: \"zh-Hans\", texts: {{\n{texts}}})")
}

fn codes(files: &[SourceFile]) -> (BTreeSet<&'static str>, String) {
    let checked = check(files);
    let codes = checked.findings.iter().map(|finding| finding.code).collect();
    (codes, render(&checked, Format::Human, false, Locale::English))
}

/// The files of the bad side of an example.
pub fn bad_files(rule: &RuleInfo) -> Vec<SourceFile> {
    files(rule.example.place, rule.example.bad)
        .or_else(|| told::sides(rule.code).map(|[bad, _]| bad))
        .unwrap()
}

fn wrong_example(rule: &RuleInfo) -> Option<String> {
    let [bad, good] = match (
        files(rule.example.place, rule.example.bad),
        files(rule.example.place, rule.example.good),
    ) {
        (Some(bad), Some(good)) => [bad, good].map(|files| codes(&files)),
        _ => told::sides(rule.code)?.map(|files| codes(&files)),
    };
    if bad.0 != BTreeSet::from([rule.code]) {
        return Some(format!("{}: the bad example gives {:?}\n{}", rule.code, bad.0, bad.1));
    }
    (!good.0.is_empty()).then(|| format!("{}: the good example gives {:?}\n{}", rule.code, good.0, good.1))
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn the_examples_of_the_table_are_true() {
    let wrong: Vec<String> = rules().filter_map(wrong_example).collect();
    assert!(
        wrong.is_empty(),
        "{} examples are wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn what_is_told_in_words_is_made_by_a_test() {
    for rule in rules() {
        let is_told = rule.example.place == Place::Told;
        let is_made = told::sides(rule.code).is_some() || told::ON_DISK.contains(&rule.code);
        assert_eq!(is_told, is_made, "{}", rule.code);
    }
}
