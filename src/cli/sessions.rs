//! `rolecall sessions`: the records of the data folder.

use anyhow::bail;
use clap::Args;
use unicode_width::UnicodeWidthStr as _;

use super::Surroundings;
use super::erased::Erasures;
use super::exit_code::ExitCode;
use super::other_mark::with_other_marks;
use super::sentences::{Told, worded};
use super::talk::locale_of;
use super::verify_ledger::{faults, without_record};
use crate::sim::sentence::{Sentence, sentence};
use crate::sim::session::ledger::LedgerNote;
use crate::sim::session::record::SealReason;
use crate::store::ledger::SessionLedger;
use crate::store::played_record::{ReadError, read_and_play};
use crate::store::record_trouble::of_store;
use crate::store::session_list::list_sessions;
use crate::view::record_trouble::trouble_sentence;
use crate::words::{Locale, Words};

/// The width of the column of states, in cells.
const STATE_WIDTH: usize = 10;

/// So many sessions are named in one line.
const MOST_NAMED: usize = 8;

/// List the records of the data folder, the newest last.
#[derive(Debug, Args)]
#[command(after_help = "Example:
  rolecall sessions --data exercise

Each line: when it began, the call, its state (\"superseded\": another file of the session goes further; \"conflict\": another file tells of it otherwise; \"damaged\": rolecall verify says why; \"no archive\": what it was played with is not in this folder; \"missing\": the ledger says that it was begun, and its record is not here; \"erased\": the same, and an erasure tells of it), the mark, the path.")]
pub struct SessionsArguments {
    /// Language: en or zh-Hans; without it, the system's.
    #[arg(long)]
    pub locale: Option<String>,
}

impl SessionsArguments {
    /// Prints the list.
    ///
    /// # Errors
    /// When the folder cannot be listed.
    pub fn run(&self, surroundings: &Surroundings) -> anyhow::Result<ExitCode> {
        let locale = locale_of(surroundings.named_locale(self.locale.as_deref()))?;
        let words = Words::new(locale);
        let data = surroundings.data_folder()?;
        let sessions = list_sessions(data.fs().as_ref(), &data.sessions_path())?;
        if !data.root().is_dir() {
            bail!(Told(sentence!(
                "there is no folder {folder}; name another one with --data",
                "没有文件夹 {folder}；请用 --data 指定别的文件夹",
                folder = data.root().display()
            )));
        }
        let years = SessionLedger::of(&data).read()?;
        let erasures = Erasures::read(&data)?;
        if sessions.is_empty() {
            eprintln!("rolecall: there are no records in {}", data.sessions_path().display());
        }
        let mut others = Vec::new();
        with_other_marks(&data, |other| {
            for session in &sessions {
                let line = match &session.content {
                    Ok(summary) => {
                        let state = match (&summary.superseded_by, summary.sealed) {
                            // Another file tells of the same session otherwise.
                            _ if !summary.conflicts.is_empty() => sentence!("conflict", "互相矛盾"),
                            // Another file has the same session and goes further.
                            (Some(_), _) => sentence!("superseded", "另有更新"),
                            (None, Some(reason)) => seal_word(reason),
                            (None, None) => sentence!("open", "未封存"),
                        };
                        let played = read_and_play(&data, &session.path);
                        let lacks_archive = matches!(played, Err(ReadError::NotArchived { .. }));
                        let played = played.ok();
                        let is_whole = played
                            .as_ref()
                            .is_some_and(|played| played.record.trouble_of_last_line().is_none());
                        let state = match (is_whole, lacks_archive) {
                            (true, _) => state,
                            // The record itself may be in order: what it was played with is elsewhere.
                            (false, true) => sentence!("no archive", "缺档案"),
                            (false, false) => sentence!("damaged", "有损坏"),
                        };
                        let marked = played.filter(|_| is_whole);
                        let marked = marked.and_then(|played| Some((played.scorecard()?, played)));
                        if let Some((card, played)) = &marked
                            && summary.superseded_by.is_none()
                            && other(played, card).is_some()
                        {
                            others.push(summary.header.session.as_str());
                        }
                        let mark = marked.map_or_else(|| "-".to_owned(), |(card, _)| card.overall.to_string());
                        let state = column(&state, locale);
                        format!(
                            "{}  {:<20} {state} {mark:>5}",
                            summary.header.wall, summary.header.scenario
                        )
                    }
                    Err(error) => {
                        let why = match locale.is_chinese() {
                            true => trouble_sentence(&words, &of_store(error)),
                            false => error.to_string(),
                        };
                        worded(&sentence!("cannot be read: {why}", "读不了：{why}"), locale)
                    }
                };
                super::talk::print(&format!("{line}  {}\n", session.path.display()));
            }
        });
        tell_of_others(&others, locale);
        let there: Vec<&str> = sessions
            .iter()
            .filter_map(|session| session.content.as_ref().ok())
            .map(|summary| summary.header.session.as_str())
            .collect();
        // A file that cannot be read may be the record of one of them, by its name.
        let named = |note: &LedgerNote| {
            sessions.iter().any(|session| {
                let name = session.path.file_name().unwrap_or_default().to_string_lossy();
                name.starts_with(&note.session)
            })
        };
        for note in without_record(&years, &there).into_iter().filter(|note| !named(note)) {
            // What was erased is not missing.
            let state = match erasures.named(&note.session) {
                Some(_) => column(&sentence!("erased", "已删除"), locale),
                None => column(&sentence!("missing", "缺失"), locale),
            };
            super::talk::print(&format!("{}  {:<20} {state}       {}\n", note.wall, "-", note.session));
        }
        for (_, fault) in faults(&years) {
            eprintln!("rolecall: {}", worded(&fault, locale));
        }
        Ok(ExitCode::Fine)
    }
}

/// Says in one line of which sessions something else stands than the computed mark in the list.
fn tell_of_others(sessions: &[&str], locale: Locale) {
    if sessions.is_empty() {
        return;
    }
    let count = sessions.len();
    let named = Sentence::listed(sessions.iter().take(MOST_NAMED).copied());
    let and_more = match count > MOST_NAMED {
        true => sentence!(" …", "……"),
        false => Sentence::default(),
    };
    let line = sentence!(
        "The marks here are computed; of {count} something else stands: {named}{and_more}. \"rolecall library\" shows it.",
        "这里列的是系统计算的分数；其中 {count} 次另有结果：{named}{and_more}。用“rolecall library”查看。";
        named, and_more
    );
    eprintln!("rolecall: {}", worded(&line, locale));
}

/// How a session was sealed, in a word.
pub(super) fn seal_word(reason: SealReason) -> Sentence {
    match reason {
        SealReason::Finished => sentence!("finished", "打完"),
        SealReason::Stopped => sentence!("stopped", "中止"),
        SealReason::Rewound => sentence!("rewound", "回退"),
        SealReason::Abandoned => sentence!("abandoned", "放弃"),
    }
}

/// A state as a column; a Chinese character is two cells wide.
fn column(state: &Sentence, locale: Locale) -> String {
    let word = worded(state, locale);
    let gap = STATE_WIDTH.saturating_sub(word.width());
    word + &" ".repeat(gap)
}
