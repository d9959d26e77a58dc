//! Files that somebody has made to break the reader. Each is refused with a finding that can be shown; none stops the program or
//! keeps it busy.

mod corpus;

use std::path::Path;
use std::time::{Duration, Instant};

use corpus::{Hostile, corpus, many, node, read, with, with_nodes};
use rolecall::cli::check::{Format, render};
use rolecall::sim::check::{SourceFile, check};
use rolecall::sim::diagnostic::{Diagnostic, Severity};
use rolecall::sim::scenario::load::load;
use rolecall::sim::scenario::model::Scenario;
use rolecall::words::Locale;

/// One second is promised for the program that is shipped; tests run with fewer optimisations and beside each other.
// Only a program that hangs is caught here; how fast it is stands in the bench.
const LONGEST: Duration = Duration::from_secs(120);

#[test]
fn what_is_too_large_or_no_text_is_named() {
    let facts = many(200, |index| {
        format!(
            "(id: \"f{index}\", is: OneOf([{}])),",
            many(16, |value| format!("\"v{value}\","))
        )
    });
    let ring = many(500, |index| {
        let next = (index + 1) % 500;
        node(&format!("n{index}"), &format!("to: \"n{next}\""))
    });
    let corpus = [
        ("file-too-large", "()".repeat(50_001).into_bytes()),
        (
            "file-too-large",
            format!("(play: [{}])", "1,".repeat(1001)).into_bytes(),
        ),
        (
            "endless-loop",
            with_nodes(&format!("(id: \"first\", to: \"n0\"),{ring}")).into_bytes(),
        ),
        ("not-utf8", b"(\xc0\xaf".to_vec()),
        ("not-text", b"(\0".to_vec()),
        ("file-too-large", vec![b' '; (1 << 20) + 1]),
        (
            "too-many-nodes",
            with_nodes(&many(5001, |index| node(&format!("n{index}"), "to: \"settled\""))).into_bytes(),
        ),
        (
            "state-too-large",
            with("opening:", &format!("facts: [{facts}], opening:")).into_bytes(),
        ),
        (
            "text-too-long",
            with("Seventy-two!", &"x".repeat(5 * 1024)).into_bytes(),
        ),
    ];
    for (code, bytes) in corpus {
        let mut files = crate::check::shared_files();
        files.push(SourceFile {
            name: "minimal.ron".to_owned(),
            bytes,
        });
        let codes: Vec<_> = check(&files).findings.iter().map(|finding| finding.code).collect();
        assert!(codes.contains(&code), "{code}: {codes:?}");
    }
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn hostile_files_are_refused_with_a_finding() {
    let corpus = corpus();
    assert!(corpus.len() >= 60);
    let mut failures = Vec::new();
    for Hostile { what, name, bytes } in corpus {
        let mut files = crate::check::shared_files();
        files.retain(|file| file.name != name);
        if name != "minimal.ron" {
            files.push(SourceFile {
                name: "minimal.ron".to_owned(),
                bytes: read("ok/minimal.ron").into_bytes(),
            });
        }
        files.push(SourceFile { name, bytes });
        let began = Instant::now();
        let checked = std::panic::catch_unwind(|| {
            let checked = check(&files);
            let shown = render(&checked, Format::Human, true, Locale::English)
                + &render(&checked, Format::Json, false, Locale::English);
            (checked, shown)
        });
        let took = began.elapsed();
        match checked {
            Err(_) => failures.push(format!("{what}: stops the program")),
            Ok((checked, shown)) => {
                if !checked
                    .findings
                    .iter()
                    .any(|finding| finding.severity == Severity::Error)
                {
                    failures.push(format!("{what}: no error was found"));
                }
                // A play that does not fit says nothing against the call.
                let is_locked = checked.findings.iter().any(Diagnostic::locks);
                if is_locked && !checked.scenarios.is_empty() {
                    failures.push(format!("{what}: the call can start"));
                }
                if shown.contains(['\u{202e}', '\u{7}']) || shown.contains("\u{1b}[2J") {
                    failures.push(format!("{what}: what is shown can steer a terminal"));
                }
            }
        }
        if std::env::var_os("SHOW_TIMES").is_some() && took > Duration::from_millis(200) {
            println!("{what}: {took:?}");
        }
        if took > LONGEST {
            failures.push(format!("{what}: took {took:?}"));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// The shipped call with its nodes so many times over, each time under other ids, which makes it as long as the longest that people write.
fn long_call(times: usize) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/angry-complaint.ron");
    let call = std::fs::read_to_string(path).unwrap();
    let (before, nodes) = call.split_once("\n    nodes: [\n").unwrap();
    let (nodes, after) = nodes.split_once("\n    ],\n").unwrap();
    format!(
        "{before}\n    nodes: [\n{}\n    ],\n{after}",
        format!("{nodes}\n").repeat(times)
    )
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_text_that_is_never_closed_is_told_in_its_line_however_long_the_call_is() {
    for times in [1, 3, 8] {
        let call = long_call(times);
        let line = call.lines().position(|line| line.contains("nodes: [")).unwrap() + 40;
        let line = call.lines().skip(line).position(|line| line.ends_with("\",")).unwrap() + line;
        let mut lines: Vec<&str> = call.lines().collect();
        let broken = lines[line].trim_end_matches("\",").to_owned() + ",";
        lines[line] = &broken;
        let broken = lines.join("\n");
        let found = load::<Scenario>("long.ron", broken.as_bytes()).mistakes;
        let first = found.first().unwrap();
        let told = broken[..first.span.start as usize].matches('\n').count();
        assert_eq!((first.code, told), ("syntax", line), "{times} times: {found:#?}");
        if broken.len() > 512 * 1024 {
            assert_eq!(found.len(), 1, "what comes of it is not told as well: {found:#?}");
        }
    }
}

#[test]
fn people_are_shown_two_hundred_errors_of_a_kind_and_the_rest_is_counted() {
    let mut files = crate::check::shared_files();
    files.push(SourceFile {
        name: "minimal.ron".to_owned(),
        bytes: with_nodes(&node("first", "to: \"settled\"").repeat(300)).into_bytes(),
    });
    let checked = check(&files);
    let shown = render(&checked, Format::Human, false, Locale::English);
    assert_eq!(shown.matches("error[duplicate-id]: ").count(), 200);
    assert!(shown.contains("minimal.ron: 99 more of error[duplicate-id]; `rolecall check --format json` shows all."));
    let all = render(&checked, Format::Json, false, Locale::English);
    assert_eq!(all.matches("duplicate-id").count(), 299);
}
