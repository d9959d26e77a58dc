//! `rolecall verify`: whether records are whole, chained, and replay.

use std::path::PathBuf;

use clap::Args;

use super::Surroundings;
use super::exit_code::ExitCode;
use super::replay::refusal_code;
use crate::sim::session::record::Record;
use crate::store::named_record::named_record;
use crate::store::played_record::{PlayedRecord, ReadError, read_and_play};

/// Find out whether records are as they were written and still replay.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  rolecall verify ~/.local/share/rolecall/sessions/*.jsonl
  rolecall verify 20261124-124500
  rolecall verify --data handed-in handed-in/sessions/*.jsonl

One line for each record. The files that a record was played with are taken from the archive in the folder of data; for records from elsewhere, name their folder with --data.

Exit codes:
  0  all are as they were written and replay; one that was left and can be resumed is \"open\"
  1  at least one is \"NOT in order\": it is not as it was written, does not replay, or is no record at all
  2  at least one \"could not be looked at\": it or its archive cannot be read, or a newer program made it; or usage")]
pub struct VerifyArguments {
    /// The records: paths, or ids of sessions of the data folder or their beginnings.
    #[arg(required = true)]
    pub records: Vec<PathBuf>,
}

impl VerifyArguments {
    /// Verifies each record.
    ///
    /// # Errors
    /// When there is no folder of data.
    pub fn run(&self, surroundings: &Surroundings) -> anyhow::Result<ExitCode> {
        let data = surroundings.data_folder()?;
        let mut code = ExitCode::Fine;
        for path in &self.records {
            let named = named_record(&data, path);
            let path = named.as_deref().unwrap_or(path).to_owned();
            let (found, line) = match named
                .map_err(ReadError::Store)
                .and_then(|path| read_and_play(&data, &path))
            {
                Ok(played) => told(&played),
                Err(error) if error.is_unread() => (refusal_code(&error), format!("could not be looked at: {error}")),
                Err(error) => (refusal_code(&error), format!("NOT in order: {error}")),
            };
            code = code.max(found);
            super::talk::print(&format!("{}: {line}\n", path.display()));
        }
        Ok(code)
    }
}

/// What is said of a record that replays as far as its lines are valid.
fn told(played: &PlayedRecord) -> (ExitCode, String) {
    let commands = played.replayed.call.commands();
    if let Some(sentence) = last_line(&played.record) {
        let before = format!("The {commands} commands before it replay; the record is open.");
        return (ExitCode::Findings, format!("NOT in order: {sentence} {before}"));
    }
    let state = match played.record.sealed() {
        Some(reason) => format!("sealed as {reason:?}").to_lowercase(),
        None => "open".to_owned(),
    };
    let set_aside = match played.record.set_aside_bytes() {
        0 => String::new(),
        bytes => format!(
            "; {bytes} bytes of a last line that was torn or changed were set aside when it was resumed (.torn beside it)"
        ),
    };
    (
        ExitCode::Fine,
        format!("in order: {commands} commands replay, {state}{set_aside}"),
    )
}

/// A sentence about a last line that is not as it was written; nothing if it is.
pub(super) fn last_line(record: &Record) -> Option<String> {
    let bytes = record.torn_bytes;
    if let Some(line) = record.changed_line {
        return Some(format!(
            "Line {line} was changed or added after the record was written: it is whole and does not fit its hash."
        ));
    }
    let line = record.entries.len() + 2;
    (bytes > 0).then(|| {
        format!(
            "Line {line}, the last, is not as it was written ({bytes} bytes): a power cut tore it, or it was changed; the two cannot be told apart."
        )
    })
}
