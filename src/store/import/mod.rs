//! Import: records from a file, a folder, a whole folder of data or a shared folder come into the folder of data, each with all that
//! it was played with. Doing it twice changes nothing more.
//!
//! A record is taken byte for byte, after its archive, under a name made of its own bytes. So nothing that is here is ever written
//! over, and two programs that import at once cannot disagree about a name.

mod one_record;
mod sources;

use std::ops::ControlFlow;
use std::path::PathBuf;

use self::one_record::Importer;
use self::sources::Source;
use super::error::StoreError;
use super::folder::DataFolder;
use crate::sim::library::imported::{Imported, ImportedRecord};

/// How far an import is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportStep {
    /// So many records were found.
    Found(u64),
    /// One more is done.
    Done,
}

/// Imports everything that these paths name. What is wrong with one record stops no other. Where `progress` breaks off, what is done
/// stays done, and the rest is as if it had not been named.
///
/// # Errors
/// The folder of data cannot be listed. Everything else is told of each record.
pub fn import(
    data: &DataFolder,
    paths: &[PathBuf],
    progress: &dyn Fn(ImportStep) -> ControlFlow<()>,
) -> Result<Imported, StoreError> {
    let mut importer = Importer::new(data)?;
    let mut imported = Imported::default();
    let mut sources = Vec::new();
    for path in paths {
        let found = sources::in_path(data.fs(), path);
        let has_records = found
            .iter()
            .any(|source| matches!(source, Source::Record { .. } | Source::Unread { .. }));
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
