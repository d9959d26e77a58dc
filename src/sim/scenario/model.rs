//! The scenario file, format 1: what a trainer writes.
//!
//! These types are the file's contract. The first-level story is told in `scenarios/README.md`; a change here is a change there.

use serde::Deserialize;

use super::condition::When;
use super::flow::{Node, Outcome};
use super::spanned::{Entries, List, Name, Spanned, Text};
use super::value::Value;
use super::wrap_up::WrapUp;
use crate::sim::time::Millis;

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

/// A sign-off by a person.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Review {
    /// Who read it.
    pub by: String,
    /// When.
    pub on: Spanned<super::value::CalendarDay>,
    /// In which language.
    pub language: Name,
}

/// What may hurt to hear.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum ContentNote {
    /// Somebody is in distress.
    Distress,
    /// Somebody has lost a person.
    Loss,
    /// Somebody is being deceived.
    Fraud,
    /// The caller is abusive.
    Abuse,
    /// Somebody speaks of ending their life.
    RiskToLife,
}

/// Weights, floors and the pass mark.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rubric {
    /// Shares of the overall mark; they add up to 100.
    pub weights: Weights,
    /// The overall mark that passes, 0 to 100.
    #[serde(default = "default_pass")]
    pub pass: u8,
    /// The mark that each dimension needs.
    #[serde(default)]
    pub floors: Floors,
}

/// A share for each dimension, in per cent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Weights {
    /// Share of empathy.
    pub empathy: u8,
    /// Share of accuracy.
    pub accuracy: u8,
    /// Share of compliance.
    pub compliance: u8,
}

/// The least mark for each dimension, 0 to 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Floors {
    /// Least mark in empathy.
    pub empathy: u8,
    /// Least mark in accuracy.
    pub accuracy: u8,
    /// Least mark in compliance, 80 unless the author says otherwise.
    pub compliance: u8,
}

impl Default for Floors {
    fn default() -> Self {
        Self {
            empathy: 0,
            accuracy: 0,
            compliance: 80,
        }
    }
}

fn default_pass() -> u8 {
    80
}

/// The person on the other end of the line.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Customer {
    /// Name as the account card has it.
    pub name: Text,
    /// Age in years.
    pub age: u8,
    /// One line about who this is, for the card and the briefing.
    pub about: Text,
    /// The number on the display; it proves nothing.
    pub number: Text,
    /// Which voice speaks the lines.
    pub voice: Voice,
    /// Seed of the drawn portrait.
    pub portrait: u32,
    /// The mood at the start.
    pub mood: Mood,
    /// Where the call goes when tension reaches 100.
    pub at_full_tension: Name,
    /// Where the call goes when patience reaches 0.
    pub at_no_patience: Name,
    /// What the customer knows and does not say at once.
    #[serde(default)]
    pub hidden: List<HiddenFact>,
}

/// A kind of voice for recordings and for the wordless murmur.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
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

/// The customer's mood: three meters from 0 to 100 in steps of 5, and the feeling behind them.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mood {
    /// 0 calm, 100 walks away or explodes.
    pub tension: Spanned<u8>,
    /// What the customer is ready to tell.
    pub trust: Spanned<u8>,
    /// How much waiting is left.
    pub patience: Spanned<u8>,
    /// What stands behind it.
    pub feeling: Feeling,
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

/// Something the customer knows and says only when there is reason to.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HiddenFact {
    /// The id that `Known(…)` names.
    pub id: Name,
    /// The fact in one sentence, for the debrief.
    pub text: Text,
    /// What brings it out; once out, it stays out.
    pub revealed_by: When,
    /// How it could have come out, in one sentence, for the debrief.
    pub how: Text,
}

/// Somebody else who speaks: a relative, a colleague, a desk.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// The id that lines name in `who`.
    pub id: Name,
    /// The name or role shown above the line.
    pub name: Text,
    /// Which voice speaks.
    pub voice: Voice,
    /// Seed of the drawn portrait.
    #[serde(default)]
    pub portrait: u32,
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

/// One thing that the agent can open on the desktop.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DesktopItem {
    /// The id that `Looked(…)` names.
    pub id: Name,
    /// Which tab it stands under.
    pub kind: DesktopKind,
    /// The title.
    pub title: Text,
    /// What must hold before it opens; without it, it is always open.
    #[serde(default)]
    pub opens: Option<When>,
    /// What opens it, in a few words, shown while it is locked.
    #[serde(default)]
    pub locked: Option<Text>,
    /// Whether the item exists at all (by country or by a drawn fact).
    #[serde(default)]
    pub when: Option<When>,
    /// Its lines: what it is, what it says.
    pub rows: List<Row>,
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

/// A line of a desktop item: a label and what it says.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Row(pub Text, pub Text);

/// How the call begins.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opening {
    /// How long the phone rings (inbound), or how long the agent may take to dial (outbound, usually long).
    pub ring: Spanned<Millis>,
    /// The ending of a call that was declined or not answered.
    pub missed: Name,
}

/// What a hold does. Only whole deadlines count: back in time, or too late.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hold {
    /// How long the caller was told it takes; each further span of this length counts as another overrun.
    pub limit: Spanned<Millis>,
    /// The caller when the agent comes back in time.
    pub in_time: Outcome,
    /// The caller when the limit passes; patience must fall.
    pub overrun: Outcome,
}

/// A desk that the softphone can transfer to.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Transfer {
    /// The desk's id.
    pub id: Name,
    /// The desk's name.
    pub title: Text,
    /// What happens when the colleague is briefed first.
    pub warm: Outcome,
    /// What happens when the caller is just put through.
    pub cold: Outcome,
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
    /// Only at this node or ending; without it, anywhere in the file.
    #[serde(default)]
    pub at: Option<Name>,
    /// Why it is right here.
    pub because: Text,
}
