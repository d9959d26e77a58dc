//! What an import says: mistakes of the sheet, findings of the checker with their cells, comments that would be lost.

use std::collections::BTreeMap;

use super::import::ImportArguments;
use crate::cli::diagnostics::{Findings, harmless};
use crate::sim::diagnostic::{Diagnostic, Severity};
use crate::sim::storyboard::assemble::Assembled;
use crate::sim::storyboard::assemble_finish::header_of_field;
use crate::sim::storyboard::grid::{Headers, SheetProblem, place_words};
use crate::sim::storyboard::places::Places;
use crate::words::Locale;

/// Findings, and comments that would be lost, that are shown; the rest is counted.
const MOST_SHOWN: usize = 100;

impl ImportArguments {
    pub(super) fn say_lost_comments(&self, lost: &[String]) {
        let count = counted(lost.len(), "comment");
        eprintln!("{}: {count} at parts that the sheet has no longer:", self.to.display());
        for comment in lost.iter().take(MOST_SHOWN) {
            eprintln!("  {}", harmless(comment));
        }
        eprintln!("Nothing was written. With --force it is written, and the old file is kept beside it.");
    }

    pub(super) fn say_problems(&self, problems: &[SheetProblem]) {
        for problem in problems.iter().take(MOST_SHOWN) {
            println!(
                "{}: {}",
                harmless(&self.file.to_string_lossy()),
                harmless(&problem.to_string())
            );
        }
        if problems.len() > MOST_SHOWN {
            println!("{} more.", problems.len() - MOST_SHOWN);
        }
        eprintln!(
            "The sheet has {}; nothing was written.",
            counted(problems.len(), "mistake")
        );
    }

    /// What the checker says, with the cell where there is one, else with the place in the file.
    pub(super) fn say_findings(
        &self,
        findings: &[Diagnostic],
        texts: &BTreeMap<String, String>,
        places: &Places,
        assembled: &Assembled,
        headers: &Headers,
    ) {
        let mut shown = Findings::new(texts, false, Locale::English);
        let sheet = self.file.to_string_lossy();
        for finding in findings.iter().take(MOST_SHOWN) {
            let cell = match finding.file == self.name() {
                true => places.cell(finding.span),
                false => table_cell(finding, texts, assembled),
            };
            let Some(cell) = cell else {
                println!("{}\n", shown.human(finding));
                continue;
            };
            let header = cell.column.and_then(|column| headers.written.get(column as usize));
            let severity = match finding.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
            };
            let place = place_words(cell, header.map_or("", String::as_str));
            println!("{severity}[{}]: {}", finding.code, harmless(&finding.message.english));
            println!("  --> {}, {}", harmless(&sheet), harmless(&place));
            let column = finding.message.english.split('`').nth(1).and_then(header_of_field);
            if let (Some(column), "missing-field") = (column, finding.code) {
                println!("  = help: It stands in the column \"{column}\".");
            } else if let Some(help) = &finding.help {
                println!("  = help: {}", harmless(&help.english));
            }
            println!();
        }
        if findings.len() > MOST_SHOWN {
            println!("{} more; \"rolecall check\" shows them.", findings.len() - MOST_SHOWN);
        }
    }
}

/// `1 comment`, `2 comments`.
pub(super) fn counted(count: usize, what: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{count} {what}{ending}")
}

/// The cell of a finding in the table of translations: that of the last key before it.
fn table_cell(
    finding: &Diagnostic,
    texts: &BTreeMap<String, String>,
    assembled: &Assembled,
) -> Option<crate::sim::storyboard::tree::CellPlace> {
    let text = texts.get(&finding.file)?;
    let line_end = text
        .get(finding.span.start as usize..)?
        .find('\n')
        .map_or(text.len(), |end| finding.span.start as usize + end);
    let line = text.get(..line_end)?.rsplit('\n').next()?.trim();
    let key = line.strip_prefix('"')?.split('"').next()?;
    assembled.texts.get(key).copied()
}
