//! The scenario file, format 1: what a trainer writes.
//!
//! These types are the file's contract. The first-level story is told in `scenarios/README.md`; a change here is a change there.

use serde::Deserialize;

use super::desk::{DesktopItem, Hold, Opening, Transfer};
use super::flow::{Node, Outcome};
use super::people::{Customer, Person};
use super::review::{ContentNote, Review};
use super::rubric::Rubric;
use super::spanned::{Entries, List, Name, Spanned, Text};
use super::value::Value;
use super::wrap_up::WrapUp;

/// One call that can be practised.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    /// The format's version; this program reads 1.
    pub format: Spanned<u32>,
    /// The id, also the file's name.
    pub id: Name,
    /// The title on the card.
    pub title: Text,
    /// What kind of work it is.
    pub kind: Kind,
    /// How hard it is, 1 to 5.
    pub level: Spanned<u8>,
    /// How long it takes, shortest and longest, in minutes.
    pub minutes: (u8, u8),
    /// Who calls whom.
    pub direction: Direction,
    /// The language that this file is written in: `en` or `zh-Hans`.
    pub language: Name,
    /// Countries whose rules the call supports; the first is the default.
    pub countries: List<Name>,
    /// Who wrote it.
    pub author: String,
    /// The author's own version of the text.
    pub version: String,
    /// Who has read it and when; an exam refuses a call that nobody has reviewed.
    #[serde(default)]
    pub reviewed: List<Review>,
    /// What a trainee should know before a distressing call.
    #[serde(default)]
    pub content_notes: List<ContentNote>,
    /// House policies in force, shown in the briefing.
    #[serde(default)]
    pub policies: List<Name>,
    /// Named values for the texts.
    #[serde(default)]
    pub values: Entries<Value>,
    /// What the trainee knows before the call; paragraphs are separated by an empty line.
    pub brief: Text,
    /// How the call is judged.
    pub rubric: Rubric,
    /// The person on the other end.
    pub customer: Customer,
    /// Anybody else who speaks.
    #[serde(default)]
    pub people: List<Person>,
    /// What the story remembers: typed and bounded.
    #[serde(default)]
    pub facts: List<Fact>,
    /// What the agent can look up.
    #[serde(default)]
    pub desktop: List<DesktopItem>,
    /// How the phone rings.
    pub opening: Opening,
    /// What putting the caller on hold does; without it there is no hold.
    #[serde(default)]
    pub hold: Option<Hold>,
    /// Desks that the softphone can transfer to.
    #[serde(default)]
    pub transfers: List<Transfer>,
    /// What hanging up by the softphone leads to.
    pub hang_up: Outcome,
    /// The first node.
    pub start: Name,
    /// The conversation.
    pub nodes: List<Node>,
    /// After-call work.
    pub wrap_up: WrapUp,
    /// How the call can end.
    pub endings: List<Ending>,
    /// Plays that must lead where the author says.
    #[serde(default)]
    pub checks: List<PlayCheck>,
    /// Findings that the author accepts, each with a reason.
    #[serde(default)]
    pub allow: List<Allowance>,
}

/// The kind of work that a call trains.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Kind {
    /// A complaint.
    Complaint,
    /// An overdue loan.
    Collection,
    /// An attempted fraud.
    Fraud,
    /// A data leak.
    DataLeak,
    /// A sale or an enquiry about a product.
    Sales,
    /// A request about an account or a loan that runs.
    Service,
    /// Money laundering.
    Laundering,
}

/// Who calls whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Direction {
    /// The customer calls.
    Inbound,
    /// The agent calls.
    Outbound,
}

/// A kind of voice for recordings and for the wordless murmur.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub enum Voice {
    /// A low male voice.
    LowMan,
    /// A higher male voice.
    HighMan,
    /// A low female voice.
    LowWoman,
    /// A higher female voice.
    HighWoman,
    /// An old woman's voice.
    OldWoman,
    /// An old man's voice.
    OldMan,
}

/// The feeling behind the mood. It is shown and never scored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Feeling {
    /// Angry.
    Anger,
    /// Afraid.
    Fear,
    /// Sad.
    Sorrow,
    /// Ashamed.
    Shame,
    /// At ease.
    Calm,
}

