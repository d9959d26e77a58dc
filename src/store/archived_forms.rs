//! The forms that events of marking name, out of the archive; each is read once.

use std::collections::BTreeMap;

use super::archive::Archive;
use super::folder::DataFolder;
use crate::sim::assessment::event::{Saying, SignedEvent};
use crate::sim::assessment::form::{Form, read_form};
use crate::sim::assessment::standing::counting::Forms;

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
