//! Kappa: how far two assessors agree beyond what chance would give.
//!
//! `kappa = 1 - observed disagreement / disagreement by chance`, where chance pairs every value of the one with every value of the
//! other (Cohen, Educational and Psychological Measurement 20, 1960; weighted: Psychological Bulletin 70, 1968). Only the ratio of the
//! weights counts, so categories are whole numbers and there may be any number of them: a scale of five points or marks in tenths.

use std::collections::BTreeMap;

use serde::Serialize;

use super::figure::{Figure, Undefined};

/// How much a difference weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Weights {
    /// Any difference as much as any other (Cohen 1960): for categories without an order.
    Plain,
    /// By its size (Cicchetti and Allison, American Journal of EEG Technology 11, 1971).
    Linear,
    /// By its square: with the same mean and spread, the intraclass correlation (Fleiss and Cohen, Educational and Psychological
    /// Measurement 33, 1973).
    Quadratic,
    /// Nothing up to this difference, and any larger one as much as any other.
    Beyond(i64),
}

impl Weights {
    /// What a pair of values weighs.
    fn of(self, first: i64, second: i64) -> i128 {
        let apart = (i128::from(first) - i128::from(second)).abs();
        match self {
            Self::Plain => i128::from(apart > 0),
            Self::Linear => apart,
            Self::Quadratic => apart.saturating_mul(apart),
            Self::Beyond(reach) => i128::from(apart > i128::from(reach)),
        }
    }
}

/// Kappa of pairs (value of the first assessor, value of the second), at most 1; 0 is what chance gives.
pub fn kappa(pairs: &[(i64, i64)], weights: Weights) -> Figure {
    weighted_kappa(pairs, |first, second| weights.of(first, second))
}

/// Kappa with weights of disagreement of one's own, at least 0 each, and 0 for what agrees.
pub fn weighted_kappa(pairs: &[(i64, i64)], disagreement: impl Fn(i64, i64) -> i128) -> Figure {
    let counted = pairs.len() as u64;
    let observed: i128 = pairs.iter().map(|(first, second)| disagreement(*first, *second)).sum();
    let (firsts, seconds) = (
        counts(pairs.iter().map(|pair| pair.0)),
        counts(pairs.iter().map(|pair| pair.1)),
    );
    let mut by_chance: i128 = 0;
    for (first, times) in &firsts {
        for (second, more) in &seconds {
            by_chance += times * more * disagreement(*first, *second);
        }
    }
    let value = match (counted, by_chance) {
        (0, _) => Err(Undefined::NoPairs),
        // Of one pair, what chance would give is what was observed: whatever the two said, it would be 0.
        (1, _) => Err(Undefined::TooFewSessions),
        // Both always say the same one thing, or chance can only agree.
        (_, 0) => Err(Undefined::NoVariance),
        _ => Ok(1.0 - (observed * i128::from(counted)) as f64 / by_chance as f64),
    };
    Figure { value, pairs: counted }
}

fn counts(values: impl Iterator<Item = i64>) -> BTreeMap<i64, i128> {
    let mut counts = BTreeMap::new();
    for value in values {
        *counts.entry(value).or_insert(0) += 1;
    }
    counts
}

/// The words that Landis and Koch (Biometrics 33, 1977) gave to ranges of kappa. They are a convention and no test.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Strength {
    /// Below 0: worse than chance.
    Poor,
    /// Up to .20.
    Slight,
    /// Up to .40.
    Fair,
    /// Up to .60.
    Moderate,
    /// Up to .80.
    Substantial,
    /// Above.
    AlmostPerfect,
}

/// With fewer pairs no word is given: the coefficient could be anything.
pub const LEAST_PAIRS_FOR_A_WORD: u64 = 10;

impl Strength {
    /// The word for a figure that rests on enough pairs.
    pub fn of(figure: &Figure) -> Option<Self> {
        let kappa = figure.defined().filter(|_| figure.pairs >= LEAST_PAIRS_FOR_A_WORD)?;
        Some(match kappa {
            kappa if kappa < 0.0 => Self::Poor,
            kappa if kappa <= 0.2 => Self::Slight,
            kappa if kappa <= 0.4 => Self::Fair,
            kappa if kappa <= 0.6 => Self::Moderate,
            kappa if kappa <= 0.8 => Self::Substantial,
            _ => Self::AlmostPerfect,
        })
    }
}
