//! `rolecall talk`: a whole call in the terminal.

pub mod debrief_text;
pub mod form_text;
mod help;
pub mod input;
pub mod interpret;
mod not_understood;
pub mod player;
mod possible;
mod ready;
pub mod screen;
mod time_left;
mod whose;
#[cfg(feature = "assessor")]
mod with_ticket;

use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use clap::Args;

use super::Surroundings;
use super::exit_code::ExitCode;
use super::sentences::Told;
use crate::sim::call::Timers;
use crate::sim::call::command::Command;
use crate::sim::sentence::{Sentence, sentence};
use crate::sim::session::record::Mode;
use crate::store::folder::DataFolder;
use crate::store::named_record::named_record;
use crate::store::play_file::{PlayLine, read_play};
use crate::store::recorded_call::{ApplyError, BeginOptions, RecordedCall};
use crate::view::notice::refusal;
use crate::view::presenter::Presenter;
use crate::words::{Locale, Words};
use input::Input;
use interpret::is_understood;
use player::{Finish, ImpossibleLine, Player};
use whose::Whose;

/// Play a call in the terminal.
#[derive(Debug, Args)]
#[command(
    override_usage = "rolecall talk <SCENARIO> [OPTIONS]
       rolecall talk --resume <RECORD> [OPTIONS]",
    after_help = "Examples:
  rolecall talk angry-complaint
  rolecall talk scenarios/data-leak.ron --locale zh-Hans --country uk
  printf 'accept\\n1\\n' | rolecall talk fraud-attempt --seed 7
  rolecall talk angry-complaint --seed 1 --play plays/expiry-pays.play
  rolecall talk --resume RECORD
  rolecall talk angry-complaint --profile Ann

A play of --play is read before the call begins. It stops at the first line that is not possible, and says what would have been; after its last line the input goes on.
RECORD is the path of a record, or the id of its session or the beginning of that.
In the after-call work f asks once while something is not chosen; the whole word finish does not ask, and a play is not asked.

Exit codes: 0 the call was played to its end, 2 it was left or cannot run. The last line is the record's path."
)]
pub struct TalkArguments {
    /// The call: its id, or the path of its file.
    #[cfg_attr(feature = "assessor", arg(required_unless_present_any = ["resume", "ticket"]))]
    #[cfg_attr(not(feature = "assessor"), arg(required_unless_present = "resume"))]
    pub scenario: Option<String>,
    /// Seed of everything that is left to chance, a whole number from 0; without it, a new one.
    #[arg(long, value_parser = parse_seed)]
    pub seed: Option<u64>,
    /// Language: en or zh-Hans.
    #[arg(long)]
    pub locale: Option<String>,
    /// Country whose rules apply; without it, the call's default.
    #[arg(long)]
    pub country: Option<String>,
    /// How far timers are stretched, x1 without it; the mark does not depend on it.
    #[arg(long, value_parser = parse_timers)]
    pub timers: Option<Timers>,
    /// Play the commands of this file first, such as one that `rolecall prove --witnesses` has written.
    #[arg(long, value_name = "FILE")]
    pub play: Option<PathBuf>,
    /// Play as this profile: the record is one of its own.
    #[arg(long, value_name = "NAME")]
    pub profile: Option<String>,
    /// Go on with a record that was left.
    #[arg(long, value_name = "RECORD", conflicts_with_all = ["scenario", "seed", "country"])]
    pub resume: Option<PathBuf>,
    /// Sit the exam that this ticket allows; it says the call, the country, the seed and the timers.
    #[cfg(feature = "assessor")]
    #[arg(long, value_name = "FILE", conflicts_with_all = ["scenario", "seed", "country", "timers", "play", "resume", "profile"])]
    pub ticket: Option<PathBuf>,
}

pub(super) fn parse_seed(text: &str) -> Result<u64, Told> {
    let seed = text.parse();
    seed.map_err(|_| {
        Told(sentence!(
            "a seed is a whole number from 0 to {largest}, such as --seed 7",
            "种子是从 0 到 {largest} 的整数，例如 --seed 7",
            largest = u64::MAX
        ))
    })
}

pub(super) fn parse_timers(text: &str) -> Result<Timers, Told> {
    let unknown = || {
        Told(sentence!(
            "write x1, x1.5, x2, x10 or off",
            "请写 x1、x1.5、x2、x10 或 off"
        ))
    };
    Timers::from_word(text).ok_or_else(unknown)
}

/// Reads `--locale`; without it, the system's language.
pub fn locale_of(argument: Option<&str>) -> anyhow::Result<Locale> {
    match argument {
        None => Ok(Locale::from_system()),
        Some(code) => Locale::from_code(code)
            .with_context(|| format!("\"{code}\" is not a language of this program; write en or zh-Hans")),
    }
}

