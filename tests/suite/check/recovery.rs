//! After a mistake the rest of the file is read: each mark of a call is left out in turn, and a mistake at the end of the file is
//! still found, without a crowd of false ones.

use std::fs;
use std::path::Path;

use rolecall::sim::check::check;

use super::examples::{file, replaced};
use super::fixtures::base;

/// Of a hundred files with one mark left out, at least so many still tell of the late mistake.
const FOUND_AT_LEAST: usize = 93;
/// And at most so many tell of more than three things besides it.
const CROWDS_AT_MOST: usize = 5;
/// Of a hundred misspelt fields in such files, at least so many are told; the others stand where the mark is missing.
const MISSPELT_AT_LEAST: usize = 96;

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
