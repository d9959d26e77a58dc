//! How a call is judged: weights, floors and the pass mark.

use serde::Deserialize;

/// Weights, floors and the pass mark.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rubric {
    /// Shares of the overall mark; they add up to 100.
    pub weights: Weights,
    /// The overall mark that passes, 0 to 100.
    #[serde(default = "default_pass")]
    pub pass: u8,
    /// The mark that each dimension needs.
    #[serde(default)]
    pub floors: Floors,
}

/// A share for each dimension, in per cent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Weights {
    /// Share of empathy.
    pub empathy: u8,
    /// Share of accuracy.
    pub accuracy: u8,
    /// Share of compliance.
    pub compliance: u8,
}

/// The least mark for each dimension, 0 to 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Floors {
    /// Least mark in empathy.
    pub empathy: u8,
    /// Least mark in accuracy.
    pub accuracy: u8,
    /// Least mark in compliance, 80 unless the author says otherwise.
    pub compliance: u8,
}

impl Default for Floors {
    fn default() -> Self {
        Self {
            empathy: 0,
            accuracy: 0,
            compliance: 80,
        }
    }
}

fn default_pass() -> u8 {
    80
}
