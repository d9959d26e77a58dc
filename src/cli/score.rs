//! `rolecall score`: the mark of a record, recomputed.

use std::path::PathBuf;

use clap::Args;
use serde_json::{Value, json};

use super::Surroundings;
use super::exit_code::ExitCode;
use super::explain::Format;
use super::replay::{refused, warn_of_last_line};
use super::talk::{debrief_text, locale_of, print, resume_command, screen};
use crate::sim::call::Phase;
use crate::sim::prove::explore::MOST_STATES;
use crate::sim::score::scorecard::Scorecard;
use crate::sim::score::value::Valuation;
use crate::store::played_record::{PlayedRecord, read_and_play};
use crate::view::debrief::DebriefView;
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
Exit codes: 0 the record has a mark, 1 it has none or does not verify, 2 it cannot be read.")]
pub struct ScoreArguments {
    /// The record.
    pub record: PathBuf,
    /// How to print it.
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
    /// Language: en or zh-Hans; without it, the record's own.
    #[arg(long)]
    pub locale: Option<String>,
}

/// The scorecard of a played record, if the call is over and has exact values.
pub fn scorecard(played: &PlayedRecord) -> Option<Scorecard> {
    let call = &played.replayed.call;
    let valuation = Valuation::new(call.program(), call.start(), MOST_STATES).ok()?;
    Scorecard::new(&valuation, call)
}

impl ScoreArguments {
    /// Prints the scorecard.
    ///
    /// # Errors
    /// When the language is unknown.
    pub fn run(&self, surroundings: &Surroundings) -> anyhow::Result<ExitCode> {
        let data = surroundings.data_folder()?;
        let played = match read_and_play(&data, &self.record) {
            Ok(played) => played,
            Err(error) => return Ok(refused(&self.record, &error)),
        };
        let is_whole = !warn_of_last_line(&self.record, &played.record);
        let own = Locale::from_code(&played.record.header.locale).unwrap_or_default();
        let named = surroundings.named_locale(self.locale.as_deref());
        let locale = named.map_or(Ok(own), |code| locale_of(Some(code)))?;
        let call = &played.replayed.call;
        let presenter = Presenter::for_program(played.checked.clone(), call.program().clone(), locale);
        let Some(card) = scorecard(&played) else {
            let why = match call.phase() {
                Phase::Ended => presenter.words.text("debrief-not-marked-about"),
                _ => unfinished(
                    &played,
                    &presenter,
                    &resume_command(&self.record, surroundings.data.as_deref()),
                ),
            };
            eprintln!("rolecall: {}: {}", self.record.display(), why);
            return Ok(ExitCode::Findings);
        };
        let view = debrief_view(&presenter, &card, call, call.opening(), &played.replayed.events);
        match self.format {
            Format::Human => print(&debrief_text::debrief(&presenter.words, &view)),
            Format::Json => print(&format!("{}\n", as_json(&played, &view, is_whole))),
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

fn as_json(played: &PlayedRecord, view: &DebriefView, is_whole: bool) -> Value {
    let header = &played.record.header;
    let dimensions = view.dimensions.iter().map(|score| {
        json!({
            "dimension": score.dimension,
            "mark": score.mark.to_string(),
            "earned": score.points.0,
            "best": score.points.1,
            "floor": score.floor,
            "weight": score.weight,
            "floored": score.unfloored.is_some(),
            "unfloored": score.unfloored.unwrap_or(score.mark).to_string(),
        })
    });
    let steps = view.steps.iter().map(|step| {
        json!({
            "turn": step.turn.max(1),
            "at_ms": step.at.0,
            "what": step.label,
            "class": format!("{:?}", step.class).to_lowercase(),
            "loss": step.loss,
            "cost": step.cost.to_string(),
            "attainable": step.attainable.to_string(),
            "rules": step.broke.iter().map(|rule| &rule.id).collect::<Vec<_>>(),
            "sources": step.sources.iter().map(|(id, _)| id).collect::<Vec<_>>(),
        })
    });
    let entries = view.wrap_up.iter().filter(|entry| entry.chosen || entry.best);
    let wrap_up = entries.map(|entry| {
        json!({
            "list": entry.list,
            "what": entry.label,
            "chosen": entry.chosen,
            "belongs": entry.best,
            "cost": entry.cost.to_string(),
            "sources": entry.sources.iter().map(|(id, _)| id).collect::<Vec<_>>(),
        })
    });
    json!({
        "session": header.session,
        "scenario": header.scenario,
        "country": header.country,
        "seed": header.seed.to_string(),
        "head": played.record.text.head(),
        "whole": is_whole,
        "set_aside_bytes": played.record.set_aside_bytes(),
        "passed": view.passed,
        "verdict": view.verdict,
        "ending": format!("{:?}", view.ending.0),
        "overall": view.overall.0.to_string(),
        "pass_mark": view.overall.1,
        "dimensions": dimensions.collect::<Vec<_>>(),
        "critical": view.critical.iter().map(|rule| &rule.id).collect::<Vec<_>>(),
        "wrap_up_cost": view.wrap_up_cost.to_string(),
        "wrap_up": wrap_up.collect::<Vec<_>>(),
        "steps": steps.collect::<Vec<_>>(),
    })
}
