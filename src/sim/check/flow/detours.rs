//! Detours are nested at most three deep, and every `back` is inside of one.

use std::collections::BTreeSet;

use super::graph::{ArrowKind, Graph, Place};
use crate::sim::check::rules_table::finding;
use crate::sim::diagnostic::Diagnostic;
use crate::sim::scenario::flow::NodePhase;
use crate::sim::sentence::sentence;

/// As deep as detours may be nested.
const DEEPEST_DETOUR: usize = 3;

/// Walks through the call and counts the detours that are open.
pub(super) fn check(graph: &Graph<'_>, found: &mut Vec<Diagnostic>) {
    if graph.nodes.iter().all(|node| node.call.is_none() && !node.back) {
        return;
    }
    let mut seen = vec![[false; DEEPEST_DETOUR + 1]; graph.arrows.len()];
    let mut too_deep = BTreeSet::new();
    let mut stray = BTreeSet::new();
    // Somebody who has had enough leaves all detours.
    let roots = graph.start.into_iter().chain(graph.thresholds.into_iter().flatten());
    let mut waiting: Vec<(Place, usize)> = roots.map(|place| (place, 0)).collect();
    while let Some((place, depth)) = waiting.pop() {
        if std::mem::replace(&mut seen[place][depth], true) {
            continue;
        }
        if depth == 0 && graph.node(place).is_some_and(|node| node.back) {
            stray.insert(place);
        }
        let returns = graph.detour(place).is_none_or(|to| graph.can_return[to]);
        for arrow in &graph.arrows[place] {
            match arrow.kind {
                ArrowKind::Detour if depth == DEEPEST_DETOUR => {
                    too_deep.insert(place);
                }
                ArrowKind::Detour => waiting.push((arrow.to, depth + 1)),
                ArrowKind::Then if !returns => {}
                _ => waiting.push((arrow.to, depth)),
            }
        }
    }
    for node in too_deep.into_iter().filter_map(|place| graph.node(place)) {
        let to = node.call.as_ref().map_or(&node.id, |detour| &detour.to);
        let message = sentence!(
            "When a play comes to \"{node}\", {DEEPEST_DETOUR} detours can be open already.",
            "走到“{node}”时，可能已经有 {DEEPEST_DETOUR} 层绕行没有结束。",
            node = node.id
        );
        found.push(finding("detour-too-deep", to.span, message).at(&node.id));
    }
    for node in stray.into_iter().filter_map(|place| graph.node(place)) {
        let phase = match node.phase {
            NodePhase::OnCall => sentence!("", ""),
            _ => sentence!(", outside of the call", "，而且在通话之外"),
        };
        let message = sentence!(
            "A play can come to \"{node}\" without being in a detour{phase}.",
            "有走法不在绕行里也会来到“{node}”{phase}。",
            node = node.id;
            phase
        );
        let help = sentence!(
            "Lead to it by call only, or give it another way on than back.",
            "请只用 call 来到这里，或给它 back 以外的走向。"
        );
        found.push(finding("stray-back", node.id.span, message).help(help).at(&node.id));
    }
}
