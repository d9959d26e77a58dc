//! What every node, decision and outcome needs for itself.

use crate::sim::check::rules_table::finding;
use crate::sim::check::subject::Subject;
use crate::sim::check::walk::{OutcomeKind, outcomes};
use crate::sim::diagnostic::Diagnostic;
use crate::sim::scenario::flow::{Decision, Node, NodePhase, Outcome};
use crate::sim::scenario::model::Scenario;

/// Checks nodes and outcomes one by one.
pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let scenario = subject.scenario;
    if subject.whole && scenario.nodes.is_empty() {
        let span = subject.fields.first("nodes");
        found.push(finding("no-node", span, "The call has no nodes."));
    }
    if subject.whole && scenario.endings.is_empty() {
        let span = subject.fields.first("endings");
        found.push(finding("no-ending", span, "The call has no endings."));
    }
    for node in &scenario.nodes {
        ways_on(node, subject.whole, found);
        branches(node, found);
        if let Some(ask) = &node.ask {
            timer(node, ask, found);
        }
    }
    for (place, kind, outcome) in outcomes(scenario) {
        target(scenario, &place, kind, outcome, found);
    }
    start(scenario, found);
}

fn ways_on(node: &Node, whole: bool, found: &mut Vec<Diagnostic>) {
    let ways = [
        (node.ask.is_some(), "ask"),
        (!node.branch.is_empty(), "branch"),
        (node.call.is_some(), "call"),
        (node.to.is_some(), "to"),
        (node.back, "back"),
    ];
    let written: Vec<&str> = ways
        .iter()
        .filter(|(present, _)| *present)
        .map(|(_, name)| *name)
        .collect();
    match written.as_slice() {
        [_] => {}
        [] if !whole => {}
        [] => {
            let message = format!("After the node \"{}\" nothing happens.", node.id);
            let help = "Add exactly one of ask, branch, call, to or back.";
            found.push(finding("no-way-on", node.id.span, message).help(help).at(&node.id));
        }
        several => {
            let message = format!(
                "The node \"{}\" has {}; only one of them can count.",
                node.id,
                several.join(" and ")
            );
            found.push(finding("two-ways-on", node.id.span, message).at(&node.id));
        }
    }
}

fn branches(node: &Node, found: &mut Vec<Diagnostic>) {
    let Some((last, earlier)) = node.branch.split_last() else {
        return;
    };
    for branch in earlier.iter().filter(|branch| branch.when.is_none()) {
        let message = format!(
            "This branch of \"{}\" is always taken, so those after it never are.",
            node.id
        );
        found.push(finding("dead-branch", branch.to.span, message).at(&node.id));
    }
    if last.when.is_some() {
        let message = format!(
            "The last branch of \"{}\" has a condition, so the call could be stuck there.",
            node.id
        );
        let help = "Add a last branch without when: (to: \"…\").";
        found.push(finding("open-branch", last.to.span, message).help(help).at(&node.id));
    }
}

fn timer(node: &Node, ask: &Decision, found: &mut Vec<Diagnostic>) {
    match (&ask.within, &ask.on_expiry) {
        (Some(within), None) => {
            let message = format!(
                "The decision at \"{}\" has a time limit and does not say what silence does.",
                node.id
            );
            found.push(
                finding("missing-expiry", within.span, message)
                    .help("Add on_expiry.")
                    .at(&node.id),
            );
        }
        (None, Some(expiry)) => {
            let message = format!(
                "The decision at \"{}\" says what silence does and has no time limit.",
                node.id
            );
            found.push(
                finding("missing-timer", expiry.why.span, message)
                    .help("Add within.")
                    .at(&node.id),
            );
        }
        _ => {}
    }
}

fn target(scenario: &Scenario, place: &str, kind: OutcomeKind, outcome: &Outcome, found: &mut Vec<Diagnostic>) {
    let what = match kind {
        OutcomeKind::HoldInTime | OutcomeKind::HoldOverrun => {
            if let Some(to) = &outcome.to {
                let message = "A hold comes back to where the call was, so it has no to.";
                found.push(finding("hold-has-target", to.span, message).at(place));
            }
            if kind == OutcomeKind::HoldOverrun && outcome.mood.patience.value >= 0 {
                let message = "A hold that takes too long does not cost patience.";
                let help = "Add a change such as mood: (patience: -20) to overrun.";
                found.push(
                    finding("hold-costs-nothing", outcome.why.span, message)
                        .help(help)
                        .at(place),
                );
            }
            return;
        }
        OutcomeKind::Expiry => "silence",
        OutcomeKind::Transfer => "the transfer",
        OutcomeKind::HangUp => "hanging up",
    };
    match &outcome.to {
        None => {
            let message = format!("It is not said where the call goes on after {what}.");
            found.push(
                finding("missing-target", outcome.why.span, message)
                    .help("Add to.")
                    .at(place),
            );
        }
        Some(to) if kind == OutcomeKind::HangUp => {
            let next = scenario.nodes.iter().find(|node| node.id == *to);
            if next.is_some_and(|node| node.phase != NodePhase::AfterCall) {
                let message = format!("Hanging up leads to \"{to}\", which is not after the call.");
                found.push(finding("hang-up-stays-on", to.span, message).at(place));
            }
        }
        Some(_) => {}
    }
}

fn start(scenario: &Scenario, found: &mut Vec<Diagnostic>) {
    let first = scenario.nodes.iter().find(|node| node.id == scenario.start);
    if first.is_some_and(|node| node.phase == NodePhase::AfterCall) {
        let message = format!("The call begins at \"{}\", which is after the call.", scenario.start);
        found.push(finding("bad-start", scenario.start.span, message));
    }
}
