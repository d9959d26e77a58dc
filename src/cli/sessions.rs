//! `rolecall sessions`: the records of the data folder.

use anyhow::bail;
use clap::Args;

use super::Surroundings;
use super::exit_code::ExitCode;
use super::sentences::worded;
use super::verify::last_line;
use super::verify_ledger::{faults, without_record};
use crate::sim::session::ledger::LedgerNote;
use crate::store::ledger::SessionLedger;
use crate::store::played_record::read_and_play;
use crate::store::session_list::list_sessions;
use crate::words::Locale;

/// List the records of the data folder, the newest last.
#[derive(Debug, Args)]
#[command(after_help = "Example:
  rolecall sessions --data exercise

Each line: when it began, the call, its state (\"superseded\": another file of the session goes further; \"damaged\": rolecall verify says why; \"missing\": the ledger says that it was begun, and its record is not here), the mark, the path.")]
pub struct SessionsArguments {}

impl SessionsArguments {
    /// Prints the list.
    ///
    /// # Errors
    /// When the folder cannot be listed.
    pub fn run(&self, surroundings: &Surroundings) -> anyhow::Result<ExitCode> {
        let data = surroundings.data_folder()?;
        let sessions = list_sessions(data.fs().as_ref(), &data.sessions_path())?;
        if !data.root().is_dir() {
            bail!("there is no folder {}", data.root().display());
        }
        let years = SessionLedger::of(&data).read()?;
        if sessions.is_empty() {
            eprintln!("rolecall: there are no records in {}", data.sessions_path().display());
        }
        for session in &sessions {
            let line = match &session.content {
                Ok(summary) => {
                    let state = match (&summary.superseded_by, summary.sealed) {
                        // Another file tells of the same session otherwise.
                        _ if !summary.conflicts.is_empty() => "conflict".to_owned(),
                        // Another file has the same session and goes further.
                        (Some(_), _) => "superseded".to_owned(),
                        (None, Some(reason)) => format!("{reason:?}").to_lowercase(),
                        (None, None) => "open".to_owned(),
                    };
                    let played = read_and_play(&data, &session.path).ok();
                    let is_whole = played
                        .as_ref()
                        .is_some_and(|played| last_line(&played.record).is_none());
                    let state = if is_whole { state } else { "damaged".to_owned() };
                    let mark = played
                        .filter(|_| is_whole)
                        .and_then(|played| super::score::scorecard(&played))
                        .map_or_else(|| "-".to_owned(), |card| card.overall.to_string());
                    format!(
                        "{}  {:<20} {:<10} {:>5}",
                        summary.header.wall, summary.header.scenario, state, mark
                    )
                }
                Err(error) => format!("cannot be read: {error}"),
            };
            super::talk::print(&format!("{line}  {}\n", session.path.display()));
        }
        let there: Vec<&str> = sessions
            .iter()
            .filter_map(|session| session.content.as_ref().ok())
            .map(|summary| summary.header.session.as_str())
            .collect();
        // A file that cannot be read may be the record of one of them, by its name.
        let named = |note: &LedgerNote| {
            sessions.iter().any(|session| {
                let name = session.path.file_name().unwrap_or_default().to_string_lossy();
                name.starts_with(&note.session)
            })
        };
        for note in without_record(&years, &there).into_iter().filter(|note| !named(note)) {
            super::talk::print(&format!(
                "{}  {:<20} missing          {}\n",
                note.wall, "-", note.session
            ));
        }
        for (_, fault) in faults(&years) {
            eprintln!("rolecall: {}", worded(&fault, Locale::from_system()));
        }
        Ok(ExitCode::Fine)
    }
}
