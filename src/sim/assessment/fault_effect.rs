//! What a fault of a scenario changes, record by record.

use super::judged::Outcome;
use crate::sim::sentence::Sentence;

/// What a fault changes, as far as whoever signs it may see that.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FaultEffect {
    /// The records of this version that could be played.
    pub records: Vec<TouchedRecord>,
    /// Records of which it is not known what it changes there, each with the reason.
    pub unread: Vec<Sentence>,
    /// How many records of this version are here, whether or not they could be played.
    pub of_this_version: usize,
    /// The sessions that were played with another version.
    pub of_other_versions: Vec<String>,
}

impl FaultEffect {
    /// Takes in what it changes elsewhere.
    pub fn add(&mut self, other: Self) {
        self.records.extend(other.records);
        self.unread.extend(other.unread);
        self.of_this_version += other.of_this_version;
        self.of_other_versions.extend(other.of_other_versions);
    }
}

/// What a fault changes in one record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TouchedRecord {
    /// The session.
    pub session: String,
    /// The pseudonym of whoever played it.
    pub trainee: String,
    /// What stood before; nothing where no mark stands.
    pub before: Option<Outcome>,
    /// What stands with it.
    pub after: Option<Outcome>,
    /// Whether others have marked it and that is still kept from whoever looks: then these are the computed marks.
    pub is_kept_back: bool,
}
