//! How far a mark can be trusted: reliability, its standard error, and how many calls it takes.

use serde::Serialize;

/// The reliability that is asked of a set of calls before it decides about a person: the usual level for performance tests, for which
/// about fifteen stations are needed.
pub const WANTED_RELIABILITY: f64 = 0.8;

/// Cronbach's alpha of a sum of parts, from the variances of the parts and of their sum: `k / (k - 1) * (1 - sum of part
/// variances / variance of the sum)` (Cronbach, Psychometrika 16, 1951). At most 1; it may be negative. None below two parts or
/// when the sum never varies.
pub fn cronbach_alpha(part_variances: &[f64], total_variance: f64) -> Option<f64> {
    let parts = part_variances.len() as f64;
    if part_variances.len() < 2 || total_variance <= 0.0 {
        return None;
    }
    let own: f64 = part_variances.iter().sum();
    Some(parts / (parts - 1.0) * (1.0 - own / total_variance))
}

/// The reliability of a test that is `times` as long, by parts like those it has: `n r / (1 + (n - 1) r)`
/// (Spearman; Brown; both British Journal of Psychology 3, 1910).
pub fn spearman_brown(reliability: f64, times: f64) -> f64 {
    times * reliability / (1.0 + (times - 1.0) * reliability)
}

/// How many times as long a test must be for a wanted reliability: the same formula solved for the length,
/// `w (1 - r) / (r (1 - w))`. None unless both lie between 0 and 1, ends excluded.
pub fn times_as_long(reliability: f64, wanted: f64) -> Option<f64> {
    let inside = |share: f64| share > 0.0 && share < 1.0;
    (inside(reliability) && inside(wanted)).then(|| wanted * (1.0 - reliability) / (reliability * (1.0 - wanted)))
}

/// The standard error of a mark: `deviation * sqrt(1 - reliability)` (Lord and Novick, Statistical Theories of Mental Test Scores, 1968). A negative reliability
/// counts as 0.
pub fn standard_error(deviation: f64, reliability: f64) -> f64 {
    deviation * (1.0 - reliability.clamp(0.0, 1.0)).sqrt()
}

/// Passed and not passed, twice: how often two sittings lead to the same decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Decisions {
    /// `counts[first][second]`: 0 is not passed, 1 is passed.
    pub counts: [[u64; 2]; 2],
}

/// How consistent two decisions are.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Consistency {
    /// The share with the same decision twice, 0 to 1 (Hambleton and Novick, Journal of Educational Measurement 10, 1973).
    pub agreement: f64,
    /// What is left of it beyond chance, `(p - c) / (1 - c)` (Cohen's kappa, used so by Swaminathan, Hambleton and Algina, Journal
    /// of Educational Measurement 11, 1974). None when everybody passes or nobody does.
    pub kappa: Option<f64>,
}

impl Decisions {
    /// Counts two decisions about one person.
    pub fn add(&mut self, first: bool, second: bool) {
        self.counts[usize::from(first)][usize::from(second)] += 1;
    }

    /// Adds what was counted elsewhere.
    pub fn merge(&mut self, other: &Self) {
        for (row, more) in self.counts.iter_mut().zip(other.counts) {
            for (count, more) in row.iter_mut().zip(more) {
                *count += more;
            }
        }
    }

    /// The consistency; none of nothing.
    pub fn consistency(&self) -> Option<Consistency> {
        let [[neither, second], [first, both]] = self.counts.map(|row| row.map(|count| count as f64));
        let total = neither + second + first + both;
        if total <= 0.0 {
            return None;
        }
        let agreement = (neither + both) / total;
        let by_chance = ((first + both) * (second + both) + (neither + second) * (neither + first)) / (total * total);
        let kappa = (by_chance < 1.0).then(|| (agreement - by_chance) / (1.0 - by_chance));
        Some(Consistency { agreement, kappa })
    }
}
