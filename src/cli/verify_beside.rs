//! What lies beside records in their folder of data and is verified with them. Records of profiles have it in the profile's folder.

use std::path::{Path, PathBuf};

use super::erased::Erasures;
use crate::store::error::StoreError;
use crate::store::folder::DataFolder;
use crate::store::record_file::RECORD_ENDING;
use crate::store::second_parties::SecondParties;

/// What one folder of data says of its records.
pub(super) struct Beside {
    root: PathBuf,
    /// Ledger, tickets and receipts.
    pub(super) parties: SecondParties,
    /// Sessions that were erased.
    pub(super) erasures: Erasures,
}

/// The folders that were asked, each read once.
#[derive(Default)]
pub(super) struct AskedFolders(pub(super) Vec<Beside>);

impl AskedFolders {
    /// What this folder says.
    ///
    /// # Errors
    /// Its ledger or its erasures cannot be read.
    pub(super) fn ask(&mut self, data: &DataFolder) -> Result<&Beside, StoreError> {
        let known = self.0.iter().position(|beside| beside.root == data.root());
        let place = match known {
            Some(place) => place,
            None => {
                self.0.push(Beside {
                    root: data.root().to_owned(),
                    parties: SecondParties::read(data)?,
                    erasures: Erasures::read(data)?,
                });
                self.0.len() - 1
            }
        };
        Ok(&self.0[place])
    }
}

/// The folder of data that a record lies in, or was erased from.
pub(super) fn home_of(data: &DataFolder, named: &Result<PathBuf, StoreError>, wanted: &Path) -> DataFolder {
    match named {
        Ok(path) => data.of_record(path),
        Err(StoreError::NoSuchRecord { .. }) => {
            let word = erased_word(wanted);
            let has_erased = |data: &DataFolder| Erasures::read(data).is_ok_and(|found| found.named(&word).is_some());
            let profiles = data.profile_places().unwrap_or_default().into_iter();
            let others = profiles.map(|place| place.data);
            let mut places = std::iter::once(data.clone()).chain(others);
            places.find(has_erased).unwrap_or_else(|| data.clone())
        }
        Err(_) => data.clone(),
    }
}

/// What an erasure calls a record: its id, also where it is named by the path that it had.
pub(super) fn erased_word(wanted: &Path) -> String {
    let word = wanted.file_name().unwrap_or_default().to_string_lossy();
    word.strip_suffix(RECORD_ENDING).unwrap_or(&word).to_owned()
}
