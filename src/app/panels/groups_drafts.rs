//! What is typed and chosen on the screen of groups before it is asked for.

use std::path::{Path, PathBuf};

use crate::sim::cohort::assignment::WantedAssignment;
use crate::sim::cohort::calendar_day::CalendarDay;
use crate::sim::session::record::Mode;
use crate::view::groups::GroupView;

/// Tables of the roster that are to come or to be written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RosterDraft {
    /// The table that is to be taken, as it is typed.
    pub path: String,
    /// The file that was named last, by typing or by dropping it. Its name need not be text, and may begin or end with spaces.
    named: Option<PathBuf>,
    /// Whether whoever is not in it leaves the roster.
    pub replaces: bool,
    /// The file that the roster is to be written to, as it is typed.
    pub out: String,
    /// Whether whoever is in no group yet is written too.
    pub everybody: bool,
}

/// An assignment that is to be given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssignmentDraft {
    /// Whether it is for one person and not for the whole group.
    pub is_personal: bool,
    /// What is searched for among the people of the group.
    pub search: String,
    /// The pseudonym of that person.
    pub person: Option<String>,
    /// The ids of the calls, in the order in which they were chosen.
    pub calls: Vec<String>,
    /// The name of the course; empty for none.
    pub course: String,
    /// As practice or as an exam.
    pub mode: Mode,
    /// The last day, as it is typed.
    pub due: String,
}

impl RosterDraft {
    /// Shows a table that was named, or dropped, where one would be typed.
    pub fn name_table(&mut self, path: &Path, replace: bool) {
        self.path = path.display().to_string();
        self.named = Some(path.to_owned());
        self.replaces = replace;
    }

    /// The table that is meant: the one that was named last, as long as nothing else is typed. None where nothing is typed.
    pub(super) fn table(&self) -> Option<PathBuf> {
        let named = self.named.as_ref();
        let as_named = named.filter(|named| named.display().to_string() == self.path);
        let typed = Some(self.path.trim()).filter(|typed| !typed.is_empty());
        as_named.cloned().or_else(|| typed.map(PathBuf::from))
    }
}

impl Default for AssignmentDraft {
    fn default() -> Self {
        Self {
            is_personal: false,
            search: String::new(),
            person: None,
            calls: Vec::new(),
            course: String::new(),
            mode: Mode::Practice,
            due: String::new(),
        }
    }
}

impl AssignmentDraft {
    /// Another group is looked at: its people are others.
    pub(super) fn leave_group(&mut self) {
        self.search.clear();
        self.person = None;
    }

    /// Chooses a call, or does not any more.
    pub(super) fn choose(&mut self, call: &str) {
        match self.calls.iter().position(|chosen| chosen == call) {
            Some(place) => drop(self.calls.remove(place)),
            None => self.calls.push(call.to_owned()),
        }
    }

    /// What is asked for, for this group or for a person of it.
    ///
    /// # Errors
    /// The keys of the words for what is still missing.
    pub(super) fn wanted(&self, group: &GroupView) -> Result<WantedAssignment, Vec<&'static str>> {
        let to = match self.is_personal {
            // Whoever was chosen may have left the group since.
            true => self.person.clone().filter(|person| {
                let mut people = group.members.people.iter();
                people.any(|member| member.pseudonym == *person)
            }),
            false => Some(group.name.clone()),
        };
        let mut missing = Vec::new();
        if to.is_none() {
            missing.push("groups-person");
        }
        if self.calls.is_empty() {
            missing.push("groups-calls");
        }
        if CalendarDay::read(&self.due).is_err() {
            missing.push("groups-due");
        }
        let course = self.course.trim();
        match to {
            Some(to) if missing.is_empty() => Ok(WantedAssignment {
                to,
                calls: self.calls.clone(),
                course: (!course.is_empty()).then(|| course.to_owned()),
                mode: self.mode,
                due: self.due.trim().to_owned(),
            }),
            _ => Err(missing),
        }
    }
}
