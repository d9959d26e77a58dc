//! The rules that a group breaks most, in exams.

use super::named::Named;
use super::table::TableView;
use crate::sim::analytics::share::Share;
use crate::sim::cohort::weakest_rules::RuleInGroup;
use crate::view::figures::{per_cent, per_cent_interval};

/// The rules that were broken, the weakest first.
#[derive(Debug, Clone, PartialEq)]
pub struct RulesView {
    /// Each as a bar.
    pub bars: Vec<RuleBar>,
    /// The same in words, a row for each; the numbers are those in the picture.
    pub table: TableView,
}

/// One rule in the picture.
#[derive(Debug, Clone, PartialEq)]
pub struct RuleBar {
    /// The share of people who broke it, of those who had a call with it; 0 to 1.
    pub share: f64,
    /// Its 95 % interval.
    pub interval: Option<[f64; 2]>,
}

pub(super) fn rules_view(named: &Named<'_>, rules: &[RuleInGroup]) -> RulesView {
    let words = named.words;
    let mut table = TableView::new(
        words,
        &["groups-rule", "groups-in-calls"],
        &["groups-share", "groups-interval", "groups-people", "groups-exams"],
    );
    let of = |share: &Share| {
        let counts = [
            ("n", share.count.to_string().into()),
            ("total", share.of.to_string().into()),
        ];
        words.with("common-of", &counts)
    };
    for (place, rule) in rules.iter().enumerate() {
        table.add([
            format!("{} {}", place + 1, rule.rule),
            named.calls(&rule.calls),
            per_cent(rule.trainees.share),
            per_cent_interval(rule.trainees.interval),
            of(&rule.trainees),
            of(&rule.exams),
        ]);
    }
    let bars = rules.iter().map(|rule| RuleBar {
        share: rule.trainees.share.unwrap_or(0.0),
        interval: rule.trainees.interval,
    });
    RulesView {
        bars: bars.collect(),
        table,
    }
}
