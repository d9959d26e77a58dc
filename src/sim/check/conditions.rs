//! Conditions that can never hold, or always do, whatever is said: told by what the call can change at all.
//!
//! Each thing that conditions read has a few values; which of them can ever be is a set of bits, and so is what a condition
//! asks for. This is not a proof of what can be: that two things never happen together is found by exploring the call.

use std::collections::{BTreeMap, BTreeSet};

use super::branch_order;
use super::rules_table::finding;
use super::subject::{MOST_COUNTRIES, Subject};
use super::types::span_of;
use super::usage::Occurring;
use super::walk::{Part, for_each_leaf, for_each_part, place_of_condition};
use crate::sim::diagnostic::Diagnostic;
use crate::sim::scenario::condition::When;
use crate::sim::scenario::flow::Change;
use crate::sim::scenario::model::{Fact, FactType, Scenario};
use crate::sim::scenario::spanned::Span;
use crate::sim::sentence::sentence;

/// A set of values, one bit for each.
pub(super) type Values = u64;
const NO_OR_YES: Values = 0b11;
const NO: Values = 0b01;
const YES: Values = 0b10;

/// Something that conditions read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Thing<'s> {
    Fact(&'s str),
    Act(&'s str),
    Item(&'s str),
    Hidden(&'s str),
    Tension,
    Trust,
    Patience,
    Country,
}

/// What is known about a condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holds {
    Never,
    Sometimes,
    Always,
}

/// What can ever be.
pub(super) struct World<'s> {
    possible: BTreeMap<Thing<'s>, Values>,
    types: BTreeMap<&'s str, &'s FactType>,
    countries: Vec<&'s str>,
}

/// Where the simple conditions inside of a condition stand.
pub fn condition_leaves(when: &When) -> Vec<Span> {
    let mut places = Vec::new();
    for_each_leaf(when, &mut |leaf| places.push(span_of(leaf)));
    places
}

/// Checks every condition of one scenario.
pub(super) fn check(subject: &Subject<'_>, occurring: &Occurring<'_>, found: &mut Vec<Diagnostic>) {
    if !subject.whole {
        return;
    }
    let scenario = subject.scenario;
    let mut world = World::new(subject, occurring);
    for hidden in &scenario.customer.hidden {
        if world.holds(&hidden.revealed_by) == Holds::Never {
            world.possible.insert(Thing::Hidden(&hidden.id.value), NO);
        }
    }
    for_each_part(scenario, &subject.fields, &mut |place, part| {
        let Part::Condition(when, field) = part else {
            return;
        };
        let span = place_of_condition(when, field);
        // That a fact never changes is told once, and not for each condition that asks for it; what therefore never holds is told where
        // it stands.
        let mut has_unchanged = false;
        for_each_leaf(when, &mut |leaf| {
            has_unchanged |= occurring.asks_for_unchanged(scenario, leaf);
        });
        if has_unchanged && world.holds(when) != Holds::Never {
            return;
        }
        let is_hidden = place.starts_with("hidden/");
        let finding = match world.holds(when) {
            Holds::Sometimes => return,
            Holds::Never if is_hidden => finding(
                "never-revealed",
                span,
                sentence!(
                    "Nothing in the call can bring this fact out.",
                    "通话里没有什么能让这件隐情说出来。"
                ),
            ),
            Holds::Never => finding(
                "never-true",
                span,
                sentence!("This condition can never hold.", "这个条件永远不会成立。"),
            ),
            Holds::Always => finding(
                "always-true",
                span,
                sentence!("This condition always holds.", "这个条件总是成立。"),
            ),
        };
        found.push(finding.at(place));
    });
    branch_order::check(scenario, &world, occurring, found);
}

impl<'s> World<'s> {
    fn new(subject: &Subject<'s>, occurring: &Occurring<'s>) -> Self {
        let scenario = subject.scenario;
        let mut world = Self {
            possible: BTreeMap::new(),
            types: scenario
                .facts
                .iter()
                .map(|fact| (fact.id.value.as_str(), &fact.is))
                .collect(),
            countries: subject.countries().collect(),
        };
        let changes = changes(scenario);
        for fact in &scenario.facts {
            world
                .possible
                .insert(Thing::Fact(&fact.id.value), values_of(fact, &changes));
        }
        for act in &occurring.acts {
            world.possible.insert(Thing::Act(act), NO_OR_YES);
        }
        for item in &scenario.desktop {
            world.possible.insert(Thing::Item(&item.id.value), NO_OR_YES);
        }
        for hidden in &scenario.customer.hidden {
            world.possible.insert(Thing::Hidden(&hidden.id.value), NO_OR_YES);
        }
        let start = &scenario.customer.mood;
        let moods = super::scoring::moods(scenario);
        let meters = [
            (
                Thing::Tension,
                start.tension.value,
                moods.iter().map(|mood| mood.tension.value).collect::<Vec<_>>(),
            ),
            (
                Thing::Trust,
                start.trust.value,
                moods.iter().map(|mood| mood.trust.value).collect(),
            ),
            (
                Thing::Patience,
                start.patience.value,
                moods.iter().map(|mood| mood.patience.value).collect(),
            ),
        ];
        for (thing, from, changes) in meters {
            let least = if changes.iter().any(|by| *by < 0) { 0 } else { from };
            let most = if changes.iter().any(|by| *by > 0) { 100 } else { from };
            world
                .possible
                .insert(thing, at_least(least.div_ceil(5)) & !at_least(most / 5 + 1));
        }
        let count = world.countries.len().clamp(1, MOST_COUNTRIES);
        world.possible.insert(Thing::Country, !at_least(count as u8));
        world
    }

    pub(super) fn holds(&self, when: &When) -> Holds {
        if let Some((thing, wanted)) = self.literal(when) {
            return self.of(thing, wanted);
        }
        match when {
            When::Not(inner) => match self.holds(inner) {
                Holds::Never => Holds::Always,
                Holds::Always => Holds::Never,
                Holds::Sometimes => Holds::Sometimes,
            },
            When::All(parts) => self.together(parts, Holds::Never, Holds::Always, |one, other| one & other),
            When::Any(parts) => self.together(parts, Holds::Always, Holds::Never, |one, other| one | other),
            // What does not exist is a finding of its own.
            _ => Holds::Sometimes,
        }
    }

    /// `decides` is what one part can decide for all; `otherwise` is what they come to if each of them is its opposite.
    fn together(&self, parts: &[When], decides: Holds, otherwise: Holds, join: fn(Values, Values) -> Values) -> Holds {
        let mut wanted: BTreeMap<Thing<'_>, Values> = BTreeMap::new();
        let mut all = Vec::new();
        for part in parts {
            match self.literal(part) {
                Some((thing, values)) => {
                    let joined = wanted.get(&thing).map_or(values, |before| join(*before, values));
                    wanted.insert(thing, joined);
                }
                None => all.push(self.holds(part)),
            }
        }
        all.extend(wanted.into_iter().map(|(thing, values)| self.of(thing, values)));
        if all.contains(&decides) {
            decides
        } else if all.iter().all(|part| *part == otherwise) {
            otherwise
        } else {
            Holds::Sometimes
        }
    }

    /// The values that something can ever have.
    pub(super) fn values(&self, thing: Thing<'_>) -> Values {
        self.possible.get(&thing).copied().unwrap_or(NO)
    }

    fn of(&self, thing: Thing<'_>, wanted: Values) -> Holds {
        let possible = self.values(thing);
        match possible & wanted {
            0 => Holds::Never,
            some if some == possible => Holds::Always,
            _ => Holds::Sometimes,
        }
    }

    /// A condition on one thing, as the values for which it holds.
    pub(super) fn literal<'w>(&self, when: &'w When) -> Option<(Thing<'w>, Values)> {
        let fact = |name: &'w str, wanted: Values| self.types.contains_key(name).then_some((Thing::Fact(name), wanted));
        match when {
            When::Is(name) => fact(name, YES),
            When::Equals(name, value) => {
                let Some(FactType::OneOf(values)) = self.types.get(name.value.as_str()) else {
                    return None;
                };
                let place = values.iter().position(|known| known == value)?;
                fact(name, 1_u64.checked_shl(place as u32)?)
            }
            When::AtLeast(name, least) => fact(name, at_least(least.value)),
            When::Below(name, most) => fact(name, !at_least(most.value)),
            When::TensionAtLeast(level) => Some((Thing::Tension, at_least(level.value.div_ceil(5)))),
            When::TensionBelow(level) => Some((Thing::Tension, !at_least(level.value.div_ceil(5)))),
            When::TrustAtLeast(level) => Some((Thing::Trust, at_least(level.value.div_ceil(5)))),
            When::TrustBelow(level) => Some((Thing::Trust, !at_least(level.value.div_ceil(5)))),
            When::PatienceAtLeast(level) => Some((Thing::Patience, at_least(level.value.div_ceil(5)))),
            When::PatienceBelow(level) => Some((Thing::Patience, !at_least(level.value.div_ceil(5)))),
            When::Done(act) => Some((Thing::Act(act), YES)),
            When::Looked(item) => Some((Thing::Item(item), YES)).filter(|(item, _)| self.possible.contains_key(item)),
            When::Known(hidden) => {
                Some((Thing::Hidden(hidden), YES)).filter(|(hidden, _)| self.possible.contains_key(hidden))
            }
            // A call for one country may say so, as a reminder for the day when it serves another.
            When::Country(_) if self.countries.len() < 2 => None,
            When::Country(country) => {
                let place = self.countries.iter().position(|known| **known == country.value)?;
                Some((Thing::Country, 1 << place))
            }
            When::Not(inner) => self.literal(inner).map(|(thing, values)| (thing, !values)),
            When::All(_) | When::Any(_) => None,
        }
    }
}

