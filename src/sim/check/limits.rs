//! The limits of the format: how many, how long, how much.

use super::rules_table::finding;
use super::subject::{MOST_COUNTRIES, Subject, shown};
use super::walk::{Part, entry_lists, for_each_part, place_of_key};
use crate::sim::diagnostic::Diagnostic;
use crate::sim::scenario::flow::Decision;
use crate::sim::scenario::model::Points;
use crate::sim::scenario::spanned::{Name, Span, Spanned, Text};
use crate::sim::scenario::texts::for_each_text;
use crate::sim::time::Millis;

/// The most nodes of a call.
pub(super) const MOST_NODES: usize = 5000;
/// The most options of a decision: one for each digit key.
const MOST_OPTIONS: usize = 9;
/// The longest text in bytes.
pub(super) const LONGEST_TEXT: usize = 4096;
/// The longest briefing in bytes.
pub(super) const LONGEST_BRIEF: usize = 16 * 1024;
/// The convention for points of one step.
const USUAL_POINTS: i8 = 3;
/// The limit for points of one step.
const MOST_POINTS: i8 = 100;
/// Answer timers, ringing, holds and lines: from, to.
const TIMER: [Millis; 2] = [Millis(3000), Millis(600_000)];
const RING: [Millis; 2] = [Millis(5000), Millis(3_600_000)];
const HOLD: [Millis; 2] = [Millis(10_000), Millis(600_000)];
const LINE: [Millis; 2] = [Millis(100), Millis(120_000)];

/// Checks the limits of one scenario.
pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let scenario = subject.scenario;
    if let Some(node) = scenario.nodes.get(MOST_NODES) {
        let message = format!("The call has {} nodes; it may have {MOST_NODES}.", scenario.nodes.len());
        found.push(finding("too-many-nodes", node.id.span, message));
    }
    for node in &scenario.nodes {
        if let Some(ask) = &node.ask {
            options(&node.id, ask, subject.whole, found);
        }
    }
    lists(subject, found);
    times(subject, found);
    for_each_text(scenario, &mut |key, text| {
        let longest = if key == "brief" { LONGEST_BRIEF } else { LONGEST_TEXT };
        length(&place_of_key(&key), text, longest, found);
    });
    for_each_part(scenario, &subject.fields, &mut |place, part| match part {
        Part::Points(given, span) => points(place, given, span, found),
        Part::Line(line) => {
            if let Some(lasts) = &line.lasts {
                time("A line", lasts, LINE, place, found);
            }
        }
        _ => {}
    });
}

fn options(node: &Name, ask: &Decision, whole: bool, found: &mut Vec<Diagnostic>) {
    let count = ask.options.len();
    if count < 2 && whole {
        let message = format!("The decision at \"{}\" has {count} of at least 2 options.", shown(node));
        found.push(finding("too-few-options", node.span, message).at(node));
    }
    if let Some(option) = ask.options.get(MOST_OPTIONS) {
        let message = format!(
            "The decision at \"{}\" has {count} options; it may have {MOST_OPTIONS}.",
            shown(node)
        );
        found.push(finding("too-many-options", option.id.span, message).at(node));
    }
}

/// How long lists may be. The program counts desktop items and desks in one byte.
fn lists(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let scenario = subject.scenario;
    for (list, entries) in entry_lists(scenario) {
        let most = if list == "notes" { 40 } else { 15 };
        at_most(
            &format!("entries of {list}"),
            entries.iter().map(|entry| &entry.id),
            most,
            found,
        );
    }
    at_most(
        "desktop items",
        scenario.desktop.iter().map(|item| &item.id),
        100,
        found,
    );
    for item in &scenario.desktop {
        at_most("rows", item.rows.iter().map(|row| &row.0), 100, found);
    }
    at_most(
        "desks",
        scenario.transfers.iter().map(|transfer| &transfer.id),
        20,
        found,
    );
    at_most(
        "hidden facts",
        scenario.customer.hidden.iter().map(|hidden| &hidden.id),
        60,
        found,
    );
    at_most("people", scenario.people.iter().map(|person| &person.id), 100, found);
    at_most("facts", scenario.facts.iter().map(|fact| &fact.id), 200, found);
    at_most("plays", scenario.checks.iter().map(|play| &play.name), 200, found);
    at_most(
        "allowances",
        scenario.allow.iter().map(|allowance| &allowance.code),
        200,
        found,
    );
    at_most("countries", scenario.countries.iter(), MOST_COUNTRIES, found);
    let dispositions = scenario.wrap_up.disposition.len();
    if dispositions < 2 && subject.whole {
        let span = subject.fields.after(
            subject.fields.first("wrap_up"),
            "disposition",
            subject.fields.first("wrap_up"),
        );
        let message = format!("There are {dispositions} of at least 2 disposition codes to choose from.");
        found.push(finding("too-few-entries", span, message));
    }
}

fn at_most<'s>(what: &str, mut ids: impl ExactSizeIterator<Item = &'s Name>, most: usize, found: &mut Vec<Diagnostic>) {
    let count = ids.len();
    if let Some(first_too_many) = ids.nth(most) {
        let message = format!("There are {count} {what}; there may be {most}.");
        found.push(finding("too-many-entries", first_too_many.span, message));
    }
}

fn times(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let scenario = subject.scenario;
    time("The ringing", &scenario.opening.ring, RING, "opening", found);
    if let Some(hold) = &scenario.hold {
        time("The limit of a hold", &hold.limit, HOLD, "hold", found);
    }
    for node in &scenario.nodes {
        if let Some(within) = node.ask.as_ref().and_then(|ask| ask.within.as_ref()) {
            time("The time to answer", within, TIMER, &node.id, found);
        }
    }
}

fn time(what: &str, time: &Spanned<Millis>, [least, most]: [Millis; 2], place: &str, found: &mut Vec<Diagnostic>) {
    if !(least..=most).contains(&time.value) {
        let message = format!("{what} is from {least} to {most}, not {}.", time.value);
        found.push(finding("time-out-of-range", time.span, message).at(place));
    }
}

/// The length of one text.
pub(super) fn length(place: &str, text: &Text, longest: usize, found: &mut Vec<Diagnostic>) {
    if text.len() > longest {
        let message = format!("This text has {} bytes; it may have {longest}.", text.len());
        found.push(finding("text-too-long", text.span, message).at(place));
    }
}

fn points(place: &str, points: Points, span: Span, found: &mut Vec<Diagnostic>) {
    let Points {
        empathy,
        accuracy,
        compliance,
    } = points;
    let most = [empathy, accuracy, compliance]
        .map(i8::unsigned_abs)
        .into_iter()
        .max()
        .unwrap_or(0);
    if most > MOST_POINTS.unsigned_abs() {
        let message = format!("Points are from -{MOST_POINTS} to {MOST_POINTS}.");
        found.push(finding("points-too-large", span, message).at(place));
    } else if most > USUAL_POINTS.unsigned_abs() {
        let message =
            format!("Points of one step are from -{USUAL_POINTS} to {USUAL_POINTS} by convention; {most} is more.");
        found.push(finding("unusual-points", span, message).at(place));
    }
}
