//! Calls as one reads them: `tests/data/calls/ID.call` is the whole terminal, from the briefing to the debrief, and the lines that
//! begin with `> ` are what is typed. `ID.zh-Hans.call` is played in Chinese. The call is `ID.ron` beside it.

use std::fs;
use std::path::Path;

use super::golden::{Goldens, files};
use super::terminal::run;

/// Plays what is typed in a golden and returns what the terminal shows, without the last line, which is the record's path.
fn played(golden: &Path) -> Result<String, String> {
    let stem = golden.file_stem().unwrap().to_str().unwrap();
    let (id, locale) = stem.split_once('.').unwrap_or((stem, "en"));
    let expected = fs::read_to_string(golden).unwrap();
    let lines: Vec<&str> = expected.lines().filter_map(|line| line.strip_prefix("> ")).collect();
    if lines.is_empty() {
        return Err("no line begins with \"> \", so nothing is typed".to_owned());
    }
    let call = golden.with_file_name(format!("{id}.ron"));
    let folder = tempfile::tempdir().unwrap();
    let ran = run(
        folder.path(),
        &["talk", call.to_str().unwrap(), "--seed", "1", "--locale", locale],
        &lines,
    );
    if ran.code != Some(0) || !ran.err.is_empty() {
        return Err(format!(
            "it does not come to its end: code {:?}\n{}{}",
            ran.code, ran.out, ran.err
        ));
    }
    let shown = ran
        .out
        .strip_suffix(&format!("{}\n", ran.record().display()))
        .unwrap()
        .to_owned();
    let typed = shown.lines().filter(|line| line.starts_with("> ")).count();
    if typed != lines.len() {
        return Err(format!("the call is over after {typed} of {} lines", lines.len()));
    }
    Ok(shown)
}

#[test]
fn calls_read_as_they_are_written_down() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/calls");
    let mut goldens = Goldens::default();
    let found = files(&folder, "call");
    assert!(found.len() >= 4, "{found:?}");
    for golden in found {
        match played(&golden) {
            Ok(shown) => goldens.compare(&golden, &shown),
            Err(why) => goldens.fail(format!("{}: {why}", golden.display())),
        }
    }
    goldens.finish();
}

#[test]
fn a_golden_in_which_nothing_is_typed_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let golden = folder.path().join("fee.call");
    fs::write(&golden, "A fee\n* The line is open\n").unwrap();
    assert!(played(&golden).unwrap_err().contains("nothing is typed"));
}
