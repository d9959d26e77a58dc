//! The formatter: goldens of `data/writing/fmt`, and what holds for every file that there is.

use std::fs;
use std::path::{Path, PathBuf};

use rolecall::sim::writing::formatter::{NotFormatted, format};

use crate::golden::{Goldens, files};
use crate::terminal::{Dice, seed_or};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn formatted(name: &str, text: &str) -> String {
    format(name, text.as_bytes()).unwrap_or_else(|reason| panic!("{name}: {reason:?}\n{text}"))
}

/// Every RON file of this repository that is one.
fn corpus() -> Vec<(PathBuf, String)> {
    let folders = [
        "scenarios",
        "scenarios/rules",
        "scenarios/facts",
        "tests/data/calls",
        "tests/data/check/base",
        "tests/data/check/err",
        "tests/data/check/ok",
        "tests/data/writing/fmt",
    ];
    let paths = folders.iter().flat_map(|folder| files(&root().join(folder), "ron"));
    let texts = paths.filter_map(|path| Some((path.clone(), fs::read_to_string(path).ok()?)));
    let is_ron = |text: &str| ron2::ast::parse_document(text).is_ok_and(|document| document.value.is_some());
    let (found, refused): (Vec<_>, Vec<_>) = texts
        .filter(|(_, text)| is_ron(text))
        .partition(|(_, text)| format("x.ron", text.as_bytes()).is_ok());
    let refused: Vec<&str> = refused
        .iter()
        .map(|(path, _)| path.file_stem().unwrap().to_str().unwrap())
        .collect();
    // The program's own dialect has no attributes, and brackets are at most 32 deep.
    assert_eq!(refused, ["attribute", "deep"]);
    assert!(found.len() > 40, "{}", found.len());
    found
}

/// What a file says, read by a library that knows nothing of layouts.
fn value(text: &str) -> ron2::Value {
    let document = ron2::ast::parse_document(text).unwrap();
    ron2::ast::expr_to_value(document.value.as_ref().unwrap()).unwrap()
}

/// The comments of a text, found by another way than the formatter's: texts are blanked out first.
fn comments(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(place) = rest.find(['"', '/', '\'']) {
        let here = &rest[place..];
        let length = if let Some(inside) = here.strip_prefix("//") {
            2 + inside.find('\n').unwrap_or(inside.len())
        } else if here.starts_with("/*") {
            here.find("*/").unwrap() + 2
        } else if let Some(inside) = here.strip_prefix('"') {
            let mut escaped = false;
            let end = inside.find(|c| {
                let ends = c == '"' && !escaped;
                escaped = c == '\\' && !escaped;
                ends
            });
            end.unwrap() + 2
        } else {
            1
        };
        if here.starts_with("//") || here.starts_with("/*") {
            found.push(here[..length].trim_end().to_owned());
        }
        rest = &here[length..];
    }
    found.sort();
    found
}

