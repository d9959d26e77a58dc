//! Going back: a new record goes on from an earlier place of another one.

use super::folder::DataFolder;
use super::played_record::read_and_play;
use super::recorded_call::{ApplyError, BeginError, BeginOptions, RecordedCall};
use crate::sim::call::command::Command;
use crate::sim::check::CheckedScenario;
use crate::sim::sentence::Sentence;
use crate::sim::session::branch_off::commands_before;
use crate::sim::session::record::Parent;

use std::path::Path;

impl RecordedCall {
    /// Tries again from an earlier place of a record: a new session begins that names the old one and has the same first
    /// commands, up to before the step with this number, from 0. The old record never changes, apart from its seal if it was still open.
    ///
    /// # Errors
    /// When the old record cannot be read or has no such step, or the new one cannot be written.
    pub fn branch(
        data: &DataFolder,
        path: &Path,
        step: usize,
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
        let commands: Result<Vec<Command>, Sentence> = played.command_words().map(Command::parse).collect();
        let commands = commands.map_err(|sentence| BeginError::Unreadable(sentence.english))?;
        let taken = commands_before(&commands, &played.replayed.call, header.timers.into(), step);
        let taken = taken.ok_or(BeginError::NoSuchStep)?;
        let mut child = Self::begin(data, &played.checked, options)?;
        // All of them are made durable at once: they have been lived through before.
        child.carry_out(&taken).map_err(|error| match error {
            ApplyError::Rejected(rejected) => BeginError::Rejected(rejected),
            ApplyError::Store(error) => BeginError::Store(error),
        })?;
        Ok((child, played.checked))
    }
}
