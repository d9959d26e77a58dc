//! What the library screen remembers: what is searched for, in which order, and which row is looked at.

use crate::sim::library::query::{LibraryFilter, LibraryQuery, Sort, SortKey};
use crate::sim::library::row::{CallResult, SessionState};

/// So many sessions are asked for at once; of these, only the rows that can be seen are drawn.
pub const PAGE: u64 = 1000;

/// The choices of a person about the list of sessions.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LibraryState {
    /// What is searched for.
    pub search: String,
    /// Where it is searched for.
    pub search_in: SearchIn,
    /// Only these results; empty for all.
    pub results: Vec<CallResult>,
    /// Only these states; empty for all but superseded files.
    pub states: Vec<SessionState>,
    /// Only those that an assessor has written about, or only those that none has.
    pub marked: Option<bool>,
    /// The order.
    pub sort: Sort,
    /// Which part of a long list is shown, from 0.
    pub page: u64,
    /// The row of this part that is looked at.
    pub selected: usize,
    /// Whether that row has to be brought into view.
    pub scrolls: bool,
    /// Whether the person has said that they do not mark. It holds for the profile that is in use, until the program is closed.
    pub marks_nothing: bool,
    /// Whether the field for what is to be imported is shown.
    pub import_is_open: bool,
    /// The file or folder that is to be imported.
    pub import_path: String,
}

/// Where somebody searches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SearchIn {
    /// In names, and at the beginning of pseudonyms.
    #[default]
    Trainee,
    /// In titles and ids of calls.
    Call,
    /// In ids of sessions.
    Session,
}

impl SearchIn {
    /// All, with the keys of their words.
    pub const ALL: [(Self, &str); 3] = [
        (Self::Trainee, "library-trainee"),
        (Self::Call, "library-call"),
        (Self::Session, "library-session"),
    ];
}

impl LibraryState {
    /// What is asked of the library. Names are not in the index: whoever knows them adds the pseudonyms that fit `trainee`.
    pub fn query(&self) -> LibraryQuery {
        let search = self.search.trim();
        let wanted = |place| (!search.is_empty() && self.search_in == place).then(|| search.to_owned());
        LibraryQuery {
            filter: LibraryFilter {
                trainee: wanted(SearchIn::Trainee),
                scenario: wanted(SearchIn::Call),
                session: wanted(SearchIn::Session),
                results: self.results.clone(),
                states: self.states.clone(),
                marked: self.marked,
                ..LibraryFilter::default()
            },
            sort: self.sort,
            offset: self.page.saturating_mul(PAGE),
            limit: Some(PAGE),
            marks_nothing: self.marks_nothing,
        }
    }

    /// Whether anything is left out that would be shown otherwise.
    pub fn narrows(&self) -> bool {
        self.query().filter != LibraryFilter::default()
    }

    /// Shows everything again, in the order that is set.
    pub fn widen(&mut self) {
        *self = Self {
            sort: self.sort,
            marks_nothing: self.marks_nothing,
            import_is_open: self.import_is_open,
            import_path: std::mem::take(&mut self.import_path),
            ..Self::default()
        };
    }

    /// From now on another list is asked for, which is looked at from its beginning.
    pub(super) fn begin_again(&mut self) {
        self.page = 0;
        self.look_at(0);
    }

    /// Orders by this; once more, the other way round.
    pub(super) fn order_by(&mut self, key: SortKey) {
        self.sort = Sort {
            key,
            reversed: self.sort.key == key && !self.sort.reversed,
        };
        self.begin_again();
    }

    pub(super) fn look_at(&mut self, row: usize) {
        self.selected = row;
        self.scrolls = true;
    }
}
