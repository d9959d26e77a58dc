//! `rolecall agreement`: how far assessors agree, and calibration rounds.

mod csv_table;
mod human;

use std::collections::BTreeSet;
use std::path::PathBuf;

use anyhow::anyhow;
use clap::Args;
use serde_json::json;

use super::Surroundings;
use super::before_any_key::{looking, make_a_key_for_sessions};
use super::exit_code::ExitCode;
use super::sentences::{say, told as refused, warn, worded};
use super::simulate::ReportFormat;
use super::six_digits::round;
use super::talk::{locale_of, print, screen};
use crate::sim::analytics::agreement::calibration::{Comparison, Round, RoundMark, compare};
use crate::sim::analytics::agreement::item_titles::ItemTitles;
use crate::sim::analytics::agreement::judgement_table::read_judgement_table;
use crate::sim::analytics::agreement::report::AgreementReport;
use crate::sim::analytics::agreement::table::Table;
use crate::sim::assessment::blind::is_before_any_key;
use crate::sim::sentence::{Sentence, sentence};
use crate::store::cohort::roster_file::read_table_file;
use crate::store::cohort::round_files::{open_round, read_rounds};
use crate::store::erasures::erased_and_gone;
use crate::store::error::StoreError;
use crate::store::folder::DataFolder;
use crate::store::judgements::{CountedJudgements, ReadJudgements, counted_judgements, read_judgements};
use crate::store::keys::{KeyError, KeyFolder};
use crate::store::library_writing::write_whole;
use crate::store::marks::believer;
use crate::store::standing::StandingReader;
use crate::view::counted::{counted, sessions};
use crate::view::standing::Names;
use crate::words::Locale;

/// Show how far assessors agree, and compare a calibration round line by line.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  rolecall agreement
  rolecall agreement --key ann --expert cat
  rolecall agreement --open-round spring --expert cat --assessor ann --assessor ben --session 20261124-…
  rolecall agreement --round spring
  rolecall agreement --table marks.csv --format json

Figures, each with the number of pairs it rests on, or the reason why there is none:
  kappa      agreement of two assessors beyond chance: 0 is chance, 1 is full. Weighted by the square of the difference, by
             the difference, and plain; the mean over all pairs of assessors (Cohen 1960, 1968; Light 1971)
  ICC        the part of the variance that is the sessions', after Shrout and Fleiss (1979): (1,1), (2,1), (3,1) for one mark,
             (1,k), (2,k), (3,k) for the mean of k
  severity   the mean difference from the other assessors, and from the expert; below 0 is severe
  within     pairs within ten points of 100, or one point of a scale: first beyond chance, then the bare share

Only complete marks count, and only those that were given before their assessor could see others'. Of a session that the owner of a key here still has to mark, nothing of others counts: --key NAME says who looks. Where nobody has a key yet it is the same, since whoever looks may be about to mark; whoever does not adds --everything. In a calibration round the lines of a session stay hidden until the expert and everybody who takes part has closed it.

A table of one's own has the columns session, item, assessor, value, and perhaps scale (points or marks).

Exit codes: 0 fine, 1 something could not be read or the round waits for somebody, 2 usage or cannot run.")]
pub struct AgreementArguments {
    /// Compare a calibration round with the expert, line by line.
    #[arg(long, value_name = "ID")]
    pub round: Option<String>,
    /// Open a calibration round.
    #[arg(long, value_name = "ID", requires_all = ["expert", "assessor", "session"], conflicts_with_all = ["round", "table"])]
    pub open_round: Option<String>,
    /// The expert whose marks are the measure: a trusted name, or a key.
    #[arg(long, value_name = "KEY")]
    pub expert: Option<String>,
    /// Somebody who takes part in the round: a trusted name, or a key.
    #[arg(long, value_name = "KEY", requires = "open_round")]
    pub assessor: Vec<String>,
    /// The key whose owner looks; without it, everybody who has a key here.
    #[arg(long, value_name = "NAME", conflicts_with_all = ["table", "open_round"])]
    pub key: Option<String>,
    /// Where nobody has a key: count what others gave, too. It is for whoever does not mark.
    #[arg(long, conflicts_with_all = ["key", "table", "open_round"])]
    pub everything: bool,
    /// Only these sessions.
    #[arg(long, value_name = "SESSION")]
    pub session: Vec<String>,
    /// Count marks too that were given after others' had been seen.
    #[arg(long)]
    pub include_not_blind: bool,
    /// Take the values from this table instead of the marks in the folder of data.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["round", "include_not_blind"])]
    pub table: Option<PathBuf>,
    /// For people, or for programs.
    #[arg(long, value_enum, default_value = "human")]
    pub format: ReportFormat,
    /// Write to this file, as a whole or not at all.
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// Language: en or zh-Hans.
    #[arg(long)]
    pub locale: Option<String>,
}

