//! From losses to marks: the arithmetic of the scorecard for one start, without its report.

use crate::sim::analytics::run::{FULL_MARK, Run};
use crate::sim::program::Program;
use crate::sim::program::parts::Earned;
use crate::sim::scenario::rubric::Rubric;
use crate::sim::score::mark::Mark;
use crate::sim::score::value::Valuation;

/// What a loss takes from the marks of one start.
#[derive(Debug, Clone)]
pub struct Marking {
    best: Earned,
    factors: [i64; 3],
    unit: i64,
    rubric: Rubric,
}

impl Marking {
    /// The marking of a valuation.
    pub fn new(program: &Program, valuation: &Valuation) -> Self {
        Self {
            best: valuation.best,
            factors: valuation.factors,
            unit: valuation.unit,
            rubric: program.rubric.clone(),
        }
    }

    /// What a loss takes from the overall mark, in thousandths of a mark.
    pub fn cost(&self, loss: Earned) -> i32 {
        if self.unit <= 0 {
            return 0;
        }
        let cost = i128::from(self.weigh(loss)) * i128::from(FULL_MARK) / i128::from(self.unit);
        cost.clamp(i128::from(i32::MIN), i128::from(i32::MAX)) as i32
    }

    /// Writes the marks of all that a run has lost, and whether it passes. The same numbers stand on the scorecard of the same call;
    /// a test compares them.
    pub fn mark(&self, lost: Earned, run: &mut Run<'_>) {
        let earned = [0, 1, 2].map(|d| self.best[d] - lost[d]);
        run.overall = Mark::share(self.weigh(earned), self.unit).floored();
        run.dimensions = [0, 1, 2].map(|d| Mark::share(i64::from(earned[d]), i64::from(self.best[d])).floored());
        run.loss = i64::from(self.cost(lost));
        let floors = self.rubric.floors;
        let floors = [floors.empathy, floors.accuracy, floors.compliance];
        let reaches_floors = (0..3).all(|d| self.best[d] <= 0 || run.dimensions[d].reaches(floors[d]));
        run.passed = !run.critical && run.overall.reaches(self.rubric.pass) && reaches_floors;
    }

    pub(super) fn weigh(&self, points: Earned) -> i64 {
        let weighed = self.factors.iter().zip(points);
        weighed.map(|(factor, points)| factor * i64::from(points)).sum()
    }
}
