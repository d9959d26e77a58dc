//! Where the events of a session are.

use std::ffi::OsString;
use std::io::ErrorKind;
use std::path::PathBuf;
use std::sync::Arc;

use crate::sim::session::record::RESERVED_SESSION_ID;
use crate::store::error::StoreError;
use crate::store::folder::DataFolder;
use crate::store::fs::Fs;

/// The folder of the folders of faults, one for each version of a scenario. No record is read whose session is called so.
const VOID_FOLDER: &str = RESERVED_SESSION_ID;

/// How the name of a file of events ends.
pub(super) const ENDING: &str = ".evt";

/// The folder of marks in a folder of data. Nothing is made in it before it is needed.
#[derive(Debug, Clone)]
pub struct MarksFolder {
    pub(super) fs: Arc<dyn Fs>,
    root: PathBuf,
}

impl MarksFolder {
    /// The folder of marks of this folder of data.
    pub fn of(data: &DataFolder) -> Self {
        Self {
            fs: Arc::clone(data.fs()),
            root: data.root().join("marks"),
        }
    }

    /// Where the events of a session are; the folder need not be there yet.
    pub fn session_path(&self, session: &str) -> PathBuf {
        self.root.join(session)
    }

    /// The same, and nothing for the name of the folder of faults, which a file that cannot be read may have.
    pub fn session_path_unless_reserved(&self, session: &str) -> Option<PathBuf> {
        (session != VOID_FOLDER).then(|| self.session_path(session))
    }

    /// Where the faults of a scenario are, by the SHA-256 of its file; the folder need not be there yet.
    pub fn faults_path(&self, scenario_sha256: &str) -> PathBuf {
        self.root.join(VOID_FOLDER).join(scenario_sha256)
    }

    /// The sessions that have marks, sorted; none if there is no folder.
    ///
    /// # Errors
    /// The folder cannot be listed.
    pub fn sessions(&self) -> Result<Vec<String>, StoreError> {
        let names = listed(self.fs.as_ref(), &self.root)?;
        let names = names.into_iter().filter_map(|name| name.into_string().ok());
        Ok(names
            .filter(|name| name != VOID_FOLDER && !name.starts_with('.'))
            .collect())
    }
}

/// The names in a folder; none if it is not there.
pub(super) fn listed(fs: &dyn Fs, folder: &std::path::Path) -> Result<Vec<OsString>, StoreError> {
    match fs.list(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Vec::new()),
        listed => listed.map_err(StoreError::io("list the marks in", folder)),
    }
}
