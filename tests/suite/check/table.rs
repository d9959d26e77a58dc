//! The table of rules is complete, and nothing in it is dead.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use rolecall::sim::check::rules_table::rules;

fn sources() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders: Vec<PathBuf> = vec![root.join("sim"), root.join("store")];
    let mut texts = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if !path.components().any(|part| part.as_os_str() == "rules_table") {
                texts.push(fs::read_to_string(path).unwrap());
            }
        }
    }
    texts
}

/// Codes that stand as the first argument of what makes a finding.
fn codes_used(text: &str) -> Vec<String> {
    let makers = [
        "finding(",
        "Diagnostic::error(",
        "Diagnostic::warning(",
        "Mistake::new(",
        "Self::new(",
        "unknown(",
        "link(",
        "too_long(",
    ];
    let mut codes = Vec::new();
    for maker in makers {
        for (place, _) in text.match_indices(maker) {
            let arguments = text[place + maker.len()..].trim_start();
            let arguments = arguments
                .strip_prefix("subject,")
                .or_else(|| arguments.strip_prefix("subject, declared,"))
                .unwrap_or(arguments);
            if let Some(code) = arguments
                .trim_start()
                .strip_prefix('"')
                .and_then(|rest| rest.split('"').next())
                && !code.is_empty()
                && code
                    .bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
            {
                codes.push(code.to_owned());
            }
        }
    }
    codes
}

#[test]
fn every_code_that_is_used_has_a_row() {
    let rows: BTreeSet<&str> = rules().map(|rule| rule.code).collect();
    let used: BTreeSet<String> = sources().iter().flat_map(|text| codes_used(text)).collect();
    assert!(used.len() > 60, "the search for codes has lost its way: {used:?}");
    let missing: Vec<&String> = used.iter().filter(|code| !rows.contains(code.as_str())).collect();
    assert!(
        missing.is_empty(),
        "Write a row in src/sim/check/rules_table for each of these codes: {missing:?}"
    );
}

#[test]
fn every_row_is_used() {
    let texts = sources();
    let is_used = |code: &str| texts.iter().any(|text| text.contains(&format!("\"{code}\"")));
    let dead: Vec<&str> = rules().map(|rule| rule.code).filter(|code| !is_used(code)).collect();
    assert!(
        dead.is_empty(),
        "Nothing reports these codes; take their rows out of src/sim/check/rules_table: {dead:?}"
    );
}

#[test]
fn every_row_says_what_to_do() {
    let mut seen = BTreeSet::new();
    for rule in rules() {
        assert!(seen.insert(rule.code), "{} stands in the table twice", rule.code);
        let sentences = rule.explanation.matches(". ").count() + 1;
        assert!(
            (2..=3).contains(&sentences) && !rule.explanation.contains('\n') && rule.explanation.ends_with('.'),
            "{}: two or three sentences, please",
            rule.code
        );
    }
}
