//! `rolecall check`: what is wrong with calls, packs and the bank's file, and where.

use std::collections::BTreeMap;
use std::io::{IsTerminal as _, Write as _};
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::diagnostics::Findings;
use super::exit_code::ExitCode;
use crate::sim::check::role::{Role, role};
use crate::sim::check::{Checked, check_marks, check_without};
use crate::sim::diagnostic::{Diagnostic, Severity};
use crate::store::scenario_files::{Batch, read_paths};

/// Warnings of one kind in one file that are shown to people; the rest is counted.
const MOST_ALIKE: usize = 10;

/// Find what is wrong with calls, packs and the bank's file.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  rolecall check
  rolecall check angry-complaint
  rolecall check --marks scenarios/angry-complaint.ron
  rolecall check --format json my-calls
  rolecall check --format sarif > findings.sarif
  rolecall explain unknown-target

Exit codes: 0 no errors (there may be warnings), 1 errors, 2 cannot run.")]
pub struct CheckArguments {
    /// Files, folders or ids of calls; without any, ./scenarios, else the shipped calls.
    pub paths: Vec<PathBuf>,
    /// For people, one JSON object per line for programs, or a SARIF log for editors and code review.
    #[arg(long, value_enum, default_value = "human")]
    pub format: Format,
    /// Also compute the marks that plays in the files expect; it explores each call, about a tenth of a second each.
    #[arg(long)]
    pub marks: bool,
}

/// How findings are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// With the underlined text.
    Human,
    /// One object per line.
    Json,
    /// One log in the Static Analysis Results Interchange Format.
    Sarif,
}

/// What was checked and found.
#[derive(Debug, Default)]
pub struct Summary {
    calls: usize,
    packs: usize,
    errors: usize,
    warnings: usize,
}

impl CheckArguments {
    /// Checks, prints the findings to standard output and a summary to standard error.
    ///
    /// # Errors
    /// When something cannot be read.
    pub fn run(&self) -> anyhow::Result<ExitCode> {
        let colour =
            std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
        let mut summary = Summary::default();
        let mut out = std::io::stdout().lock();
        let mut together = Checked::default();
        for batch in read_paths(&self.paths)? {
            let mut checked = check_batch(&batch);
            if self.marks {
                let found = checked.scenarios.iter().flat_map(check_marks).collect::<Vec<_>>();
                // A play that already differs in its ending is not told of twice.
                checked.findings.extend(found);
                checked.findings.dedup();
            }
            summary.count(&batch, &checked);
            // A log is one document, whatever the number of folders.
            if self.format == Format::Sarif {
                together.findings.append(&mut checked.findings);
                together.texts.append(&mut checked.texts);
                continue;
            }
            // A reader that has gone away ends nothing but the printing.
            let _ = out.write_all(render(&checked, self.format, colour).as_bytes());
        }
        if self.format == Format::Sarif {
            let _ = out.write_all(render(&together, self.format, colour).as_bytes());
        }
        let _ = out.flush();
        eprintln!("{summary}");
        Ok(if summary.errors > 0 {
            ExitCode::Findings
        } else {
            ExitCode::Fine
        })
    }
}

/// Checks what is wanted of a batch. Errors of shared files are kept too: without them no call can start.
pub fn check_batch(batch: &Batch) -> Checked {
    let wanted_call = |id: &str| {
        let of_call = |name: &String| matches!(role(name), Role::Scenario(call) | Role::Table(call, _) if call == id);
        batch.wanted.iter().any(of_call)
    };
    let is_shared = |finding: &Diagnostic| {
        let of_shared = matches!(role(&finding.file), Role::Bank | Role::Pack(_) | Role::Facts(_));
        of_shared || finding.code == "unreadable-folder"
    };
    let (lost, others): (Vec<Diagnostic>, Vec<Diagnostic>) = batch
        .findings
        .iter()
        .cloned()
        .partition(|finding| is_shared(finding) && finding.severity == Severity::Error);
    let mut checked = check_without(&batch.files, &lost, &wanted_call);
    checked.findings.extend(others);
    checked.findings.retain(|finding| {
        let is_shared = is_shared(finding);
        batch.wanted.contains(&finding.file) || (is_shared && finding.severity == Severity::Error)
    });
    checked
}

/// All findings as text.
pub fn render(checked: &Checked, format: Format, colour: bool) -> String {
    if format == Format::Sarif {
        return super::sarif::log(checked);
    }
    let mut findings = Findings::new(&checked.texts, colour);
    if format == Format::Json {
        return checked
            .findings
            .iter()
            .map(|finding| findings.json(finding) + "\n")
            .collect();
    }
    let mut text = String::new();
    let mut alike: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for finding in &checked.findings {
        let seen = alike.entry((&finding.file, finding.code)).or_insert(0);
        *seen += 1;
        if finding.severity == Severity::Error || *seen <= MOST_ALIKE {
            text.push_str(&findings.human(finding));
            text.push_str("\n\n");
        }
    }
    let is_warning = |code: &str| {
        checked
            .findings
            .iter()
            .any(|found: &Diagnostic| found.code == code && found.severity == Severity::Warning)
    };
    for ((file, code), count) in alike
        .into_iter()
        .filter(|((_, code), count)| *count > MOST_ALIKE && is_warning(code))
    {
        let more = count - MOST_ALIKE;
        text.push_str(&format!(
            "{file}: {more} more of warning[{code}]; --format json shows all.\n\n"
        ));
    }
    text
}

impl Summary {
    /// Adds what was wanted of a batch, and what was found.
    pub fn count(&mut self, batch: &Batch, checked: &Checked) {
        for name in &batch.wanted {
            match role(name) {
                Role::Scenario(_) => self.calls += 1,
                Role::Pack(_) | Role::Facts(_) => self.packs += 1,
                _ => {}
            }
        }
        for finding in &checked.findings {
            match finding.severity {
                Severity::Error => self.errors += 1,
                Severity::Warning => self.warnings += 1,
            }
        }
    }
}

impl std::fmt::Display for Summary {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let counted = |count: usize, what: &str| {
            let ending = if count == 1 { "" } else { "s" };
            (count > 0).then(|| format!("{count} {what}{ending}"))
        };
        let joined = |parts: [Option<String>; 2], nothing: &str| {
            let parts: Vec<String> = parts.into_iter().flatten().collect();
            if parts.is_empty() {
                nothing.to_owned()
            } else {
                parts.join(", ")
            }
        };
        let files = joined(
            [counted(self.calls, "call"), counted(self.packs, "pack")],
            "nothing to check",
        );
        let found = joined(
            [counted(self.errors, "error"), counted(self.warnings, "warning")],
            "no findings",
        );
        write!(formatter, "{files}: {found}")
    }
}
