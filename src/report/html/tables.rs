//! What several tables share: times, spans, results and dimensions in words.

use maud::{Markup, html};

use super::marks::{glyph, sign};
use crate::sim::scenario::model::Dimension;
use crate::sim::score::mark::Mark;
use crate::sim::score::scorecard::DIMENSIONS;
use crate::sim::time::Millis;
use crate::view::report::rule_counts::RuleCount;
use crate::view::report::trainee::CallMark;
use crate::view::verdict::dimension_key;
use crate::words::Words;

/// A time of a record, `2026-11-23T18:40:02Z`, as people read it.
pub(super) fn moment(words: &Words, wall: &str) -> String {
    let time = wall.trim_end_matches('Z').replace('T', " ");
    words.with("report-utc", &[("time", time.into())])
}

/// The same without seconds.
pub(in crate::report) fn minute(words: &Words, wall: &str) -> String {
    let time: String = wall.replace('T', " ").chars().take(16).collect();
    words.with("report-utc", &[("time", time.into())])
}

/// The day of a time of a record.
pub(super) fn day(wall: &str) -> String {
    wall.chars().take(10).collect()
}

/// The clock of a call: `1:24`.
pub(super) fn clock(time: Millis) -> String {
    let seconds = time.seconds();
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// A table of many columns, which can be moved sideways on a narrow screen, with the keyboard, too.
pub(super) fn wide(label: &str, table: &Markup) -> Markup {
    html! { div role="region" aria-label=(label) tabindex="0" { (table) } }
}

/// A cell with a mark, or a dash.
pub(super) fn mark_cell(mark: Option<Mark>) -> Markup {
    html! { td.number { @match mark { Some(mark) => { (mark) }, None => { "–" } } } }
}

/// A cell that says whether a call passed, with its sign.
pub(super) fn result_cell(words: &Words, mark: Option<CallMark>) -> Markup {
    html! {
        td {
            @match mark {
                Some(mark) if mark.passed => span."mark best" { (sign(true)) (words.text("debrief-passed")) },
                Some(_) => span."mark critical" { (sign(false)) (words.text("debrief-not-passed")) },
                None => span.muted { (words.text("report-no-mark")) },
            }
        }
    }
}

/// A dimension's glyph and word.
pub(super) fn dimension(words: &Words, which: Dimension) -> Markup {
    html! { (glyph(which)) (words.text(dimension_key(which))) }
}

/// The headers of the three dimensions.
pub(super) fn dimension_headers(words: &Words) -> Markup {
    html! {
        @for which in DIMENSIONS { th.number scope="col" { (words.text(dimension_key(which))) } }
    }
}

/// Rules that were broken, with how many calls and, for a group, how many people.
pub(super) fn rules_table(words: &Words, rules: &[RuleCount], with_people: bool) -> Markup {
    if rules.is_empty() {
        return html! { p { (words.text("report-rules-none")) } };
    }
    let table = html! {
        table {
            caption { (words.text("report-rules-table")) }
            thead { tr {
                th scope="col" { (words.text("report-rule")) }
                th scope="col" { (words.text("report-rule-id")) }
                th.number scope="col" { (words.text("report-rule-calls")) }
                @if with_people { th.number scope="col" { (words.text("report-rule-people")) } }
            } }
            tbody {
                @for rule in rules {
                    tr {
                        th scope="row" {
                            @if rule.is_critical { span.critical { (words.text("report-critical")) " · " } }
                            span style="font-weight: 400" { (rule.text) }
                        }
                        td { code { (rule.id) } }
                        td.number { (rule.calls) }
                        @if with_people { td.number { (rule.trainees) } }
                    }
                }
            }
        }
    };
    wide(&words.text("report-rules-table"), &table)
}
