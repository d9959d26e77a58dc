//! An exact share of something, as a fraction, and the one place where it is rounded to a mark.

use crate::sim::score::mark::Mark;

/// A fraction in lowest terms; its denominator is positive. It may be below 0 and above 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    numerator: i128,
    denominator: i128,
}

impl Share {
    /// All of it.
    pub const FULL: Self = Self {
        numerator: 1,
        denominator: 1,
    };
    /// Nothing of it.
    pub const NOTHING: Self = Self {
        numerator: 0,
        denominator: 1,
    };

    /// `part / whole`; a whole of 0 or less is not measured and counts as full, as in [`Mark::share`].
    pub fn of(part: i128, whole: i128) -> Self {
        if whole <= 0 {
            return Self::FULL;
        }
        let common = greatest_common_divisor(part.unsigned_abs(), whole.unsigned_abs()).max(1) as i128;
        Self {
            numerator: part / common,
            denominator: whole / common,
        }
    }

    /// A mark in tenths.
    pub fn of_tenths(tenths: u32) -> Self {
        Self::of(i128::from(tenths), 1000)
    }

    /// The mean of shares with whole weights; nothing if the weights add up to 0.
    ///
    /// Saturates beyond what 128 bits hold; the limits of calls and forms keep far below that (see `form/check.rs`).
    pub fn mean(weighted: impl IntoIterator<Item = (u32, Self)>) -> Option<Self> {
        let (mut sum, mut weights) = (Self::NOTHING, 0_i128);
        for (weight, share) in weighted {
            sum = sum.plus(share.times(i128::from(weight)));
            weights += i128::from(weight);
        }
        (weights > 0).then(|| Self::of(sum.numerator, sum.denominator.saturating_mul(weights)))
    }

    /// The greater of two.
    pub fn max(self, other: Self) -> Self {
        let is_less =
            self.numerator.saturating_mul(other.denominator) < other.numerator.saturating_mul(self.denominator);
        if is_less { other } else { self }
    }

    fn times(self, factor: i128) -> Self {
        Self::of(self.numerator.saturating_mul(factor), self.denominator)
    }

    fn plus(self, other: Self) -> Self {
        let common = greatest_common_divisor(self.denominator.unsigned_abs(), other.denominator.unsigned_abs()) as i128;
        let (mine, its) = (other.denominator / common.max(1), self.denominator / common.max(1));
        let numerator = self
            .numerator
            .saturating_mul(mine)
            .saturating_add(other.numerator.saturating_mul(its));
        Self::of(numerator, self.denominator.saturating_mul(mine))
    }

    /// As a mark in tenths, rounded half away from zero. Not floored: it may be negative.
    pub fn mark(self) -> Mark {
        let doubled = self.numerator.saturating_mul(2000);
        let whole = self.denominator;
        let half = if doubled >= 0 { whole } else { -whole };
        let rounded = doubled.saturating_add(half) / whole.saturating_mul(2);
        Mark(rounded.clamp(-1_000_000, 1_000_000) as i64)
    }
}

fn greatest_common_divisor(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_the_same_mark_as_in_the_scorecard() {
        for whole in [-3, 0, 1, 3, 7, 8, 200, 2000, 2001] {
            for part in -40..=2100 {
                let exact = Share::of(i128::from(part), i128::from(whole)).mark();
                assert_eq!(exact, Mark::share(part, whole), "{part}/{whole}");
            }
        }
    }

    #[test]
    fn means_are_exact_until_the_end() {
        // 33.333… and 66.666… meet at 50, which rounded thirds would as well; three sevenths would not.
        let sevenths = [1, 2, 4].map(|part| (1, Share::of(part, 7)));
        assert_eq!(Share::mean(sevenths), Some(Share::of(1, 3)));
        assert_eq!(Share::mean([(0, Share::FULL)]), None);
        let weighted = [(40, Share::of(5, 8)), (60, Share::of_tenths(905))];
        // 25 + 54.3
        assert_eq!(Share::mean(weighted).map(Share::mark), Some(Mark(793)));
    }
}
