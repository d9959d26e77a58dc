//! Import: records from a file, a folder, a whole folder of data or a shared folder come into the folder of data, each with all that
//! it was played with, and with them tickets, receipts and marks that somebody who is trusted here has signed. Doing it twice changes
//! nothing more.
//!
//! A record is taken byte for byte, after its archive, under a name made of its own bytes. So nothing that is here is ever written
//! over, and two programs that import at once cannot disagree about a name.

#[cfg(feature = "assessor")]
mod documents;
mod erased;
mod one_record;
mod sources;

use std::ops::ControlFlow;
use std::path::PathBuf;

#[cfg(feature = "assessor")]
use self::documents::DocumentImporter;
use self::erased::ErasedHere;
use self::one_record::Importer;
use self::sources::Source;
use super::error::StoreError;
use super::folder::DataFolder;
#[cfg(not(feature = "assessor"))]
use crate::sim::library::imported::{DocumentKind, DocumentOutcome, ImportedDocument};
use crate::sim::library::imported::{Imported, ImportedRecord};
#[cfg(not(feature = "assessor"))]
use crate::sim::sentence::sentence;

/// How far an import is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportStep {
    /// So many records were found.
    Found(u64),
    /// One more is done.
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
/// stays done, and the rest is as if it had not been named.
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
    #[cfg(feature = "assessor")]
    let mut documents = None;
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
    let records = sources.iter().filter(|source| matches!(source, Source::Record { .. }));
    if progress(ImportStep::Found(records.count() as u64)).is_break() {
        return Ok(imported);
    }
    for source in sources {
        match source {
            Source::Foreign(path) => imported.foreign.push(path),
            Source::Unread { path, trouble } => imported.records.push(ImportedRecord {
                source: path,
                session: None,
                outcome: crate::sim::library::imported::Outcome::Refused(trouble),
                notice: None,
            }),
            #[cfg(feature = "assessor")]
            Source::Document { path, kind, archives } => {
                let importer = documents.get_or_insert_with(|| DocumentImporter::new(data, &erased));
                imported.documents.push(importer.import(path, kind, &archives));
            }
            #[cfg(not(feature = "assessor"))]
            Source::Document { path, kind, archives } => {
                // Forms are of no use without the marks that name them.
                drop(archives);
                imported.documents.push(not_checked(path, kind));
            }
            Source::Record { path, archives } => {
                imported.records.push(importer.import(path, &archives));
                if progress(ImportStep::Done).is_break() {
                    break;
                }
            }
        }
    }
    Ok(imported)
}

/// A build that cannot check signatures takes no signed file.
#[cfg(not(feature = "assessor"))]
fn not_checked(source: PathBuf, kind: DocumentKind) -> ImportedDocument {
    ImportedDocument {
        source,
        kind,
        outcome: DocumentOutcome::Refused(sentence!(
            "This build of Rolecall cannot check signatures, so it was not taken.",
            "本版本的 Rolecall 不能核对签名，没有导入。"
        )),
    }
}
