//! `rolecall cohort`: a group and how far it is.

mod csv_table;
mod human;

use std::path::PathBuf;

use anyhow::anyhow;
use clap::Args;
use serde_json::json;

use super::Surroundings;
use super::before_any_key::{looking, make_a_key_for_sessions};
use super::exit_code::ExitCode;
use super::roster::no_roster_yet;
use super::sentences::{warn, worded};
use super::simulate::ReportFormat;
use super::six_digits::round;
use super::talk::{locale_of, print};
use crate::sim::assessment::blind::is_before_any_key;
use crate::sim::cohort::pseudonymous::TooSmall;
use crate::sim::cohort::report::CohortReport;
use crate::sim::cohort::roster::Roster;
use crate::sim::sentence::Sentence;
use crate::sim::sentence::sentence;
use crate::store::cohort::group_report::read_group;
use crate::store::cohort::named_group::no_such_group;
use crate::store::cohort::roster_file::read_roster;
use crate::store::folder::DataFolder;
use crate::store::fresh::fresh_u64;
use crate::store::library_writing::write_whole;
use crate::store::trainee_names::TraineeNames;
use crate::view::counted::counted;
use crate::words::Locale;

/// Show a group: who has done what, exams over time, item statistics, weakest rules.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  rolecall cohort night-shift
  rolecall cohort night-shift --format csv --out night-shift.csv
  rolecall cohort night-shift --format json --keep-pseudonyms

Of practice only the day on which a call was begun and finished is shown. Marks, item statistics and rules come from exams that were played to their end; each person counts once for an item, with the first exam. Marks that assessors have set count instead of the computed ones; for whoever has a key here and has not closed marks of a record, the computed one is shown. Where nobody has a key yet it is the same, since whoever looks may be about to mark; whoever does not adds --everything.

JSON and CSV are for others: they have pseudonyms of their own that are different in every export, days instead of times, and nothing about a group, call or rule of fewer than five people. --keep-pseudonyms writes them for use within the house: with the pseudonyms of the roster, times, and small groups.

Exit codes: 0 fine, 1 the group is too small for an export or a record could not be read, 2 usage or cannot run.")]
pub struct CohortArguments {
    /// The group.
    pub group: String,
    /// For people, or for programs.
    #[arg(long, value_enum, default_value = "human")]
    pub format: ReportFormat,
    /// Write JSON or CSV with the pseudonyms of the roster and with small groups, for use within the house.
    #[arg(long)]
    pub keep_pseudonyms: bool,
    /// The key whose owner looks; without it, everybody who has a key here.
    #[arg(long, value_name = "NAME")]
    pub key: Option<String>,
    /// Where nobody has a key: show what others gave, too. It is for whoever does not mark.
    #[arg(long, conflicts_with = "key")]
    pub everything: bool,
    /// Write to this file, as a whole or not at all.
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// Language: en or zh-Hans.
    #[arg(long)]
    pub locale: Option<String>,
}

impl CohortArguments {
    /// Prints or writes the report.
    ///
    /// # Errors
    /// When there is no such group, or the folder of data cannot be read.
    pub fn run(&self, surroundings: &Surroundings) -> anyhow::Result<ExitCode> {
        let locale = locale_of(surroundings.named_locale(self.locale.as_deref()))?;
        let data = surroundings.data_folder()?;
        let roster = read_roster(&data)?;
        let sizes = roster.sizes();
        if !sizes.contains_key(self.group.as_str()) {
            let none = match sizes.is_empty() {
                true => no_roster_yet(),
                false => no_such_group(&self.group, sizes.keys().copied()),
            };
            return Err(anyhow!(worded(&none, locale)));
        }
        let (report, problems) = self.read_report(&data, &roster, locale)?;
        for problem in &problems {
            warn(problem, locale);
        }
        let mut code = if problems.is_empty() {
            ExitCode::Fine
        } else {
            ExitCode::Findings
        };
        let is_for_others = self.format != ReportFormat::Human && !self.keep_pseudonyms;
        let exported = match is_for_others {
            true => report.pseudonymous(&export_key()),
            false => Ok(report),
        };
        if let Err(small) = &exported {
            warn(&small.sentence(), locale);
            code = ExitCode::Findings;
        }
        let names = TraineeNames::known(&data)?;
        let text = self.text(&exported, &names, locale)?;
        match &self.out {
            Some(path) => write_whole(path, text.as_bytes())?,
            None => print(&text),
        }
        Ok(code)
    }

