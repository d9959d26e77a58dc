//! `rolecall storyboard import`: a sheet as a call.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use clap::Args;

use super::doubts::Doubts;
use super::import_table::{NewTable, new_table};
use super::lost_columns::lost_columns;
use super::sheet_of;
use super::template::EXAMPLE_ID;
use crate::cli::Surroundings;
use crate::cli::check::check_batch;
use crate::cli::diagnostics::harmless;
use crate::cli::exit_code::ExitCode;
use crate::sim::check::{Checked, SourceFile, is_scenario_id};
use crate::sim::diagnostic::{Diagnostic, Severity};
use crate::sim::scenario::comments::comments;
use crate::sim::scenario::load::load;
use crate::sim::scenario::model::Scenario;
use crate::sim::sentence::Sentence;
use crate::sim::storyboard::assemble::Assembled;
use crate::sim::storyboard::assemble_finish::missing_rows;
use crate::sim::storyboard::grid::SheetProblem;
use crate::sim::storyboard::import::{Imported, import_all};
use crate::sim::storyboard::layout::file_text;
use crate::sim::storyboard::merge::merge;
use crate::sim::storyboard::places::Places;
use crate::sim::storyboard::tree::{Shape, Tree};
use crate::store::backup::replace_keeping;
use crate::store::library_writing::write_new;
use crate::store::scenario_files::{library, read_one, read_paths};
use crate::words::Words;

/// Write a sheet as a call; what did not change keeps its layout and its comments.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  rolecall storyboard import draft.xlsx --to scenarios/my-call.ron --dry-run
  rolecall storyboard import draft.xlsx --to scenarios/my-call.ron

The old file is kept as ID.ron.bak. Nothing is written when the sheet cannot be read as a call.
The sheet of \"rolecall storyboard template\" takes its id from the file; any other sheet has an id of its own.
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
    /// Write even if comments of the old file are lost, or what the sheet has no column for.
    #[arg(long)]
    pub force: bool,
    /// Language of what is said: en or zh-Hans; without it, that of the system.
    #[arg(long)]
    pub locale: Option<String>,
}

/// What is to be written.
struct New {
    text: String,
    lost_comments: Vec<String>,
    is_changed: bool,
}

/// An import that is going on.
pub(super) struct Import<'i> {
    pub(super) arguments: &'i ImportArguments,
    pub(super) words: &'i Words,
}

impl ImportArguments {
    /// Reads the sheet, writes the call and says what the checker finds, with the cells.
    ///
    /// # Errors
    /// When something cannot be read or written, or when comments would be lost.
    pub fn run(&self, surroundings: &Surroundings) -> anyhow::Result<ExitCode> {
        let words = surroundings.words(self.locale.as_deref())?;
        let import = Import {
            arguments: self,
            words: &words,
        };
        import.run()
    }
}

