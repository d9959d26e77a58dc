//! The ledger of sessions: one chained line when a session has begun, one when it is sealed. So a session that was begun and then taken
//! away, to try for an easier one, leaves a trace.
//!
//! Lines are `JSON TAB hash LF`, like those of a record. A line is only ever added; one that was torn stays where it is, and the chain goes
//! on behind it.

use serde::{Deserialize, Serialize};

use super::hash::sha256_hex;
use super::record::Header;

const FORMAT: &str = "rolecall/ledger/v1";
const HASH_DOMAIN: &[u8] = b"rolecall/ledger/v1\0";
const NO_LINE_BEFORE: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// The longest ledger of one year: 64 MiB, more than 100,000 sessions.
pub const LONGEST_LEDGER: u64 = 64 << 20;

/// What a line tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LedgerEvent {
    /// A session has begun; its record has its first line.
    Started,
    /// A session is over; its record has its last line.
    Sealed,
}

/// What is put down of a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerNote {
    /// What has happened.
    pub event: LedgerEvent,
    /// The session's id.
    pub session: String,
    /// The hash of the record's line that it was: the first, or the last.
    pub line: String,
    /// The ticket that the session was begun with.
    pub ticket: Option<String>,
    /// When, in UTC.
    pub wall: String,
}

/// A ledger as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ledger {
    /// What is put down, in order.
    pub notes: Vec<LedgerNote>,
    /// Numbers of lines, from 1, before which a line was changed, taken out or moved.
    pub broken: Vec<usize>,
    /// Numbers of lines, from 1, that are not as they were written. If no line behind them is in `broken`, a power cut tore them.
    pub torn: Vec<usize>,
    head: String,
    lines: u64,
    is_torn: bool,
}

/// The keys of a line, in their order.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct LedgerLine {
    format: String,
    seq: u64,
    event: LedgerEvent,
    session: String,
    line: String,
    ticket: Option<String>,
    wall: String,
    prev: String,
}

impl LedgerNote {
    /// What is put down of a session whose record now ends with the line that has this hash.
    pub fn of(event: LedgerEvent, header: &Header, line: &str, wall: &str) -> Self {
        Self {
            event,
            session: header.session.clone(),
            line: line.to_owned(),
            ticket: header.ticket.clone(),
            wall: wall.to_owned(),
        }
    }
}

impl Default for Ledger {
    fn default() -> Self {
        Self {
            notes: Vec::new(),
            broken: Vec::new(),
            torn: Vec::new(),
            head: NO_LINE_BEFORE.to_owned(),
            lines: 0,
            is_torn: false,
        }
    }
}

impl Ledger {
    /// Reads a ledger. A line that is not as it was written is counted and hides no other.
    pub fn read(bytes: &[u8]) -> Self {
        let mut ledger = Self {
            is_torn: bytes.last().is_some_and(|last| *last != b'\n'),
            ..Self::default()
        };
        for (index, line) in bytes.split_inclusive(|byte| *byte == b'\n').enumerate() {
            match proven(line) {
                Some((read, hash)) => {
                    if read.prev != ledger.head || read.seq != ledger.lines {
                        ledger.broken.push(index + 1);
                    }
                    ledger.head = hash;
                    ledger.lines = read.seq.saturating_add(1);
                    ledger.notes.push(LedgerNote {
                        event: read.event,
                        session: read.session,
                        line: read.line,
                        ticket: read.ticket,
                        wall: read.wall,
                    });
                }
                None => ledger.torn.push(index + 1),
            }
        }
        ledger
    }

    /// The bytes that add a note to the end of this ledger.
    pub fn next_line(&self, note: &LedgerNote) -> String {
        let line = LedgerLine {
            format: FORMAT.to_owned(),
            seq: self.lines,
            event: note.event,
            session: note.session.clone(),
            line: note.line.clone(),
            ticket: note.ticket.clone(),
            wall: note.wall.clone(),
            prev: self.head.clone(),
        };
        // Texts and whole numbers cannot fail to become JSON.
        let json = serde_json::to_string(&line).unwrap_or_default();
        let hash = sha256_hex(&[HASH_DOMAIN, json.as_bytes()]);
        let end_of_torn = if self.is_torn { "\n" } else { "" };
        format!("{end_of_torn}{json}\t{hash}\n")
    }

