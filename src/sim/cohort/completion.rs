//! Who has done what was assigned. It shows days and no marks, for practice and exams alike.

use std::collections::BTreeMap;

use serde::Serialize;

use super::assignment::{Assignee, Assignment};
use super::calendar_day::CalendarDay;
use super::session::CohortSession;
use crate::sim::analytics::share::Share;
use crate::sim::session::record::Mode;

/// An assignment and how far everybody is with it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AssignmentCompletion {
    /// Its id.
    pub id: String,
    /// The course.
    pub course: Option<String>,
    /// The calls.
    pub calls: Vec<String>,
    /// As practice or as an exam.
    pub mode: Mode,
    /// The day on which it was given; sessions count from this day on.
    pub given: CalendarDay,
    /// The last day on which it is in time.
    pub due: CalendarDay,
    /// Whether that day is over.
    pub is_over: bool,
    /// Whether it was given to one person and not to the group.
    pub is_personal: bool,
    /// How many of those who have to do it have finished all calls.
    pub done: Share,
    /// Each of them.
    pub trainees: Vec<TraineeCompletion>,
}

/// One person's part.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct TraineeCompletion {
    /// Who.
    pub trainee: String,
    /// The state of each call, in the order of the calls.
    pub calls: Vec<CallCompletion>,
}

/// How far somebody is with a call.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case", tag = "state")]
pub enum CallCompletion {
    /// Not begun.
    NotBegun,
    /// Begun, and not finished.
    Begun {
        /// On which day, the first time.
        on: CalendarDay,
    },
    /// Finished, or decided to count as failed.
    Done {
        /// On which day, the first time.
        on: CalendarDay,
        /// Whether that was after the due day.
        late: bool,
    },
}

/// How far people of a group are with an assignment; nothing if it concerns none of them.
///
/// A session counts if it was played in the mode that was asked for and began on the day the assignment was given or later.
pub fn completion(
    assignment: &Assignment,
    group: &str,
    members: &[&str],
    sessions: &[CohortSession],
    today: &CalendarDay,
) -> Option<AssignmentCompletion> {
    let given = CalendarDay::of_wall(&assignment.given)?;
    let mut of_trainee: BTreeMap<(&str, &str), Vec<&CohortSession>> = BTreeMap::new();
    for session in sessions {
        let began_in_time = session.began.as_ref().is_some_and(|began| *began >= given);
        if session.mode == assignment.mode && began_in_time {
            of_trainee
                .entry((&session.trainee, &session.scenario))
                .or_default()
                .push(session);
        }
    }
    let state = |trainee: &str, call: &str| {
        let played: &[&CohortSession] = of_trainee.get(&(trainee, call)).map_or(&[], Vec::as_slice);
        let first = |day: fn(&CohortSession) -> Option<&CalendarDay>| {
            played.iter().filter_map(|session| day(session)).min().cloned()
        };
        match (
            first(|session| session.finished.as_ref().or(session.failed.as_ref())),
            first(|session| session.began.as_ref()),
        ) {
            (Some(on), _) => CallCompletion::Done {
                late: on > assignment.due,
                on,
            },
            (None, Some(on)) => CallCompletion::Begun { on },
            (None, None) => CallCompletion::NotBegun,
        }
    };
    let trainees: Vec<TraineeCompletion> = members
        .iter()
        .filter(|trainee| assignment.concerns(trainee, group))
        .map(|trainee| TraineeCompletion {
            trainee: (*trainee).to_owned(),
            calls: assignment.calls.iter().map(|call| state(trainee, call)).collect(),
        })
        .collect();
    if trainees.is_empty() {
        return None;
    }
    let done = trainees.iter().filter(|trainee| trainee.is_done()).count();
    Some(AssignmentCompletion {
        id: assignment.id.clone(),
        course: assignment.course.clone(),
        calls: assignment.calls.clone(),
        mode: assignment.mode,
        given,
        due: assignment.due.clone(),
        is_over: *today > assignment.due,
        is_personal: matches!(assignment.to, Assignee::Trainee(_)),
        done: Share::new(done as u64, trainees.len() as u64),
        trainees,
    })
}

impl TraineeCompletion {
    /// Whether all calls are finished.
    pub fn is_done(&self) -> bool {
        self.calls
            .iter()
            .all(|call| matches!(call, CallCompletion::Done { .. }))
    }
}
