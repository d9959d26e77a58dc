//! How well something separates weak from strong runs.

use serde::Serialize;

use super::share::NORMAL_95;
use super::sums::PairedSums;

/// Two measures of the same: one uses every run, the other the ends only and is the one that people know.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Default)]
pub struct Discrimination {
    /// The correlation of the item with the rest of the mark, -1 to 1: the item's own share is taken out of the mark, because an
    /// item agrees with itself (corrected item-total correlation; Henrysson, Psychometrika 28, 1963). None if one never varies.
    pub item_rest: Option<f64>,
    /// Its 95 % interval.
    pub interval: Option<[f64; 2]>,
    /// The share among the strongest 27 % less the share among the weakest 27 %, -1 to 1 (Kelley 1939; Ebel, Measuring
    /// Educational Achievement, 1965). None when the groups meet or nobody of one is concerned.
    pub upper_lower: Option<f64>,
}

impl Discrimination {
    /// From pairs of (item, rest of the mark) and the shares among the weakest and the strongest.
    pub fn new(pairs: &PairedSums, ends: Option<[f64; 2]>) -> Self {
        let item_rest = pairs.correlation();
        Self {
            item_rest,
            interval: item_rest.and_then(|found| interval(found, pairs.count())),
            upper_lower: ends.map(|[weak, strong]| strong - weak),
        }
    }
}

/// The large-sample interval of a correlation, by its standard error `(1 - r^2) / sqrt(n - 1)` (Pearson and Filon, 1898).
/// Fisher's transformation is better for few runs, but its logarithm differs between machines; nothing is flagged for few runs.
fn interval(correlation: f64, count: u64) -> Option<[f64; 2]> {
    if count < 3 {
        return None;
    }
    let reach = NORMAL_95 * (1.0 - correlation * correlation) / ((count - 1) as f64).sqrt();
    Some([correlation - reach, correlation + reach].map(|end| end.clamp(-1.0, 1.0)))
}
