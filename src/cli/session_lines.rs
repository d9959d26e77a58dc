//! The lines of `rolecall sessions` for one folder of data.

use unicode_width::UnicodeWidthStr as _;

use super::erased::Erasures;
use super::other_mark::{Other, with_other_marks};
use super::sentences::worded;
use super::sessions::seal_word;
use super::talk::screen::harmless;
use super::verify_ledger::{faults, without_record};
use crate::sim::sentence::{Sentence, sentence};
use crate::sim::session::ledger::LedgerNote;
use crate::store::error::StoreError;
use crate::store::folder::DataFolder;
use crate::store::ledger::SessionLedger;
use crate::store::played_record::{ReadError, read_and_play};
use crate::store::record_trouble::of_store;
use crate::store::session_list::{ListedSession, SessionSummary, list_sessions};
use crate::view::record_trouble::trouble_sentence;
use crate::words::{Locale, Words};

/// The width of the column of states, in cells.
const STATE_WIDTH: usize = 10;

/// What is to be said of the sessions of one folder of data behind their lines.
pub(super) struct ListedSessions {
    /// How many records are there.
    pub(super) records: usize,
    /// The sessions of which something else stands than the mark in their line.
    pub(super) others: Vec<String>,
    /// What is wrong with the ledger.
    pub(super) faults: Vec<Sentence>,
}

impl ListedSessions {
    /// Reads and plays every record and says a line of it, the newest last, and behind them one of each session that has none any more.
    ///
    /// # Errors
    /// The folder, its ledger or its erasures cannot be read; nothing has been said then.
    pub(super) fn list(data: &DataFolder, locale: Locale, say: &mut dyn FnMut(String)) -> Result<Self, StoreError> {
        let sessions = list_sessions(data.fs().as_ref(), &data.sessions_path())?;
        let years = SessionLedger::of(data).read()?;
        let erasures = Erasures::read(data)?;
        let mut others = Vec::new();
        with_other_marks(data, |other| {
            for session in &sessions {
                say(line(data, session, locale, other, &mut others));
            }
        });
        let there: Vec<&str> = sessions
            .iter()
            .filter_map(|session| session.content.as_ref().ok())
            .map(|summary| summary.header.session.as_str())
            .collect();
        // A file that cannot be read may be the record of one of them, by its name.
        let named = |note: &LedgerNote| {
            sessions.iter().any(|session| {
                let name = session.path.file_name().unwrap_or_default().to_string_lossy();
                session.content.is_err() && name.starts_with(&note.session)
            })
        };
        for note in without_record(&years, &there).into_iter().filter(|note| !named(note)) {
            // What was erased is not missing.
            let state = match erasures.named(&note.session) {
                Some(_) => column(&sentence!("erased", "已删除"), locale),
                None => column(&sentence!("missing", "缺失"), locale),
            };
            say(format!("{}  {:<20} {state}       {}\n", note.wall, "-", note.session));
        }
        Ok(Self {
            records: sessions.len(),
            others,
            faults: faults(&years).into_iter().map(|(_, fault)| fault).collect(),
        })
    }
}

fn line(
    data: &DataFolder,
    session: &ListedSession,
    locale: Locale,
    other: &mut Other<'_>,
    others: &mut Vec<String>,
) -> String {
    let line = match &session.content {
        Ok(summary) => {
            let played = read_and_play(data, &session.path);
            let lacks_archive = matches!(played, Err(ReadError::NotArchived { .. }));
            let whole = played
                .ok()
                .filter(|played| played.record.trouble_of_last_line().is_none());
            let state = match (&whole, lacks_archive) {
                (Some(_), _) => state(summary),
                // The record itself may be in order: what it was played with is elsewhere.
                (None, true) => sentence!("no archive", "缺档案"),
                (None, false) => sentence!("damaged", "有损坏"),
            };
            let marked = whole.and_then(|played| Some((played.scorecard()?, played)));
            if let Some((card, played)) = &marked
                && summary.superseded_by.is_none()
                && other(played, card).is_some()
            {
                others.push(summary.header.session.clone());
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
                true => trouble_sentence(&Words::new(locale), &of_store(error)),
                false => error.to_string(),
            };
            worded(&sentence!("cannot be read: {why}", "读不了：{why}"), locale)
        }
    };
    format!("{line}  {}\n", harmless(&session.path.display().to_string()))
}

/// How a session stands that is whole.
fn state(summary: &SessionSummary) -> Sentence {
    match (&summary.superseded_by, summary.sealed) {
        // Another file tells of the same session otherwise.
        _ if !summary.conflicts.is_empty() => sentence!("conflict", "互相矛盾"),
        // Another file has the same session and goes further.
        (Some(_), _) => sentence!("superseded", "另有更新"),
        (None, Some(reason)) => seal_word(reason),
        (None, None) => sentence!("open", "未封存"),
    }
}

/// A state as a column; a Chinese character is two cells wide.
fn column(state: &Sentence, locale: Locale) -> String {
    let word = worded(state, locale);
    let gap = STATE_WIDTH.saturating_sub(word.width());
    word + &" ".repeat(gap)
}
