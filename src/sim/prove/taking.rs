//! Whether an option can be taken in a state, and whether something else can be said there as well.

use super::explore::{Edge, Graph};
use crate::sim::program::step::Move;

/// The step that takes an option in a state of its node.
pub(super) fn taking(graph: &Graph, state: u32, choice: u8) -> Option<Edge> {
    let made = Move::Choose(choice);
    graph.edges(state).find(|edge| edge.made() == made)
}

/// The options of a state as bits, if there is more than one.
pub(super) fn free_choices(graph: &Graph, state: u32) -> u64 {
    let (mut bits, mut count) = (0, 0);
    for edge in graph.edges(state) {
        if let Move::Choose(choice) = edge.made() {
            bits |= bit(choice);
            count += 1;
        }
    }
    if count > 1 { bits } else { 0 }
}

/// An option as a bit. A decision has at most nine.
pub(super) fn bit(choice: u8) -> u64 {
    1 << choice.min(63)
}
