//! `rolecall strings`: writes and refreshes the tables that translators work on.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use clap::Args;

use super::exit_code::ExitCode;
use super::string_table::{Refreshed, refresh};
use crate::sim::check::role::{Role, role};
use crate::sim::scenario::load::load;
use crate::sim::scenario::locale::LocaleTable;
use crate::sim::scenario::model::Scenario;
use crate::store::scenario_files::{folder_here, read_folder, read_one, write_whole};

/// Write or refresh the tables of a further language.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  rolecall strings
  rolecall strings angry-complaint --locale zh-Hans
  rolecall strings scenarios/angry-complaint.ron --confirm

Translations are kept, new texts are added with an empty translation, and texts that the call no longer has move to the end.
Exit codes: 0 fine, 2 cannot run.")]
pub struct StringsArguments {
    /// Ids or files of calls; without any, all calls of ./scenarios.
    pub scenarios: Vec<String>,
    /// The language to translate to; without it, the shipped language that the call is not written in.
    #[arg(long)]
    pub locale: Option<String>,
    /// Say that every translation fits its source as it is now.
    #[arg(long)]
    pub confirm: bool,
}

impl StringsArguments {
    /// Writes the tables.
    ///
    /// # Errors
    /// When a call or its table cannot be read or written.
    pub fn run(&self) -> anyhow::Result<ExitCode> {
        if let Some(locale) = &self.locale
            && !["en", "zh-Hans"].contains(&locale.as_str())
        {
            bail!("\"{locale}\" is not a language that texts can be written in; write en or zh-Hans");
        }
        for path in self.paths()? {
            let told = self.one(&path)?;
            eprintln!("{told}");
        }
        Ok(ExitCode::Fine)
    }

    fn paths(&self) -> anyhow::Result<Vec<PathBuf>> {
        let folder = folder_here();
        if self.scenarios.is_empty() {
            let folder = folder.context("there is no folder ./scenarios; name the files")?;
            let files = read_folder(&folder)?.files;
            let calls = files
                .into_iter()
                .filter(|file| matches!(role(&file.name), Role::Scenario(_)));
            return Ok(calls.map(|file| PathBuf::from(file.name)).collect());
        }
        let named = |wanted: &String| {
            if wanted.ends_with(".ron") {
                return Ok(PathBuf::from(wanted));
            }
            let folder = folder
                .as_ref()
                .context("there is no folder ./scenarios; name the file instead of the id")?;
            Ok(folder.join(format!("{wanted}.ron")))
        };
        self.scenarios.iter().map(named).collect()
    }

    fn one(&self, path: &Path) -> anyhow::Result<String> {
        let file = read_one(path)?;
        let loaded = load::<Scenario>(&file.name, &file.bytes);
        let Some(scenario) = loaded.value.filter(|_| loaded.mistakes.is_empty()) else {
            bail!("{} has mistakes; \"rolecall check\" shows them", path.display());
        };
        let home = scenario.language.value.as_str();
        let other = if home == "en" { "zh-Hans" } else { "en" };
        let locale = self.locale.as_deref().unwrap_or(other);
        if locale == home {
            return Ok(format!("{}: is written in {locale} itself", path.display()));
        }
        let table_path = path.with_extension(format!("{locale}.ron"));
        let old = match table_path.try_exists() {
            Ok(false) => None,
            _ => Some(read_one(&table_path)?),
        };
        let old_table = match &old {
            None => None,
            Some(file) => {
                let loaded = load::<LocaleTable>(&file.name, &file.bytes);
                let Some(table) = loaded.value.filter(|_| loaded.mistakes.is_empty()) else {
                    bail!(
                        "{} has mistakes, and nothing was written; \"rolecall check\" shows them",
                        table_path.display()
                    );
                };
                Some((table, loaded.text))
            }
        };
        let old_table = old_table.as_ref().map(|(table, text)| (table, text.as_str()));
        let Refreshed { text, counts } = refresh(&scenario, locale, old_table, self.confirm);
        if old.is_none_or(|old| old.bytes != text.as_bytes()) {
            write_whole(&table_path, text.as_bytes())?;
        }
        Ok(format!("{}: {counts}", table_path.display()))
    }
}
