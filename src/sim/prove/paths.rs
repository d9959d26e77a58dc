//! The most that a way through the graph can bring, from every state: component by component from the end of the call, so that
//! circles are no trouble as long as none of them gains.

use std::collections::{BTreeMap, VecDeque};

use super::explore::{Edge, Graph};
use super::order::Components;
use crate::sim::program::state::State;

/// From here no end can be reached by the ways that count.
pub const NOWHERE: i64 = i64::MIN / 4;
/// There is no most: a circle gains.
pub const WITHOUT_END: i64 = i64::MAX / 4;

/// Which ways count, and what they bring.
pub struct Ways<'a> {
    /// What ending in this state brings; none if it is no end, or an end that does not count.
    pub end: &'a dyn Fn(u32, &State) -> Option<i64>,
    /// What a step brings.
    pub step: &'a dyn Fn(&Edge) -> i64,
    /// Whether a step from this state counts.
    pub counts: &'a dyn Fn(u32, &Edge) -> bool,
}

/// The most from each state.
#[derive(Debug)]
pub struct Most {
    /// By number of the state: a sum, [`NOWHERE`] or [`WITHOUT_END`].
    pub from: Vec<i64>,
    /// The states of a circle that gains, in their order, if there is one.
    pub gaining: Option<Vec<u32>>,
}

/// Finds the most.
pub fn most(graph: &Graph, components: &Components, ways: &Ways<'_>) -> Most {
    let mut found = Most {
        from: vec![NOWHERE; graph.len()],
        gaining: None,
    };
    // Which state follows on the best way known so far; only kept while a component is worked on.
    let mut next = vec![u32::MAX; graph.len()];
    for component in components.iter() {
        let mut look_again_at = 4;
        for round in 1.. {
            let mut changed = false;
            for &state in component {
                changed |= improve(graph, ways, &mut found.from, &mut next, state);
            }
            if !changed || component.len() == 1 && !loops(graph, component[0]) {
                break;
            }
            // The best ways known so far run into a circle only if it gains.
            if round == look_again_at {
                look_again_at *= 2;
                if let Some(circle) = circle(component, &next) {
                    found.gaining.get_or_insert(circle);
                    component
                        .iter()
                        .for_each(|state| found.from[*state as usize] = WITHOUT_END);
                    break;
                }
            }
        }
        // A later walk ends where it leaves its component.
        component.iter().for_each(|state| next[*state as usize] = u32::MAX);
    }
    found
}

/// A shortest one of the best ways from a state to an end, as steps; none if no end can be reached.
pub fn best_way(graph: &Graph, ways: &Ways<'_>, most: &Most, start: u32) -> Option<Vec<(u32, Edge)>> {
    let mut came_from: BTreeMap<u32, (u32, Edge)> = BTreeMap::new();
    let mut queue = VecDeque::from([start]);
    while let Some(state) = queue.pop_front() {
        let best = most.from[state as usize];
        let end = (ways.end)(state, graph.state(state));
        if end.is_some_and(|end| end == best || best == WITHOUT_END) {
            return Some(unwind(&came_from, start, state));
        }
        for edge in graph.edges(state) {
            let ahead = most.from[edge.to as usize];
            if ahead == NOWHERE || !(ways.counts)(state, edge) || came_from.contains_key(&edge.to) || edge.to == start {
                continue;
            }
            let is_best = best == WITHOUT_END || ahead != WITHOUT_END && ahead + (ways.step)(edge) == best;
            if is_best {
                came_from.insert(edge.to, (state, *edge));
                queue.push_back(edge.to);
            }
        }
    }
    None
}

fn unwind(came_from: &BTreeMap<u32, (u32, Edge)>, start: u32, end: u32) -> Vec<(u32, Edge)> {
    let mut way = Vec::new();
    let mut state = end;
    while state != start {
        let Some(step) = came_from.get(&state) else { break };
        way.push(*step);
        state = step.0;
    }
    way.reverse();
    way
}

fn loops(graph: &Graph, state: u32) -> bool {
    graph.edges(state).iter().any(|edge| edge.to == state)
}

fn improve(graph: &Graph, ways: &Ways<'_>, from: &mut [i64], next: &mut [u32], state: u32) -> bool {
    let index = state as usize;
    let mut changed = false;
    if let Some(end) = (ways.end)(state, graph.state(state))
        && end > from[index]
    {
        (from[index], next[index]) = (end, u32::MAX);
        changed = true;
    }
    for edge in graph.edges(state) {
        let ahead = from[edge.to as usize];
        if ahead == NOWHERE || !(ways.counts)(state, edge) {
            continue;
        }
        let sum = if ahead == WITHOUT_END {
            WITHOUT_END
        } else {
            ahead + (ways.step)(edge)
        };
        if sum > from[index] {
            (from[index], next[index]) = (sum, edge.to);
            changed = true;
        }
    }
    changed
}

/// The states of a circle of the best ways, if there is one.
fn circle(component: &[u32], next: &[u32]) -> Option<Vec<u32>> {
    // The number of the walk that has seen a state.
    let mut seen: BTreeMap<u32, u32> = BTreeMap::new();
    for (&start, walk) in component.iter().zip(1_u32..) {
        let mut state = start;
        loop {
            match seen.get(&state) {
                Some(earlier) if *earlier == walk => return Some(around(next, state)),
                Some(_) => break,
                None => {}
            }
            seen.insert(state, walk);
            match next[state as usize] {
                u32::MAX => break,
                ahead => state = ahead,
            }
        }
    }
    None
}

fn around(next: &[u32], first: u32) -> Vec<u32> {
    let mut states = vec![first];
    let mut state = next[first as usize];
    while state != first && states.len() <= next.len() {
        states.push(state);
        state = next[state as usize];
    }
    states
}
