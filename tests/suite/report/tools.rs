//! Programs that tests need and this package does not bring: where they are, and what happens where they are not.
//!
//! `.ci/setup test` installs them. A desk without them skips the tests that need them and says so; `.ci/run` forbids to skip, except
//! where a registry could not be reached, which is no fault of a change.

use std::path::{Path, PathBuf};

/// The folder that `.ci/setup` fills.
fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("target/test-tools")
}

/// Chromium, if it is installed. One that was installed for the tests goes first: that of a snap cannot read their files.
pub fn chromium() -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let names = ["chromium", "chromium-browser", "google-chrome"];
    let anywhere = std::env::split_paths(&path).flat_map(|folder| names.map(|name| folder.join(name)));
    let found = [folder().join("chromium/chromium")]
        .into_iter()
        .chain(anywhere)
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
    let was_unreachable = folder().join("unreachable").exists();
    assert!(
        was_unreachable || std::env::var_os("ROLECALL_NO_SKIP").is_none(),
        "{what} is missing, and ROLECALL_NO_SKIP forbids to skip; .ci/setup test installs it"
    );
    eprintln!("SKIPPED: {what} is not installed; .ci/setup test installs it");
    None
}
