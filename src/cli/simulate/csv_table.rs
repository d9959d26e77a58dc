//! The report as one table. Each row says in the column `row` what it is about; columns that do not apply are empty.

use std::collections::BTreeMap;

use anyhow::Context as _;
use serde_json::{Value, json};

use super::Report;
use crate::cli::csv_cell::harmless_cell;
use crate::sim::analytics::call_statistics::{CallStatistics, Spread};
use crate::sim::analytics::discrimination::Discrimination;
use crate::sim::analytics::item_statistics::ItemStatistics;
use crate::sim::analytics::reliability::Consistency;
use crate::sim::analytics::set_statistics::SetStatistics;
use crate::sim::analytics::share::Share;
use crate::sim::program::wording::Wording;

/// The columns in order.
const COLUMNS: [&str; 22] = [
    "simulated",
    "scenario",
    "country",
    "row",
    "id",
    "option",
    "label",
    "n",
    "count",
    "share",
    "share_low",
    "share_high",
    "difficulty",
    "difficulty_low",
    "difficulty_high",
    "item_rest",
    "item_rest_low",
    "item_rest_high",
    "upper_lower",
    "mean_loss",
    "value",
    "words",
];

/// The whole report.
///
/// # Errors
/// Never for text in memory; the writer could refuse rows of different lengths.
pub fn report(report: &Report<'_>) -> anyhow::Result<String> {
    let mut table = Table(csv::Writer::from_writer(Vec::new()));
    table.0.write_record(COLUMNS)?;
    for (call, wording) in report.statistics.calls.iter().zip(report.wordings) {
        table.add_call(call, wording)?;
    }
    table.add_set(&report.statistics.set)?;
    let bytes = table.0.into_inner().context("The table could not be written")?;
    Ok(String::from_utf8(bytes)?)
}

