//! Who is in a group.

use std::collections::BTreeMap;

use super::named::Named;
use super::table::TableView;
use crate::sim::cohort::report::CohortReport;

/// The people of a group.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MembersView {
    /// Each of them, by pseudonym.
    pub people: Vec<MemberView>,
    /// A row for each: the name, as far as it is known here, and the pseudonym.
    pub table: TableView,
}

/// One person of a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberView {
    /// The pseudonym, which records call this person by.
    pub pseudonym: String,
    /// The name, else as much of the pseudonym as tells people of the group apart.
    pub name: String,
}

pub(super) fn members_view(
    named: &Named<'_>,
    report: &CohortReport,
    trainees: &BTreeMap<String, String>,
) -> MembersView {
    let mut table = TableView::new(named.words, &["groups-person", "groups-pseudonym"], &[]);
    let mut people = Vec::new();
    for person in &report.progress {
        let pseudonym = person.trainee.clone();
        let name = named.person(&pseudonym);
        table.add([
            match trainees.contains_key(&pseudonym) {
                true => name.clone(),
                false => named.words.text("groups-no-name"),
            },
            pseudonym.clone(),
        ]);
        people.push(MemberView { pseudonym, name });
    }
    MembersView { people, table }
}