/// Something that the story remembers.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// The id.
    pub id: Name,
    /// What it can be.
    pub is: FactType,
    /// Drawn from the seed before the first decision: values with weights. Not drawn: it starts as `no`, 0 or the first value.
    #[serde(default)]
    pub drawn: List<Draw>,
}

/// The type of a fact; nothing is unbounded, so that every state of the call can be visited.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub enum FactType {
    /// `yes` or `no`; starts as `no`.
    Flag,
    /// 0 to this number, at most 15; starts at 0 and never leaves its range.
    Count(Spanned<u8>),
    /// One of these words, at most 16; starts as the first.
    OneOf(List<Name>),
}

/// One outcome of a draw.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Draw {
    /// `yes` or `no` for a flag, else one of its values.
    pub value: Name,
    /// How often, against the other weights; 1 to 1000.
    pub weight: Spanned<u32>,
}

/// The tabs of the desktop.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub enum DesktopKind {
    /// The account.
    Account,
    /// Earlier contacts.
    Log,
    /// House policy and approved wordings.
    Policy,
    /// Products and sums.
    Product,
}

/// How a call can end.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ending {
    /// The id; nodes and endings share one set of ids, so that `to` can name either.
    pub id: Name,
    /// How good it is for the customer.
    pub kind: EndingKind,
    /// A few words.
    pub title: Text,
    /// What came of it, told in the debrief.
    pub epilogue: Text,
    /// Points of the ending itself.
    #[serde(default)]
    pub points: Points,
    /// The scenario that follows from it.
    #[serde(default)]
    pub follows: Option<Name>,
}

/// How good an ending is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub enum EndingKind {
    /// As good as it gets.
    Ideal,
    /// Something was left open.
    Partial,
    /// A human failure.
    BadCare,
    /// A rule was broken and it had consequences.
    BadRule,
}

/// What a mark is made of: exactly these three, everywhere in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Deserialize, serde::Serialize)]
pub enum Dimension {
    /// Whether the person was met.
    Empathy,
    /// Whether facts, sums and products were right.
    Accuracy,
    /// Whether rules were kept.
    #[default]
    Compliance,
}

/// Points for each dimension, by convention -3 to +3.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Points {
    /// Points for empathy.
    pub empathy: i8,
    /// Points for accuracy.
    pub accuracy: i8,
    /// Points for compliance.
    pub compliance: i8,
}

/// A play written into the file, and what it must lead to.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlayCheck {
    /// What the play shows.
    pub name: Name,
    /// The country; without it, the scenario's default.
    #[serde(default)]
    pub country: Option<Name>,
    /// Drawn facts that are set instead of drawn, as `{"innocent": "yes"}`.
    #[serde(default)]
    pub drawn: Entries<Name>,
    /// Commands as one types them in the terminal: `accept`, `say let-him-finish`, `look contact-log`, `wait 12s` ….
    /// A play that stops before the after-call work gets the best after-call work.
    pub play: List<Text>,
    /// What must come of it.
    pub expect: List<Expectation>,
    /// Everything that is heard in it, in order, as `rolecall bless` writes it: the ids of lines, each with the fingerprint of its
    /// wording; without it, the checker does not listen.
    #[serde(default)]
    pub heard: List<Text>,
}

/// What a checked play must lead to.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub enum Expectation {
    /// The mark passes.
    Passes,
    /// The mark does not pass.
    Fails,
    /// The call ends with this ending.
    Ending(Name),
    /// This rule is broken.
    Breaks(Name),
    /// No rule is broken.
    NoBreach,
    /// The overall mark is at least this.
    OverallAtLeast(Spanned<u8>),
}

/// A finding that the author accepts.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Allowance {
    /// The finding's code.
    pub code: Name,
    /// Only at this node or ending, at one option as `NODE/OPTION`, at one note as `wrap_up/notes/ID`, at one line as `NODE/LINE` or branch as `NODE/branch/NUMBER` (findings of `prove`), or for one cue as `CUE` or `LANGUAGE/CUE` (`gives-itself-away`); `rolecall explain CODE` has the forms for each code; without it, anywhere in the file.
    #[serde(default)]
    pub at: Option<Name>,
    /// Why it is right here.
    pub because: Text,
}
