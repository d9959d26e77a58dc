//! Golden files: an expected text beside its input. `UPDATE_GOLDEN=1` rewrites them and fails the run, so that nobody reads a
//! rewritten golden as a passed test.

use std::fs;
use std::path::Path;

/// The goldens of one test.
#[derive(Debug, Default)]
pub struct Goldens {
    failures: Vec<String>,
}

impl Goldens {
    /// Compares a text with its golden.
    pub fn compare(&mut self, golden: &Path, actual: &str) {
        let expected = fs::read_to_string(golden).unwrap_or_default();
        if expected == actual {
            return;
        }
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            fs::write(golden, actual).unwrap();
            self.failures.push(format!(
                "{}: rewritten; read it, then run again without UPDATE_GOLDEN",
                golden.display()
            ));
        } else {
            let differs = first_difference(&expected, actual);
            self.failures.push(format!("{}: {differs}", golden.display()));
        }
    }

    /// Notes something else that is wrong.
    pub fn fail(&mut self, failure: String) {
        self.failures.push(failure);
    }

    /// Every golden in a folder has its input.
    pub fn no_orphans(&mut self, folder: &Path, golden: &str, input: &str) {
        for path in files(folder, golden) {
            if !path.with_extension(input).exists() {
                self.fail(format!(
                    "{}: there is no input for this golden; remove it",
                    path.display()
                ));
            }
        }
    }

    /// Fails if anything was wrong.
    #[track_caller]
    pub fn finish(self) {
        assert!(
            self.failures.is_empty(),
            "UPDATE_GOLDEN=1 rewrites goldens:\n{}",
            self.failures.join("\n")
        );
    }
}

/// The files of a folder with this ending, sorted.
pub fn files(folder: &Path, extension: &str) -> Vec<std::path::PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut paths: Vec<_> = entries
        .filter(|path| path.extension().is_some_and(|found| found == extension))
        .collect();
    paths.sort();
    paths
}

fn first_difference(expected: &str, actual: &str) -> String {
    let mut lines = expected.lines().zip(actual.lines()).enumerate();
    match lines.find(|(_, (expected, actual))| expected != actual) {
        Some((index, (expected, actual))) => {
            format!(
                "line {} differs\n  expected: {expected}\n  actual:   {actual}",
                index + 1
            )
        }
        None => format!(
            "{} lines expected, {} found:\n{actual}",
            expected.lines().count(),
            actual.lines().count()
        ),
    }
}
