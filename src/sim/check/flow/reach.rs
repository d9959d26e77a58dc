//! Everything can be reached, and from everywhere an ending can be.

use super::graph::{Graph, Place, connected_parts};
use crate::sim::check::rules_table::finding;
use crate::sim::diagnostic::Diagnostic;
use crate::sim::sentence::sentence;

/// Checks what can be reached.
pub(super) fn check(graph: &Graph<'_>, found: &mut Vec<Diagnostic>) {
    let reached = reached(graph);
    unreachable(graph, &reached, found);
    no_return(graph, &reached, found);
    traps(graph, &reached, found);
}

fn reached(graph: &Graph<'_>) -> Vec<bool> {
    let mut reached = vec![false; graph.arrows.len()];
    let roots = [graph.start, graph.missed].into_iter().chain(graph.thresholds);
    let mut waiting: Vec<Place> = roots.flatten().collect();
    while let Some(place) = waiting.pop() {
        if !std::mem::replace(&mut reached[place], true) {
            waiting.extend(graph.next(place));
        }
    }
    reached
}

fn unreachable(graph: &Graph<'_>, reached: &[bool], found: &mut Vec<Diagnostic>) {
    for (place, node) in graph.nodes.iter().enumerate() {
        if !reached[place] {
            let message = sentence!(
                "No play leads to the node \"{node}\".",
                "没有走法能到节点“{node}”。",
                node = node.id
            );
            found.push(finding("unreachable-node", node.id.span, message).at(&node.id));
        }
    }
    for (index, ending) in graph.endings.iter().enumerate() {
        if !reached[graph.nodes.len() + index] {
            let message = sentence!(
                "No play leads to the ending \"{ending}\".",
                "没有走法能到结局“{ending}”。",
                ending = ending.id
            );
            found.push(finding("unreachable-ending", ending.id.span, message).at(&ending.id));
        }
    }
}

fn no_return(graph: &Graph<'_>, reached: &[bool], found: &mut Vec<Diagnostic>) {
    for (place, node) in graph.nodes.iter().enumerate() {
        let Some(detour) = &node.call else {
            continue;
        };
        let returns = graph.detour(place).is_none_or(|to| graph.can_return[to]);
        if reached[place] && !returns {
            let message = sentence!(
                "The detour from \"{node}\" to \"{to}\" never comes back.",
                "从“{node}”到“{to}”的绕行永远不回来。",
                node = node.id,
                to = detour.to
            );
            let help = sentence!(
                "End it with back: true, or write to instead of call.",
                "请用 back: true 结束它，或把 call 换成 to。"
            );
            found.push(finding("no-return", detour.to.span, message).help(help).at(&node.id));
        }
    }
}

/// Places from which the conversation itself cannot end. Hanging up and thresholds do not count: they are always there.
fn traps(graph: &Graph<'_>, reached: &[bool], found: &mut Vec<Diagnostic>) {
    let softphone = graph.arrows.len() - 1;
    let next = |place: Place| -> Vec<Place> { graph.next(place).filter(|to| *to != softphone).collect() };
    let returns = graph.returning(&|place| place != softphone);
    let ends = ending(graph, &next);
    let is_trap = |place: Place| graph.node(place).is_some() && !ends[place] && !returns[place];
    // Of places that lead from one into the next, only the last circle is named: it is what has to be mended.
    let parts = connected_parts(softphone, &next);
    let mut leads_on = vec![false; softphone];
    for place in 0..graph.nodes.len() {
        if next(place)
            .into_iter()
            .any(|to| parts[to] != parts[place] && is_trap(to))
        {
            leads_on[parts[place]] = true;
        }
    }
    for (place, node) in graph.nodes.iter().enumerate() {
        if reached[place] && is_trap(place) && !std::mem::replace(&mut leads_on[parts[place]], true) {
            let message = sentence!(
                "From the node \"{node}\" no ending can be reached by talking.",
                "从节点“{node}”起，说什么也到不了任何结局。",
                node = node.id
            );
            found.push(finding("trap", node.id.span, message).at(&node.id));
        }
    }
}

/// From which places an ending can be reached.
fn ending(graph: &Graph<'_>, next: &dyn Fn(Place) -> Vec<Place>) -> Vec<bool> {
    let mut before: Vec<Vec<Place>> = vec![Vec::new(); graph.arrows.len()];
    for place in 0..graph.nodes.len() {
        for to in next(place) {
            before[to].push(place);
        }
    }
    let mut ends = vec![false; graph.arrows.len()];
    let mut waiting: Vec<Place> = (graph.nodes.len()..graph.arrows.len() - 1).collect();
    while let Some(place) = waiting.pop() {
        if !std::mem::replace(&mut ends[place], true) {
            waiting.append(&mut before[place]);
        }
    }
    ends
}
