//! The whole call step by step, and the figures of its picture.

use maud::{Markup, html};

use super::marks::mark;
use super::session_page::broken;
use super::tables::{clock, wide};
use crate::sim::assessment::standing::VoidedStep;
use crate::sim::program::parts::Speaker;
use crate::sim::scenario::flow::Manner;
use crate::sim::score::scorecard::StepClass;
use crate::view::debrief::{DebriefStep, DebriefView};
use crate::view::report::ReportedSession;
use crate::view::report::standing::voided_text;
use crate::view::transcript::TranscriptLine;
use crate::view::verdict::dimension_key;
use crate::words::Words;

/// Every step with what was heard after it.
pub(super) fn steps_section(words: &Words, session: &ReportedSession, view: &DebriefView, shows_key: bool) -> Markup {
    html! {
        section.cards.steps {
            h2 { (words.text("debrief-all-turns")) }
            @if !shows_key { p.small.muted { (words.text("report-key-left-out")) } }
            @if !session.heard_first.is_empty() {
                div.step {
                    div.place { (words.text("report-heard-first")) }
                    div.what { (transcript(words, &session.heard_first)) }
                }
            }
            @for (place, step) in view.steps.iter().enumerate() {
                (step_row(words, step, session.voided(place), shows_key))
            }
        }
    }
}

fn step_row(words: &Words, step: &DebriefStep, voided: Option<&VoidedStep>, shows_key: bool) -> Markup {
    // What was said stands under the label already.
    let is_label = |line: &TranscriptLine| match line {
        TranscriptLine::Chose { .. } => true,
        TranscriptLine::Happened(text) => *text == step.label,
        TranscriptLine::Said { .. } => false,
    };
    let spoken = step.lines.iter().find_map(|line| match line {
        TranscriptLine::Chose { speak, .. } => speak.as_deref(),
        _ => None,
    });
    let rest: Vec<TranscriptLine> = step.lines.iter().filter(|line| !is_label(line)).cloned().collect();
    html! {
        article.step {
            div.place { span { (step.place) } span { (clock(step.at)) } }
            div.what {
                h3 { (step.label) }
                @if let Some(voided) = voided { p { strong { (voided_text(words, voided)) } } }
                @if let Some(spoken) = spoken { blockquote { span."speaker you" { (words.text("speaker-you")) } " · " (spoken) } }
                (transcript(words, &rest))
                @if let Some(why) = &step.why { p.why { (words.labelled(&words.text("debrief-why"), why)) } }
                (broken(words, &step.broke))
                @for (dimension, loss) in &step.loss {
                    p.small.muted { (words.labelled(&words.text(dimension_key(*dimension)), loss)) }
                }
                @if shows_key { (options(words, step)) }
                @if !step.sources.is_empty() {
                    @let ids: Vec<&str> = step.sources.iter().map(|(id, _)| id.as_str()).collect();
                    p.sources { (words.labelled(&words.text("debrief-sources"), &ids.join(" · "))) }
                }
            }
            div.result {
                (mark(words, step.class))
                @if step.cost.0 > 0 { span { "−" (step.cost) } }
                span.muted { (words.text("report-attainable")) " " (step.attainable.floored()) }
            }
        }
    }
}

/// What was open at a decision. Where nothing was lost there is nothing to compare with.
fn options(words: &Words, step: &DebriefStep) -> Markup {
    html! {
        @if step.cost.0 > 0 && step.options.len() > 1 {
            table {
                caption { (words.text("debrief-options")) }
                thead { tr {
                    th scope="col" { (words.text("report-chose-option")) }
                    th.number scope="col" { (words.text("report-would-cost")) }
                } }
                tbody {
                    @for option in &step.options {
                        tr {
                            th scope="row" style="font-weight: 400" {
                                @if option.is_chosen {
                                    strong { (words.remarked(&option.label, &words.text("report-was-chosen"))) }
                                } @else { (option.label) }
                            }
                            td.number {
                                @if option.class == StepClass::Critical { (mark(words, option.class)) " " }
                                @if option.cost.0 > 0 { "−" (option.cost) } @else { (words.text("report-costs-nothing")) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// What was said and what happened, line by line.
pub(super) fn transcript(words: &Words, lines: &[TranscriptLine]) -> Markup {
    html! {
        @if !lines.is_empty() {
            ul.lines { @for line in lines { li { (transcript_line(words, line)) } } }
        }
    }
}

fn transcript_line(words: &Words, line: &TranscriptLine) -> Markup {
    match line {
        TranscriptLine::Said {
            speaker,
            name,
            text,
            manner,
            ..
        } => {
            let class = if *speaker == Speaker::You {
                "speaker you"
            } else {
                "speaker other"
            };
            html! {
                span class=(class) { (name) }
                @if *manner != Manner::Plain { span.happened { " " (words.named("manner", manner)) } }
                " · " (text)
            }
        }
        TranscriptLine::Chose { label, speak } => html! {
            span."speaker you" { (words.text("speaker-you")) } " · " (speak.as_ref().unwrap_or(label))
        },
        TranscriptLine::Happened(text) => html! { span.happened { (text) } },
    }
}

/// The figures of the picture of the call.
pub(super) fn curve_table(words: &Words, session: &ReportedSession, view: &DebriefView) -> Markup {
    let moment = |place: usize| {
        let found = view.moments.iter().position(|moment| moment.step == place)?;
        Some(words.with("report-moment-number", &[("n", (found + 1).into())]))
    };
    let table = html! {
        table.numeric {
            caption { (words.text("report-curve-table")) }
            thead { tr {
                th.wide scope="col" { (words.text("report-step")) }
                th scope="col" { (words.text("report-marked")) }
                th.number scope="col" { (words.text("report-cost")) }
                th.number scope="col" { (words.text("report-attainable")) }
                th.number scope="col" { (words.text("report-tension")) }
                th.number scope="col" { (words.text("report-trust")) }
                th.number scope="col" { (words.text("report-patience")) }
            } }
            tbody {
                tr {
                    th scope="row" { (words.text("report-start")) }
                    td {} td {}
                    td.number { (view.attainable_at_start) }
                    @for meter in view.mood_at_start { td.number { (meter) } }
                }
                @for (place, step) in view.steps.iter().enumerate() {
                    tr {
                        th scope="row" style="font-weight: 400" {
                            span.muted { (step.place) } " " (step.label)
                            @if let Some(moment) = moment(place) { " · " strong { (moment) } }
                            @if let Some(voided) = session.voided(place) { " · " strong { (voided_text(words, voided)) } }
                        }
                        td { (mark(words, step.class)) }
                        td.number { @if step.cost.0 > 0 { "−" (step.cost) } }
                        td.number { (step.attainable.floored()) }
                        @for meter in step.mood { td.number { (meter) } }
                    }
                }
            }
        }
    };
    wide(&words.text("report-curve-table"), &table)
}
