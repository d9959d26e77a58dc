//! What was erased here and may not come back unseen: an import from a stick or another machine does not know of the erasure.

use crate::sim::session::erasure::trainee_sha256;
use crate::store::data_places::data_places;
use crate::store::erasures::{ErasureFile, erased_session, read_erasures};
use crate::store::error::StoreError;
use crate::store::folder::DataFolder;

/// The erasures that an import has to heed.
#[derive(Debug)]
pub(super) struct ErasedHere(Vec<ErasureFile>);

impl ErasedHere {
    /// Reads them; none if what was erased is wanted all the same.
    ///
    /// # Errors
    /// The folder of erasures, or one of them, cannot be read: then nobody knows what was erased.
    pub(super) fn read(data: &DataFolder, takes_erased: bool) -> Result<Self, StoreError> {
        if takes_erased {
            return Ok(Self(Vec::new()));
        }
        let is_there = data.fs().exists(data.root());
        let is_there = is_there.map_err(StoreError::io("look for the folder", data.root()))?;
        let mut erasures = Vec::new();
        // What was erased in a profile is told of there.
        for place in if is_there { data_places(data)? } else { Vec::new() } {
            let (found, problems) = read_erasures(&place.data)?;
            if let Some(problem) = problems.into_iter().next() {
                return Err(problem);
            }
            erasures.extend(found);
        }
        Ok(Self(erasures))
    }

    /// When marks were erased here that end with one of these events; nothing if none were.
    pub(super) fn when_marks(&self, hashes: &[&str]) -> Option<String> {
        let has_one = |file: &&ErasureFile| {
            let mut marks = file.erasure.sessions.iter().flat_map(|session| &session.marks);
            marks.any(|mark| hashes.contains(&mark.as_str()))
        };
        let file = self.0.iter().find(has_one)?;
        Some(file.erasure.erased.clone())
    }

    /// When the session, or the person with this pseudonym, was erased here; nothing if neither was.
    pub(super) fn when(&self, session: Option<&str>, trainee: Option<&str>) -> Option<String> {
        let of_session = session.and_then(|session| Some(erased_session(&self.0, session)?.0));
        let sum = trainee.map(|trainee| trainee_sha256(&trainee.to_ascii_lowercase()));
        let of_person = || {
            let sum = sum.as_ref()?;
            self.0
                .iter()
                .find(|file| file.erasure.trainee_sha256.as_ref() == Some(sum))
        };
        let file = of_session.or_else(of_person)?;
        Some(file.erasure.erased.clone())
    }
}
