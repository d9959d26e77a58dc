//! Every arrow of a scenario leads to a node or an ending that exists.

use std::collections::BTreeSet;

use super::links::{Declared, link};
use super::rules_table::finding;
use super::subject::{Subject, shown};
use super::walk::outcomes;
use crate::sim::diagnostic::Diagnostic;
use crate::sim::scenario::model::Scenario;
use crate::sim::scenario::spanned::{Name, Span};
use crate::sim::sentence::sentence;

/// What stands at the end of an arrow.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Needed {
    Node,
    Ending,
    Either,
}

/// An arrow, and the place that it begins at if that is not the head of the file.
struct Arrow<'s> {
    to: &'s Name,
    needed: Needed,
    place: Option<String>,
}

/// Checks every arrow of one scenario.
pub(super) fn check(subject: &Subject<'_>, declared: &Declared<'_>, found: &mut Vec<Diagnostic>) {
    let arrows = arrows(subject.scenario);
    let lost = names_of_nameless(subject, declared, &arrows);
    for Arrow { to, needed, place } in arrows {
        if lost.contains(to.value.as_str()) {
            continue;
        }
        let first = found.len();
        match needed {
            Needed::Node => node(subject, declared, to, found),
            Needed::Ending => ending(subject, declared, "unknown-target", to, found),
            Needed::Either => target(subject, declared, to, found),
        }
        for finding in &mut found[first..] {
            finding.place.clone_from(&place);
        }
    }
}

fn arrows(scenario: &Scenario) -> Vec<Arrow<'_>> {
    let mut arrows = Vec::new();
    let mut add = |to, needed, place: Option<&str>| {
        let place = place.map(str::to_owned);
        arrows.push(Arrow { to, needed, place });
    };
    add(&scenario.start, Needed::Node, None);
    add(&scenario.opening.missed, Needed::Ending, None);
    add(&scenario.customer.at_full_tension, Needed::Either, Some("customer"));
    add(&scenario.customer.at_no_patience, Needed::Either, Some("customer"));
    for (place, _, outcome) in outcomes(scenario) {
        outcome.to.iter().for_each(|to| add(to, Needed::Either, Some(&place)));
    }
    for at in &scenario.nodes {
        let place = Some(at.id.value.as_str());
        at.to.iter().for_each(|to| add(to, Needed::Either, place));
        at.branch
            .iter()
            .for_each(|branch| add(&branch.to, Needed::Either, place));
        for option in at.ask.iter().flat_map(|ask| &ask.options) {
            add(&option.to, Needed::Either, place);
        }
        if let Some(detour) = &at.call {
            add(&detour.to, Needed::Node, place);
            add(&detour.then, Needed::Either, place);
        }
    }
    arrows
}

/// The names that lead nowhere, if there are no more of them than nodes and endings whose own name is missing: that is told of those.
fn names_of_nameless<'s>(subject: &Subject<'_>, declared: &Declared<'_>, arrows: &[Arrow<'s>]) -> BTreeSet<&'s str> {
    let scenario = subject.scenario;
    let nodes = scenario.nodes.iter().map(|node| &node.id);
    let ids = nodes.chain(scenario.endings.iter().map(|ending| &ending.id));
    let nameless = ids.filter(|id| id.span == Span::HOLE).count();
    if nameless == 0 {
        return BTreeSet::new();
    }
    let names = arrows.iter().map(|arrow| arrow.to.value.as_str());
    let lost: BTreeSet<&str> = names
        .filter(|name| !declared.places.contains(name) && !subject.declared.contains(*name))
        .collect();
    if lost.len() <= nameless { lost } else { BTreeSet::new() }
}

fn target(subject: &Subject<'_>, declared: &Declared<'_>, to: &Name, found: &mut Vec<Diagnostic>) {
    if declared.has_no_places() {
        return;
    }
    link(
        subject,
        "unknown-target",
        &sentence!("node or ending", "节点或结局"),
        to,
        &declared.places,
        found,
    );
}

fn node(subject: &Subject<'_>, declared: &Declared<'_>, to: &Name, found: &mut Vec<Diagnostic>) {
    if declared.has_no_places() {
        return;
    }
    if declared.endings.contains(to.value.as_str()) && !declared.nodes.contains(to.value.as_str()) {
        let message = sentence!(
            "\"{to}\" is an ending; a node is needed here.",
            "“{to}”是结局，这里要的是节点。",
            to = shown(to)
        );
        found.push(finding("not-a-node", to.span, message));
    } else {
        link(
            subject,
            "unknown-target",
            &sentence!("node", "节点"),
            to,
            &declared.nodes,
            found,
        );
    }
}

pub(super) fn ending(
    subject: &Subject<'_>,
    declared: &Declared<'_>,
    code: &'static str,
    to: &Name,
    found: &mut Vec<Diagnostic>,
) {
    if declared.has_no_places() {
        return;
    }
    if declared.nodes.contains(to.value.as_str()) && !declared.endings.contains(to.value.as_str()) {
        let message = sentence!(
            "\"{to}\" is a node; an ending is needed here.",
            "“{to}”是节点，这里要的是结局。",
            to = shown(to)
        );
        found.push(finding("not-an-ending", to.span, message));
    } else {
        link(
            subject,
            code,
            &sentence!("ending", "结局"),
            to,
            &declared.endings,
            found,
        );
    }
}
