//! The folders of data of profiles, and which of them a record lies in: its archive, its marks and its ledger are there as well.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::error::StoreError;
use super::folder::DataFolder;

/// The folder in which the folders of profiles lie.
pub(super) const PROFILES: &str = "profiles";

/// The folder of data of a profile, which may be one that the list of profiles does not have any more.
#[derive(Debug, Clone)]
pub struct ProfilePlace {
    /// The name of the folder.
    pub folder: String,
    /// The folder.
    pub data: DataFolder,
}

impl DataFolder {
    /// The folders of data of all profiles of this one, by the names of the folders; none if there are no profiles.
    ///
    /// # Errors
    /// The folder in which they lie cannot be listed.
    pub fn profile_places(&self) -> Result<Vec<ProfilePlace>, StoreError> {
        let folder = self.root().join(PROFILES);
        let names = match self.fs().list(&folder) {
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
                return Ok(Vec::new());
            }
            names => names.map_err(StoreError::io("list the folder", &folder))?,
        };
        let mut names: Vec<String> = names.into_iter().filter_map(|name| name.into_string().ok()).collect();
        names.retain(|name| !name.starts_with('.'));
        names.sort();
        let place = |folder: String| ProfilePlace {
            data: self.below(PROFILES, &folder),
            folder,
        };
        Ok(names.into_iter().map(place).collect())
    }

    /// The folder of data that a record belongs to: that of a profile of this folder if it lies in one, otherwise this folder.
    #[must_use]
    pub fn of_record(&self, record: &Path) -> Self {
        let written = |path: &Path| std::path::absolute(path).ok();
        // A link may lead to the folder, or the folder may be one.
        let resolved = |path: &Path| path.canonicalize().ok();
        let profile = profile_of(self.root(), record, written).or_else(|| profile_of(self.root(), record, resolved));
        profile.map_or_else(|| self.clone(), |name| self.below(PROFILES, &name))
    }
}

/// The name of the profile's folder in which a record lies, with both paths made whole in the same way.
fn profile_of(root: &Path, record: &Path, whole: impl Fn(&Path) -> Option<PathBuf>) -> Option<String> {
    let (record, profiles) = (whole(record)?, whole(root)?.join(PROFILES));
    // A record lies in `profiles/NAME/sessions`, or in the folder beside it for those that contradict others.
    let own = record.parent()?.parent()?;
    let is_profile = own.parent() == Some(profiles.as_path());
    own.file_name().filter(|_| is_profile)?.to_str().map(str::to_owned)
}