    /// What is put down of a session.
    pub fn of_session(&self, session: &str) -> impl Iterator<Item = &LedgerNote> {
        self.notes.iter().filter(move |note| note.session == session)
    }

    /// The sessions of which anything is put down.
    pub fn sessions(&self) -> impl Iterator<Item = &str> {
        self.notes.iter().map(|note| note.session.as_str())
    }

    /// The first session that was begun with this ticket.
    pub fn started_with(&self, ticket: &str) -> Option<&LedgerNote> {
        let mut notes = self.notes.iter();
        notes.find(|note| note.event == LedgerEvent::Started && note.ticket.as_deref() == Some(ticket))
    }
}

fn proven(line: &[u8]) -> Option<(LedgerLine, String)> {
    // A line whose end alone is missing is whole.
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    let tab = line.iter().position(|byte| *byte == b'\t')?;
    let (json, hash) = (&line[..tab], &line[tab + 1..]);
    let expected = sha256_hex(&[HASH_DOMAIN, json]);
    if hash != expected.as_bytes() {
        return None;
    }
    let read: LedgerLine = serde_json::from_slice(json).ok()?;
    (read.format == FORMAT).then_some((read, expected))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn note(session: &str) -> LedgerNote {
        LedgerNote {
            event: LedgerEvent::Started,
            session: session.to_owned(),
            line: "a".repeat(64),
            ticket: None,
            wall: "2026-11-24T12:45:00Z".to_owned(),
        }
    }

    fn ledger(sessions: &[&str]) -> String {
        let mut text = String::new();
        for session in sessions {
            text.push_str(&Ledger::read(text.as_bytes()).next_line(&note(session)));
        }
        text
    }

    #[test]
    fn a_line_that_was_changed_or_taken_out_is_found() {
        let text = ledger(&["one", "two", "three"]);
        assert_eq!(Ledger::read(text.as_bytes()).broken, [0; 0]);
        let lines: Vec<&str> = text.split_inclusive('\n').collect();
        assert_eq!(Ledger::read(lines[1..].concat().as_bytes()).broken, [1]);
        assert_eq!(Ledger::read([lines[0], lines[2]].concat().as_bytes()).broken, [2]);
        assert_eq!(
            Ledger::read([lines[0], lines[2], lines[1]].concat().as_bytes()).broken,
            [2, 3]
        );
        for at in 0..text.len() {
            let mut changed = text.clone().into_bytes();
            changed[at] ^= 1;
            let read = Ledger::read(&changed);
            // A line end that is no longer one joins two lines, and then none behind them tells more.
            assert!(!read.broken.is_empty() || !read.torn.is_empty(), "byte {at}: {read:?}");
        }
        // What the chain cannot show: lines that are cut off at the end. The ticket that was given out shows it.
        assert_eq!(Ledger::read(lines[..2].concat().as_bytes()).broken, [0; 0]);
    }

    #[test]
    fn the_chain_goes_on_behind_a_torn_line() {
        let text = ledger(&["one", "two"]);
        for cut in 1..text.len() {
            let mut torn = text[..cut].to_owned();
            let before = Ledger::read(torn.as_bytes());
            torn.push_str(&before.next_line(&note("three")));
            let after = Ledger::read(torn.as_bytes());
            assert_eq!(
                after.notes.last().map(|note| note.session.as_str()),
                Some("three"),
                "{cut}"
            );
            assert_eq!(after.notes.len(), before.notes.len() + 1, "{cut}");
            assert!(after.broken.is_empty() && after.torn.len() <= 1, "{cut}: {after:?}");
        }
    }
}
