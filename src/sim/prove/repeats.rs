//! Options that gain again and again: a play comes back to one, takes it a second time, and both times it gains.
//!
//! A circle through one and the same state that gains has no most, so such a call has no values at all. Here every round changes
//! something, a mood or a count, so that there is an end to it, and yet whoever goes round is paid for it. What is asked of the
//! explored states is exact: is there a play that takes an option with points of its own, comes to a moment where it can be taken
//! once more and something else as well, and has gained in that dimension from the one moment to the other?

use std::collections::{BTreeMap, VecDeque};

use super::effort::{Effort, Progress};
use super::explore::{Edge, Graph};
use super::order::Components;
use super::soundness::{ShortestWays, shortest_ways, way_to};
use crate::sim::program::Program;
use crate::sim::program::parts::{Earned, Flow, Place};
use crate::sim::program::step::Move;
use crate::sim::score::value::Valuation;

/// An option that gains a second time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RepeatedGain {
    /// The node.
    pub place: Place,
    /// The number of the option there.
    pub choice: u8,
    /// The first dimension in which a round gains.
    pub dimension: usize,
    /// The most that a round gains in it.
    pub gain: i64,
    /// A play that takes it twice.
    pub witness: Vec<Move>,
}

/// From here the option cannot be come to any more.
const NEVER: i64 = i64::MIN / 4;
/// So many options are asked for together.
const TOGETHER: usize = 64;

/// An option with points of its own at a node that a call may come back to.
#[derive(Debug, Clone, Copy)]
struct Candidate {
    place: Place,
    choice: u8,
    own: Earned,
}

/// Finds them all, in the order of the file; fewer when it is stopped.
pub fn repeated_gains(
    program: &Program,
    valuation: &Valuation,
    components: &Components,
    effort: &Effort<'_>,
) -> Vec<RepeatedGain> {
    let candidates = candidates(program);
    if candidates.is_empty() {
        return Vec::new();
    }
    let search = Search {
        graph: &valuation.graph,
        components,
        place_of: places(program, &valuation.graph),
    };
    let mut ways = None;
    let mut found = Vec::new();
    for some in candidates.chunks(TOGETHER) {
        for candidate in search.taken_twice(some) {
            if effort.tell(Progress::Judging).is_err() {
                return found;
            }
            let ways = ways.get_or_insert_with(|| shortest_ways(&valuation.graph));
            found.extend(search.gain(candidate, ways));
        }
    }
    found
}

/// Options with points of their own, at nodes that the form of the call leads back to.
fn candidates(program: &Program) -> Vec<Candidate> {
    let returning = program.places_in_circles();
    let mut candidates = Vec::new();
    for (node, place) in program.nodes.iter().zip(0..) {
        let Flow::Ask(decision) = &node.flow else { continue };
        if !returning.get(usize::from(place)).copied().unwrap_or_default() {
            continue;
        }
        for (choice, number) in decision.choices.iter().zip(0..) {
            let own = choice.reaction.effects.points;
            if choice.once.is_none() && own.iter().any(|points| *points > 0) {
                candidates.push(Candidate {
                    place,
                    choice: number,
                    own,
                });
            }
        }
    }
    candidates
}

fn places(program: &Program, graph: &Graph) -> Vec<Place> {
    let numbers = 0..graph.len() as u32;
    numbers.map(|number| program.place(&graph.state(number))).collect()
}

struct Search<'a> {
    graph: &'a Graph,
    components: &'a Components,
    place_of: Vec<Place>,
}

