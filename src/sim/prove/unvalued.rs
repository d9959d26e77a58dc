//! Why a call has no values, with the play that shows it, and what else is known without values.

use std::collections::BTreeSet;

use super::certain_breach::certain_breaches;
use super::dimension_names::DIMENSION_NAMES;
use super::effort::{Effort, Progress, Stopped};
use super::explore::{Graph, Unexplored};
use super::paths::{Ways, most};
use super::soundness::{Unsound, shortest_ways, way_to};
use super::traps::traps;
use crate::sim::program::state::State;
use crate::sim::program::step::Move;
use crate::sim::program::{Program, Stage};
use crate::sim::score::value::Unvalued;
use crate::sim::sentence::sentence;

/// Why there are no values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NoValues {
    pub(super) why: Unsound,
    /// What is wrong besides: where a circle gains, somebody can be caught in it all the same.
    pub(super) besides: Vec<Unsound>,
    pub(super) states: usize,
    pub(super) steps: usize,
}

/// Explores once more to show it; none if there were too many states. Each question is asked of the whole graph, so before each of
/// them whoever watches may stop it.
///
/// # Errors
/// [`Stopped`] when it is stopped.
pub(super) fn explain_unvalued(
    program: &Program,
    start: &State,
    why: Unvalued,
    effort: &Effort<'_>,
) -> Result<Option<NoValues>, Stopped> {
    match why {
        Unvalued::OverBudget(_) => return Ok(None),
        Unvalued::Stopped => return Err(Stopped),
        _ => {}
    }
    let graph = match Graph::explore(program, start, effort) {
        Ok(graph) => graph,
        Err(Unexplored::OverBudget(_)) => return Ok(None),
        Err(Unexplored::Stopped) => return Err(Stopped),
    };
    effort.tell(Progress::Judging)?;
    let (why, besides) = match why {
        Unvalued::Trap(_) => {
            let why = closed(program, &graph);
            (why, farm(program, &graph, effort)?.into_iter().collect())
        }
        _ => {
            let mut besides = traps(program, &graph, &graph.components());
            effort.tell(Progress::Judging)?;
            besides.extend(certain_breaches(program, start, &graph));
            (farm(program, &graph, effort)?, besides)
        }
    };
    Ok(why.map(|why| NoValues {
        why,
        besides,
        states: graph.len(),
        steps: graph.edge_count(),
    }))
}

/// That no step leads out.
fn closed(program: &Program, graph: &Graph) -> Option<Unsound> {
    let at = closed_moment(program, graph)?;
    let state = graph.state(at);
    let has_choice = graph
        .edges(at)
        .any(|edge| matches!(edge.made(), Move::Choose(_) | Move::Expire));
    let (code, message) = match has_choice || program.stage(&state) != Stage::Deciding {
        true => (
            "proven-trap",
            sentence!("From here no ending can be reached.", "从这里起，到不了任何结局。"),
        ),
        false => (
            "proven-empty-choices",
            sentence!(
                "A play comes here when no option can be chosen.",
                "有一个走法来到这里时，一个选项也选不了。"
            ),
        ),
    };
    Some(Unsound {
        code,
        place: Some(program.place(&state)),
        message,
        rule: None,
        witness: way_to(graph, &shortest_ways(graph), at),
    })
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

/// That a circle gains, with the way to it and once around it.
fn farm(program: &Program, graph: &Graph, effort: &Effort<'_>) -> Result<Option<Unsound>, Stopped> {
    let components = graph.components();
    for (d, [english, chinese]) in DIMENSION_NAMES.into_iter().enumerate() {
        effort.tell(Progress::Judging)?;
        let ways = Ways {
            end: &|state| (program.stage(state) == Stage::Over).then_some([0]),
            step: &|_, earned| [i64::from(earned[d])],
            clean: None,
        };
        let [Some(circle)] = most(graph, &components, &ways).gaining else {
            continue;
        };
        let first = circle[0];
        let mut round = Vec::new();
        for (from, to) in circle.iter().zip(circle.iter().skip(1).chain([&first])) {
            let steps = graph.edges(*from).filter(|edge| edge.to == *to);
            round.extend(steps.max_by_key(|edge| edge.earned()[d]).map(|edge| edge.made()));
        }
        let message = match is_of_holding(&round) {
            true => sentence!(
                "Putting the caller on hold again and again gains points in {english}; take them out of `hold`.",
                "一再让客户等候，{chinese}能一再得分；请去掉 `hold` 里的得分。"
            ),
            false => sentence!(
                "Going round in a circle here gains points in {english}.",
                "在这里绕着圈走，{chinese}能一再得分。"
            ),
        };
        let mut witness = way_to(graph, &shortest_ways(graph), first);
        witness.append(&mut round);
        return Ok(Some(Unsound {
            code: "points-farm",
            place: Some(program.place(&graph.state(first))),
            message,
            rule: None,
            witness,
        }));
    }
    Ok(None)
}

/// Whether a circle is nothing but holding and coming back, so that no option is to blame.
fn is_of_holding(round: &[Move]) -> bool {
    round.contains(&Move::Resume) && !round.iter().any(|made| matches!(made, Move::Choose(_) | Move::Expire))
}
