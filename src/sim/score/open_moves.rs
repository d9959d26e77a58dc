//! What can be done now in a call that goes on: each move with what it costs, and the one that a best way to the end begins with.

use std::collections::{BTreeMap, VecDeque};

use super::breaches::Breaches;
use super::mark::Mark;
use super::scorecard::loss_between;
use super::value::Valuation;
use crate::sim::call::command::Command;
use crate::sim::call::{Call, Timers};
use crate::sim::program::step::Move;
use crate::sim::prove::witness::command_of;

/// One move.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenMove {
    /// The move.
    pub made: Move,
    /// The command that makes it.
    pub command: Command,
    /// What it costs of the overall mark.
    pub cost: Mark,
    /// Whether it breaks a critical rule, when none was broken before.
    pub critical: bool,
    /// Whether a shortest of the best ways to the end begins with it; at most one move does.
    pub leads_best: bool,
}

/// Everything that can be done or can happen now, a deadline that passes included if a timer runs. Empty once the conversation is over,
/// and if the valuation belongs to another start.
pub fn open_moves(valuation: &Valuation, call: &Call) -> Vec<OpenMove> {
    let (program, state) = (call.program(), call.state());
    let mut moves = Vec::new();
    program.for_each_move(state, &mut |made| moves.push(made));
    let best = first_of_best(valuation, call);
    let open = moves.into_iter().filter_map(|made| {
        let command = match made {
            Move::Expire | Move::Overrun => Command::Wait(call.until_deadline()?),
            made => command_of(call, made)?,
        };
        let mut breaches = Breaches::default();
        let step = program.step_seen(state, made, &mut breaches);
        let (_, units) = loss_between(valuation, program, state, &step.state, step.earned)?;
        Some(OpenMove {
            made,
            command,
            cost: Mark::share(units, valuation.unit),
            critical: breaches.has_critical(program),
            leads_best: best == Some(made),
        })
    });
    open.collect()
}

/// The first move of a shortest way to the end that loses nothing more and breaks no critical rule if none is broken yet. The length
/// counts so that whoever takes one such step after the other comes to the end and does not go round in a circle.
fn first_of_best(valuation: &Valuation, call: &Call) -> Option<Move> {
    let graph = &valuation.graph;
    let start = graph.number(call.program(), call.state())?;
    let has_deadlines = call.timers() != Timers::Off;
    let mut first_moves = BTreeMap::from([(start, None)]);
    let mut queue = VecDeque::from([start]);
    while let Some(number) = queue.pop_front() {
        let begun_with = first_moves.get(&number).copied().flatten();
        if graph.targets(number).is_empty() {
            return begun_with;
        }
        for edge in graph.edges(number) {
            let made = edge.made();
            let never_comes = matches!(made, Move::Expire | Move::Overrun) && !has_deadlines;
            let loses = valuation.loss(number, &edge).overall != 0
                || valuation.is_clean(number) && !valuation.is_clean(edge.to);
            if never_comes || loses || first_moves.contains_key(&edge.to) {
                continue;
            }
            first_moves.insert(edge.to, Some(begun_with.unwrap_or(made)));
            queue.push_back(edge.to);
        }
    }
    None
}
