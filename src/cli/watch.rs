//! `rolecall watch`: checks again whenever a file is saved.

use std::io::{IsTerminal as _, Write as _};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use anyhow::{Context, bail};
use clap::Args;

use super::Surroundings;
use super::at_rest::{Watched, next_change, when_at_rest};
use super::check::{Summary, render_for_people};
use super::exit_code::ExitCode;
use super::recheck::{Looked, Recheck};
use super::talk::locale_of;
use crate::sim::diagnostic::Diagnostic;
use crate::sim::sentence::{Sentence, sentence};
use crate::store::error::StoreError;
use crate::store::file_stamps::FileStamps;
use crate::store::named_calls::{named_paths, own_folders};
use crate::store::scenario_files::{folder_here, library_folder, read_paths};
use crate::store::there::is_there;
use crate::store::wall::clock_here;
use crate::words::Locale;

/// Clears the screen and what has scrolled away, and goes to the top.
const CLEAR: &str = "\x1b[2J\x1b[3J\x1b[H";

/// Check calls again whenever a file is saved.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  rolecall watch
  rolecall watch angry-complaint
  rolecall watch --prove my-calls/lost-card.ron
  rolecall watch --locale zh-Hans my-calls

It watches the files that are named and everything that they rest on, and ends with Ctrl-C. A file that another program is
writing is read when it has stayed the same; one that has not after 0.2 s is checked as it is.
Exit codes: 2 cannot run.")]
pub struct WatchArguments {
    /// Files, folders or ids of calls; without any, the calls of the current folder and of ./scenarios.
    pub paths: Vec<PathBuf>,
    /// Also compute the marks that plays of large calls expect; those of small ones are always computed.
    #[arg(long)]
    pub marks: bool,
    /// Also show what prove finds; it explores each call, which takes longer.
    #[arg(long)]
    pub prove: bool,
    /// Language of the findings: en or zh-Hans; without it, the system's.
    #[arg(long)]
    pub locale: Option<String>,
}

impl WatchArguments {
    /// Checks at once and after each change, until somebody ends the program.
    ///
    /// # Errors
    /// When there is nothing to watch, or the language is unknown.
    pub fn run(&self, surroundings: &Surroundings) -> anyhow::Result<ExitCode> {
        let locale = locale_of(surroundings.named_locale(self.locale.as_deref()))?;
        let is_chinese = locale.is_chinese();
        let mut paths = named_paths(&self.paths)?;
        if paths.is_empty() {
            paths = own_folders();
        }
        if paths.is_empty() {
            let library = library_folder().with_context(|| no_folder().wording(is_chinese).to_owned())?;
            paths.push(library);
        }
        let mut seen = FileStamps::of(&paths);
        if seen.is_empty() {
            let none = sentence!(
                "there is no file that ends in .ron; \"rolecall new\" writes one",
                "没有以 .ron 结尾的文件；“rolecall new”会写一个"
            );
            bail!(none.wording(is_chinese).to_owned());
        }
        let is_terminal = std::io::stdout().is_terminal();
        let mut recheck = Recheck::new(self.marks).proving(self.prove);
        let mut shown = self.look(&paths, &mut recheck, is_terminal, locale);
        loop {
            let mut out = std::io::stdout().lock();
            if out.write_all(shown.as_bytes()).and_then(|()| out.flush()).is_err() {
                // Nobody reads any more.
                return Ok(ExitCode::Fine);
            }
            drop(out);
            let (mut files, watching) = (FolderLook(&paths), Instant::now());
            let changed = next_change(&mut files, &seen);
            (seen, shown) = when_at_rest(&mut files, changed, &mut || watching.elapsed(), &mut || {
                self.look(&paths, &mut recheck, is_terminal, locale)
            });
        }
    }

