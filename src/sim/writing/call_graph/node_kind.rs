//! The kinds of places in a picture of a call.

use crate::sim::scenario::model::EndingKind;

/// What a place of the call is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum GraphNodeKind {
    /// The phone rings, or somebody dials.
    Beginning,
    /// The agent decides.
    Decision,
    /// The first condition that holds decides.
    Branch,
    /// A detour is made and comes back.
    Detour,
    /// It goes on by itself.
    Passage,
    /// A detour ends.
    Return,
    /// The call ends.
    Ending(EndingKind),
    /// The keys of the softphone, which work at every decision on the line.
    Softphone,
    /// The customer has had enough.
    Threshold,
}

impl GraphNodeKind {
    /// All of them.
    pub const ALL: [Self; 12] = [
        Self::Beginning,
        Self::Decision,
        Self::Branch,
        Self::Detour,
        Self::Passage,
        Self::Return,
        Self::Ending(EndingKind::Ideal),
        Self::Ending(EndingKind::Partial),
        Self::Ending(EndingKind::BadCare),
        Self::Ending(EndingKind::BadRule),
        Self::Softphone,
        Self::Threshold,
    ];
}
