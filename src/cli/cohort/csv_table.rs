//! A group as one table. Each row says in the column `row` what it is about; columns that do not apply are empty.

use std::collections::BTreeMap;

use anyhow::Context as _;
use serde_json::json;

use crate::cli::six_digits::number_cell;
use crate::sim::analytics::discrimination::Discrimination;
use crate::sim::analytics::item_statistics::ItemStatistics;
use crate::sim::analytics::share::Share;
use crate::sim::cohort::completion::{AssignmentCompletion, CallCompletion};
use crate::sim::cohort::exam_statistics::CallInGroup;
use crate::sim::cohort::pseudonymous::TooSmall;
use crate::sim::cohort::report::CohortReport;
use crate::sim::score::mark::Mark;
use crate::sim::storyboard::guard::guarded;
use crate::words::Locale;

/// The columns in order.
const COLUMNS: [&str; 31] = [
    "row",
    "group",
    "trainee",
    "assignment",
    "course",
    "scenario",
    "country",
    "version",
    "mode",
    "due",
    "state",
    "when",
    "session",
    "overall",
    "empathy",
    "accuracy",
    "compliance",
    "passed",
    "basis",
    "id",
    "option",
    "n",
    "count",
    "share",
    "share_low",
    "share_high",
    "difficulty",
    "item_rest",
    "upper_lower",
    "value",
    "why",
];

/// The whole report. The column `why` says in the reader's language why there is no figure.
///
/// # Errors
/// Never for text in memory; the writer could refuse rows of different lengths.
pub(super) fn report(report: &CohortReport, locale: Locale) -> anyhow::Result<String> {
    let mut table = Table::new(&report.group)?;
    table.add(Row::of("group").with("n", &report.trainees.to_string()))?;
    for assignment in &report.assignments {
        table.add_assignment(assignment)?;
    }
    for trainee in &report.progress {
        for exam in &trainee.exams {
            let dimension = |index: usize| exam.marks.dimensions[index].map_or_else(String::new, tenths);
            table.add(
                Row::of("exam")
                    .with("trainee", &trainee.trainee)
                    .with("scenario", &exam.scenario)
                    .with("when", &exam.when)
                    .with("session", exam.session.as_deref().unwrap_or_default())
                    .with("overall", &tenths(exam.marks.overall))
                    .with("empathy", &dimension(0))
                    .with("accuracy", &dimension(1))
                    .with("compliance", &dimension(2))
                    .with("passed", if exam.marks.passed { "yes" } else { "no" })
                    .with("basis", &word(&json!(exam.marks.basis))),
            )?;
        }
    }
    for exam in &report.without_mark {
        table.add(
            Row::of("exam-without-mark")
                .with("trainee", &exam.trainee)
                .with("scenario", &exam.scenario)
                .with("session", exam.session.as_deref().unwrap_or_default())
                .with("state", &word(&json!(exam.why))),
        )?;
    }
    for call in &report.calls {
        table.add_call(call)?;
    }
    let why = report.set.without_reliability();
    let set = |id: &str| {
        let row = Row::of("set")
            .with("id", id)
            .with("n", &report.set.trainees.to_string());
        match why {
            None => row,
            Some(why) => row
                .with("state", &word(&json!(why)))
                .with("why", why.sentence().wording(locale.is_chinese())),
        }
    };
    if report.set.statistics.is_none() && why.is_some() {
        table.add(set("alpha"))?;
    }
    if let Some(statistics) = &report.set.statistics {
        table.add(set("alpha").with_number("value", statistics.alpha))?;
        table.add(set("standard-error").with_number("value", statistics.standard_error))?;
        table.add(set("calls-needed").with(
            "value",
            &statistics.calls_needed.map_or_else(String::new, |n| n.to_string()),
        ))?;
    }
    for rule in &report.weakest_rules {
        table.add(
            Row::of("rule")
                .with("id", &rule.rule)
                .with_share(&rule.trainees)
                .with("scenario", &rule.calls.join(" ")),
        )?;
    }
    table.finish()
}

/// The table of a group that is too small.
///
/// # Errors
/// As for [`report`].
pub(super) fn too_small(small: &TooSmall, locale: Locale) -> anyhow::Result<String> {
    let mut table = Table::new(&small.group)?;
    table.add(
        Row::of("suppressed")
            .with("value", &small.least_people.to_string())
            .with("why", small.sentence().wording(locale.is_chinese())),
    )?;
    table.finish()
}

