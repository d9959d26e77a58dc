//! After a mistake the rest of the file is read: each mark of a call is left out in turn, and a mistake at the end of the file is
//! still found, without a crowd of false ones.

use std::fs;
use std::path::Path;

use rolecall::sim::check::check;
use rolecall::sim::diagnostic::Severity;
use rolecall::store::embedded::EMBEDDED;

use super::examples::{file, replaced};
use super::fixtures::base;

/// Of a hundred files with one mark left out, at least so many still tell of the late mistake.
const FOUND_AT_LEAST: usize = 93;
/// And at most so many tell of more than three things besides it.
const CROWDS_AT_MOST: usize = 5;
/// Of a hundred misspelt fields in such files, at least so many are told; the others stand where the mark is missing.
const MISSPELT_AT_LEAST: usize = 96;
/// Of a hundred texts without their closing mark, at least so many are named at their line.
const NEAR_AT_LEAST: usize = 95;

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn what_stands_behind_a_mistake_is_found() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/check/ok/everything.ron");
    let call = fs::read_to_string(path).unwrap();
    let call = replaced(&call, "follows: \"everything\"", "follows: \"everythin\"");
    let late = call.find("follows:").unwrap();
    let begin = call.find("format:").unwrap();
    let (mut tried, mut found, mut crowds) = (0, 0, Vec::new());
    for (place, mark) in call.char_indices().filter(|(place, _)| (begin..late).contains(place)) {
        if !"()[]{}\",:".contains(mark) {
            continue;
        }
        let mut broken = call.clone();
        broken.remove(place);
        let mut files = base();
        files.push(file("everything.ron", broken));
        let findings = check(&files).findings;
        assert!(!findings.is_empty(), "{place}");
        tried += 1;
        found += usize::from(findings.iter().any(|finding| finding.code == "unknown-scenario"));
        if findings.len() > 4 {
            crowds.push(place);
        }
    }
    println!(
        "{tried} marks: the late mistake is found {found} times, and {} are crowds",
        crowds.len()
    );
    assert!(tried > 1000, "{tried}");
    assert!(found * 100 >= tried * FOUND_AT_LEAST, "{found} of {tried}");
    assert!(crowds.len() * 100 <= tried * CROWDS_AT_MOST, "{crowds:?} of {tried}");
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn misspelt_fields_are_found_beside_a_mistake() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/check/ok/everything.ron");
    let mut call = fs::read_to_string(path).unwrap();
    let planted = [
        ("author: \"Tests\",", "langage"),
        ("start: \"read-first\",", "begins"),
        ("id: \"greeting\",", "phaze"),
        ("id: \"name-it\",", "lable"),
        ("id: \"three\",", "tempting"),
        ("id: \"runs-on\",", "wen"),
        ("id: \"settled\",", "kint"),
    ];
    for (place, field) in planted {
        call = replaced(&call, place, &format!("{place} {field}: 1,"));
    }
    let begin = call.find("format:").unwrap();
    let (mut tried, mut found) = (0, 0);
    // Every fifth mark is enough, and the counts stay the same from run to run.
    let marks = call
        .char_indices()
        .filter(|(place, mark)| *place >= begin && "()[]{}\",:".contains(*mark));
    for (place, _) in marks.step_by(5) {
        let mut broken = call.clone();
        broken.remove(place);
        let mut files = base();
        files.push(file("everything.ron", broken));
        let findings = check(&files).findings;
        for (_, field) in planted {
            let told = format!("There is no field `{field}` here.");
            tried += 1;
            found += usize::from(findings.iter().any(|finding| finding.message.english == told));
        }
    }
    println!("{found} of {tried} misspelt fields are told");
    assert!(tried > 2000, "{tried}");
    assert!(found * 100 >= tried * MISSPELT_AT_LEAST, "{found} of {tried}");
}

/// A closing quotation mark that is left out lets its text run on to the next one, which may stand far below. However the rest then
/// reads, the file is never called sound, and mostly the line of the mark is named.
#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_text_without_its_closing_mark_is_always_found() {
    let shared = |name: &str| name == "bank.ron" || name.starts_with("rules/") || name.starts_with("facts/");
    let (mut tried, mut near, mut far) = (0, 0, Vec::new());
    for id in crate::terminal::SHIPPED {
        let own = format!("{id}.ron");
        let text = EMBEDDED.iter().find(|(name, _)| *name == own).unwrap().1;
        let lines: Vec<&str> = std::str::from_utf8(text).unwrap().lines().collect();
        let ends = lines.iter().enumerate().filter(|(_, line)| line.ends_with("\","));
        for (number, line) in ends.step_by(7) {
            let mut broken = lines.clone();
            let cut = format!("{},", line.trim_end_matches("\","));
            broken[number] = &cut;
            let mut files: Vec<_> = EMBEDDED
                .iter()
                .filter(|(name, _)| shared(name))
                .map(|(name, text)| file(name, *text))
                .collect();
            files.push(file(&own, broken.join("\n")));
            let findings = check(&files).findings;
            let errors = findings.iter().filter(|finding| finding.severity == Severity::Error);
            let first = errors.map(|finding| finding.span.start as usize).min();
            let first = first.unwrap_or_else(|| panic!("{own}, line {}: nothing is found", number + 1));
            let named = broken.join("\n")[..first].matches('\n').count();
            tried += 1;
            if named == number {
                near += 1;
            } else {
                far.push((id, number + 1, named + 1));
            }
        }
    }
    println!("{tried} marks: {near} at their line, others {far:?}");
    assert!(tried > 50, "{tried}");
    assert!(near * 100 >= tried * NEAR_AT_LEAST, "{near} of {tried}: {far:?}");
}
