//! What choosing without understanding comes to, and why something of it is not known.

use super::chance::{MOST_POINTS, WHOLE};
use crate::sim::score::mark::Mark;
use crate::sim::sentence::{Sentence, sentence};

/// What such choosing comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ChancePlay {
    /// The probability of passing, in parts of [`WHOLE`].
    pub passes: u128,
    /// The share of plays of which it is not known whether they pass.
    pub unknown: u128,
    /// Why so, if it was more than the last bits of the fractions.
    pub why_unknown: Option<WhyUnknown>,
    /// The share that was not followed to its end, of which not even the points and the length are known.
    pub endless: u128,
    /// The expected overall mark, not floored at 0.
    pub mark: Mark,
    /// The expected number of decisions, in thousandths.
    pub turns_thousandths: u64,
    /// The expected time that all lines take to be said, in milliseconds.
    pub speaking_millis: u64,
}

impl ChancePlay {
    /// Whether nearly all plays come to an end, so that mean mark and length say something.
    pub fn is_followed(&self) -> bool {
        self.endless <= WHOLE / 1000
    }
}

/// Why it is not known whether plays pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyUnknown {
    /// There are too many different sums of points.
    TooManySums,
    /// Sums of points are too large.
    SumsTooLarge,
    /// They go on for too long, mostly in circles.
    TooLong,
}

impl WhyUnknown {
    /// The reason, as a clause.
    pub fn sentence(self) -> Sentence {
        match self {
            Self::TooManySums => sentence!("there are too many different sums of points", "分数的不同总和太多"),
            Self::SumsTooLarge => sentence!(
                "more than {MOST_POINTS} points can be earned in one dimension",
                "有一项能得的分超过 {MOST_POINTS}"
            ),
            Self::TooLong => sentence!("plays go on for too long to be followed", "走法太长，没有跟到底"),
        }
    }
}
