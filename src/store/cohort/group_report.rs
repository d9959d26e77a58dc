//! The report of one group of the roster, from all that the folder of data knows of it.

use std::collections::BTreeSet;

use super::assignment_files::read_assignments;
use super::kept_sessions::KeptSessions;
use super::sessions::read_cohort_sessions_again;
use crate::sim::cohort::calendar_day::CalendarDay;
use crate::sim::cohort::report::CohortReport;
use crate::sim::cohort::roster::Roster;
use crate::sim::sentence::{Sentence, sentence};
use crate::store::error::StoreError;
use crate::store::folder::DataFolder;
use crate::store::standing::StandingReader;
use crate::store::wall::wall_now;

/// Why a group has no report.
#[derive(Debug)]
pub enum NoGroupReport {
    /// A folder cannot be read.
    Store(StoreError),
    /// The clock says no day, so nothing can be said to be late.
    NoClock,
}

impl NoGroupReport {
    /// Why, and what to do.
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::Store(error) => error.sentence(),
            Self::NoClock => sentence!(
                "The clock of this machine says no day of the calendar; set it.",
                "本机时钟的日期无效；请先校准。"
            ),
        }
    }
}

impl From<StoreError> for NoGroupReport {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// The report of a group as of today, and what could not be read for it. Without a reader of marks the computed marks count.
///
/// # Errors
/// The folders of assignments, sessions or marks cannot be listed, or there is no day.
pub fn read_group(
    data: &DataFolder,
    roster: &Roster,
    group: &str,
    marks: Option<&mut StandingReader<'_>>,
) -> Result<(CohortReport, Vec<Sentence>), NoGroupReport> {
    read_group_again(data, roster, group, marks, &mut KeptSessions::default())
}

/// The same for whoever asks again and again.
///
/// # Errors
/// The folders of assignments, sessions or marks cannot be listed, or there is no day.
pub fn read_group_again(
    data: &DataFolder,
    roster: &Roster,
    group: &str,
    marks: Option<&mut StandingReader<'_>>,
    kept: &mut KeptSessions,
) -> Result<(CohortReport, Vec<Sentence>), NoGroupReport> {
    let (assignments, unread) = read_assignments(data)?;
    let members: BTreeSet<String> = roster.members(group).into_iter().map(str::to_owned).collect();
    let (sessions, mut problems) = read_cohort_sessions_again(data, &members, marks, kept)?;
    problems.extend(unread.iter().map(StoreError::sentence));
    let today = CalendarDay::of_wall(&wall_now()).ok_or(NoGroupReport::NoClock)?;
    let report = CohortReport::new(roster, group, &assignments, &sessions, today);
    Ok((report, problems))
}
