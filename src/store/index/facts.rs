//! What a record and its replay say about a session: the row of the list.

use std::sync::OnceLock;

use super::reading::{Opened, Wanted};
use super::said::Said;
use crate::sim::assessment::judged::Judged;
use crate::sim::call::Phase;
use crate::sim::library::row::{Played, RowMark, SessionRow, SessionState};
use crate::sim::library::trouble::Trouble;
use crate::sim::program::step::Move;
use crate::sim::prove::explore::MOST_STATES;
use crate::sim::score::scorecard::{Failure, Scorecard};
use crate::sim::score::value::Valuation;
use crate::sim::sentence::sentence;
use crate::sim::session::hash::sha256_hex;
use crate::sim::session::record::{ArchivedFile, Header, Record, SealReason};
use crate::sim::session::replay::Replayed;
use crate::store::clock_check::clock_findings;
use crate::store::error::StoreError;
use crate::store::fs::Fs;
use crate::store::played_record::play;
use crate::store::record_file::read_record;
use crate::store::record_trouble::{of_end, of_reading, of_store};
use crate::store::recorded_call::RULES_VERSION;

/// Exact values of one start, computed by the first who needs them.
pub(super) type Values = OnceLock<Option<Valuation>>;

/// SHA-256 over these files that a session was played with.
pub(super) fn files_hash(files: &[ArchivedFile]) -> String {
    let parts = files.iter().flat_map(|file| [&file.name, "\0", &file.sha256, "\n"]);
    sha256_hex(&[parts.collect::<String>().as_bytes()])
}

/// The row of a file whose header cannot be read.
pub(super) fn without_header(fs: &dyn Fs, wanted: &Wanted) -> SessionRow {
    let trouble = match read_record(fs, &wanted.path) {
        Err(error) => unread(fs, wanted, &error),
        // It has become readable just now.
        Ok(_) => changing(),
    };
    row(wanted, None, Some(trouble))
}

/// The row of a record, with the call that its header names and the values of its start.
pub(super) fn of_record(
    fs: &dyn Fs,
    wanted: &Wanted,
    header: &Header,
    opened: Result<&Opened, &Trouble>,
    values: &Values,
    said: &Said<'_>,
) -> SessionRow {
    let record = match read_record(fs, &wanted.path) {
        Ok(record) if record.header == *header => record,
        Ok(_) => return row(wanted, Some(played(header, opened)), Some(changing())),
        Err(error) => {
            let trouble = unread(fs, wanted, &error);
            return row(wanted, Some(played(header, opened)), Some(trouble));
        }
    };
    let mut made = row(wanted, Some(played(header, opened)), of_end(&record));
    made.session.clone_from(&header.session);
    add_record(&mut made, &record);
    match opened {
        Err(trouble) => made.trouble = made.trouble.or_else(|| Some(trouble.clone())),
        Ok(opened) => match play(&record, opened.program.clone()) {
            Err(error) => made.trouble = made.trouble.or_else(|| Some(of_reading(&error))),
            Ok(replayed) => add_play(&mut made, &record, &replayed, values, (wanted.place, said)),
        },
    }
    made.state = made.own_state();
    made
}

fn add_record(row: &mut SessionRow, record: &Record) {
    record.text.head().clone_into(&mut row.head);
    row.lines = record.text.next_seq();
    let last = record.entries.last().map_or(&record.header.wall, |entry| &entry.wall);
    row.ended.clone_from(last);
    row.sealed = record.sealed();
    row.clock = clock_findings(record);
}

fn add_play(row: &mut SessionRow, record: &Record, replayed: &Replayed, values: &Values, marks: (usize, &Said<'_>)) {
    let call = &replayed.call;
    let is_turn = |made: &Move| matches!(made, Move::Choose(_) | Move::Expire);
    let turns = call.steps().iter().filter(|step| is_turn(&step.made)).count();
    row.turns = u32::try_from(turns).unwrap_or(u32::MAX);
    // During a call they can only be stretched further: the last are the longest.
    if let Some(played) = &mut row.played {
        played.timers = call.timers().into();
    }
    // Commands before a line that is not as it was written have a mark; the record has none that anybody should count.
    if row.trouble.is_some() {
        return;
    }
    let card = (call.phase() == Phase::Ended)
        .then(|| values.get_or_init(|| Valuation::new(call.program(), call.start(), MOST_STATES).ok()))
        .and_then(|values| Scorecard::new(values.as_ref()?, call));
    // A record that can still grow is nobody's result, as it is in reports.
    let finished = card.as_ref().filter(|_| row.sealed == Some(SealReason::Finished));
    row.mark = finished.map(|card| RowMark {
        overall: card.overall.0,
        dimensions: card.dimensions.map(|score| score.mark.0),
        passed: card.passed,
        critical: card.failures.contains(&Failure::Critical),
    });
    if !row.said.is_empty() {
        let (place, said) = marks;
        let judged = Judged::new(record, call.program(), card.as_ref());
        let found = said.what_stands(place, &judged);
        row.said = Said::noted(&row.said, &found);
        (row.stands, row.kept_back) = (found.stands, found.kept_back);
    }
}

fn row(wanted: &Wanted, played: Option<Played>, trouble: Option<Trouble>) -> SessionRow {
    let mut row = SessionRow {
        path: wanted.relative.clone(),
        session: wanted.session.clone().unwrap_or_default(),
        played,
        head: String::new(),
        lines: 0,
        ended: String::new(),
        sealed: None,
        state: SessionState::Unusable,
        superseded_by: None,
        turns: 0,
        mark: None,
        stands: None,
        kept_back: false,
        said: wanted.said.clone(),
        marked: wanted.marked,
        clock: Default::default(),
        trouble,
        computed_by: env!("CARGO_PKG_VERSION").to_owned(),
        computed_rules: RULES_VERSION,
    };
    row.state = row.own_state();
    row
}

fn played(header: &Header, opened: Result<&Opened, &Trouble>) -> Played {
    Played {
        scenario: header.scenario.clone(),
        version: header.scenario_version.clone(),
        scenario_sha256: header.scenario_sha256().to_owned(),
        files: files_hash(header.marked_files()),
        titles: opened.map_or_else(|_| Default::default(), |opened| opened.titles.clone()),
        country: header.country.clone(),
        locale: header.locale.clone(),
        mode: header.mode,
        timers: header.timers,
        trainee: header.trainee.clone(),
        began: header.wall.clone(),
        rules: header.rules_version,
        build: header.build.clone(),
    }
}

fn unread(fs: &dyn Fs, wanted: &Wanted, error: &StoreError) -> Trouble {
    let trouble = of_store(error);
    let is_empty = || fs.read(&wanted.path, 1).is_ok_and(|bytes| bytes.is_empty());
    if trouble == Trouble::Foreign && is_empty() {
        return Trouble::Empty;
    }
    trouble
}

/// The file was written to while it was looked at; next time it will be read again.
fn changing() -> Trouble {
    Trouble::Unread {
        why: sentence!("it is just being written.", "正在写入。"),
    }
}
