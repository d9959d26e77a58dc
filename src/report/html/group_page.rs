//! The report on a group: how marks are spread, the weakest rules, each scenario, and everybody's row.

use maud::{Markup, html};

use super::charts::rule_bars::rule_bars;
use super::charts::spread::{range, spread_chart};
use super::page::Page;
use super::tables::{dimension_headers, mark_cell, result_cell, rules_table, wide};
use crate::view::report::group::{BARS, FEWEST_PEOPLE, GroupFigures, GroupReport};
use crate::words::Words;

/// The page. `id` tells groups apart.
pub fn group_page(words: &Words, report: &GroupReport, id: &str) -> String {
    let kind = words.text("report-group");
    let page = Page {
        words,
        kind: kind.clone(),
        id,
        title: kind,
        class: "report",
    };
    let people = words.with("report-people-count", &[("n", report.people.into())]);
    let calls = words.with("report-calls-count", &[("n", report.calls.into())]);
    page.document(&html! {
        h1 { (words.text("report-group")) }
        p.subtitle { (words.listed(&[people, calls])) }
        @match &report.figures {
            None => p.notice style="margin-top: 1.5rem" { (words.with("report-too-few", &[("n", FEWEST_PEOPLE.into())])) },
            Some(figures) => (sections(words, report, figures)),
        }
    })
}

fn sections(words: &Words, report: &GroupReport, figures: &GroupFigures) -> Markup {
    let few = words.with("report-too-few", &[("n", FEWEST_PEOPLE.into())]);
    html! {
        dl.facts {
            div { dt { (words.text("report-calls")) } dd { (report.calls) } }
            div { dt { (words.text("report-unmarked")) } dd { (report.calls - figures.marked.min(report.calls)) } }
            @if let Some(marks) = &figures.marks {
                @let passed = [("n", marks.passed.into()), ("total", figures.marked.into())];
                div { dt { (words.text("report-passed-count")) } dd { (words.with("common-of", &passed)) } }
                div { dt { (words.text("report-median")) } dd { @match marks.median { Some(mark) => { (mark) }, None => { "–" } } } }
            }
        }
        @if figures.marked == 0 { p.notice { (words.text("report-nobody-marked")) } }
        section {
            h2 { (words.text("report-spread")) }
            @match &figures.marks {
                Some(marks) => {
                    (spread_chart(words, &marks.spread))
                    (spread_table(words, &marks.spread))
                }
                None => p.notice { (few) },
            }
        }
        section {
            h2 { (words.text("report-weakest")) }
            @if !figures.rules.is_empty() { (rule_bars(words, &figures.rules)) }
            @if !figures.rules.is_empty() || figures.rules_left_out == 0 { (rules_table(words, &figures.rules, true)) }
            @if let Some(left_out) = figures.rules_left_out_told(words) { p.notice { (left_out) } }
        }
        section {
            h2 { (words.text("report-scenarios")) }
            (scenarios_table(words, figures))
        }
        section {
            h2 { (words.text("report-people")) }
            (people_table(words, figures))
        }
    }
}

fn spread_table(words: &Words, spread: &[usize; BARS]) -> Markup {
    let range_of = |bar: usize| {
        let (from, to) = range(bar);
        words.with("report-spread-range-of", &[("from", from.into()), ("to", to.into())])
    };
    html! {
        table."numeric narrow" {
            caption { (words.text("report-spread-table")) }
            thead { tr {
                th scope="col" { (words.text("report-spread-range")) }
                th.number scope="col" { (words.text("report-calls")) }
            } }
            tbody {
                @for (bar, count) in spread.iter().enumerate().filter(|(_, count)| **count > 0) {
                    tr { th scope="row" { (range_of(bar)) } td.number { (count) } }
                }
            }
        }
    }
}

fn scenarios_table(words: &Words, figures: &GroupFigures) -> Markup {
    let table = html! {
        table {
            caption { (words.text("report-median")) }
            thead { tr {
                th scope="col" { (words.text("report-scenario")) }
                th.number scope="col" { (words.text("report-people")) }
                th.number scope="col" { (words.text("report-calls")) }
                th.number scope="col" { (words.text("report-passed-count")) }
                th.number scope="col" { (words.text("report-mark")) }
                (dimension_headers(words))
            } }
            tbody {
                @for row in &figures.scenarios {
                    tr {
                        th scope="row" { (row.title) }
                        @match row.figures {
                            Some((calls, passed, overall, dimensions)) => {
                                td.number { (row.people) }
                                td.number { (calls) }
                                td.number { (passed) }
                                (mark_cell(overall))
                                @for mark in dimensions { (mark_cell(mark)) }
                            }
                            None => td.muted colspan="7" { (words.with("report-too-few-row", &[("n", FEWEST_PEOPLE.into())])) },
                        }
                    }
                }
            }
        }
    };
    wide(&words.text("report-scenarios-table"), &table)
}

fn people_table(words: &Words, figures: &GroupFigures) -> Markup {
    let table = html! {
        table {
            caption { (words.text("report-people-table")) }
            thead { tr {
                th scope="col" { (words.text("report-trainee-label")) }
                th.number scope="col" { (words.text("report-calls")) }
                th.number scope="col" { (words.text("report-passed-count")) }
                th.number scope="col" { (words.text("report-best")) }
                th scope="col" { (words.text("report-result")) }
                th.number scope="col" { (words.text("report-last")) }
                (dimension_headers(words))
            } }
            tbody {
                @for row in &figures.rows {
                    tr {
                        th scope="row" { (row.trainee.shown()) }
                        td.number { (row.calls) }
                        td.number { (row.passed) }
                        (mark_cell(row.best))
                        (result_cell(words, row.last))
                        (mark_cell(row.last.map(|mark| mark.overall)))
                        @for place in 0..3 { (mark_cell(row.last.map(|mark| mark.dimensions[place].0))) }
                    }
                }
            }
        }
    };
    wide(&words.text("report-people-table"), &table)
}
