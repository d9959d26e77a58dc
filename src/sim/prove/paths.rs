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

/// In so many rounds nothing is kept in mind that would tell a circle that gains: most components come to rest before.
const EARLY_ROUNDS: usize = 8;

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
        stamps: Vec::new(),
        next: Vec::new(),
    };
    for component in components.iter() {
        match component {
            [state] if !graph.targets(*state).contains(state) => {
                search.found.from[*state as usize] = search.best_from(*state);
            }
            circling => search.go_round(circling),
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
    /// In which round of its component each state was made better last, as far as a byte goes; empty before the first component.
    stamps: Vec<u8>,
    /// Which state follows on the best way known so far, for states whose way was made better late; empty before the first such.
    next: Vec<[u32; N]>,
}

impl<const N: usize> Search<'_, N> {
    /// Whether a step between these states counts.
    fn counts(&self, from: u32, to: u32) -> bool {
        let clean = self.ways.clean;
        clean.is_none_or(|clean| !clean[from as usize] || clean[to as usize])
    }

    /// The most from a state, by what is known of those ahead of it.
    #[inline]
    fn best_from(&self, state: u32) -> [i64; N] {
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
        best
    }

    /// States that can reach each other: what is known is made better until nothing changes, from the last state to the first and
    /// back again, so that whichever way things lead they are found out in a few rounds.
    fn go_round(&mut self, component: &[u32]) {
        self.stamps.resize(self.graph.len(), 0);
        for round in 1_usize.. {
            let is_late = round > EARLY_ROUNDS;
            let stamp = u8::try_from(round).unwrap_or(u8::MAX);
            let improve = |changed: bool, state: &u32| {
                if !self.is_worth_a_look(*state, stamp) {
                    return changed;
                }
                let is_better = self.improve(*state, is_late);
                if is_better {
                    self.stamps[*state as usize] = stamp;
                }
                changed | is_better
            };
            let changed = match round % 2 {
                1 => component.iter().fold(false, improve),
                _ => component.iter().rev().fold(false, improve),
            };
            if !changed {
                break;
            }
            // The ways that go on being made better run into a circle if one gains, and only then.
            if is_late && round.is_power_of_two() {
                (0..N).for_each(|measure| self.look_for_gain(component, measure));
            }
        }
        // A later walk ends where it leaves its component.
        if !self.next.is_empty() {
            component
                .iter()
                .for_each(|state| self.next[*state as usize] = [u32::MAX; N]);
        }
    }

    /// Whether something ahead has been made better since the state was looked at, in the round before.
    fn is_worth_a_look(&self, state: u32, stamp: u8) -> bool {
        let is_new = |to: &u32| self.stamps[*to as usize] >= stamp - 1;
        matches!(stamp, 1 | u8::MAX) || self.graph.targets(state).iter().any(is_new)
    }

    fn improve(&mut self, state: u32, is_late: bool) -> bool {
        let index = state as usize;
        let best = self.best_from(state);
        let before = self.found.from[index];
        if best == before {
            return false;
        }
        if is_late {
            self.note_next(state, &best);
        }
        let known = &mut self.found.from[index];
        for measure in 0..N {
            known[measure] = before[measure].max(best[measure]);
        }
        *known != before
    }

    /// Keeps in mind what follows where a way is made better.
    fn note_next(&mut self, state: u32, best: &[i64; N]) {
        if self.next.is_empty() {
            self.next = vec![[u32::MAX; N]; self.graph.len()];
        }
        let before = self.found.from[state as usize];
        for measure in (0..N).filter(|measure| best[*measure] > before[*measure]) {
            let is_best = |(to, kind): &(u32, u16)| {
                let ahead = self.found.from[*to as usize][measure];
                self.counts(state, *to) && sum(ahead, self.worth[usize::from(*kind)][measure]) == best[measure]
            };
            let step = self.graph.steps(state).find(is_best);
            self.next[state as usize][measure] = step.map_or(u32::MAX, |(to, _)| to);
        }
    }

    /// If a circle gains, there is no most for the whole component.
    fn look_for_gain(&mut self, component: &[u32], measure: usize) {
        if let Some(circle) = circle(component, &self.next, measure) {
            self.found.gaining[measure].get_or_insert(circle);
            for state in component {
                self.found.from[*state as usize][measure] = WITHOUT_END;
            }
        }
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
fn circle<const N: usize>(component: &[u32], next: &[[u32; N]], measure: usize) -> Option<Vec<u32>> {
    // The number of the walk that has seen a state, from 1.
    let mut seen: Vec<u32> = vec![0; next.len()];
    for (&start, walk) in component.iter().zip(1_u32..) {
        let mut state = start;
        while seen[state as usize] == 0 {
            seen[state as usize] = walk;
            match next[state as usize][measure] {
                u32::MAX => break,
                ahead => state = ahead,
            }
        }
        if seen[state as usize] == walk && next[state as usize][measure] != u32::MAX {
            return Some(around(next, measure, state));
        }
    }
    None
}

fn around<const N: usize>(next: &[[u32; N]], measure: usize, first: u32) -> Vec<u32> {
    let mut states = vec![first];
    let mut state = next[first as usize][measure];
    while state != first && states.len() <= next.len() {
        states.push(state);
        state = next[state as usize][measure];
    }
    states
}
