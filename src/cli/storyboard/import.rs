//! `rolecall storyboard import`: a sheet as a call.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use clap::Args;

use super::import_table::{NewTable, new_table};
use super::sheet_of;
use super::told::counted;
use crate::cli::check::check_batch;
use crate::cli::comments::comments;
use crate::cli::diagnostics::harmless;
use crate::cli::exit_code::ExitCode;
use crate::sim::check::SourceFile;
use crate::sim::diagnostic::Severity;
use crate::sim::scenario::load::load;
use crate::sim::scenario::model::Scenario;
use crate::sim::storyboard::assemble::Assembled;
use crate::sim::storyboard::assemble_finish::missing_rows;
use crate::sim::storyboard::grid::{Headers, SheetProblem};
use crate::sim::storyboard::import::import;
use crate::sim::storyboard::layout::file_text;
use crate::sim::storyboard::merge::merge;
use crate::sim::storyboard::places::Places;
use crate::sim::storyboard::tree::Tree;
use crate::store::backup::replace_keeping;
use crate::store::scenario_files::{read_one, read_paths};

/// Write a sheet as a call; what did not change keeps its layout and its comments.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  rolecall storyboard import draft.xlsx --to scenarios/my-call.ron --dry-run
  rolecall storyboard import draft.xlsx --to scenarios/my-call.ron

The old file is kept as ID.ron.bak. Nothing is written when the sheet cannot be read as a call.
Exit codes: 0 fine (there may be warnings), 1 something in the sheet or in the call is not in order, 2 cannot run.")]
pub struct ImportArguments {
    /// The sheet: a workbook (.xlsx), or text with commas, semicolons or tabs.
    pub file: PathBuf,
    /// The call to write, as scenarios/ID.ron; its translations stand beside it.
    #[arg(long, value_name = "SCENARIO.ron")]
    pub to: PathBuf,
    /// Say what would be written, and write nothing.
    #[arg(long)]
    pub dry_run: bool,
    /// Write even if comments of the old file are lost.
    #[arg(long)]
    pub force: bool,
}

/// What is to be written.
struct New {
    text: String,
    lost_comments: Vec<String>,
    is_changed: bool,
}

impl ImportArguments {
    /// Reads the sheet, writes the call and says what the checker finds, with the cells.
    ///
    /// # Errors
    /// When something cannot be read or written, or when comments would be lost.
    pub fn run(&self) -> anyhow::Result<ExitCode> {
        let is_call = self
            .to
            .file_name()
            .is_some_and(|name| name.to_string_lossy().ends_with(".ron"));
        if !is_call {
            bail!("{} is no file of a call; write scenarios/ID.ron", self.to.display());
        }
        let sheet = read_one(&self.file)?;
        let read = sheet_of(&sheet.bytes)
            .map_err(|message| vec![SheetProblem::of_sheet(message)])
            .and_then(|grid| import(&grid));
        let (assembled, headers) = match read {
            Ok(read) => read,
            Err(problems) => {
                self.say_problems(&problems);
                return Ok(ExitCode::Findings);
            }
        };
        if !headers.unread.is_empty() {
            let unread = headers.unread.join(", ");
            eprintln!(
                "{}: columns that are not read: {}",
                self.file.display(),
                harmless(&unread)
            );
        }
        let missing = missing_rows(&assembled.tree);
        if !missing.is_empty() {
            let missing: Vec<SheetProblem> = missing.into_iter().map(SheetProblem::of_sheet).collect();
            self.say_problems(&missing);
            return Ok(ExitCode::Findings);
        }
        let old = self.old()?;
        let new = self.new_text(&assembled, old.as_ref())?;
        let places = Places::new(&new.text, &assembled.tree);
        let name = self.name();
        let loaded = load::<Scenario>(&name, new.text.as_bytes());
        let Some(scenario) = loaded.value.filter(|_| loaded.mistakes.is_empty()) else {
            let texts = BTreeMap::from([(name, new.text)]);
            self.say_findings(&loaded.mistakes, &texts, &places, &assembled, &headers);
            eprintln!("The sheet is no call yet; nothing was written.");
            return Ok(ExitCode::Findings);
        };
        let table = new_table(&self.to, &scenario, &assembled, &headers, old.as_ref())?;
        let has_errors = self.check(&new.text, table.as_ref(), &places, &assembled, &headers)?;
        if !new.lost_comments.is_empty() && !self.force {
            self.say_lost_comments(&new.lost_comments);
            return Ok(ExitCode::Findings);
        }
        self.write(&new, table.as_ref())?;
        let left = notes_left(&assembled.tree, &new.text);
        if left > 0 {
            let left = counted(left, "note");
            eprintln!(
                "{left} of the sheet not written: comments of a file that is there are its own; write them there"
            );
        }
        Ok(if has_errors { ExitCode::Findings } else { ExitCode::Fine })
    }

