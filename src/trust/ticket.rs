//! An exam ticket: what somebody may be examined with, fixed and signed before they begin.

use serde::{Deserialize, Serialize};

use super::signed::{Document, is_hexadecimal, is_id};
use crate::sim::sentence::{Sentence, sentence};
use crate::sim::session::hash::files_hash;
use crate::sim::session::record::{ArchivedFile, Header, Mode, Timers, is_wall};

/// What a ticket says. Whoever it is for stands in it as a pseudonym only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ticket {
    /// `rolecall/ticket/v1`.
    pub format: String,
    /// Whether somebody will decide by it.
    pub purpose: Purpose,
    /// The scenario's id.
    pub scenario: String,
    /// The files of the call, sorted by name.
    pub files: Vec<ArchivedFile>,
    /// Their blind form, if it must be played with that: then whoever is examined is not given the files in full.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub blind: Option<Vec<ArchivedFile>>,
    /// The country whose rules apply.
    pub country: String,
    /// The seed of all chance, in decimal digits: JSON's numbers would lose some of it.
    #[serde(with = "decimal")]
    pub seed: u64,
    /// How far timers are stretched for this person.
    pub timers: Timers,
    /// Whom it is for: 128 random bits in hexadecimal.
    pub trainee: String,
    /// It may be begun from this time on, in UTC.
    pub from: String,
    /// It may be begun until this time, in UTC.
    pub until: String,
    /// When it was signed, in UTC.
    pub issued: String,
    /// 128 random bits in hexadecimal: no two tickets are the same.
    pub nonce: String,
}

/// Whether somebody will decide by a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Purpose {
    /// Somebody will.
    Exam,
    /// Everything is as in an exam, and nobody decides by it.
    Rehearsal,
}

impl Purpose {
    /// What stands in the header of a record.
    pub fn mode(self) -> Mode {
        match self {
            Self::Exam => Mode::Exam,
            Self::Rehearsal => Mode::Practice,
        }
    }
}

/// Where a record is not what its ticket allows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotAllowed {
    /// The part, as the record's header calls it.
    pub part: &'static str,
    /// What the ticket says.
    pub ticket: String,
    /// What the record says.
    pub record: String,
}

impl Document for Ticket {
    const DOMAIN: &'static str = "rolecall/ticket";
    const FORMAT: &'static str = "rolecall/ticket/v1";

    fn mistake(&self) -> Option<Sentence> {
        let wrong = |part: &str, wanted: Sentence| {
            Some(sentence!("\"{part}\" must be {wanted}", "“{part}”应为{wanted}"; wanted))
        };
        for (part, text) in [("scenario", &self.scenario), ("country", &self.country)] {
            if !is_id(text, 64) {
                return wrong(
                    part,
                    sentence!(
                        "1 to 64 of a-z, 0-9, \"-\" and \"_\"",
                        "1 到 64 个字符，限 a-z、0-9、“-”和“_”"
                    ),
                );
            }
        }
        for (part, text, digits) in [("trainee", &self.trainee, 32), ("nonce", &self.nonce, 32)] {
            if !is_hexadecimal(text, digits) {
                return wrong(
                    part,
                    sentence!("{digits} lower-case hexadecimal digits", " {digits} 位小写十六进制数字"),
                );
            }
        }
        let lists = [("files", Some(&self.files)), ("blind", self.blind.as_ref())];
        for (part, list) in lists.into_iter().filter_map(|(part, list)| Some((part, list?))) {
            let is_sorted = list.windows(2).all(|pair| pair[0].name < pair[1].name);
            let are_hashes = list
                .iter()
                .all(|file| is_hexadecimal(&file.sha256, 64) && file.name.len() <= 200);
            if !(1..=256).contains(&list.len()) || !is_sorted || !are_hashes {
                return wrong(
                    part,
                    sentence!(
                        "1 to 256 files, sorted by name, each with its SHA-256",
                        " 1 到 256 个按名称排序的文件，各有 SHA-256"
                    ),
                );
            }
        }
        for (part, text) in [("from", &self.from), ("until", &self.until), ("issued", &self.issued)] {
            if !is_wall(text) {
                return wrong(
                    part,
                    sentence!(
                        "a time in UTC such as 2026-11-23T18:40:02Z",
                        " UTC 时间，例如 2026-11-23T18:40:02Z"
                    ),
                );
            }
        }
        (self.until < self.from).then(|| sentence!("\"until\" lies before \"from\"", "“until”早于“from”"))
    }
}

impl Ticket {
    /// Compares a record's header with the ticket. Times are those of the machine that the record was made on.
    ///
    /// # Errors
    /// The first part that is not what the ticket says.
    pub fn check(&self, header: &Header) -> Result<(), NotAllowed> {
        let mode = |mode: Mode| match mode {
            Mode::Exam => "exam".to_owned(),
            Mode::Practice => "practice".to_owned(),
        };
        // The word that stands in both files.
        let timers = |timers: Timers| serde_json::to_string(&timers).unwrap_or_default();
        let parts = [
            ("mode", mode(self.purpose.mode()), mode(header.mode)),
            ("scenario", self.scenario.clone(), header.scenario.clone()),
            (
                "files",
                files_hash(self.blind.as_ref().unwrap_or(&self.files)),
                files_hash(&header.files),
            ),
            (
                "full",
                files_hash(self.blind.as_ref().map_or(&[], |_| &self.files)),
                files_hash(header.full.as_deref().unwrap_or_default()),
            ),
            ("country", self.country.clone(), header.country.clone()),
            ("seed", self.seed.to_string(), header.seed.to_string()),
            ("timers", timers(self.timers), timers(header.timers)),
            ("trainee", self.trainee.clone(), header.trainee.clone()),
        ];
        for (part, ticket, record) in parts {
            if ticket != record {
                return Err(NotAllowed { part, ticket, record });
            }
        }
        if let Some(parent) = &header.parent {
            return Err(NotAllowed {
                part: "parent",
                ticket: "-".to_owned(),
                record: parent.session.clone(),
            });
        }
        if !self.is_open_at(&header.wall) {
            return Err(NotAllowed {
                part: "wall",
                ticket: format!("{} – {}", self.from, self.until),
                record: header.wall.clone(),
            });
        }
        Ok(())
    }

    /// Whether a session may begin at this time in UTC.
    pub fn is_open_at(&self, wall: &str) -> bool {
        (self.from.as_str()..=self.until.as_str()).contains(&wall)
    }
}

impl NotAllowed {
    /// What to say of it.
    pub fn sentence(&self) -> Sentence {
        sentence!(
            "The record is not what its ticket allows: \"{part}\" is {record}, and the ticket says {ticket}.",
            "记录与准考凭证不符：“{part}” 为 {record}，而凭证写的是 {ticket}。",
            part = self.part,
            record = self.record,
            ticket = self.ticket
        )
    }
}

mod decimal {
    //! A whole number as a text of decimal digits.

    use serde::de::Error as _;
    use serde::{Deserialize as _, Deserializer, Serializer};

    pub fn serialize<S: Serializer>(value: &u64, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(value)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u64, D::Error> {
        let text = String::deserialize(deserializer)?;
        let number: u64 = text.parse().map_err(D::Error::custom)?;
        match number.to_string() == text {
            true => Ok(number),
            false => Err(D::Error::custom("a number must have no other digits than its own")),
        }
    }
}
