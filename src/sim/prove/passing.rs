//! When a play passes, told by its points: the same judgement as the scorecard's, without the steps.

use crate::sim::program::Program;
use crate::sim::program::parts::Earned;
use crate::sim::score::mark::Mark;
use crate::sim::score::value::Valuation;

/// What a sum of points has to reach.
#[derive(Debug, Clone, Copy)]
pub struct Passing<'v> {
    valuation: &'v Valuation,
    floors: [u8; 3],
    pass: u8,
}

impl<'v> Passing<'v> {
    /// The judgement for one start.
    pub fn new(program: &Program, valuation: &'v Valuation) -> Self {
        let rubric = &program.rubric;
        Self {
            valuation,
            floors: [rubric.floors.empathy, rubric.floors.accuracy, rubric.floors.compliance],
            pass: rubric.pass,
        }
    }

    /// Whether a play without a critical breach passes that earned these points, after-call work included and credits not.
    pub fn passes(&self, earned: Earned) -> bool {
        self.overall(earned).reaches(self.pass) && [0, 1, 2].iter().all(|d| self.reaches_floor(*d, earned[*d]))
    }

    /// The overall mark of these points, not floored at 0.
    pub fn overall(&self, earned: Earned) -> Mark {
        self.overall_of(self.valuation.weigh(earned))
    }

    /// The overall mark of these weighed points, not floored at 0.
    pub fn overall_of(&self, units: i64) -> Mark {
        Mark::share(
            units + self.valuation.weigh(self.valuation.credits),
            self.valuation.unit,
        )
    }

    /// The mark of one dimension for these points of it, not floored at 0.
    pub fn dimension(&self, dimension: usize, points: i64) -> Mark {
        let credited = points + i64::from(self.valuation.credits[dimension]);
        Mark::share(credited, i64::from(self.valuation.best[dimension]))
    }

    /// Whether these points of one dimension reach its floor; a dimension that is not measured has none.
    pub fn reaches_floor(&self, dimension: usize, points: i32) -> bool {
        self.valuation.best[dimension] <= 0
            || self
                .dimension(dimension, i64::from(points))
                .reaches(self.floors[dimension])
    }

    /// Whether these weighed points reach the pass mark.
    pub fn reaches_pass_mark(&self, units: i64) -> bool {
        self.overall_of(units).reaches(self.pass)
    }
}
