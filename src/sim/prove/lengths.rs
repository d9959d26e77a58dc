//! How many decisions a call can have.

use super::explore::Graph;
use super::order::Components;
use super::paths::{NOWHERE, WITHOUT_END, Ways, most};
use crate::sim::program::step::Move;
use crate::sim::program::{Program, Stage};

/// Decisions that are answered or expire, from the first to an ending.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lengths {
    /// The fewest.
    pub shortest: u32,
    /// The most; none when a call can go round in a circle.
    pub longest: Option<u32>,
}

/// Counts them; none when no ending can be reached.
pub fn lengths(program: &Program, graph: &Graph, components: &Components) -> Option<Lengths> {
    let ways = Ways {
        end: &|state| (program.stage(state) == Stage::Over).then_some([0, 0]),
        step: &|made, _| match made {
            Move::Choose(_) | Move::Expire => [-1, 1],
            _ => [0, 0],
        },
        clean: None,
    };
    let [shortest, longest] = most(graph, components, &ways).from[0];
    (shortest != NOWHERE).then(|| Lengths {
        shortest: (-shortest) as u32,
        longest: (longest != WITHOUT_END).then_some(longest as u32),
    })
}
