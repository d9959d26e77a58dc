//! What is handed in: a record, its ticket, and the files that it was played with, as one sequence of bytes that is then sealed.
//!
//! First a line of JSON that says how long each part is, then the parts. No part has a name that could become a path: archived files are
//! called by their hashes, which are computed anew.

use serde::{Deserialize, Serialize};

use super::signed::LONGEST_DOCUMENT;
use crate::sim::sentence::{Sentence, sentence};
use crate::sim::session::hash::sha256_hex;
use crate::sim::session::record::{LONGEST_RECORD, Record, RecordError, RecordText};

/// The longest hand-in: 64 MiB. A session is a few hundred KiB.
pub const LONGEST_HAND_IN: u64 = 64 << 20;

const FORMAT: &str = "rolecall/hand-in/v1";
const LONGEST_CONTENTS: usize = 64 << 10;
const MOST_FILES: usize = 256;

/// What is handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandIn {
    /// The bytes of the record.
    pub record: Vec<u8>,
    /// The bytes of the ticket, if the record names one and it is there.
    pub ticket: Option<Vec<u8>>,
    /// The files that the record was played with.
    pub archive: Vec<Vec<u8>>,
}

/// The first line.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Contents {
    format: String,
    record: u64,
    ticket: Option<u64>,
    archive: Vec<u64>,
}

/// Why bytes cannot be taken as a hand-in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotAHandIn {
    /// They are something else, or cut off.
    Form,
    /// They are of a later version.
    Format(String),
    /// What should be the record is none.
    Record(RecordError),
    /// A file that the record was played with is not in it, or has changed.
    Missing(String),
    /// A file is in it that the record does not name.
    Surplus(String),
}

impl HandIn {
    /// All as one sequence of bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let contents = Contents {
            format: FORMAT.to_owned(),
            record: self.record.len() as u64,
            ticket: self.ticket.as_ref().map(|ticket| ticket.len() as u64),
            archive: self.archive.iter().map(|file| file.len() as u64).collect(),
        };
        let mut bytes = serde_json::to_vec(&contents).unwrap_or_default();
        bytes.push(b'\n');
        bytes.extend_from_slice(&self.record);
        bytes.extend(self.ticket.iter().flatten());
        bytes.extend(self.archive.iter().flatten());
        bytes
    }

    /// Reads such bytes: every one belongs to a part, the record's chain holds, and exactly the files are there that it names.
    ///
    /// # Errors
    /// [`NotAHandIn`].
    pub fn read(bytes: &[u8]) -> Result<(Self, Record), NotAHandIn> {
        let end = bytes.iter().take(LONGEST_CONTENTS).position(|byte| *byte == b'\n');
        let (line, mut rest) = bytes.split_at(end.ok_or(NotAHandIn::Form)?);
        rest = rest.get(1..).unwrap_or_default();
        #[derive(Deserialize)]
        struct FormatOnly {
            format: String,
        }
        let FormatOnly { format } = serde_json::from_slice(line).map_err(|_| NotAHandIn::Form)?;
        if format != FORMAT {
            return Err(NotAHandIn::Format(format.chars().take(80).collect()));
        }
        let contents: Contents = serde_json::from_slice(line).map_err(|_| NotAHandIn::Form)?;
        if contents.archive.len() > MOST_FILES
            || contents.record > LONGEST_RECORD as u64
            || contents.ticket.is_some_and(|length| length > LONGEST_DOCUMENT)
        {
            return Err(NotAHandIn::Form);
        }
        let mut part = |length: u64| -> Result<Vec<u8>, NotAHandIn> {
            let length = usize::try_from(length).map_err(|_| NotAHandIn::Form)?;
            let (part, after) = rest.split_at_checked(length).ok_or(NotAHandIn::Form)?;
            rest = after;
            Ok(part.to_vec())
        };
        let hand_in = Self {
            record: part(contents.record)?,
            ticket: contents.ticket.map(&mut part).transpose()?,
            archive: contents.archive.into_iter().map(&mut part).collect::<Result<_, _>>()?,
        };
        if !rest.is_empty() {
            return Err(NotAHandIn::Form);
        }
        let record = RecordText::parse(&hand_in.record).map_err(NotAHandIn::Record)?;
        let hashes: Vec<String> = hand_in.archive.iter().map(|file| sha256_hex(&[file])).collect();
        if let Some(missing) = record.header.files.iter().find(|file| !hashes.contains(&file.sha256)) {
            return Err(NotAHandIn::Missing(missing.name.clone()));
        }
        let is_named = |hash: &&String| record.header.files.iter().any(|file| file.sha256 == **hash);
        if let Some(surplus) = hashes.iter().find(|hash| !is_named(hash)) {
            return Err(NotAHandIn::Surplus(surplus.clone()));
        }
        Ok((hand_in, record))
    }
}

impl NotAHandIn {
    /// What to say of it.
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::Form => sentence!(
                "What was sealed in it is no hand-in of Rolecall, or it is cut off. Ask for it again.",
                "封装的内容不是 Rolecall 的交卷文件，或已被截断。请重新索取。"
            ),
            Self::Format(found) => sentence!(
                "It is a hand-in of the format {found:?}, and this program reads {known:?}. Use a newer Rolecall.",
                "它的交卷格式是 {found:?}，本程序读的是 {known:?}。请使用更新的 Rolecall。",
                found = found,
                known = FORMAT
            ),
            Self::Record(error) => {
                sentence!("The record in it cannot be used.", "其中的记录无法使用。").then(&error.sentence())
            }
            Self::Missing(name) => sentence!(
                "The file {name:?}, with which the record was played, is not in it or has changed.",
                "记录所用的文件 {name:?} 不在其中，或已被改动。",
                name = name
            ),
            Self::Surplus(hash) => sentence!(
                "A file is in it that the record does not name: {hash}.",
                "其中有记录没有提到的文件：{hash}。",
                hash = hash
            ),
        }
    }
}