    /// What somebody sees after one check: a heading with the time, the findings, a summary.
    fn look(&self, paths: &[PathBuf], recheck: &mut Recheck, is_terminal: bool, locale: Locale) -> String {
        let begun = Instant::now();
        let mut summary = Summary::default();
        let mut findings = String::new();
        let mut unread = None;
        match read_paths(paths) {
            Ok(batches) => {
                for looked in recheck.look(batches) {
                    let checked = &looked.checked;
                    summary.count(&looked.batch, checked);
                    summary.add_unmarked(&looked.unmarked);
                    let told = render_for_people(&checked.findings, &checked.texts, is_terminal, locale);
                    findings.push_str(&told);
                    findings.push_str(&proved(looked, &mut summary, is_terminal, locale));
                }
            }
            // A file that is just being replaced is back a moment later.
            Err(error) => unread = Some(unreadable(paths, &error)),
        }
        let clear = if is_terminal { CLEAR } else { "" };
        let clock = clock_here();
        let took = begun.elapsed().as_millis();
        let summary = unread.unwrap_or_else(|| summary.sentence());
        let page = sentence!(
            "{clear}── {clock} · rolecall watch · Ctrl-C ends it ──\n\n{findings}{summary} ({took} ms)\n",
            "{clear}── {clock} · rolecall watch · 按 Ctrl-C 结束 ──\n\n{findings}{summary}（{took} 毫秒）\n";
            summary
        );
        page.wording(locale.is_chinese()).to_owned()
    }
}

/// That nothing is named and there is nothing to begin with.
pub(super) fn no_folder() -> Sentence {
    if folder_here().is_some() {
        return sentence!(
            "there is no call in ./scenarios; name files or folders",
            "文件夹 ./scenarios 里没有通话；请写明文件或文件夹"
        );
    }
    sentence!(
        "there is no folder ./scenarios; name files or folders",
        "这里没有文件夹 ./scenarios；请写明文件或文件夹"
    )
}

/// Why nothing could be looked at. While an author moves files about, what was named may be gone for a while.
fn unreadable(paths: &[PathBuf], error: &StoreError) -> Sentence {
    let missing = paths.iter().filter(|path| matches!(is_there(path), Ok(false)));
    let missing: Vec<String> = missing.map(|path| path.display().to_string()).collect();
    if missing.is_empty() {
        let error = error.sentence();
        return sentence!("nothing was checked: {error}", "没有检查：{error}"; error);
    }
    let (one, other) = (missing.join(", "), missing.join("、"));
    let is_or_are = if missing.len() == 1 { "is" } else { "are" };
    sentence!(
        "nothing was checked: {one} {is_or_are} not there; it is checked as soon as it is back",
        "没有检查：{other} 不在了；一回来就会检查"
    )
}

/// The files that are watched, as they are on the disk.
struct FolderLook<'p>(&'p [PathBuf]);

impl Watched for FolderLook<'_> {
    type Stamps = FileStamps;

    fn look(&mut self) -> FileStamps {
        FileStamps::of(self.0)
    }

    fn has_lost(before: &FileStamps, now: &FileStamps) -> bool {
        now.has_lost(before)
    }

    fn pause(&mut self, pause: Duration) {
        std::thread::sleep(pause);
    }
}

/// What proving the calls that have no errors has shown, in the form of the findings of `check` and counted with them.
fn proved(looked: &Looked, summary: &mut Summary, colour: bool, locale: Locale) -> String {
    let mut findings: Vec<Diagnostic> = Vec::new();
    let mut not_proven = String::new();
    for proof in &looked.proofs {
        findings.extend(proof.findings.iter().cloned());
        let id = &proof.id;
        for reason in &proof.not_proven {
            summary.count_unproven();
            let line = sentence!("{id}: not proven: {reason}", "{id}：没有证明：{reason}"; reason);
            not_proven.push_str(&format!("{}\n\n", line.wording(locale.is_chinese())));
        }
    }
    findings
        .iter()
        .for_each(|finding| summary.count_finding(finding.severity));
    render_for_people(&findings, &looked.checked.texts, colour, locale) + &not_proven
}
