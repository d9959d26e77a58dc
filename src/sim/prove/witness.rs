//! A play that shows something: moves on the program as the commands that a person can type.

use std::sync::Arc;

use crate::sim::call::command::Command;
use crate::sim::call::{Call, Phase, Timers};
use crate::sim::program::Program;
use crate::sim::program::parts::{Earned, Flow, WrapUpList};
use crate::sim::program::state::State;
use crate::sim::program::step::Move;
use crate::sim::time::Millis;

/// So many seeds are tried until one draws what a play needs.
const MOST_SEEDS: u64 = 20_000;

/// The commands of these moves from a start, time that has to pass included, and the call behind them.
pub fn commands(program: &Arc<Program>, start: &State, moves: &[Move]) -> (Vec<String>, Call) {
    let mut call = Call::from_start(Arc::clone(program), *start, 0, Timers::AsWritten);
    let mut words = Vec::new();
    for made in moves {
        // A call that begins at the desk has made this move by itself.
        if *made == Move::Accept && program.begins_before_call() {
            continue;
        }
        let Some(command) = command_of(&call, *made) else { break };
        if call.apply(&command).is_err() {
            break;
        }
        words.push(command.to_string());
    }
    (words, call)
}

/// The commands of the best after-call work by a weighing, up to the end, in words; none while the conversation goes on or where there
/// is none to do.
pub fn after_call(call: &Call, weigh: impl Fn(Earned) -> i64) -> Vec<String> {
    if call.phase() != Phase::WrapUp {
        return Vec::new();
    }
    let chosen = call.program().best_form(call.state(), weigh);
    let commands = filling_in(call.program(), chosen).into_iter();
    commands.map(|command| command.to_string()).collect()
}

/// The commands that choose these entries of the after-call work and finish it.
pub fn filling_in(program: &Program, entries: impl IntoIterator<Item = usize>) -> Vec<Command> {
    let entries = entries
        .into_iter()
        .filter_map(|index| program.wrap_up.get(index))
        .map(|entry| match entry.list {
            WrapUpList::Notes => Command::Tick(entry.id.clone()),
            list => Command::Pick(list, entry.id.clone()),
        });
    entries.chain([Command::Finish]).collect()
}

/// The command that makes a move now; none where it cannot be made.
pub fn command_of(call: &Call, made: Move) -> Option<Command> {
    let program = call.program();
    Some(match made {
        Move::Accept => Command::Accept,
        Move::Miss => Command::Decline,
        Move::Choose(index) => match program.node(call.state()).map(|node| &node.flow) {
            Some(Flow::Ask(decision)) => Command::Say(decision.choices.get(usize::from(index))?.id.clone()),
            _ => return None,
        },
        // A deadline is passed by waiting for it, whole seconds where they are enough.
        Move::Expire | Move::Overrun => Command::Wait(Millis(call.until_deadline()?.0.div_ceil(1000) * 1000)),
        Move::Hold => Command::Hold,
        Move::Resume => Command::Resume,
        Move::LookUp(item) => Command::LookUp(program.items.get(usize::from(item))?.id.clone()),
        Move::Transfer { desk, warm } => Command::Transfer {
            desk: program.transfers.get(usize::from(desk))?.id.clone(),
            warm,
        },
        Move::HangUp => Command::HangUp,
    })
}

/// The smallest seed that draws this start; none if a draw is too rare to be found.
pub fn seed_of(program: &Arc<Program>, start: &State) -> Option<u64> {
    if program.facts.iter().all(|fact| fact.drawn.is_empty()) {
        return Some(1);
    }
    (1..=MOST_SEEDS).find(|seed| Call::drawn(program, *seed) == *start)
}

/// What was drawn at a start, in words: `innocent yes`; empty when nothing is left to chance.
pub fn draw_in_words(program: &Program, start: &State) -> Vec<String> {
    let drawn = program.facts.iter().filter(|fact| !fact.drawn.is_empty());
    drawn
        .map(|fact| {
            let value = start.get(fact.field);
            let name = fact.values.get(value as usize).cloned();
            format!("{} {}", fact.id, name.unwrap_or_else(|| value.to_string()))
        })
        .collect()
}
