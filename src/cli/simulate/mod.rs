//! `rolecall simulate`: what simulated trainees make of calls, before people play them.

mod csv_table;
mod human;
mod json;
pub(super) mod layout;
mod paragraph;
mod threads;

use std::path::PathBuf;
use std::time::Instant;

use anyhow::{anyhow, bail};
use clap::{Args, ValueEnum};

use super::Surroundings;
use super::exit_code::ExitCode;
use super::talk::print;
use crate::sim::check::CheckedScenario;
use crate::sim::crowd::board::Board;
use crate::sim::crowd::model::Model;
use crate::sim::crowd::{Crowd, SimulatedStatistics};
use crate::sim::program::compile::compile;
use crate::sim::program::wording::Wording;
use crate::sim::prove::explore::MOST_STATES;
use crate::store::library_writing::write_whole;
use crate::words::Words;

/// Let simulated trainees play calls: how hard, how well they separate, how far the mark can be trusted.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  rolecall simulate angry-complaint
  rolecall simulate angry-complaint data-leak fraud-attempt overdue-collection --trainees 100000
  rolecall simulate my-calls/fee.ron --format csv --out fee.csv

Simulated trainees have a skill in each dimension, from guessing to expert; they weigh what is shown by
what it loses, slip, look things up, and sometimes let the time run out. One seed gives the same figures
everywhere. They say how a call works on such trainees; only people show how it works on people.

Decisions and options have these figures; decisions are judged from 200 trainees on:
  difficulty  for a decision, the share of the possible loss that was avoided; for an option, the share
              that took it if it loses nothing, the share that left it if it costs (1 is easy)
  item_rest   r in the table: how it goes together with the rest of the mark, -1 to 1
  upper_lower D in the table: the share among the strongest 27 % less that among the weakest 27 %
CSV has the columns simulated, scenario, country, row, id, option, label, n, count, share, share_low,
share_high, difficulty, difficulty_low, difficulty_high, item_rest, item_rest_low, item_rest_high,
upper_lower, mean_loss, value, words.
The column row says what a row is: summary, score, ending, breach, item, option or set.

Exit codes: 0 fine, 2 usage or cannot run.")]
pub struct SimulateArguments {
    /// The calls: ids or paths.
    #[arg(required = true)]
    pub scenarios: Vec<String>,
    /// How many trainees play.
    #[arg(long, default_value_t = 10_000, value_parser = clap::value_parser!(u64).range(2..=10_000_000))]
    pub trainees: u64,
    /// The seed from which the crowd is drawn.
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// For people, or for programs.
    #[arg(long, value_enum, default_value = "human")]
    pub format: ReportFormat,
    /// The country; without it, the first of each call.
    #[arg(long)]
    pub country: Option<String>,
    /// Language of the report and of the labels: en or zh-Hans; without it, that of the system.
    #[arg(long)]
    pub locale: Option<String>,
    /// Write the report to this file, as a whole or not at all.
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// How many threads; without it, one for each core. The figures do not depend on it.
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..=256))]
    pub threads: Option<u16>,
}

/// How a report is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// Tables of at most 100 columns.
    Human,
    /// One object with everything.
    Json,
    /// One table with everything.
    Csv,
}

/// What a report is made of: the statistics, and the words of each call.
struct Report<'r> {
    statistics: &'r SimulatedStatistics,
    wordings: &'r [Wording],
    titles: &'r [String],
    /// Those of the report itself.
    words: &'r Words,
}

impl SimulateArguments {
    /// Plays, and prints or writes the report.
    ///
    /// # Errors
    /// When a call does not exist, has errors, has no exact values, or the file cannot be written.
    pub fn run(&self, surroundings: &Surroundings) -> anyhow::Result<ExitCode> {
        let words = surroundings.words(self.locale.as_deref())?;
        let locale = words.locale();
        let mut boards: Vec<Board> = Vec::new();
        let (mut wordings, mut titles) = (Vec::new(), Vec::new());
        for wanted in &self.scenarios {
            let checked = surroundings.scenario(wanted, &words)?;
            let country = self.country_of(&checked, &words)?;
            let program = compile(&checked, country)
                .map_err(|error| anyhow!(error.sentence().wording(locale.is_chinese()).to_owned()))?;
            if boards.iter().any(|board| board.program.scenario == program.scenario) {
                bail!(words.with("simulate-twice", &[("call", program.scenario.into())]));
            }
            let wording = Wording::new(&program, &checked, locale.code());
            titles.push(wording.text(program.head[0]).to_owned());
            wordings.push(wording);
            let id = program.scenario.clone();
            match Board::new(program, MOST_STATES) {
                Ok(board) => boards.push(board),
                Err(why) => {
                    let why = why.sentence().wording(locale.is_chinese()).to_owned();
                    bail!(words.with("simulate-no-values", &[("call", id.into()), ("why", why.into())]))
                }
            }
        }
        let crowd = Crowd {
            boards: &boards,
            model: Model::USUAL,
            seed: self.seed,
        };
        let began = Instant::now();
        let tally = threads::play(&crowd, self.trainees, self.threads.map(usize::from));
        let took = began.elapsed();
        let statistics = crowd.statistics(&tally);
        let report = Report {
            statistics: &statistics,
            wordings: &wordings,
            titles: &titles,
            words: &words,
        };
        let text = match self.format {
            ReportFormat::Human => human::report(&report),
            ReportFormat::Json => json::report(&report)?,
            ReportFormat::Csv => csv_table::report(&report)?,
        };
        match &self.out {
            Some(path) => write_whole(path, text.as_bytes())?,
            None => print(&text),
        }
        let rate = tally.choices as f64 / took.as_secs_f64().max(1e-9) / 1e6;
        let parts = [
            ("n", layout::grouped(self.trainees).into()),
            ("choices", layout::grouped(tally.choices).into()),
            ("seconds", format!("{:.1}", took.as_secs_f64()).into()),
            ("rate", format!("{rate:.1}").into()),
        ];
        eprintln!("{}", words.with("simulate-took", &parts));
        Ok(ExitCode::Fine)
    }

    fn country_of<'c>(&'c self, checked: &'c CheckedScenario, words: &Words) -> anyhow::Result<&'c str> {
        let countries = &checked.scenario.countries;
        let known = || countries.iter().map(|country| country.value.as_str());
        match &self.country {
            None => known().next().ok_or_else(|| anyhow!(words.text("simulate-no-country"))),
            Some(wanted) => known().find(|country| country == wanted).ok_or_else(|| {
                let all: Vec<&str> = known().collect();
                let parts = [
                    ("call", checked.scenario.id.value.clone().into()),
                    ("country", wanted.clone().into()),
                    ("countries", words.listed(&all).into()),
                ];
                anyhow!(words.with("simulate-country", &parts))
            }),
        }
    }
}
