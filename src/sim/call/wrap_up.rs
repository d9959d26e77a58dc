//! After-call work: what has been chosen so far, and what it earns. Its entries are independent of each other.

use std::collections::BTreeMap;

use super::Call;
use crate::sim::program::Program;
use crate::sim::program::parts::{CompiledEntry, Earned, WrapUpList};
use crate::sim::program::state::State;

/// What the agent has filled in: entry numbers by list; a list of which one is chosen has at most one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WrapUpForm {
    chosen: BTreeMap<WrapUpList, Vec<usize>>,
}

impl WrapUpForm {
    /// Whether an entry is chosen or ticked.
    pub fn has(&self, list: WrapUpList, entry: usize) -> bool {
        self.chosen.get(&list).is_some_and(|entries| entries.contains(&entry))
    }

    /// Chooses one entry of a list, or ticks a note.
    pub(super) fn choose(&mut self, list: WrapUpList, entry: usize) {
        let entries = self.chosen.entry(list).or_default();
        if list != WrapUpList::Notes {
            entries.clear();
        }
        if !entries.contains(&entry) {
            entries.push(entry);
            entries.sort_unstable();
        }
    }

    pub(super) fn untick(&mut self, entry: usize) {
        if let Some(entries) = self.chosen.get_mut(&WrapUpList::Notes) {
            entries.retain(|ticked| *ticked != entry);
        }
    }

    /// Everything that is chosen.
    pub fn entries(&self) -> impl Iterator<Item = usize> + '_ {
        self.chosen.values().flatten().copied()
    }
}

impl Call {
    /// Fills in the after-call work with these entries, for plays that leave it out.
    pub fn fill_in_entries(&mut self, entries: &[usize]) {
        let program = std::sync::Arc::clone(self.program());
        for index in entries {
            if let Some(entry) = program.wrap_up.get(*index) {
                self.form.choose(entry.list, *index);
            }
        }
    }
}

impl Program {
    /// An entry's number by list and id.
    pub fn wrap_up_entry(&self, list: WrapUpList, id: &str) -> Option<usize> {
        self.wrap_up
            .iter()
            .position(|entry| entry.list == list && entry.id == id)
    }

    /// Whether there is after-call work: not after a call that never was.
    pub fn has_wrap_up(&self, state: &State) -> bool {
        self.place(state) != self.missed
    }
}

impl CompiledEntry {
    /// What the entry earns if it is chosen in this state.
    pub fn earns(&self, state: &State) -> Earned {
        if self.when.holds(state) {
            self.points
        } else {
            self.otherwise
        }
    }
}
