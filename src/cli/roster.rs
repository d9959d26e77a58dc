//! `rolecall roster`: the list of pseudonyms and groups, from and to tables.

use std::path::PathBuf;

use anyhow::anyhow;
use clap::{Args, Subcommand, ValueEnum};
use serde_json::json;

use super::Surroundings;
use super::assign::no_roster;
use super::exit_code::ExitCode;
use super::sentences::{say, warn, worded};
use super::talk::{locale_of, print, screen};
use crate::sim::cohort::roster_table::{read_roster_table, write_roster_table};
use crate::sim::sentence::{Sentence, sentence};
use crate::store::cohort::roster_file::{read_roster, read_table_file, write_roster};
use crate::store::library_writing::write_whole;
use crate::store::trainee_names::TraineeNames;
use crate::store::vault::{Vault, kept_name};
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
        let mut roster = read_roster(&data)?;
        match &self.action {
            RosterAction::Import { file, replace, dry_run } => {
                let bytes = read_table_file(data.fs().as_ref(), file)?;
                let table = match read_roster_table(&bytes) {
                    Ok(table) => table,
                    Err(mistakes) => {
                        for mistake in &mistakes {
                            let place = mistake.place(file.display());
                            eprintln!(
                                "rolecall: {}: {}",
                                screen::harmless(&place),
                                worded(&mistake.sentence, locale)
                            );
                        }
                        warn(&nothing_taken(), locale);
                        return Ok(ExitCode::Findings);
                    }
                };
                if !table.left_out.is_empty() {
                    warn(&left_out(&table.left_out), locale);
                }
                let unseen = table.names.values().find(|name| kept_name(name).is_none());
                if let Some(name) = unseen {
                    return Err(anyhow!(worded(&no_name(name), locale)));
                }
                let imported = roster
                    .import(&table.roster, *replace)
                    .map_err(|error| anyhow!(worded(&error.sentence(), locale)))?;
                let known = TraineeNames::known(&data)?;
                let is_new = |(trainee, name): &(&String, &String)| known.0.get(*trainee) != Some(*name);
                let named: Vec<_> = table.names.iter().filter(is_new).collect();
                if !dry_run {
                    let vault = Vault::of(&data);
                    named.iter().try_for_each(|(trainee, name)| vault.put(trainee, name))?;
                }
                // What is as it was is not written again.
                if !dry_run && (imported.added, imported.moved, imported.removed) != (0, 0, 0) {
                    write_roster(&data, &roster)?;
                }
                say(
                    &sentence!(
                        "{added} added, {moved} moved to another group, {same} as before, {removed} removed.",
                        "新增 {added} 人，换组 {moved} 人，不变 {same} 人，移除 {removed} 人。",
                        added = imported.added,
                        moved = imported.moved,
                        same = imported.same,
                        removed = imported.removed
                    ),
                    locale,
                );
                if !table.names.is_empty() {
                    say(&names_kept(named.len()), locale);
                }
            }
            RosterAction::Export { out } => {
                if roster.groups.is_empty() {
                    warn(&no_roster(), locale);
                }
                let text = write_roster_table(&roster, is_chinese);
                match out {
                    Some(path) => write_whole(path, text.as_bytes())?,
                    None => print(&text),
                }
            }
            RosterAction::Show {
                format: RosterFormat::Json,
            } => {
                let whole = json!({ "format": "rolecall/roster/v1", "trainees": roster.groups });
                print(&format!("{whole:#}\n"));
            }
            RosterAction::Show { .. } => {
                if roster.groups.is_empty() {
                    say(&no_roster(), locale);
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

fn nothing_taken() -> Sentence {
    sentence!(
        "Nothing was taken from the table; mend these lines and import it again.",
        "没有导入任何内容；请改正后重新导入。"
    )
}

fn left_out(columns: &[String]) -> Sentence {
    let columns = columns.join(", ");
    sentence!(
        "Columns that the roster does not keep were left out: {columns}.",
        "名册不保存这些列，已略去：{columns}。",
        columns = columns
    )
}

fn names_kept(new: usize) -> Sentence {
    sentence!(
        "Names that are new in the vault: {new}. The table itself still has them; delete it when you do not need it any more.",
        "保险库中新存入的姓名：{new} 个。表格文件里仍有姓名，不再需要时请删除。",
        new = new
    )
}

fn no_name(name: &str) -> Sentence {
    sentence!(
        "{name:?} cannot be kept as a name: it must have 1 to {most} characters, all of which can be seen. Nothing was taken from the table.",
        "{name:?} 不能作为姓名保存：应为 1 到 {most} 个看得见的字符。没有导入任何内容。",
        name = name,
        most = crate::store::vault::LONGEST_NAME
    )
}
