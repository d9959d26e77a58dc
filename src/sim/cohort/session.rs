//! What is known of a session when a group is looked at.
//!
//! This is where practice stays private: a result is taken from an exam that was played to its end and from nothing else.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use super::calendar_day::CalendarDay;
use super::exam_run::ExamRun;
use crate::sim::program::Program;
use crate::sim::score::mark::Mark;
use crate::sim::session::hash::sha256_hex;
use crate::sim::session::record::{Header, Mode, SealReason};

/// A session of somebody in a group.
#[derive(Debug, Clone)]
pub struct CohortSession {
    /// Its id.
    pub session: String,
    /// Who.
    pub trainee: String,
    /// The call.
    pub scenario: String,
    /// As practice or as an exam.
    pub mode: Mode,
    /// The day on which it began, in UTC; none for a record that does not say.
    pub began: Option<CalendarDay>,
    /// The day on which it was played to its end; none if it was not.
    pub finished: Option<CalendarDay>,
    /// The day of its last line, if it was decided that it counts as failed although it was not played to its end.
    pub failed: Option<CalendarDay>,
    /// When it began: it orders sessions and is shown for exams.
    pub wall: String,
    exam: Option<Exam>,
}

/// The result of an exam.
#[derive(Debug, Clone)]
pub struct Exam {
    /// What was played.
    pub version: ExamVersion,
    /// The marks that stand.
    pub marks: ExamMarks,
    /// What was chosen and what it cost, as computed.
    pub run: ExamRun,
}

/// The marks of an exam.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct ExamMarks {
    /// The overall mark in tenths.
    pub overall: Mark,
    /// Empathy, accuracy and compliance, in tenths; none where one is not measured.
    pub dimensions: [Option<Mark>; 3],
    /// Whether it passes.
    pub passed: bool,
    /// Whose they are.
    pub basis: MarkBasis,
}

/// What marks rest on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum MarkBasis {
    /// The computed marks; nobody has closed others.
    Computed,
    /// What assessors have said.
    Assessed,
}

/// Exactly what was played: sessions of different versions are counted apart.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct ExamVersion {
    /// The scenario's id.
    pub scenario: String,
    /// The country.
    pub country: String,
    /// The author's version.
    pub scenario_version: String,
    /// SHA-256 over all files that its marks rest on.
    pub files: String,
}

/// The sessions of a group, with what its exams were played with.
#[derive(Debug, Clone, Default)]
pub struct CohortSessions {
    /// Oldest first.
    pub sessions: Vec<CohortSession>,
    /// The compiled call of each version.
    pub programs: BTreeMap<ExamVersion, Arc<Program>>,
    /// Exams without a mark: stopped, left open, or not in order.
    pub without_mark: Vec<WithoutMark>,
}

/// An exam without a mark.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WithoutMark {
    /// The session; none in what leaves the house.
    pub session: Option<String>,
    /// Who.
    pub trainee: String,
    /// The call.
    pub scenario: String,
    /// Why.
    pub why: WhyWithoutMark,
}

/// Why an exam has no mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum WhyWithoutMark {
    /// It is open.
    Open,
    /// It was stopped or left; an assessor decides.
    Stopped,
    /// Its record is not in order; `rolecall verify` says why.
    NotInOrder,
    /// Several records tell of it, and not the same; somebody has to find out which is the right one.
    Conflict,
    /// It has no exact values, or cannot be read by this program.
    NotMarked,
    /// Assessors differ, or files of marks are missing.
    Undecided,
    /// It was decided that it is void.
    Voided,
    /// It was decided that it counts as failed.
    Failed,
    /// It was decided that it may go on.
    MayGoOn,
}

impl CohortSession {
    /// A session by its header, the reason for its end, and the time of its last line.
    pub fn new(header: &Header, sealed: Option<SealReason>, last_wall: &str) -> Self {
        Self {
            session: header.session.clone(),
            trainee: header.trainee.clone(),
            scenario: header.scenario.clone(),
            mode: header.mode,
            began: CalendarDay::of_wall(&header.wall),
            finished: match sealed {
                Some(SealReason::Finished) => CalendarDay::of_wall(last_wall),
                _ => None,
            },
            failed: None,
            wall: header.wall.clone(),
            exam: None,
        }
    }

    /// Decided to count as failed, with the time of its last line: nothing of it is left to do.
    #[must_use]
    pub fn decided_failed(mut self, last_wall: &str) -> Self {
        self.failed = CalendarDay::of_wall(last_wall).filter(|_| self.mode == Mode::Exam);
        self
    }

    /// With a result. It is dropped unless this is an exam that was played to its end.
    #[must_use]
    pub fn with_exam(mut self, exam: Exam) -> Self {
        let has_result = self.mode == Mode::Exam && self.finished.is_some();
        self.exam = Some(exam).filter(|_| has_result);
        self
    }

    /// The result, if this is an exam that has one.
    pub fn exam(&self) -> Option<&Exam> {
        self.exam.as_ref()
    }
}

impl ExamVersion {
    /// The version that a record was played with.
    pub fn of(header: &Header) -> Self {
        let files = header
            .marked_files()
            .iter()
            .flat_map(|file| [file.name.as_bytes(), b"\0", file.sha256.as_bytes(), b"\n"]);
        let parts: Vec<&[u8]> = files.collect();
        Self {
            scenario: header.scenario.clone(),
            country: header.country.clone(),
            scenario_version: header.scenario_version.clone(),
            files: sha256_hex(&parts),
        }
    }
}
