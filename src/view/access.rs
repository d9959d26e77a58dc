//! What a person is told who asks what is kept of them: what they did and noted, their marks, and what assessors said.
//!
//! Their answers and the remarks about them are their data; the questions and the answer key are not (CJEU C-434/16, Nowak). So nothing
//! is here of options that they did not take, of why one was right, or of what others in the call said.

use super::access_given::{AccessedAssignment, AccessedTicket};
use crate::sim::assessment::event::{Saying, SignedEvent};
use crate::sim::assessment::standing::{Basis, Standing, Waits};
use crate::sim::assessment::told_order::told_order;
use crate::sim::call::command::Command;
use crate::sim::program::parts::{CompiledEntry, Speaker, WrapUpList};
use crate::sim::score::scorecard::{DIMENSIONS, Scorecard};
use crate::sim::sentence::{Sentence, sentence};
use crate::sim::session::record::{EntryKind, Mode, Record, SealReason};
use crate::sim::session::replay::Replayed;
use crate::view::presenter::Presenter;
use crate::view::standing::wording::{dimension_name, saying};
use crate::view::standing::{Known, result};
use crate::view::transcript::{TranscriptLine, lines};

/// Everything that is kept of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccessView {
    /// What records call the person.
    pub pseudonym: String,
    /// The name in the vault.
    pub name: Option<String>,
    /// The group on the roster.
    pub group: Option<String>,
    /// When this was put together, in UTC.
    pub made: String,
    /// Exam tickets, by when they were signed.
    pub tickets: Vec<AccessedTicket>,
    /// Assignments, by when they were given.
    pub assignments: Vec<AccessedAssignment>,
    /// The sessions, by their beginnings.
    pub sessions: Vec<AccessedSession>,
}

/// A session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccessedSession {
    /// Its id.
    pub session: String,
    /// The pseudonym in its record: that of a ticket may be another one.
    pub trainee: String,
    /// The scenario's id.
    pub scenario: String,
    /// The title of the call; the id where the record cannot be played here.
    pub title: String,
    /// What it was for.
    pub mode: Mode,
    /// When it began, in UTC.
    pub began: String,
    /// The time of its last line, in UTC.
    pub ended: String,
    /// Why it is over; none while it is open.
    pub sealed: Option<SealReason>,
    /// The hash of its last line.
    pub head: String,
    /// What the person did, in order.
    pub deeds: Vec<AccessedDeed>,
    /// The computed mark, if there is one.
    pub mark: Option<AccessedMark>,
    /// What stands of what assessors have said; nothing where it is just the computed mark.
    pub stands: Option<Sentence>,
    /// What assessors have said.
    pub remarks: Vec<AccessedRemark>,
}

/// Something that the person did. Time that passes is not told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccessedDeed {
    /// When, in UTC.
    pub wall: String,
    /// The command, as the record has it.
    pub command: String,
    /// What was said or done, in the words of the call; empty if the record cannot be played here.
    pub told: String,
}

/// The computed mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccessedMark {
    /// Overall, of 100.
    pub overall: String,
    /// Each dimension that is measured.
    pub dimensions: Vec<(Sentence, String)>,
    /// Whether it passes.
    pub passed: bool,
}

/// What an assessor has said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccessedRemark {
    /// Who: the name of a trusted key with its first digits, or the key.
    pub by: String,
    /// The name alone; empty if nobody is known by the key.
    pub name: String,
    /// When, in UTC.
    pub wall: String,
    /// What, in one line.
    pub what: Sentence,
    /// In the assessor's own words; empty if there are none.
    pub words: String,
}

impl AccessedSession {
    /// A session from its record, played if it can be played here, and what was said about it.
    pub fn new(
        record: &Record,
        played: Option<(&Presenter, &Replayed)>,
        card: Option<&Scorecard>,
        events: &[SignedEvent],
        stands: Option<&Standing>,
        known: &Known<'_>,
    ) -> Self {
        let header = &record.header;
        // Each file of marks has its own order, and those of several assessors lie behind one another.
        let remarks = told_order(events).into_iter().map(|signed| AccessedRemark {
            by: known.names.of(&signed.event.by),
            name: known.names.name(&signed.event.by).unwrap_or_default().to_owned(),
            wall: signed.event.wall.clone(),
            what: saying(&signed.event.what, known),
            words: own_words(&signed.event.what).to_owned(),
        });
        Self {
            session: header.session.clone(),
            trainee: header.trainee.clone(),
            scenario: header.scenario.clone(),
            title: played.map_or_else(
                || header.scenario.clone(),
                |(presenter, _)| presenter.text(presenter.program.head[0]),
            ),
            mode: header.mode,
            began: header.wall.clone(),
            ended: record.entries.last().map_or(&header.wall, |entry| &entry.wall).clone(),
            sealed: record.sealed(),
            head: record.text.head().to_owned(),
            deeds: deeds(record, played),
            mark: card.map(mark),
            stands: stands
                .filter(|stands| {
                    !matches!(stands.basis, Basis::Computed | Basis::NoMark)
                        || stands.decision.is_some()
                        || stands.original != stands.outcome
                        || stands.waits.contains(&Waits::Files)
                })
                .map(|stands| result(stands, &[], known.forms)),
            remarks: remarks.collect(),
        }
    }
}

