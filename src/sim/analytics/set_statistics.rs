//! A set of calls that the same people play: can its mark be trusted?

use serde::Serialize;

use super::call_statistics::Spread;
use super::reliability::{
    Consistency, Decisions, WANTED_RELIABILITY, cronbach_alpha, spearman_brown, standard_error, times_as_long,
};
use super::run::Run;
use super::share::Share;
use super::sums::{PairedSums, Sums};
use crate::sim::scenario::rubric::Rubric;
use crate::sim::score::mark::Mark;

/// Counts of a set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetTally {
    /// The overall mark of each call in tenths.
    calls: Vec<Sums>,
    /// The sum of the overall marks in tenths, in the first sitting and in the second.
    totals: PairedSums,
    first: Sums,
    passed: u64,
    decisions: Decisions,
    call_decisions: Vec<Decisions>,
}

/// What of one sitting counts for the set.
#[derive(Debug, Clone, Default)]
pub struct Sitting {
    /// The overall mark of each call, and whether it passes by itself.
    pub calls: Vec<(Mark, bool)>,
    dimensions: [i64; 3],
    critical: bool,
}

/// A set of calls as plain data.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SetStatistics {
    /// How many calls.
    pub calls: usize,
    /// The mean of the calls' marks.
    pub mark: Spread,
    /// Those that pass the set: the mean mark reaches the mean of the pass marks, each dimension's mean mark the mean of its floors,
    /// and no critical rule is broken in any call.
    pub passed: Share,
    /// Cronbach's alpha over the calls; none for a single call.
    pub alpha: Option<f64>,
    /// The correlation of the marks of two sittings with calls like these; none where people sit once.
    pub parallel_forms: Option<f64>,
    /// The standard error of the mean mark, in marks: by alpha, or for a single call by the two sittings.
    pub standard_error: Option<f64>,
    /// How many calls like these a reliability of .80 takes.
    pub calls_needed: Option<u64>,
    /// The reliability that so many calls would have.
    pub reliability_then: Option<f64>,
    /// How consistent the decision about the set is over two sittings.
    pub consistency: Option<Consistency>,
    /// The same for each call by itself.
    pub call_consistency: Vec<Option<Consistency>>,
}

impl Sitting {
    /// Notes a finished call.
    pub fn add(&mut self, run: &Run<'_>) {
        self.calls.push((run.overall, run.passed));
        for (sum, mark) in self.dimensions.iter_mut().zip(run.dimensions) {
            *sum += mark.0;
        }
        self.critical |= run.critical;
    }

    /// Forgets everything.
    pub fn clear(&mut self) {
        self.calls.clear();
        self.dimensions = [0; 3];
        self.critical = false;
    }

    fn total(&self) -> i64 {
        self.calls.iter().map(|(mark, _)| mark.0).sum()
    }

    /// Whether the set is passed; the rubrics are those of the calls.
    pub fn passes(&self, rubrics: &[&Rubric]) -> bool {
        let floors = |of: fn(&Rubric) -> u8| rubrics.iter().map(|rubric| i64::from(of(rubric)) * 10).sum::<i64>();
        let reached = self.dimensions.iter().zip([
            floors(|rubric| rubric.floors.empathy),
            floors(|rubric| rubric.floors.accuracy),
            floors(|rubric| rubric.floors.compliance),
        ]);
        !self.critical
            && self.total() >= floors(|rubric| rubric.pass)
            && reached.into_iter().all(|(marks, floors)| *marks >= floors)
    }
}

impl SetTally {
    /// Nothing yet, for so many calls.
    pub fn new(calls: usize) -> Self {
        Self {
            calls: vec![Sums::default(); calls],
            totals: PairedSums::default(),
            first: Sums::default(),
            passed: 0,
            decisions: Decisions::default(),
            call_decisions: vec![Decisions::default(); calls],
        }
    }

    /// Counts one person, with a second sitting where there is one.
    pub fn add(&mut self, rubrics: &[&Rubric], first: &Sitting, second: Option<&Sitting>) {
        let passed = first.passes(rubrics);
        self.first.add(first.total());
        self.passed += u64::from(passed);
        for (sums, (mark, _)) in self.calls.iter_mut().zip(&first.calls) {
            sums.add(mark.0);
        }
        if let Some(second) = second {
            self.totals.add(first.total(), second.total());
            self.decisions.add(passed, second.passes(rubrics));
            let both = first.calls.iter().zip(&second.calls);
            for (decisions, ((_, first), (_, second))) in self.call_decisions.iter_mut().zip(both) {
                decisions.add(*first, *second);
            }
        }
    }

    /// Adds what was counted elsewhere about the same set.
    pub fn merge(&mut self, other: &Self) {
        for (sums, other) in self.calls.iter_mut().zip(&other.calls) {
            sums.merge(other);
        }
        self.totals.merge(&other.totals);
        self.first.merge(&other.first);
        self.passed += other.passed;
        self.decisions.merge(&other.decisions);
        for (decisions, other) in self.call_decisions.iter_mut().zip(&other.call_decisions) {
            decisions.merge(other);
        }
    }

    /// The statistics.
    pub fn statistics(&self) -> SetStatistics {
        let calls = self.calls.len();
        let per_mark = 10.0 * calls.max(1) as f64;
        let variances: Option<Vec<f64>> = self.calls.iter().map(Sums::variance).collect();
        let alpha = variances
            .zip(self.first.variance())
            .and_then(|(parts, total)| cronbach_alpha(&parts, total));
        let parallel_forms = self.totals.correlation();
        let reliability = alpha.or(parallel_forms);
        let deviation = self.first.deviation().map(|deviation| deviation / per_mark);
        let times = reliability.and_then(|found| times_as_long(found, WANTED_RELIABILITY));
        let calls_needed = times.map(|times| (times * calls as f64).ceil() as u64);
        SetStatistics {
            calls,
            mark: Spread {
                mean: self.first.mean().map(|mean| mean / per_mark),
                deviation,
            },
            passed: Share::new(self.passed, self.first.count),
            alpha,
            parallel_forms,
            standard_error: deviation
                .zip(reliability)
                .map(|(deviation, reliability)| standard_error(deviation, reliability)),
            calls_needed,
            reliability_then: calls_needed
                .zip(reliability)
                .map(|(needed, found)| spearman_brown(found, needed as f64 / calls.max(1) as f64)),
            consistency: self.decisions.consistency(),
            call_consistency: self.call_decisions.iter().map(Decisions::consistency).collect(),
        }
    }
}
