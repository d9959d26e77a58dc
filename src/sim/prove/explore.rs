//! The graph of all states that can be reached from one start, with every step between them.

use std::mem::size_of;

use super::effort::{Effort, Job, Progress, Stopped};
use super::parallel::{Known, Part};
use super::step_kinds::{StepKind, StepKinds};
use super::table::{StateTable, hash};
use crate::sim::program::Program;
use crate::sim::program::parts::Earned;
use crate::sim::program::state::{Field, State};
use crate::sim::program::step::Move;

/// How many states may be explored for playing; beyond it a call can be practised unmarked and never examined.
pub const MOST_STATES: usize = 1_000_000;

/// So many states are looked at before those that they lead to are numbered.
const RUN: usize = 8192;
/// With fewer states than these in a run, calling in a second worker takes longer than the work.
const FEWEST_FOR_TWO: usize = 512;
/// Steps are numbered in 32 bits; a run has far fewer than what is left.
const MOST_STEPS: usize = u32::MAX as usize - (1 << 26);

/// A step between two states.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Edge {
    /// The number of the state that it leads to.
    pub to: u32,
    kind: StepKind,
}

impl Edge {
    /// The move.
    #[inline]
    pub fn made(&self) -> Move {
        self.kind.made()
    }

    /// Points by dimension, rule charges included.
    #[inline]
    pub fn earned(&self) -> Earned {
        self.kind.earned()
    }
}

/// Every state from one start, and every step. A step has six bytes.
#[derive(Debug)]
pub struct Graph {
    table: StateTable,
    /// For each step, the state that it leads to, and its kind.
    to: Vec<u32>,
    kind_of: Vec<u16>,
    kinds: StepKinds,
    first_edge: Vec<u32>,
    /// The field of the place, and for each place how near it is to the end.
    place: Field,
    nearness: Vec<u32>,
    /// For each rule, whether some play breaks it (and loses points, if it has any).
    pub breakable: Vec<bool>,
}

/// There is more than may be explored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OverBudget {
    /// How many states had been found.
    pub states: usize,
    /// What there is too much of.
    pub limit: Limit,
}

/// What there can be too much of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// More states than this.
    States(usize),
    /// What is found takes more than so many bytes.
    Bytes(usize),
    /// More different steps than can be told apart.
    Kinds,
}

/// Why there is no graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unexplored {
    /// There is too much of it.
    OverBudget(OverBudget),
    /// Whoever watches has stopped it.
    Stopped,
}

impl From<Stopped> for Unexplored {
    fn from(_: Stopped) -> Self {
        Self::Stopped
    }
}

impl Graph {
    /// Explores everything from a start. The numbers of the states are the same with any number of workers.
    ///
    /// # Errors
    /// When there is more than the budget allows, or when it is stopped.
    pub fn explore(program: &Program, start: &State, effort: &Effort<'_>) -> Result<Self, Unexplored> {
        let mut graph = Self {
            table: StateTable::new(program.state_words()),
            to: Vec::new(),
            kind_of: Vec::new(),
            kinds: StepKinds::default(),
            first_edge: vec![0],
            place: program.fields.place,
            nearness: program.places_from_the_end(),
            breakable: vec![false; program.rules.len()],
        };
        let start = program.canonical(start);
        graph.table.insert(&start, hash(&start));
        let mut parts: Vec<Part> = Vec::new();
        parts.resize_with(effort.workers.count().max(1), Part::default);
        let mut next = 0;
        while next < graph.len() {
            effort.tell(Progress::Exploring { states: graph.len() })?;
            let last = graph.len().min(next + RUN);
            let shared = if last - next < FEWEST_FOR_TWO { 1 } else { parts.len() };
            graph.look_at(program, effort, next, last, &mut parts[..shared]);
            for part in &mut parts[..shared] {
                graph.take(part, effort.budget.states).map_err(Unexplored::OverBudget)?;
            }
            next = last;
            graph.stay_within(effort.budget.bytes).map_err(Unexplored::OverBudget)?;
        }
        for part in &parts {
            for (rule, broken) in graph.breakable.iter_mut().zip(&part.broken) {
                *rule |= broken;
            }
        }
        graph.to.shrink_to_fit();
        graph.kind_of.shrink_to_fit();
        Ok(graph)
    }

