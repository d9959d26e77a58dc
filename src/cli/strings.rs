//! `rolecall strings`: writes and refreshes the tables that translators work on.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use clap::{Args, ValueEnum};

use super::Surroundings;
use super::diagnostics::harmless;
use super::exit_code::ExitCode;
use super::sheet_reading::sheet_of;
use super::string_sheet::{returned, translators_grid, with_changes};
use super::string_table::{Refreshed, confirmed, refresh, unchanged};
use crate::sim::check::role::{Role, role};
use crate::sim::scenario::load::{LARGEST_FILE, load};
use crate::sim::scenario::locale::LocaleTable;
use crate::sim::scenario::model::Scenario;
use crate::sim::scenario::nesting::MOST_KEYS;
use crate::sim::scenario::texts::for_each_text;
use crate::sim::sentence::{Sentence, sentence};
use crate::sim::storyboard::delimited;
use crate::store::library_writing::{write_new, write_whole};
use crate::store::named_calls::{Named, call_by_id};
use crate::store::scenario_files::{folder_here, read_folder, read_one};
use crate::words::Words;

/// Write or refresh the tables of a further language.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  rolecall strings
  rolecall strings angry-complaint --locale zh-Hans
  rolecall strings scenarios/angry-complaint.ron --confirm
  rolecall strings angry-complaint --format csv --out for-the-translator.csv
  rolecall strings angry-complaint --import from-the-translator.csv

Translations are kept, new texts are added with an empty translation, and texts that the call no longer has move to the end.
What it says itself is in the language of a --locale before the subcommand, else the system's.
An imported line is taken if its source is still what the call says. A stale translation that comes back unchanged stays stale,
unless its state says current.
Exit codes: 0 fine, 1 lines of an imported table were not taken, 2 cannot run.")]
pub struct StringsArguments {
    /// Ids or files of calls; without any, all calls of ./scenarios.
    pub scenarios: Vec<String>,
    /// The language to translate to; without it, the shipped language that the call is not written in.
    #[arg(long)]
    pub locale: Option<String>,
    /// Say that every translation fits its source as it is now.
    #[arg(long)]
    pub confirm: bool,
    /// Write the texts of one call as a table for translators instead: key, context, source, translation, state.
    #[arg(long, value_enum, conflicts_with_all = ["confirm", "import"])]
    pub format: Option<TableFormat>,
    /// Where to write the table for translators; without it, to standard output.
    #[arg(long, requires = "format")]
    pub out: Option<PathBuf>,
    /// Take the translations of one call back from such a table (text with commas, or a workbook).
    #[arg(long, value_name = "FILE", conflicts_with = "confirm")]
    pub import: Option<PathBuf>,
}

/// What a table for translators is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TableFormat {
    /// Text with commas, for any spreadsheet.
    Csv,
}

/// A call and its table.
struct Pair {
    scenario: Scenario,
    locale: String,
    path: PathBuf,
    table: Option<(LocaleTable, String)>,
}

impl StringsArguments {
    /// Writes the tables.
    ///
    /// # Errors
    /// When a call or its table cannot be read or written.
    pub fn run(&self, surroundings: &Surroundings) -> anyhow::Result<ExitCode> {
        // `--locale` behind the subcommand is the language of the table.
        let words = &surroundings.words(None)?;
        if let Some(locale) = &self.locale
            && !["en", "zh-Hans"].contains(&locale.as_str())
        {
            bail!(say(
                words,
                &sentence!(
                    "\"{locale}\" is not a language that texts can be written in; write en or zh-Hans",
                    "文字不能用“{locale}”这种语言写；请写 en 或 zh-Hans"
                )
            ));
        }
        if self.format.is_some() || self.import.is_some() {
            let [wanted] = self.scenarios.as_slice() else {
                bail!(say(
                    words,
                    &sentence!(
                        "name exactly one call; a table for translators holds one",
                        "请只写一通电话；一张给译者的表只放一通"
                    )
                ));
            };
            return self.for_translators(&call_path(wanted, words)?, words);
        }
        for path in self.paths(words)? {
            let told = self.one(&path, words)?;
            eprintln!("{}", say(words, &told));
        }
        Ok(ExitCode::Fine)
    }

