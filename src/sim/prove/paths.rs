//! The most that a way through the graph can bring, from every state: component by component from the end of the call, so that
//! circles are no trouble as long as none of them gains.

use std::collections::{BTreeMap, VecDeque};

use super::explore::{Edge, Graph};
use super::order::Components;
use crate::sim::program::parts::Earned;
use crate::sim::program::state::State;
use crate::sim::program::step::Move;

/// From here no end can be reached by the ways that count.
pub const NOWHERE: i64 = i64::MIN / 4;
/// There is no most: a circle gains.
pub const WITHOUT_END: i64 = i64::MAX / 4;

/// Which ways count, and what they bring by each of so many measures.
pub struct Ways<'a, const N: usize> {
    /// What ending in this state brings; none if it is no end, or an end that does not count. A state with steps is never an end.
    pub end: &'a dyn Fn(&State) -> Option<[i64; N]>,
    /// What a step brings.
    pub step: &'a dyn Fn(Move, Earned) -> [i64; N],
    /// Where it is given: from a state that is clean only steps to clean states count.
    pub clean: Option<&'a [bool]>,
}

/// The most from each state, by each measure for itself.
#[derive(Debug)]
pub struct Most<const N: usize> {
    /// By number of the state: sums, [`NOWHERE`] or [`WITHOUT_END`].
    pub from: Vec<[i64; N]>,
    /// The states of a circle that gains, in their order, if there is one.
    pub gaining: [Option<Vec<u32>>; N],
}

/// Finds the most by several measures at once, which takes hardly longer than by one of them.
pub fn most<const N: usize>(graph: &Graph, components: &Components, ways: &Ways<'_, N>) -> Most<N> {
    let mut search = Search {
        graph,
        ways,
        worth: graph.by_kind(ways.step),
        found: Most {
            from: vec![[NOWHERE; N]; graph.len()],
            gaining: [const { None }; N],
        },
        next: Vec::new(),
    };
    for component in components.iter() {
        match component {
            [state] if !graph.targets(*state).contains(state) => search.settle(*state),
            circling => (0..N).for_each(|measure| search.go_round(circling, measure)),
        }
    }
    search.found
}

struct Search<'a, const N: usize> {
    graph: &'a Graph,
    ways: &'a Ways<'a, N>,
    /// What a step of each kind brings.
    worth: Vec<[i64; N]>,
    found: Most<N>,
    /// Which state follows on the best way known so far; only kept while a component is worked on, and not at all before the first
    /// that has circles.
    next: Vec<u32>,
}

impl<const N: usize> Search<'_, N> {
    /// Whether a step between these states counts.
    fn counts(&self, from: u32, to: u32) -> bool {
        let clean = self.ways.clean;
        clean.is_none_or(|clean| !clean[from as usize] || clean[to as usize])
    }

    /// A state to which no way comes back: everything ahead of it is known.
    fn settle(&mut self, state: u32) {
        let steps = self.graph.steps(state);
        let mut best = [NOWHERE; N];
        if steps.len() == 0 {
            best = (self.ways.end)(&self.graph.state(state)).unwrap_or(best);
        }
        for (to, kind) in steps {
            if self.counts(state, to) {
                let (ahead, worth) = (&self.found.from[to as usize], &self.worth[usize::from(kind)]);
                for measure in 0..N {
                    best[measure] = best[measure].max(sum(ahead[measure], worth[measure]));
                }
            }
        }
        self.found.from[state as usize] = best;
    }

    /// States that can reach each other: the best ways known so far are made better until nothing changes.
    fn go_round(&mut self, component: &[u32], measure: usize) {
        if self.next.is_empty() {
            self.next = vec![u32::MAX; self.graph.len()];
        }
        let mut look_again_at = 4;
        for round in 1.. {
            let mut changed = false;
            for &state in component {
                changed |= self.improve(state, measure);
            }
            if !changed {
                break;
            }
            // The best ways known so far run into a circle only if it gains.
            if round == look_again_at {
                look_again_at *= 2;
                if let Some(circle) = circle(component, &self.next) {
                    self.found.gaining[measure].get_or_insert(circle);
                    for state in component {
                        self.found.from[*state as usize][measure] = WITHOUT_END;
                    }
                    break;
                }
            }
        }
        // A later walk ends where it leaves its component.
        component.iter().for_each(|state| self.next[*state as usize] = u32::MAX);
    }

    fn improve(&mut self, state: u32, measure: usize) -> bool {
        let index = state as usize;
        let mut best = self.found.from[index][measure];
        let before = best;
        for (to, kind) in self.graph.steps(state) {
            if self.counts(state, to) {
                let ahead = self.found.from[to as usize][measure];
                let through = sum(ahead, self.worth[usize::from(kind)][measure]);
                if through > best {
                    best = through;
                    self.next[index] = to;
                    // A step that comes back at once is better from now on.
                    self.found.from[index][measure] = best;
                }
            }
        }
        best > before
    }
}

/// What a step and the way ahead of it bring together.
#[inline]
fn sum(ahead: i64, worth: i64) -> i64 {
    match ahead {
        NOWHERE | WITHOUT_END => ahead,
        ahead => ahead + worth,
    }
}

/// A shortest one of the best ways from a state to an end, as steps; none if no end can be reached.
pub fn best_way(graph: &Graph, ways: &Ways<'_, 1>, most: &Most<1>, start: u32) -> Option<Vec<(u32, Edge)>> {
    let mut came_from: BTreeMap<u32, (u32, Edge)> = BTreeMap::new();
    let mut queue = VecDeque::from([start]);
    while let Some(state) = queue.pop_front() {
        let [best] = most.from[state as usize];
        let end = match graph.targets(state) {
            [] => (ways.end)(&graph.state(state)),
            _ => None,
        };
        if end.is_some_and(|[end]| end == best || best == WITHOUT_END) {
            return Some(unwind(&came_from, start, state));
        }
        for edge in graph.edges(state) {
            let [ahead] = most.from[edge.to as usize];
            let counts = ways
                .clean
                .is_none_or(|clean| !clean[state as usize] || clean[edge.to as usize]);
            if ahead == NOWHERE || !counts || came_from.contains_key(&edge.to) || edge.to == start {
                continue;
            }
            let [worth] = (ways.step)(edge.made(), edge.earned());
            let is_best = best == WITHOUT_END || ahead != WITHOUT_END && ahead + worth == best;
            if is_best {
                came_from.insert(edge.to, (state, edge));
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
