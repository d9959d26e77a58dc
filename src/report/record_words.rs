//! What a record says in codes, in words: its seal, what it was for, its country.

use super::visible::visible;
use crate::sim::session::record::{Mode, SealReason};
use crate::words::Words;

/// Why the record is over, in words.
pub(super) fn seal(words: &Words, sealed: Option<SealReason>) -> String {
    words.text(match sealed {
        Some(SealReason::Finished) => "report-seal-finished",
        Some(SealReason::Stopped) => "report-seal-stopped",
        Some(SealReason::Rewound) => "report-seal-rewound",
        Some(SealReason::Abandoned) => "report-seal-abandoned",
        None => "report-seal-open",
    })
}

/// What a session was for, in words.
pub(super) fn mode(words: &Words, mode: Mode) -> String {
    words.text(match mode {
        Mode::Practice => "report-mode-practice",
        Mode::Exam => "report-mode-exam",
    })
}

/// A country's name, or its code where the program has no name for it.
pub(super) fn country(words: &Words, code: &str) -> String {
    let is_known = matches!(code, "cn" | "uk" | "us");
    match is_known {
        true => words.text(&format!("country-{code}")),
        false => visible(code).into_owned(),
    }
}
