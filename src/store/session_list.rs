//! The sessions in a folder, oldest first. A file that cannot be read is listed with its error and hides no other.

use std::cmp::Reverse;
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
    /// Another file has the same session and all lines of this one; only that one should be resumed.
    pub superseded_by: Option<PathBuf>,
    /// Other files that have the same session and other lines, by path: nothing decides which of them is the session, so none counts.
    pub conflicts: Vec<PathBuf>,
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
    settle(fs, &mut sessions);
    sessions.sort_by_cached_key(|session| (date_digits(session), session.path.clone()));
    Ok(sessions)
}

/// Refuses a record that is not the one to go on with: a file beside it goes on from it, or tells of the same session otherwise. Files
/// that cannot be read are passed over.
///
/// # Errors
/// [`StoreError::Superseded`], [`StoreError::Conflict`], or the folder cannot be read.
pub fn refuse_another_file(fs: &dyn Fs, path: &Path, record: &Record) -> Result<(), StoreError> {
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
    settle(fs, &mut same);
    let path = path.to_owned();
    match same.into_iter().next().and_then(|session| session.content.ok()) {
        Some(summary) if !summary.conflicts.is_empty() => Err(StoreError::Conflict {
            session: summary.header.session,
            files: std::iter::once(path).chain(summary.conflicts).collect(),
        }),
        Some(SessionSummary {
            superseded_by: Some(by),
            ..
        }) => Err(StoreError::Superseded { path, by }),
        _ => Ok(()),
    }
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
        conflicts: Vec::new(),
        header: record.header.clone(),
    }
}

/// Says of each file how it stands to the others of its session. After a rescue, or when a record was handed in twice, one file has all
/// lines of another, and only then does it supersede it: a longer file with other lines is worth no more than a shorter one.
pub fn settle(fs: &dyn Fs, sessions: &mut [ListedSession]) {
    let mut of_session: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (place, session) in sessions.iter().enumerate() {
        if let Ok(summary) = &session.content {
            of_session
                .entry(summary.header.session.clone())
                .or_default()
                .push(place);
        }
    }
    for places in of_session.into_values().filter(|places| places.len() > 1) {
        settle_session(fs, sessions, places);
    }
}

/// The same for the files of one session, by their places in the list.
fn settle_session(fs: &dyn Fs, sessions: &mut [ListedSession], mut places: Vec<usize>) {
    let rank = |place: &usize| {
        let ListedSession { path, content } = &sessions[*place];
        // Of equal ones the one that is whole: bytes behind the last line are no reason to look at another file.
        let of_summary = |summary: &SessionSummary| (summary.lines, summary.torn_bytes == 0, summary.rescued);
        Reverse((content.as_ref().ok().map(of_summary), path.clone()))
    };
    places.sort_by_cached_key(rank);
    // Files that no other goes on from, each with its record as soon as that is needed.
    let mut furthest: Vec<(usize, Option<Record>)> = Vec::new();
    let mut superseded: Vec<(usize, usize)> = Vec::new();
    for place in &places {
        let Ok(shorter) = &sessions[*place].content else {
            continue;
        };
        let longer = furthest.iter_mut().find_map(|(longer, record)| {
            let ListedSession { path, content } = &sessions[*longer];
            let is_same = content.as_ref().is_ok_and(|longer| longer.head == shorter.head);
            let goes_on = is_same || {
                if record.is_none() {
                    *record = read_record(fs, path).ok();
                }
                let record = record.as_ref();
                record.is_some_and(|record| record.goes_on_from(shorter.lines, &shorter.head))
            };
            goes_on.then_some(*longer)
        });
        match longer {
            Some(longer) => superseded.push((*place, longer)),
            None => furthest.push((*place, None)),
        }
    }
    let path_of = |place: usize| sessions[place].path.clone();
    let superseded: Vec<(usize, PathBuf)> = superseded.iter().map(|(place, by)| (*place, path_of(*by))).collect();
    let mut several: Vec<PathBuf> = match furthest.len() {
        0 | 1 => Vec::new(),
        _ => furthest.iter().map(|(place, _)| path_of(*place)).collect(),
    };
    several.sort();
    for place in places {
        let ListedSession { path, content } = &mut sessions[place];
        if let Ok(summary) = content {
            let by = superseded.iter().find(|(superseded, _)| *superseded == place);
            summary.superseded_by = by.map(|(_, by)| by.clone());
            summary.conflicts = several.iter().filter(|other| *other != path).cloned().collect();
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
