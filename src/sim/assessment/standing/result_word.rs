//! What came of a session in one word: of what was decided, of the mark that stands, or why none does.

use super::{Basis, Standing, Waits};
use crate::sim::assessment::event::Decision;

/// What came of a session, in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ResultWord {
    /// It passed.
    Passed,
    /// It did not pass.
    NotPassed,
    /// It was decided to be void.
    Void,
    /// It was decided that it may go on.
    MayGoOn,
    /// Assessors differ, so that no mark stands.
    Differ,
    /// Files of marks are missing, damaged or unread, so that no mark stands.
    Incomplete,
    /// It has no mark, and nobody has decided.
    NoMark,
}

impl ResultWord {
    /// The word of these: a decision goes before the mark, and `passes` is of the mark that stands, if one does.
    pub const fn of(decision: Option<Decision>, passes: Option<bool>, is_incomplete: bool, basis: Basis) -> Self {
        match (decision, passes) {
            (Some(Decision::Void), _) => Self::Void,
            (Some(Decision::Resume), _) => Self::MayGoOn,
            (Some(Decision::Pass), _) => Self::Passed,
            (Some(Decision::Fail), _) => Self::NotPassed,
            (None, None) if is_incomplete => Self::Incomplete,
            (None, None) if matches!(basis, Basis::Differ) => Self::Differ,
            (None, None) => Self::NoMark,
            (None, Some(true)) => Self::Passed,
            (None, Some(false)) => Self::NotPassed,
        }
    }

    /// Whether a mark can be that of the session: what is void or goes on has none.
    pub const fn has_mark(self) -> bool {
        !matches!(self, Self::Void | Self::MayGoOn)
    }

    /// The word that names it to programs.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Passed => "passed",
            Self::NotPassed => "failed",
            Self::Void => "void",
            Self::MayGoOn => "may-go-on",
            Self::Differ => "differ",
            Self::Incomplete => "incomplete",
            Self::NoMark => "none",
        }
    }
}

impl Standing {
    /// What came of the session.
    pub fn result_word(&self) -> ResultWord {
        let passes = self.outcome.as_ref().map(super::Outcome::passed);
        ResultWord::of(self.decision, passes, self.waits.contains(&Waits::Files), self.basis)
    }
}
