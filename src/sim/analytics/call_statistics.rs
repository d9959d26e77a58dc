//! The statistics of one call, as plain data.

use serde::Serialize;

use super::call_tally::CallTally;
use super::item_statistics::ItemStatistics;
use super::items::CallItems;
use super::mark_groups::WHOLE_MARKS;
use super::share::Share;
use super::sums::Sums;
use crate::sim::program::Program;

/// One call.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CallStatistics {
    /// The scenario's id.
    pub scenario: String,
    /// The country.
    pub country: String,
    /// How many runs.
    pub runs: u64,
    /// Those that pass.
    pub passed: Share,
    /// Those that broke a critical rule.
    pub critical: Share,
    /// The overall mark.
    pub overall: Spread,
    /// The marks of empathy, accuracy and compliance.
    pub dimensions: [Spread; 3],
    /// The marks below which a tenth, two tenths … nine tenths of the runs lie: each the lowest mark that at least so many do not
    /// exceed.
    pub deciles: [f64; 9],
    /// Runs by the whole part of the overall mark, 0 to 100.
    pub score_distribution: Vec<u64>,
    /// Runs by ending.
    pub endings: Vec<(String, Share)>,
    /// Runs that were charged for each rule, by the rule's id.
    pub breaches: Vec<(String, Share)>,
    /// Items in the author's order.
    pub items: Vec<ItemStatistics>,
}

/// Mean and standard deviation of a mark, 0 to 100.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Spread {
    /// The mean; none of nothing.
    pub mean: Option<f64>,
    /// The standard deviation; none below two runs.
    pub deviation: Option<f64>,
}

impl Spread {
    /// From marks in tenths.
    pub fn of_tenths(sums: &Sums) -> Self {
        Self {
            mean: sums.mean().map(|mean| mean / 10.0),
            deviation: sums.deviation().map(|deviation| deviation / 10.0),
        }
    }
}

impl CallStatistics {
    /// From what was counted.
    pub fn new(program: &Program, items: &CallItems, tally: &CallTally) -> Self {
        let of_runs = |count: &u64| Share::new(*count, tally.runs);
        let endings = program.endings.iter().zip(&tally.endings);
        let breaches = program.rules.iter().zip(&tally.broken);
        let mut distribution = vec![0; WHOLE_MARKS];
        for (tenth, count) in tally.by_mark.iter().enumerate() {
            distribution[(tenth / 10).min(WHOLE_MARKS - 1)] += count;
        }
        Self {
            scenario: program.scenario.clone(),
            country: program.country.clone(),
            runs: tally.runs,
            passed: of_runs(&tally.passed),
            critical: of_runs(&tally.critical),
            overall: Spread::of_tenths(&tally.overall),
            dimensions: tally.dimensions.each_ref().map(Spread::of_tenths),
            deciles: deciles(&tally.by_mark),
            score_distribution: distribution,
            endings: endings
                .map(|(ending, count)| (ending.id.clone(), of_runs(count)))
                .collect(),
            breaches: breaches
                .map(|(rule, count)| (rule.id.clone(), of_runs(count)))
                .collect(),
            items: items
                .items
                .iter()
                .zip(&tally.items)
                .map(|(item, tally)| ItemStatistics::new(item, tally))
                .collect(),
        }
    }
}

fn deciles(by_tenth: &[u64]) -> [f64; 9] {
    let total: u64 = by_tenth.iter().sum();
    [1, 2, 3, 4, 5, 6, 7, 8, 9].map(|decile| {
        let needed = (total * decile).div_ceil(10);
        let mut passed = 0;
        let place = by_tenth.iter().position(|count| {
            passed += count;
            passed >= needed
        });
        place.unwrap_or(0) as f64 / 10.0
    })
}
