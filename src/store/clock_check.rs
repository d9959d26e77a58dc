//! What the two clocks of a record say together: whether the one on the wall was set back, or ran ahead of the one that nobody sets.

use jiff::Timestamp;

use crate::sim::library::clock_findings::ClockFindings;
use crate::sim::session::record::{EntryKind, Record};

/// Wall times have whole seconds, so two steps of one clock may differ by this much and mean nothing.
const TOLERANCE_SECS: i64 = 2;

/// What the clocks of a record say. Between sittings only going back is found: how long a session lay is in its own line.
pub fn clock_findings(record: &Record) -> ClockFindings {
    let mut found = ClockFindings::default();
    let mut before = (seconds(&record.header.wall), 0_i64);
    for entry in &record.entries {
        let is_resumed = matches!(entry.kind, EntryKind::Resumed { .. });
        let now = (
            seconds(&entry.wall),
            i64::try_from(entry.mono_ms / 1000).unwrap_or(i64::MAX),
        );
        if let (Some(wall_before), Some(wall)) = (before.0, now.0) {
            let passed = wall - wall_before;
            let ahead = passed.saturating_sub(now.1.saturating_sub(before.1));
            if passed < -TOLERANCE_SECS {
                found.back_secs = found.back_secs.max(clamped(-passed));
            } else if ahead > TOLERANCE_SECS && !is_resumed {
                found.ahead_secs = found.ahead_secs.max(clamped(ahead));
            }
        }
        found.resumed += u32::from(is_resumed);
        before = now;
    }
    found
}

/// Seconds by which a moment lies after another; 0 if it does not, or if one of them cannot be read.
pub fn seconds_after(later: &str, earlier: &str) -> u32 {
    match (seconds(later), seconds(earlier)) {
        (Some(later), Some(earlier)) => clamped(later - earlier),
        _ => 0,
    }
}

fn seconds(wall: &str) -> Option<i64> {
    Some(wall.parse::<Timestamp>().ok()?.as_second())
}

fn clamped(seconds: i64) -> u32 {
    u32::try_from(seconds.max(0)).unwrap_or(u32::MAX)
}
