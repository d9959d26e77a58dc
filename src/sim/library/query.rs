//! How somebody asks for sessions: which, in what order, which part of them; and how many there are of each kind.

use serde::Serialize;

use super::row::{CallResult, SessionRow, SessionState};

/// Which sessions, in what order, and which part of the list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LibraryQuery {
    /// Which.
    pub filter: LibraryFilter,
    /// In what order.
    pub sort: Sort,
    /// How many of the first are left out.
    pub offset: u64,
    /// The most that are wanted; nothing for all.
    pub limit: Option<u64>,
    /// Whether whoever asks has said that they do not mark: where nobody has a key, nothing is kept from them then.
    pub marks_nothing: bool,
}

/// Which sessions. Each part that is given narrows the list further.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LibraryFilter {
    /// The beginning of a pseudonym, or a part of a name.
    pub trainee: Option<String>,
    /// Pseudonyms of those whose name fits `trainee`. Names stay out of the index, so whoever knows them resolves them.
    pub pseudonyms: Vec<String>,
    /// A part of the scenario's id or title.
    pub scenario: Option<String>,
    /// A part of the session's id.
    pub session: Option<String>,
    /// Begun at this moment or later, in UTC as records say it.
    pub since: Option<String>,
    /// Begun before this moment, in UTC as records say it.
    pub before: Option<String>,
    /// Only those of which one of these stands; empty for all.
    pub results: Vec<CallResult>,
    /// Only these states; empty for all but superseded files, whose sessions are listed by their longer files.
    pub states: Vec<SessionState>,
    /// Only those that an assessor has written about, or only those that none has.
    pub marked: Option<bool>,
}

/// An order. Sessions that are equal in it follow by their files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sort {
    /// By what.
    pub key: SortKey,
    /// The other way round.
    pub reversed: bool,
}

/// What a list is ordered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SortKey {
    /// When it began, the newest first.
    #[default]
    Began,
    /// The mark that stands, the best first; those without one last.
    Mark,
    /// The scenario's id, then when it began.
    Scenario,
    /// The trainee's pseudonym, then when it began.
    Trainee,
    /// The state in alphabetical order of its word, then when it began.
    State,
}

/// A part of the list, and how many there are.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LibraryPage {
    /// The sessions that were asked for.
    pub rows: Vec<SessionRow>,
    /// How many fit the filter.
    pub total: u64,
    /// Counts of the whole library, whatever the filter.
    pub counts: LibraryCounts,
    /// What somebody is told who has no key, where nobody has one.
    pub before_any_key: Option<BeforeAnyKey>,
}

/// What is shown of others' marks where nobody has a key yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BeforeAnyKey {
    /// Of some of the sessions nothing, because whoever looks may be about to mark.
    KeptBack,
    /// Everything, because whoever looks has said that they do not mark.
    Shown,
}

/// How many files the library has of each kind.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct LibraryCounts {
    /// All files.
    pub all: u64,
    /// By state; states without any are left out.
    pub states: Vec<(SessionState, u64)>,
    /// By what stands; results without any are left out.
    pub results: Vec<(CallResult, u64)>,
    /// By scenario, in the order of ids; files that do not say theirs are left out.
    pub scenarios: Vec<(String, u64)>,
    /// How many an assessor has written about.
    pub marked: u64,
}

impl LibraryCounts {
    /// How many files are in a state.
    pub fn in_state(&self, state: SessionState) -> u64 {
        let found = self.states.iter().find(|(counted, _)| *counted == state);
        found.map_or(0, |(_, count)| *count)
    }
}

/// Where the index of a library lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IndexPlace {
    /// In the folder itself, where it belongs.
    InTheFolder,
    /// In this file: the folder is a share, or cannot be written.
    Elsewhere(String),
    /// In memory: it is made anew each time.
    Memory,
}
