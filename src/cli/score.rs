//! `rolecall score`: the mark of a record, recomputed.

use std::path::PathBuf;

use clap::Args;

use super::Surroundings;
use super::exit_code::ExitCode;
use super::explain::Format;
use super::other_mark::with_other_marks;
use super::replay::{refused, warn_of_last_line};
use super::score_json::as_json;
use super::sentences::worded;
use super::talk::screen::harmless;
use super::talk::{debrief_text, locale_of, print, resume_command, screen};
use crate::sim::call::Phase;
use crate::sim::program::Key;
use crate::sim::sentence::sentence;
use crate::store::played_record::{PlayedRecord, read_and_play_named};
use crate::view::debrief_steps::debrief_view;
use crate::view::presenter::Presenter;
use crate::view::transcript::lines;
use crate::words::Locale;

/// Compute the mark of a finished call again.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  rolecall score RECORD
  rolecall score RECORD --format json

A mark is never read from a file; it is computed from the record and its archive.
With --format json, ids and numbers are the same in every language (marks ending in _tenths are whole tenths); the words beside them are in one language, the record's own or that of --locale, which \"locale\" names.
Exit codes: 0 the record has a mark, 1 it has none or is not in order, 2 it cannot be read.")]
pub struct ScoreArguments {
    /// The record: its path, or the id of its session or the beginning of that.
    pub record: PathBuf,
    /// How to print it.
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
    /// Language: en or zh-Hans; without it, the record's own.
    #[arg(long)]
    pub locale: Option<String>,
}

impl ScoreArguments {
    /// Prints the scorecard.
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
        let Some(card) = played.scorecard() else {
            let why = match call.phase() {
                Phase::Ended if call.program().key() == Key::Missing => presenter.words.text("report-blind"),
                Phase::Ended => presenter.words.text("debrief-not-marked-about"),
                _ => unfinished(
                    &played,
                    &presenter,
                    &resume_command(&path, surroundings.data.as_deref()),
                ),
            };
            eprintln!("rolecall: {}: {}", harmless(&path.display().to_string()), why);
            return Ok(ExitCode::Findings);
        };
        let view = debrief_view(&presenter, &card, call, call.opening(), &played.replayed.events);
        match self.format {
            Format::Human => {
                print(&debrief_text::debrief(&presenter.words, &view));
                if let Some(stands) = with_other_marks(&data.of_record(&path), |other| other(&played, &card)) {
                    let line = sentence!(
                        "This is the computed mark; something else stands. {stands}",
                        "以上是系统计算的分数；有效的不是它。{stands}";
                        stands
                    );
                    print(&format!("{}\n", harmless(&worded(&line, locale))));
                }
            }
            Format::Json => print(&format!("{}\n", as_json(&played, &presenter, &card, &view, is_whole))),
        }
        // The commands before a line that is not as it was written have a mark; the record has none that anybody should count.
        Ok(if is_whole { ExitCode::Fine } else { ExitCode::Findings })
    }
}

/// Why a call that was left has no mark: where it stands, and how to go on with it.
pub(super) fn unfinished(played: &PlayedRecord, presenter: &Presenter, resume: &str) -> String {
    let call = &played.replayed.call;
    let words = &presenter.words;
    let heard = call.opening().iter().chain(played.replayed.events.iter().flatten());
    let last = lines(presenter, heard).pop();
    let last = last.map(|line| screen::transcript(words, &[line]));
    let place = [
        ("n", call.commands().into()),
        ("time", screen::clock(words, call.elapsed()).into()),
        ("phase", words.named("phase", &call.phase()).into()),
    ];
    let mut why = words.with("score-unfinished", &place);
    if let Some(last) = last {
        why.push('\n');
        why.push_str(&words.labelled(&words.text("score-last"), last.trim_end()));
    }
    let next = match played.record.sealed() {
        None => words.with("terminal-go-on-with", &[("command", resume.to_owned().into())]),
        Some(_) => words.text("score-sealed"),
    };
    format!("{why}\n{next}")
}
