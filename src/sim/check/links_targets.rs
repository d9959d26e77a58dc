//! Every arrow of a scenario leads to a node or an ending that exists.

use super::links::{Declared, link};
use super::rules_table::finding;
use super::subject::{Subject, shown};
use super::walk::outcomes;
use crate::sim::diagnostic::Diagnostic;
use crate::sim::scenario::spanned::Name;
use crate::sim::sentence::sentence;

/// Checks every arrow of one scenario.
pub(super) fn check(subject: &Subject<'_>, declared: &Declared<'_>, found: &mut Vec<Diagnostic>) {
    let scenario = subject.scenario;
    node(subject, declared, &scenario.start, found);
    ending(subject, declared, "unknown-target", &scenario.opening.missed, found);
    target(subject, declared, &scenario.customer.at_full_tension, "customer", found);
    target(subject, declared, &scenario.customer.at_no_patience, "customer", found);
    for (place, _, outcome) in outcomes(scenario) {
        outcome
            .to
            .iter()
            .for_each(|to| target(subject, declared, to, &place, found));
    }
    for at in &scenario.nodes {
        let place = at.id.value.as_str();
        at.to.iter().for_each(|to| target(subject, declared, to, place, found));
        at.branch
            .iter()
            .for_each(|branch| target(subject, declared, &branch.to, place, found));
        for option in at.ask.iter().flat_map(|ask| &ask.options) {
            target(subject, declared, &option.to, place, found);
        }
        if let Some(detour) = &at.call {
            let first = found.len();
            node(subject, declared, &detour.to, found);
            found[first..]
                .iter_mut()
                .for_each(|finding| finding.place = Some(place.to_owned()));
            target(subject, declared, &detour.then, place, found);
        }
    }
}

fn target(subject: &Subject<'_>, declared: &Declared<'_>, to: &Name, place: &str, found: &mut Vec<Diagnostic>) {
    if declared.has_no_places() {
        return;
    }
    let first = found.len();
    link(
        subject,
        "unknown-target",
        &sentence!("node or ending", "节点或结局"),
        to,
        &declared.places,
        found,
    );
    found[first..]
        .iter_mut()
        .for_each(|finding| finding.place = Some(place.to_owned()));
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
