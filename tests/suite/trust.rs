//! Tickets, packages, hand-ins, receipts and anchors, from machine to machine, and what becomes of attacks on them.

mod attacks;
mod brought;
mod exam;
mod key_folder;

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use super::terminal::{Ran, program, typed};

/// A machine: a folder of data, and a folder of keys outside of it.
struct Machine {
    folder: tempfile::TempDir,
}

impl Machine {
    fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    fn keys(&self) -> PathBuf {
        self.folder.path().join("keys")
    }

    /// A file outside of both, as on a stick.
    fn file(&self, name: &str) -> String {
        self.folder.path().join(name).to_str().unwrap().to_owned()
    }

    fn run(&self, arguments: &[&str]) -> Ran {
        self.typing::<&str>(arguments, &[])
    }

    fn typing<S: AsRef<str>>(&self, arguments: &[&str], lines: &[S]) -> Ran {
        let mut child = program(&self.data())
            .args(arguments)
            .args(["--locale", "en"])
            .env("ROLECALL_KEYS", self.keys())
            .env_remove("ROLECALL_PASSPHRASE")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let _ = child.stdin.take().unwrap().write_all(&typed(lines));
        let output = child.wait_with_output().unwrap();
        Ran {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// Makes a key and returns the file of its public half.
    fn with_key(&self, name: &str) -> String {
        self.run(&["keys", "new", name]).expect(0);
        self.keys().join(format!("{name}.pub")).to_str().unwrap().to_owned()
    }

    /// The records of its folder of data.
    fn records(&self) -> Vec<PathBuf> {
        let mut records: Vec<PathBuf> = fs::read_dir(self.data().join("sessions"))
            .map(|entries| entries.map(|entry| entry.unwrap().path()).collect())
            .unwrap_or_default();
        records.sort();
        records
    }
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// The only file in a folder.
fn only_file(folder: &Path) -> PathBuf {
    let files: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    assert_eq!(files.len(), 1, "{files:?}");
    files[0].clone()
}
