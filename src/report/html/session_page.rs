//! The report on one session: verdict, mark, the call as one picture, the costly moments, every step, and the record's identity.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::charts::bars::dimension_bars;
use super::charts::call_curve::call_curve;
use super::headline::headline;
use super::marks::{mark, shape};
use super::page::Page;
use super::record_box::record_box;
use super::standing::standing_section;
use super::steps::{curve_table, steps_section, transcript};
use super::tables::{dimension, minute, wide};
use crate::report::record_words::{country, lasted, mode, seal};
use crate::sim::score::scorecard::StepClass;
use crate::sim::session::record::Mode;
use crate::view::debrief::{DebriefView, RuleView};
use crate::view::report::standing::voided_text;
use crate::view::report::{Outcome, ReportedSession, WhyNotMarked};
use crate::words::Words;
use crate::words::signed::signed;

/// The page. `with_key` also shows what else was open in an exam and what it would have cost.
pub fn session_page(words: &Words, session: &ReportedSession, with_key: bool) -> String {
    let identity = &session.identity;
    let page = Page {
        words,
        kind: words.text("report-session"),
        id: &identity.session,
        title: session.title.clone(),
        class: "report",
    };
    let shows_key = with_key || identity.mode == Mode::Practice;
    page.document(&html! {
        h1 { (session.title) }
        p.subtitle { (words.with("report-with", &[("name", session.customer.clone().into())])) }
        (facts(words, session))
        (headline(words, session))
        (standing_section(words, session))
        @match &session.outcome {
            Outcome::Marked(view) => {
                @if session.result().computed.is_some() {
                    p.notice { (words.text("report-below-is-computed")) }
                }
                (ending(words, view))
                (breaches(words, view))
                (marks(words, view))
                (curve(words, session, view))
                (moments(words, session, view))
                (steps_section(words, session, view, shows_key))
                (wrap_up(words, view, shows_key))
                (never_learned(words, view))
                (cited(words, view))
            }
            Outcome::NotMarked(why) => {
                section.notice style="margin-top: 1.5rem" {
                    p { strong { (words.text("report-no-mark")) } }
                    p { (not_marked(words, *why, identity.mode)) }
                }
                section {
                    h2 { (words.text("report-heard-all")) }
                    (transcript(words, &session.heard_first))
                }
            }
        }
        (notes(words, &session.notes))
        (record_box(words, identity))
    })
}

/// Who, when, how long, and whether the record is sealed.
pub(super) fn facts(words: &Words, session: &ReportedSession) -> Markup {
    let identity = &session.identity;
    html! {
        dl.facts {
            div { dt { (words.text("report-trainee-label")) } dd { (session.trainee.shown()) } }
            div { dt { (words.text("report-began")) } dd { (minute(words, &identity.began)) } }
            div { dt { (words.text("report-lasted")) } dd { (lasted(words, identity.lasted)) } }
            div {
                dt { (words.text("report-mode")) }
                dd { (words.listed(&[mode(words, identity.mode), country(words, &identity.country)])) }
            }
        }
        @if identity.sealed.is_none() { p.muted.small { (seal(words, None)) } }
    }
}

/// Why a session has no mark, in words.
pub(super) fn not_marked(words: &Words, why: WhyNotMarked, mode: Mode) -> String {
    words.text(match (why, mode) {
        (WhyNotMarked::Blind, _) => "report-blind",
        (WhyNotMarked::TooLarge, _) => "report-too-large",
        (WhyNotMarked::NotFinished, Mode::Exam) => "report-not-finished-exam",
        (WhyNotMarked::NotFinished, Mode::Practice) => "report-not-finished",
    })
}

fn ending(words: &Words, view: &DebriefView) -> Markup {
    let (kind, title, epilogue) = &view.ending;
    html! {
        section {
            h2 { (words.text("debrief-ending")) }
            h3 { (words.remarked(title, &words.named("ending", kind))) }
            p { (epilogue) }
        }
    }
}

fn breaches(words: &Words, view: &DebriefView) -> Markup {
    html! {
        @for rule in &view.critical {
            section.breach {
                p.word {
                    svg viewBox="0 0 20 20" aria-hidden="true" { (shape(StepClass::Critical, 10.0, 10.0, 9.0)) }
                    (words.text("debrief-critical-breach"))
                }
                p { (rule.text) " " code { (rule.id) } }
                p.small.muted { (words.text("debrief-critical-breach-about")) }
                (sources(&rule.sources))
            }
        }
    }
}

/// Sources with a sentence each.
fn sources(sources: &[(String, String)]) -> Markup {
    html! {
        @if !sources.is_empty() {
            ul.sources { @for (id, sentence) in sources { li { (sentence) " " code { (id) } } } }
        }
    }
}

/// The sentence of every source that a step names by its id, once.
fn cited(words: &Words, view: &DebriefView) -> Markup {
    let all: BTreeMap<&str, &str> = view
        .steps
        .iter()
        .flat_map(|step| &step.sources)
        .map(|(id, sentence)| (id.as_str(), sentence.as_str()))
        .collect();
    html! {
        @if !all.is_empty() {
            section {
                h2 { (words.text("debrief-sources")) }
                dl.cited { @for (id, sentence) in all { div { dt { code { (id) } } dd { (sentence) } } } }
            }
        }
    }
}

fn marks(words: &Words, view: &DebriefView) -> Markup {
    html! {
        section {
            h2 { (words.text("report-marks")) }
            (dimension_bars(words, &view.dimensions))
            (marks_table(words, view))
            @for score in &view.dimensions {
                @if let Some(below) = score.unfloored {
                    p.small.muted {
                        (dimension(words, score.dimension)) " · "
                        (words.with("debrief-dimension-floored", &[("mark", signed(below).into())]))
                    }
                }
            }
        }
    }
}

