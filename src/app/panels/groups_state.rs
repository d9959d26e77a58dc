//! What the screen of groups remembers about what is shown.

use std::collections::BTreeMap;

use super::groups_drafts::{AssignmentDraft, RosterDraft};

/// The choices of a person about what is shown of a group.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GroupsState {
    /// What is shown.
    pub tab: GroupsTab,
    /// The group whose rows these choices are about; of another group they say nothing.
    pub group: Option<String>,
    /// The row of a tab's overview that is looked at; none is the first.
    pub chosen: BTreeMap<GroupsTab, usize>,
    /// The item of a call whose options are looked at.
    pub item: usize,
    /// Which part of a long table is shown, by the table's name.
    pub pages: BTreeMap<&'static str, usize>,
    /// Tables that are to come or to be written.
    pub roster: RosterDraft,
    /// The assignment that is to be given.
    pub assigning: AssignmentDraft,
    /// The id of the assignment about which it is asked whether it should really be taken back.
    pub takes_back: Option<String>,
}

/// What the screen of groups shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum GroupsTab {
    /// Who has done what was assigned.
    #[default]
    Completion,
    /// Exams over time.
    Progress,
    /// Items of the calls and the set of calls.
    Decisions,
    /// The rules that were broken most.
    Rules,
    /// How far assessors agree.
    Agreement,
    /// Who is in the group, and how the roster comes and goes.
    Roster,
    /// What is to be assigned, and everything that is.
    Assigning,
}

impl GroupsTab {
    /// All tabs in their order, with the keys of their words.
    pub const ALL: [(Self, &str); 7] = [
        (Self::Completion, "groups-tab-completion"),
        (Self::Progress, "groups-tab-progress"),
        (Self::Decisions, "groups-tab-decisions"),
        (Self::Rules, "groups-tab-rules"),
        (Self::Agreement, "groups-tab-agreement"),
        (Self::Roster, "groups-tab-roster"),
        (Self::Assigning, "groups-tab-assigning"),
    ];
}

impl GroupsState {
    /// From now on this group is looked at; what was chosen in another one is forgotten.
    pub(super) fn look_at_group(&mut self, group: Option<&str>) {
        if self.group.as_deref() != group {
            self.assigning.leave_group();
            *self = Self {
                tab: self.tab,
                group: group.map(str::to_owned),
                roster: std::mem::take(&mut self.roster),
                assigning: std::mem::take(&mut self.assigning),
                ..Self::default()
            };
        }
    }

    /// The row of the tab's overview that is looked at, among so many.
    pub(super) fn row(&self, count: usize) -> usize {
        let chosen = self.chosen.get(&self.tab).copied().unwrap_or(0);
        chosen.min(count.saturating_sub(1))
    }

    /// Looks at this row of the tab's overview, from its beginning.
    pub(super) fn look_at(&mut self, row: usize, details: &'static str) {
        self.chosen.insert(self.tab, row);
        self.pages.remove(details);
        if self.tab == GroupsTab::Decisions {
            self.item = 0;
        }
    }
}