/// What was read and is not in order.
type Problems = Vec<Sentence>;

impl AgreementArguments {
    /// Prints or writes what was asked for.
    ///
    /// # Errors
    /// When the folder of data or the table cannot be read, or there is no such round.
    pub fn run(&self, surroundings: &Surroundings) -> anyhow::Result<ExitCode> {
        let locale = locale_of(surroundings.named_locale(self.locale.as_deref()))?;
        let data = surroundings.data_folder()?;
        if let Some(id) = &self.open_round {
            return self.open(&data, id, locale);
        }
        if let Some(id) = &self.round {
            return self.compare_round(&data, id, locale);
        }
        let (mut names, mut titles, mut kept_back) = (Names::default(), ItemTitles::default(), 0);
        let (judgements, problems) = match &self.table {
            Some(path) => {
                let bytes = read_table_file(data.fs().as_ref(), path)?;
                match read_judgement_table(&bytes) {
                    Ok(judgements) => (judgements, Vec::new()),
                    Err(mistakes) => {
                        for mistake in mistakes {
                            let place = screen::harmless(&mistake.place(path.display()));
                            eprintln!("rolecall: {place}: {}", worded(&mistake.sentence, locale));
                        }
                        return Ok(ExitCode::Findings);
                    }
                }
            }
            None => {
                names = known_names(&data, locale)?;
                let found = self.judgements(&data, locale)?;
                (titles, kept_back) = (found.titles, found.kept_back);
                (found.judgements, found.problems)
            }
        };
        let table = Table::new(judgements).map_err(|error| anyhow!(worded(&error.sentence(), locale)))?;
        let report = AgreementReport::new(&table, self.expert.as_deref().map(|expert| named_key(&names, expert)));
        let text = match self.format {
            ReportFormat::Human => human::report(&report, kept_back, &names, &titles, locale),
            ReportFormat::Csv => csv_table::report(&report)?,
            ReportFormat::Json => json_of("rolecall/agreement/v1", "agreement", serde_json::to_value(&report)?)?,
        };
        self.give(&text)?;
        Ok(told(&problems, locale))
    }

    fn judgements(&self, data: &DataFolder, locale: Locale) -> anyhow::Result<CountedJudgements> {
        let wanted: BTreeSet<String> = self.session.iter().cloned().collect();
        let wanted = Some(&wanted).filter(|wanted| !wanted.is_empty());
        let viewers = self.viewers(data, locale)?;
        let is_before_any_key = is_before_any_key(&viewers);
        let found = with_reader(data, viewers, locale, |reader| {
            counted_judgements(data, wanted, self.include_not_blind, reader)
        })?;
        if found.not_blind > 0 {
            let values = counted(found.not_blind as u64, ["value", "values"], "个取值");
            let left_out = sentence!(
                "Left out because their assessors had seen others' marks: {values}; --include-not-blind counts them.",
                "有 {values}未计入，因为评估员看过他人的评分；加 --include-not-blind 可计入。";
                values
            );
            warn(&left_out, locale);
        }
        warn_of_kept_back(found.kept_back, is_before_any_key, locale);
        Ok(found)
    }