    fn paths(&self, words: &Words) -> anyhow::Result<Vec<PathBuf>> {
        if self.scenarios.is_empty() {
            let folder = folder_here().with_context(|| {
                say(
                    words,
                    &sentence!(
                        "there is no folder ./scenarios; name the files",
                        "这里没有文件夹 ./scenarios；请写明文件"
                    ),
                )
            })?;
            let files = read_folder(&folder)?.files;
            let calls = files
                .into_iter()
                .filter(|file| matches!(role(&file.name), Role::Scenario(_)));
            return Ok(calls.map(|file| PathBuf::from(file.name)).collect());
        }
        self.scenarios.iter().map(|wanted| call_path(wanted, words)).collect()
    }

    fn one(&self, path: &Path, words: &Words) -> anyhow::Result<Sentence> {
        let Some(pair) = self.pair(path, words)? else {
            return Ok(sentence!(
                "{file}: is written in that language itself",
                "{file}：本身就是用那种语言写的",
                file = path.display()
            ));
        };
        let old = pair.table.as_ref().map(|(table, text)| (table, text.as_str()));
        let decide = if self.confirm { confirmed } else { unchanged };
        let Refreshed { text, counts } = refresh(&pair.scenario, &pair.locale, old, &decide);
        if old.is_none_or(|(_, old)| old != text) {
            must_be_readable(&pair.path, &text, words)?;
            write_whole(&pair.path, text.as_bytes())?;
        }
        let counts = counts.sentence();
        Ok(sentence!("{file}: {counts}", "{file}：{counts}", file = pair.path.display(); counts))
    }

    /// Writes the table for translators, or takes it back.
    fn for_translators(&self, path: &Path, words: &Words) -> anyhow::Result<ExitCode> {
        let Some(pair) = self.pair(path, words)? else {
            bail!(say(
                words,
                &sentence!(
                    "{file} is written in that language itself",
                    "{file} 本身就是用那种语言写的",
                    file = path.display()
                )
            ));
        };
        let table = pair.table.as_ref().map(|(table, _)| table);
        let Some(import) = &self.import else {
            let bytes = delimited::write(&translators_grid(&pair.scenario, table, words));
            match &self.out {
                Some(out) => write_new(out, &bytes)?,
                None => std::io::stdout().write_all(&bytes)?,
            }
            return Ok(ExitCode::Fine);
        };
        let file = read_one(import)?;
        let grid = match sheet_of(&file.bytes) {
            Ok(grid) => grid,
            Err(problems) => {
                let problems: Vec<String> = problems.iter().map(|problem| say(words, &problem.sentence())).collect();
                bail!(
                    "{}",
                    words.labelled(&import.display().to_string(), &harmless(&problems.join(" ")))
                );
            }
        };
        let back = returned(&grid, &pair.scenario, table);
        for problem in &back.refused {
            let told = say(words, &problem.sentence());
            println!("{}", words.labelled(&harmless(&file.name), &harmless(&told)));
        }
        if !back.changes.is_empty() {
            let text = pair.table.as_ref().map(|(_, text)| text.as_str());
            let name = pair.path.to_string_lossy();
            let changed =
                with_changes(&name, text, &pair.scenario, &pair.locale, &back.changes).with_context(|| {
                    say(
                        words,
                        &sentence!(
                            "{file} cannot be written into",
                            "{file} 写不进去",
                            file = pair.path.display()
                        ),
                    )
                })?;
            must_be_readable(&pair.path, &changed, words)?;
            write_whole(&pair.path, changed.as_bytes())?;
        }
        let (taken, refused, stale) = (back.changes.len(), back.refused.len(), back.still_stale);
        let told = sentence!(
            "{file}: {taken} taken, {refused} not taken, {stale} still stale",
            "{file}：收下 {taken} 条，没有收下 {refused} 条，仍然过时 {stale} 条",
            file = pair.path.display()
        );
        eprintln!("{}", say(words, &told));
        Ok(if refused == 0 {
            ExitCode::Fine
        } else {
            ExitCode::Findings
        })
    }

