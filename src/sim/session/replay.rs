//! A record played again: the same commands must lead to the same states, or the difference is named.

use std::fmt;
use std::sync::Arc;

use super::hash::sha256_hex;
use crate::sim::call::command::Command;
use crate::sim::call::event::CallEvent;
use crate::sim::call::rejected::Rejected;
use crate::sim::call::{Call, Timers};
use crate::sim::program::Program;
use crate::sim::sentence::{Sentence, sentence};

/// One recorded command with the state that it led to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RecordedCommand<'r> {
    /// The line of the record, from 1.
    pub line: usize,
    /// The command in words.
    pub words: &'r str,
    /// Hash of the canonical state after it, in hex.
    pub state: &'r str,
}

/// A call played again.
#[derive(Debug)]
pub struct Replayed {
    /// The call after the last command.
    pub call: Call,
    /// What happened at each command.
    pub events: Vec<Vec<CallEvent>>,
}

/// Where a record differs from what its own scenario makes of its commands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The line of the record, from 1.
    pub line: usize,
    /// What is different.
    pub what: Sentence,
}

impl fmt::Display for Difference {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "line {}: {}", self.line, self.what.english)
    }
}

impl std::error::Error for Difference {}

/// The hash of a call's canonical state, in hex.
pub fn state_hash(call: &Call) -> String {
    sha256_hex(&[b"rolecall/state/v1\0", call.canonical_text().as_bytes()])
}

/// Plays recorded commands again.
///
/// # Errors
/// [`Difference`] at the first command that cannot be read, is not allowed, or leads to another state.
pub fn replay<'r>(
    program: Arc<Program>,
    seed: u64,
    timers: Timers,
    commands: impl IntoIterator<Item = RecordedCommand<'r>>,
) -> Result<Replayed, Difference> {
    let mut call = Call::new(program, seed, timers);
    let mut events = Vec::new();
    for RecordedCommand { line, words, state } in commands {
        let differs = |what: Sentence| Difference { line, what };
        let command = Command::parse(words)
            .map_err(|why| differs(sentence!("\"{words}\" cannot be read: {why}", "“{words}”无法读懂：{why}"; why)))?;
        let happened = call
            .apply(&command)
            .map_err(|rejected| differs(not_allowed(words, &rejected)))?;
        let found = state_hash(&call);
        if found != state {
            return Err(differs(sentence!(
                "after \"{words}\" the record has state {recorded}…, the replay has {made}….",
                "“{words}”之后，记录的状态是 {recorded}…，重放得到 {made}…。",
                recorded = state.get(..12).unwrap_or(state),
                made = found.get(..12).unwrap_or(&found)
            )));
        }
        events.push(happened);
    }
    Ok(Replayed { call, events })
}

/// What is said of a command that cannot be done where it stands.
pub fn not_allowed(words: &str, rejected: &Rejected) -> Sentence {
    let why = rejected.sentence();
    sentence!(
        "\"{words}\" is not allowed there: {why}",
        "此处不能做“{words}”：{why}";
        why
    )
}
