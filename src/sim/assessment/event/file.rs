//! A file of events of one key: every good line is read, and what is wrong with the others is told.

use super::error::Flaw;
use super::limits::{LONGEST_EVENT_FILE, LONGEST_LINE};
use super::line::{NO_EVENT_BEFORE, SignedEvent, parts};
use super::{About, BadEvent, Event, Saying};
use crate::sim::sentence::Sentence;

/// Says for an event, its signed bytes and its signature why it is not to be believed.
pub type VerifyEvent<'v> = dyn FnMut(&Event, &[u8], &str) -> Result<(), NotBelieved> + 'v;

/// Why an event is not believed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotBelieved {
    /// Why, as a sentence.
    pub why: Sentence,
    /// Whether nothing that this key says is believed here, so that nothing is lost where it cannot be read.
    pub is_stranger: bool,
}

/// Whether anything that this key says would be believed. It is asked with an event that nobody has signed, since a file that was changed
/// may have no other.
pub fn is_believed(by: &str, verify: &mut VerifyEvent<'_>) -> bool {
    let unsigned = Event {
        by: by.to_owned(),
        about: About::Session {
            session: String::new(),
            head: String::new(),
        },
        prev: NO_EVENT_BEFORE.to_owned(),
        seen: Vec::new(),
        wall: String::new(),
        what: Saying::Close,
    };
    !matches!(verify(&unsigned, b"", ""), Err(NotBelieved { is_stranger: true, .. }))
}

/// What a file holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WriterEvents {
    /// The good events in the file's order.
    pub events: Vec<SignedEvent>,
    /// What is wrong with the rest, in the file's order.
    pub flaws: Vec<Flaw>,
}

impl WriterEvents {
    /// The hash of the last good event.
    pub fn head(&self) -> Option<&str> {
        self.events.last().map(|signed| signed.hash.as_str())
    }

    /// Whether its writer can go on behind its last line.
    pub fn is_whole(&self) -> bool {
        self.flaws.is_empty()
    }
}

/// Reads a file of events of this key. Each line stands by its own signature, so one bad line costs nothing but itself.
///
/// `verify` says for an event, its signed bytes and its signature why it is not to be believed.
pub fn read_events(by: &str, bytes: &[u8], verify: &mut VerifyEvent<'_>) -> WriterEvents {
    let mut file = WriterEvents::default();
    if bytes.len() > LONGEST_EVENT_FILE {
        file.flaws.push(Flaw::FileTooLong);
        return file;
    }
    let mut head = NO_EVENT_BEFORE.to_owned();
    // Behind a bad line nobody can say what the next one should name.
    let mut is_after_bad = false;
    let lines = bytes.split_inclusive(|byte| *byte == b'\n');
    for (line, number) in lines.zip(1..) {
        if !line.ends_with(b"\n") {
            file.flaws.push(Flaw::TornEnd {
                bytes: line.len(),
                can_be_settled: file.flaws.is_empty() && !file.events.is_empty(),
            });
            break;
        }
        match read_line(by, line, number, verify) {
            Ok(signed) => {
                if signed.event.prev != head && !is_after_bad {
                    file.flaws.push(Flaw::Gap { line: number });
                }
                head.clone_from(&signed.hash);
                is_after_bad = false;
                file.events.push(signed);
            }
            Err(flaw) => {
                file.flaws.push(flaw);
                is_after_bad = true;
            }
        }
    }
    file
}

fn read_line(by: &str, line: &[u8], number: usize, verify: &mut VerifyEvent<'_>) -> Result<SignedEvent, Flaw> {
    let no_event = |why| Flaw::NoEvent { line: number, why };
    if line.len() > LONGEST_LINE {
        return Err(no_event(BadEvent::TooLong));
    }
    let (json, signature) = parts(line).ok_or(Flaw::NotALine { line: number })?;
    let signed = SignedEvent::from_json(json).map_err(no_event)?;
    if signed.event.by != by {
        return Err(Flaw::OtherKey { line: number });
    }
    verify(&signed.event, json, signature).map_err(|error| Flaw::NotSigned {
        line: number,
        why: error.why,
    })?;
    Ok(signed)
}
