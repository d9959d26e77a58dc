//! The sheet for two: one page of paper that leads a trainer and a trainee through the moments that cost most, and names every critical
//! breach.

use maud::{Markup, html};

use super::marks::{mark, sign};
use super::page::Page;
use super::session_page::{facts, not_marked, said};
use super::standing::result_line;
use crate::sim::score::scorecard::{DIMENSIONS, StepClass};
use crate::view::debrief::{DebriefView, MomentView, RuleView};
use crate::view::report::Outcome;
use crate::view::report::ReportedSession;
use crate::view::report::standing::{WordKind, voided_text};
use crate::words::{Locale, Words};

/// How many moments the page has room for.
const MOMENTS: usize = 3;
/// How many entries of the after-call work it has room for.
const ENTRIES: usize = 4;
/// How many decisions it has room for.
const DECISIONS: usize = 2;
/// So much of what somebody said is on the page, in columns of Latin letters; Chinese characters are two wide.
const LONGEST_SAID: usize = 150;

/// The page.
pub fn debrief_sheet(words: &Words, session: &ReportedSession) -> String {
    let page = Page {
        words,
        kind: words.text("report-sheet"),
        id: &session.identity.session,
        title: session.title.clone(),
        class: "sheet",
    };
    page.document(&html! {
        h1 { (session.title) }
        (facts(words, session))
        (stands(words, session))
        @match &session.outcome {
            Outcome::Marked(view) => {
                p.about {
                    // Where something else stands, the line above has both marks.
                    @if session.result().computed.is_none() { (result(words, view)) " " }
                    span.muted { (words.text("report-sheet-about")) }
                }
                (talks(words, session, view))
            }
            Outcome::NotMarked(why) => {
                p.about { strong { (words.text("report-no-mark")) } " · " (not_marked(words, *why, session.identity.mode)) }
                (room(words, 12))
            }
        }
        (agreement(words))
    })
}

/// What stands where it is not just the computed mark: the result, and the decisions with their reasons.
fn stands(words: &Words, session: &ReportedSession) -> Markup {
    let Some(stands) = &session.standing else {
        return html! {};
    };
    let decided = stands.words.iter().filter(|word| word.kind == WordKind::Decision);
    html! {
        (result_line(words, session))
        @for line in &stands.kept_back { p.small { (cut(line)) } }
        @for word in decided.take(DECISIONS) {
            p.small { (words.named("report-word", &word.kind)) " · " (cut(&word.says)) " · " (cut(&word.reason)) " · " (cut(&word.who)) }
        }
    }
}

fn result(words: &Words, view: &DebriefView) -> Markup {
    let passed = view.passed == Some(true);
    let (class, key) = match passed {
        true => ("mark best", "debrief-passed"),
        false => ("mark critical", "debrief-not-passed"),
    };
    let overall = [
        ("score", view.overall.0.to_string().into()),
        ("pass", view.overall.1.into()),
    ];
    let stop = match words.locale() {
        Locale::English => ".",
        Locale::SimplifiedChinese => "。",
    };
    html! {
        span class=(class) { (sign(passed)) (words.text(key)) } " · " (words.with("debrief-overall-of", &overall)) (stop)
    }
}

fn talks(words: &Words, session: &ReportedSession, view: &DebriefView) -> Markup {
    let moments = talked_of(session, view);
    let lines = match moments.len() {
        0 => 14,
        1 => 7,
        2 => 5,
        _ => 4,
    };
    html! {
        (critical_elsewhere(words, session, view, &moments))
        (voided(words, session, view))
        @for (number, moment) in moments.iter().enumerate() { (talk(words, session, view, number + 1, moment, lines)) }
        @if moments.len() < MOMENTS {
            section.talk {
                div {
                    p { (words.text(if moments.is_empty() { "report-no-moment" } else { "report-moments-fewer" })) }
                    (after_call_work(words, view))
                }
                div {
                    h2.ask style="margin: 0; padding: 0; border: 0; font-size: inherit" { (words.text("report-ask-none")) }
                    (room(words, lines))
                }
            }
        }
    }
}

/// The moments that the page has room for. Where all that was lost is given back for a fault of the scenario, nobody has to talk about it.
fn talked_of<'v>(session: &ReportedSession, view: &'v DebriefView) -> Vec<&'v MomentView> {
    let is_whole = |moment: &&MomentView| session.voided(moment.step).is_some_and(|voided| voided.is_whole);
    view.moments
        .iter()
        .filter(|moment| !is_whole(moment))
        .take(MOMENTS)
        .collect()
}

/// What was voided, and why, so that nobody misses it among the moments.
fn voided(words: &Words, session: &ReportedSession, view: &DebriefView) -> Markup {
    let steps = session.standing.iter().flat_map(|stands| &stands.voided);
    let steps = steps.filter_map(|(place, voided)| Some((view.steps.get(*place)?, voided)));
    html! {
        @for (step, voided) in steps.take(MOMENTS) {
            p.small { (step.place) " · " (cut(&step.label)) " · " strong { (cut(&voided_text(words, voided))) } }
        }
    }
}

