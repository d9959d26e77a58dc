//! When an item deserves a second look, and from how many runs on that may be said.

use serde::Serialize;

use super::discrimination::Discrimination;
use super::item_tally::OptionTally;
use super::share::Share;

/// Below so many runs nothing is flagged. With 200 runs each end has 54, and the difference of their shares has a standard error
/// of 0.096 at most; with fewer, the bands of a tenth could not be told apart at all.
pub const LEAST_RUNS: u64 = 200;

/// An index below this is poor, one below [`GOOD_FROM`] fair, one from there on good.
/// (Ebel, Measuring Educational Achievement, 1965; the same bands stand in the tools that trainers know.)
const FAIR_FROM: f64 = 0.2;
const GOOD_FROM: f64 = 0.3;

/// An option that fewer take is no distractor (Haladyna and Downing, Educational and Psychological Measurement 53, 1993).
const SELDOM_BELOW: f64 = 0.05;

/// How well an item separates, in a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Band {
    /// It hardly separates, or the wrong way round.
    Revise,
    /// It separates.
    Fair,
    /// It separates well.
    Good,
    /// It separates better than a decision with so many options should: above `1 - 1 / options`, the weakest do worse than guessing.
    /// Something may give the answer away to those who know one thing.
    Suspicious,
}

/// Whether it is right to take an option.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum OptionRole {
    /// It loses nothing, for 95 % at least of those who were offered it.
    Best,
    /// It depends on what has happened before.
    Depends,
    /// It costs, for 95 % at least of those who were offered it.
    Costs,
}

impl OptionRole {
    /// From what was counted; an option that was never offered counts as one that depends.
    pub fn new(tally: &OptionTally) -> Self {
        let costly = tally.offered - tally.lossless;
        if costly * 20 >= tally.offered * 19 && tally.offered > 0 {
            Self::Costs
        } else if tally.lossless * 20 >= tally.offered * 19 && tally.offered > 0 {
            Self::Best
        } else {
            Self::Depends
        }
    }
}

/// What is odd about an option.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum OptionFlag {
    /// It costs, and almost nobody takes it.
    SeldomTaken,
    /// It costs, and the stronger take it more often.
    DrawsTheStrong,
    /// It loses nothing, and the stronger take it less often.
    DrawsTheWeak,
}

/// The band of an item with at most so many options at once; none for too few runs or when the ends meet.
pub fn band(runs: u64, discrimination: &Discrimination, options: usize) -> Option<Band> {
    let index = discrimination.upper_lower.filter(|_| runs >= LEAST_RUNS)?;
    let most = 1.0 - 1.0 / options.max(1) as f64;
    Some(if index < FAIR_FROM {
        Band::Revise
    } else if index > most {
        Band::Suspicious
    } else if index < GOOD_FROM {
        Band::Fair
    } else {
        Band::Good
    })
}

/// What is odd about an option; nothing for too few runs, and nothing for one that depends. A flag needs the whole interval on its side.
pub fn option_flags(taken: &Share, role: OptionRole, discrimination: &Discrimination) -> Vec<OptionFlag> {
    let mut flags = Vec::new();
    if taken.of < LEAST_RUNS {
        return flags;
    }
    if role == OptionRole::Costs && taken.interval.is_some_and(|[_, most]| most < SELDOM_BELOW) {
        flags.push(OptionFlag::SeldomTaken);
    }
    match discrimination.interval {
        Some([least, _]) if role == OptionRole::Costs && least > 0.0 => flags.push(OptionFlag::DrawsTheStrong),
        Some([_, most]) if role == OptionRole::Best && most < 0.0 => flags.push(OptionFlag::DrawsTheWeak),
        _ => {}
    }
    flags
}