/// A row by the names of its columns.
#[derive(Default, Clone)]
struct Row(BTreeMap<&'static str, String>);

impl Row {
    fn of(call: Option<&CallStatistics>, row: &str, id: &str) -> Self {
        let mut made = Self::default().with("row", row).with("id", id);
        if let Some(call) = call {
            made = made.with("scenario", &call.scenario).with("country", &call.country);
        }
        made
    }

    fn with(mut self, column: &'static str, text: &str) -> Self {
        self.0.insert(column, text.to_owned());
        self
    }

    fn with_number(self, column: &'static str, number: Option<f64>) -> Self {
        match number {
            // A zero without a sign.
            Some(number) => self.with(column, &((number * 1e6).round() / 1e6 + 0.0).to_string()),
            None => self,
        }
    }

    fn with_share(self, share: &Share) -> Self {
        self.with("n", &share.of.to_string())
            .with("count", &share.count.to_string())
            .with_number("share", share.share)
            .with_number("share_low", share.interval.map(|ends| ends[0]))
            .with_number("share_high", share.interval.map(|ends| ends[1]))
    }

    fn with_discrimination(self, found: &Discrimination) -> Self {
        self.with_number("item_rest", found.item_rest)
            .with_number("item_rest_low", found.interval.map(|ends| ends[0]))
            .with_number("item_rest_high", found.interval.map(|ends| ends[1]))
            .with_number("upper_lower", found.upper_lower)
    }
}

struct Table(csv::Writer<Vec<u8>>);

impl Table {
    fn add(&mut self, row: &Row) -> anyhow::Result<()> {
        let cells = COLUMNS.map(|column| match column {
            "simulated" => "yes".to_owned(),
            _ => harmless_cell(row.0.get(column).map_or("", String::as_str)),
        });
        self.0.write_record(cells)?;
        Ok(())
    }

    fn add_number(&mut self, row: Row, number: Option<f64>) -> anyhow::Result<()> {
        self.add(&row.with_number("value", number))
    }

    fn add_spread(
        &mut self,
        call: Option<&CallStatistics>,
        row: &str,
        name: &str,
        spread: Spread,
    ) -> anyhow::Result<()> {
        self.add_number(Row::of(call, row, &format!("{name}-mean")), spread.mean)?;
        self.add_number(Row::of(call, row, &format!("{name}-deviation")), spread.deviation)
    }

    fn add_call(&mut self, call: &CallStatistics, wording: &Wording) -> anyhow::Result<()> {
        let row = |row, id: &str| Row::of(Some(call), row, id);
        self.add(&row("summary", "passed").with_share(&call.passed))?;
        self.add(&row("summary", "critical").with_share(&call.critical))?;
        self.add_spread(Some(call), "summary", "overall", call.overall)?;
        for (name, spread) in ["empathy", "accuracy", "compliance"].iter().zip(call.dimensions) {
            self.add_spread(Some(call), "summary", name, spread)?;
        }
        for (index, decile) in call.deciles.iter().enumerate() {
            self.add_number(row("summary", &format!("decile-{}", index + 1)), Some(*decile))?;
        }
        for (mark, count) in call.score_distribution.iter().enumerate() {
            self.add(&row("score", &mark.to_string()).with_share(&Share::new(*count, call.runs)))?;
        }
        for (ending, share) in &call.endings {
            self.add(&row("ending", ending).with_share(share))?;
        }
        for (rule, share) in &call.breaches {
            self.add(&row("breach", rule).with_share(share))?;
        }
        for item in &call.items {
            self.add_item(&row("item", &item.id), item, wording)?;
        }
        Ok(())
    }

    fn add_item(&mut self, row: &Row, item: &ItemStatistics, wording: &Wording) -> anyhow::Result<()> {
        self.add(
            &row.clone()
                .with("n", &item.answered.to_string())
                .with_number("difficulty", item.difficulty)
                .with_number("difficulty_low", item.difficulty_interval.map(|ends| ends[0]))
                .with_number("difficulty_high", item.difficulty_interval.map(|ends| ends[1]))
                .with_discrimination(&item.discrimination)
                .with("words", &word(json!(item.band))),
        )?;
        let outside = [("expired", &item.expired), ("left", &item.left)];
        for (name, share) in outside.into_iter().filter(|(_, share)| share.count > 0) {
            self.add(&row.clone().with("row", "option").with("option", name).with_share(share))?;
        }
        for option in &item.options {
            let role = word(json!(option.role));
            let flags = option.flags.iter().map(|flag| word(json!(flag)));
            let words: Vec<String> = std::iter::once(role).chain(flags).collect();
            self.add(
                &row.clone()
                    .with("row", "option")
                    .with("option", &option.id)
                    .with("label", wording.text(option.label))
                    .with_share(&option.taken)
                    .with_number("difficulty", option.difficulty)
                    .with_discrimination(&option.discrimination)
                    .with_number("mean_loss", option.mean_loss)
                    .with("words", &words.join(" ")),
            )?;
        }
        Ok(())
    }

    fn add_set(&mut self, set: &SetStatistics) -> anyhow::Result<()> {
        let row = |id: &str| Row::of(None, "set", id);
        self.add_number(row("calls"), Some(set.calls as f64))?;
        self.add_spread(None, "set", "overall", set.mark)?;
        self.add(&row("passed").with_share(&set.passed))?;
        self.add_number(row("alpha"), set.alpha)?;
        self.add_number(row("parallel-forms"), set.parallel_forms)?;
        self.add_number(row("standard-error"), set.standard_error)?;
        self.add_number(row("calls-needed"), set.calls_needed.map(|calls| calls as f64))?;
        self.add_number(row("reliability-then"), set.reliability_then)?;
        self.add_consistency("set", set.consistency)?;
        for (index, consistency) in set.call_consistency.iter().enumerate() {
            self.add_consistency(&format!("call-{}", index + 1), *consistency)?;
        }
        Ok(())
    }

    fn add_consistency(&mut self, of: &str, found: Option<Consistency>) -> anyhow::Result<()> {
        let row = |name: &str| Row::of(None, "set", &format!("{of}-{name}"));
        self.add_number(row("agreement"), found.map(|found| found.agreement))?;
        self.add_number(row("kappa"), found.and_then(|found| found.kappa))
    }
}

/// The word that stands for a value in JSON too.
fn word(value: Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