fn deeds(record: &Record, played: Option<(&Presenter, &Replayed)>) -> Vec<AccessedDeed> {
    let commands = record.entries.iter().filter_map(|entry| match &entry.kind {
        EntryKind::Command { cmd, .. } => Some((&entry.wall, cmd)),
        _ => None,
    });
    let told = |number: usize| {
        let events = played.and_then(|(presenter, replayed)| Some((presenter, replayed.events.get(number)?)));
        let Some((presenter, events)) = events else {
            return String::new();
        };
        lines(presenter, events)
            .into_iter()
            .filter_map(own_line)
            .collect::<Vec<_>>()
            .join(" ")
    };
    let deeds = commands.enumerate().map(|(number, (wall, command))| AccessedDeed {
        wall: wall.clone(),
        command: command.clone(),
        told: match played.and_then(|(presenter, _)| written(presenter, command)) {
            Some(written) => with_written(&told(number), &written),
            None => told(number),
        },
    });
    deeds
        .filter(|deed| !matches!(Command::parse(&deed.command), Ok(Command::Wait(_))) || !deed.told.is_empty())
        .collect()
}

/// What the person wrote or entered by a command of the after-call work; nothing for any other.
fn written(presenter: &Presenter, command: &str) -> Option<String> {
    let is_chinese = presenter.words.locale().is_chinese();
    let entry = |list: Option<WrapUpList>, id: &str| {
        let fits = |entry: &&CompiledEntry| list.is_none_or(|list| entry.list == list) && entry.id == id;
        let found = presenter.program.wrap_up.iter().find(fits);
        found.map_or_else(|| id.to_owned(), |entry| presenter.text(entry.label))
    };
    let told = match Command::parse(command).ok()? {
        Command::Note(text) => sentence!("“{text}”", "“{text}”"),
        Command::Pick(list, id) => {
            let label = entry(Some(list), &id);
            sentence!("Entered: {label}", "登记：{label}")
        }
        Command::Tick(id) => {
            let label = entry(Some(WrapUpList::Notes), &id);
            sentence!("Entered: {label}", "登记：{label}")
        }
        Command::Untick(id) => {
            let label = entry(Some(WrapUpList::Notes), &id);
            sentence!("Taken back: {label}", "撤回：{label}")
        }
        Command::Finish => sentence!("Finished the after-call work", "完成了话后处理"),
        _ => return None,
    };
    Some(told.wording(is_chinese).to_owned())
}

/// What came of a command, then what was written by it.
fn with_written(told: &str, written: &str) -> String {
    [told, written]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// What the person themselves said or chose, and what came of what they did; not what others said.
fn own_line(line: TranscriptLine) -> Option<String> {
    match line {
        TranscriptLine::Said {
            speaker: Speaker::You,
            text,
            ..
        }
        | TranscriptLine::Happened(text) => Some(text),
        TranscriptLine::Said { .. } => None,
        TranscriptLine::Chose { label, speak } => Some(speak.unwrap_or(label)),
    }
}

fn mark(card: &Scorecard) -> AccessedMark {
    let measured = DIMENSIONS.into_iter().zip(&card.dimensions);
    AccessedMark {
        overall: card.overall.to_string(),
        dimensions: measured
            .filter(|(_, score)| score.best > 0)
            .map(|(dimension, score)| (dimension_name(dimension), score.mark.to_string()))
            .collect(),
        passed: card.passed,
    }
}

/// What somebody wrote in free words; empty where nothing is written.
pub fn own_words(what: &Saying) -> &str {
    match what {
        Saying::Override { reason, .. }
        | Saying::Turn { reason, .. }
        | Saying::ItemNotApplicable { reason, .. }
        | Saying::Reopen { reason }
        | Saying::Unblind { reason }
        | Saying::Dispute { reason, .. }
        | Saying::Answer { reason, .. }
        | Saying::Moderate { reason, .. }
        | Saying::Decide { reason, .. }
        | Saying::VoidFault { reason, .. } => reason,
        Saying::Item { comment, .. } | Saying::Global { comment, .. } => comment.as_deref().unwrap_or_default(),
        Saying::Comment { text, .. } => text,
        Saying::Confirm { .. } | Saying::Close => "",
    }
}
