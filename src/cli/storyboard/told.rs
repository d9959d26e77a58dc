//! What an import says: mistakes of the sheet, findings of the checker with their cells, comments that would be lost.

use std::collections::BTreeMap;

use super::import::Import;
use crate::cli::diagnostics::{Findings, harmless, help_word};
use crate::sim::diagnostic::Diagnostic;
use crate::sim::sentence::sentence;
use crate::sim::storyboard::assemble::Assembled;
use crate::sim::storyboard::assemble_finish::header_of_field;
use crate::sim::storyboard::grid::{SheetProblem, place_words};
use crate::sim::storyboard::import::Imported;
use crate::sim::storyboard::places::Places;

/// Findings, and comments that would be lost, that are shown; the rest is counted.
const MOST_SHOWN: usize = 100;

impl Import<'_> {
    pub(super) fn say_lost_comments(&self, lost: &[String]) {
        let parts = [
            ("file", self.arguments.to.display().to_string().into()),
            ("n", lost.len().into()),
        ];
        eprintln!("{}", self.words.with("storyboard-comments-missing", &parts));
        for comment in lost.iter().take(MOST_SHOWN) {
            eprintln!("  {}", harmless(comment));
        }
        eprintln!("{}", self.words.text("storyboard-force"));
    }

    pub(super) fn say_lost_columns(&self, lost: &[(&'static str, usize)]) {
        let is_chinese = self.words.locale().is_chinese();
        for (header, cells) in lost {
            let told = sentence!(
                "{sheet}: there is no column \"{header}\", and {call} would lose the {cells} values that stand in it.",
                "{sheet}：没有“{header}”这一列，{call} 里这一列的 {cells} 处内容会丢失。",
                sheet = harmless(&self.arguments.file.to_string_lossy()),
                call = self.arguments.to.display()
            );
            println!("{}", told.wording(is_chinese));
        }
        let help = sentence!(
            "Nothing was written. Put the column back (\"rolecall storyboard export\" writes all of them), or let it go with --force.",
            "什么也没有写。请把这一列加回去（“rolecall storyboard export”会写出全部列），或用 --force 放弃它。"
        );
        eprintln!("{}", help.wording(is_chinese));
    }

    /// Says what is wrong with the sheet, with rows and cells.
    pub(super) fn say_problems(&self, problems: &[SheetProblem]) {
        for problem in problems.iter().take(MOST_SHOWN) {
            let problem = problem.sentence();
            let told = problem.wording(self.words.locale().is_chinese());
            let sheet = harmless(&self.arguments.file.to_string_lossy());
            println!("{}", self.words.labelled(&sheet, &harmless(told)));
        }
        if let Some(more) = problems.len().checked_sub(MOST_SHOWN).filter(|more| *more > 0) {
            println!("{}", self.words.with("storyboard-mistakes-more", &[("n", more.into())]));
        }
    }

    pub(super) fn say_that_nothing_was_written(&self, mistakes: usize) {
        let count = [("n", mistakes.into())];
        eprintln!("{}", self.words.with("storyboard-mistakes", &count));
    }

    /// What the checker says, with the cell where there is one, else with the place in the file.
    pub(super) fn say_findings(
        &self,
        findings: &[Diagnostic],
        texts: &BTreeMap<String, String>,
        places: &Places,
        imported: &Imported,
    ) {
        let (words, is_chinese) = (self.words, self.words.locale().is_chinese());
        let mut shown = Findings::new(texts, false, self.words.locale());
        let sheet = self.arguments.file.to_string_lossy();
        for finding in findings.iter().take(MOST_SHOWN) {
            let cell = match finding.file == self.name() {
                true => places.cell(finding.span),
                false => table_cell(finding, texts, &imported.assembled),
            };
            let Some(cell) = cell else {
                println!("{}\n", shown.human(finding));
                continue;
            };
            let written = &imported.headers.written;
            let header = cell.column.and_then(|column| written.get(column as usize));
            let severity = words.named("explain-severity", &finding.severity);
            let place = place_words(cell, header.map_or("", String::as_str), is_chinese);
            let place = words.listed(&[harmless(&sheet), harmless(place.trim_end())]);
            let message = finding.message.wording(is_chinese);
            println!("{severity}[{}]: {}", finding.code, harmless(message));
            println!("  --> {place}");
            let column = finding.message.english.split('`').nth(1).and_then(header_of_field);
            let help = match (column, finding.code) {
                (Some(column), "missing-field") => {
                    let column = column[usize::from(is_chinese)];
                    Some(words.with("storyboard-help-column", &[("column", column.into())]))
                }
                _ => finding.help.as_ref().map(|help| help.wording(is_chinese).to_owned()),
            };
            if let Some(help) = help {
                println!("  = {}: {}", help_word(is_chinese), harmless(&help));
            }
            println!();
        }
        if let Some(more) = findings.len().checked_sub(MOST_SHOWN).filter(|more| *more > 0) {
            println!("{}", words.with("storyboard-findings-more", &[("n", more.into())]));
        }
    }
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
