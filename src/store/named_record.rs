//! A record by what a person calls it: its path, the id of its session, or the beginning of that id.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use super::error::StoreError;
use super::folder::DataFolder;
use super::record_file::RECORD_ENDING;
use super::session_id::is_session_id;
use super::session_list::{ListedSession, list_sessions, settle};

/// The path of the record that is meant. A path that is there wins; a word without folders may be the id of a session of this
/// folder of data or of one of its profiles, or a beginning that only one session has. If a session went on in another file, that one is meant; if its files contradict each other, none is.
///
/// # Errors
/// [`StoreError::NoSuchRecord`], [`StoreError::SeveralRecords`], [`StoreError::Conflict`], or the folder of sessions cannot be listed.
pub fn named_record(data: &DataFolder, wanted: &Path) -> Result<PathBuf, StoreError> {
    let word = wanted.to_string_lossy();
    let is_id = !word.is_empty() && !word.contains(['/', '\\']);
    // Whether it can be read is found out by whoever reads it.
    if !is_id || data.fs().exists(wanted).unwrap_or(true) {
        return Ok(wanted.to_owned());
    }
    let word = word.strip_suffix(RECORD_ENDING).unwrap_or(&word);
    let sessions = sessions_of_everybody(data)?;
    let named: Vec<(String, &ListedSession)> = sessions
        .iter()
        .map(|session| (id_of(session), session))
        .filter(|(id, session)| id.starts_with(word) || is_named(session, word))
        .collect();
    // An id that is written out is meant as it stands, even if another one begins with it.
    let is_whole = named.iter().any(|(id, _)| *id == word);
    let meant: Vec<_> = named.into_iter().filter(|(id, _)| !is_whole || *id == word).collect();
    let ids: BTreeSet<&str> = meant.iter().map(|(id, _)| id.as_str()).collect();
    match ids.len() {
        0 => Err(StoreError::NoSuchRecord {
            word: wanted.to_string_lossy().into_owned(),
            folder: data.sessions_path(),
        }),
        1 => {
            let goes_furthest = |session: &&ListedSession| {
                let content = session.content.as_ref();
                content.is_ok_and(|summary| summary.superseded_by.is_none())
            };
            let files: Vec<&ListedSession> = meant.iter().map(|(_, session)| *session).collect();
            let furthest: Vec<&ListedSession> = files.iter().copied().filter(goes_furthest).collect();
            if furthest.len() > 1 {
                return Err(StoreError::Conflict {
                    session: ids.first().map_or_else(String::new, |id| (*id).to_owned()),
                    files: furthest.iter().map(|session| session.path.clone()).collect(),
                });
            }
            let file = furthest.first().or(files.first());
            Ok(file.map_or_else(|| wanted.to_owned(), |session| session.path.clone()))
        }
        _ => Err(StoreError::SeveralRecords {
            word: wanted.to_string_lossy().into_owned(),
            ids: ids.into_iter().map(str::to_owned).collect(),
        }),
    }
}

/// The sessions of a folder of data and of its profiles. A profile that may not be looked at hides nobody else's.
fn sessions_of_everybody(data: &DataFolder) -> Result<Vec<ListedSession>, StoreError> {
    let fs = data.fs().as_ref();
    let mut sessions = list_sessions(fs, &data.sessions_path())?;
    let own = sessions.len();
    for place in data.profile_places().unwrap_or_default() {
        sessions.extend(list_sessions(fs, &place.data.sessions_path()).unwrap_or_default());
    }
    if sessions.len() > own {
        // Files of one session may lie in several folders.
        settle(fs, &mut sessions);
    }
    Ok(sessions)
}

/// Whether its file has this name. An id is not the name of another session's record, which somebody may have put where its own was.
fn is_named(session: &ListedSession, word: &str) -> bool {
    let is_of_another = session.content.is_ok() && is_session_id(word);
    session.path.file_stem() == Some(OsStr::new(word)) && !is_of_another
}

/// The id of a session; of a file that cannot be read, its name.
fn id_of(session: &ListedSession) -> String {
    match &session.content {
        Ok(summary) => summary.header.session.clone(),
        Err(_) => {
            let name = session.path.file_name().unwrap_or_default().to_string_lossy();
            name.strip_suffix(RECORD_ENDING).unwrap_or(&name).to_owned()
        }
    }
}