impl TalkArguments {
    /// Plays the call.
    ///
    /// # Errors
    /// When the call cannot begin or its record cannot be written.
    pub fn run(&self, surroundings: &Surroundings) -> anyhow::Result<ExitCode> {
        let whose = Whose::find(surroundings.data_folder()?, self.profile.as_deref())?;
        let named = surroundings.named_locale(self.locale.as_deref());
        let locale = locale_of(named)?;
        // Before anything begins: a play that cannot be read leaves no record.
        let mut input = match &self.play {
            Some(file) => Input::play(checked_play(file, &Words::new(locale))?),
            None => Input::standard(),
        };
        let (recorded, presenter) = match &self.resume {
            Some(path) => {
                let (mut recorded, presenter) = resume(&whose.data, path, named.map(|_| locale))?;
                self.give_time(&mut recorded, &presenter)?;
                (recorded, presenter)
            }
            None => self.begin(surroundings, &whose, locale)?,
        };
        let mut player = Player::new(presenter, recorded);
        let finish = player.play(&mut input, &mut |text| print(&text))?;
        // Only now: a disk that failed may have moved the record.
        let path = player.record_path().to_owned();
        if finish != Finish::Played {
            // A profile's records are archived in its own folder of data.
            let root = match self.profile {
                Some(_) => Some(whose.data.root()),
                None => surroundings.data.as_deref(),
            };
            let command = resume_command(&path, root);
            print(&format!(
                "{}\n",
                player
                    .presenter()
                    .words
                    .with("terminal-stopped", &[("command", command.into())])
            ));
        }
        print(&format!("{}\n", path.display()));
        let words = &player.presenter().words;
        Ok(match (finish, &self.play) {
            (Finish::Played, _) => ExitCode::Fine,
            (Finish::Impossible(line), Some(file)) => {
                eprintln!("rolecall: {}", line.sentence(words, file));
                ExitCode::CannotRun
            }
            (Finish::Left | Finish::Impossible(_), _) => ExitCode::CannotRun,
        })
    }

    /// Timers of a call that goes on can still be given more time, as its player can.
    fn give_time(&self, recorded: &mut RecordedCall, presenter: &Presenter) -> anyhow::Result<()> {
        let Some(timers) = self.timers.filter(|timers| *timers != recorded.call().timers()) else {
            return Ok(());
        };
        match recorded.apply(&Command::Timers(timers)) {
            Ok(_) => Ok(()),
            Err(ApplyError::Rejected(rejected)) => bail!(refusal(presenter, &rejected)),
            Err(ApplyError::Store(error)) => Err(error.into()),
        }
    }

    fn begin(
        &self,
        surroundings: &Surroundings,
        whose: &Whose,
        locale: Locale,
    ) -> anyhow::Result<(RecordedCall, Presenter)> {
        #[cfg(feature = "assessor")]
        if let Some(ticket) = &self.ticket {
            return with_ticket::begin(surroundings, &whose.data, ticket, locale);
        }
        let wanted = self.scenario.as_deref().unwrap_or_default();
        let checked = surroundings.scenario(wanted, &Words::new(locale))?;
        let countries: Vec<&str> = checked
            .scenario
            .countries
            .iter()
            .map(|country| country.value.as_str())
            .collect();
        let country = match &self.country {
            Some(country) if countries.contains(&country.as_str()) => country.clone(),
            Some(country) => {
                let known = Sentence::listed(&countries);
                bail!(Told(sentence!(
                    "this call does not support the country \"{country}\"; it supports {known}",
                    "这通电话不支持国家“{country}”；支持的有 {known}";
                    known
                )))
            }
            None => countries.first().copied().unwrap_or_default().to_owned(),
        };
        let presenter = Presenter::new(checked.clone(), &country, locale)?;
        let options = BeginOptions {
            country,
            locale: locale.code().to_owned(),
            seed: self.seed.unwrap_or_else(crate::store::fresh::fresh_u64),
            mode: Mode::Practice,
            timers: self.timers.unwrap_or_default(),
            parent: None,
            trainee: whose.trainee.clone(),
            ticket: None,
            full: None,
        };
        let recorded = RecordedCall::begin(&whose.data, &checked, options)?;
        Ok((recorded, presenter))
    }
}

/// The lines of a play, all of which could mean something in some call.
fn checked_play(file: &Path, words: &Words) -> anyhow::Result<Vec<PlayLine>> {
    let lines = read_play(file)?;
    if let Some(line) = lines.iter().find(|line| !is_understood(&line.words)) {
        let parts = [
            ("file", file.display().to_string().into()),
            ("line", line.number.into()),
            ("input", screen::harmless(&line.words).into()),
        ];
        bail!(words.with("terminal-play-not-understood", &parts));
    }
    Ok(lines)
}

impl ImpossibleLine {
    /// What to say of it, with the name of its file.
    fn sentence(&self, words: &Words, file: &Path) -> String {
        let parts = [
            ("file", file.display().to_string().into()),
            ("line", self.number.into()),
            ("input", screen::harmless(&self.words).into()),
            ("reason", self.reason.clone().into()),
            ("commands", words.listed(&self.possible).into()),
        ];
        screen::harmless(&words.with("terminal-play-impossible", &parts))
    }
}

fn resume(data: &DataFolder, path: &Path, locale: Option<Locale>) -> anyhow::Result<(RecordedCall, Presenter)> {
    let path = named_record(data, path)?;
    let (recorded, checked) = RecordedCall::resume(&data.of_record(&path), &path)?;
    let own = Locale::from_code(&recorded.header().locale).unwrap_or_default();
    let program = std::sync::Arc::clone(recorded.call().program());
    let presenter = Presenter::for_program(checked, program, locale.unwrap_or(own));
    Ok((recorded, presenter))
}

/// What goes on with a record. The archive is in the folder of data, so that folder is named again if it was named.
pub(super) fn resume_command(path: &Path, data: Option<&Path>) -> String {
    let data = data.map(|folder| std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned()));
    let data = data
        .map(|folder| format!(" --data {}", quoted(&folder)))
        .unwrap_or_default();
    format!("rolecall talk --resume {}{data}", quoted(path))
}

/// A path as a shell reads it as one word.
pub(super) fn quoted(path: &Path) -> String {
    let text = path.to_string_lossy();
    let is_plain = |c: char| c.is_alphanumeric() || "/\\._-:".contains(c);
    match text.chars().all(is_plain) {
        true => text.into_owned(),
        false if cfg!(windows) => format!("\"{text}\""),
        false => format!("'{}'", text.replace('\'', "'\\''")),
    }
}

/// Prints at once; a reader that has gone away ends nothing but the printing.
pub fn print(text: &str) {
    let mut out = std::io::stdout().lock();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}
