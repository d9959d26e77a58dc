//! A recorded call as it stood before one of its steps, made anew from its commands: it can be played on with or without a record.

use std::sync::Arc;

use super::record::{EntryKind, Record};
use crate::sim::call::command::Command;
use crate::sim::call::{Call, Timers};
use crate::sim::program::step::Move;

/// The call as it stood before the step with this number, from 0, of the whole `replayed` call; none if the record has no such step or
/// does not lead there. The record is only read.
pub fn call_before(record: &Record, replayed: &Call, step: usize) -> Option<Call> {
    let wanted = replayed.steps().get(step)?;
    let header = &record.header;
    let mut call = Call::new(Arc::clone(replayed.program()), header.seed, header.timers.into());
    let commands = record.entries.iter().filter_map(|entry| match &entry.kind {
        EntryKind::Command { cmd, .. } => Some(cmd),
        _ => None,
    });
    for words in commands.take(wanted.commands_before) {
        let command = Command::parse(words).ok()?;
        call.apply(&command).ok()?;
    }
    // One wait can pass several deadlines; each of them is a step.
    while call.steps().len() < step {
        let until = call.until_deadline()?;
        call.apply(&Command::Wait(until)).ok()?;
    }
    (call.steps().len() == step && *call.state() == wanted.before).then_some(call)
}

/// The commands that lead to before the step with this number, from 0, of a call that was played with these and began with these timers;
/// none if it has no such step.
///
/// Whoever goes back to a decision has all of its time again: what was waited since it was asked is left out, and of a wait that ran
/// into it only what it took to get there is kept. Look-ups and notes stay.
pub fn commands_before(commands: &[Command], played: &Call, timers: Timers, step: usize) -> Option<Vec<Command>> {
    let wanted = played.steps().get(step)?;
    let leaves_the_decision = |made: &Move| !matches!(made, Move::LookUp(_));
    let asked_by = played.steps()[..step]
        .iter()
        .rposition(|step| leaves_the_decision(&step.made));
    let mut call = Call::new(Arc::clone(played.program()), played.seed(), timers);
    let mut kept = Vec::new();
    let mut carry_out = |call: &mut Call, command: Command| {
        call.apply(&command).ok()?;
        kept.push(command);
        Some(())
    };
    let mut since = 0;
    if let Some(asked) = asked_by {
        let made_by = played.steps()[asked].commands_before;
        for command in commands.get(..made_by)? {
            carry_out(&mut call, command.clone())?;
        }
        match commands.get(made_by)? {
            Command::Wait(_) => {
                while call.steps().len() <= asked {
                    let until = call.until_deadline()?;
                    carry_out(&mut call, Command::Wait(until))?;
                }
            }
            command => carry_out(&mut call, command.clone())?,
        }
        since = made_by + 1;
    }
    let since = commands.get(since..wanted.commands_before).unwrap_or_default();
    for command in since.iter().filter(|command| !matches!(command, Command::Wait(_))) {
        carry_out(&mut call, command.clone())?;
    }
    (*call.state() == wanted.before).then_some(kept)
}
