//! A run of states looked at by one worker among several: every step from them, before states that are new have numbers.
//!
//! Workers only read what has been found so far. The numbers are given afterwards, by one, in the order of the states and their
//! steps; so they are the same as those that one worker gives, however many there are.

use std::ops::Range;

use super::step_kinds::{StepKind, StepKinds};
use super::table::{StateTable, hash};
use crate::sim::program::Program;
use crate::sim::program::state::State;
use crate::sim::program::step::{Move, Witness};

/// So many steps are made before the states that they lead to are looked up together: the memory that the look-ups wait for is
/// then fetched for all of them at once.
const LOOKED_UP_TOGETHER: usize = 64;
/// Stands for a number that is still to be given.
const LATER: u32 = u32::MAX;

/// A step to a state that had no number yet.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fresh {
    /// Which step of the part, counted from 0.
    pub(super) step: u32,
    /// From which state of the part, counted from 0.
    pub(super) from: u32,
    pub(super) hash: u64,
    pub(super) state: State,
}

/// What one worker has found out.
#[derive(Debug, Default)]
pub(super) struct Part {
    /// For each state, the number of steps from it and from those before it.
    pub(super) ends: Vec<u32>,
    /// For each step, where it leads; what is in `fresh` is filled in later.
    pub(super) to: Vec<u32>,
    /// For each step, its kind; what is in `odd` is filled in later.
    pub(super) kinds: Vec<u16>,
    /// Steps to states that have no number, in order.
    pub(super) fresh: Vec<Fresh>,
    /// Steps of kinds that have no number, in order.
    pub(super) odd: Vec<(u32, StepKind)>,
    /// For each rule, whether a step breaks it (and loses points, if it has any).
    pub(super) broken: Vec<bool>,
    open: Vec<(u32, u64, State)>,
}

/// What has been found so far, to be read by all workers.
#[derive(Clone, Copy)]
pub(super) struct Known<'a> {
    pub(super) program: &'a Program,
    pub(super) table: &'a StateTable,
    pub(super) kinds: &'a StepKinds,
}

struct Breaches<'a> {
    program: &'a Program,
    seen: &'a mut [bool],
}

impl Witness for Breaches<'_> {
    fn broke(&mut self, rule: usize, taken: u8) {
        // A rule whose concern was charged before takes nothing and is credited with nothing.
        if taken > 0 || self.program.rules[rule].points.is_none() {
            self.seen[rule] = true;
        }
    }
}

impl Part {
    /// Looks at these states; what was in the part before is forgotten.
    pub(super) fn look_at(&mut self, known: Known<'_>, states: Range<u32>) {
        let Known { program, table, kinds } = known;
        self.ends.clear();
        self.to.clear();
        self.kinds.clear();
        self.fresh.clear();
        self.odd.clear();
        self.open.clear();
        self.broken.resize(program.rules.len(), false);
        let mut moves: Vec<Move> = Vec::new();
        for (number, from) in states.zip(0_u32..) {
            let state = table.state(number);
            moves.clear();
            program.for_each_move(&state, &mut |possible| moves.push(possible));
            for &made in &moves {
                let mut breaches = Breaches {
                    program,
                    seen: &mut self.broken,
                };
                let step = program.step_seen(&state, made, &mut breaches);
                let kind = StepKind::new(made, step.earned);
                match kinds.get(kind) {
                    Some(number) => self.kinds.push(number),
                    None => {
                        self.odd.push((self.kinds.len() as u32, kind));
                        self.kinds.push(0);
                    }
                }
                let next = program.canonical(&step.state);
                self.open.push((from, hash(&next), next));
            }
            self.ends.push(self.kinds.len() as u32);
            if self.open.len() >= LOOKED_UP_TOGETHER {
                self.look_up(table);
            }
        }
        self.look_up(table);
    }

    fn look_up(&mut self, table: &StateTable) {
        let glances = self
            .open
            .iter()
            .fold(0_u32, |all, (_, hash, _)| all ^ table.glance(*hash));
        std::hint::black_box(glances);
        for (from, hash, state) in self.open.drain(..) {
            let number = table.get(&state, hash);
            if number.is_none() {
                self.fresh.push(Fresh {
                    step: self.to.len() as u32,
                    from,
                    hash,
                    state,
                });
            }
            self.to.push(number.unwrap_or(LATER));
        }
    }
}
