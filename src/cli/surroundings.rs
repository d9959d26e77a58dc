//! What every subcommand may need: the folder of data, and calls by their ids or paths.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{anyhow, bail};

use super::check::{Format, check_batch, render};
use super::sentences::warn;
use super::talk::locale_of;
use crate::sim::check::role::{Role, role};
use crate::sim::check::{Checked, CheckedScenario};
use crate::sim::diagnostic::{Diagnostic, nearest};
use crate::sim::sentence::sentence;
use crate::store::calls_here::calls_here;
use crate::store::folder::DataFolder;
use crate::store::fs::RealFs;
use crate::store::named_calls::{Named, call_by_id, known_ids, taken_instead};
use crate::store::scenario_files::{Batch, embedded, read_paths};
use crate::words::{Locale, Words};

/// What was said before the subcommand.
#[derive(Debug, Clone, Default)]
pub struct Surroundings {
    /// `--data`.
    pub data: Option<PathBuf>,
    /// `--locale`.
    pub locale: Option<String>,
}

impl Surroundings {
    /// The language that was named: behind the subcommand, else before it.
    pub fn named_locale<'l>(&'l self, own: Option<&'l str>) -> Option<&'l str> {
        own.or(self.locale.as_deref())
    }

    /// The words of the language that was named, else of the system's.
    ///
    /// # Errors
    /// When a language was named that is not one of the program's.
    pub fn words(&self, own: Option<&str>) -> anyhow::Result<Words> {
        Ok(Words::new(locale_of(self.named_locale(own))?))
    }

    /// The folder of data.
    ///
    /// # Errors
    /// When there is none.
    pub fn data_folder(&self) -> anyhow::Result<DataFolder> {
        Ok(DataFolder::find(Arc::new(RealFs), self.data.clone())?)
    }

    /// A call without errors, by the path of its file or by its id; which file an id means is said where the program holds another
    /// call with this id.
    ///
    /// # Errors
    /// When there is no such call, or when it has errors; they are printed.
    pub fn scenario(&self, wanted: &str, words: &Words) -> anyhow::Result<CheckedScenario> {
        let (id, checked) = self.checked(wanted, words)?;
        let scenarios = checked.scenarios.iter();
        let mut of_id = scenarios.filter(|call| call.scenario.id.value == id);
        match of_id.next().cloned() {
            Some(call) => Ok(call),
            None => Err(refused(&id, &checked, words)),
        }
    }

    /// A call that can be drawn: one without errors, or one whose only errors are traps, with these.
    ///
    /// # Errors
    /// When there is no such call, or when it has other errors; they are printed.
    pub fn drawable(&self, wanted: &str, words: &Words) -> anyhow::Result<(CheckedScenario, Vec<Diagnostic>)> {
        let (id, checked) = self.checked(wanted, words)?;
        let mut calls = checked.scenarios.iter().chain(&checked.drawable);
        let Some(call) = calls.find(|call| call.scenario.id.value == id) else {
            return Err(refused(&id, &checked, words));
        };
        let traps = checked.findings.iter().filter(|finding| finding.code == "trap");
        Ok((call.clone(), traps.cloned().collect()))
    }

    /// What a check of a call finds, and the id that is meant.
    fn checked(&self, wanted: &str, words: &Words) -> anyhow::Result<(String, Checked)> {
        let is_path = wanted.ends_with(".ron") || wanted.contains(['/', '\\']);
        let file_name = Path::new(wanted).file_name().unwrap_or_default().to_string_lossy();
        let id = if is_path {
            file_name.strip_suffix(".ron").unwrap_or(&file_name)
        } else {
            wanted
        };
        let place = match is_path {
            true => Some(Named::Path(PathBuf::from(wanted))),
            false => call_by_id(id),
        };
        let mut batch = match place {
            Some(Named::Path(path)) => read_paths(&[path])?.pop().unwrap_or_default(),
            Some(Named::BuiltIn(_)) => embedded(),
            None => Batch::default(),
        };
        if !is_path {
            tell_taken(id, words.locale());
        }
        if !call_ids(&batch).iter().any(|known| known == id) {
            let ids = known_ids()?;
            let call = ("call", id.to_owned().into());
            let known = words.listed(&ids);
            bail!(match nearest(id, ids.iter().map(String::as_str)) {
                Some(meant) => words.with("bench-no-call-but", &[call, ("meant", meant.to_owned().into())]),
                None => words.with("bench-no-call", &[call, ("calls", known.into())]),
            });
        }
        batch
            .wanted
            .retain(|name| matches!(role(name), Role::Scenario(call) | Role::Table(call, _) if call == id));
        Ok((id.to_owned(), check_batch(&batch)))
    }
}

impl Surroundings {
    /// The ids of all calls that can be named here, with or without errors.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn known_calls(&self) -> anyhow::Result<Vec<String>> {
        Ok(known_ids()?)
    }

    /// All calls without errors, and the ids of those that have some.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn shelf(&self) -> anyhow::Result<(Vec<CheckedScenario>, Vec<String>)> {
        let batch = calls_here()?;
        let ids = call_ids(&batch);
        let checked = check_batch(&batch);
        let is_there = |id: &String| checked.scenarios.iter().any(|call| call.scenario.id.value == *id);
        let broken = ids.into_iter().filter(|id| !is_there(id)).collect();
        Ok((checked.scenarios, broken))
    }

    /// All calls without errors.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn all_scenarios(&self) -> anyhow::Result<Vec<CheckedScenario>> {
        Ok(self.shelf()?.0)
    }
}

/// Prints why a call cannot be used, and says so.
fn refused(id: &str, checked: &Checked, words: &Words) -> anyhow::Error {
    eprint!("{}", render(checked, Format::Human, false, words.locale()));
    anyhow!(words.with("bench-call-has-errors", &[("call", id.to_owned().into())]))
}

fn call_ids(batch: &Batch) -> Vec<String> {
    let ids = batch.files.iter().filter_map(|file| match role(&file.name) {
        Role::Scenario(id) => Some(id.to_owned()),
        _ => None,
    });
    ids.collect()
}

/// Says on standard error which file an id means, if the program holds another call with this id.
pub(super) fn tell_taken(id: &str, locale: Locale) {
    if let Some(path) = taken_instead(id) {
        let path = path.display();
        let told = sentence!(
            "\"{id}\" is {path} here, not the call of this name inside the program.",
            "这里的“{id}”是 {path}，不是程序自带的同名通话。"
        );
        warn(&told, locale);
    }
}
