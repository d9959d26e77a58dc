//! The folder of data: where it is, and the folders in it.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use directories::ProjectDirs;

use super::archive::Archive;
use super::error::{MAKE_THE_FOLDER, StoreError};
use super::file_size_signal;
use super::fresh::fresh_u64;
use super::fs::Fs;
use super::keys_place::keys_place;
use super::settings_file::SettingsFile;
use super::whole_file::sync_parent;

/// The variable that names the folder of data.
pub const DATA_VARIABLE: &str = "ROLECALL_DATA";

/// The folder of data. Nothing is made in it before it is needed.
#[derive(Debug, Clone)]
pub struct DataFolder {
    fs: Arc<dyn Fs>,
    root: PathBuf,
    /// Where the keys to the names in it lie; of a folder that is only looked at, none are known.
    keys: Option<PathBuf>,
}

impl DataFolder {
    /// The folder that `--data` names, else the variable `ROLECALL_DATA`, else the platform's.
    ///
    /// # Errors
    /// [`StoreError::NoDataFolder`] if there is none of the three, or the current folder is gone.
    pub fn find(fs: Arc<dyn Fs>, data_option: Option<PathBuf>) -> Result<Self, StoreError> {
        let platform = || ProjectDirs::from("", "", "rolecall").map(|folders| folders.data_dir().to_owned());
        let root = choose(data_option, std::env::var_os(DATA_VARIABLE), platform).ok_or(StoreError::NoDataFolder)?;
        // Errors name the whole path, and a change of the current folder changes nothing.
        let root = std::path::absolute(&root).map_err(StoreError::io("find", &root))?;
        Ok(Self {
            keys: keys_place(),
            ..Self::at(fs, root)
        })
    }

    /// The folder at this path. It knows of no keys, so that names are kept in it unsealed; see [`DataFolder::with_keys`].
    pub fn at(fs: Arc<dyn Fs>, root: PathBuf) -> Self {
        file_size_signal::make_it_an_error();
        let keys = None;
        Self { fs, root, keys }
    }

    /// The same folder, the keys to its names lying in this folder of keys.
    #[must_use]
    pub fn with_keys(self, keys: PathBuf) -> Self {
        let keys = Some(keys);
        Self { keys, ..self }
    }

    /// Where the keys to the names in it lie.
    pub fn keys_path(&self) -> Option<&Path> {
        self.keys.as_deref()
    }

    /// A folder of data of its own below this one.
    pub(super) fn below(&self, group: &str, name: &str) -> Self {
        Self {
            fs: Arc::clone(&self.fs),
            root: self.root.join(group).join(name),
            keys: self.keys.clone(),
        }
    }

    /// Its path.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The disk that it is on.
    pub fn fs(&self) -> &Arc<dyn Fs> {
        &self.fs
    }

    /// Where the records are; the folder need not be there yet.
    pub fn sessions_path(&self) -> PathBuf {
        self.root.join("sessions")
    }

    /// Where the archive is; the folder need not be there yet.
    pub fn archive_path(&self) -> PathBuf {
        self.root.join("archive")
    }

    /// The folder of records, made if it is not there.
    ///
    /// # Errors
    /// What the system refused.
    pub fn sessions(&self) -> Result<PathBuf, StoreError> {
        self.made(self.sessions_path())
    }

    /// The archive, its folder made if it is not there.
    ///
    /// # Errors
    /// What the system refused.
    pub fn archive(&self) -> Result<Archive, StoreError> {
        Ok(Archive::new(Arc::clone(&self.fs), self.made(self.archive_path())?))
    }

    /// The archive for reading; if its folder is not there, nothing is in it.
    pub fn archive_to_read(&self) -> Archive {
        Archive::new(Arc::clone(&self.fs), self.archive_path())
    }

    /// A small file right in the folder, which is made if it is not there.
    ///
    /// # Errors
    /// What the system refused.
    pub fn settings_file(&self, name: &str) -> Result<SettingsFile, StoreError> {
        let root = self.made(self.root.clone())?;
        Ok(SettingsFile::new(Arc::clone(&self.fs), root.join(name)))
    }

    /// Finds out by trying whether the folder can be written, so that nobody learns it in the middle of a call.
    ///
    /// # Errors
    /// What the system refused.
    pub fn check_writable(&self) -> Result<(), StoreError> {
        let probe = self
            .made(self.root.clone())?
            .join(format!(".probe.{:016x}.tmp", fresh_u64()));
        let mut file = self
            .fs
            .create_new(&probe)
            .map_err(StoreError::io("write to the folder of data", &self.root))?;
        let written = file
            .write_all(b"Rolecall can write here.\n")
            .and_then(|()| file.sync_all());
        drop(file);
        let removed = self.fs.remove(&probe);
        written
            .and(removed)
            .map_err(StoreError::io("write to the folder of data", &self.root))
    }

    /// How many bytes are free; nothing if the system does not say.
    ///
    /// # Errors
    /// What the system refused.
    pub fn free_space(&self) -> Result<Option<u64>, StoreError> {
        self.fs
            .free_space(&self.root)
            .map_err(StoreError::io("measure the free space of", &self.root))
    }

    fn made(&self, folder: PathBuf) -> Result<PathBuf, StoreError> {
        make_folder(self.fs.as_ref(), &folder)?;
        Ok(folder)
    }
}

/// An empty variable counts as none.
fn choose(
    data_option: Option<PathBuf>,
    variable: Option<OsString>,
    platform: impl FnOnce() -> Option<PathBuf>,
) -> Option<PathBuf> {
    let variable = variable.filter(|value| !value.is_empty()).map(PathBuf::from);
    data_option.or(variable).or_else(platform)
}

/// Makes a folder and those above it, each durable in the one above before anything is put into it.
pub(super) fn make_folder(fs: &dyn Fs, folder: &Path) -> Result<(), StoreError> {
    if fs
        .exists(folder)
        .map_err(StoreError::io("look for the folder", folder))?
    {
        // Whoever made it may have been stopped before its name was durable.
        return match sync_parent(fs, folder) {
            // Whoever may not even look at the folder above has not made it.
            Err(StoreError::Io { error, .. }) if error.kind() == io::ErrorKind::PermissionDenied => Ok(()),
            synced => synced,
        };
    }
    match folder.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => make_folder(fs, parent)?,
        _ => {}
    }
    match fs.create_folder(folder) {
        // Somebody else was faster.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
        made => made.map_err(StoreError::io(MAKE_THE_FOLDER, folder))?,
    }
    sync_parent(fs, folder)
}
