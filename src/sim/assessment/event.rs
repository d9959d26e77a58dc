//! One event of marking, format v1: who says what about which session. The types are a contract with files.

mod error;
mod file;
mod limits;
mod line;

use serde::{Deserialize, Serialize};

pub use error::{BadEvent, Flaw};
pub use file::{NotBelieved, VerifyEvent, WriterEvents, is_believed, read_events};
pub use limits::{LONGEST_COMMENT, LONGEST_EVENT_FILE, LONGEST_LINE, LONGEST_REASON, MOST_FILES};
pub use line::{DOMAIN, FORMAT, NO_EVENT_BEFORE, SignedEvent, unsigned_json};

use crate::sim::scenario::model::Dimension;

/// One thing that somebody says. Its bytes are signed; this is what they say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// The id of the key that signed it: 16 hexadecimal digits.
    pub by: String,
    /// What it is about.
    pub about: About,
    /// The hash of the event before it in its file, or [`NO_EVENT_BEFORE`].
    pub prev: String,
    /// Hashes of the last events in other files of the same key that its writer had read, sorted.
    pub seen: Vec<String>,
    /// The time on the wall, in UTC; it is shown and decides nothing.
    pub wall: String,
    /// What is said.
    pub what: Saying,
}

/// What an event is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    /// A session, as far as its record went.
    Session {
        /// Its id.
        session: String,
        /// The hash of the last line of the record that was judged.
        head: String,
    },
    /// A scenario, in exactly this version.
    Scenario {
        /// Its id.
        scenario: String,
        /// SHA-256 of its file.
        sha256: String,
    },
}

/// What is said. Marks are in tenths of a point, 0 to 1000; turns count from 1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Saying {
    /// The computed mark of a dimension is right.
    Confirm {
        /// Which dimension.
        #[serde(with = "line::dimension_word")]
        dimension: Dimension,
    },
    /// A dimension deserves another mark than the computed one.
    Override {
        /// Which dimension.
        #[serde(with = "line::dimension_word")]
        dimension: Dimension,
        /// The mark.
        tenths: u32,
        /// The turn that it is about, if it is about one.
        #[serde(default, deserialize_with = "line::present", skip_serializing_if = "Option::is_none")]
        turn: Option<u32>,
        /// Why.
        reason: String,
    },
    /// Whether a turn counts: what was lost in one that does not is given back.
    Turn {
        /// Which.
        turn: u32,
        /// Whether it counts.
        counts: bool,
        /// Why.
        reason: String,
    },
    /// Points for an item of a form.
    Item {
        /// SHA-256 of the form's file.
        form: String,
        /// The item's id.
        item: String,
        /// The points, up to the item's scale.
        points: u32,
        /// A remark.
        #[serde(default, deserialize_with = "line::present", skip_serializing_if = "Option::is_none")]
        comment: Option<String>,
    },
    /// An item of a form does not apply to this call.
    ItemNotApplicable {
        /// SHA-256 of the form's file.
        form: String,
        /// The item's id.
        item: String,
        /// Why.
        reason: String,
    },
    /// One rating of the whole call, beside the checklist.
    Global {
        /// From 1, clearly not good enough, to 5, outstanding.
        rating: u32,
        /// A remark.
        #[serde(default, deserialize_with = "line::present", skip_serializing_if = "Option::is_none")]
        comment: Option<String>,
    },
    /// A remark that changes no mark.
    Comment {
        /// The turn that it is about, if it is about one.
        #[serde(default, deserialize_with = "line::present", skip_serializing_if = "Option::is_none")]
        turn: Option<u32>,
        /// The remark.
        text: String,
    },
    /// The marks of this key are complete.
    Close,
    /// The marks of this key are open again.
    Reopen {
        /// Why.
        reason: String,
    },
    /// This key has looked at the marks of others before it closed its own.
    Unblind {
        /// Why.
        reason: String,
    },
    /// Somebody thinks that a mark is too low.
    Dispute {
        /// The turn that it is about.
        turn: u32,
        /// The dimension.
        #[serde(with = "line::dimension_word")]
        dimension: Dimension,
        /// Whose mark it is; none if it is the computed one.
        #[serde(default, deserialize_with = "line::present", skip_serializing_if = "Option::is_none")]
        against: Option<String>,
        /// The mark that is disputed.
        tenths: u32,
        /// The mark that is proposed; it is higher.
        proposed: u32,
        /// Why.
        reason: String,
    },
    /// The answer to a dispute.
    Answer {
        /// The hash of the dispute's event.
        dispute: String,
        /// The mark that is granted, not below the disputed one; none if the mark is upheld.
        #[serde(default, deserialize_with = "line::present", skip_serializing_if = "Option::is_none")]
        granted: Option<u32>,
        /// Why.
        reason: String,
    },
    /// What holds where assessors differ.
    Moderate {
        /// The closing events of at least two assessors.
        heads: Vec<Head>,
        /// The mark of each dimension that is measured.
        marks: Vec<DimensionTenths>,
        /// Whether critical rules and fatal items that one of them holds against the call fail it.
        fails: bool,
        /// Why.
        reason: String,
    },
    /// What follows from the record.
    Decide {
        /// What.
        decision: Decision,
        /// Why.
        reason: String,
    },
    /// A fault of a scenario: what was lost by it is given back.
    VoidFault {
        /// What is faulty.
        fault: Fault,
        /// Why.
        reason: String,
    },
}

/// An event of somebody, by which a moderation names what it has read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    /// The key.
    pub by: String,
    /// The event's hash.
    pub event: String,
}

/// The mark of a dimension.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DimensionTenths {
    /// Which dimension.
    #[serde(with = "line::dimension_word")]
    pub dimension: Dimension,
    /// Its mark.
    pub tenths: u32,
}

/// What follows from a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Decision {
    /// It is passed.
    Pass,
    /// It is not passed.
    Fail,
    /// It counts as if it had never been.
    Void,
    /// It may go on where it was stopped.
    Resume,
}

/// What of a scenario is faulty. Wrong names are found when a record is rescored: a fault that fits nothing gives nothing back.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Fault {
    /// Everything at a node.
    Node {
        /// The node's id.
        node: String,
    },
    /// One option, as if it had not been offered.
    Option {
        /// The node's id.
        node: String,
        /// The option's id.
        option: String,
    },
    /// A rule.
    Rule {
        /// The rule's id.
        rule: String,
    },
}
