//! `rolecall watch`: checks again whenever a file is saved.

use std::io::{IsTerminal as _, Write as _};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use anyhow::bail;
use clap::Args;

use super::check::{Format, Summary, check_batch, render};
use super::exit_code::ExitCode;
use crate::sim::check::{Checked, CheckedScenario, check_marks};
use crate::sim::prove::certificate::certify;
use crate::sim::prove::effort::Effort;
use crate::sim::prove::explore::MOST_STATES;
use crate::store::file_stamps::FileStamps;
use crate::store::named_calls::named_paths;
use crate::store::scenario_files::{library_folder, read_paths};
use crate::store::wall::clock_here;

/// How often the files are looked at. Somebody who has saved sees the result within a tenth of a second.
const LOOK_EVERY: Duration = Duration::from_millis(10);
/// A file that never comes to rest is checked after so many looks all the same.
const MOST_LOOKS: usize = 8;
/// Clears the screen and what has scrolled away, and goes to the top.
const CLEAR: &str = "\x1b[2J\x1b[3J\x1b[H";

/// Check calls again whenever a file is saved.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  rolecall watch
  rolecall watch angry-complaint
  rolecall watch --prove my-calls/lost-card.ron

It watches the files that are named and everything that they rest on, and ends with Ctrl-C.
Exit codes: 2 cannot run.")]
pub struct WatchArguments {
    /// Files, folders or ids of calls; without any, ./scenarios.
    pub paths: Vec<PathBuf>,
    /// Also compute the marks that plays in the files expect.
    #[arg(long)]
    pub marks: bool,
    /// Also show what prove finds; it explores each call, which takes longer.
    #[arg(long)]
    pub prove: bool,
}

impl WatchArguments {
    /// Checks at once and after each change, until somebody ends the program.
    ///
    /// # Errors
    /// When there is nothing to watch, or nobody to read the findings.
    pub fn run(&self) -> anyhow::Result<ExitCode> {
        let paths = match (&self.paths[..], library_folder()) {
            ([], Some(folder)) => vec![folder],
            ([], None) => bail!("there is no folder ./scenarios; name files or folders"),
            (words, _) => named_paths(words)?,
        };
        let mut seen = FileStamps::of(&paths);
        if seen.is_empty() {
            bail!("there is no file that ends in .ron; \"rolecall new\" writes one");
        }
        let is_terminal = std::io::stdout().is_terminal();
        loop {
            let shown = self.look(&paths, is_terminal);
            let mut out = std::io::stdout().lock();
            if out.write_all(shown.as_bytes()).and_then(|()| out.flush()).is_err() {
                // Nobody reads any more.
                return Ok(ExitCode::Fine);
            }
            drop(out);
            seen = next_change(&paths, seen);
        }
    }

    /// What somebody sees after one check: a heading with the time, the findings, a summary.
    fn look(&self, paths: &[PathBuf], is_terminal: bool) -> String {
        let begun = Instant::now();
        let mut summary = Summary::default();
        let mut findings = String::new();
        match read_paths(paths) {
            Ok(batches) => {
                for batch in batches {
                    let mut checked = check_batch(&batch);
                    if self.marks {
                        let found: Vec<_> = checked.scenarios.iter().flat_map(check_marks).collect();
                        checked.findings.extend(found);
                        checked.findings.dedup();
                    }
                    summary.count(&batch, &checked);
                    findings.push_str(&render(&checked, Format::Human, is_terminal));
                    if self.prove {
                        findings.push_str(&proved(&checked));
                    }
                }
            }
            // A file that is just being replaced is back a moment later.
            Err(error) => findings.push_str(&format!("{error}\n\n")),
        }
        let clear = if is_terminal { CLEAR } else { "" };
        let clock = clock_here();
        let took = begun.elapsed().as_millis();
        format!("{clear}── {clock} · rolecall watch · Ctrl-C ends it ──\n\n{findings}{summary} ({took} ms)\n")
    }
}

/// Waits until something has been saved and is at rest: an editor that empties a file before it writes is not done yet.
fn next_change(paths: &[PathBuf], seen: FileStamps) -> FileStamps {
    let mut last = seen.clone();
    let mut looks = 0;
    loop {
        std::thread::sleep(LOOK_EVERY);
        let now = FileStamps::of(paths);
        if now != seen {
            looks += 1;
            if now == last || looks == MOST_LOOKS {
                return now;
            }
        }
        last = now;
    }
}

/// What proving the calls that have no errors shows, one line for each finding.
fn proved(checked: &Checked) -> String {
    let mut text: String = checked.scenarios.iter().flat_map(proved_call).collect();
    if !text.is_empty() {
        text.push('\n');
    }
    text
}

fn proved_call(call: &CheckedScenario) -> Vec<String> {
    let id = &call.scenario.id;
    let countries: Vec<&str> = call
        .scenario
        .countries
        .iter()
        .map(|country| country.value.as_str())
        .collect();
    let certificate = match certify(call, &countries, &Effort::states(MOST_STATES)) {
        Ok(certificate) => certificate,
        Err(error) => return vec![format!("{id}: not proven: {error}\n")],
    };
    let found = certificate.findings.iter().map(|finding| {
        let place = if finding.at.is_empty() {
            String::new()
        } else {
            format!(" at {}", finding.at)
        };
        format!("{id}: {}{place}: {}\n", finding.code, finding.message.english)
    });
    let not_proven = certificate
        .not_proven
        .iter()
        .map(|reason| format!("{id}: not proven: {}\n", reason.english));
    found.chain(not_proven).collect()
}
