//! How a step is marked, from what it cost.

use super::mark::Mark;

/// A loss of fewer than this many tenths of the overall mark is fine.
pub const FINE_BELOW: Mark = Mark(20);

/// How a step is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StepClass {
    /// Nothing was lost.
    Best,
    /// Little was lost, and no rule broken.
    Fine,
    /// Much was lost, or something by breaking a rule.
    Costly,
    /// A critical rule was broken.
    Critical,
}

impl StepClass {
    /// How something is marked that costs so much of the overall mark. Nobody is told that a broken rule that cost something was fine.
    pub(super) fn of(is_critical: bool, breaks_rule: bool, is_lossless: bool, cost: Mark) -> Self {
        if is_critical {
            Self::Critical
        } else if is_lossless {
            Self::Best
        } else if cost < FINE_BELOW && !breaks_rule {
            Self::Fine
        } else {
            Self::Costly
        }
    }
}
