//! The report on one person: calls over time, dimensions over time, and the first, best and last mark of each scenario.

use maud::{Markup, html};

use super::charts::over_time::{Point, Shape, over_time};
use super::marks::dimension_name;
use super::page::Page;
use super::standing::result_mark;
use super::tables::{day, dimension_headers, mark_cell, rules_table, wide};
use crate::report::record_words::{country, mode};
use crate::sim::score::mark::Mark;
use crate::sim::score::scorecard::DIMENSIONS;
use crate::view::report::trainee::{CallMark, CallResult, TraineeReport};
use crate::view::verdict::dimension_key;
use crate::words::Words;

/// The page.
pub fn trainee_page(words: &Words, report: &TraineeReport) -> String {
    let shown = report.trainee.shown();
    let page = Page {
        words,
        kind: words.text("report-trainee"),
        id: &report.trainee.pseudonym,
        title: shown.clone(),
        class: "report",
    };
    let marked: Vec<(&CallResult, CallMark)> = report.marked().collect();
    page.document(&html! {
        h1 { (shown) }
        (facts(words, report, &marked))
        @if marked.is_empty() {
            p.notice style="margin-top: 1.5rem" { (words.text("report-nothing-marked")) }
        } @else {
            section {
                h2 { (words.text("report-overall-chart")) }
                (overall_chart(words, &marked))
            }
            section {
                h2 { (words.text("report-dimensions-chart")) }
                div.triple { @for place in 0..3 { (dimension_chart(words, place, &marked)) } }
            }
        }
        section {
            h2 { (words.text("report-calls")) }
            (calls_table(words, report))
        }
        section {
            h2 { (words.text("report-scenarios")) }
            (scenarios_table(words, report))
        }
        section {
            h2 { (words.text("report-rules")) }
            (rules_table(words, &report.rules, false))
        }
    })
}

fn facts(words: &Words, report: &TraineeReport, marked: &[(&CallResult, CallMark)]) -> Markup {
    let best = marked.iter().map(|(_, mark)| mark.overall).max();
    let last = marked.last().map(|(_, mark)| mark.overall);
    let or_dash = |mark: Option<Mark>| mark.map_or_else(|| "–".to_owned(), |mark| mark.to_string());
    let passed = [("n", report.passed().into()), ("total", marked.len().into())];
    html! {
        dl.facts {
            div { dt { (words.text("report-calls")) } dd { (report.calls.len()) } }
            div { dt { (words.text("report-passed-count")) } dd { (words.with("common-of", &passed)) } }
            div { dt { (words.text("report-best")) } dd { (or_dash(best)) } }
            div { dt { (words.text("report-last")) } dd { (or_dash(last)) } }
        }
        @if report.trainee.name.is_some() {
            p.small.muted style="margin-top: 0.75rem" { (words.text("report-pseudonym")) " " code { (report.trainee.pseudonym) } }
        }
    }
}

fn overall_chart(words: &Words, marked: &[(&CallResult, CallMark)]) -> Markup {
    let points: Vec<Point> = marked
        .iter()
        .map(|(call, mark)| Point {
            mark: mark.overall,
            needs: mark.pass_mark,
            reached: mark.passed,
            day: day(&call.began),
        })
        .collect();
    let at = |point: Option<&Point>| point.map_or_else(String::new, |point| point.mark.to_string());
    let best = points.iter().max_by_key(|point| point.mark);
    let about = [
        ("n", points.len().into()),
        ("first", at(points.first()).into()),
        ("last", at(points.last()).into()),
        ("best", at(best).into()),
    ];
    let shape = Shape {
        id: "overall",
        title: &words.text("report-overall-chart"),
        description: &words.with("report-overall-desc", &about),
        width: 660.0,
        class: "",
    };
    over_time(shape, &points)
}

fn dimension_chart(words: &Words, place: usize, marked: &[(&CallResult, CallMark)]) -> Markup {
    let dimension = DIMENSIONS[place];
    let name = words.text(dimension_key(dimension));
    let points: Vec<Point> = marked
        .iter()
        .map(|(call, mark)| {
            let (own, needs) = mark.dimensions[place];
            Point {
                mark: own,
                needs,
                reached: own.reaches(needs),
                day: day(&call.began),
            }
        })
        .collect();
    let at = |point: Option<&Point>| point.map_or_else(String::new, |point| point.mark.to_string());
    let about = [
        ("dimension", name.clone().into()),
        ("first", at(points.first()).into()),
        ("last", at(points.last()).into()),
        ("n", points.len().into()),
    ];
    let shape = Shape {
        id: dimension_name(dimension),
        title: &name,
        description: &words.with("report-dimension-desc", &about),
        width: 215.0,
        class: dimension_name(dimension),
    };
    html! {
        div {
            h3 { (super::tables::dimension(words, dimension)) }
            (over_time(shape, &points))
        }
    }
}

fn calls_table(words: &Words, report: &TraineeReport) -> Markup {
    let table = html! {
        table.calls {
            caption { (words.text("report-calls-table")) }
            thead { tr {
                th scope="col" { (words.text("report-date")) }
                th scope="col" { (words.text("report-call")) }
                th scope="col" { (words.text("report-mode")) }
                th scope="col" { (words.text("report-result")) }
                th.number scope="col" { (words.text("report-mark")) }
                (dimension_headers(words))
            } }
            tbody {
                @for call in &report.calls {
                    tr {
                        td style="white-space: nowrap" { (day(&call.began)) }
                        th scope="row" { (call.title) br; code.muted { (call.session) } }
                        td { (words.listed(&[mode(words, call.mode), country(words, &call.country)])) }
                        td { (result_mark(words, call.result)) }
                        (overall_cell(words, call))
                        @for place in 0..3 { (mark_cell(call.mark.map(|mark| mark.dimensions[place].0))) }
                    }
                }
            }
        }
    };
    wide(&words.text("report-calls-table"), &table)
}

/// The mark that stands, and the computed one where it is another.
fn overall_cell(words: &Words, call: &CallResult) -> Markup {
    html! {
        td.number {
            @match call.mark { Some(mark) => { (mark.overall) }, None => { "–" } }
            @if let Some(computed) = call.computed {
                br; span.muted.small { (words.with("report-computed-short", &[("mark", computed.to_string().into())])) }
            }
        }
    }
}

fn scenarios_table(words: &Words, report: &TraineeReport) -> Markup {
    let table = html! {
        table.numeric {
            caption { (words.text("report-scenarios-table")) }
            thead { tr {
                th.wide scope="col" { (words.text("report-scenario")) }
                th.number scope="col" { (words.text("report-tries")) }
                th.number scope="col" { (words.text("report-first")) }
                th.number scope="col" { (words.text("report-best")) }
                th.number scope="col" { (words.text("report-last")) }
                th scope="col" { (words.text("report-passed-count")) }
            } }
            tbody {
                @for row in &report.scenarios {
                    tr {
                        th scope="row" { (row.title) }
                        td.number { (row.tries) }
                        (mark_cell(row.first))
                        (mark_cell(row.best))
                        (mark_cell(row.last))
                        td { (words.text(if row.passed { "common-yes" } else { "common-no" })) }
                    }
                }
            }
        }
    };
    wide(&words.text("report-scenarios-table"), &table)
}
