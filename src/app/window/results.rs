//! What this person has already played: read from the records, never from a stored mark.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use bevy::log::warn;

use super::trying::seen_in;
use crate::sim::prove::explore::MOST_STATES;
use crate::sim::score::scorecard::Scorecard;
use crate::sim::score::value::Valuation;
use crate::sim::session::record::{Mode, SealReason};
use crate::store::folder::DataFolder;
use crate::store::ledger::SessionLedger;
use crate::store::played_record::read_and_play;
use crate::store::session_list::list_sessions;

/// How often a call was finished, the best result, and the newest records, finished and left open.
#[derive(Debug, Clone, Default)]
pub(super) struct Results {
    /// By scenario: how often it was finished.
    pub(super) times: BTreeMap<String, u32>,
    /// Scenarios of which a call was begun, whatever became of it.
    pub(super) begun: BTreeSet<String>,
    /// By scenario: the marks of the best finished call, overall last.
    pub(super) best: BTreeMap<String, [i64; 4]>,
    /// By scenario: the nodes, options and endings that finished practice calls came to, as the author screen names them.
    pub(super) seen: BTreeMap<String, BTreeSet<String>>,
    /// By scenario: the record of the newest finished call, whose debrief can be looked at again.
    pub(super) newest: BTreeMap<String, PathBuf>,
    /// The newest record without a seal that was begun here.
    pub(super) left_open: Option<(String, PathBuf)>,
}

/// Looks through the newest records; older ones than this many are not looked at here.
const MOST_LOOKED_AT: usize = 40;

/// Reads the results of a folder. It runs on a thread of its own; records that cannot be read are left out.
pub(super) fn read_results(data: &DataFolder) -> Results {
    let mut results = Results::default();
    // Most records are of the same few calls, whose values are the same.
    let mut valuations = BTreeMap::new();
    let sessions = list_sessions(data.fs().as_ref(), &data.sessions_path()).unwrap_or_default();
    // What was taken back is no result, and there may be much of it.
    let readable = sessions
        .iter()
        .rev()
        .filter_map(|session| Some((session, session.content.as_ref().ok()?)));
    // An exam with a ticket goes on in the terminal, and its mark is with whoever examines.
    let own = readable.filter(|(_, summary)| summary.header.ticket.is_none());
    // What was imported is somebody else's: only what the ledger of this folder saw begin was played here.
    // Where that cannot be read, it is better to offer too much than to hide somebody's own calls.
    let begun = SessionLedger::of(data).read().map(|years| {
        let notes = years.iter().flat_map(|(_, year)| year.sessions());
        notes.map(str::to_owned).collect::<BTreeSet<_>>()
    });
    if let Err(error) = &begun {
        warn!("{error}");
    }
    let is_begun_here = |session: &str| begun.as_ref().map_or(true, |begun| begun.contains(session));
    let own = own.filter(|(_, summary)| is_begun_here(&summary.header.session));
    let kept = own.filter(|(_, summary)| summary.sealed != Some(SealReason::Rewound));
    // Nor is a file that another one goes on from, or that is contradicted by another one.
    let kept = kept.filter(|(_, summary)| summary.superseded_by.is_none() && summary.conflicts.is_empty());
    for (session, summary) in kept.take(MOST_LOOKED_AT) {
        let scenario = &summary.header.scenario;
        results.begun.insert(scenario.clone());
        if summary.sealed.is_none() {
            if results.left_open.is_none() {
                results.left_open = Some((scenario.clone(), session.path.clone()));
            }
            continue;
        }
        let Ok(played) = read_and_play(data, &session.path) else {
            continue;
        };
        let call = &played.replayed.call;
        let header = &played.record.header;
        if header.mode == Mode::Practice && summary.sealed == Some(SealReason::Finished) {
            let events = call.opening().iter().chain(played.replayed.events.iter().flatten());
            results
                .seen
                .entry(scenario.clone())
                .or_default()
                .extend(seen_in(call, events));
        }
        let played_with = (
            header.marked_files().to_vec(),
            call.program().key(),
            header.country.clone(),
            call.start().0,
        );
        let valuation = valuations
            .entry(played_with)
            .or_insert_with(|| Valuation::new(call.program(), call.start(), MOST_STATES).ok());
        let Some(card) = valuation.as_ref().and_then(|values| Scorecard::new(values, call)) else {
            continue;
        };
        *results.times.entry(scenario.clone()).or_default() += 1;
        results
            .newest
            .entry(scenario.clone())
            .or_insert_with(|| session.path.clone());
        let marks = card.dimensions.map(|score| score.mark.0);
        let marks = [marks[0], marks[1], marks[2], card.overall.0];
        let best = results.best.entry(scenario.clone()).or_insert(marks);
        if marks[3] > best[3] {
            *best = marks;
        }
    }
    results
}
