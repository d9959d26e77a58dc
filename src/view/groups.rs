//! The screen of groups as plain data: who has done what, exams over time, items, rules, and how far assessors agree.
//!
//! Every picture has a table that says the same, made here, so that whoever draws computes nothing.

mod agreement;
pub mod agreement_wording;
mod assigning;
mod completion;
mod decisions;
mod members;
mod named;
mod progress;
mod rules;
mod table;
pub mod wording;

use std::collections::BTreeMap;

pub use agreement::{AgreementItemView, AgreementView, AssessorPoint};
pub use assigning::{AssigningView, CourseView};
pub use completion::AssignmentView;
pub use decisions::{CallInGroupView, DecisionsView};
pub use members::{MemberView, MembersView};
pub use progress::{ExamPointView, PersonView, ProgressView};
pub use rules::{RuleBar, RulesView};
pub use table::{CellView, ColumnView, TableView};

use super::standing::Names;
use crate::sim::analytics::agreement::item_titles::ItemTitles;
use crate::sim::analytics::agreement::report::AgreementReport;
use crate::sim::cohort::assignment::Assignment;
use crate::sim::cohort::report::CohortReport;
use crate::sim::sentence::Sentence;
use crate::words::Words;
use named::Named;

/// What the view is made of.
#[derive(Debug, Clone, Copy)]
pub struct GroupsMaterial<'m> {
    /// The interface's words.
    pub words: &'m Words,
    /// The groups of the roster, each with how many people it has.
    pub groups: &'m [(String, usize)],
    /// The group that is looked at; none if the roster has no group.
    pub cohort: Option<&'m CohortReport>,
    /// Everything that is assigned to anybody.
    pub assignments: &'m [Assignment],
    /// How far assessors agree, or why that cannot be said.
    pub agreement: Result<&'m AgreementReport, &'m Sentence>,
    /// What items of forms are called there.
    pub item_titles: &'m ItemTitles,
    /// How many values were left out of it because their assessors had seen those of others.
    pub not_blind: usize,
    /// Of how many sessions values were left out of it, because somebody who has a key here may not see yet what others gave.
    pub kept_back: usize,
    /// Of how many exams of the group the computed marks count for the same reason.
    pub kept_back_exams: usize,
    /// Names of trainees by pseudonym, as far as they are known here.
    pub trainees: &'m BTreeMap<String, String>,
    /// Titles of calls by id, as far as they are known here; others are called by their ids.
    pub titles: &'m BTreeMap<String, String>,
    /// What the keys of assessors are called here.
    pub assessors: &'m Names,
    /// What could not be read.
    pub problems: &'m [Sentence],
}

/// The whole screen.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct GroupsView {
    /// The groups of the roster: the name, and how many people it has.
    pub groups: Vec<(String, usize)>,
    /// The group that is looked at; none if the roster has no group.
    pub group: Option<GroupView>,
    /// What can be assigned, and everything that is.
    pub assigning: AssigningView,
    /// How far assessors agree, in the whole folder of data.
    pub agreement: AgreementView,
    /// What could not be read.
    pub problems: Vec<String>,
}

/// One group.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupView {
    /// Its name.
    pub name: String,
    /// Its size and the day on which one looks.
    pub about: String,
    /// The day on which one looks, in UTC.
    pub today: String,
    /// Who is in it.
    pub members: MembersView,
    /// Of how many exams the computed marks are shown because what assessors gave is kept back; none if of none.
    pub kept_back: Option<String>,
    /// What was assigned, by due day.
    pub assignments: Vec<AssignmentView>,
    /// The same as an overview, a row for each.
    pub assignments_table: TableView,
    /// Exams over time.
    pub progress: ProgressView,
    /// Items of the calls, and the set of calls.
    pub decisions: DecisionsView,
    /// Rules that were broken.
    pub rules: RulesView,
}

/// Makes the view.
pub fn groups_view(material: &GroupsMaterial<'_>) -> GroupsView {
    let words = material.words;
    let is_chinese = words.locale().is_chinese();
    GroupsView {
        groups: material.groups.to_vec(),
        group: material.cohort.map(|report| group_view(material, report)),
        assigning: assigning::assigning_view(material),
        agreement: agreement::agreement_view(material),
        problems: material
            .problems
            .iter()
            .map(|problem| problem.wording(is_chinese).to_owned())
            .collect(),
    }
}

fn group_view(material: &GroupsMaterial<'_>, report: &CohortReport) -> GroupView {
    let words = material.words;
    let named = Named::new(material, report);
    let about = [
        ("n", report.trainees.into()),
        ("today", report.today.to_string().into()),
    ];
    let (assignments, assignments_table) = completion::assignments(&named, &report.assignments);
    GroupView {
        name: report.group.clone(),
        about: words.with("groups-about", &about),
        today: report.today.to_string(),
        members: members::members_view(&named, report, material.trainees),
        kept_back: (material.kept_back_exams > 0)
            .then(|| words.with("groups-kept-back-computed", &[("n", material.kept_back_exams.into())])),
        assignments,
        assignments_table,
        progress: progress::progress_view(&named, report),
        decisions: decisions::decisions_view(&named, report),
        rules: rules::rules_view(&named, &report.weakest_rules),
    }
}
