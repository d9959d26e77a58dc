//! A best play: a shortest way to an end on which nothing is lost.

use std::collections::VecDeque;

use crate::sim::program::step::Move;
use crate::sim::score::value::Valuation;

/// The moves of a shortest way from the start to an end that loses nothing of the overall mark and breaks no critical rule. Ways on
/// which nobody lets a timer run out come first. Empty if there is none.
pub(super) fn best_play(valuation: &Valuation) -> Vec<Move> {
    let is_late = |made: Move| matches!(made, Move::Expire | Move::Overrun);
    shortest(valuation, &|made| !is_late(made))
        .or_else(|| shortest(valuation, &|_| true))
        .unwrap_or_default()
}

fn shortest(valuation: &Valuation, may_make: &dyn Fn(Move) -> bool) -> Option<Vec<Move>> {
    let graph = &valuation.graph;
    let mut came_from: Vec<Option<(u32, Move)>> = vec![None; graph.len()];
    let mut queue = VecDeque::from([0_u32]);
    while let Some(number) = queue.pop_front() {
        if graph.targets(number).is_empty() {
            let before = |at: &(u32, Move)| came_from[at.0 as usize];
            let steps = std::iter::successors(came_from[number as usize], before);
            let mut moves: Vec<Move> = steps.map(|(_, made)| made).collect();
            moves.reverse();
            return Some(moves);
        }
        for edge in graph.edges(number) {
            let (to, made) = (edge.to, edge.made());
            let loses =
                valuation.loss(number, &edge).overall != 0 || valuation.is_clean(number) && !valuation.is_clean(to);
            if to == 0 || loses || !may_make(made) || came_from[to as usize].is_some() {
                continue;
            }
            came_from[to as usize] = Some((number, made));
            queue.push_back(to);
        }
    }
    None
}
