//! The report as one JSON object: [`SimulatedStatistics`] as it is, with the labels of options and titles of calls.
//!
//! [`SimulatedStatistics`]: crate::sim::crowd::SimulatedStatistics

use serde_json::json;

use super::Report;
use crate::cli::six_digits::round;

/// The whole report, on many lines. Shares and coefficients have six digits behind the point.
///
/// # Errors
/// Never for figures that can be counted; the writer could refuse what is no number.
pub fn report(report: &Report<'_>) -> anyhow::Result<String> {
    let mut whole = serde_json::to_value(report.statistics)?;
    round(&mut whole);
    for (index, call) in report.statistics.calls.iter().enumerate() {
        let shown = &mut whole["calls"][index];
        shown["title"] = json!(report.titles[index]);
        for (place, item) in call.items.iter().enumerate() {
            for (number, option) in item.options.iter().enumerate() {
                let label = report.wordings[index].text(option.label);
                shown["items"][place]["options"][number]["label"] = json!(label);
            }
        }
    }
    whole["simulated"] = json!(true);
    Ok(format!("{}\n", serde_json::to_string_pretty(&whole)?))
}
