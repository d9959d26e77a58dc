//! Erasures on the disk: `erasures/<time>-<fresh id>.erasure`, each in a file of its own that is never changed.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use super::error::StoreError;
use super::folder::{DataFolder, make_folder};
use super::fresh::fresh_u64;
use super::session_list::list_sessions;
use super::whole_file::write_whole_file;
use crate::sim::session::erasure::{ErasedSession, Erasure};

/// The folder of erasures, below the folder of data.
pub const FOLDER: &str = "erasures";
const ENDING: &str = ".erasure";
/// The longest file: 256 KiB.
const LONGEST_ERASURE: u64 = 256 << 10;

/// An erasure and the file that tells of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ErasureFile {
    /// Where it is.
    pub path: PathBuf,
    /// All of it, with the signature if there is one.
    pub bytes: Vec<u8>,
    /// What it says. Whether somebody whom one trusts has signed it is another question.
    pub erasure: Erasure,
}

/// The erasures of a folder of data, oldest first, and what cannot be read.
///
/// # Errors
/// The folder is there and cannot be listed.
pub fn read_erasures(data: &DataFolder) -> Result<(Vec<ErasureFile>, Vec<StoreError>), StoreError> {
    let folder = data.root().join(FOLDER);
    let names = match data.fs().list(&folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok((Vec::new(), Vec::new())),
        names => names.map_err(StoreError::io("list the erasures in", &folder))?,
    };
    let (mut erasures, mut problems) = (Vec::new(), Vec::new());
    for name in names.iter().filter(|name| name.to_string_lossy().ends_with(ENDING)) {
        match read(data, &folder.join(name)) {
            Ok(erasure) => erasures.push(erasure),
            Err(error) => problems.push(error),
        }
    }
    erasures.sort_by(|one, other| (&one.erasure.erased, &one.path).cmp(&(&other.erasure.erased, &other.path)));
    Ok((erasures, problems))
}

fn read(data: &DataFolder, path: &Path) -> Result<ErasureFile, StoreError> {
    let bytes = data
        .fs()
        .read(path, LONGEST_ERASURE)
        .map_err(StoreError::io("read the erasure", path))?;
    if bytes.len() as u64 > LONGEST_ERASURE {
        return Err(StoreError::TooLong {
            path: path.to_owned(),
            longest: LONGEST_ERASURE,
        });
    }
    let erasure = Erasure::read(&bytes).map_err(|why| StoreError::Unreadable {
        path: path.to_owned(),
        why,
    })?;
    let path = path.to_owned();
    Ok(ErasureFile { path, bytes, erasure })
}

/// Writes an erasure down: the text of its file, signed or not. It is durable afterwards.
///
/// # Errors
/// What the system refused.
pub fn write_erasure(data: &DataFolder, erasure: &Erasure, text: &str) -> Result<PathBuf, StoreError> {
    let folder = data.root().join(FOLDER);
    make_folder(data.fs().as_ref(), &folder)?;
    let time: String = erasure.erased.chars().filter(char::is_ascii_digit).collect();
    let path = folder.join(format!("{time}-{:016x}{ENDING}", fresh_u64()));
    write_whole_file(data.fs().as_ref(), &path, text.as_bytes())?;
    Ok(path)
}

/// The first erasure that names a session as one whose record was erased.
pub fn erased_session<'e>(erasures: &'e [ErasureFile], session: &str) -> Option<(&'e ErasureFile, &'e ErasedSession)> {
    erasures
        .iter()
        .find_map(|file| Some((file, file.erasure.of_session(session)?)))
}

/// Those of these sessions whose records were erased and are not here, and what cannot be read.
///
/// # Errors
/// A folder is there and cannot be listed.
pub fn erased_and_gone(
    data: &DataFolder,
    sessions: &[String],
) -> Result<(BTreeSet<String>, Vec<StoreError>), StoreError> {
    let (erasures, problems) = read_erasures(data)?;
    let mut erased: BTreeSet<String> = sessions.iter().cloned().collect();
    erased.retain(|session| erased_session(&erasures, session).is_some());
    if !erased.is_empty() {
        for listed in list_sessions(data.fs().as_ref(), &data.sessions_path())? {
            if let Ok(summary) = listed.content {
                erased.remove(&summary.header.session);
            }
        }
    }
    Ok((erased, problems))
}
