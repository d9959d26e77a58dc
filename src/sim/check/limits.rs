//! The limits of the format: how many, how long, how much.

use super::rules_table::finding;
use super::subject::{MOST_ALLOWANCES, MOST_COUNTRIES, Subject, shown};
use super::walk::{Part, for_each_part, list_in_chinese, place_of_key};
use crate::sim::diagnostic::Diagnostic;
use crate::sim::scenario::flow::Decision;
use crate::sim::scenario::model::{Points, Scenario};
use crate::sim::scenario::spanned::{Name, Span, Spanned, Text};
use crate::sim::scenario::texts::for_each_text;
use crate::sim::sentence::{Sentence, sentence};
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

/// Whether a call has more nodes than any may have: nobody wrote it, and nothing else is looked at.
pub(super) fn too_many_nodes(scenario: &Scenario) -> Option<Diagnostic> {
    let node = scenario.nodes.get(MOST_NODES)?;
    let message = sentence!(
        "The call has {count} nodes; it may have {MOST_NODES}.",
        "通话有 {count} 个节点，最多可以有 {MOST_NODES} 个。",
        count = scenario.nodes.len()
    );
    Some(finding("too-many-nodes", node.id.span, message))
}

/// Checks the limits of one scenario.
pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let scenario = subject.scenario;
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
                time(&sentence!("A line", "一句台词"), lasts, LINE, place, found);
            }
        }
        _ => {}
    });
}

fn options(node: &Name, ask: &Decision, whole: bool, found: &mut Vec<Diagnostic>) {
    let count = ask.options.len();
    if count < 2 && whole {
        let message = sentence!(
            "The decision at \"{node}\" has {count} of at least 2 options.",
            "“{node}”的选择有 {count} 个选项，至少要有 2 个。",
            node = shown(node)
        );
        found.push(finding("too-few-options", node.span, message).at(node));
    }
    if let Some(option) = ask.options.get(MOST_OPTIONS) {
        let message = sentence!(
            "The decision at \"{node}\" has {count} options; it may have {MOST_OPTIONS}.",
            "“{node}”的选择有 {count} 个选项，最多可以有 {MOST_OPTIONS} 个。",
            node = shown(node)
        );
        found.push(finding("too-many-options", option.id.span, message).at(node));
    }
}

/// How long lists may be. The program counts desktop items and desks in one byte.
fn lists(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let scenario = subject.scenario;
    for (list, entries) in scenario.wrap_up.lists() {
        let most = if list == "notes" { 40 } else { 15 };
        let what = Sentence {
            english: format!("entries of {list}"),
            chinese: format!("{}条目", list_in_chinese(list)),
        };
        at_most(&what, entries.iter().map(|entry| &entry.id), most, found);
    }
    at_most(
        &sentence!("desktop items", "桌面卡片"),
        scenario.desktop.iter().map(|item| &item.id),
        100,
        found,
    );
    for item in &scenario.desktop {
        at_most(
            &sentence!("rows", "卡片里的行"),
            item.rows.iter().map(|row| &row.0),
            100,
            found,
        );
    }
    at_most(
        &sentence!("desks", "席位"),
        scenario.transfers.iter().map(|transfer| &transfer.id),
        20,
        found,
    );
    at_most(
        &sentence!("hidden facts", "隐情"),
        scenario.customer.hidden.iter().map(|hidden| &hidden.id),
        60,
        found,
    );
    at_most(
        &sentence!("people", "人物"),
        scenario.people.iter().map(|person| &person.id),
        100,
        found,
    );
    at_most(
        &sentence!("facts", "事实"),
        scenario.facts.iter().map(|fact| &fact.id),
        200,
        found,
    );
    at_most(
        &sentence!("plays", "走法"),
        scenario.checks.iter().map(|play| &play.name),
        200,
        found,
    );
    at_most(
        &sentence!("allowances", "许可"),
        scenario.allow.iter().map(|allowance| &allowance.code),
        MOST_ALLOWANCES,
        found,
    );
    at_most(
        &sentence!("countries", "国家"),
        scenario.countries.iter(),
        MOST_COUNTRIES,
        found,
    );
    let dispositions = scenario.wrap_up.disposition.len();
    if dispositions < 2 && subject.whole {
        let span = subject.fields.after(
            subject.fields.first("wrap_up"),
            "disposition",
            subject.fields.first("wrap_up"),
        );
        let message = sentence!(
            "There are {dispositions} of at least 2 disposition codes to choose from.",
            "可选的结案分类有 {dispositions} 个，至少要有 2 个。"
        );
        found.push(finding("too-few-entries", span, message));
    }
}

fn at_most<'s>(
    what: &Sentence,
    mut ids: impl ExactSizeIterator<Item = &'s Name>,
    most: usize,
    found: &mut Vec<Diagnostic>,
) {
    let count = ids.len();
    if let Some(first_too_many) = ids.nth(most) {
        let message = sentence!(
            "There are {count} {what}; there may be {most}.",
            "{what}有 {count} 个，最多可以有 {most} 个。";
            what
        );
        found.push(finding("too-many-entries", first_too_many.span, message));
    }
}

fn times(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let scenario = subject.scenario;
    time(
        &sentence!("The ringing", "响铃"),
        &scenario.opening.ring,
        RING,
        "opening",
        found,
    );
    if let Some(hold) = &scenario.hold {
        time(
            &sentence!("The limit of a hold", "保持的上限"),
            &hold.limit,
            HOLD,
            "hold",
            found,
        );
    }
    for node in &scenario.nodes {
        if let Some(within) = node.ask.as_ref().and_then(|ask| ask.within.as_ref()) {
            time(
                &sentence!("The time to answer", "作答时限"),
                within,
                TIMER,
                &node.id,
                found,
            );
        }
    }
}

fn time(what: &Sentence, time: &Spanned<Millis>, [least, most]: [Millis; 2], place: &str, found: &mut Vec<Diagnostic>) {
    if !(least..=most).contains(&time.value) {
        let message = sentence!(
            "{what} is from {least} to {most}, not {written}.",
            "{what}在 {least} 到 {most} 之间，不能是 {written}。",
            written = time.value;
            what
        );
        found.push(finding("time-out-of-range", time.span, message).at(place));
    }
}

/// The length of one text.
pub(super) fn length(place: &str, text: &Text, longest: usize, found: &mut Vec<Diagnostic>) {
    if text.len() > longest {
        let message = sentence!(
            "This text has {size} bytes; it may have {longest}.",
            "这段文字有 {size} 字节，最多可以有 {longest} 字节。",
            size = text.len()
        );
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
        let message = sentence!(
            "Points are from -{MOST_POINTS} to {MOST_POINTS}.",
            "得分在 -{MOST_POINTS} 到 {MOST_POINTS} 之间。"
        );
        found.push(finding("points-too-large", span, message).at(place));
    } else if most > USUAL_POINTS.unsigned_abs() {
        let message = sentence!(
            "Points of one step are from -{USUAL_POINTS} to {USUAL_POINTS} by convention; {most} is more.",
            "一步的得分按惯例在 -{USUAL_POINTS} 到 {USUAL_POINTS} 之间，{most} 超出了。"
        );
        found.push(finding("unusual-points", span, message).at(place));
    }
}
