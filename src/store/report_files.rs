//! Reports on the disk. They hold personal data, so that only their owner can read them.

use std::io;
use std::path::{Path, PathBuf};

use directories::UserDirs;

use super::error::StoreError;
use super::folder::make_folder;
use super::fs::Fs;
use super::whole_file::write_whole_file;

/// Where the window puts reports: "Rolecall" among the person's documents, else in the home folder; none where the system names neither.
pub fn reports_folder() -> Option<PathBuf> {
    let folders = UserDirs::new()?;
    let documents = folders.document_dir().unwrap_or_else(|| folders.home_dir());
    Some(documents.join("Rolecall"))
}

/// Writes these files into a folder, which is made if it is not there. Unless `force` is set, nothing is written if one of them is
/// there already.
///
/// # Errors
/// What the system refused, or the first file that is there.
pub fn write_reports(
    fs: &dyn Fs,
    folder: &Path,
    files: &[(String, Vec<u8>)],
    force: bool,
) -> Result<Vec<PathBuf>, StoreError> {
    make_folder(fs, folder)?;
    for (name, _) in files.iter().filter(|_| !force) {
        let path = folder.join(name);
        if fs.exists(&path).map_err(StoreError::io("look for", &path))? {
            let there = io::Error::from(io::ErrorKind::AlreadyExists);
            return Err(StoreError::io("write", path)(there));
        }
    }
    let written = files.iter().map(|(name, bytes)| {
        let path = folder.join(name);
        write_whole_file(fs, &path, bytes)?;
        Ok(path)
    });
    written.collect()
}