    fn open(&self, data: &DataFolder, id: &str, locale: Locale) -> anyhow::Result<ExitCode> {
        let names = known_names(data, locale)?;
        let key = |wanted: &str| named_key(&names, wanted).to_owned();
        let round = Round {
            id: id.to_owned(),
            expert: self.expert.as_deref().map(key).unwrap_or_default(),
            assessors: self.assessor.iter().map(|assessor| key(assessor)).collect(),
            sessions: self.session.clone(),
        };
        if !round.is_sound() {
            return Err(anyhow!(worded(&not_a_round(), locale)));
        }
        open_round(data, &round)?;
        let who = counted(
            round.assessors.len() as u64,
            ["assessor marks", "assessors mark"],
            "名评估员",
        );
        let what = sessions(round.sessions.len() as u64);
        say(
            &sentence!(
                "Opened the round {id}: {who} {what} alone; then \"rolecall agreement --round {id}\" compares.",
                "已开启校准轮次 {id}：{who}各自评阅 {what}；之后用“rolecall agreement --round {id}”比较。";
                who, what
            ),
            locale,
        );
        Ok(ExitCode::Fine)
    }

    fn compare_round(&self, data: &DataFolder, id: &str, locale: Locale) -> anyhow::Result<ExitCode> {
        let (rounds, unread) = read_rounds(data)?;
        let Some(round) = rounds.iter().find(|round| round.id == id) else {
            let known = Sentence::listed(rounds.iter().map(|round| round.id.as_str()));
            let none = match rounds.is_empty() {
                true => sentence!(
                    "No round has been opened here, so there is no \"{id}\". \"rolecall agreement --open-round {id} --expert KEY --assessor KEY --session ID\" opens it; \"rolecall keys list\" shows the keys and \"rolecall library\" the sessions.",
                    "这里还没有开启过校准轮次，所以没有“{id}”。用“rolecall agreement --open-round {id} --expert 密钥 --assessor 密钥 --session 编号”开启；密钥见“rolecall keys list”，会话见“rolecall library”。"
                ),
                false => sentence!(
                    "There is no round \"{id}\". There are: {known}.",
                    "没有校准轮次“{id}”。现有：{known}。";
                    known
                ),
            };
            return Err(anyhow!(worded(&none, locale)));
        };
        let wanted: BTreeSet<String> = round.sessions.iter().cloned().collect();
        let read = |viewers| {
            with_reader(data, viewers, locale, |reader| {
                read_judgements(data, Some(&wanted), reader)
            })
        };
        let ReadJudgements {
            marks,
            mut problems,
            titles,
            ..
        } = read(Vec::new())?;
        let names = known_names(data, locale)?;
        problems.extend(unread.iter().map(StoreError::sentence));
        let (erased, unread) = erased_and_gone(data, &round.sessions)?;
        problems.extend(unread.iter().map(StoreError::sentence));
        let mut comparison: Comparison = compare(round, &marks).without_erased(|session| erased.contains(session));
        // The round holds lines back until all who take part have closed; somebody who looks from outside may still be to mark.
        let viewers = self.viewers(data, locale)?;
        let is_before_any_key = is_before_any_key(&viewers);
        let seen = read(viewers)?.marks;
        let of_session = |marks: &[RoundMark], session: &str| {
            let fits = |mark: &&RoundMark| mark.judgement.session == session;
            marks.iter().filter(fits).count()
        };
        let may_see = |session: &str| of_session(&marks, session) == of_session(&seen, session);
        let compared: BTreeSet<&str> = comparison.lines.iter().map(|line| line.session.as_str()).collect();
        let kept_back = compared.iter().filter(|session| !may_see(session)).count();
        warn_of_kept_back(kept_back, is_before_any_key, locale);
        comparison.lines.retain(|line| may_see(&line.session));
        let text = match self.format {
            ReportFormat::Human => human::comparison(&comparison, &names, &titles, locale),
            ReportFormat::Csv => csv_table::comparison(&comparison)?,
            ReportFormat::Json => json_of(
                "rolecall/calibration/v1",
                "comparison",
                serde_json::to_value(&comparison)?,
            )?,
        };
        self.give(&text)?;
        Ok(match comparison.waiting.is_empty() {
            true => told(&problems, locale),
            false => told(&problems, locale).max(ExitCode::Findings),
        })
    }