    /// A call and its table; nothing if the call is written in that language itself.
    fn pair(&self, path: &Path, words: &Words) -> anyhow::Result<Option<Pair>> {
        let file = read_one(path)?;
        let loaded = load::<Scenario>(&file.name, &file.bytes);
        let Some(scenario) = loaded.value.filter(|_| loaded.mistakes.is_empty()) else {
            bail!(say(
                words,
                &sentence!(
                    "{file} has mistakes; \"rolecall check\" shows them",
                    "{file} 有错误；“rolecall check”会列出来",
                    file = path.display()
                )
            ));
        };
        let home = scenario.language.value.as_str();
        let other = if home == "en" { "zh-Hans" } else { "en" };
        let locale = self.locale.as_deref().unwrap_or(other).to_owned();
        if locale == home {
            return Ok(None);
        }
        let mut count = 0;
        for_each_text(&scenario, &mut |_, _| count += 1);
        if count > MOST_KEYS {
            bail!(say(
                words,
                &sentence!(
                    "{file} has {count} texts, and a table may have {MOST_KEYS}; divide it into two calls. Nothing was written",
                    "{file} 有 {count} 条文字，一张译文表最多 {MOST_KEYS} 条；请把它分成两通电话。什么也没有写",
                    file = path.display()
                )
            ));
        }
        let path = path.with_extension(format!("{locale}.ron"));
        let table = match path.try_exists() {
            Ok(false) => None,
            _ => {
                let file = read_one(&path)?;
                let loaded = load::<LocaleTable>(&file.name, &file.bytes);
                let Some(table) = loaded.value.filter(|_| loaded.mistakes.is_empty()) else {
                    bail!(say(
                        words,
                        &sentence!(
                            "{file} has mistakes, and nothing was written; \"rolecall check\" shows them",
                            "{file} 有错误，什么也没有写；“rolecall check”会列出来",
                            file = path.display()
                        )
                    ));
                };
                Some((table, loaded.text))
            }
        };
        Ok(Some(Pair {
            scenario,
            locale,
            path,
            table,
        }))
    }
}

/// No table is written that the program would not read again.
fn must_be_readable(path: &Path, table: &str, words: &Words) -> anyhow::Result<()> {
    if table.len() <= LARGEST_FILE {
        return Ok(());
    }
    bail!(say(
        words,
        &sentence!(
            "{file} would have more than 1 MiB, the most that a file may have; divide the call into two. Nothing was written",
            "{file} 会超过 1 MiB，一个文件最多这么大；请把它分成两通电话。什么也没有写",
            file = path.display()
        )
    ))
}

/// A sentence in the language of these words.
fn say(words: &Words, told: &Sentence) -> String {
    told.wording(words.locale().is_chinese()).to_owned()
}

/// The file of a call that somebody has named by its id or by its path.
///
/// # Errors
/// When an id is named and there is no folder ./scenarios.
pub fn call_path(wanted: &str, words: &Words) -> anyhow::Result<PathBuf> {
    if wanted.ends_with(".ron") {
        return Ok(PathBuf::from(wanted));
    }
    if let Some(Named::Path(path)) = call_by_id(wanted) {
        return Ok(path);
    }
    let folder = folder_here().with_context(|| {
        say(
            words,
            &sentence!(
                "there is no folder ./scenarios; name the file instead of the id",
                "这里没有文件夹 ./scenarios；请写文件而不是编号"
            ),
        )
    })?;
    Ok(folder.join(format!("{wanted}.ron")))
}