    fn text(
        &self,
        exported: &Result<CohortReport, TooSmall>,
        names: &TraineeNames,
        locale: Locale,
    ) -> anyhow::Result<String> {
        Ok(match (self.format, exported) {
            (ReportFormat::Human, Ok(report)) => human::report(report, names, locale),
            (ReportFormat::Json, Ok(report)) => whole_json(with_reason(serde_json::to_value(report)?, report, locale))?,
            (ReportFormat::Json, Err(small)) => whole_json(serde_json::to_value(small)?)?,
            (_, Ok(report)) => csv_table::report(report, locale)?,
            (_, Err(small)) => csv_table::too_small(small, locale)?,
        })
    }
}

impl CohortArguments {
    fn read_report(
        &self,
        data: &DataFolder,
        roster: &Roster,
        locale: Locale,
    ) -> anyhow::Result<(CohortReport, Vec<Sentence>)> {
        use crate::store::keys::{KeyError, KeyFolder};
        use crate::store::marks::believer;
        use crate::store::standing::StandingReader;

        let failed = |error: KeyError| anyhow!(worded(&error.sentence(), locale));
        let keys = KeyFolder::find(data).map_err(failed)?;
        let trust = keys.trust().map_err(failed)?;
        let viewers = keys.viewers(self.key.as_deref()).map_err(failed)?;
        let viewers = looking(viewers, self.everything).map_err(|why| anyhow!(worded(&why, locale)))?;
        let is_before_any_key = is_before_any_key(&viewers);
        let mut verify = believer(&trust);
        let mut reader = StandingReader::new(data, &mut verify).for_viewers(viewers);
        let read = read_group(data, roster, &self.group, Some(&mut reader));
        let read = read.map_err(|error| anyhow!(worded(&error.sentence(), locale)))?;
        warn_of_kept_back(reader.kept_back.len(), is_before_any_key, locale);
        Ok(read)
    }
}

/// Says of how many exams the computed marks are shown, because what assessors gave is kept back from somebody here.
fn warn_of_kept_back(count: usize, is_before_any_key: bool, locale: Locale) {
    if count == 0 {
        return;
    }
    let exams = counted(count as u64, ["exam", "exams"], "场考试");
    if is_before_any_key {
        let shown = sentence!(
            "The computed marks are shown, and not what assessors gave, of {exams}.",
            "有 {exams}显示的是计算得出的分数，而不是评估员的评分。";
            exams
        );
        return warn(&shown.then(&make_a_key_for_sessions()), locale);
    }
    let shown = sentence!(
        "The computed marks are shown, and not what assessors gave, because somebody who has a key here has not closed their own marks of them and may not see others' yet: {exams}. --key NAME says who looks.",
        "有 {exams}显示的是计算得出的分数，而不是评估员的评分：在这里有密钥的人还没有提交自己对它的评分，还不能看别人的。用 --key 指明是谁在看。";
        exams
    );
    warn(&shown, locale);
}

/// With the reason why there is no reliability, where there is none: a word for programs and a sentence.
fn with_reason(mut value: serde_json::Value, report: &CohortReport, locale: Locale) -> serde_json::Value {
    let set = value.get_mut("set").and_then(serde_json::Value::as_object_mut);
    if let (Some(why), Some(set)) = (report.set.without_reliability(), set) {
        set.insert("undefined".to_owned(), json!(why));
        set.insert("says".to_owned(), json!(why.sentence().wording(locale.is_chinese())));
    }
    value
}

fn whole_json(mut report: serde_json::Value) -> anyhow::Result<String> {
    round(&mut report);
    let whole = json!({ "format": "rolecall/cohort/v1", "cohort": report });
    Ok(format!("{}\n", serde_json::to_string_pretty(&whole)?))
}

/// 256 random bits for one export; they are never written anywhere.
fn export_key() -> [u8; 32] {
    let mut key = [0; 32];
    for part in key.chunks_exact_mut(8) {
        part.copy_from_slice(&fresh_u64().to_le_bytes());
    }
    key
}
