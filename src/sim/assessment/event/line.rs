//! One event as bytes: its JSON with the keys in their order, a TAB, its signature and a line feed.

use serde::{Deserialize, Deserializer, Serialize};

use super::error::BadEvent;
use super::limits::{LONGEST_LINE, LONGEST_SIGNATURE, check};
use super::{About, Event, Saying};
use crate::sim::json_words::json_words;
use crate::sim::sentence::sentence;
use crate::sim::session::hash::sha256_hex;

/// The format and its version.
pub const FORMAT: &str = "rolecall/mark/v1";

/// What a signature of an event is made for, so that it fits nothing else.
pub const DOMAIN: &str = "rolecall/mark";

/// What the first event of a file names as the event before it.
pub const NO_EVENT_BEFORE: &str = "0000000000000000000000000000000000000000000000000000000000000000";

const HASH_DOMAIN: &[u8] = b"rolecall/mark/v1\0";

/// An event with the bytes that were signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedEvent {
    /// What the bytes say.
    pub event: Event,
    /// SHA-256 of the format's name, a NUL and the signed bytes: the name of this event.
    pub hash: String,
}

/// The keys of an event's line, in their order.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct EventLine {
    format: String,
    by: String,
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    session: Option<String>,
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    head: Option<String>,
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    scenario: Option<String>,
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    sha256: Option<String>,
    prev: String,
    seen: Vec<String>,
    wall: String,
    what: Saying,
}

/// The one key that every version of the format has.
#[derive(Deserialize)]
struct FormatLine {
    format: String,
}

/// The bytes of an event that are signed, without TAB and signature.
///
/// # Errors
/// A value that no event may have: what could not be read again is never written.
pub fn unsigned_json(event: &Event) -> Result<String, BadEvent> {
    let (mut session, mut head, mut scenario, mut sha256) = (None, None, None, None);
    match event.about.clone() {
        About::Session { session: id, head: of } => (session, head) = (Some(id), Some(of)),
        About::Scenario {
            scenario: id,
            sha256: of,
        } => (scenario, sha256) = (Some(id), Some(of)),
    }
    let line = EventLine {
        format: FORMAT.to_owned(),
        by: event.by.clone(),
        session,
        head,
        scenario,
        sha256,
        prev: event.prev.clone(),
        seen: event.seen.clone(),
        wall: event.wall.clone(),
        what: event.what.clone(),
    };
    let json = serde_json::to_string(&line).map_err(not_readable)?;
    let read = SignedEvent::from_json(json.as_bytes())?;
    if read.event == *event {
        Ok(json)
    } else {
        Err(BadEvent::NotReadable(sentence!(
            "it does not read as it was written",
            "读出来与写下的不同"
        )))
    }
}

impl SignedEvent {
    /// The event of a whole line of a file of marks, line break included; nothing if it is none. Its signature is not looked at.
    pub fn of_line(line: &[u8]) -> Option<Self> {
        let (json, _) = parts(line)?;
        Self::from_json(json).ok()
    }

    /// Reads the bytes that were signed. Whether the signature fits is for the caller to find out.
    ///
    /// # Errors
    /// They are not JSON of an event, or a value is one that no event may have.
    pub fn from_json(json: &[u8]) -> Result<Self, BadEvent> {
        if json.len() + 2 + LONGEST_SIGNATURE > LONGEST_LINE {
            return Err(BadEvent::TooLong);
        }
        // A version from the future may have other keys; it is said to be newer before anything else is said.
        let FormatLine { format } = serde_json::from_slice(json).map_err(not_readable)?;
        if format != FORMAT {
            return Err(BadEvent::OtherFormat { found: format });
        }
        let line: EventLine = serde_json::from_slice(json).map_err(not_readable)?;
        let about = match (line.session, line.head, line.scenario, line.sha256) {
            (Some(session), Some(head), None, None) => About::Session { session, head },
            (None, None, Some(scenario), Some(sha256)) => About::Scenario { scenario, sha256 },
            _ => {
                return Err(BadEvent::WrongValue(sentence!(
                    "an event has either \"session\" and \"head\", or \"scenario\" and \"sha256\"",
                    "事件应有“session”和“head”，或“scenario”和“sha256”"
                )));
            }
        };
        let event = Event {
            by: line.by,
            about,
            prev: line.prev,
            seen: line.seen,
            wall: line.wall,
            what: line.what,
        };
        check(&event).map_err(BadEvent::WrongValue)?;
        Ok(Self {
            event,
            hash: sha256_hex(&[HASH_DOMAIN, json]),
        })
    }
}

/// The signed bytes and the signature of a line, if it is whole.
pub(super) fn parts(line: &[u8]) -> Option<(&[u8], &str)> {
    let line = line.strip_suffix(b"\n")?;
    let tab = line.iter().position(|byte| *byte == b'\t')?;
    let signature = std::str::from_utf8(&line[tab + 1..]).ok()?;
    let is_plain = !signature.is_empty()
        && signature.len() <= LONGEST_SIGNATURE
        && signature.bytes().all(|byte| byte.is_ascii_graphic());
    is_plain.then_some((&line[..tab], signature))
}

fn not_readable(error: serde_json::Error) -> BadEvent {
    BadEvent::NotReadable(json_words(&error))
}

/// A key that may be left out and may not be null.
pub(super) fn present<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}

/// A dimension as the format spells it, whatever the simulator calls it one day.
pub(super) mod dimension_word {
    use serde::de::Error as _;
    use serde::{Deserialize as _, Deserializer, Serializer};

    use crate::sim::scenario::model::Dimension;

    /// Writes `empathy`, `accuracy` or `compliance`.
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands it over so")]
    pub(in super::super) fn serialize<S: Serializer>(dimension: &Dimension, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(match dimension {
            Dimension::Empathy => "empathy",
            Dimension::Accuracy => "accuracy",
            Dimension::Compliance => "compliance",
        })
    }

    /// Reads what [`serialize`] writes.
    pub(in super::super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Dimension, D::Error> {
        match String::deserialize(deserializer)?.as_str() {
            "empathy" => Ok(Dimension::Empathy),
            "accuracy" => Ok(Dimension::Accuracy),
            "compliance" => Ok(Dimension::Compliance),
            _ => Err(D::Error::custom("a dimension is empathy, accuracy or compliance")),
        }
    }
}