    /// Who looks: the owner of the key that is named, else everybody who has one here, else somebody who may be about to mark.
    fn viewers(&self, data: &DataFolder, locale: Locale) -> anyhow::Result<Vec<String>> {
        let viewers = KeyFolder::find(data).and_then(|keys| keys.viewers(self.key.as_deref()));
        let viewers = viewers.map_err(|error| refused(&error.sentence(), locale))?;
        looking(viewers, self.everything).map_err(|why| refused(&why, locale))
    }

    fn give(&self, text: &str) -> anyhow::Result<()> {
        match &self.out {
            Some(path) => write_whole(path, text.as_bytes())?,
            None => print(text),
        }
        Ok(())
    }
}

/// What keys are called here.
fn known_names(data: &DataFolder, locale: Locale) -> anyhow::Result<Names> {
    let trust = KeyFolder::find(data).and_then(|keys| keys.trust());
    let trust = trust.map_err(|error| anyhow!(worded(&error.sentence(), locale)))?;
    Ok(Names(trust.names()))
}

/// The key that a name stands for, or what was typed.
fn named_key<'n>(names: &'n Names, wanted: &'n str) -> &'n str {
    names.key(wanted).unwrap_or(wanted)
}

/// Reads with what says whose marks are believed; for those who look, or, without any, for whoever may see all.
fn with_reader<T>(
    data: &DataFolder,
    viewers: Vec<String>,
    locale: Locale,
    read: impl FnOnce(&mut StandingReader<'_>) -> Result<T, StoreError>,
) -> anyhow::Result<T> {
    let failed = |error: KeyError| anyhow!(worded(&error.sentence(), locale));
    let keys = KeyFolder::find(data).map_err(failed)?;
    let trust = keys.trust().map_err(failed)?;
    let mut verify = believer(&trust);
    let mut reader = StandingReader::new(data, &mut verify).for_viewers(viewers);
    Ok(read(&mut reader)?)
}

/// Says of how many sessions others' values are kept back, if there are any.
fn warn_of_kept_back(count: usize, is_before_any_key: bool, locale: Locale) {
    if count == 0 {
        return;
    }
    let kept = sessions(count as u64);
    if is_before_any_key {
        let left_out = sentence!("Left out: {kept}.", "有 {kept}未计入。"; kept);
        return warn(&left_out.then(&make_a_key_for_sessions()), locale);
    }
    let left_out = sentence!(
        "Left out, because somebody who has a key here has not closed their own marks of it and may not see others' yet: {kept}. --key NAME says who looks.",
        "有 {kept}未计入：在这里有密钥的人还没有提交自己对它的评分，还不能看别人的。用 --key 指明是谁在看。";
        kept
    );
    warn(&left_out, locale);
}

fn told(problems: &Problems, locale: Locale) -> ExitCode {
    for problem in problems {
        warn(problem, locale);
    }
    if problems.is_empty() {
        ExitCode::Fine
    } else {
        ExitCode::Findings
    }
}

fn json_of(format: &str, key: &str, mut value: serde_json::Value) -> anyhow::Result<String> {
    round(&mut value);
    let whole = json!({ "format": format, key: value });
    Ok(format!("{}\n", serde_json::to_string_pretty(&whole)?))
}

fn not_a_round() -> Sentence {
    sentence!(
        "This is no round: its id has a-z, 0-9, \"-\" and \"_\"; keys have 16 hexadecimal digits and are named once, the expert not among the assessors; sessions are named by their ids, each once.",
        "这不是有效的校准轮次：编号只含 a-z、0-9、“-”和“_”；密钥为 16 位十六进制数字且各列一次，专家不在评估员之列；会话用编号列出，各一次。"
    )
}
