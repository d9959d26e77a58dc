//! Import: records from a file, a folder, a whole folder of data or a shared folder come into the folder of data, each with all that
//! it was played with, and with them tickets, receipts and marks that somebody who is trusted here has signed. Doing it twice changes
//! nothing more.
//!
//! A record is taken byte for byte, after its archive, under a name made of its own bytes. So nothing that is here is ever written
//! over, and two programs that import at once cannot disagree about a name.

mod documents;
mod erased;
mod one_record;
mod sources;

use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::path::PathBuf;

use self::documents::DocumentImporter;
use self::erased::ErasedHere;
use self::one_record::Importer;
use self::sources::Source;
use super::error::StoreError;
use super::folder::DataFolder;
use crate::sim::library::imported::{Imported, ImportedRecord, Outcome};

/// How far an import is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportStep {
    /// So many records and signed files were found.
    Found(u64),
    /// One more of them is done.
    Done,
}

/// What is wanted of an import.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ImportWishes {
    /// What was erased here comes back all the same.
    pub takes_erased: bool,
}

/// Imports everything that these paths name, apart from what was erased here.
///
/// # Errors
/// As of [`import_as_wished`].
pub fn import(
    data: &DataFolder,
    paths: &[PathBuf],
    progress: &dyn Fn(ImportStep) -> ControlFlow<()>,
) -> Result<Imported, StoreError> {
    import_as_wished(data, paths, ImportWishes::default(), progress)
}

/// Imports everything that these paths name. What is wrong with one file stops no other. Where `progress` breaks off, what is done
/// stays done, and the rest is counted and not looked at.
///
/// # Errors
/// The folder of data cannot be listed, or it cannot be known what was erased there. Everything else is told of each file.
pub fn import_as_wished(
    data: &DataFolder,
    paths: &[PathBuf],
    wishes: ImportWishes,
    progress: &dyn Fn(ImportStep) -> ControlFlow<()>,
) -> Result<Imported, StoreError> {
    let erased = ErasedHere::read(data, wishes.takes_erased)?;
    let mut importer = Importer::new(data, &erased)?;
    let mut imported = Imported::default();
    let mut sources = Vec::new();
    for path in paths {
        let found = sources::in_path(data.fs(), path);
        let has_records = found.iter().any(|source| !matches!(source, Source::Foreign(_)));
        if !has_records {
            imported.without_records.push(path.clone());
        }
        sources.extend(found);
    }
    let count = |sources: &[Source]| sources.iter().filter(|source| source.is_brought()).count() as u64;
    let found = count(&sources);
    if progress(ImportStep::Found(found)).is_break() {
        imported.not_looked_at = found;
        return Ok(imported);
    }
    let mut documents = DocumentImporter::new(data, &erased, all_archives(&sources));
    let mut sources = sources.into_iter();
    let mut left_where_they_are = Vec::new();
    while let Some(source) = sources.next() {
        let is_brought = source.is_brought();
        match source {
            Source::Foreign(path) => imported.foreign.push(path),
            Source::Unread { path, trouble } => imported.records.push(ImportedRecord {
                source: path,
                session: None,
                outcome: Outcome::Refused(trouble),
                notice: None,
            }),
            Source::Document { path, kind, archives } => {
                imported.documents.push(documents.import(path, kind, &archives));
            }
            Source::Record { path, archives } => {
                let record = importer.import(path, &archives);
                if matches!(record.outcome, Outcome::Lacking(_)) {
                    left_where_they_are.push((imported.records.len(), archives));
                }
                imported.records.push(record);
            }
        }
        if is_brought && progress(ImportStep::Done).is_break() {
            imported.not_looked_at = count(sources.as_slice());
            break;
        }
    }
    if imported.not_looked_at == 0 {
        take_what_lacks_nothing_now(&mut importer, &mut imported.records, left_where_they_are);
    }
    (imported.lacking_forms, imported.forms_here) = documents.forms();
    Ok(imported)
}

/// Tries those records again that lacked files when their turn came: another one may have brought them since.
fn take_what_lacks_nothing_now(
    importer: &mut Importer<'_>,
    records: &mut [ImportedRecord],
    mut lacking: Vec<(usize, Vec<PathBuf>)>,
) {
    // A record that is taken here may bring what a third one lacks.
    let mut is_progress = !lacking.is_empty();
    while std::mem::take(&mut is_progress) {
        lacking.retain(|(place, archives)| {
            let Some(record) = records.get_mut(*place) else {
                return false;
            };
            let again = importer.import(record.source.clone(), archives);
            let still_lacks = matches!(again.outcome, Outcome::Lacking(_));
            is_progress |= !still_lacks;
            *record = again;
            still_lacks
        });
    }
}

/// The archives beside everything that was brought: a form may have come with others than the marks that name it.
fn all_archives(sources: &[Source]) -> BTreeSet<PathBuf> {
    let archives = sources.iter().filter_map(|source| match source {
        Source::Record { archives, .. } | Source::Document { archives, .. } => Some(archives),
        Source::Foreign(_) | Source::Unread { .. } => None,
    });
    archives.flatten().cloned().collect()
}
