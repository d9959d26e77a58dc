//! Programs that tests need and this package does not bring: where they are, and what happens where they are not.
//!
//! `.ci/setup test` installs them. A desk without them skips the tests that need them and says so; CI does not skip.

use std::path::{Path, PathBuf};

/// The folder that `.ci/setup` fills.
fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("target/test-tools")
}

/// Chromium, if it is installed.
pub fn chromium() -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let names = ["chromium", "chromium-browser", "google-chrome"];
    let found = std::env::split_paths(&path)
        .flat_map(|folder| names.map(|name| folder.join(name)))
        .find(|program| program.is_file());
    found.or_else(|| skipped("Chromium"))
}

/// The text of axe-core, if it is installed.
pub fn axe() -> Option<String> {
    let path = folder().join("node_modules/axe-core/axe.min.js");
    std::fs::read_to_string(path).ok().or_else(|| skipped("axe-core"))
}

/// The learning record store Ralph, if it is installed.
#[cfg(feature = "assessor")]
pub fn ralph() -> Option<PathBuf> {
    let program = folder().join("ralph/bin/ralph");
    Some(program)
        .filter(|program| program.is_file())
        .or_else(|| skipped("Ralph"))
}

fn skipped<T>(what: &str) -> Option<T> {
    assert!(
        std::env::var_os("CI").is_none(),
        "{what} is missing, and CI must not skip; .ci/setup test installs it"
    );
    eprintln!("SKIPPED: {what} is not installed; .ci/setup test installs it");
    None
}
