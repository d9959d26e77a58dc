//! Which sums of points can be reached together: for each state, those that no other sum beats in every dimension at once.

use std::collections::{BTreeMap, VecDeque};

use super::effort::{Effort, Progress};
use super::explore::{Edge, Graph};
use super::order::Components;
use super::passing::Passing;
use crate::sim::program::parts::{Earned, WrapUpList};
use crate::sim::program::state::State;
use crate::sim::program::{Program, Stage};

/// Sums of which none is at least another one in every dimension.
pub type Front = Vec<Earned>;

/// A state has more such sums than are followed; then nothing is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooMany;

const MOST_IN_A_FRONT: usize = 4_000;
/// All states together; a sum has twelve bytes.
const MOST_IN_ALL: usize = 20_000_000;
/// So many states without circles are worked on before whoever watches is asked whether to go on.
const LOOK_UP_EVERY: usize = 1000;
/// A circle that gains in one dimension and costs in another makes ever new sums.
const MOST_ROUNDS: usize = 400;

/// The fronts of all states for plays that stay clean and end where `counts` says so.
pub struct Fronts<'a> {
    program: &'a Program,
    graph: &'a Graph,
    counts: &'a dyn Fn(&State) -> bool,
    of: Vec<Front>,
}

impl<'a> Fronts<'a> {
    /// Computes them from the ends of the call.
    ///
    /// # Errors
    /// [`TooMany`] when they grow beyond what is followed, or when it is stopped.
    pub fn new(
        program: &'a Program,
        graph: &'a Graph,
        components: &Components,
        counts: &'a dyn Fn(&State) -> bool,
        effort: &Effort<'_>,
    ) -> Result<Self, TooMany> {
        let mut fronts = Self {
            program,
            graph,
            counts,
            of: vec![Vec::new(); graph.len()],
        };
        let mut total = 0;
        for (component, count) in components.iter().zip(0_usize..) {
            let mut round = 0;
            loop {
                if count.is_multiple_of(LOOK_UP_EVERY) || component.len() > 1 {
                    effort.tell(Progress::Judging).map_err(|_| TooMany)?;
                }
                let mut changed = false;
                for &state in component {
                    let front = fronts.front_of(state);
                    if front.len() > MOST_IN_A_FRONT {
                        return Err(TooMany);
                    }
                    if front != fronts.of[state as usize] {
                        fronts.of[state as usize] = front;
                        changed = true;
                    }
                }
                round += 1;
                if !changed || component.len() == 1 {
                    break;
                }
                if round > MOST_ROUNDS {
                    return Err(TooMany);
                }
            }
            total += component
                .iter()
                .map(|state| fronts.of[*state as usize].len())
                .sum::<usize>();
            if total > MOST_IN_ALL {
                return Err(TooMany);
            }
        }
        Ok(fronts)
    }

    fn front_of(&self, state: u32) -> Front {
        let here = self.graph.state(state);
        if self.program.is_critical(&here) {
            return Vec::new();
        }
        let mut sums = if self.program.stage(&here) == Stage::Over && (self.counts)(&here) {
            wrap_up_front(self.program, &here)
        } else {
            Vec::new()
        };
        for edge in self.graph.edges(state) {
            let earned = edge.earned();
            sums.extend(self.of[edge.to as usize].iter().map(|ahead| plus(*ahead, earned)));
        }
        pruned(sums)
    }

    /// A shortest play from the start that passes; none if no play of these passes.
    pub fn passing_way(&self, passing: &Passing<'_>) -> Option<Vec<(u32, Edge)>> {
        let wanted = *self.of[0].iter().find(|sum| passing.passes(**sum))?;
        let start = (0_u32, wanted);
        let mut came_from: BTreeMap<(u32, Earned), ((u32, Earned), Edge)> = BTreeMap::new();
        let mut queue = VecDeque::from([start]);
        while let Some((state, left)) = queue.pop_front() {
            let here = self.graph.state(state);
            let is_end = self.program.stage(&here) == Stage::Over && (self.counts)(&here);
            if is_end && wrap_up_front(self.program, &here).iter().any(|sum| reaches(*sum, left)) {
                let mut way = Vec::new();
                let mut at = (state, left);
                while let Some((before, edge)) = came_from.get(&at) {
                    way.push((before.0, *edge));
                    at = *before;
                }
                way.reverse();
                return Some(way);
            }
            for edge in self.graph.edges(state) {
                let then = minus(left, edge.earned());
                let is_possible = self.of[edge.to as usize].iter().any(|sum| reaches(*sum, then));
                let key = (edge.to, then);
                if is_possible && key != start && !came_from.contains_key(&key) {
                    came_from.insert(key, ((state, left), edge));
                    queue.push_back(key);
                }
            }
        }
        None
    }
}

fn plus(one: Earned, other: Earned) -> Earned {
    [0, 1, 2].map(|d| one[d] + other[d])
}

fn minus(one: Earned, other: Earned) -> Earned {
    [0, 1, 2].map(|d| one[d] - other[d])
}

fn reaches(sum: Earned, wanted: Earned) -> bool {
    sum.iter().zip(wanted).all(|(sum, wanted)| *sum >= wanted)
}

fn pruned(mut sums: Vec<Earned>) -> Front {
    sums.sort_unstable_by(|one, other| other.cmp(one));
    sums.dedup();
    let mut front: Front = Vec::new();
    for sum in sums {
        if !front.iter().any(|better| reaches(*better, sum)) {
            front.push(sum);
        }
    }
    front
}

/// What the after-call work can add: at most one entry of each list, and any notes.
fn wrap_up_front(program: &Program, state: &State) -> Front {
    let mut front = vec![[0; 3]];
    if !program.has_wrap_up(state) {
        return front;
    }
    let of_list = |list: WrapUpList| program.wrap_up.iter().filter(move |entry| entry.list == list);
    for list in WrapUpList::PICKED {
        let mut sums = front.clone();
        for entry in of_list(list) {
            sums.extend(front.iter().map(|sum| plus(*sum, entry.earns(state))));
        }
        front = pruned(sums);
    }
    for note in of_list(WrapUpList::Notes) {
        let mut sums = front.clone();
        sums.extend(front.iter().map(|sum| plus(*sum, note.earns(state))));
        front = pruned(sums);
    }
    front
}
