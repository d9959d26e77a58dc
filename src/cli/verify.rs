//! `rolecall verify`: whether records are whole, chained, and replay.

use std::path::PathBuf;

use clap::Args;

use super::Surroundings;
use super::exit_code::ExitCode;
use crate::store::error::StoreError;
use crate::store::played_record::{ReadError, read_and_play};

/// Find out whether records are as they were written and still replay.
#[derive(Debug, Args)]
#[command(after_help = "Example:
  rolecall verify ~/.local/share/rolecall/sessions/*.jsonl

One line for each record. Exit codes: 0 all are in order, 1 at least one is not, 2 one cannot be read, or usage.")]
pub struct VerifyArguments {
    /// The records.
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
            let line = match read_and_play(&data, path) {
                Ok(played) => {
                    let state = match played.record.sealed() {
                        Some(reason) => format!("sealed as {reason:?}").to_lowercase(),
                        None => "open".to_owned(),
                    };
                    let torn = match played.record.torn_bytes {
                        0 => String::new(),
                        bytes => format!(", {bytes} bytes of a torn last line"),
                    };
                    format!(
                        "in order: {} commands replay, {state}{torn}",
                        played.replayed.call.commands()
                    )
                }
                Err(error) => {
                    let cannot_read = matches!(&error, ReadError::Store(StoreError::Io { .. }));
                    code = if cannot_read {
                        ExitCode::CannotRun
                    } else {
                        code.max(ExitCode::Findings)
                    };
                    format!("NOT in order: {error}")
                }
            };
            super::talk::print(&format!("{}: {line}\n", path.display()));
        }
        Ok(code)
    }
}
