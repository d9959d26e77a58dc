//! What marks can come of each ending.

use std::collections::BTreeMap;

use super::explore::Graph;
use super::order::Components;
use super::passing::Passing;
use super::paths::{NOWHERE, WITHOUT_END, Ways, most};
use super::soundness::{shortest_ways, way_to};
use crate::sim::program::parts::{Earned, Place};
use crate::sim::program::state::State;
use crate::sim::program::step::Move;
use crate::sim::program::{Program, Stage};
use crate::sim::score::mark::Mark;
use crate::sim::score::value::Valuation;

/// The least and the most that is attainable, after-call work included. Marks are not floored at 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MarkRange {
    /// The least; none when going round in a circle takes ever more.
    pub least: Option<Mark>,
    /// The most.
    pub most: Mark,
}

/// The marks of all plays that lead to one ending.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EndingMarks {
    /// The ending.
    pub ending: Place,
    /// The overall mark.
    pub overall: MarkRange,
    /// The dimensions in order, each by itself.
    pub dimensions: [MarkRange; 3],
    /// The moves of a shortest play that ends there.
    pub shortest: Vec<Move>,
}

/// The marks of every ending that some play reaches.
pub fn ending_marks(program: &Program, valuation: &Valuation, components: &Components) -> Vec<EndingMarks> {
    let passing = Passing::new(program, valuation);
    let nearest = nearest_ends(program, &valuation.graph);
    let first = program.nodes.len() as Place;
    let places = first..first + program.endings.len() as Place;
    places
        .filter_map(|ending| {
            let marks = |best: i64, worst: i64, mark: &dyn Fn(i64) -> Mark| MarkRange {
                least: (worst != WITHOUT_END).then(|| mark(-worst)),
                most: mark(best),
            };
            let [best, worst, more @ ..] = extremes(program, valuation, components, ending);
            if best == NOWHERE {
                return None;
            }
            let overall = marks(best, worst, &|units| passing.overall_of(units));
            let dimensions = [0, 1, 2].map(|d| {
                let (best, worst) = (more[2 * d], more[2 * d + 1]);
                marks(best, worst, &|points| passing.dimension(d, points))
            });
            Some(EndingMarks {
                ending,
                overall,
                dimensions,
                shortest: nearest.get(&ending).cloned().unwrap_or_default(),
            })
        })
        .collect()
}

/// For each ending, the moves of a shortest play to it.
fn nearest_ends(program: &Program, graph: &Graph) -> BTreeMap<Place, Vec<Move>> {
    let came_from = shortest_ways(graph);
    let mut nearest: BTreeMap<Place, Vec<Move>> = BTreeMap::new();
    let ends = (0..graph.len() as u32).filter(|number| program.stage(&graph.state(*number)) == Stage::Over);
    for number in ends {
        let moves = way_to(graph, &came_from, number);
        let place = program.place(&graph.state(number));
        if nearest.get(&place).is_none_or(|known| moves.len() < known.len()) {
            nearest.insert(place, moves);
        }
    }
    nearest
}

/// The most and the most of the opposite: overall, then of each dimension.
fn extremes(program: &Program, valuation: &Valuation, components: &Components, ending: Place) -> [i64; 8] {
    let weigh = |earned: Earned| {
        let [empathy, accuracy, compliance] = earned.map(i64::from);
        let overall = valuation.weigh(earned);
        [overall, empathy, accuracy, compliance]
    };
    let both = |[o, e, a, c]: [i64; 4]| [o, -o, e, -e, a, -a, c, -c];
    let ways = Ways {
        end: &|state: &State| {
            let is_it = program.stage(state) == Stage::Over && program.place(state) == ending;
            let best = |measure: usize| program.best_wrap_up(state, |earned| both(weigh(earned))[measure]);
            is_it.then(|| std::array::from_fn(best))
        },
        step: &|_, earned| both(weigh(earned)),
        clean: None,
    };
    most(&valuation.graph, components, &ways).from[0]
}
