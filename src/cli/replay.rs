//! `rolecall replay`: the transcript of a record again, with notes and after-call work, from the record and its archive alone.

use std::path::PathBuf;

use clap::Args;

use super::Surroundings;
use super::exit_code::ExitCode;
use super::sentences::worded;
use super::talk::{form_text, locale_of, print, screen};
use crate::sim::session::record::Record;
use crate::store::played_record::{ReadError, read_and_play_named};
use crate::view::presenter::Presenter;
use crate::view::transcript::numbered_lines;
use crate::view::wrap_up::wrap_up_view;
use crate::words::Locale;

/// Show a recorded call again.
#[derive(Debug, Args)]
#[command(after_help = "Example:
  rolecall replay RECORD --locale en

In front of each answer stands its turn, as \"rolecall mark --turn\" expects it.
After the transcript stand the entries of the after-call work that were chosen, and the notes.
Exit codes: 0 the record replays, 1 it is not as it was written, does not replay or is no record, 2 it cannot be read.")]
pub struct ReplayArguments {
    /// The record: its path, or the id of its session or the beginning of that.
    pub record: PathBuf,
    /// Language: en or zh-Hans; without it, the record's own.
    #[arg(long)]
    pub locale: Option<String>,
}

impl ReplayArguments {
    /// Prints the transcript.
    ///
    /// # Errors
    /// When the language is unknown.
    pub fn run(&self, surroundings: &Surroundings) -> anyhow::Result<ExitCode> {
        let data = surroundings.data_folder()?;
        let named = surroundings.named_locale(self.locale.as_deref());
        let (path, played) = match read_and_play_named(&data, &self.record) {
            Ok(found) => found,
            Err(error) => return Ok(refused(&self.record, &error, locale_of(named)?)),
        };
        let own = Locale::from_code(&played.record.header.locale).unwrap_or_default();
        let locale = named.map_or(Ok(own), |code| locale_of(Some(code)))?;
        let is_whole = !warn_of_last_line(&path, &played.record, locale);
        let call = &played.replayed.call;
        let presenter = Presenter::for_program(played.checked.clone(), call.program().clone(), locale);
        let events = call.opening().iter().chain(played.replayed.events.iter().flatten());
        print(&screen::numbered_transcript(
            &presenter.words,
            &numbered_lines(&presenter, events),
        ));
        let form = wrap_up_view(&presenter, call);
        print(&form_text::filled_in(&presenter.words, &form, call.notes()));
        Ok(if is_whole { ExitCode::Fine } else { ExitCode::Findings })
    }
}

/// Says why a record cannot be used; a file that is not there is a mistake of the call, everything else of the record.
pub fn refused(path: &std::path::Path, error: &ReadError, locale: Locale) -> ExitCode {
    eprintln!(
        "rolecall: {}: {}",
        screen::harmless(&path.display().to_string()),
        reading_trouble(path, error, locale)
    );
    refusal_code(error)
}

/// Why a record cannot be used, in the reader's language, for a line that has its path in front.
pub fn reading_trouble(path: &std::path::Path, error: &ReadError, locale: Locale) -> String {
    worded(&error.sentence_behind(path), locale)
}

/// The code for a record that cannot be used: whether it is not in order, or nothing is known about it.
pub fn refusal_code(error: &ReadError) -> ExitCode {
    match error.is_unread() {
        true => ExitCode::CannotRun,
        false => ExitCode::Findings,
    }
}

/// Says on standard error that the last line of a record is not as it was written, and returns whether it is so.
pub fn warn_of_last_line(path: &std::path::Path, record: &Record, locale: Locale) -> bool {
    let sentence = record.trouble_of_last_line();
    if let Some(sentence) = &sentence {
        eprintln!(
            "rolecall: {}: {}",
            screen::harmless(&path.display().to_string()),
            worded(sentence, locale)
        );
    }
    sentence.is_some()
}
