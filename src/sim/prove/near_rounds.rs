//! A short round that gains, looked for a few steps around the moment in which it begins.

use std::collections::BTreeMap;

use super::explore::{Edge, Graph};
use super::place_rounds::PlaceRounds;
use super::taking::{bit, free_choices, taking};
use crate::sim::program::parts::Place;
use crate::sim::program::step::Move;

/// So many moments are looked at around each beginning.
const MOST_VISITS: usize = 2000;

/// A round: the option is taken, something follows, and it is taken again.
#[derive(Debug)]
pub(super) struct Round {
    /// What is gained from the one moment to the other.
    pub(super) gain: i64,
    /// All moves, both times included.
    pub(super) moves: Vec<Move>,
}

/// A moment on a way from the beginning.
struct Visit {
    state: u32,
    /// The number of the visit before, and the move between; the first has none.
    before: Option<(usize, Move)>,
    sum: i64,
}

/// Looks for rounds.
pub(super) struct NearRounds<'a> {
    graph: &'a Graph,
    rounds: &'a PlaceRounds,
    place_of: &'a [Place],
    left: usize,
}

impl<'a> NearRounds<'a> {
    /// Looks at so many moments in all; what is not found by then is looked for in another way.
    pub(super) fn new(graph: &'a Graph, rounds: &'a PlaceRounds, place_of: &'a [Place], left: usize) -> Self {
        Self {
            graph,
            rounds,
            place_of,
            left,
        }
    }

    /// One of the fewest steps that begins with an option in a state; none if there is none near.
    pub(super) fn find(&mut self, state: u32, choice: u8, dimension: usize) -> Option<Round> {
        let place = self.place_of[state as usize];
        let component = self.rounds.component(place);
        let first = taking(self.graph, state, choice)?;
        let earned = |edge: &Edge| i64::from(edge.earned()[dimension]);
        let mut visits = vec![Visit {
            state: first.to,
            before: None,
            sum: earned(&first),
        }];
        let mut most: BTreeMap<u32, i64> = BTreeMap::from([(first.to, earned(&first))]);
        let mut next = 0;
        while let Some(Visit { state, sum, .. }) = visits.get(next)
            && visits.len() < MOST_VISITS
            && self.left > 0
        {
            let (state, sum) = (*state, *sum);
            self.left -= 1;
            let here = self.place_of[state as usize];
            if sum > 0 && here == place && free_choices(self.graph, state) & bit(choice) != 0 {
                return Some(Round {
                    gain: sum,
                    moves: moves(&visits, next, choice),
                });
            }
            for edge in self.graph.edges(state) {
                let through = sum + earned(&edge);
                let is_inside = self.rounds.component(self.place_of[edge.to as usize]) == component;
                if is_inside && most.get(&edge.to).is_none_or(|known| through > *known) {
                    most.insert(edge.to, through);
                    visits.push(Visit {
                        state: edge.to,
                        before: Some((next, edge.made())),
                        sum: through,
                    });
                }
            }
            next += 1;
        }
        None
    }
}

fn moves(visits: &[Visit], last: usize, choice: u8) -> Vec<Move> {
    let mut moves = vec![Move::Choose(choice)];
    let mut at = last;
    while let Some((before, made)) = visits[at].before {
        moves.push(made);
        at = before;
    }
    moves.push(Move::Choose(choice));
    moves.reverse();
    moves
}
