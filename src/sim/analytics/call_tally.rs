//! What is counted about many runs of one call.

use super::item_tally::{ItemTally, Seen};
use super::items::CallItems;
use super::mark_groups::WHOLE_MARKS;
use super::run::Run;
use super::sums::Sums;
use crate::sim::program::Program;
use crate::sim::score::mark::Mark;

/// Marks in tenths, 0 to 1000.
const TENTHS: usize = 1001;

/// Counts of one call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallTally {
    /// Runs.
    pub runs: u64,
    /// Runs that pass.
    pub passed: u64,
    /// Runs that broke a critical rule.
    pub critical: u64,
    /// The overall mark in tenths.
    pub overall: Sums,
    /// The dimensions' marks in tenths.
    pub dimensions: [Sums; 3],
    /// Runs by the overall mark in tenths.
    pub by_mark: Vec<u64>,
    /// Runs by ending.
    pub endings: Vec<u64>,
    /// Runs by the rule that was charged.
    pub broken: Vec<u64>,
    /// Items.
    pub items: Vec<ItemTally>,
    first_ending: usize,
}

impl CallTally {
    /// Nothing yet.
    pub fn new(program: &Program, items: &CallItems) -> Self {
        let shapes = items.items.iter().map(|item| ItemTally::new(item.options.len()));
        Self {
            runs: 0,
            passed: 0,
            critical: 0,
            overall: Sums::default(),
            dimensions: [Sums::default(); 3],
            by_mark: vec![0; TENTHS],
            endings: vec![0; program.endings.len()],
            broken: vec![0; program.rules.len()],
            items: shapes.collect(),
            first_ending: program.nodes.len(),
        }
    }

    /// Counts a run. Its answers must be of this call's items.
    pub fn add(&mut self, run: &Run<'_>) {
        self.runs += 1;
        self.passed += u64::from(run.passed);
        self.critical += u64::from(run.critical);
        self.overall.add(run.overall.0);
        for (sums, mark) in self.dimensions.iter_mut().zip(run.dimensions) {
            sums.add(mark.0);
        }
        if let Some(count) = self.by_mark.get_mut(tenth(run.overall)) {
            *count += 1;
        }
        if let Some(count) = usize::from(run.ending)
            .checked_sub(self.first_ending)
            .and_then(|ending| self.endings.get_mut(ending))
        {
            *count += 1;
        }
        for rule in &run.broken {
            if let Some(count) = self.broken.get_mut(usize::from(*rule)) {
                *count += 1;
            }
        }
        let whole_mark = (tenth(run.overall) / 10).min(WHOLE_MARKS - 1);
        let mut seen = vec![Seen::default(); self.items.len()];
        for answer in &run.answers {
            let index = answer.item as usize;
            if let (Some(item), Some(seen)) = (self.items.get_mut(index), seen.get_mut(index)) {
                item.add(answer, seen, i64::from(answer.loss) - run.loss, whole_mark);
            }
        }
    }

    /// Adds what was counted elsewhere about the same call.
    pub fn merge(&mut self, other: &Self) {
        self.runs += other.runs;
        self.passed += other.passed;
        self.critical += other.critical;
        self.overall.merge(&other.overall);
        for (sums, other) in self.dimensions.iter_mut().zip(&other.dimensions) {
            sums.merge(other);
        }
        for (counts, others) in [
            (&mut self.by_mark, &other.by_mark),
            (&mut self.endings, &other.endings),
            (&mut self.broken, &other.broken),
        ] {
            for (count, other) in counts.iter_mut().zip(others) {
                *count += other;
            }
        }
        for (item, other) in self.items.iter_mut().zip(&other.items) {
            item.merge(other);
        }
    }
}

fn tenth(mark: Mark) -> usize {
    mark.0.clamp(0, TENTHS as i64 - 1) as usize
}