#[test]
fn layouts_are_as_expected() {
    let folder = root().join("tests/data/writing/fmt");
    let mut goldens = Goldens::default();
    let inputs = files(&folder, "ron");
    assert!(inputs.len() >= 5);
    for path in inputs {
        let text = fs::read_to_string(&path).unwrap();
        goldens.compare(&path.with_extension("golden"), &formatted("x.ron", &text));
    }
    goldens.no_orphans(&folder, "golden", "ron");
    goldens.finish();
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn every_file_keeps_its_values_and_comments_and_settles_at_once() {
    for (path, text) in corpus() {
        let once = formatted("x.ron", &text);
        assert_eq!(formatted("x.ron", &once), once, "{}", path.display());
        assert_eq!(value(&once), value(&text), "{}", path.display());
        assert!(once.ends_with('\n') && !once.contains(" \n") && !once.contains("\n\n\n"));
        // Raw texts are beyond the plain search for comments.
        if !text.contains("r#\"") && !text.contains("/* two /*") {
            assert_eq!(comments(&once), comments(&text), "{}", path.display());
        }
    }
}

#[test]
fn tables_that_the_program_writes_are_in_order() {
    for path in files(&root().join("scenarios"), "ron") {
        if path.file_name().unwrap().to_str().unwrap().ends_with(".zh-Hans.ron") {
            let text = fs::read_to_string(&path).unwrap();
            assert!(formatted("x.zh-Hans.ron", &text) == text, "{}", path.display());
        }
    }
}

/// Where a text may be spaced differently: after `(`, `[`, `{`, `,` and `:`, outside of texts and comments.
fn seams(text: &str) -> Vec<usize> {
    let (mut found, mut in_text, mut in_comment, mut escaped) = (Vec::new(), false, false, false);
    for (place, c) in text.char_indices() {
        if in_comment {
            in_comment = c != '\n';
        } else if in_text {
            in_text = c != '"' || escaped;
            escaped = c == '\\' && !escaped;
        } else if text[place..].starts_with("//") {
            in_comment = true;
        } else if c == '"' {
            in_text = true;
        } else if "([{,:".contains(c) {
            found.push(place + 1);
        }
    }
    found
}

fn spaced(text: &str, mut space: impl FnMut() -> String) -> String {
    let mut made = text.to_owned();
    for place in seams(text).into_iter().rev() {
        made.insert_str(place, &space());
    }
    made
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn spaces_change_nothing_and_line_ends_change_no_value() {
    let seed = seed_or(11);
    let mut dice = Dice::new(seed);
    for (path, text) in corpus() {
        if text.contains("r#\"") || text.contains("/*") {
            continue;
        }
        let settled = formatted("x.ron", &text);
        let wider = spaced(&settled, || " ".repeat(dice.below(3) as usize));
        assert!(formatted("x.ron", &wider) == settled, "{}, SEED={seed}", path.display());
        let torn = spaced(&settled, || match dice.below(12) {
            0 => "\n".to_owned(),
            1 => "\n\n\n\n".to_owned(),
            2 => " // a comment that moves\n".to_owned(),
            3 => " /* one in between */ ".to_owned(),
            _ => String::new(),
        });
        let once = formatted("x.ron", &torn);
        assert_eq!(value(&once), value(&torn), "{}, SEED={seed}", path.display());
        assert_eq!(comments(&once), comments(&torn), "{}, SEED={seed}", path.display());
        assert_eq!(formatted("x.ron", &once), once, "{}, SEED={seed}", path.display());
    }
}

#[test]
fn lines_of_a_file_from_windows_end_like_all_others() {
    let text = "// one\r\n(\r\n  a: 1, /* two\r\nlines */\r\n  b: \"x\r\ny\")\r\n";
    let unix = formatted("x.ron", &text.replace('\r', ""));
    assert!(unix.contains("// one\n") && unix.contains("/* two\nlines */") && unix.contains("\"x\ny\""));
    assert_eq!(formatted("x.ron", text), unix);
    // What is written as an escape is the author's.
    assert_eq!(formatted("x.ron", "(a: \"x\\r\\ny\")\r\n"), "(a: \"x\\r\\ny\")\n");
    let mixed = "(\r\n  a: \"x\ny\",\r\n)";
    assert_eq!(formatted("x.ron", mixed), "(\n    a: \"x\ny\",\n)\n");
}

#[test]
fn what_is_no_ron_is_left_alone_with_its_findings() {
    let codes = |text: &[u8]| match format("x.ron", text) {
        Err(NotFormatted::Broken(found)) => found.iter().map(|finding| finding.code).collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    assert_eq!(codes(b"(a: 1, b: )"), ["syntax"]);
    assert_eq!(codes(b""), ["empty-file"]);
    assert_eq!(codes(b"\xff"), ["not-utf8"]);
    assert_eq!(codes(b"#![enable(implicit_some)]\n(a: 1)"), ["attribute"]);
    assert_eq!(codes("(".repeat(40).as_bytes()), ["too-deep"]);
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn large_files_take_no_long_time() {
    let long_list = format!("({})", "(a: [1, 2], b: \"x\"), ".repeat(24_000));
    let one_line = format!("(a: \"{}\", b: [{}])", "块".repeat(100_000), "1,".repeat(200_000));
    let begun = std::time::Instant::now();
    for text in [long_list, one_line] {
        let once = formatted("x.ron", &text);
        assert_eq!(formatted("x.ron", &once), once);
    }
    assert!(begun.elapsed().as_secs() < 20, "{:?}", begun.elapsed());
}
