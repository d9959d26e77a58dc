//! What became of files that somebody brought, in sentences.

use super::record_trouble::trouble_sentence;
use crate::sim::library::imported::{
    DocumentOutcome, Imported, ImportedDocument, ImportedRecord, LackingForm, Outcome,
};
use crate::words::Words;

/// So many sessions are named at most in one sentence.
const MOST_SESSIONS: usize = 8;
/// So many digits of a SHA-256 are shown.
const SHOWN_DIGITS: usize = 12;

/// What is said after an import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedView {
    /// How many records were taken, were here already, and so on; only what happened.
    pub summary: Vec<String>,
    /// What needs somebody's attention, each with the path that it is about.
    pub attention: Vec<(String, String)>,
}

/// What is said after an import.
pub fn imported_view(words: &Words, imported: &Imported) -> ImportedView {
    let counted = |key: &str, fits: &dyn Fn(&Outcome) -> bool| {
        let count = imported.records.iter().filter(|record| fits(&record.outcome)).count();
        (count > 0).then(|| words.with(key, &[("n", count.to_string().into())]))
    };
    let documents = |key: &str, fits: &dyn Fn(&DocumentOutcome) -> bool| {
        let fitting = imported.documents.iter().filter(|document| fits(&document.outcome));
        let count = fitting.count();
        (count > 0).then(|| words.with(key, &[("n", count.to_string().into())]))
    };
    let summary = [
        counted("library-import-added", &|outcome| matches!(outcome, Outcome::Added(_))),
        counted("library-import-longer", &|outcome| {
            matches!(outcome, Outcome::Longer(_))
        }),
        counted("library-import-known", &|outcome| {
            matches!(outcome, Outcome::Known(_) | Outcome::Shorter(_))
        }),
        counted("library-import-not-taken", &|outcome| !outcome.is_fine()),
        documents("library-import-documents-added", &|outcome| {
            matches!(outcome, DocumentOutcome::Added(_) | DocumentOutcome::Beside(_))
        }),
        documents("library-import-documents-known", &|outcome| {
            matches!(outcome, DocumentOutcome::Known(_))
        }),
        documents("library-import-documents-not-taken", &|outcome| !outcome.is_fine()),
        (imported.not_looked_at > 0).then(|| {
            words.with(
                "library-import-stopped",
                &[("n", imported.not_looked_at.to_string().into())],
            )
        }),
    ];
    let records = imported.records.iter();
    let mut attention: Vec<(String, String)> = records
        .flat_map(|record| {
            let path = record.source.display().to_string();
            let sentences = record_sentences(words, record).into_iter();
            sentences.map(move |sentence| (path.clone(), sentence))
        })
        .collect();
    attention.extend(imported.documents.iter().filter_map(|document| {
        let path = document.source.display().to_string();
        Some((path, document_sentence(words, document)?))
    }));
    attention.extend(imported.lacking_forms.iter().map(|form| {
        let name = words.with("library-import-form", &[("digits", shown_digits(&form.sha256).into())]);
        (name, lacking_form_sentence(words, form))
    }));
    let paths = [
        (&imported.foreign, "library-import-foreign"),
        (&imported.without_records, "library-import-no-records"),
    ];
    for (paths, key) in paths {
        attention.extend(paths.iter().map(|path| (path.display().to_string(), words.text(key))));
    }
    ImportedView {
        summary: summary.into_iter().flatten().collect(),
        attention,
    }
}

/// What has to be said of one record; nothing if it was simply taken or known.
pub fn record_sentences(words: &Words, record: &ImportedRecord) -> Vec<String> {
    let mut sentences = match &record.outcome {
        Outcome::Added(_) | Outcome::Longer(_) | Outcome::Known(_) | Outcome::Shorter(_) => Vec::new(),
        Outcome::Conflict(path) => {
            vec![words.with(
                "library-import-conflict",
                &[("file", path.display().to_string().into())],
            )]
        }
        Outcome::Lacking(files) => {
            let names = files
                .iter()
                .map(|file| format!("{} ({})", file.name, shown_digits(&file.sha256)));
            let listed = words.listed(&names.collect::<Vec<_>>());
            vec![words.with("library-import-lacking", &[("files", listed.into())])]
        }
        Outcome::Erased { at } => vec![words.with("library-import-erased", &[("time", at.clone().into())])],
        Outcome::Refused(trouble) => vec![trouble_sentence(words, trouble)],
    };
    if let (Some(notice), Outcome::Lacking(_)) = (&record.notice, &record.outcome) {
        sentences.push(trouble_sentence(words, notice));
    } else if let Some(notice) = &record.notice {
        let about = [("about", trouble_sentence(words, notice).into())];
        sentences.push(words.with("library-import-taken-although", &about));
    }
    sentences
}

/// What has to be said of a ticket, a receipt or a file of marks; nothing if it was simply taken or known.
pub fn document_sentence(words: &Words, document: &ImportedDocument) -> Option<String> {
    match &document.outcome {
        DocumentOutcome::Added(_) | DocumentOutcome::Known(_) => None,
        DocumentOutcome::Beside(path) => {
            let file = path.display().to_string();
            Some(words.with("library-import-beside", &[("file", file.into())]))
        }
        DocumentOutcome::Erased { at } => Some(words.with("library-import-erased", &[("time", at.clone().into())])),
        DocumentOutcome::Refused(why) | DocumentOutcome::Failed(why) => Some(words.told(why)),
    }
}

/// What has to be said of a form that marks name and that is nowhere.
pub fn lacking_form_sentence(words: &Words, form: &LackingForm) -> String {
    let named = words.listed(form.sessions.get(..MOST_SESSIONS).unwrap_or(&form.sessions));
    let about = [
        ("sessions", named.into()),
        ("more", form.sessions.len().saturating_sub(MOST_SESSIONS).into()),
    ];
    let key = match form.sessions.len() > MOST_SESSIONS {
        true => "library-import-lacking-form-of-many",
        false => "library-import-lacking-form",
    };
    words.with(key, &about)
}

fn shown_digits(sha256: &str) -> &str {
    sha256.get(..SHOWN_DIGITS).unwrap_or_default()
}
