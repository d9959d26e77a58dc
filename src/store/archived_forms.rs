//! Forms in the archive: they are kept there, and those that events of marking name are read out of it, each once.

use std::collections::BTreeMap;
use std::path::Path;

use super::archive::Archive;
use super::error::StoreError;
use super::folder::DataFolder;
use crate::sim::assessment::event::{Saying, SignedEvent};
use crate::sim::assessment::form::{Form, FormMistake, read_form};
use crate::sim::assessment::standing::counting::Forms;
use crate::sim::sentence::{Sentence, sentence};

/// A form has at most this many bytes.
const LONGEST_FORM: u64 = 1 << 20;
/// A form to begin with, which ships with the program.
const EXAMPLE: &[u8] = include_bytes!("../../assets/forms/voice-and-note.ron");

/// Why a form is not kept.
#[derive(Debug)]
pub enum FormNotKept {
    /// The file cannot be read, or the archive not written.
    Store(StoreError),
    /// It is no form: all mistakes in the order of the file.
    Mistakes(Vec<FormMistake>),
}

/// Reads a form, or takes the example, and keeps it in the archive, where events name it by its SHA-256.
///
/// # Errors
/// [`FormNotKept`].
pub fn keep_form(data: &DataFolder, path: Option<&Path>) -> Result<(String, Form), FormNotKept> {
    let bytes = match path {
        Some(path) => data
            .fs()
            .read(path, LONGEST_FORM)
            .map_err(|error| FormNotKept::Store(StoreError::io("read the form", path)(error)))?,
        None => EXAMPLE.to_vec(),
    };
    let form = read_form(&bytes).map_err(FormNotKept::Mistakes)?;
    let kept = data.archive().and_then(|archive| archive.put(&bytes));
    Ok((kept.map_err(FormNotKept::Store)?, form))
}

impl FormNotKept {
    /// What is wrong with the form of this file, with the place of its first mistake.
    pub fn sentence(&self, path: Option<&Path>) -> Sentence {
        let path = path.unwrap_or(Path::new("")).display();
        match self {
            Self::Store(error) => error.sentence(),
            Self::Mistakes(mistakes) => match mistakes.first() {
                Some(first) => Sentence {
                    english: format!(
                        "The form {path} cannot be used: line {}, column {}: {}",
                        first.line, first.column, first.sentence.english
                    ),
                    chinese: format!(
                        "表单 {path} 不能用：第 {} 行第 {} 列：{}",
                        first.line, first.column, first.sentence.chinese
                    ),
                },
                None => sentence!("{path} cannot be used as a form.", "{path} 不能用作表单。"),
            },
        }
    }
}

/// Reads forms out of an archive.
#[derive(Debug)]
pub struct ArchivedForms {
    archive: Archive,
    /// By SHA-256; nothing for what the archive does not have or is no form.
    known: BTreeMap<String, Option<Form>>,
}

impl ArchivedForms {
    /// Those in the archive of this folder of data.
    pub fn of(data: &DataFolder) -> Self {
        Self {
            archive: data.archive_to_read(),
            known: BTreeMap::new(),
        }
    }

    /// The SHA-256 of every form that was named and that the archive does not have, or not as a form.
    pub fn lacking(&self) -> impl Iterator<Item = &str> {
        let lacking = self.known.iter().filter(|(_, form)| form.is_none());
        lacking.map(|(sha256, _)| sha256.as_str())
    }

    /// The forms that these events name, as far as the archive has them.
    pub fn named_in<'e>(&mut self, events: impl IntoIterator<Item = &'e SignedEvent>) -> Forms {
        let mut forms = Forms::new();
        for signed in events {
            let (Saying::Item { form, .. } | Saying::ItemNotApplicable { form, .. }) = &signed.event.what else {
                continue;
            };
            let archive = &self.archive;
            let known = self.known.entry(form.clone()).or_insert_with(|| {
                let bytes = archive.get(form).ok()?;
                read_form(&bytes).ok()
            });
            if let Some(known) = known {
                forms.insert(form.clone(), known.clone());
            }
        }
        forms
    }
}
