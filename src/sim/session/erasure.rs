//! An erasure: what is left of sessions, marks and a name that were erased, so that nobody takes them for lost or hidden.
//!
//! It has no name, no pseudonym and nothing of what was said. The hash of a record's last line tells nothing about the record: it was made
//! from all lines before it, whose times and pseudonym nobody has any more.

use serde::{Deserialize, Serialize};

use super::hash::sha256_hex;
use super::record::{LONGEST_SESSION_ID, is_wall};
use crate::sim::json_words::json_words;
use crate::sim::sentence::{Sentence, sentence};

/// The format that this program writes.
pub const FORMAT: &str = "rolecall/erasure/v1";
/// The longest ground, in characters.
pub const LONGEST_GROUND: usize = 400;
/// The most sessions that one erasure names; more are told of in several.
pub const MOST_SESSIONS: usize = 300;
/// More files of one session than this are a mistake.
const MOST_FILES: usize = 200;

/// What was erased together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Erasure {
    /// [`FORMAT`].
    pub format: String,
    /// When, in UTC.
    pub erased: String,
    /// The name of the key of whoever did it, none if nobody has signed.
    pub by: Option<String>,
    /// Why, in the words of whoever did it.
    pub ground: String,
    /// If a person was erased: SHA-256 of the pseudonym. Whoever has the pseudonym can see that it was done; nobody can go the other way.
    pub trainee_sha256: Option<String>,
    /// The sessions.
    pub sessions: Vec<ErasedSession>,
}

/// What was erased of a session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ErasedSession {
    /// Its id.
    pub session: String,
    /// Its records; none if only its marks were erased.
    pub records: Vec<ErasedRecord>,
    /// The hash of the last event in each file of marks.
    pub marks: Vec<String>,
}

/// A record that was erased.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ErasedRecord {
    /// The hash of its last line; none if it could not be read.
    pub head: Option<String>,
    /// How many lines it had.
    pub lines: u64,
}

/// A ground as it is written down: without blanks around it and control characters; nothing for what is none.
pub fn ground(text: &str) -> Option<String> {
    let text = text.trim();
    let is_one = (1..=LONGEST_GROUND).contains(&text.chars().count()) && !text.chars().any(char::is_control);
    is_one.then(|| text.to_owned())
}

/// What stands for a pseudonym that is not to be known any more.
pub fn trainee_sha256(pseudonym: &str) -> String {
    sha256_hex(&[b"rolecall/erased-trainee\0", pseudonym.as_bytes()])
}

impl Erasure {
    /// Reads the first line of a file; whether somebody has signed it, is not looked at.
    ///
    /// # Errors
    /// What is wrong with it, as a piece of a sentence.
    pub fn read(bytes: &[u8]) -> Result<Self, Sentence> {
        let line = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
        let read: Self = serde_json::from_slice(line).map_err(|error| json_words(&error))?;
        match read.mistake() {
            None => Ok(read),
            Some(mistake) => Err(mistake),
        }
    }

    /// What is wrong with its values, as a piece of a sentence; nothing if all is right.
    pub fn mistake(&self) -> Option<Sentence> {
        let wrong = |part: &str| {
            Some(sentence!(
                "\"{part}\" is not as this program writes it",
                "“{part}”不是本程序会写的样子"
            ))
        };
        let is_hash = |text: &String| text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        if self.format != FORMAT {
            return wrong("format");
        }
        if !is_wall(&self.erased) {
            return wrong("erased");
        }
        if ground(&self.ground).as_ref() != Some(&self.ground) {
            return wrong("ground");
        }
        if self.trainee_sha256.as_ref().is_some_and(|sha256| !is_hash(sha256)) {
            return wrong("trainee_sha256");
        }
        let is_sound = |session: &ErasedSession| {
            let heads = session.records.iter().filter_map(|record| record.head.as_ref());
            (1..=LONGEST_SESSION_ID).contains(&session.session.len())
                && session.records.len() <= MOST_FILES
                && session.marks.len() <= MOST_FILES
                && heads.chain(&session.marks).all(is_hash)
        };
        if self.sessions.len() > MOST_SESSIONS || !self.sessions.iter().all(is_sound) {
            return wrong("sessions");
        }
        None
    }

    /// What it says of a session whose record was erased; nothing if it does not name it, or only its marks.
    pub fn of_session(&self, session: &str) -> Option<&ErasedSession> {
        let mut sessions = self.sessions.iter();
        sessions.find(|erased| erased.session == session && !erased.records.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_an_erasure_is_refused() {
        let sound = Erasure {
            format: FORMAT.to_owned(),
            erased: "2026-11-26T12:00:00Z".to_owned(),
            by: None,
            ground: "Art. 17".to_owned(),
            trainee_sha256: Some(trainee_sha256("00112233445566778899aabbccddeeff")),
            sessions: vec![ErasedSession {
                session: "20261126-090000-a-000001".to_owned(),
                records: vec![ErasedRecord {
                    head: Some("0".repeat(64)),
                    lines: 3,
                }],
                marks: Vec::new(),
            }],
        };
        let text = |erasure: &Erasure| serde_json::to_string(erasure).unwrap() + "\n";
        assert_eq!(Erasure::read(text(&sound).as_bytes()).as_ref(), Ok(&sound));
        let without_ground = Erasure {
            ground: String::new(),
            ..sound.clone()
        };
        let mut with_bad_head = sound.clone();
        with_bad_head.sessions[0].marks.push("head".to_owned());
        let with_bad_time = Erasure {
            erased: "yesterday".to_owned(),
            ..sound.clone()
        };
        for bad in [without_ground, with_bad_head, with_bad_time] {
            assert!(Erasure::read(text(&bad).as_bytes()).is_err(), "{bad:?}");
        }
        assert!(Erasure::read(b"{}").is_err());
        assert!(sound.of_session("20261126-090000-a-000001").is_some());
        assert!(sound.of_session("20261126-090000-a-000002").is_none());
    }
}
