//! The flow of the call: every node goes on in one way, everything can be reached, and every play can end.

mod detours;
mod graph;
mod loops;
mod phases;
mod reach;
mod shape;

use graph::Graph;

use super::limits::MOST_NODES;
use super::subject::Subject;
use crate::sim::diagnostic::Diagnostic;

/// Findings after which arrows are missing or ambiguous, so that walking along them would tell nonsense.
const SPOILS_THE_ARROWS: [&str; 6] = [
    "unknown-target",
    "not-a-node",
    "no-way-on",
    "two-ways-on",
    "missing-target",
    "duplicate-id",
];

pub(in crate::sim::check) use graph::revisited;

/// Checks the flow of one scenario.
pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    shape::check(subject, found);
    let spoilt = found.iter().any(|finding| SPOILS_THE_ARROWS.contains(&finding.code));
    let is_empty = subject.scenario.nodes.is_empty() || subject.scenario.endings.is_empty();
    if spoilt || is_empty || !subject.whole || subject.scenario.nodes.len() > MOST_NODES {
        return;
    }
    let graph = Graph::new(subject.scenario);
    phases::check(&graph, found);
    reach::check(&graph, found);
    detours::check(&graph, found);
    loops::check(&graph, found);
}
