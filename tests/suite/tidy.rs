//! House rules that matter. A failure message teaches the rule.

use std::fs;
use std::path::{Path, PathBuf};

/// A tree of source files as `(path from the root, text)`.
fn sources(folder: &str) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    let mut folders: Vec<PathBuf> = vec![root.join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path.strip_prefix(root).unwrap().to_string_lossy().into_owned();
                files.push((name, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    files.sort();
    files
}

/// Lines that are not comments.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = text.lines().enumerate();
    lines
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
        .map(|(index, line)| (index + 1, line))
}

fn assert_none(found: Vec<String>, lesson: &str) {
    assert!(found.is_empty(), "{lesson}\n  {}", found.join("\n  "));
}

#[test]
fn every_file_says_what_it_is_about() {
    let files = sources("src").into_iter().chain(sources("tests"));
    let silent = files.filter(|(_, text)| !text.starts_with("//!"));
    assert_none(
        silent.map(|(name, _)| name).collect(),
        "The first line of every file begins with `//!` and says in one sentence which concept it holds. These do not:",
    );
}

#[test]
fn the_simulator_is_pure() {
    const BANNED: [&str; 18] = [
        "bevy",
        "egui",
        "kira",
        "std::fs",
        "std::env",
        "std::net",
        "println!",
        "eprintln!",
        "Instant",
        "SystemTime",
        "HashMap",
        "HashSet",
        "std::thread",
        "f32",
        "f64",
        "std::io",
        "std::process",
        "rand::rng()",
    ];
    // Each with its reason: (where a path begins, the word, why).
    const EXCEPTIONS: [(&str, &str, &str); 1] = [(
        "src/sim/analytics/",
        "f64",
        "shares and coefficients for people, made of whole numbers by + - * / and the square root, which are exact everywhere",
    )];
    let mut found = Vec::new();
    for (name, text) in sources("src/sim") {
        for (line, words) in code(&text) {
            for banned in BANNED {
                // serde's macro that lists number types is not arithmetic.
                let is_list_of_types = words.contains("bool i8 i16") || words.contains("u64 u128 f32 f64 char");
                let excepted = EXCEPTIONS
                    .iter()
                    .any(|(folder, word, _)| name.starts_with(folder) && *word == banned);
                if words.contains(banned) && !is_list_of_types && !excepted {
                    found.push(format!("{name}:{line}: {banned}"));
                }
            }
        }
    }
    assert_none(
        found,
        "`src/sim` knows no window, no files, no clock, no threads, no floats and no tables with a hidden order, so that a record replays bit for bit on every machine. Take what you need as an argument:",
    );
}

#[test]
fn chance_has_one_source() {
    let files = sources("src").into_iter().filter(|(name, _)| name != "src/sim/rng.rs");
    let mut found = Vec::new();
    for (name, text) in files {
        for (line, words) in code(&text) {
            if words.contains("rand::") {
                found.push(format!("{name}:{line}"));
            }
        }
    }
    assert_none(
        found,
        "`rand` is named in src/sim/rng.rs only; draw from a named `Stream`:",
    );
}

#[test]
fn only_the_store_touches_the_disk() {
    const BANNED: [&str; 3] = ["std::fs", "File::", ".exists()"];
    let mut found = Vec::new();
    for (name, text) in sources("src") {
        if name.starts_with("src/store/") {
            continue;
        }
        for (line, words) in code(&text) {
            if BANNED.iter().any(|banned| words.contains(banned)) {
                found.push(format!("{name}:{line}"));
            }
        }
    }
    assert_none(
        found,
        "Only `src/store` reads and writes files, and looks whether they are there; add what you need to it:",
    );
}

#[test]
fn colours_stand_in_the_theme() {
    let mut found = Vec::new();
    for (name, text) in sources("src/app") {
        if name.starts_with("src/app/theme/") {
            continue;
        }
        for (line, words) in code(&text) {
            if ["from_rgb", "Color32::from", "Color::srgb", "hex_color!"]
                .iter()
                .any(|made| words.contains(made))
            {
                found.push(format!("{name}:{line}"));
            }
        }
    }
    assert_none(
        found,
        "Colours come from the theme's tokens (assets/themes/*.ron), so that both themes and the contrast test know them:",
    );
}

#[test]
fn nothing_imports_the_views_or_the_command_line() {
    let mut found = Vec::new();
    for (name, text) in sources("src") {
        let is_outer = ["src/app/", "src/cli/", "src/main.rs", "src/lib.rs"]
            .iter()
            .any(|outer| name.starts_with(outer));
        for (line, words) in code(&text) {
            if !is_outer && (words.contains("crate::app") || words.contains("crate::cli")) {
                found.push(format!("{name}:{line}"));
            }
        }
    }
    assert_none(
        found,
        "Knowledge points one way: sim <- store <- view <- cli and app. Turn this import round:",
    );
}

#[test]
fn nothing_is_left_unfinished() {
    let words = [
        "todo!(",
        "unimplemented!(",
        "dbg!(",
        "FIXME",
        "#[ignore",
        "#[should_panic",
    ];
    let mut found = Vec::new();
    let files = sources("src").into_iter().chain(sources("tests"));
    for (name, text) in files.filter(|(name, _)| name != "tests/suite/tidy.rs") {
        for (index, line) in text.lines().enumerate() {
            if words.iter().any(|word| line.contains(word)) {
                found.push(format!("{name}:{}", index + 1));
            }
        }
    }
    assert_none(
        found,
        "A stub is not done, and a muted test tests nothing. Finish it or take it out:",
    );
}

#[test]
fn the_simulator_and_the_store_do_not_panic() {
    let files = sources("src/sim")
        .into_iter()
        .chain(sources("src/store"))
        .chain(sources("src/view"));
    let mut found = Vec::new();
    for (name, text) in files {
        let until_tests = text.split("#[cfg(test)]").next().unwrap_or("");
        for (line, words) in code(until_tests) {
            if [".unwrap()", ".expect(", "panic!(", "unreachable!("]
                .iter()
                .any(|panics| words.contains(panics))
            {
                found.push(format!("{name}:{line}"));
            }
        }
    }
    assert_none(
        found,
        "No input and no order of commands may stop the program. Return an error, a finding or `Rejected`:",
    );
}

#[test]
fn files_stay_small() {
    // A table may be long; a room with two jobs may not.
    const LONGEST: usize = 400;
    let tables = ["src/sim/check/rules_table.rs"];
    let long = sources("src")
        .into_iter()
        .filter(|(name, text)| text.lines().count() > LONGEST && !tables.contains(&name.as_str()));
    assert_none(
        long.map(|(name, text)| format!("{name}: {} lines", text.lines().count()))
            .collect(),
        "One concept per file, near 100 lines and rarely above 300. Split these by concept:",
    );
}
