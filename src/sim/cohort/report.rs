//! All about a group, as plain data for the terminal, the window and reports.

use serde::Serialize;

use super::assignment::Assignment;
use super::calendar_day::CalendarDay;
use super::completion::{AssignmentCompletion, completion};
use super::exam_statistics::{CallInGroup, SetInGroup, exam_statistics};
use super::progress::{TraineeProgress, progress};
use super::roster::Roster;
use super::session::{CohortSessions, WithoutMark};
use super::weakest_rules::{RuleInGroup, weakest_rules};

/// All about a group.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CohortReport {
    /// Its name.
    pub group: String,
    /// The day on which one looks.
    pub today: CalendarDay,
    /// How many people are in it.
    pub trainees: u64,
    /// Whether pseudonyms are those of this report only and small groups are left out.
    pub is_pseudonymous: bool,
    /// What was assigned, by due day.
    pub assignments: Vec<AssignmentCompletion>,
    /// Each person's exams over time.
    pub progress: Vec<TraineeProgress>,
    /// Exams without a mark.
    pub without_mark: Vec<WithoutMark>,
    /// Each call that was an exam.
    pub calls: Vec<CallInGroup>,
    /// The set of calls.
    pub set: SetInGroup,
    /// Rules that were broken, the weakest first.
    pub weakest_rules: Vec<RuleInGroup>,
    /// How many rules are left out because fewer than five people had a call with them.
    pub rules_left_out: u64,
}

impl CohortReport {
    /// Computes everything about a group of the roster. Sessions of others are passed over.
    pub fn new(
        roster: &Roster,
        group: &str,
        assignments: &[Assignment],
        sessions: &CohortSessions,
        today: CalendarDay,
    ) -> Self {
        let members = roster.members(group);
        let mut completions: Vec<AssignmentCompletion> = assignments
            .iter()
            .filter_map(|assignment| completion(assignment, group, &members, &sessions.sessions, &today))
            .collect();
        completions.sort_by(|a, b| (&a.due, &a.id).cmp(&(&b.due, &b.id)));
        let (calls, set) = exam_statistics(&members, sessions);
        let is_member = |exam: &&WithoutMark| members.contains(&exam.trainee.as_str());
        Self {
            group: group.to_owned(),
            trainees: members.len() as u64,
            is_pseudonymous: false,
            assignments: completions,
            progress: progress(&members, &sessions.sessions),
            without_mark: sessions.without_mark.iter().filter(is_member).cloned().collect(),
            calls,
            set,
            weakest_rules: weakest_rules(&members, sessions),
            rules_left_out: 0,
            today,
        }
    }
}