    /// Shares a run of states out among the workers.
    fn look_at(&self, program: &Program, effort: &Effort<'_>, first: usize, last: usize, parts: &mut [Part]) {
        let known = Known {
            program,
            table: &self.table,
            kinds: &self.kinds,
        };
        let count = parts.len();
        let bound = |index: usize| (first + (last - first) * index / count) as u32;
        let mut jobs: Vec<Job<'_>> = Vec::with_capacity(count);
        for (index, part) in parts.iter_mut().enumerate() {
            let states = bound(index)..bound(index + 1);
            jobs.push(Box::new(move || part.look_at(known, states)));
        }
        effort.workers.do_all(jobs);
    }

    /// Numbers what a part has found, in the order of its steps, and takes it over.
    fn take(&mut self, part: &mut Part, most_states: usize) -> Result<(), OverBudget> {
        for (step, kind) in &part.odd {
            let Some(number) = self.kinds.insert(*kind) else {
                return Err(self.over(Limit::Kinds));
            };
            part.kinds[*step as usize] = number;
        }
        let mut from = 0;
        for fresh in &part.fresh {
            if fresh.from != from && self.len() > most_states {
                break;
            }
            from = fresh.from;
            part.to[fresh.step as usize] = self.table.insert(&fresh.state, fresh.hash);
        }
        if self.len() > most_states {
            return Err(self.over(Limit::States(most_states)));
        }
        let before = self.to.len() as u32;
        self.to.extend_from_slice(&part.to);
        self.kind_of.extend_from_slice(&part.kinds);
        self.first_edge.extend(part.ends.iter().map(|end| before + end));
        Ok(())
    }

    fn over(&self, limit: Limit) -> OverBudget {
        OverBudget {
            states: self.len(),
            limit,
        }
    }

    fn stay_within(&self, bytes: usize) -> Result<(), OverBudget> {
        if self.to.len() > MOST_STEPS || self.proof_bytes() > bytes {
            return Err(self.over(Limit::Bytes(bytes)));
        }
        Ok(())
    }

    /// How many bytes a whole proof of what has been found takes at its peak: states, steps, and what is computed of each state.
    pub fn proof_bytes(&self) -> usize {
        let states = self.len();
        let step = size_of::<u32>() + size_of::<u16>();
        StateTable::bytes(states, self.table.words()) + states * BYTES_OF_VALUES + self.to.len() * step
    }

    /// How many states there are.
    pub fn len(&self) -> usize {
        self.table.len()
    }

    /// Never: the start is always there.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many steps there are between them.
    pub fn edge_count(&self) -> usize {
        self.to.len()
    }

    /// A state by number; the start is number 0.
    #[inline]
    pub fn state(&self, number: u32) -> State {
        self.table.state(number)
    }

    /// How near the place of a state is to the end of the call; less is nearer.
    pub(super) fn nearness(&self, number: u32) -> u32 {
        let place = self.state(number).get(self.place) as usize;
        self.nearness.get(place).copied().unwrap_or(u32::MAX)
    }

    /// The number of a state.
    pub fn number(&self, program: &Program, state: &State) -> Option<u32> {
        let state = program.canonical(state);
        self.table.get(&state, hash(&state))
    }

    /// The steps from a state.
    #[inline]
    pub fn edges(&self, number: u32) -> impl ExactSizeIterator<Item = Edge> + Clone {
        let kinds = self.kinds.all();
        self.steps(number).map(move |(to, kind)| Edge {
            to,
            kind: kinds[usize::from(kind)],
        })
    }

    /// The steps from a state: where each leads to, and the number of its kind.
    #[inline]
    pub(super) fn steps(&self, number: u32) -> impl ExactSizeIterator<Item = (u32, u16)> + Clone {
        let first = self.first_edge[number as usize] as usize;
        let last = self.first_edge[number as usize + 1] as usize;
        let to = self.to[first..last].iter().copied();
        to.zip(self.kind_of[first..last].iter().copied())
    }

    /// The states that the steps from a state lead to.
    #[inline]
    pub fn targets(&self, number: u32) -> &[u32] {
        let first = self.first_edge[number as usize] as usize;
        let last = self.first_edge[number as usize + 1] as usize;
        &self.to[first..last]
    }

    /// What something about each kind of step is, by the kind's number.
    pub(super) fn by_kind<T>(&self, of: impl Fn(Move, Earned) -> T) -> Vec<T> {
        self.kinds
            .all()
            .iter()
            .map(|kind| of(kind.made(), kind.earned()))
            .collect()
    }
}

/// What a proof holds at its peak for each state besides the state itself: where its steps begin, its values, the order of
/// components, the sums that are being computed, and what two workers ask about options that gain again.
const BYTES_OF_VALUES: usize = 84;
