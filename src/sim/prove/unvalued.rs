//! Why a call has no values, with the play that shows it.

use std::collections::BTreeSet;

use super::dimension_names::DIMENSION_NAMES;
use super::effort::Effort;
use super::explore::Graph;
use super::paths::{Ways, most};
use super::soundness::{shortest_ways, way_to};
use crate::sim::program::parts::Place;
use crate::sim::program::state::State;
use crate::sim::program::step::Move;
use crate::sim::program::{Program, Stage};
use crate::sim::score::value::Unvalued;
use crate::sim::sentence::{Sentence, sentence};

/// Why there are no values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NoValues {
    pub(super) code: &'static str,
    pub(super) place: Place,
    pub(super) message: Sentence,
    pub(super) moves: Vec<Move>,
    pub(super) states: usize,
    pub(super) steps: usize,
}

/// Explores once more to show it; none if there were too many states, or when it is stopped.
pub(super) fn explain_unvalued(
    program: &Program,
    start: &State,
    why: Unvalued,
    effort: &Effort<'_>,
) -> Option<NoValues> {
    let (graph, at) = match why {
        Unvalued::OverBudget(_) | Unvalued::Stopped => return None,
        Unvalued::PointsFarm(state) => {
            let graph = Graph::explore(program, start, effort).ok()?;
            let at = graph.number(program, &state)?;
            (graph, at)
        }
        Unvalued::Trap(_) => {
            let graph = Graph::explore(program, start, effort).ok()?;
            let at = closed_moment(program, &graph)?;
            (graph, at)
        }
    };
    let found = |code, at: u32, message: Sentence, moves| NoValues {
        code,
        place: program.place(&graph.state(at)),
        message,
        moves,
        states: graph.len(),
        steps: graph.edge_count(),
    };
    match why {
        Unvalued::Trap(_) => {
            let has_choice = graph
                .edges(at)
                .any(|edge| matches!(edge.made(), Move::Choose(_) | Move::Expire));
            let moves = way_to(&graph, &shortest_ways(&graph), at);
            Some(if has_choice || program.stage(&graph.state(at)) != Stage::Deciding {
                found(
                    "proven-trap",
                    at,
                    sentence!("From here no ending can be reached.", "从这里起，到不了任何结局。"),
                    moves,
                )
            } else {
                let message = sentence!(
                    "A play comes here when no option can be chosen.",
                    "有一个走法来到这里时，一个选项也选不了。"
                );
                found("proven-empty-choices", at, message, moves)
            })
        }
        _ => {
            let (first, [english, chinese], moves) = farm(program, &graph)?;
            let message = sentence!(
                "Going round in a circle here gains points in {english}.",
                "在这里绕着圈走，{chinese}能一再得分。"
            );
            Some(found("points-farm", first, message, moves))
        }
    }
}

/// The nearest moment from which every step leads back to it, if any does. A trap may be certain long before, but here it is
/// closed, so this is the place to mend.
fn closed_moment(program: &Program, graph: &Graph) -> Option<u32> {
    let components = graph.components();
    let mut closed: Vec<u32> = Vec::new();
    for component in components.iter() {
        let inside: BTreeSet<u32> = component.iter().copied().collect();
        let leads_out = |state: &u32| graph.targets(*state).iter().any(|to| !inside.contains(to));
        let is_over = |state: &u32| program.stage(&graph.state(*state)) == Stage::Over;
        if !component.iter().any(|state| leads_out(state) || is_over(state)) {
            closed.extend(component.iter());
        }
    }
    let came_from = shortest_ways(graph);
    closed
        .into_iter()
        .min_by_key(|state| (way_to(graph, &came_from, *state).len(), *state))
}

/// The way to a circle that gains, and once around it.
fn farm(program: &Program, graph: &Graph) -> Option<(u32, [&'static str; 2], Vec<Move>)> {
    let components = graph.components();
    for (d, dimension) in DIMENSION_NAMES.into_iter().enumerate() {
        let ways = Ways {
            end: &|state| (program.stage(state) == Stage::Over).then_some([0]),
            step: &|_, earned| [i64::from(earned[d])],
            clean: None,
        };
        let [Some(circle)] = most(graph, &components, &ways).gaining else {
            continue;
        };
        let first = circle[0];
        let mut moves = way_to(graph, &shortest_ways(graph), first);
        for (from, to) in circle.iter().zip(circle.iter().skip(1).chain([&first])) {
            let steps = graph.edges(*from).filter(|edge| edge.to == *to);
            moves.push(steps.max_by_key(|edge| edge.earned()[d])?.made());
        }
        return Some((first, dimension, moves));
    }
    None
}
