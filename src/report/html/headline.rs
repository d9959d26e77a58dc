//! What came of the call, large: the mark that stands, and in small beside it what was computed, if that is another one.

use maud::{Markup, html};

use super::marks::sign;
use super::standing::{computed_mark, result_mark, why_no_mark};
use crate::view::report::ReportedSession;
use crate::view::report::standing::ResultWord;
use crate::words::Words;

/// The box; empty for a session without a mark of which nobody has said anything.
pub(super) fn headline(words: &Words, session: &ReportedSession) -> Markup {
    let result = session.result();
    let view = session.debrief();
    let is_silent = session.standing.as_ref().is_none_or(|stands| stands.is_silent());
    if view.is_none() && is_silent {
        return html! {};
    }
    let class = match result.word {
        ResultWord::Passed => "verdict passed",
        ResultWord::NotPassed => "verdict failed",
        _ => "verdict",
    };
    html! {
        section class=(class) {
            div {
                @match result.mark {
                    Some(mark) => { div.overall { (mark.overall) } }
                    None => { div.overall.none { "–" } }
                }
                @if let Some(view) = view {
                    div.of { (words.with("report-mark-of", &[("pass", view.overall.1.into())])) }
                }
            }
            div {
                p.word {
                    @match result.word {
                        ResultWord::Passed => { (sign(true)) (words.text(result.word.key())) }
                        ResultWord::NotPassed => { (sign(false)) (words.text(result.word.key())) }
                        _ => { (result_mark(words, result.word)) }
                    }
                }
                @if let Some(key) = why_no_mark(result.word, session) { p { (words.text(key)) } }
                // The verdict in sentences is that of the computed mark.
                @if let Some(computed) = result.computed {
                    p.small { (computed_mark(words, computed)) }
                } @else if let Some(view) = view {
                    p { (view.verdict) }
                }
                @if result.is_provisional && !is_silent { p.small.muted { (words.text("report-provisional")) } }
            }
        }
    }
}
