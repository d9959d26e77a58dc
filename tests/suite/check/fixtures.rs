//! `tests/data/check`: calls without findings, and calls with the findings that they must have.
//!
//! A fixture is one call with the shared files of `base`. Lines that begin with `//- ` split it into several files of those
//! names; a file of the fixture takes the place of the shared file of the same name, and `//- without NAME` leaves one out.

use std::fs;
use std::path::{Path, PathBuf};

use rolecall::cli::check::{Format, render};
use rolecall::sim::check::{Checked, SourceFile, check};
use rolecall::words::Locale;

use crate::golden::{Goldens, files};

const BASE: [&str; 5] = [
    "bank.ron",
    "rules/bank.ron",
    "rules/cn.ron",
    "rules/uk.ron",
    "facts/common.ron",
];

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/data/check")
        .join(name)
}

/// The shared files of the fixtures.
pub fn base() -> Vec<SourceFile> {
    let read = |name: &&str| SourceFile {
        name: (*name).to_owned(),
        bytes: fs::read(folder("base").join(name)).unwrap(),
    };
    BASE.iter().map(read).collect()
}

pub fn fixture(path: &Path) -> Vec<SourceFile> {
    let text = fs::read_to_string(path).unwrap();
    let mut shared = base();
    let mut own = vec![(path.file_name().unwrap().to_string_lossy().into_owned(), String::new())];
    for line in text.split_inclusive('\n') {
        if let Some(name) = line.strip_prefix("//- without ") {
            shared.retain(|file| file.name != name.trim());
        } else if let Some(name) = line.strip_prefix("//- ") {
            own.push((name.trim().to_owned(), String::new()));
        } else if let Some((_, text)) = own.last_mut() {
            text.push_str(line);
        }
    }
    // What stands above the first name is a comment on the fixture.
    if own.len() > 1 {
        own.remove(0);
    }
    shared.retain(|file| own.iter().all(|(name, _)| *name != file.name));
    let own = own.into_iter().map(|(name, text)| SourceFile {
        name,
        bytes: text.into_bytes(),
    });
    shared.into_iter().chain(own).collect()
}

fn human(checked: &Checked) -> String {
    render(checked, Format::Human, false, Locale::English)
}

#[test]
fn what_is_right_has_no_findings() {
    for path in files(&folder("ok"), "ron") {
        let checked = check(&fixture(&path));
        assert!(checked.findings.is_empty(), "{}\n{}", path.display(), human(&checked));
        assert_eq!(checked.scenarios.len(), 1, "{}", path.display());
    }
}

#[test]
fn what_is_wrong_is_found() {
    let mut goldens = Goldens::default();
    for path in files(&folder("err"), "ron") {
        let checked = check(&fixture(&path));
        if checked.findings.is_empty() {
            goldens.fail(format!("{}: nothing was found", path.display()));
        }
        goldens.compare(&path.with_extension("diag"), &human(&checked));
    }
    goldens.no_orphans(&folder("err"), "diag", "ron");
    goldens.finish();
}

#[test]
fn a_call_rests_on_exactly_its_files() {
    let mut all = base();
    for name in ["minimal", "everything"] {
        all.extend(
            fixture(&folder("ok").join(format!("{name}.ron")))
                .into_iter()
                .filter(|file| !BASE.contains(&file.name.as_str())),
        );
    }
    let checked = check(&all);
    let minimal = checked
        .scenarios
        .iter()
        .find(|scenario| scenario.scenario.id.value == "minimal")
        .unwrap();
    let names: Vec<&str> = minimal.files.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "bank.ron",
            "rules/bank.ron",
            "rules/cn.ron",
            "rules/uk.ron",
            "facts/common.ron",
            "minimal.ron"
        ]
    );
    // What is archived is enough to check the call again.
    assert_eq!(check(&minimal.files).scenarios.len(), 1);
}

#[test]
fn an_error_in_one_call_leaves_the_others_alone() {
    let mut all = fixture(&folder("ok").join("minimal.ron"));
    all.push(SourceFile {
        name: "broken.ron".to_owned(),
        bytes: b"(".to_vec(),
    });
    let checked = check(&all);
    assert_eq!(checked.scenarios.len(), 1);
    assert!(checked.findings.iter().all(|finding| finding.file == "broken.ron"));
}

#[test]
fn findings_have_one_order_whatever_the_order_of_files() {
    let mut all = fixture(&folder("err").join("links.ron"));
    let forwards = human(&check(&all));
    all.reverse();
    assert_eq!(human(&check(&all)), forwards);
}

#[test]
fn people_are_called_what_they_are_called_in_every_language() {
    let text = fs::read_to_string(folder("ok").join("minimal.ron")).unwrap();
    let customer = text.find("customer: (").unwrap();
    let start = customer + text[customer..].find("name: \"").unwrap() + "name: \"".len();
    let end = start + text[start..].find('"').unwrap();
    let named = |name: &str| {
        let mut files = base();
        files.push(SourceFile {
            name: "minimal.ron".to_owned(),
            bytes: format!("{}{name}{}", &text[..start], &text[end..]).into_bytes(),
        });
        check(&files).findings
    };
    for name in ["Ann Lee", "王伟"] {
        assert_eq!(named(name), [], "{name}");
    }
}
