//! `rolecall fmt`: lays files out in the canonical way.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use clap::Args;
use similar::TextDiff;

use super::diagnostics::{Findings, harmless};
use super::exit_code::ExitCode;
use crate::sim::check::SourceFile;
use crate::sim::writing::formatter::{NotFormatted, format};
use crate::store::library_writing::write_whole;
use crate::store::named_calls::named_paths;
use crate::store::scenario_files::{folder_here, read_folder, read_one};

/// Lay files out in the canonical way.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  rolecall fmt
  rolecall fmt angry-complaint
  rolecall fmt --check my-calls

It moves brackets, spaces and line ends; values, comments and the order of everything stay. What stands on one line stays
there while it fits into 140 columns, and brackets that were opened onto a new line stay open.
A file that is not RON is left as it is, and its mistakes are shown.
Exit codes: 0 fine, 1 a file is broken, or with --check would be laid out differently, 2 cannot run.")]
pub struct FmtArguments {
    /// Files, folders or ids of calls; without any, ./scenarios.
    pub paths: Vec<PathBuf>,
    /// Write nothing; show what would change.
    #[arg(long)]
    pub check: bool,
}

/// What came of a run.
#[derive(Debug, Default)]
struct Summary {
    same: usize,
    changed: usize,
    broken: usize,
}

impl FmtArguments {
    /// Writes the files that differ from their canonical layout, each as a whole.
    ///
    /// # Errors
    /// When something cannot be read or written.
    pub fn run(&self) -> anyhow::Result<ExitCode> {
        let mut summary = Summary::default();
        for file in self.files()? {
            self.one(&file, &mut summary)?;
        }
        eprintln!("{}", summary.sentence(self.check));
        let is_fine = summary.broken == 0 && !(self.check && summary.changed > 0);
        Ok(if is_fine { ExitCode::Fine } else { ExitCode::Findings })
    }

    fn files(&self) -> anyhow::Result<Vec<SourceFile>> {
        let mut paths = named_paths(&self.paths)?;
        if paths.is_empty() {
            paths.push(folder_here().context("there is no folder ./scenarios; name files or folders")?);
        }
        let mut files: Vec<SourceFile> = Vec::new();
        for path in &paths {
            let of_path = if path.is_dir() {
                read_folder(path)?.files
            } else {
                vec![read_one(path)?]
            };
            // A file that is named twice is written once.
            for file in of_path {
                if !files.iter().any(|known| known.name == file.name) {
                    files.push(file);
                }
            }
        }
        Ok(files)
    }

    fn one(&self, file: &SourceFile, summary: &mut Summary) -> anyhow::Result<()> {
        let formatted = match format(&file.name, &file.bytes) {
            Ok(formatted) => formatted,
            Err(reason) => {
                summary.broken += 1;
                show_broken(file, &reason);
                return Ok(());
            }
        };
        if formatted.as_bytes() == file.bytes {
            summary.same += 1;
            return Ok(());
        }
        summary.changed += 1;
        if self.check {
            let name = &file.name;
            let old = String::from_utf8_lossy(&file.bytes);
            show(&difference([name, &format!("{name} (canonical)")], [&old, &formatted]));
        } else {
            write_whole(Path::new(&file.name), formatted.as_bytes())?;
            show(&format!("{}\n", file.name));
        }
        Ok(())
    }
}

/// What would change between two texts, each with a name, in the form that `diff -u` and every code host know.
pub(super) fn difference([old_name, new_name]: [&str; 2], [old, new]: [&str; 2]) -> String {
    let diff = TextDiff::from_lines(old, new);
    let unified = diff
        .unified_diff()
        .context_radius(1)
        .header(old_name, new_name)
        .to_string();
    let lines = unified.split_inclusive('\n');
    lines
        .map(|line| harmless(line.trim_end_matches(['\n', '\r'])) + "\n")
        .collect()
}

fn show_broken(file: &SourceFile, reason: &NotFormatted) {
    match reason {
        NotFormatted::Broken(found) => {
            let text = String::from_utf8_lossy(&file.bytes).into_owned();
            let texts = BTreeMap::from([(file.name.clone(), text)]);
            let mut findings = Findings::new(&texts, false);
            for finding in found {
                show(&(findings.human(finding) + "\n\n"));
            }
        }
        NotFormatted::Unsure => show(&format!(
            "{}: left as it is, since its layout could not be changed without changing what it says; please report this file.\n",
            harmless(&file.name)
        )),
    }
}

/// A reader that has gone away ends nothing but the printing.
fn show(text: &str) {
    let _ = std::io::stdout().lock().write_all(text.as_bytes());
}

impl Summary {
    fn sentence(&self, is_check: bool) -> String {
        let files = |count: usize| format!("{count} file{}", if count == 1 { "" } else { "s" });
        let mut parts = Vec::new();
        if self.changed > 0 {
            let done = if is_check {
                "would be laid out differently"
            } else {
                "laid out anew"
            };
            parts.push(format!("{} {done}", files(self.changed)));
        }
        if self.broken > 0 {
            parts.push(format!("{} left alone because of mistakes", files(self.broken)));
        }
        if self.same > 0 || parts.is_empty() {
            parts.push(format!("{} in order", files(self.same)));
        }
        parts.join(", ")
    }
}
