//! Items of real exams: how hard they are, how well they separate, what was taken; and how far the marks of the set can be trusted.

use super::named::Named;
use super::table::TableView;
use super::wording;
use crate::sim::analytics::item_flags::LEAST_RUNS;
use crate::sim::analytics::item_statistics::ItemStatistics;
use crate::sim::cohort::exam_statistics::CallInGroup;
use crate::sim::cohort::report::CohortReport;
use crate::view::author::ItemPoint;
use crate::view::figures::{coefficient, mark, per_cent, per_cent_interval};

/// The figures of a group's exams.
#[derive(Debug, Clone, PartialEq)]
pub struct DecisionsView {
    /// Each call that was an exam.
    pub calls: Vec<CallInGroupView>,
    /// The same as an overview, a row for each.
    pub table: TableView,
    /// Reliability and standard error of the set of calls, or why there are none.
    pub set: Vec<String>,
}

/// One call.
#[derive(Debug, Clone, PartialEq)]
pub struct CallInGroupView {
    /// The call in figures.
    pub head: String,
    /// Its items as points of a picture.
    pub points: Vec<ItemPoint>,
    /// The same in words, a row for each; the numbers are those in the picture.
    pub table: TableView,
    /// For each item, what was offered and taken.
    pub options: Vec<TableView>,
    /// That there are too few people for a word about items; none if there are enough.
    pub too_few: Option<String>,
}

pub(super) fn decisions_view(named: &Named<'_>, report: &CohortReport) -> DecisionsView {
    let words = named.words;
    let mut table = TableView::new(
        words,
        &["groups-call", "groups-version"],
        &["groups-people", "groups-mean", "groups-spread", "groups-passed"],
    );
    let mut calls = Vec::new();
    // What is left out in exports has no statistics; within the house every call has them.
    for call in &report.calls {
        let Some(statistics) = &call.statistics else { continue };
        table.add([
            named.call(&call.version.scenario),
            format!("{} {}", call.version.country, wording::version(call, &report.calls)),
            call.trainees.to_string(),
            mark(statistics.overall.mean),
            mark(statistics.overall.deviation),
            per_cent(statistics.passed.share),
        ]);
        let name = named.call(&call.version.scenario);
        let head = named.say(&wording::call_head(call, statistics, &name, &report.calls));
        let met = statistics.items.iter().filter(|item| call.came_to(item));
        calls.push(call_view(named, call, head, &met.collect::<Vec<_>>()));
    }
    let set = wording::set_lines(&report.set, &named.calls(&report.set.calls));
    DecisionsView {
        calls,
        table,
        set: set.iter().map(|line| named.say(line)).collect(),
    }
}

fn call_view(named: &Named<'_>, call: &CallInGroup, head: String, items: &[&ItemStatistics]) -> CallInGroupView {
    let words = named.words;
    let mut table = TableView::new(
        words,
        &["groups-item", "groups-word"],
        &["groups-people", "groups-easy", "groups-rest", "groups-ends"],
    );
    for (place, item) in items.iter().enumerate() {
        let band = item.band.map(|found| named.say(&wording::band(found)));
        table.add([
            format!("{} {}", place + 1, item.id),
            band.unwrap_or_else(|| "-".to_owned()),
            people(named, item.answered, call.voided_of(item)),
            per_cent(item.difficulty),
            coefficient(item.discrimination.item_rest),
            coefficient(item.discrimination.upper_lower),
        ]);
    }
    let points = items.iter().map(|item| ItemPoint {
        id: item.id.clone(),
        difficulty: item.difficulty,
        discrimination: item.discrimination.item_rest,
        answered: item.answered,
    });
    CallInGroupView {
        head,
        points: points.collect(),
        table,
        options: items.iter().map(|item| options(named, item)).collect(),
        too_few: (call.trainees < LEAST_RUNS).then(|| words.with("groups-too-few", &[("least", LEAST_RUNS.into())])),
    }
}

/// How many people count, and how many a signed fault leaves out.
fn people(named: &Named<'_>, answered: u64, voided: u64) -> String {
    match voided {
        0 => answered.to_string(),
        voided => named.words.with(
            "groups-people-voided",
            &[("n", answered.into()), ("voided", voided.into())],
        ),
    }
}

fn options(named: &Named<'_>, item: &ItemStatistics) -> TableView {
    let words = named.words;
    let mut table = TableView::new(
        words,
        &["groups-option"],
        &[
            "groups-taken",
            "groups-share",
            "groups-interval",
            "groups-rest",
            "groups-ends",
        ],
    );
    for option in item.options.iter().filter(|option| option.taken.of > 0) {
        let taken = [
            ("n", option.taken.count.to_string().into()),
            ("total", option.taken.of.to_string().into()),
        ];
        table.add([
            option.id.clone(),
            words.with("common-of", &taken),
            per_cent(option.taken.share),
            per_cent_interval(option.taken.interval),
            coefficient(option.discrimination.item_rest),
            coefficient(option.discrimination.upper_lower),
        ]);
    }
    table
}
