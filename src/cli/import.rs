//! `rolecall import`: records from elsewhere come into the folder of data, each with all that it was played with, and signed files with them.

use std::cell::OnceCell;
use std::ops::ControlFlow;
use std::path::PathBuf;

use clap::Args;
use serde_json::{Value, json};

use super::Surroundings;
use super::counted_progress::Bar;
use super::exit_code::ExitCode;
use super::explain::Format;
use super::talk::screen::harmless;
use super::talk::{locale_of, print};
use crate::sim::library::imported::{
    DocumentOutcome, Imported, ImportedDocument, ImportedRecord, LackingForm, Outcome,
};
use crate::sim::library::trouble::Trouble;
use crate::store::import::{ImportStep, ImportWishes, import_as_wished};
use crate::view::imported::{document_sentence, imported_view, lacking_form_sentence, record_sentences};
use crate::words::{Locale, Words};

/// Take records, tickets, receipts and marks from elsewhere into the folder of data.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  rolecall import /media/stick/rolecall
  rolecall import handed-in/*/sessions/*.jsonl --data exam
  rolecall import //server/exam --data exam --format json
  rolecall import ben/marks ann-1f0c.ticket

A path is a record, a folder of records, a folder of data, or a folder in which several of these lie. What a
record was played with is taken from the archive beside it. Each record is verified and played again first.
Doing it twice changes nothing more, nothing here is ever written over, and what is not taken stays where it is.

Tickets, receipts and files of marks are taken if a key that is trusted here has signed all of them. What was
erased here does not come back, unless --erased-too says so. A form that marks name is taken from an archive beside
anything that is brought; one that is in none is told, with the sessions, and counts when it comes.

Exit codes:
  0  everything is here now
  1  something was not taken: it is not as it was written, not whole, not signed by somebody who is trusted,
     was erased here, or another session has its id; or a form is lacking
  2  something could not be read or written; or usage")]
pub struct ImportArguments {
    /// Records, signed files, and folders of them.
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Take in again what was erased here; the next `retention` erases it once more, unless its id stands in `hold`.
    #[arg(long)]
    pub erased_too: bool,
    /// For people, or one JSON object for programs.
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
    /// Language: en or zh-Hans; without it, the system's, and English for programs.
    #[arg(long)]
    pub locale: Option<String>,
}

impl ImportArguments {
    /// Imports and says what became of everything.
    ///
    /// # Errors
    /// When the folder of data cannot be listed, or the language is unknown.
    pub fn run(&self, surroundings: &Surroundings) -> anyhow::Result<ExitCode> {
        let locale = match (self.format, surroundings.named_locale(self.locale.as_deref())) {
            (Format::Json, None) => Locale::English,
            (_, code) => locale_of(code)?,
        };
        let words = Words::new(locale);
        let data = surroundings.data_folder()?;
        let bar = OnceCell::new();
        let wishes = ImportWishes {
            takes_erased: self.erased_too,
        };
        let imported = import_as_wished(&data, &self.paths, wishes, &|step| {
            match step {
                ImportStep::Found(total) => {
                    let _ = bar.set(Bar::start(&words.text("library-importing"), total, words.locale()));
                }
                ImportStep::Done => bar.get().into_iter().for_each(Bar::advance),
            }
            ControlFlow::Continue(())
        })?;
        drop(bar);
        match self.format {
            Format::Human => print(&human(&words, &imported)),
            Format::Json => print(&format!("{:#}\n", as_json(&words, &imported))),
        }
        Ok(code(&imported))
    }
}

fn human(words: &Words, imported: &Imported) -> String {
    let view = imported_view(words, imported);
    let mut text = String::new();
    for (path, sentence) in &view.attention {
        text.push_str(&format!("{}: {}\n", harmless(path), harmless(sentence)));
    }
    for line in &view.summary {
        text.push_str(&format!("{}\n", harmless(line)));
    }
    if view.summary.is_empty() {
        text.push_str(&format!("{}\n", words.text("library-import-nothing")));
    }
    text
}

fn as_json(words: &Words, imported: &Imported) -> Value {
    let paths = |paths: &[PathBuf]| paths.iter().map(|path| path.display().to_string()).collect::<Vec<_>>();
    json!({
        "records": imported.records.iter().map(|record| record_json(words, record)).collect::<Vec<_>>(),
        "foreign": paths(&imported.foreign),
        "without_records": paths(&imported.without_records),
        "documents": imported.documents.iter().map(|document| document_json(words, document)).collect::<Vec<_>>(),
        "forms_here": imported.forms_here,
        "lacking_forms": imported.lacking_forms.iter().map(|form| form_json(words, form)).collect::<Vec<_>>(),
        "not_looked_at": imported.not_looked_at,
    })
}

fn record_json(words: &Words, record: &ImportedRecord) -> Value {
    let (file, lacking, trouble) = match &record.outcome {
        Outcome::Added(path)
        | Outcome::Longer(path)
        | Outcome::Conflict(path)
        | Outcome::Known(path)
        | Outcome::Shorter(path) => (Some(path.display().to_string()), None, None),
        Outcome::Lacking(files) => (None, Some(files), None),
        Outcome::Erased { .. } => (None, None, None),
        Outcome::Refused(trouble) => (None, None, Some(trouble)),
    };
    json!({
        "source": record.source.display().to_string(),
        "session": record.session,
        "outcome": record.outcome.word(),
        "file": file,
        "lacking": lacking,
        "trouble": trouble,
        "notice": record.notice,
        "says": record_sentences(words, record),
    })
}

fn document_json(words: &Words, document: &ImportedDocument) -> Value {
    let file = match &document.outcome {
        DocumentOutcome::Added(path) | DocumentOutcome::Known(path) | DocumentOutcome::Beside(path) => {
            Some(path.display().to_string())
        }
        _ => None,
    };
    json!({
        "source": document.source.display().to_string(),
        "kind": document.kind.word(),
        "outcome": document.outcome.word(),
        "file": file,
        "says": document_sentence(words, document),
    })
}

fn form_json(words: &Words, form: &LackingForm) -> Value {
    json!({
        "sha256": form.sha256,
        "sessions": form.sessions,
        "says": lacking_form_sentence(words, form),
    })
}

fn code(imported: &Imported) -> ExitCode {
    let records = imported.records.iter().map(|record| match &record.outcome {
        // It is here, and its end is not.
        _ if matches!(record.notice, Some(Trouble::EndMissing { .. })) => ExitCode::Findings,
        outcome if outcome.is_fine() => ExitCode::Fine,
        Outcome::Refused(Trouble::Unread { .. } | Trouble::NotWritten { .. }) => ExitCode::CannotRun,
        _ => ExitCode::Findings,
    });
    let documents = imported.documents.iter().map(|document| match &document.outcome {
        outcome if outcome.is_fine() => ExitCode::Fine,
        DocumentOutcome::Failed(_) => ExitCode::CannotRun,
        _ => ExitCode::Findings,
    });
    let is_clean = imported.foreign.is_empty()
        && imported.without_records.is_empty()
        && imported.lacking_forms.is_empty()
        && imported.not_looked_at == 0;
    let rest = if is_clean { ExitCode::Fine } else { ExitCode::Findings };
    records.chain(documents).fold(rest, ExitCode::max)
}
