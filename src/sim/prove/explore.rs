//! The graph of all states that can be reached from one start, with every step between them.

use super::table::StateTable;
use crate::sim::program::Program;
use crate::sim::program::parts::Earned;
use crate::sim::program::state::State;
use crate::sim::program::step::{Move, Witness};

/// How many states may be explored for playing; beyond it a call can be practised unmarked and never examined.
pub const MOST_STATES: usize = 1_000_000;

/// A step between two states, by number. There are many, so it has twelve bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Edge {
    /// The state that it leads to.
    pub to: u32,
    made: u16,
    /// Points by dimension, rule charges included.
    earned: [i16; 3],
}

impl Edge {
    /// The move.
    pub fn made(&self) -> Move {
        unpack(self.made)
    }

    /// Points by dimension, rule charges included.
    pub fn earned(&self) -> Earned {
        self.earned.map(i32::from)
    }
}

/// Every state from one start, and every step.
#[derive(Debug)]
pub struct Graph {
    table: StateTable,
    edges: Vec<Edge>,
    first_edge: Vec<u32>,
    /// For each rule, whether some play breaks it (and loses points, if it has any).
    pub breakable: Vec<bool>,
}

/// There are more states than may be explored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OverBudget {
    /// How many states had been found.
    pub states: usize,
}

struct Breaches<'a> {
    program: &'a Program,
    seen: Vec<bool>,
}

impl Witness for Breaches<'_> {
    fn broke(&mut self, rule: usize, taken: u8) {
        // A rule whose concern was charged before takes nothing and is credited with nothing.
        if taken > 0 || self.program.rules[rule].points.is_none() {
            self.seen[rule] = true;
        }
    }
}

/// A move in 16 bits: what it is, and the number of what it is about.
fn pack(made: Move) -> u16 {
    let (kind, number) = match made {
        Move::Accept => (0, 0),
        Move::Miss => (1, 0),
        Move::Choose(choice) => (2, choice),
        Move::Expire => (3, 0),
        Move::Hold => (4, 0),
        Move::Resume => (5, 0),
        Move::Overrun => (6, 0),
        Move::LookUp(item) => (7, item),
        Move::Transfer { desk, warm: false } => (8, desk),
        Move::Transfer { desk, warm: true } => (9, desk),
        Move::HangUp => (10, 0),
    };
    kind << 8 | u16::from(number)
}

fn unpack(packed: u16) -> Move {
    let number = (packed & 0xff) as u8;
    match packed >> 8 {
        0 => Move::Accept,
        1 => Move::Miss,
        2 => Move::Choose(number),
        3 => Move::Expire,
        4 => Move::Hold,
        5 => Move::Resume,
        6 => Move::Overrun,
        7 => Move::LookUp(number),
        warmth @ (8 | 9) => Move::Transfer {
            desk: number,
            warm: warmth == 9,
        },
        _ => Move::HangUp,
    }
}

impl Graph {
    /// Explores everything from a start.
    ///
    /// # Errors
    /// [`OverBudget`] when there are more than `budget` states.
    pub fn explore(program: &Program, start: &State, budget: usize) -> Result<Self, OverBudget> {
        let mut table = StateTable::default();
        let mut edges = Vec::new();
        let mut first_edge = vec![0];
        let mut breaches = Breaches {
            program,
            seen: vec![false; program.rules.len()],
        };
        table.insert(&program.canonical(start));
        let mut moves = Vec::new();
        let mut next = 0;
        while let Some(state) = table.states().get(next).copied() {
            moves.clear();
            program.for_each_move(&state, &mut |possible| moves.push(possible));
            for made in &moves {
                let step = program.step_seen(&state, *made, &mut breaches);
                let (to, _) = table.insert(&program.canonical(&step.state));
                edges.push(Edge {
                    to,
                    made: pack(*made),
                    earned: step.earned.map(|points| points.clamp(-30_000, 30_000) as i16),
                });
            }
            if table.states().len() > budget {
                return Err(OverBudget {
                    states: table.states().len(),
                });
            }
            first_edge.push(edges.len() as u32);
            next += 1;
        }
        Ok(Self {
            table,
            edges,
            first_edge,
            breakable: breaches.seen,
        })
    }

    /// How many states there are.
    pub fn len(&self) -> usize {
        self.table.states().len()
    }

    /// Never: the start is always there.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many steps there are between them.
    pub fn edge_count(&self) -> usize {
        self.edges.len()
    }

    /// A state by number; the start is number 0.
    pub fn state(&self, number: u32) -> &State {
        &self.table.states()[number as usize]
    }

    /// The number of a state.
    pub fn number(&self, program: &Program, state: &State) -> Option<u32> {
        self.table.get(&program.canonical(state))
    }

    /// The steps from a state.
    pub fn edges(&self, number: u32) -> &[Edge] {
        let first = self.first_edge[number as usize] as usize;
        let last = self.first_edge[number as usize + 1] as usize;
        &self.edges[first..last]
    }
}
