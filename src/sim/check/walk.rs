//! Every part of a scenario that rules look at, with the place that it belongs to.

use super::fields::FieldPlaces;
use super::types::span_of;
use crate::sim::scenario::condition::When;
use crate::sim::scenario::flow::{Change, Line, MoodChange, Outcome};
use crate::sim::scenario::model::{Points, Scenario};
use crate::sim::scenario::spanned::{Name, Span};
use crate::sim::sentence::Sentence;

/// A part that stands in more than one kind of place.
#[derive(Debug, Clone, Copy)]
pub(super) enum Part<'s> {
    /// With the place of its field, for a condition that has no place of its own because it asks for nothing: `Any([])`.
    Condition(&'s When, Span),
    Change(&'s Change),
    Act(&'s Name),
    Source(&'s Name),
    Mood(&'s MoodChange),
    Points(Points, Span),
    Line(&'s Line),
}

/// What an outcome answers to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum OutcomeKind {
    Expiry,
    HoldInTime,
    HoldOverrun,
    Transfer,
    HangUp,
}

/// What a list of the after-call work is called in a Chinese sentence.
pub(super) fn list_in_chinese(list: &str) -> &'static str {
    match list {
        "disposition" => "结案分类",
        "notes" => "备注",
        "owner" => "负责人",
        "date" => "日期",
        "channel" => "方式",
        _ => "话后处理",
    }
}

/// An entry of a list of the after-call work.
pub(super) fn entry_of(list: &str) -> Sentence {
    Sentence {
        english: format!("entry of {list}"),
        chinese: format!("{}条目", list_in_chinese(list)),
    }
}

/// Every outcome with its place.
pub(super) fn outcomes(scenario: &Scenario) -> Vec<(String, OutcomeKind, &Outcome)> {
    let mut outcomes = Vec::new();
    if let Some(hold) = &scenario.hold {
        outcomes.push(("hold".to_owned(), OutcomeKind::HoldInTime, &hold.in_time));
        outcomes.push(("hold".to_owned(), OutcomeKind::HoldOverrun, &hold.overrun));
    }
    for transfer in &scenario.transfers {
        let place = format!("transfer/{}", transfer.id);
        outcomes.push((place.clone(), OutcomeKind::Transfer, &transfer.warm));
        outcomes.push((place, OutcomeKind::Transfer, &transfer.cold));
    }
    outcomes.push(("hang_up".to_owned(), OutcomeKind::HangUp, &scenario.hang_up));
    for node in &scenario.nodes {
        if let Some(expiry) = node.ask.as_ref().and_then(|ask| ask.on_expiry.as_ref()) {
            outcomes.push((node.id.value.clone(), OutcomeKind::Expiry, expiry));
        }
    }
    outcomes
}

/// Calls back with every part and the place that it belongs to.
pub(super) fn for_each_part<'s>(scenario: &'s Scenario, fields: &FieldPlaces<'_>, see: &mut dyn FnMut(&str, Part<'s>)) {
    for hidden in &scenario.customer.hidden {
        let field = fields.after(hidden.id.span, "revealed_by", hidden.id.span);
        see(
            &format!("hidden/{}", hidden.id),
            Part::Condition(&hidden.revealed_by, field),
        );
    }
    for item in &scenario.desktop {
        let place = format!("desktop/{}", item.id);
        for (name, when) in [("opens", &item.opens), ("when", &item.when)] {
            let field = fields.after(item.id.span, name, item.id.span);
            when.iter().for_each(|when| see(&place, Part::Condition(when, field)));
        }
    }
    for (place, _, outcome) in outcomes(scenario) {
        outcome_parts(&place, outcome, fields, see);
    }
    for node in &scenario.nodes {
        let place = node.id.value.as_str();
        lines(place, &node.says, fields, see);
        see(place, Part::Mood(&node.mood));
        node.facts.iter().for_each(|change| see(place, Part::Change(change)));
        node.acts.iter().for_each(|act| see(place, Part::Act(act)));
        for branch in &node.branch {
            let field = fields.before(branch.to.span, "when");
            branch
                .when
                .iter()
                .for_each(|when| see(place, Part::Condition(when, field)));
        }
        for choice in node.ask.iter().flat_map(|ask| &ask.options) {
            let field = fields.after(choice.id.span, "when", choice.id.span);
            choice
                .when
                .iter()
                .for_each(|when| see(place, Part::Condition(when, field)));
            see(place, Part::Mood(&choice.mood));
            choice.facts.iter().for_each(|change| see(place, Part::Change(change)));
            choice.acts.iter().for_each(|act| see(place, Part::Act(act)));
            let points = fields.after(choice.id.span, "points", choice.id.span);
            see(place, Part::Points(choice.points, points));
            lines(place, &choice.reply, fields, see);
            choice
                .sources
                .iter()
                .for_each(|source| see(place, Part::Source(source)));
        }
    }
    for (list, entries) in scenario.wrap_up.lists() {
        for entry in entries {
            let place = format!("wrap_up/{list}/{}", entry.id);
            let field = fields.after(entry.id.span, "when", entry.id.span);
            entry
                .when
                .iter()
                .for_each(|when| see(&place, Part::Condition(when, field)));
            let points = fields.after(entry.id.span, "points", entry.id.span);
            see(&place, Part::Points(entry.points, points));
            let otherwise = fields.after(entry.id.span, "otherwise", entry.id.span);
            see(&place, Part::Points(entry.otherwise, otherwise));
            entry
                .sources
                .iter()
                .for_each(|source| see(&place, Part::Source(source)));
        }
    }
    for ending in &scenario.endings {
        let points = fields.after(ending.id.span, "points", ending.id.span);
        see(&ending.id, Part::Points(ending.points, points));
    }
}

fn outcome_parts<'s>(place: &str, outcome: &'s Outcome, fields: &FieldPlaces<'_>, see: &mut dyn FnMut(&str, Part<'s>)) {
    see(place, Part::Mood(&outcome.mood));
    outcome.facts.iter().for_each(|change| see(place, Part::Change(change)));
    outcome.acts.iter().for_each(|act| see(place, Part::Act(act)));
    see(
        place,
        Part::Points(outcome.points, fields.before(outcome.why.span, "points")),
    );
    lines(place, &outcome.reply, fields, see);
    outcome
        .sources
        .iter()
        .for_each(|source| see(place, Part::Source(source)));
}

