//! The share of pairs that lie close together, and what is left of it beyond chance.

use serde::Serialize;

use super::figure::Figure;
use super::kappa::{Weights, kappa};
use crate::sim::analytics::share::Share;

/// How many pairs are close. The share alone says little: where everybody marks alike, chance gives most of it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Within {
    /// The largest difference that is close, in units of the item.
    pub reach: i64,
    /// Agreement on "close" beyond chance: kappa that weighs any larger difference alike.
    pub beyond_chance: Figure,
    /// The share of pairs that are close, with its interval.
    pub share: Share,
}

/// Counts pairs that are at most so far apart.
pub fn within(pairs: &[(i64, i64)], reach: i64) -> Within {
    let is_close = |(first, second): &&(i64, i64)| first.abs_diff(*second) <= reach.unsigned_abs();
    Within {
        reach,
        beyond_chance: kappa(pairs, Weights::Beyond(reach)),
        share: Share::new(pairs.iter().filter(is_close).count() as u64, pairs.len() as u64),
    }
}