fn marks_table(words: &Words, view: &DebriefView) -> Markup {
    let table = html! {
            table.numeric {
                caption { (words.text("report-marks-table")) }
                thead { tr {
                    th scope="col" { (words.text("report-dimension")) }
                    th.number scope="col" { (words.text("report-mark")) }
                    th.number scope="col" { (words.text("report-needs")) }
                    th scope="col" { (words.text("report-result")) }
                    th.number scope="col" { (words.text("report-points")) }
                    th.number scope="col" { (words.text("report-weight")) }
                } }
                tbody {
                    @for score in &view.dimensions {
                        tr {
                            th scope="row" { (dimension(words, score.dimension)) }
                            td.number { (score.mark) }
                            td.number { @if score.floor > 0 { (score.floor) } @else { (words.text("report-needs-nothing")) } }
                            td { @if score.floor > 0 { (words.text(if score.mark.reaches(score.floor) { "report-holds" } else { "report-holds-not" })) } @else { "–" } }
                            td.number { (words.with("debrief-points-of", &[("points", signed(score.points.0).into()), ("best", score.points.1.into())])) }
                            td.number { (words.with("common-per-cent", &[("n", score.weight.into())])) }
                        }
                    }
                }
            }
    };
    wide(&words.text("report-marks-table"), &table)
}

fn curve(words: &Words, session: &ReportedSession, view: &DebriefView) -> Markup {
    html! {
        section {
            div.keep {
                h2 { (words.text("report-curve")) }
                p.small.muted style="margin-bottom: 0.6rem" { (words.text("report-curve-about")) }
                (call_curve(words, view))
            }
            (curve_table(words, session, view))
        }
    }
}

fn moments(words: &Words, session: &ReportedSession, view: &DebriefView) -> Markup {
    let they_said = words.with("report-they-said", &[("name", session.customer.clone().into())]);
    html! {
        section.cards {
            h2 { (words.text("debrief-moments")) }
            @if view.moments.is_empty() { p { (words.text("debrief-moments-none")) } }
            @for (number, moment) in view.moments.iter().enumerate() {
                @let step = view.steps.get(moment.step);
                article.moment {
                    header {
                        h3 {
                            span.badge { (number + 1) }
                            (step.map_or("", |step| step.place.as_str()))
                        }
                        @if let Some(step) = step { (mark(words, step.class)) }
                    }
                    @if let Some(voided) = session.voided(moment.step) { p { strong { (voided_text(words, voided)) } } }
                    dl.said {
                        (said(&they_said, &moment.they_said))
                        (said(&words.text(moment.done_by), &moment.you_said))
                        (said(&words.text("debrief-it-caused"), &moment.it_caused))
                        (said(&words.text("report-cost"), &moment.cost))
                        (said(&words.text("debrief-why"), &moment.why))
                    }
                    (sources(&moment.sources))
                }
            }
        }
    }
}

/// One pair of a list of what was said; none if nothing was.
pub(super) fn said(term: &str, text: &str) -> Markup {
    html! { @if !text.is_empty() { dt { (term) } dd { (text) } } }
}

fn wrap_up(words: &Words, view: &DebriefView, shows_key: bool) -> Markup {
    let shown: Vec<_> = view
        .wrap_up
        .iter()
        .filter(|entry| entry.chosen || entry.best && shows_key)
        .collect();
    html! {
        @if !shown.is_empty() {
            section {
                h2 { (words.text("debrief-wrap-up")) }
                table {
                    caption { (words.with("debrief-wrap-up-cost", &[("n", view.wrap_up_cost.to_string().into())])) }
                    thead { tr {
                        th scope="col" { (words.text("report-list-entry")) }
                        th scope="col" { (words.text("report-list-state")) }
                        th.number scope="col" { (words.text("report-cost")) }
                    } }
                    tbody {
                        @for entry in shown {
                            tr {
                                th scope="row" style="font-weight: 400" {
                                    strong { (entry.label) } br;
                                    span.muted { (list_word(words, entry.list)) " · " (entry.why) }
                                }
                                td { (entry.word().map(|key| words.text(key)).unwrap_or_default()) }
                                td.number { @if entry.cost.0 > 0 { "−" (entry.cost) } @else { "–" } }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn list_word(words: &Words, list: &str) -> String {
    words.text(match list {
        "disposition" => "report-list-disposition",
        "notes" => "report-list-notes",
        "owner" => "report-list-owner",
        "date" => "report-list-date",
        _ => "report-list-channel",
    })
}

fn never_learned(words: &Words, view: &DebriefView) -> Markup {
    html! {
        section.cards {
            h2 { (words.text("debrief-never-learned")) }
            @if view.never_learned.is_empty() { p { (words.text("debrief-never-learned-none")) } }
            ul {
                @for (fact, how) in &view.never_learned {
                    li { (fact) br; span.muted.small { (words.with("debrief-never-learned-how", &[("how", how.clone().into())])) } }
                }
            }
        }
    }
}

fn notes(words: &Words, notes: &[String]) -> Markup {
    html! {
        @if !notes.is_empty() {
            section {
                h2 { (words.text("report-notes")) }
                ul { @for note in notes { li { (note) } } }
            }
        }
    }
}

/// Rules that a step broke, each in a line.
pub(super) fn broken(words: &Words, rules: &[RuleView]) -> Markup {
    html! {
        @for rule in rules {
            p.broke {
                (rule.told(words)) " " code { (rule.id) }
                @if let Some(taken) = rule.taken { " −" (taken) }
            }
        }
    }
}
