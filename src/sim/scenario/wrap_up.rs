//! After-call work: the disposition code, what belongs in the record, and the follow-up.

use serde::Deserialize;

use super::condition::When;
use super::model::Points;
use super::spanned::{List, Name, Text};

/// What the agent fills in after the call. Its entries are independent of each other and can be changed until it is finished.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WrapUp {
    /// Disposition codes, 2 to 15; one is chosen.
    pub disposition: List<Entry>,
    /// Candidate notes; those that belong in the record are ticked.
    #[serde(default)]
    pub notes: List<Entry>,
    /// Who follows up, when, and by which channel.
    #[serde(default)]
    pub follow_up: FollowUp,
}

impl WrapUp {
    /// Its lists with their names, in the order of the file.
    pub fn lists(&self) -> [(&'static str, &List<Entry>); 5] {
        [
            ("disposition", &self.disposition),
            ("notes", &self.notes),
            ("owner", &self.follow_up.owner),
            ("date", &self.follow_up.date),
            ("channel", &self.follow_up.channel),
        ]
    }
}

/// The follow-up: one entry of each list is chosen.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct FollowUp {
    /// Who owns it.
    pub owner: List<Entry>,
    /// By when.
    pub date: List<Entry>,
    /// By which channel.
    pub channel: List<Entry>,
}

/// One entry of the after-call work.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// An id, unique within its list.
    pub id: Name,
    /// What it says.
    pub label: Text,
    /// It is right when this holds at the end of the call; without it, it is always right (or, with negative points, always wrong).
    #[serde(default)]
    pub when: Option<When>,
    /// Points when it is chosen and right.
    #[serde(default)]
    pub points: Points,
    /// Points when it is chosen and `when` does not hold.
    #[serde(default)]
    pub otherwise: Points,
    /// The lesson.
    pub why: Text,
    /// Facts and house policies that the lesson rests on.
    #[serde(default)]
    pub sources: List<Name>,
}
