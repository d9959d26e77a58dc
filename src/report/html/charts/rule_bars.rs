//! The rules that were broken in most calls, as bars.

use maud::{Markup, html};

use super::{Picture, WIDTH, label};
use crate::report::html::marks::{shape, tenth};
use crate::sim::score::scorecard::StepClass;
use crate::view::report::rule_counts::RuleCount;
use crate::words::Words;

const LEFT: f64 = 250.0;
const RIGHT: f64 = 610.0;
const ROW: f64 = 24.0;
/// So many rules are drawn; the table beside has all of them.
const MOST: usize = 10;
/// So much of an id is drawn.
const LONGEST_ID: usize = 34;

/// The bars; critical rules also have their octagon.
pub fn rule_bars(words: &Words, rules: &[RuleCount]) -> Markup {
    let shown = rules.get(..MOST.min(rules.len())).unwrap_or_default();
    let most = shown.iter().map(|rule| rule.calls).max().unwrap_or(0).max(1) as f64;
    let spoken: Vec<String> = shown
        .iter()
        .map(|rule| words.labelled(&rule.id, &rule.calls.to_string()))
        .collect();
    let body = html! {
        @for (row, rule) in shown.iter().enumerate() {
            @let middle = ROW * row as f64 + ROW / 2.0;
            @let width = rule.calls as f64 / most * (RIGHT - LEFT);
            @let class = if rule.is_critical { "critical" } else { "fine" };
            (label((LEFT - 30.0, middle + 4.0), "end", "", &shortened(&rule.id)))
            g class=(class) {
                @if rule.is_critical { (shape(StepClass::Critical, LEFT - 15.0, middle, 6.0)) }
                rect x=(tenth(LEFT)) y=(tenth(middle - 7.0)) width=(tenth(width)) height="14" fill="currentColor" {}
            }
            (label((LEFT + width + 8.0, middle + 4.5), "start", "strong", &rule.calls.to_string()))
        }
    };
    Picture {
        id: "rules",
        title: &words.text("report-weakest-chart"),
        description: &words.with("report-weakest-desc", &[("list", words.ranked(&spoken).into())]),
        width: WIDTH,
        height: ROW * shown.len() as f64 + 4.0,
    }
    .figure(&body)
}

fn shortened(id: &str) -> String {
    match id.chars().count() > LONGEST_ID {
        true => id.chars().take(LONGEST_ID - 1).chain(['…']).collect(),
        false => id.to_owned(),
    }
}
