//! For each critical rule, a way to an ending that breaks it first.

use std::collections::{BTreeMap, VecDeque};

use super::explore::{Edge, Graph};
use super::soundness::critical_rule;
use crate::sim::program::Program;
use crate::sim::program::state::State;

/// Nobody is where there is no way.
const NONE: u32 = u32::MAX;

/// A short way to an ending for each critical rule whose breach can come before it, by the number of the rule.
///
/// Explored states forget what nothing ahead reads, so the rule is that of the explored step; whoever tells it walks the way once more.
pub(super) fn ways_through_breaches(
    program: &Program,
    graph: &Graph,
    is_end: &dyn Fn(&State) -> bool,
) -> Vec<Vec<(u32, Edge)>> {
    let (nearest, order) = from_the_start(graph);
    let leads = to_the_end(graph, is_end);
    let is_critical = |number: u32| program.is_critical(&graph.state(number));
    let mut found: BTreeMap<usize, Vec<(u32, Edge)>> = BTreeMap::new();
    for from in order.into_iter().filter(|from| !is_critical(*from)) {
        let state = graph.state(from);
        for edge in graph.edges(from) {
            if leads[edge.to as usize] == NONE || !is_critical(edge.to) {
                continue;
            }
            if let Some(rule) = critical_rule(program, &state, edge.made()) {
                found
                    .entry(rule)
                    .or_insert_with(|| whole_way(graph, &nearest, &leads, from, edge));
            }
        }
    }
    found.into_values().collect()
}

/// For each state the one before it on a shortest way, and all states, nearest first.
fn from_the_start(graph: &Graph) -> (Vec<u32>, Vec<u32>) {
    let mut before = vec![NONE; graph.len()];
    let mut order = vec![0];
    before[0] = 0;
    let mut next = 0;
    while let Some(state) = order.get(next).copied() {
        next += 1;
        for to in graph.targets(state) {
            if before[*to as usize] == NONE {
                before[*to as usize] = state;
                order.push(*to);
            }
        }
    }
    (before, order)
}

/// For each state the one behind it on a shortest way to an end; an end leads to itself.
fn to_the_end(graph: &Graph, is_end: &dyn Fn(&State) -> bool) -> Vec<u32> {
    let count = graph.len() as u32;
    let mut pairs: Vec<(u32, u32)> = Vec::with_capacity(graph.edge_count());
    for from in 0..count {
        pairs.extend(graph.targets(from).iter().map(|to| (*to, from)));
    }
    pairs.sort_unstable();
    let mut leads = vec![NONE; graph.len()];
    let mut waiting: VecDeque<u32> = (0..count).filter(|state| is_end(&graph.state(*state))).collect();
    for end in &waiting {
        leads[*end as usize] = *end;
    }
    while let Some(state) = waiting.pop_front() {
        let first = pairs.partition_point(|(to, _)| *to < state);
        for (_, from) in pairs[first..].iter().take_while(|(to, _)| *to == state) {
            if leads[*from as usize] == NONE {
                leads[*from as usize] = state;
                waiting.push_back(*from);
            }
        }
    }
    leads
}

fn whole_way(graph: &Graph, before: &[u32], leads: &[u32], from: u32, breach: Edge) -> Vec<(u32, Edge)> {
    let step = |from: u32, to: u32| graph.edges(from).find(|edge| edge.to == to).map(|edge| (from, edge));
    let mut way = Vec::new();
    let mut at = from;
    while at != 0 {
        let earlier = before[at as usize];
        way.extend(step(earlier, at));
        at = earlier;
    }
    way.reverse();
    way.push((from, breach));
    at = breach.to;
    while leads[at as usize] != at {
        let later = leads[at as usize];
        way.extend(step(at, later));
        at = later;
    }
    way
}
