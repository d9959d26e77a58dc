//! Timers that were stretched on the way: to what, and after which turn.

use super::identity::Identity;
use crate::sim::call::Call;
use crate::sim::call::command::Command;
use crate::sim::program::step::Move;
use crate::sim::session::record::{EntryKind, Record, Timers};
use crate::words::Words;

/// One change in the middle of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimerChange {
    /// The last turn before it; 0 before the first.
    pub after_turn: u32,
    /// What was in force from then on.
    pub timers: Timers,
}

/// Every change in a record, in order; `call` is the one that its commands make.
pub(super) fn timer_changes(record: &Record, call: &Call) -> Vec<TimerChange> {
    let commands = record.entries.iter().filter_map(|entry| match &entry.kind {
        EntryKind::Command { cmd, .. } => Some(cmd),
        _ => None,
    });
    let changes = commands
        .enumerate()
        .filter_map(|(before, words)| match Command::parse(words) {
            Ok(Command::Timers(timers)) => Some((before, timers)),
            _ => None,
        });
    let is_turn = |made: &Move| matches!(made, Move::Choose(_) | Move::Expire);
    changes
        .map(|(before, timers)| {
            let steps = call.steps().iter();
            let turns = steps.filter(|step| step.commands_before < before && is_turn(&step.made));
            TimerChange {
                after_turn: u32::try_from(turns.count()).unwrap_or(u32::MAX),
                timers: timers.into(),
            }
        })
        .collect()
}

/// What was in force from when, in words.
pub fn timers(words: &Words, identity: &Identity) -> String {
    let first = words.named("timers", &identity.timers);
    identity.timer_changes.iter().fold(first, |before, change| {
        let parts = [
            ("before", before.into()),
            ("after", words.named("timers", &change.timers).into()),
            ("turn", change.after_turn.into()),
        ];
        words.with("report-timers-changed", &parts)
    })
}
