//! All values that assessors have given, from every marked session of a folder of data.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::cohort::kept_sessions::KeptSessions;
use super::error::StoreError;
use super::folder::DataFolder;
use super::played_record::read_and_play;
use super::session_list::list_sessions;
use super::standing::StandingReader;
use crate::sim::analytics::agreement::calibration::RoundMark;
use crate::sim::analytics::agreement::item_titles::ItemTitles;
use crate::sim::analytics::agreement::of_standing::judgements;
use crate::sim::analytics::agreement::table::Judgement;
use crate::sim::assessment::judged::Judged;
use crate::sim::sentence::{Sentence, sentence};

/// The values that count for agreement.
#[derive(Debug, Clone, Default)]
pub struct CountedJudgements {
    /// Values of assessors who have closed their marks.
    pub judgements: Vec<Judgement>,
    /// What items of forms are called.
    pub titles: ItemTitles,
    /// How many values were left out because their assessors had seen those of others.
    pub not_blind: usize,
    /// How many sessions were left out in part, because whoever looks may not see yet what others gave.
    pub kept_back: usize,
    /// What could not be read.
    pub problems: Vec<Sentence>,
}

/// Reads the values that count: complete marks, and on request those too that were given after others' had been seen.
///
/// # Errors
/// A folder cannot be listed.
pub fn counted_judgements(
    data: &DataFolder,
    wanted: Option<&BTreeSet<String>>,
    include_not_blind: bool,
    reader: &mut StandingReader<'_>,
) -> Result<CountedJudgements, StoreError> {
    counted_judgements_again(data, wanted, include_not_blind, reader, &mut KeptSessions::default())
}

/// The same for whoever asks again and again.
///
/// # Errors
/// A folder cannot be listed.
pub fn counted_judgements_again(
    data: &DataFolder,
    wanted: Option<&BTreeSet<String>>,
    include_not_blind: bool,
    reader: &mut StandingReader<'_>,
    kept: &mut KeptSessions,
) -> Result<CountedJudgements, StoreError> {
    let ReadJudgements {
        marks,
        titles,
        kept_back,
        problems,
    } = read_judgements_again(data, wanted, reader, kept)?;
    let closed = marks.into_iter().filter(|mark| mark.is_closed);
    let (counted, seen): (Vec<RoundMark>, Vec<RoundMark>) = closed.partition(|mark| mark.is_blind || include_not_blind);
    Ok(CountedJudgements {
        judgements: counted.into_iter().map(|mark| mark.judgement).collect(),
        titles,
        not_blind: seen.len(),
        kept_back,
        problems,
    })
}

/// The values of marked sessions, as far as whoever looks may see them.
#[derive(Debug, Clone, Default)]
pub struct ReadJudgements {
    /// The values.
    pub marks: Vec<RoundMark>,
    /// What items of forms are called.
    pub titles: ItemTitles,
    /// In how many sessions some are kept back.
    pub kept_back: usize,
    /// What could not be read.
    pub problems: Vec<Sentence>,
}

/// Reads the values of marked sessions, of all or of those that are wanted, and says what could not be read.
///
/// # Errors
/// A folder cannot be listed.
pub fn read_judgements(
    data: &DataFolder,
    wanted: Option<&BTreeSet<String>>,
    reader: &mut StandingReader<'_>,
) -> Result<ReadJudgements, StoreError> {
    read_judgements_again(data, wanted, reader, &mut KeptSessions::default())
}

fn read_judgements_again(
    data: &DataFolder,
    wanted: Option<&BTreeSet<String>>,
    reader: &mut StandingReader<'_>,
    kept: &mut KeptSessions,
) -> Result<ReadJudgements, StoreError> {
    let mut records: BTreeMap<String, (PathBuf, String)> = BTreeMap::new();
    let mut in_conflict = BTreeSet::new();
    for listed in list_sessions(data.fs().as_ref(), &data.sessions_path())? {
        if let Ok(summary) = listed.content
            && summary.superseded_by.is_none()
        {
            if !summary.conflicts.is_empty() {
                in_conflict.insert(summary.header.session.clone());
            }
            records.insert(summary.header.session, (listed.path, summary.head));
        }
    }
    let (mut marks, mut problems) = (Vec::new(), Vec::new());
    let (mut kept_back, mut titles) = (0, ItemTitles::default());
    let is_wanted = |session: &String| wanted.is_none_or(|wanted| wanted.contains(session));
    for session in reader.sessions()?.into_iter().filter(is_wanted) {
        if in_conflict.contains(&session) {
            problems.push(sentence!(
                "Several records tell of the session {session}, and not the same, so its marks do not count; find out which is the right one and move the others away.",
                "会话 {session} 有多份内容不一致的记录，其评分不计；请查明哪一份正确，并移走其他几份。",
                session = session
            ));
            continue;
        }
        let Some((path, head)) = records.get(&session) else {
            problems.push(sentence!(
                "The session {session} has marks and no record here; import its record.",
                "会话 {session} 有评分但没有记录；请导入其记录。",
                session = session
            ));
            continue;
        };
        let judged = match kept.judged(path, head, || judged(data, path)) {
            Ok(judged) => judged,
            Err(NotInOrder) => {
                problems.push(sentence!(
                    "The record of the session {session} is not in order, so its marks do not count; \"rolecall verify\" says why.",
                    "会话 {session} 的记录有问题，其评分不计；原因见“rolecall verify”。",
                    session = session
                ));
                continue;
            }
        };
        let (standing, forms, hidden) = reader.read_judged(&judged)?;
        kept_back += usize::from(!hidden.is_empty());
        titles.add(&forms);
        marks.extend(judgements(&session, &standing, &forms));
    }
    problems.append(&mut reader.problems);
    Ok(ReadJudgements {
        marks,
        titles,
        kept_back,
        problems,
    })
}

/// The record is not as it was written, or cannot be played here.
struct NotInOrder;

fn judged(data: &DataFolder, path: &Path) -> Result<Judged, NotInOrder> {
    match read_and_play(data, path) {
        Ok(played) if played.record.torn_bytes == 0 && played.record.changed_line.is_none() => {
            let card = played.scorecard();
            Ok(Judged::new(
                &played.record,
                played.replayed.call.program(),
                card.as_ref(),
            ))
        }
        _ => Err(NotInOrder),
    }
}
