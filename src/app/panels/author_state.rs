//! What the author screen remembers about what is shown.

use std::collections::BTreeMap;

/// The choices of an author about what is shown, and what a play from here begins with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AuthorState {
    /// The place that is looked at.
    pub selected: Option<String>,
    /// Whether everything that is wrong stands beside the graph instead of that place.
    pub shows_findings: bool,
    /// What is searched for in the list.
    pub search: String,
    /// Which part of a long list is shown.
    pub page: usize,
    /// What is shown in the middle.
    pub tab: AuthorTab,
    /// The mood that a play from here begins with: tension, trust, patience; none is that of the call's start.
    pub mood: Option<[u8; 3]>,
    /// The facts that it begins with and that are not as at the start.
    pub facts: BTreeMap<String, String>,
}

/// What is shown in the middle of the author screen: one thing at a time has all the room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum AuthorTab {
    /// The call as a picture.
    #[default]
    Graph,
    /// What is proven.
    Certificate,
    /// What is simulated.
    Statistics,
}

impl AuthorTab {
    /// The tabs in their order, with the keys of their words.
    pub const ALL: [(Self, &str); 3] = [
        (Self::Graph, "author-tab-graph"),
        (Self::Certificate, "author-tab-certificate"),
        (Self::Statistics, "author-tab-statistics"),
    ];
}
