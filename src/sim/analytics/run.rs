//! One finished call as the statistics need it, whoever played it.

use crate::sim::program::parts::Place;
use crate::sim::score::mark::Mark;

/// Losses are counted in thousandths of a mark: a full mark has so many.
pub const FULL_MARK: i64 = 100_000;

/// A finished call. Answers stand in the order in which they were given.
#[derive(Debug, Clone, Default)]
pub struct Run<'b> {
    /// What was decided.
    pub answers: Vec<Answer<'b>>,
    /// The overall mark, floored at 0.
    pub overall: Mark,
    /// The dimensions' marks, floored at 0.
    pub dimensions: [Mark; 3],
    /// What is missing from a full mark, in thousandths of a mark, not floored.
    pub loss: i64,
    /// Whether the call passes.
    pub passed: bool,
    /// Whether a critical rule was broken.
    pub critical: bool,
    /// The ending.
    pub ending: Place,
    /// Rules that were charged, each once: those that took points, and the critical ones of the step that was the first to break one.
    pub broken: Vec<u16>,
}

/// What became of one decision, or of one list of the after-call work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answer<'b> {
    /// The item, by its number in [`super::items::CallItems`].
    pub item: u32,
    /// The options that could be taken.
    pub offered: &'b [OfferedOption],
    /// What was done.
    pub outcome: Outcome,
    /// What it cost, in thousandths of a mark.
    pub loss: i32,
}

/// An option that could be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OfferedOption {
    /// Its number in the item.
    pub option: u8,
    /// What it would have cost, in thousandths of a mark.
    pub loss: i32,
}

/// What was done at a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The option with this number was taken.
    Took(u8),
    /// The time ran out.
    Expired,
    /// Nothing of it: the call was ended or handed on, or the list was left blank.
    Left,
}
