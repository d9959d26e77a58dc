//! What can be assigned, and everything that is, to whichever group or person.

use super::GroupsMaterial;
use super::table::TableView;
use super::wording;
use crate::sim::cohort::assignment::{Assignee, Assignment};

/// So many characters of a pseudonym stand behind a name.
const SHORT: usize = 8;

/// What can be assigned, and what is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AssigningView {
    /// The calls that are here: the id and the title, by title.
    pub calls: Vec<(String, String)>,
    /// The courses that were assigned before, the newest first.
    pub courses: Vec<CourseView>,
    /// A row for each assignment that stands, the newest first.
    pub given: TableView,
    /// The id of each row.
    pub ids: Vec<String>,
}

/// A course that was assigned before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CourseView {
    /// Its name.
    pub name: String,
    /// The ids of the calls that it had the last time.
    pub calls: Vec<String>,
}

pub(super) fn assigning_view(material: &GroupsMaterial<'_>) -> AssigningView {
    let words = material.words;
    let columns = [
        "groups-assigned",
        "groups-given-to",
        "groups-mode",
        "groups-due",
        "groups-given-on",
    ];
    let mut view = AssigningView {
        calls: material
            .titles
            .iter()
            .map(|(id, title)| (id.clone(), title.clone()))
            .collect(),
        given: TableView::new(words, &columns, &[]),
        ..AssigningView::default()
    };
    view.calls.sort_by(|a, b| (&a.1, &a.0).cmp(&(&b.1, &b.0)));
    for assignment in material.assignments.iter().rev() {
        view.ids.push(assignment.id.clone());
        view.given.add([
            what(material, assignment),
            to_whom(material, &assignment.to),
            words.told(&wording::mode(assignment.mode)),
            assignment.due.to_string(),
            assignment.given.chars().take_while(|one| *one != 'T').collect(),
        ]);
        let known = |course: &String| view.courses.iter().any(|known| known.name == *course);
        if let Some(name) = assignment.course.as_ref().filter(|course| !known(course)) {
            view.courses.push(CourseView {
                name: name.clone(),
                calls: assignment.calls.clone(),
            });
        }
    }
    view
}

fn what(material: &GroupsMaterial<'_>, assignment: &Assignment) -> String {
    let call = |id: &String| material.titles.get(id).unwrap_or(id).clone();
    let calls: Vec<String> = assignment.calls.iter().map(call).collect();
    let calls = material.words.listed(&calls);
    match &assignment.course {
        Some(course) => material.words.labelled(course, &calls),
        None => calls,
    }
}

/// A group by its name, a person by the own name and the beginning of the pseudonym.
fn to_whom(material: &GroupsMaterial<'_>, to: &Assignee) -> String {
    match to {
        Assignee::Group(group) => group.clone(),
        Assignee::Trainee(trainee) => match material.trainees.get(trainee) {
            Some(name) => {
                let short: String = trainee.chars().take(SHORT).collect();
                material.words.remarked(name, &short)
            }
            None => trainee.clone(),
        },
    }
}
