//! After-call work as it is filled in.

use super::presenter::Presenter;
use crate::sim::call::Call;
use crate::sim::program::parts::WrapUpList;

/// The form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrapUpView {
    /// The lists in order; empty ones are left out.
    pub lists: Vec<WrapUpListView>,
}

impl WrapUpView {
    /// The lists of which one entry is chosen and of which none is yet. Whoever finishes with some of them is asked once.
    pub fn open_lists(&self) -> Vec<&WrapUpListView> {
        let picked = self.lists.iter().filter(|list| list.list != WrapUpList::Notes);
        picked.filter(|list| !list.has_chosen()).collect()
    }
}

/// One list of the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrapUpListView {
    /// Which list; of `Notes` any number can be ticked, of the others one entry is chosen.
    pub list: WrapUpList,
    /// The entries: id, what it says, whether it is chosen.
    pub entries: Vec<(String, String, bool)>,
}

impl WrapUpListView {
    /// Whether any entry is chosen.
    pub fn has_chosen(&self) -> bool {
        self.entries.iter().any(|(_, _, chosen)| *chosen)
    }
}

/// The form as it stands.
pub fn wrap_up_view(presenter: &Presenter, call: &Call) -> WrapUpView {
    let lists = [
        WrapUpList::Disposition,
        WrapUpList::Notes,
        WrapUpList::Owner,
        WrapUpList::Date,
        WrapUpList::Channel,
    ];
    let entries_of = |list: WrapUpList| {
        let entries = presenter.program.wrap_up.iter().enumerate();
        entries
            .filter(|(_, entry)| entry.list == list)
            .map(|(index, entry)| {
                (
                    entry.id.clone(),
                    presenter.text(entry.label),
                    call.form().has(list, index),
                )
            })
            .collect::<Vec<_>>()
    };
    let lists = lists.into_iter().map(|list| WrapUpListView {
        list,
        entries: entries_of(list),
    });
    WrapUpView {
        lists: lists.filter(|list| !list.entries.is_empty()).collect(),
    }
}
