//! A share of a number of runs, with its interval.

use serde::Serialize;

/// The standard normal distribution has 95 % of its mass within this distance of 0.
pub const NORMAL_95: f64 = 1.959_963_984_540_054;

/// So many of so many.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Share {
    /// How many.
    pub count: u64,
    /// Of how many.
    pub of: u64,
    /// The share, 0 to 1; none of nothing.
    pub share: Option<f64>,
    /// The 95 % interval of the share; none of nothing.
    pub interval: Option<[f64; 2]>,
}

impl Share {
    /// The share with the score interval of Wilson (Journal of the American Statistical Association 22, 1927), which stays within
    /// 0 and 1 and is recommended for small numbers (Newcombe, Statistics in Medicine 17, 1998, method 3).
    pub fn new(count: u64, of: u64) -> Self {
        let share = (of > 0).then(|| count as f64 / of as f64);
        let interval = share.map(|share| {
            let (whole, square) = (of as f64, NORMAL_95 * NORMAL_95);
            let middle = 2.0 * whole * share + square;
            let reach = NORMAL_95 * (square + 4.0 * whole * share * (1.0 - share)).sqrt();
            let least = if count == 0 { 0.0 } else { middle - reach };
            let most = if count == of {
                2.0 * (whole + square)
            } else {
                middle + reach
            };
            [least, most].map(|end| end / (2.0 * (whole + square)))
        });
        Self {
            count,
            of,
            share,
            interval,
        }
    }
}
