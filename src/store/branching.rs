//! Going back: a new record goes on from an earlier place of another one.

use super::folder::DataFolder;
use super::played_record::read_and_play;
use super::recorded_call::{ApplyError, BeginError, BeginOptions, RecordedCall};
use crate::sim::call::command::Command;
use crate::sim::check::CheckedScenario;
use crate::sim::sentence::Sentence;
use crate::sim::session::record::Parent;

use std::path::Path;

impl RecordedCall {
    /// Tries again from an earlier place of a record: a new session begins that names the old one and has the same first
    /// commands. The old record never changes, apart from its seal if it was still open.
    ///
    /// # Errors
    /// When the old record cannot be read or the new one cannot be written.
    pub fn branch(
        data: &DataFolder,
        path: &Path,
        commands: usize,
        turn: u32,
    ) -> Result<(Self, CheckedScenario), BeginError> {
        let played = read_and_play(data, path).map_err(BeginError::Read)?;
        let header = &played.record.header;
        let options = BeginOptions {
            country: header.country.clone(),
            locale: header.locale.clone(),
            seed: header.seed,
            mode: header.mode,
            timers: header.timers.into(),
            parent: Some(Parent {
                session: header.session.clone(),
                head: played.record.text.head().to_owned(),
                turn,
            }),
            trainee: Some(header.trainee.clone()),
            ticket: None,
            full: None,
        };
        let mut child = Self::begin(data, &played.checked, options)?;
        let words = played.command_words().take(commands);
        let taken: Result<Vec<Command>, Sentence> = words.map(Command::parse).collect();
        let taken = without_last_waits(taken.map_err(|sentence| BeginError::Unreadable(sentence.english))?);
        // All of them are made durable at once: they have been lived through before.
        child.carry_out(&taken).map_err(|error| match error {
            ApplyError::Rejected(rejected) => BeginError::Rejected(rejected),
            ApplyError::Store(error) => BeginError::Store(error),
        })?;
        Ok((child, played.checked))
    }
}

/// Whoever goes back to a decision has all of its time again: what was waited since it was asked is left out. Look-ups and notes stay.
fn without_last_waits(mut commands: Vec<Command>) -> Vec<Command> {
    let leaves_the_decision =
        |command: &Command| matches!(command, Command::Wait(_) | Command::LookUp(_) | Command::Note(_));
    let asked = commands
        .iter()
        .rposition(|command| !leaves_the_decision(command))
        .map_or(0, |place| place + 1);
    let since = commands.split_off(asked);
    commands.extend(since.into_iter().filter(|command| !matches!(command, Command::Wait(_))));
    commands
}
