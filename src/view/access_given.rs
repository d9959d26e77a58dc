//! What a person was given to do and is told of who asks what is kept of them: exam tickets and assignments.

use crate::sim::cohort::assignment::{Assignee, Assignment};
use crate::sim::session::record::Mode;

/// A ticket in the person's pseudonym, or one that a record of theirs names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccessedTicket {
    /// SHA-256 of what was signed, by which records name it.
    pub sha256: String,
    /// The pseudonym in it.
    pub trainee: String,
    /// The scenario's id.
    pub scenario: String,
    /// Whether somebody decides by it.
    pub mode: Mode,
    /// From when it could be begun, in UTC.
    pub from: String,
    /// Until when, in UTC.
    pub until: String,
    /// When it was signed, in UTC.
    pub issued: String,
}

/// An assignment to the person, or to the group that they are in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccessedAssignment {
    /// Its id.
    pub id: String,
    /// The course.
    pub course: Option<String>,
    /// The ids of the calls.
    pub calls: Vec<String>,
    /// The group that it was given to; nothing where it was given to the person alone.
    pub group: Option<String>,
    /// As practice or as an exam.
    pub mode: Mode,
    /// When it was given, in UTC.
    pub given: String,
    /// The last day on which it is in time.
    pub due: String,
    /// Whether it was taken back.
    pub is_withdrawn: bool,
}

impl AccessedAssignment {
    /// An assignment as the person is told of it; nothing if it concerns somebody else.
    pub fn of(assignment: &Assignment, is_withdrawn: bool, pseudonym: &str, group: Option<&str>) -> Option<Self> {
        let of_group = match &assignment.to {
            Assignee::Trainee(trainee) => (trainee == pseudonym).then_some(None)?,
            Assignee::Group(to) => (Some(to.as_str()) == group).then(|| Some(to.clone()))?,
        };
        Some(Self {
            id: assignment.id.clone(),
            course: assignment.course.clone(),
            calls: assignment.calls.clone(),
            group: of_group,
            mode: assignment.mode,
            given: assignment.given.clone(),
            due: assignment.due.to_string(),
            is_withdrawn,
        })
    }
}
