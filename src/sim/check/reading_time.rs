//! Whether a timer leaves time to read the line and the longest set of options that can be offered, in every language.

use super::rules_table::finding;
use super::subject::Subject;
use super::wording::{Find, is_wide};
use crate::sim::diagnostic::Diagnostic;
use crate::sim::program::compile_flow::time_to_say;
use crate::sim::scenario::condition::When;
use crate::sim::scenario::flow::{Choice, Decision, Line, Node};
use crate::sim::scenario::spanned::Span;
use crate::sim::sentence::sentence;
use crate::sim::time::Millis;

/// What a decision takes to be read.
struct Reading {
    /// Milliseconds for the lines and the options.
    needed: u64,
    /// Whether some of the options may be missing in a call.
    is_most: bool,
}

/// Checks every decision with a timer. `table` is the language of a table; its findings stand at the first option there.
pub(super) fn check<'t>(subject: &'t Subject<'t>, table: Option<&str>, find: &Find<'t>, found: &mut Vec<Diagnostic>) {
    for node in &subject.scenario.nodes {
        if let Some(ask) = &node.ask {
            decision(subject, table, node, ask, find, found);
        }
    }
}

/// The timer starts when the lines have been said, but whoever listens can read meanwhile.
fn decision<'t>(
    subject: &'t Subject<'t>,
    table: Option<&str>,
    node: &'t Node,
    ask: &'t Decision,
    find: &Find<'t>,
    found: &mut Vec<Diagnostic>,
) {
    // A time that could not be read is none to compare with.
    let Some(within) = ask.within.as_ref().filter(|within| within.span != Span::HOLE) else {
        return;
    };
    let always = node.says.iter().filter(|line| line.when.is_none());
    // How long a line takes to say follows the home language, whatever is read.
    let said: u64 = always.map(|line| lasts(line).0).sum();
    let countries = subject.scenario.countries.iter().map(|country| country.value.as_str());
    let readings = countries.filter_map(|country| reading(country, node, ask, find));
    let Some(Reading { needed, is_most }) = readings.max_by_key(|reading| reading.needed) else {
        return;
    };
    let there_is = said + within.value.0;
    if needed <= there_is {
        return;
    }
    let of_table = table.map(|language| sentence!(" in {language}", "用 {language} "));
    let of_table = of_table.unwrap_or_default();
    let up_to = if is_most {
        sentence!("up to ", "最多")
    } else {
        sentence!("", "")
    };
    let message = sentence!(
        "Reading the line and the options{of_table} takes {up_to}{seconds} seconds; with the line there are {available}.",
        "{of_table}读完台词和选项{up_to}要 {seconds} 秒，连同说台词的时间只有 {available} 秒。",
        seconds = needed.div_ceil(1000),
        available = there_is / 1000;
        of_table, up_to
    );
    let help = sentence!(
        "Give at least {least}s, or shorten the options.",
        "请至少给 {least}s，或缩短选项。",
        least = needed.saturating_sub(said).div_ceil(1000)
    );
    let span = match table {
        None => Some(within.span),
        Some(_) => label_span(node, ask, find),
    };
    let one = finding("too-little-time", span.unwrap_or_default(), message);
    found.push(one.help(help).at(&node.id));
}

fn lasts(line: &Line) -> Millis {
    line.lasts
        .as_ref()
        .map_or_else(|| time_to_say(&line.text), |lasts| lasts.value)
}

fn label_span<'t>(node: &Node, ask: &'t Decision, find: &Find<'t>) -> Option<Span> {
    let first = ask.options.first()?;
    Some(find(&format!("node/{}/{}/label", node.id, first.id), &first.label)?.span)
}

