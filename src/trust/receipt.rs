//! A receipt: the centre says, signed, which record it has received and when. From then on nobody can hand in another one unnoticed.

use serde::{Deserialize, Serialize};

use super::signed::{Document, is_hexadecimal, is_id};
use crate::sim::sentence::{Sentence, sentence};
use crate::sim::session::record::{LONGEST_SESSION_ID, Record, SealReason, is_wall};

/// What a receipt says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Receipt {
    /// `rolecall/receipt/v1`.
    pub format: String,
    /// The session's id.
    pub session: String,
    /// The hash of the record's last line.
    pub head: String,
    /// How many lines it has.
    pub lines: u64,
    /// Why the session ended; none if it was handed in open.
    pub sealed: Option<SealReason>,
    /// The ticket that the record names.
    pub ticket: Option<String>,
    /// What was found when it was received.
    pub found: Found,
    /// When, in UTC, by the clock of the centre.
    pub received: String,
}

/// What was found when a record was received.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Found {
    /// It replays, and its ticket fits or it has none.
    InOrder,
    /// It does not replay as a whole, or it is not what its ticket allows; it was kept for somebody to look at.
    NotInOrder,
}

impl Document for Receipt {
    const DOMAIN: &'static str = "rolecall/receipt";
    const FORMAT: &'static str = "rolecall/receipt/v1";

    fn mistake(&self) -> Option<Sentence> {
        let wrong = |part: &str| {
            Some(sentence!(
                "\"{part}\" is not as this program writes it",
                "“{part}”不是本程序会写的样子"
            ))
        };
        if !is_id(&self.session, LONGEST_SESSION_ID) {
            return wrong("session");
        }
        if !is_hexadecimal(&self.head, 64) {
            return wrong("head");
        }
        if self.ticket.as_ref().is_some_and(|ticket| !is_hexadecimal(ticket, 64)) {
            return wrong("ticket");
        }
        (!is_wall(&self.received)).then(|| sentence!("\"received\" is no time in UTC", "“received”不是 UTC 时间"))
    }
}

impl Receipt {
    /// The receipt for a record.
    pub fn of(record: &Record, found: Found, received: &str) -> Self {
        Self {
            format: Self::FORMAT.to_owned(),
            session: record.header.session.clone(),
            head: record.text.head().to_owned(),
            lines: record.text.next_seq(),
            sealed: record.sealed(),
            ticket: record.header.ticket.clone(),
            found,
            received: received.to_owned(),
        }
    }

    /// Compares a record with what was received; nothing if it is that record.
    pub fn difference(&self, record: &Record) -> Option<Sentence> {
        if self.session != record.header.session {
            return Some(sentence!(
                "The receipt is for another session, {session}.",
                "回执是另一次会话 {session} 的。",
                session = self.session
            ));
        }
        let is_same = self.head == record.text.head() && self.lines == record.text.next_seq();
        (!is_same).then(|| {
            sentence!(
                "It is not the record that was received at {received}: that one has {lines} lines and ends with {head}….",
                "它不是 {received} 收到的那份记录：那份有 {lines} 行，末行散列为 {head}…。",
                received = self.received,
                lines = self.lines,
                head = self.head.get(..12).unwrap_or_default()
            )
        })
    }
}
