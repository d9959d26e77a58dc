//! What a record tells about its own time: how long the session lay open, and where the clock on the wall was set.

use jiff::Timestamp;

use crate::sim::session::record::{Entry, EntryKind, Header};

/// The clock on the wall is recorded in whole seconds, so that up to this many seconds say nothing.
const UNCERTAIN_SECONDS: i64 = 2;

/// The session was left and taken up again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap {
    /// The line of the record, from 1.
    pub line: u64,
    /// How long it had been away by the clock on the wall, in milliseconds.
    pub away_ms: u64,
    /// Bytes of a last line that were set aside.
    pub lost_bytes: u64,
}

/// Between two lines the clock on the wall went another way than the clock that nobody can set: it was set, or the machine slept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClockChange {
    /// The second of the two lines, from 1.
    pub line: u64,
    /// How many seconds the wall was ahead (positive) or behind (negative).
    pub seconds: i64,
}

/// Every time that the session was taken up again.
pub fn gaps(entries: &[Entry]) -> Vec<Gap> {
    let found = entries.iter().filter_map(|entry| match entry.kind {
        EntryKind::Resumed { gap_ms, lost_bytes } => Some(Gap {
            line: entry.seq + 1,
            away_ms: gap_ms,
            lost_bytes,
        }),
        _ => None,
    });
    found.collect()
}

/// Every place where the two clocks differ by more than they can by rounding.
pub fn clock_changes(header: &Header, entries: &[Entry]) -> Vec<ClockChange> {
    let mut found = Vec::new();
    let mut before = (seconds(&header.wall), 0);
    for entry in entries {
        let now = (seconds(&entry.wall), entry.mono_ms);
        if let (Some(from), Some(to)) = (before.0, now.0) {
            let passed = match entry.kind {
                EntryKind::Resumed { gap_ms, .. } => gap_ms,
                _ => now.1.saturating_sub(before.1),
            };
            let passed = i64::try_from(passed / 1000).unwrap_or(i64::MAX);
            let ahead = (to - from).saturating_sub(passed);
            if ahead.abs() > UNCERTAIN_SECONDS {
                found.push(ClockChange {
                    line: entry.seq + 1,
                    seconds: ahead,
                });
            }
        }
        before = now;
    }
    found
}

/// Seconds since 1970 of a time such as `2026-11-23T18:40:02Z`.
fn seconds(wall: &str) -> Option<i64> {
    wall.parse::<Timestamp>().ok().map(Timestamp::as_second)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::session::record::{Mode, Timers};

    fn header() -> Header {
        Header {
            rules_version: 1,
            build: "0.1.0".to_owned(),
            session: "s".to_owned(),
            scenario: "a".to_owned(),
            scenario_version: "1".to_owned(),
            files: Vec::new(),
            country: "cn".to_owned(),
            locale: "en".to_owned(),
            seed: 1,
            mode: Mode::Practice,
            timers: Timers::AsWritten,
            trainee: "t".to_owned(),
            parent: None,
            ticket: None,
            full: None,
            wall: "2026-11-23T18:00:00Z".to_owned(),
        }
    }

    fn entry(seq: u64, mono_ms: u64, wall: &str, kind: EntryKind) -> Entry {
        Entry {
            seq,
            mono_ms,
            wall: wall.to_owned(),
            kind,
            prev: String::new(),
        }
    }

    fn command() -> EntryKind {
        EntryKind::Command {
            cmd: "accept".to_owned(),
            state: String::new(),
        }
    }

    #[test]
    fn a_clock_that_was_set_is_found_and_a_gap_is_none() {
        let away = EntryKind::Resumed {
            gap_ms: 3_600_000,
            lost_bytes: 7,
        };
        let entries = [
            entry(1, 1_900, "2026-11-23T18:00:03Z", command()),
            entry(2, 1_900, "2026-11-23T19:00:03Z", away),
            entry(3, 4_000, "2026-11-23T19:00:05Z", command()),
            entry(4, 5_000, "2026-11-23T18:30:06Z", command()),
            entry(5, 6_000, "2026-11-23T18:31:06Z", command()),
        ];
        let found = clock_changes(&header(), &entries);
        assert_eq!(
            found,
            [
                ClockChange {
                    line: 5,
                    seconds: -1800
                },
                ClockChange { line: 6, seconds: 59 }
            ]
        );
        assert_eq!(
            gaps(&entries),
            [Gap {
                line: 3,
                away_ms: 3_600_000,
                lost_bytes: 7
            }]
        );
    }
}
