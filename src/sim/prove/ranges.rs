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
            let range = |weigh: &dyn Fn(Earned) -> i64| {
                let graph = &valuation.graph;
                let best = extreme(program, graph, components, ending, weigh);
                let worst = extreme(program, graph, components, ending, &|earned| -weigh(earned));
                (best != NOWHERE).then_some((best, (worst != WITHOUT_END).then_some(-worst)))
            };
            let (best, worst) = range(&|earned| valuation.weigh(earned))?;
            let overall = MarkRange {
                least: worst.map(|units| passing.overall_of(units)),
                most: passing.overall_of(best),
            };
            let mut dimensions = [overall; 3];
            for (d, marks) in dimensions.iter_mut().enumerate() {
                let (best, worst) = range(&|earned| i64::from(earned[d]))?;
                *marks = MarkRange {
                    least: worst.map(|points| passing.dimension(d, points)),
                    most: passing.dimension(d, best),
                };
            }
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
    let ends = (0..graph.len() as u32).filter(|number| program.stage(graph.state(*number)) == Stage::Over);
    for number in ends {
        let moves = way_to(&came_from, number);
        let place = program.place(graph.state(number));
        if nearest.get(&place).is_none_or(|known| moves.len() < known.len()) {
            nearest.insert(place, moves);
        }
    }
    nearest
}

fn extreme(
    program: &Program,
    graph: &Graph,
    components: &Components,
    ending: Place,
    weigh: &dyn Fn(Earned) -> i64,
) -> i64 {
    let end = |_: u32, state: &State| {
        let is_it = program.stage(state) == Stage::Over && program.place(state) == ending;
        is_it.then(|| program.best_wrap_up(state, weigh))
    };
    let ways = Ways {
        end: &end,
        step: &|edge| weigh(edge.earned()),
        counts: &|_, _| true,
    };
    most(graph, components, &ways).from[0]
}