/// What the after-call work lost, costliest first; it is no moment of the conversation.
fn after_call_work(words: &Words, view: &DebriefView) -> Markup {
    let mut lost: Vec<_> = view.wrap_up.iter().filter(|entry| entry.cost.0 > 0).collect();
    lost.sort_by_key(|entry| std::cmp::Reverse(entry.cost));
    lost.truncate(ENTRIES);
    html! {
        @if !lost.is_empty() {
            p style="margin-top: 0.5rem" {
                (words.with("debrief-wrap-up-cost", &[("n", view.wrap_up_cost.to_string().into())]))
            }
            ul.entries {
                @for entry in lost {
                    li {
                        (cut(&entry.label)) " · "
                        span.muted {
                            (entry.word().map(|key| words.text(key)).unwrap_or_default())
                            " −" (entry.cost)
                        }
                    }
                }
            }
        }
    }
}

fn talk(
    words: &Words,
    session: &ReportedSession,
    view: &DebriefView,
    number: usize,
    moment: &MomentView,
    lines: usize,
) -> Markup {
    let they_said = words.with("report-they-said", &[("name", session.customer.clone().into())]);
    let step = view.steps.get(moment.step);
    html! {
        section.talk {
            header {
                h2 style="margin: 0; padding: 0; border: 0; font-size: inherit" {
                    span.badge style="margin-right: 0.5rem" { (number) }
                    (step.map_or("", |step| step.place.as_str()))
                }
                @if let Some(step) = step {
                    span { (mark(words, step.class)) @if step.cost.0 > 0 { " −" (step.cost) } }
                }
            }
            dl.said {
                (said(&they_said, &cut(&moment.they_said)))
                (said(&words.text("report-you-did"), &cut(&moment.you_said)))
                (said(&words.text("debrief-it-caused"), &cut(&moment.it_caused)))
                @if step.is_some() { (broken(words, session, moment.step)) }
            }
            div {
                p.ask { (question(words, session, moment)) }
                (room(words, lines))
            }
        }
    }
}

/// Critical breaches that belong to none of the moments on the page: whatever they cost, the two have to talk about them.
fn critical_elsewhere(words: &Words, session: &ReportedSession, view: &DebriefView, moments: &[&MomentView]) -> Markup {
    let is_shown = |place: usize| moments.iter().any(|moment| moment.step == place);
    let others = session.held_breaches().filter(|(place, _)| !is_shown(*place));
    let breaches = others.filter_map(|(place, rule)| Some((view.steps.get(place)?, rule)));
    html! {
        @for (step, rule) in breaches.filter(|(_, rule)| rule.taken.is_none()) {
            p.small { strong.critical { (words.text("report-critical")) } " · " (step.place) " · " (cut(&rule.text)) }
        }
    }
}

/// Rules that were broken at a moment, the critical ones first.
fn broken(words: &Words, session: &ReportedSession, place: usize) -> Markup {
    let here = session.held_breaches().filter(|(at, _)| *at == place);
    let mut rules: Vec<&RuleView> = here.map(|(_, rule)| rule).collect();
    rules.sort_by_key(|rule| rule.taken.is_some());
    html! {
        @if !rules.is_empty() {
            dt { (words.text("report-rule")) }
            dd {
                @for rule in rules {
                    span style="display: block" {
                        @if rule.taken.is_none() { strong.critical { (words.text("report-critical")) " · " } }
                        (cut(&rule.text))
                    }
                }
            }
        }
    }
}

/// The question that fits what was lost: a critical breach, else the dimension that lost most.
fn question(words: &Words, session: &ReportedSession, moment: &MomentView) -> String {
    let step = session.steps.get(moment.step);
    let lost = step.map_or([0; 3], |step| step.loss);
    let most = (0..DIMENSIONS.len())
        .rev()
        .max_by_key(|place| lost[*place])
        .unwrap_or(0);
    let key = match step.map(|step| step.class) {
        Some(StepClass::Critical) => "report-ask-critical",
        _ => ["report-ask-empathy", "report-ask-accuracy", "report-ask-compliance"][most],
    };
    words.with(key, &[("name", session.customer.clone().into())])
}

/// Lines to write on.
fn room(words: &Words, lines: usize) -> Markup {
    html! {
        div.room {
            span { (words.text("report-your-words")) }
            @for _ in 0..lines { i aria-hidden="true" {} }
        }
    }
}

fn agreement(words: &Words) -> Markup {
    html! {
        section.agree {
            div {
                h2 { (words.text("report-went-well")) }
                div.room aria-hidden="true" { i {} i {} i {} }
            }
            div {
                h2 { (words.text("report-next-step")) }
                div.room aria-hidden="true" { i {} i {} }
                div.room { i style="height: 1.1rem; border: 0" {} span { (words.text("report-until")) " ______________________" } }
            }
        }
        section.sign {
            div { i aria-hidden="true" {} p { (words.text("report-signed-trainer")) " · " (words.text("report-signature")) } }
            div { i aria-hidden="true" {} p { (words.text("report-signed-trainee")) " · " (words.text("report-signature")) } }
        }
    }
}

/// So much of a text as the page has room for.
fn cut(text: &str) -> String {
    use unicode_width::UnicodeWidthChar as _;
    let mut width = 0;
    let mut kept = String::new();
    for character in text.chars() {
        width += character.width().unwrap_or(0);
        if width > LONGEST_SAID {
            return format!("{}…", kept.trim_end());
        }
        kept.push(character);
    }
    kept
}
