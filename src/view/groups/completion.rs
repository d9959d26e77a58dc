//! Who has done what was assigned: days, and no marks.

use super::named::Named;
use super::table::{CellView, ColumnView, TableView};
use super::wording;
use crate::sim::cohort::completion::{AssignmentCompletion, CallCompletion};
use crate::sim::score::scorecard::StepClass;

/// One assignment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssignmentView {
    /// What is to be done by when, and how many have done it.
    pub head: String,
    /// A row for each person, a column for each call.
    pub table: TableView,
}

/// The assignments, and an overview with a row for each.
pub(super) fn assignments(named: &Named<'_>, assignments: &[AssignmentCompletion]) -> (Vec<AssignmentView>, TableView) {
    let words = named.words;
    let mut overview = TableView::new(
        words,
        &["groups-assigned", "groups-mode", "groups-due", "groups-finished"],
        &[],
    );
    for assignment in assignments {
        let calls = named.calls(&assignment.calls);
        let done = [
            ("n", assignment.done.count.to_string().into()),
            ("total", assignment.done.of.to_string().into()),
        ];
        let due = assignment.due.to_string();
        overview.add([
            match &assignment.course {
                Some(course) => words.labelled(course, &calls),
                None => calls,
            },
            named.say(&wording::mode(assignment.mode)),
            match assignment.is_over {
                true => words.remarked(&due, &words.text("groups-over")),
                false => due,
            },
            words.with("common-of", &done),
        ]);
    }
    let views = assignments.iter().map(|assignment| view(named, assignment));
    (views.collect(), overview)
}

fn view(named: &Named<'_>, assignment: &AssignmentCompletion) -> AssignmentView {
    let mut table = TableView::new(named.words, &["groups-person"], &[]);
    table.columns.extend(assignment.calls.iter().map(|call| ColumnView {
        name: named.call(call),
        is_number: false,
    }));
    for trainee in &assignment.trainees {
        let mut row = vec![CellView::from(named.person(&trainee.trainee))];
        row.extend(trainee.calls.iter().map(|call| CellView {
            text: named.say(&wording::call_completion(call)),
            sign: sign(call),
        }));
        table.rows.push(row);
    }
    AssignmentView {
        head: named.say(&wording::assignment_head(assignment, &named.calls(&assignment.calls))),
        table,
    }
}

/// A star for what is done, a triangle for what is late, a dot for what is begun.
fn sign(call: &CallCompletion) -> Option<StepClass> {
    match call {
        CallCompletion::NotBegun => None,
        CallCompletion::Begun { .. } => Some(StepClass::Fine),
        CallCompletion::Done { late: false, .. } => Some(StepClass::Best),
        CallCompletion::Done { late: true, .. } => Some(StepClass::Costly),
    }
}