/// What there is to read under the rules of a country; nothing if a part of it has no translation yet.
fn reading<'t>(country: &str, node: &'t Node, ask: &'t Decision, find: &Find<'t>) -> Option<Reading> {
    let mut needed = 0;
    for line in node.says.iter().filter(|line| line.when.is_none()) {
        needed += time_to_read(find(&format!("node/{}/{}", node.id, line.id), &line.text)?).0;
    }
    let mut is_most = false;
    // Options that exclude each other, and variants of one option under one label, are never read together: of these, the longest
    // counts.
    let mut groups: Vec<(Vec<(&When, &str)>, u64)> = Vec::new();
    for option in &ask.options {
        let time = option_time(node, option, find)?;
        let Some(when) = option.when.as_ref().filter(|_| option.locked.is_none()) else {
            // An option that can be locked is shown either way.
            needed += time;
            continue;
        };
        if may_hold(when, country) == Some(false) {
            continue;
        }
        is_most |= may_hold(when, country).is_none();
        let label = option.label.trim();
        let apart = |others: &Vec<(&When, &str)>| {
            let mut others = others.iter();
            others.all(|(other, variant)| *variant == label || exclude(when, other))
        };
        match groups.iter_mut().find(|(others, _)| apart(others)) {
            Some((others, longest)) => {
                others.push((when, label));
                *longest = time.max(*longest);
            }
            None => groups.push((vec![(when, label)], time)),
        }
    }
    needed += groups.iter().map(|(_, longest)| longest).sum::<u64>();
    Some(Reading { needed, is_most })
}

fn option_time<'t>(node: &Node, option: &'t Choice, find: &Find<'t>) -> Option<u64> {
    let key = |part: &str| format!("node/{}/{}/{part}", node.id, option.id);
    let label = find(&key("label"), &option.label)?;
    let speak = match &option.speak {
        Some(home) => time_to_read(find(&key("speak"), home)?).0,
        None => 0,
    };
    Some(time_to_read(label).0 + speak)
}

/// Whether a condition holds under a country; nothing if that depends on the call.
fn may_hold(when: &When, country: &str) -> Option<bool> {
    match when {
        When::Country(wanted) => Some(wanted.value == country),
        When::Not(inner) => may_hold(inner, country).map(|holds| !holds),
        When::All(parts) => {
            let parts: Vec<Option<bool>> = parts.iter().map(|part| may_hold(part, country)).collect();
            match parts.contains(&Some(false)) {
                true => Some(false),
                false => parts.iter().all(Option::is_some).then_some(true),
            }
        }
        When::Any(parts) => {
            let parts: Vec<Option<bool>> = parts.iter().map(|part| may_hold(part, country)).collect();
            match parts.contains(&Some(true)) {
                true => Some(true),
                false => parts.iter().all(Option::is_some).then_some(false),
            }
        }
        _ => None,
    }
}

/// Whether two conditions can be seen at once not to hold together.
fn exclude(one: &When, other: &When) -> bool {
    match (one, other) {
        (When::All(parts), rest) | (rest, When::All(parts)) => parts.iter().any(|part| exclude(part, rest)),
        (When::Not(inner), rest) | (rest, When::Not(inner)) if **inner == *rest => true,
        (When::Equals(fact, value), When::Equals(same, another)) => {
            fact.value == same.value && value.value != another.value
        }
        (When::AtLeast(fact, least), When::Below(same, below))
        | (When::Below(same, below), When::AtLeast(fact, least)) => {
            fact.value == same.value && below.value <= least.value
        }
        (When::TensionAtLeast(least), When::TensionBelow(below))
        | (When::TensionBelow(below), When::TensionAtLeast(least))
        | (When::TrustAtLeast(least), When::TrustBelow(below))
        | (When::TrustBelow(below), When::TrustAtLeast(least))
        | (When::PatienceAtLeast(least), When::PatienceBelow(below))
        | (When::PatienceBelow(below), When::PatienceAtLeast(least)) => below.value <= least.value,
        _ => false,
    }
}

/// How long a text takes to read: 20 Latin or 9 Chinese characters a second, the fastest that captions are shown.
pub(super) fn time_to_read(text: &str) -> Millis {
    Millis(text.chars().map(|c| if is_wide(c) { 111 } else { 50 }).sum())
}