fn at_least(least: u8) -> Values {
    u64::MAX.checked_shl(u32::from(least)).unwrap_or(0)
}

fn changes(scenario: &Scenario) -> Vec<&Change> {
    let of_nodes = scenario.nodes.iter().flat_map(|node| &node.facts);
    let options = scenario
        .nodes
        .iter()
        .filter_map(|node| node.ask.as_ref())
        .flat_map(|ask| &ask.options);
    let of_outcomes = super::walk::outcomes(scenario)
        .into_iter()
        .flat_map(|(_, _, outcome)| &outcome.facts);
    of_nodes
        .chain(options.flat_map(|option| &option.facts))
        .chain(of_outcomes)
        .collect()
}

/// The values that a fact can ever have.
fn values_of(fact: &Fact, changes: &[&Change]) -> Values {
    let drawn: BTreeSet<&str> = fact.drawn.iter().map(|draw| draw.value.value.as_str()).collect();
    let mut values = 0;
    match &fact.is {
        FactType::Flag => {
            values |= if drawn.is_empty() || drawn.contains("no") {
                NO
            } else {
                0
            };
            values |= if drawn.contains("yes") { YES } else { 0 };
            for change in changes {
                match change {
                    Change::Set(name) if *name == fact.id => values |= YES,
                    Change::Clear(name) if *name == fact.id => values |= NO,
                    _ => {}
                }
            }
        }
        FactType::Count(most) => {
            let top = !at_least(most.value.saturating_add(1));
            values |= if drawn.is_empty() { 1 } else { 0 };
            for number in drawn.iter().filter_map(|number| number.parse::<u32>().ok()) {
                values |= 1_u64.checked_shl(number).unwrap_or(0);
            }
            let is_added = changes
                .iter()
                .any(|change| matches!(change, Change::Add(name, _) if *name == fact.id));
            values = if is_added { top } else { values };
        }
        FactType::OneOf(known) => {
            for (place, value) in known.iter().enumerate().take(64) {
                let starts = drawn.is_empty() && place == 0;
                let is_given = changes
                    .iter()
                    .any(|change| matches!(change, Change::To(name, to) if *name == fact.id && to == value));
                if starts || is_given || drawn.contains(value.value.as_str()) {
                    values |= 1 << place;
                }
            }
        }
    }
    values
}
