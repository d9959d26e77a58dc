//! What stands of a session: both marks where they differ, the decision, and everything that was said, with who said it and why.

use maud::{Markup, html};

use super::marks::sign;
use super::tables::{dimension_headers, mark_cell, minute, wide};
use crate::sim::session::record::Mode;
use crate::view::report::standing::{
    ReportedResult, ReportedStanding, ReportedWord, ResultWord, StandingMark, WordKind,
};
use crate::view::report::{Outcome, ReportedSession, WhyNotMarked};
use crate::words::Words;

/// The section; empty if nobody has said anything.
pub(super) fn standing_section(words: &Words, session: &ReportedSession) -> Markup {
    let Some(stands) = &session.standing else {
        return html! {};
    };
    let result = session.result();
    html! {
        section {
            h2 { (words.text("report-stands")) }
            @if stands.kept_back.is_empty() {
                p { (stands.sentence) }
            } @else {
                @for line in &stands.kept_back { p.notice { (line) } }
                p { (words.text("report-kept-back-about")) }
            }
            (both_marks(words, stands, &result))
            (said(words, stands))
            @if !stands.notes.is_empty() || !stands.to_do.is_empty() {
                ul { @for line in stands.notes.iter().chain(&stands.to_do) { li { (line) } } }
            }
        }
    }
}

/// What came of it, with its sign, and why there is no mark if there is none.
pub(super) fn result_line(words: &Words, session: &ReportedSession) -> Markup {
    let result = session.result();
    html! {
        p {
            strong { (result_mark(words, result.word)) }
            @if let Some(mark) = result.mark { " · " (words.text("report-mark")) " " strong { (mark.overall) } }
            @if let Some(computed) = result.computed { " · " (computed_mark(words, computed)) }
            @if result.is_provisional { " · " span.muted { (words.text("report-provisional")) } }
            @if let Some(key) = why_no_mark(result.word, session) { " · " (words.text(key)) }
        }
    }
}

/// The result in a word, with the sign of passed or not.
pub(super) fn result_mark(words: &Words, word: ResultWord) -> Markup {
    let text = words.text(word.key());
    match word {
        ResultWord::Passed => html! { span."mark best" { (sign(true)) (text) } },
        ResultWord::NotPassed => html! { span."mark critical" { (sign(false)) (text) } },
        _ => html! { span.muted { (text) } },
    }
}

/// The computed mark where it is not what counts.
pub(super) fn computed_mark(words: &Words, computed: StandingMark) -> Markup {
    let word = if computed.passed {
        "debrief-passed"
    } else {
        "debrief-not-passed"
    };
    let about = [
        ("mark", computed.overall.to_string().into()),
        ("result", words.text(word).into()),
    ];
    html! { span.muted { (words.with("report-computed-mark", &about)) } }
}

/// Why there is no mark, where the word does not say it.
pub(super) fn why_no_mark(word: ResultWord, session: &ReportedSession) -> Option<&'static str> {
    let is_exam = session.identity.mode == Mode::Exam;
    let is_unfinished = session.outcome == Outcome::NotMarked(WhyNotMarked::NotFinished);
    match word {
        ResultWord::Void => Some("report-void-about"),
        ResultWord::MayGoOn => Some("report-may-go-on-about"),
        ResultWord::Differ => Some("report-differ-about"),
        ResultWord::Incomplete => Some("report-incomplete-about"),
        ResultWord::NoMark if is_exam && is_unfinished => Some("report-undecided-about"),
        ResultWord::NoMark | ResultWord::Passed | ResultWord::NotPassed => None,
    }
}

fn both_marks(words: &Words, stands: &ReportedStanding, result: &ReportedResult) -> Markup {
    // Where nobody has closed marks, what stood before is what was computed, and once is enough.
    let before = stands.before_faults.filter(|before| Some(*before) != result.computed);
    let rows = [
        ("report-mark-stands", result.mark, true),
        ("report-mark-before-faults", before, result.mark.is_some()),
        ("report-mark-computed", result.computed, true),
    ];
    let rows: Vec<(&str, StandingMark)> = rows
        .into_iter()
        .filter_map(|(key, mark, is_shown)| Some((key, mark.filter(|_| is_shown)?)))
        .collect();
    if rows.len() < 2 || !stands.kept_back.is_empty() {
        return html! {};
    }
    let table = html! {
        table.numeric {
            caption { (words.text("report-both-marks")) }
            thead { tr {
                th scope="col" { (words.text("report-mark")) }
                th.number scope="col" { (words.text("debrief-overall")) }
                (dimension_headers(words))
                th scope="col" { (words.text("report-result")) }
            } }
            tbody {
                @for (key, mark) in rows {
                    tr {
                        th scope="row" { (words.text(key)) }
                        (mark_cell(Some(mark.overall)))
                        @for dimension in mark.dimensions { (mark_cell(dimension)) }
                        // Of the mark that stands, what was decided is the result.
                        td {
                            @if key == "report-mark-stands" { (result_mark(words, result.word)) }
                            @else { (words.text(if mark.passed { "debrief-passed" } else { "debrief-not-passed" })) }
                        }
                    }
                }
            }
        }
    };
    wide(&words.text("report-both-marks"), &table)
}

fn said(words: &Words, stands: &ReportedStanding) -> Markup {
    if stands.words.is_empty() {
        return html! {};
    }
    let table = html! {
        table.words {
            caption { (words.text("report-said")) }
            thead { tr {
                th scope="col" { (words.text("report-said-what")) }
                th scope="col" { (words.text("report-said-about")) }
                th scope="col" { (words.text("report-said-says")) }
                th scope="col" { (words.text("report-said-reason")) }
                th scope="col" { (words.text("report-said-who")) }
            } }
            tbody { @for word in &stands.words { (row(words, word)) } }
        }
    };
    wide(&words.text("report-said"), &table)
}

fn row(words: &Words, word: &ReportedWord) -> Markup {
    let is_main = matches!(word.kind, WordKind::Marks | WordKind::Decision | WordKind::Moderation);
    html! {
        tr {
            th scope="row" style=(if is_main { "font-weight: 600" } else { "font-weight: 400" }) {
                (words.named("report-word", &word.kind))
            }
            td { (word.about) }
            td { (word.says) }
            td { (word.reason) }
            td {
                (word.who)
                @if !word.wall.is_empty() { br; span.muted.small { (minute(words, &word.wall)) } }
            }
        }
    }
}
