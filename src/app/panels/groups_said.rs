//! What came of what was asked for on the screen of groups.

use std::path::PathBuf;

/// What was said last, and what can be done about it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GroupsSaid {
    /// What a table would change or has changed, or what is wrong with it.
    pub roster: Vec<String>,
    /// The table that was only tried and can be taken now.
    pub tried: Option<TriedTable>,
    /// What became of the roster that was to be written.
    pub written: Option<String>,
    /// The file that it was to be written to and that is there already.
    pub there: Option<PathBuf>,
    /// What became of an assignment.
    pub assigning: Option<String>,
    /// Whether something is being saved; until it is, nothing else is.
    pub is_busy: bool,
}

/// A table of which was shown what it changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TriedTable {
    /// The file.
    pub path: PathBuf,
    /// Whether whoever is not in it leaves the roster.
    pub replace: bool,
    /// The SHA-256 that it had then.
    pub sha256: String,
}