    pub(super) fn name(&self) -> String {
        let name = self.to.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/");
        name.strip_prefix("./").map(str::to_owned).unwrap_or(name)
    }

    fn old(&self) -> anyhow::Result<Option<SourceFile>> {
        match self.to.try_exists() {
            Ok(false) => Ok(None),
            _ => Ok(Some(read_one(&self.to)?)),
        }
    }

    /// The text of the call: the old one with the changes in it, else a new one.
    fn new_text(&self, assembled: &Assembled, old: Option<&SourceFile>) -> anyhow::Result<New> {
        let Some(old) = old else {
            return Ok(New {
                text: file_text(&assembled.tree),
                lost_comments: Vec::new(),
                is_changed: true,
            });
        };
        let old_text = String::from_utf8_lossy(&old.bytes);
        let text = match merge(&old_text, &assembled.tree) {
            Some(text) => text,
            None if self.force => file_text(&assembled.tree),
            None => bail!(
                "{} is there and cannot be read, so that the sheet cannot be written into it; --force writes it anew",
                self.to.display()
            ),
        };
        Ok(New {
            lost_comments: lost_comments(&old_text, &text),
            is_changed: text.as_bytes() != old.bytes,
            text,
        })
    }

    /// Checks the files as they will be. Returns whether there are errors.
    fn check(
        &self,
        text: &str,
        table: Option<&NewTable>,
        places: &Places,
        assembled: &Assembled,
        headers: &Headers,
    ) -> anyhow::Result<bool> {
        let folder = self.to.parent().filter(|folder| !folder.as_os_str().is_empty());
        let folder = folder.unwrap_or(Path::new("."));
        let mut batch = read_paths(&[folder.to_owned()])
            .with_context(|| format!("{} must be a folder for calls", folder.display()))?
            .pop()
            .unwrap_or_default();
        let mut new = vec![SourceFile {
            name: self.name(),
            bytes: text.as_bytes().to_vec(),
        }];
        if let Some(table) = table {
            new.push(SourceFile {
                name: table.name.clone(),
                bytes: table.text.as_bytes().to_vec(),
            });
        }
        batch.files.retain(|file| new.iter().all(|new| new.name != file.name));
        let id = self.to.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let of_call = |name: &str| {
            use crate::sim::check::role::{Role, role};
            matches!(role(name), Role::Scenario(call) | Role::Table(call, _) if call == id)
        };
        batch.files.extend(new);
        batch.findings.clear();
        batch.wanted = batch
            .files
            .iter()
            .map(|file| file.name.clone())
            .filter(|name| of_call(name))
            .collect();
        let checked = check_batch(&batch);
        self.say_findings(&checked.findings, &checked.texts, places, assembled, headers);
        Ok(checked
            .findings
            .iter()
            .any(|finding| finding.severity == Severity::Error))
    }

    fn write(&self, new: &New, table: Option<&NewTable>) -> anyhow::Result<()> {
        let would = if self.dry_run { "would be " } else { "" };
        let mut files = vec![(&self.to, new.text.as_str(), new.is_changed)];
        files.extend(table.map(|table| (&table.path, table.text.as_str(), table.is_changed)));
        for (path, text, is_changed) in files {
            if !is_changed {
                eprintln!("{}: says the same already", path.display());
                continue;
            }
            let kept = if self.dry_run {
                None
            } else {
                replace_keeping(path, text.as_bytes())?
            };
            match kept {
                Some(kept) => eprintln!("{}: written; the old one is {}", path.display(), kept.display()),
                None => eprintln!("{}: {would}written", path.display()),
            }
        }
        if !new.lost_comments.is_empty() {
            eprintln!(
                "{} of the old file {would}lost",
                counted(new.lost_comments.len(), "comment")
            );
        }
        Ok(())
    }
}

/// Notes of the sheet that are no comments of the file.
fn notes_left(tree: &Tree, text: &str) -> usize {
    let written: BTreeSet<String> = comments(text)
        .into_iter()
        .map(|comment| comment.text.trim_matches(['/', '*', ' ']).to_owned())
        .collect();
    let mut notes = Vec::new();
    tree.notes(&mut notes);
    let is_left = |note: &&String| {
        note.lines()
            .any(|line| !written.contains(line.trim_matches(['/', '*', ' '])))
    };
    notes.into_iter().filter(is_left).count()
}

/// Comments of the old text that the new one has no longer.
fn lost_comments(old: &str, new: &str) -> Vec<String> {
    let mut left: BTreeMap<&str, usize> = BTreeMap::new();
    for comment in comments(new) {
        *left.entry(comment.text).or_default() += 1;
    }
    let mut lost = Vec::new();
    for comment in comments(old) {
        match left.get_mut(comment.text) {
            Some(count) if *count > 0 => *count -= 1,
            _ => lost.push(comment.text.to_owned()),
        }
    }
    lost
}
