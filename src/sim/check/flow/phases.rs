//! A call goes from before the call to the call to after it, and never back.

use super::graph::{ArrowKind, Graph, Place};
use crate::sim::check::rules_table::finding;
use crate::sim::diagnostic::Diagnostic;
use crate::sim::scenario::flow::NodePhase;
use crate::sim::scenario::spanned::Name;
use crate::sim::sentence::sentence;

const PHASES: [NodePhase; 3] = [NodePhase::BeforeCall, NodePhase::OnCall, NodePhase::AfterCall];

/// Checks every arrow.
pub(super) fn check(graph: &Graph<'_>, found: &mut Vec<Diagnostic>) {
    let returns_in = phases_of_returns(graph);
    for (place, arrows) in graph.arrows.iter().enumerate() {
        // What the softphone does starts from somewhere on the line.
        let phase = graph.node(place).map_or(NodePhase::OnCall, |node| node.phase);
        for arrow in arrows {
            let at = graph.node(place).map(|node| &node.id);
            arrow_between(graph, phase, arrow.to, arrow.name, at, found);
            if arrow.kind == ArrowKind::Then
                && let Some(detour) = graph.detour(place)
            {
                for returned in PHASES.into_iter().filter(|phase| returns_in[detour][*phase as usize]) {
                    if returned > phase {
                        arrow_between(graph, returned, arrow.to, arrow.name, at, found);
                    }
                }
            }
        }
    }
    let customer = &graph.scenario.customer;
    for (threshold, name) in graph
        .thresholds
        .into_iter()
        .zip([&customer.at_full_tension, &customer.at_no_patience])
    {
        if let Some(to) = threshold {
            arrow_between(graph, NodePhase::OnCall, to, name, None, found);
        }
    }
}

fn arrow_between(
    graph: &Graph<'_>,
    from: NodePhase,
    to: Place,
    name: &Name,
    at: Option<&Name>,
    found: &mut Vec<Diagnostic>,
) {
    let Some(next) = graph.node(to).filter(|next| next.phase < from) else {
        return;
    };
    let message = sentence!(
        "This leads from {from:?} back to \"{next}\", which is {phase:?}.",
        "这里从 {from:?} 倒回“{next}”，它属于 {phase:?}。",
        next = next.id,
        phase = next.phase
    );
    let mut back = finding("phase-goes-back", name.span, message);
    back.place = at.map(|at| at.value.clone());
    found.push(back);
}

/// For each place the phases of the ends of its detour that it can come to.
fn phases_of_returns(graph: &Graph<'_>) -> Vec<[bool; 3]> {
    let mut returns = vec![[false; 3]; graph.arrows.len()];
    for phase in PHASES {
        let ends_in = |place: Place| graph.node(place).is_some_and(|node| node.back && node.phase == phase);
        let mut waiting: Vec<Place> = (0..graph.nodes.len()).filter(|place| ends_in(*place)).collect();
        let mut before: Vec<Vec<Place>> = vec![Vec::new(); graph.arrows.len()];
        for (place, arrows) in graph.arrows.iter().enumerate() {
            for arrow in arrows.iter().filter(|arrow| arrow.kind != ArrowKind::Detour) {
                before[arrow.to].push(place);
            }
        }
        while let Some(place) = waiting.pop() {
            if !std::mem::replace(&mut returns[place][phase as usize], true) {
                waiting.append(&mut before[place]);
            }
        }
    }
    returns
}
