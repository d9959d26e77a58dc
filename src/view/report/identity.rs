//! The identity of a record: enough for somebody else to find the same file, prove it and play it again.

use super::circumstances::{ClockChange, Gap, clock_changes, gaps};
use super::timer_changes::{TimerChange, timer_changes};
use crate::sim::call::Call;
use crate::sim::sentence::Sentence;
use crate::sim::session::anchor::anchor;
use crate::sim::session::record::{Mode, Parent, Record, SealReason, Timers};
use crate::sim::time::Millis;

/// Which session it is, what it was played with, and under which circumstances.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// The session's id.
    pub session: String,
    /// The hash of the last valid line; it stands for all lines before it.
    pub head: String,
    /// What the record calls the person who played.
    pub trainee: String,
    /// The scenario's id.
    pub scenario: String,
    /// The author's version of it.
    pub scenario_version: String,
    /// SHA-256 of the scenario's file in full; empty if the record names none of that name.
    pub scenario_sha256: String,
    /// How many files it was played with: scenario, tables, packs, facts, bank.
    pub files: usize,
    /// The country whose rules were followed.
    pub country: String,
    /// The language on the screen.
    pub locale: String,
    /// What the session is for.
    pub mode: Mode,
    /// How far timers were stretched when it began.
    pub timers: Timers,
    /// Where they were stretched further.
    pub timer_changes: Vec<TimerChange>,
    /// The seed of all chance.
    pub seed: u64,
    /// The version of the program that wrote it.
    pub build: String,
    /// The version of the rules of the machine.
    pub rules_version: u32,
    /// The session that was rewound to begin this one.
    pub parent: Option<Parent>,
    /// When it began, in UTC.
    pub began: String,
    /// The time of its last line, in UTC.
    pub ended: String,
    /// How long the call took.
    pub lasted: Millis,
    /// How many commands were played again, each to the recorded state.
    pub commands: usize,
    /// Why the session is over; none while it is open.
    pub sealed: Option<SealReason>,
    /// Where it was left and taken up again.
    pub gaps: Vec<Gap>,
    /// Where the clock on the wall was set, or the machine slept.
    pub clock_changes: Vec<ClockChange>,
    /// Whether every line is as it was written.
    pub wholeness: Wholeness,
    /// The short code of the last line that whoever supervised has written down; none for a practice call without a ticket, and none while
    /// the record is open.
    pub anchor: Option<String>,
    /// What others than the record say for it: a ticket that fits, a receipt.
    pub vouched: Vec<Sentence>,
    /// What others than the record say against it: a ticket that is not here or does not fit, another ledger. Whoever has looked says it
    /// after the identity is made.
    pub doubts: Vec<Sentence>,
}

impl Identity {
    /// Whether every line is as it was written, and nobody says otherwise.
    pub fn is_verified(&self) -> bool {
        self.wholeness == Wholeness::AsWritten && self.doubts.is_empty()
    }
}

/// Whether the end of a record is as it was written. The lines before it are, or nothing would be reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wholeness {
    /// Every line is.
    AsWritten,
    /// This many bytes at the end are no valid line: a power cut tore it, or it was changed.
    TornEnd(usize),
    /// This line, from 1, is whole and does not fit its hash: it was changed or added afterwards.
    ChangedLine(usize),
}

/// The identity of a record and the call that its commands make.
pub(super) fn identity(record: &Record, call: &Call) -> Identity {
    let header = &record.header;
    Identity {
        session: header.session.clone(),
        head: record.text.head().to_owned(),
        trainee: header.trainee.clone(),
        scenario: header.scenario.clone(),
        scenario_version: header.scenario_version.clone(),
        scenario_sha256: header.scenario_sha256().to_owned(),
        files: header.files.len(),
        country: header.country.clone(),
        locale: header.locale.clone(),
        mode: header.mode,
        timers: header.timers,
        timer_changes: timer_changes(record, call),
        seed: header.seed,
        build: header.build.clone(),
        rules_version: header.rules_version,
        parent: header.parent.clone(),
        began: header.wall.clone(),
        ended: record.entries.last().map_or(&header.wall, |entry| &entry.wall).clone(),
        lasted: call.elapsed(),
        commands: call.commands(),
        sealed: record.sealed(),
        gaps: gaps(&record.entries),
        clock_changes: clock_changes(header, &record.entries),
        wholeness: match (record.changed_line, record.torn_bytes) {
            (Some(line), _) => Wholeness::ChangedLine(line),
            (None, 0) => Wholeness::AsWritten,
            (None, bytes) => Wholeness::TornEnd(bytes),
        },
        anchor: match record.sealed().is_some() && (header.mode == Mode::Exam || header.ticket.is_some()) {
            true => anchor(record.text.head()),
            false => None,
        },
        vouched: Vec::new(),
        doubts: Vec::new(),
    }
}
