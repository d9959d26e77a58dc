//! `rolecall roster`: the list of pseudonyms and groups, from and to tables.

use std::path::{Path, PathBuf};

use anyhow::anyhow;
use clap::{Args, Subcommand, ValueEnum};
use serde_json::json;

use super::Surroundings;
use super::exit_code::ExitCode;
use super::sentences::{say, warn, worded};
use super::talk::{locale_of, print, screen};
use crate::sim::cohort::roster_table::write_roster_table;
use crate::sim::sentence::{Sentence, sentence};
use crate::store::cohort::named_group::no_roster;
use crate::store::cohort::roster_file::read_roster;
use crate::store::cohort::roster_taking::{
    RosterNotTaken, RosterTaken, Taking, Writing, take_roster, write_roster_file,
};
use crate::store::trainee_names::TraineeNames;
use crate::words::Locale;

/// Keep the list of pseudonyms and groups.
#[derive(Debug, Args)]
#[command(
    arg_required_else_help = true,
    after_help = "Examples:
  rolecall roster import class.csv
  rolecall roster import class.csv --replace     whoever is not in the table leaves the roster
  rolecall roster export --out class.csv
  rolecall roster show

A table has the columns \"trainee\" (the 32 hexadecimal digits that records call a person) and \"group\", or \"学员化名\" and \"小组\", with commas, semicolons or tabs. Names in a column \"name\" or \"姓名\" go into the vault, where \"rolecall erase\" finds them; the roster keeps none, and other columns are left out. A table with a mistake changes nothing.

Exit codes: 0 fine, 1 the table has mistakes, 2 usage or cannot run."
)]
pub struct RosterArguments {
    /// Language: en or zh-Hans.
    #[arg(long, global = true)]
    pub locale: Option<String>,
    /// What to do.
    #[command(subcommand)]
    pub action: RosterAction,
}

/// What is done with the roster.
#[derive(Debug, Subcommand)]
pub enum RosterAction {
    /// Take over a table: whoever is in it gets its group.
    #[command(after_help = "Examples:
  rolecall roster import class.csv --dry-run
  rolecall roster import class.csv --replace

Exit codes: 0 fine, 1 the table has mistakes, 2 usage or cannot run.")]
    Import {
        /// The table, a CSV file.
        file: PathBuf,
        /// Whoever is not in the table leaves the roster; records stay.
        #[arg(long)]
        replace: bool,
        /// Only say what would change.
        #[arg(long)]
        dry_run: bool,
    },
    /// Write the roster as a table.
    #[command(after_help = "Example:
  rolecall roster export --out class.csv

Exit codes: 0 fine, 2 usage or cannot run.")]
    Export {
        /// Write to this file, as a whole or not at all; without it, to the terminal.
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// Show the groups and who is in them.
    #[command(after_help = "Examples:
  rolecall roster show
  rolecall roster show --format json

Exit codes: 0 fine, 2 usage or cannot run.")]
    Show {
        /// For people or for programs.
        #[arg(long, value_enum, default_value = "human")]
        format: RosterFormat,
    },
}

/// How the roster is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum RosterFormat {
    /// For people.
    Human,
    /// For programs.
    Json,
}

impl RosterArguments {
    /// Does it.
    ///
    /// # Errors
    /// When the roster or the table cannot be read or written.
    pub fn run(&self, surroundings: &Surroundings) -> anyhow::Result<ExitCode> {
        let locale = locale_of(surroundings.named_locale(self.locale.as_deref()))?;
        let is_chinese = locale == Locale::SimplifiedChinese;
        let data = surroundings.data_folder()?;
        match &self.action {
            RosterAction::Import { file, replace, dry_run } => {
                let taking = Taking {
                    replace: *replace,
                    only_tries: *dry_run,
                    seen: None,
                };
                match take_roster(&data, file, &taking) {
                    Ok(taken) => tell(&taken, locale),
                    Err(RosterNotTaken::Store(error)) => return Err(error.into()),
                    Err(why @ RosterNotTaken::Mistakes(_)) => {
                        tell_mistakes(file, &why, locale);
                        return Ok(ExitCode::Findings);
                    }
                    Err(why) => return Err(anyhow!(worded(&why.sentence(), locale))),
                }
            }
            RosterAction::Export { out } => {
                let roster = read_roster(&data)?;
                if roster.groups.is_empty() {
                    warn(&no_roster_yet(), locale);
                }
                match out {
                    Some(path) => {
                        let writing = Writing {
                            is_chinese,
                            everybody: false,
                            writes_over: true,
                        };
                        write_roster_file(&data, path, writing)?;
                    }
                    None => print(&write_roster_table(&roster, is_chinese)),
                }
            }
            RosterAction::Show {
                format: RosterFormat::Json,
            } => {
                let roster = read_roster(&data)?;
                let whole = json!({ "format": "rolecall/roster/v1", "trainees": roster.groups });
                print(&format!("{whole:#}\n"));
            }
            RosterAction::Show { .. } => {
                let roster = read_roster(&data)?;
                if roster.groups.is_empty() {
                    say(&no_roster_yet(), locale);
                }
                let names = TraineeNames::known(&data)?;
                for (group, size) in roster.sizes() {
                    say(
                        &sentence!("{group}: {size}", "{group}：{size} 人", group = group, size = size),
                        locale,
                    );
                    for trainee in roster.members(group) {
                        match names.0.get(trainee) {
                            Some(name) => print(&format!("  {trainee}  {}\n", screen::harmless(name))),
                            None => print(&format!("  {trainee}\n")),
                        }
                    }
                }
            }
        }
        Ok(ExitCode::Fine)
    }
}

/// The sentence where nobody is on the roster yet, with the commands that change that.
pub fn no_roster_yet() -> Sentence {
    no_roster().then(&sentence!(
        "\"rolecall roster import FILE\" takes it over; \"rolecall library --format csv\" has the pseudonyms of those who have played.",
        "用“rolecall roster import 文件”导入；“rolecall library --format csv”列出打过电话的人的化名。"
    ))
}

fn tell(taken: &RosterTaken, locale: Locale) {
    if let Some(columns) = taken.columns_left_out() {
        warn(&columns, locale);
    }
    say(&taken.counts(), locale);
    if let Some(names) = taken.names_kept() {
        say(&names, locale);
    }
}

fn tell_mistakes(file: &Path, why: &RosterNotTaken, locale: Locale) {
    for mistake in why.mistakes() {
        let place = mistake.place(file.display());
        eprintln!(
            "rolecall: {}: {}",
            screen::harmless(&place),
            worded(&mistake.sentence, locale)
        );
    }
    warn(&why.sentence(), locale);
}
