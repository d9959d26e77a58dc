//! The words that `rolecall library` takes for results, states, orders and formats.

use clap::ValueEnum;

use crate::sim::library::query::SortKey;
use crate::sim::library::row::{CallResult, SessionState};

/// How the list is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LibraryFormat {
    /// A table.
    Human,
    /// One object with the sessions and the counts.
    Json,
    /// One line for each session.
    Csv,
}

/// What came of a call: what stands of what assessors have signed, else what was computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ResultArgument {
    /// It passed.
    Passed,
    /// It did not pass, by points or because it was decided so.
    Failed,
    /// It broke a critical rule, or an item of a form that must not fail.
    Critical,
    /// It was decided to be void.
    Void,
    /// It was decided that it may go on.
    MayGoOn,
    /// Assessors differ, so that no mark stands.
    Differ,
    /// Files of marks could not be read.
    Incomplete,
    /// It has no mark.
    NoMark,
}

/// Where a session stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum StateArgument {
    /// It can be resumed.
    Open,
    /// It is over: finished, stopped, rewound or abandoned.
    Sealed,
    /// It was played to its end.
    Finished,
    /// The person stopped it.
    Stopped,
    /// Another session goes on from an earlier turn.
    Rewound,
    /// Nobody came back.
    Abandoned,
    /// Another file has the session and all of its lines.
    Superseded,
    /// Another file has the session with other lines.
    Conflict,
    /// Not as it was written.
    Damaged,
    /// It cannot be used here.
    Unusable,
    /// An assessor has written about it.
    Marked,
    /// No assessor has written about it.
    Unmarked,
}

/// What the list is ordered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SortArgument {
    /// When it began, the newest first.
    Began,
    /// The mark that stands, the best first.
    Mark,
    /// The scenario's id.
    Scenario,
    /// The trainee's pseudonym.
    Trainee,
    /// The state.
    State,
}

impl ResultArgument {
    /// The result.
    pub(super) fn result(self) -> CallResult {
        match self {
            Self::Passed => CallResult::Passed,
            Self::Failed => CallResult::Failed,
            Self::Critical => CallResult::Critical,
            Self::Void => CallResult::Void,
            Self::MayGoOn => CallResult::MayGoOn,
            Self::Differ => CallResult::Differ,
            Self::Incomplete => CallResult::Incomplete,
            Self::NoMark => CallResult::NoMark,
        }
    }
}

impl StateArgument {
    /// The states; none for what an assessor did.
    pub(super) fn states(self) -> &'static [SessionState] {
        use SessionState::{Abandoned, Conflict, Damaged, Finished, Open, Rewound, Stopped, Superseded, Unusable};
        match self {
            Self::Open => &[Open],
            Self::Sealed => &[Finished, Stopped, Rewound, Abandoned],
            Self::Finished => &[Finished],
            Self::Stopped => &[Stopped],
            Self::Rewound => &[Rewound],
            Self::Abandoned => &[Abandoned],
            Self::Superseded => &[Superseded],
            Self::Conflict => &[Conflict],
            Self::Damaged => &[Damaged],
            Self::Unusable => &[Unusable],
            Self::Marked | Self::Unmarked => &[],
        }
    }
}

impl SortArgument {
    /// The order.
    pub(super) fn key(self) -> SortKey {
        match self {
            Self::Began => SortKey::Began,
            Self::Mark => SortKey::Mark,
            Self::Scenario => SortKey::Scenario,
            Self::Trainee => SortKey::Trainee,
            Self::State => SortKey::State,
        }
    }
}