/// A row by the names of its columns.
#[derive(Default, Clone)]
struct Row(BTreeMap<&'static str, String>);

impl Row {
    fn of(row: &str) -> Self {
        Self::default().with("row", row)
    }

    fn with(mut self, column: &'static str, text: &str) -> Self {
        self.0.insert(column, text.to_owned());
        self
    }

    fn with_number(self, column: &'static str, number: Option<f64>) -> Self {
        self.with(column, &number_cell(number))
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
            .with_number("upper_lower", found.upper_lower)
    }
}

struct Table {
    writer: csv::Writer<Vec<u8>>,
    group: String,
}

impl Table {
    fn new(group: &str) -> anyhow::Result<Self> {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(COLUMNS)?;
        let group = group.to_owned();
        Ok(Self { writer, group })
    }

    fn add(&mut self, row: Row) -> anyhow::Result<()> {
        let row = row.with("group", &self.group);
        self.writer.write_record(COLUMNS.map(|column| {
            let text = row.0.get(column).map_or("", String::as_str);
            match text.parse::<f64>() {
                // Figures are figures; everything else is kept from being taken for a formula.
                Ok(_) if !matches!(column, "group" | "course" | "id" | "option" | "trainee" | "version") => {
                    text.to_owned()
                }
                _ => guarded(text),
            }
        }))?;
        Ok(())
    }

    fn add_assignment(&mut self, assignment: &AssignmentCompletion) -> anyhow::Result<()> {
        for trainee in &assignment.trainees {
            for (call, state) in assignment.calls.iter().zip(&trainee.calls) {
                let (state, when) = match state {
                    CallCompletion::NotBegun => ("not-begun", String::new()),
                    CallCompletion::Begun { on } => ("begun", on.to_string()),
                    CallCompletion::Done { on, late: false } => ("done", on.to_string()),
                    CallCompletion::Done { on, late: true } => ("late", on.to_string()),
                };
                self.add(
                    Row::of("assigned")
                        .with("trainee", &trainee.trainee)
                        .with("assignment", &assignment.id)
                        .with("course", assignment.course.as_deref().unwrap_or_default())
                        .with("scenario", call)
                        .with("mode", &word(&json!(assignment.mode)))
                        .with("due", &assignment.due.to_string())
                        .with("state", state)
                        .with("when", &when),
                )?;
            }
        }
        Ok(())
    }

    fn add_call(&mut self, call: &CallInGroup) -> anyhow::Result<()> {
        let row = |row: &str, id: &str| {
            Row::of(row)
                .with("scenario", &call.version.scenario)
                .with("country", &call.version.country)
                .with("version", &call.version.scenario_version)
                .with("id", id)
        };
        let Some(statistics) = &call.statistics else {
            return self.add(row("call-suppressed", ""));
        };
        let n = call.trainees.to_string();
        self.add(row("call", "passed").with_share(&statistics.passed))?;
        self.add(
            row("call", "mean")
                .with("n", &n)
                .with_number("value", statistics.overall.mean),
        )?;
        self.add(
            row("call", "deviation")
                .with("n", &n)
                .with_number("value", statistics.overall.deviation),
        )?;
        for item in &statistics.items {
            self.add_item(&row("item", &item.id), item)?;
            if let voided @ 1.. = call.voided_of(item) {
                let voided = voided.to_string();
                self.add(row("item-voided", &item.id).with("count", &voided))?;
            }
        }
        Ok(())
    }

    fn add_item(&mut self, row: &Row, item: &ItemStatistics) -> anyhow::Result<()> {
        self.add(
            row.clone()
                .with("n", &item.answered.to_string())
                .with_number("difficulty", item.difficulty)
                .with_discrimination(&item.discrimination),
        )?;
        for option in &item.options {
            self.add(
                row.clone()
                    .with("row", "option")
                    .with("option", &option.id)
                    .with_share(&option.taken)
                    .with_number("difficulty", option.difficulty)
                    .with_discrimination(&option.discrimination),
            )?;
        }
        Ok(())
    }

    fn finish(self) -> anyhow::Result<String> {
        let bytes = self.writer.into_inner().context("The table could not be written")?;
        Ok(String::from_utf8(bytes)?)
    }
}

fn tenths(mark: Mark) -> String {
    mark.to_string()
}

/// The word that stands for a value in JSON too.
fn word(value: &serde_json::Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
