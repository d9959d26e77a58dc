//! A recorded call as it stood before one of its steps, made anew from its commands: it can be played on without any record.

use std::sync::Arc;

use super::record::{EntryKind, Record};
use crate::sim::call::Call;
use crate::sim::call::command::Command;

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