fn lines<'s>(place: &str, lines: &'s [Line], fields: &FieldPlaces<'_>, see: &mut dyn FnMut(&str, Part<'s>)) {
    for line in lines {
        let field = fields.after(line.id.span, "when", line.id.span);
        line.when
            .iter()
            .for_each(|when| see(place, Part::Condition(when, field)));
        see(place, Part::Line(line));
    }
}

/// Calls back with every simple condition inside a condition.
pub(super) fn for_each_leaf<'s>(when: &'s When, see: &mut dyn FnMut(&'s When)) {
    match when {
        When::Not(inner) => for_each_leaf(inner, see),
        When::All(parts) | When::Any(parts) => parts.iter().for_each(|part| for_each_leaf(part, see)),
        leaf => see(leaf),
    }
}

/// Where a condition stands: its first simple condition, else its field.
pub(super) fn place_of_condition(when: &When, field: Span) -> Span {
    let mut first = None;
    for_each_leaf(when, &mut |leaf| first = first.or(Some(span_of(leaf))));
    first.filter(|span| *span != Span::default()).unwrap_or(field)
}

/// The place in an allowance that a text's key belongs to.
pub(super) fn place_of_key(key: &str) -> String {
    let mut parts = key.split('/');
    let (first, second, third) = (parts.next(), parts.next(), parts.next());
    match (first, second, third) {
        (Some("node" | "ending"), Some(id), _) => id.to_owned(),
        (Some("wrap_up"), Some(list), Some(id)) => format!("wrap_up/{list}/{id}"),
        (Some(first @ ("hidden" | "people" | "value" | "desktop" | "transfer")), Some(id), _) => {
            format!("{first}/{id}")
        }
        (first, _, _) => first.unwrap_or(key).to_owned(),
    }
}
