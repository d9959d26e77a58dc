//! What was computed of records, kept while a program goes on asking: a file that has not changed is not played and valued again.
//!
//! What was said about a session is never kept: what stands is asked of the marks each time.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use crate::sim::assessment::judged::Judged;
use crate::sim::cohort::exam_run::ExamRun;
use crate::sim::cohort::session::ExamMarks;
use crate::sim::program::Program;

/// A file as it looked when its record was played, and the hash of the record's last line.
type FileSeen = (PathBuf, u64, Option<SystemTime>, String);

/// An exam that was played to its end.
#[derive(Debug, Clone)]
pub struct KeptExam {
    /// What is judged.
    pub judged: Judged,
    /// The computed marks.
    pub computed: ExamMarks,
    /// The run.
    pub run: ExamRun,
    /// The compiled call.
    pub program: Arc<Program>,
}

/// What was computed of records that could be played.
#[derive(Debug, Default)]
pub struct KeptSessions {
    exams: BTreeMap<FileSeen, KeptExam>,
    judged: BTreeMap<FileSeen, Judged>,
    played: u64,
}

impl KeptSessions {
    /// How many records were played so far; what was kept is not played again.
    pub fn played(&self) -> u64 {
        self.played
    }

    /// The exam in this file, computed where it is not known yet. What cannot be computed is tried again each time.
    ///
    /// # Errors
    /// Those of `compute`.
    pub fn exam<E>(
        &mut self,
        path: &Path,
        head: &str,
        compute: impl FnOnce() -> Result<KeptExam, E>,
    ) -> Result<KeptExam, E> {
        kept(&mut self.exams, &mut self.played, path, head, compute)
    }

    /// What is judged of the record in this file, computed where it is not known yet.
    ///
    /// # Errors
    /// Those of `compute`.
    pub fn judged<E>(
        &mut self,
        path: &Path,
        head: &str,
        compute: impl FnOnce() -> Result<Judged, E>,
    ) -> Result<Judged, E> {
        kept(&mut self.judged, &mut self.played, path, head, compute)
    }
}

fn kept<T: Clone, E>(
    known: &mut BTreeMap<FileSeen, T>,
    played: &mut u64,
    path: &Path,
    head: &str,
    compute: impl FnOnce() -> Result<T, E>,
) -> Result<T, E> {
    // Looked at before it is read: what changes from now on looks different next time.
    let seen = fs::metadata(path)
        .ok()
        .map(|about| (path.to_owned(), about.len(), about.modified().ok(), head.to_owned()));
    if let Some(found) = seen.as_ref().and_then(|seen| known.get(seen)) {
        return Ok(found.clone());
    }
    *played += 1;
    let computed = compute()?;
    if let Some(seen) = seen {
        known.insert(seen, computed.clone());
    }
    Ok(computed)
}
