//! What a record says in codes and figures, in words: its seal, what it was for, its gaps, its clocks.

use super::identity::{Identity, Wholeness};
use crate::sim::session::record::{Mode, SealReason};
use crate::sim::time::Millis;
use crate::words::Words;

/// Why the record is over, in words.
pub fn seal(words: &Words, sealed: Option<SealReason>) -> String {
    words.text(match sealed {
        Some(SealReason::Finished) => "report-seal-finished",
        Some(SealReason::Stopped) => "report-seal-stopped",
        Some(SealReason::Rewound) => "report-seal-rewound",
        Some(SealReason::Abandoned) => "report-seal-abandoned",
        None => "report-seal-open",
    })
}

/// What a session was for, in words.
pub fn mode(words: &Words, mode: Mode) -> String {
    words.text(match mode {
        Mode::Practice => "report-mode-practice",
        Mode::Exam => "report-mode-exam",
    })
}

/// How long something took.
pub fn span(words: &Words, time: Millis) -> String {
    let seconds = time.seconds();
    let (hours, minutes) = (seconds / 3600, seconds / 60);
    match hours {
        // Tenths tell a short gap from none.
        0 if minutes == 0 => {
            let tenths = time.0 / 100;
            words.with(
                "report-seconds",
                &[("seconds", format!("{}.{}", tenths / 10, tenths % 10).into())],
            )
        }
        0 => words.with(
            "report-span",
            &[("minutes", minutes.into()), ("seconds", (seconds % 60).into())],
        ),
        _ => words.with(
            "report-hours-span",
            &[("h", hours.into()), ("minutes", (minutes % 60).into())],
        ),
    }
}

/// Where the session was left, and for how long.
pub fn gaps(words: &Words, identity: &Identity) -> Vec<String> {
    let gaps = identity.gaps.iter().map(|gap| {
        let time = ("time", span(words, Millis(gap.away_ms)).into());
        let line = ("line", gap.line.into());
        match gap.lost_bytes {
            0 => words.with("report-gap", &[time, line]),
            bytes => words.with("report-gap-lost", &[time, line, ("bytes", bytes.into())]),
        }
    });
    gaps.collect()
}

/// Where the clock on the wall was set, and by how much.
pub fn clock_changes(words: &Words, identity: &Identity) -> Vec<String> {
    let changes = identity.clock_changes.iter().map(|change| {
        let key = match change.seconds < 0 {
            true => "report-clock-behind",
            false => "report-clock-ahead",
        };
        let seconds = change.seconds.unsigned_abs().to_string();
        words.with(key, &[("seconds", seconds.into()), ("line", change.line.into())])
    });
    changes.collect()
}

/// What others say for a record, each in a sentence.
pub fn vouched(words: &Words, identity: &Identity) -> Vec<String> {
    identity.vouched.iter().map(|said| words.told(said)).collect()
}

/// How long a call took by its own clock, which stands still where the call is read from a script.
pub fn lasted(words: &Words, time: Millis) -> String {
    match time {
        Millis(0) => words.text("report-lasted-none"),
        time => span(words, time),
    }
}

/// Whether a record is verified, as a word and as what it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Integrity {
    /// The word.
    pub word: String,
    /// What it means, in one or more sentences.
    pub about: String,
}

/// Whether a record is verified, in words: the screen and every report say the same.
pub fn integrity(words: &Words, identity: &Identity) -> Integrity {
    let n = ("n", identity.commands.into());
    let about = match identity.wholeness {
        Wholeness::AsWritten if identity.doubts.is_empty() => words.with("report-verified-about", &[n]),
        Wholeness::AsWritten => words.with("report-doubted-about", &[n]),
        Wholeness::TornEnd(bytes) => words.with("report-torn-about", &[n, ("bytes", bytes.into())]),
        Wholeness::ChangedLine(line) => words.with("report-changed-about", &[n, ("line", line.into())]),
    };
    let doubts = identity.doubts.iter().map(|doubt| words.told(doubt));
    let space = if words.locale().is_chinese() { "" } else { " " };
    Integrity {
        word: words.text(integrity_key(identity)),
        about: [about].into_iter().chain(doubts).collect::<Vec<_>>().join(space),
    }
}

/// The key of the word for whether a record is verified.
pub fn integrity_key(identity: &Identity) -> &'static str {
    match identity.wholeness {
        Wholeness::AsWritten if identity.doubts.is_empty() => "report-verified",
        Wholeness::AsWritten => "report-doubted",
        Wholeness::TornEnd(_) | Wholeness::ChangedLine(_) => "report-not-verified",
    }
}
