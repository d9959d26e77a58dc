//! The sessions in a folder, oldest first. A file that cannot be read is listed with its error and hides no other.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};

use super::error::StoreError;
use super::fs::Fs;
use super::record_file::{RECORD_ENDING, read_record};
use super::rescue::rescued_name;
use super::whole_file::is_temporary;
use crate::sim::session::record::{Header, Record, SealReason};

/// One file in the folder of sessions.
#[derive(Debug)]
pub struct ListedSession {
    /// The file.
    pub path: PathBuf,
    /// What it holds, or why it cannot be read.
    pub content: Result<SessionSummary, StoreError>,
}

/// What a list shows of a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionSummary {
    /// What it was played with.
    pub header: Header,
    /// The time of its last line, in UTC.
    pub last_wall: String,
    /// How many lines it has.
    pub lines: u64,
    /// How many commands it has.
    pub commands: u64,
    /// Why it ended; nothing while it is open.
    pub sealed: Option<SealReason>,
    /// The hash of its last line.
    pub head: String,
    /// How many bytes of a torn line stand at its end.
    pub torn_bytes: usize,
    /// Whether it was written after an error of the disk, as a whole.
    pub rescued: bool,
    /// Another file has the same session and goes further; only that one should be resumed.
    pub superseded_by: Option<PathBuf>,
}

/// The sessions in this folder, oldest first; none if there is no folder.
///
/// # Errors
/// The folder itself cannot be read.
pub fn list_sessions(fs: &dyn Fs, folder: &Path) -> Result<Vec<ListedSession>, StoreError> {
    let names = match fs.list(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        names => names.map_err(StoreError::io("list the sessions in", folder))?,
    };
    let mut sessions: Vec<ListedSession> = names
        .iter()
        .filter(|name| is_record(name))
        .map(|name| {
            let path = folder.join(name);
            let content = read_record(fs, &path).map(|record| summary(&path, &record));
            ListedSession { path, content }
        })
        .collect();
    mark_superseded(&mut sessions);
    sessions.sort_by_cached_key(|session| (date_digits(session), session.path.clone()));
    Ok(sessions)
}

/// The file beside this record that has the same session and goes further, if there is one. Files that cannot be read are passed over.
///
/// # Errors
/// The folder cannot be read.
pub fn superseding(fs: &dyn Fs, path: &Path, record: &Record) -> Result<Option<PathBuf>, StoreError> {
    let folder = path.parent().unwrap_or(Path::new(""));
    let names = fs
        .list(folder)
        .map_err(StoreError::io("list the sessions in", folder))?;
    let mut same = vec![ListedSession {
        path: path.to_owned(),
        content: Ok(summary(path, record)),
    }];
    for name in names {
        let other = folder.join(&name);
        // Rescued records keep the name of their session in front.
        let is_of_session = name.to_string_lossy().starts_with(&record.header.session);
        if is_of_session && is_record(&name) && path.file_name() != Some(&name) {
            let content = read_record(fs, &other).map(|record| summary(&other, &record));
            same.push(ListedSession { path: other, content });
        }
    }
    mark_superseded(&mut same);
    let first = same.into_iter().next().and_then(|session| session.content.ok());
    Ok(first.and_then(|summary| summary.superseded_by))
}

fn is_record(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    name.ends_with(RECORD_ENDING) && !is_temporary(&name)
}

fn summary(path: &Path, record: &Record) -> SessionSummary {
    let last_wall = record.entries.last().map_or(&record.header.wall, |entry| &entry.wall);
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    SessionSummary {
        last_wall: last_wall.clone(),
        lines: record.text.next_seq(),
        commands: record.text.commands(),
        sealed: record.sealed(),
        head: record.text.head().to_owned(),
        torn_bytes: record.torn_bytes,
        rescued: name.starts_with(&rescued_name(&record.header.session)),
        superseded_by: None,
        header: record.header.clone(),
    }
}

/// After a rescue two files have the same session; the one with more lines has all of the other's.
fn mark_superseded(sessions: &mut [ListedSession]) {
    let mut furthest: BTreeMap<String, (u64, bool, PathBuf)> = BTreeMap::new();
    let rank = |summary: &SessionSummary, path: &Path| (summary.lines, summary.rescued, path.to_owned());
    for session in sessions.iter() {
        if let Ok(summary) = &session.content {
            let rank = rank(summary, &session.path);
            let best = furthest
                .entry(summary.header.session.clone())
                .or_insert_with(|| rank.clone());
            if *best < rank {
                *best = rank;
            }
        }
    }
    for ListedSession { path, content } in sessions {
        if let Ok(summary) = content
            && let Some((_, _, best)) = furthest.get(&summary.header.session)
            && best != path
        {
            summary.superseded_by = Some(best.clone());
        }
    }
}

/// The digits of the date: from the header, else from the file's name, which begins with it.
fn date_digits(session: &ListedSession) -> String {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect();
    match &session.content {
        Ok(summary) => digits(&summary.header.wall),
        Err(_) => {
            let name = session.path.file_name().unwrap_or_default().to_string_lossy();
            digits(name.get(..15).unwrap_or_default())
        }
    }
}
