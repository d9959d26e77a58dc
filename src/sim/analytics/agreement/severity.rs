//! Severity: by how much an assessor marks higher or lower than others do.

use serde::Serialize;

use super::figure::{Figure, Undefined};

/// The mean difference from others, and how much it varies.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Severity {
    /// The mean of (own value - value of the others), in units of the item. Below 0: severe; above 0: lenient.
    pub difference: Figure,
    /// The standard deviation of these differences: large where somebody is now severe and now lenient. None below two sessions.
    pub deviation: Option<f64>,
}

/// From pairs of (own value, values of the others about the same): the others count as their mean.
pub fn severity(against: &[(i64, Vec<i64>)]) -> Severity {
    let differences: Vec<f64> = against
        .iter()
        .filter(|(_, others)| !others.is_empty())
        .map(|(own, others)| {
            let count = others.len() as i128;
            let sum: i128 = others.iter().copied().map(i128::from).sum();
            (i128::from(*own) * count - sum) as f64 / count as f64
        })
        .collect();
    let count = differences.len() as f64;
    let mean = differences.iter().sum::<f64>() / count;
    let squares: f64 = differences.iter().map(|one| (one - mean) * (one - mean)).sum();
    Severity {
        difference: Figure {
            value: if differences.is_empty() {
                Err(Undefined::NoPairs)
            } else {
                Ok(mean)
            },
            pairs: differences.len() as u64,
        },
        deviation: (differences.len() > 1).then(|| (squares / (count - 1.0)).sqrt()),
    }
}