impl Search<'_> {
    /// The step that takes an option in a state.
    fn taking(&self, candidate: &Candidate, state: u32) -> Option<Edge> {
        if self.place_of[state as usize] != candidate.place {
            return None;
        }
        let made = Move::Choose(candidate.choice);
        self.graph.edges(state).find(|edge| edge.made() == made)
    }

    /// Whether an option can be taken in a state and something else can be said as well.
    fn is_free(&self, candidate: &Candidate, state: u32) -> bool {
        let is_choice = |edge: &Edge| matches!(edge.made(), Move::Choose(_));
        self.taking(candidate, state).is_some() && self.graph.edges(state).filter(is_choice).count() > 1
    }

    /// Those that some play takes twice, whatever comes of it.
    fn taken_twice(&self, candidates: &[Candidate]) -> Vec<Candidate> {
        let mut at: BTreeMap<Place, Vec<usize>> = BTreeMap::new();
        for (index, candidate) in candidates.iter().enumerate() {
            at.entry(candidate.place).or_default().push(index);
        }
        let here = |state: u32| at.get(&self.place_of[state as usize]).into_iter().flatten().copied();
        // Which of them can be taken from a state on, as bits. What follows comes before what leads to it.
        let mut ahead = vec![0_u64; self.graph.len()];
        for component in self.components.iter() {
            let mut bits = 0;
            for state in component {
                bits = self
                    .graph
                    .targets(*state)
                    .iter()
                    .fold(bits, |bits, to| bits | ahead[*to as usize]);
                let free = here(*state).filter(|index| self.is_free(&candidates[*index], *state));
                bits = free.fold(bits, |bits, index| bits | 1 << index);
            }
            component.iter().for_each(|state| ahead[*state as usize] = bits);
        }
        let mut twice = 0_u64;
        for state in 0..self.graph.len() as u32 {
            for index in here(state).filter(|index| twice >> index & 1 == 0).collect::<Vec<_>>() {
                if let Some(edge) = self.taking(&candidates[index], state) {
                    twice |= ahead[edge.to as usize] & 1 << index;
                }
            }
        }
        let found = candidates
            .iter()
            .enumerate()
            .filter(|(index, _)| twice >> index & 1 == 1);
        found.map(|(_, candidate)| *candidate).collect()
    }

    /// The nearest moment from which a round gains, in the first dimension in which one does.
    fn gain(&self, candidate: Candidate, ways: &ShortestWays) -> Option<RepeatedGain> {
        for dimension in (0..3).filter(|d| candidate.own[*d] > 0) {
            let most = self.most_until(&candidate, dimension);
            for state in 0..self.graph.len() as u32 {
                let Some(edge) = self.taking(&candidate, state) else {
                    continue;
                };
                let ahead = most[edge.to as usize];
                let gain = i64::from(edge.earned()[dimension]) + ahead;
                if ahead > NEVER && gain > 0 {
                    let mut witness = way_to(self.graph, ways, state);
                    witness.push(edge.made());
                    witness.extend(self.way_back(&candidate, dimension, &most, edge.to));
                    witness.push(edge.made());
                    return Some(RepeatedGain {
                        place: candidate.place,
                        choice: candidate.choice,
                        dimension,
                        gain,
                        witness,
                    });
                }
            }
        }
        None
    }

    /// The most that is earned from each state to a moment at which the option is free. No circle gains, so within a component
    /// what is known is made better until nothing changes.
    fn most_until(&self, candidate: &Candidate, dimension: usize) -> Vec<i64> {
        let mut most = vec![NEVER; self.graph.len()];
        for component in self.components.iter() {
            for state in component.iter().filter(|state| self.is_free(candidate, **state)) {
                most[*state as usize] = 0;
            }
            loop {
                let mut changed = false;
                for state in component {
                    let steps = self.graph.edges(*state);
                    let reached = steps.filter(|edge| most[edge.to as usize] > NEVER);
                    let through = reached.map(|edge| i64::from(edge.earned()[dimension]) + most[edge.to as usize]);
                    let best = through.max().unwrap_or(NEVER);
                    if best > most[*state as usize] {
                        most[*state as usize] = best;
                        changed = true;
                    }
                }
                if !changed || component.len() == 1 {
                    break;
                }
            }
        }
        most
    }

    /// A shortest of the best ways from a state to a moment at which the option is free.
    fn way_back(&self, candidate: &Candidate, dimension: usize, most: &[i64], from: u32) -> Vec<Move> {
        let mut came_from: BTreeMap<u32, (u32, Move)> = BTreeMap::new();
        let mut queue = VecDeque::from([from]);
        while let Some(state) = queue.pop_front() {
            if most[state as usize] == 0 && self.is_free(candidate, state) {
                let mut way = Vec::new();
                let mut at = state;
                while at != from {
                    let Some((before, made)) = came_from.get(&at) else {
                        break;
                    };
                    way.push(*made);
                    at = *before;
                }
                way.reverse();
                return way;
            }
            for edge in self.graph.edges(state) {
                let ahead = most[edge.to as usize];
                let is_best = ahead > NEVER && i64::from(edge.earned()[dimension]) + ahead == most[state as usize];
                if is_best && edge.to != from && !came_from.contains_key(&edge.to) {
                    came_from.insert(edge.to, (state, edge.made()));
                    queue.push_back(edge.to);
                }
            }
        }
        Vec::new()
    }
}
