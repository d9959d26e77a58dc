//! What a person is told who asks what is kept of them: what they did and noted, their marks, and what assessors said.
//!
//! Their answers and the remarks about them are their data; the questions and the answer key are not (CJEU C-434/16, Nowak). So nothing
//! is here of options that they did not take, of why one was right, or of what others in the call said.

use crate::sim::assessment::event::{Saying, SignedEvent};
use crate::sim::call::command::Command;
use crate::sim::program::parts::Speaker;
use crate::sim::score::scorecard::{DIMENSIONS, Scorecard};
use crate::sim::sentence::Sentence;
use crate::sim::session::record::{EntryKind, Mode, Record, SealReason};
use crate::sim::session::replay::Replayed;
use crate::view::presenter::Presenter;
use crate::view::standing::Known;
use crate::view::standing::wording::{dimension_name, saying};
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
    /// Who: the name of a trusted key, or the key.
    pub by: String,
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
        known: &Known<'_>,
    ) -> Self {
        let header = &record.header;
        let remarks = events.iter().map(|signed| AccessedRemark {
            by: known.names.of(&signed.event.by),
            wall: signed.event.wall.clone(),
            what: saying(&signed.event.what, known),
            words: own_words(&signed.event.what).to_owned(),
        });
        Self {
            session: header.session.clone(),
            trainee: header.trainee.clone(),
            scenario: header.scenario.clone(),
            mode: header.mode,
            began: header.wall.clone(),
            ended: record.entries.last().map_or(&header.wall, |entry| &entry.wall).clone(),
            sealed: record.sealed(),
            head: record.text.head().to_owned(),
            deeds: deeds(record, played),
            mark: card.map(mark),
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
        let own = lines(presenter, events).into_iter().filter_map(own_line);
        own.collect::<Vec<_>>().join(" ")
    };
    let deeds = commands.enumerate().map(|(number, (wall, command))| AccessedDeed {
        wall: wall.clone(),
        command: command.clone(),
        told: told(number),
    });
    deeds
        .filter(|deed| !matches!(Command::parse(&deed.command), Ok(Command::Wait(_))) || !deed.told.is_empty())
        .collect()
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