impl Import<'_> {
    fn run(&self) -> anyhow::Result<ExitCode> {
        let Self { arguments, words } = self;
        let is_call = arguments
            .to
            .file_name()
            .is_some_and(|name| name.to_string_lossy().ends_with(".ron"));
        if !is_call {
            bail!(self.of_file("storyboard-no-call-file", &arguments.to));
        }
        let sheet = read_one(&arguments.file)?;
        let imported = match sheet_of(&sheet.bytes).and_then(|grid| import_all(&grid)) {
            Ok(mut imported) => {
                self.name_example(&mut imported);
                imported
            }
            Err(problems) => {
                self.say_problems(&problems);
                self.say_that_nothing_was_written(problems.len());
                return Ok(ExitCode::Findings);
            }
        };
        let headers = &imported.headers;
        if !headers.unread.is_empty() {
            let parts = [
                ("file", arguments.file.display().to_string().into()),
                ("columns", harmless(&words.listed(&headers.unread)).into()),
            ];
            eprintln!("{}", words.with("storyboard-not-read", &parts));
        }
        let missing = missing_rows(&imported.assembled.tree);
        if !imported.problems.is_empty() || !missing.is_empty() {
            return Ok(self.say_everything(&imported, missing));
        }
        let assembled = &imported.assembled;
        let old = self.old()?;
        if let Some(old) = old.as_ref().filter(|_| !arguments.force) {
            let lost = lost_columns(
                &String::from_utf8_lossy(&old.bytes),
                headers,
                words.locale().is_chinese(),
            );
            if !lost.is_empty() {
                self.say_lost_columns(&lost);
                return Ok(ExitCode::Findings);
            }
        }
        let new = self.new_text(assembled, old.as_ref())?;
        let places = Places::new(&new.text, &assembled.tree);
        let loaded = load::<Scenario>(&self.name(), new.text.as_bytes());
        let Some(scenario) = loaded.value.filter(|_| loaded.mistakes.is_empty()) else {
            // The checker goes on behind a mistake, so that everything is told at once.
            let checked = self.checked(&new.text, None)?;
            self.say_findings(&checked.findings, &checked.texts, &places, &imported);
            eprintln!("{}", words.text("storyboard-no-call-yet"));
            return Ok(ExitCode::Findings);
        };
        let table = new_table(&arguments.to, &scenario, assembled, headers, old.as_ref(), words)?;
        let checked = self.checked(&new.text, table.as_ref())?;
        let is_other_call = |finding: &&Diagnostic| finding.code == "wrong-file-name" && finding.file == self.name();
        if let Some(other) = checked.findings.iter().find(is_other_call) {
            // What is found in the tables of a call that will not stand there is none of the sheet's.
            self.say_findings(std::slice::from_ref(other), &checked.texts, &places, &imported);
            eprintln!("{}", self.of_file("storyboard-other-call", &arguments.to));
            return Ok(ExitCode::Findings);
        }
        self.say_findings(&checked.findings, &checked.texts, &places, &imported);
        if !new.lost_comments.is_empty() && !arguments.force {
            self.say_lost_comments(&new.lost_comments);
            return Ok(ExitCode::Findings);
        }
        self.write(&new, table.as_ref())?;
        let left = notes_left(&assembled.tree, &new.text);
        if left > 0 {
            eprintln!("{}", words.with("storyboard-notes-left", &[("n", left.into())]));
        }
        let mut findings = checked.findings.iter();
        let has_errors = findings.any(|finding| finding.severity == Severity::Error);
        Ok(if has_errors { ExitCode::Findings } else { ExitCode::Fine })
    }

    /// Says what is wrong with the sheet, and what would be wrong with the call that it makes so far.
    fn say_everything(&self, imported: &Imported, missing: Vec<Sentence>) -> ExitCode {
        let mut problems = imported.problems.clone();
        // A row that cannot be understood may be the one that is missing.
        if imported.has_all_rows {
            problems.extend(missing.into_iter().map(SheetProblem::of_sheet));
        }
        self.say_problems(&problems);
        let text = file_text(&imported.assembled.tree);
        let places = Places::new(&text, &imported.assembled.tree);
        // Where the other files cannot be read, the sheet alone still says something.
        let (mut findings, texts) = match self.checked(&text, None) {
            Ok(checked) => (checked.findings, checked.texts),
            Err(_) => {
                let name = self.name();
                let mistakes = load::<Scenario>(&name, text.as_bytes()).mistakes;
                (mistakes, BTreeMap::from([(name, text)]))
            }
        };
        let doubts = Doubts::new(imported);
        findings.retain(|finding| {
            let cell = places.cell(finding.span).filter(|_| finding.file == self.name());
            finding.severity == Severity::Error && cell.is_some_and(|cell| doubts.are_none_of(finding, cell))
        });
        self.say_findings(&findings, &texts, &places, imported);
        self.say_that_nothing_was_written(problems.len() + findings.len());
        ExitCode::Findings
    }

    /// The sheet of the template is a call of any name: it takes that of the file. The id of any other sheet is its author's.
    fn name_example(&self, imported: &mut Imported) {
        let stem = self.arguments.to.file_stem().unwrap_or_default().to_string_lossy();
        let id = imported.assembled.tree.slot("id");
        let is_example = matches!(&id.shape, Shape::Text(written) if written == EXAMPLE_ID);
        if is_example && is_scenario_id(&stem) {
            id.shape = Shape::Text(stem.into_owned());
        }
    }

    pub(super) fn of_file(&self, key: &str, file: &Path) -> String {
        self.words.with(key, &[("file", file.display().to_string().into())])
    }

    pub(super) fn name(&self) -> String {
        let name = self
            .arguments
            .to
            .to_string_lossy()
            .replace(std::path::MAIN_SEPARATOR, "/");
        name.strip_prefix("./").map(str::to_owned).unwrap_or(name)
    }

    fn old(&self) -> anyhow::Result<Option<SourceFile>> {
        match self.arguments.to.try_exists() {
            Ok(false) => Ok(None),
            _ => Ok(Some(read_one(&self.arguments.to)?)),
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
            None if self.arguments.force => file_text(&assembled.tree),
            None => bail!(self.of_file("storyboard-old-unreadable", &self.arguments.to)),
        };
        Ok(New {
            lost_comments: lost_comments(&old_text, &text),
            is_changed: text.as_bytes() != old.bytes,
            text,
        })
    }

    /// Checks the files as they will be.
    fn checked(&self, text: &str, table: Option<&NewTable>) -> anyhow::Result<Checked> {
        let to = &self.arguments.to;
        let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty());
        let folder = folder.unwrap_or(Path::new("."));
        let mut batch = match folder.try_exists() {
            // The first call of a new folder.
            Ok(false) => library()?,
            _ => read_paths(&[folder.to_owned()])
                .with_context(|| {
                    let folder = [("folder", folder.display().to_string().into())];
                    self.words.with("storyboard-folder", &folder)
                })?
                .pop()
                .unwrap_or_default(),
        };
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
        let id = to.file_stem().unwrap_or_default().to_string_lossy().into_owned();
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
        Ok(check_batch(&batch))
    }

    fn write(&self, new: &New, table: Option<&NewTable>) -> anyhow::Result<()> {
        let mut files = vec![(&self.arguments.to, new.text.as_str(), new.is_changed)];
        files.extend(table.map(|table| (&table.path, table.text.as_str(), table.is_changed)));
        for (path, text, is_changed) in files {
            if !is_changed {
                eprintln!("{}", self.of_file("storyboard-said-already", path));
                continue;
            }
            if self.arguments.dry_run {
                eprintln!("{}", self.of_file("storyboard-would-be-written", path));
                continue;
            }
            if let Ok(false) = path.try_exists() {
                write_new(path, text.as_bytes())?;
                eprintln!("{}", self.of_file("storyboard-written", path));
                continue;
            }
            let told = match replace_keeping(path, text.as_bytes())? {
                Some(kept) => {
                    let parts = [
                        ("file", path.display().to_string().into()),
                        ("kept", kept.display().to_string().into()),
                    ];
                    self.words.with("storyboard-written-keeping", &parts)
                }
                None => self.of_file("storyboard-written", path),
            };
            eprintln!("{told}");
        }
        if !new.lost_comments.is_empty() {
            let key = match self.arguments.dry_run {
                true => "storyboard-comments-would-be-lost",
                false => "storyboard-comments-lost",
            };
            let count = [("n", new.lost_comments.len().into())];
            eprintln!("{}", self.words.with(key, &count));
        }
        Ok(())
    }
}

/// Notes of the sheet that are no comments of the file.
fn notes_left(tree: &Tree, text: &str) -> usize {
    let written: BTreeSet<String> = comments(text)
        .into_iter()
        .flat_map(|comment| comment.text.lines())
        .map(|line| line.trim_matches(['/', '*', ' ']).to_owned())
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
