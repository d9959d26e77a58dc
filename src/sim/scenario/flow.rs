//! The conversation: nodes, lines, decisions and what each answer does.

use serde::Deserialize;

use super::condition::When;
use super::model::{Feeling, Points};
use super::spanned::{List, Name, Spanned, Text};
use crate::sim::time::Millis;

/// One moment of the conversation: something is said, then exactly one of `ask`, `branch`, `call`, `to` or `back`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Node {
    /// The id; nodes and endings share one set of ids.
    pub id: Name,
    /// When it happens.
    #[serde(default)]
    pub phase: NodePhase,
    /// What is said on entry.
    #[serde(default)]
    pub says: List<Line>,
    /// What entry does to the customer's mood.
    #[serde(default)]
    pub mood: MoodChange,
    /// What entry does to the facts.
    #[serde(default)]
    pub facts: List<Change>,
    /// What happens on entry in the words of the rule packs, as when the customer voices a complaint.
    #[serde(default)]
    pub acts: List<Name>,
    /// A decision.
    #[serde(default)]
    pub ask: Option<Decision>,
    /// The first branch whose condition holds; the last has none.
    #[serde(default)]
    pub branch: List<Branch>,
    /// A detour that comes back.
    #[serde(default)]
    pub call: Option<Detour>,
    /// The next node, or the ending.
    #[serde(default)]
    pub to: Option<Name>,
    /// The end of a detour.
    #[serde(default)]
    pub back: bool,
}

/// When a node happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Deserialize)]
pub enum NodePhase {
    /// Before the line is open: what to read, when to dial.
    BeforeCall,
    /// On the line.
    #[default]
    OnCall,
    /// After the line has dropped.
    AfterCall,
}

/// Something that is said.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// An id, unique within its node.
    pub id: Name,
    /// Who speaks: `customer`, `you`, `narrator`, or somebody of `people`.
    #[serde(default = "by_customer")]
    pub who: Name,
    /// What is said.
    pub text: Text,
    /// Other wordings of the same; which one is heard never changes anything else.
    #[serde(default)]
    pub or: List<Text>,
    /// How the wordings take turns.
    #[serde(default)]
    pub pick: Pick,
    /// How it is said.
    #[serde(default)]
    pub how: Manner,
    /// Only when this holds.
    #[serde(default)]
    pub when: Option<When>,
    /// How long it takes to say; without it, derived from the home-language text.
    #[serde(default)]
    pub lasts: Option<Spanned<Millis>>,
}

fn by_customer() -> Name {
    Spanned::synthetic("customer".to_owned())
}

/// How the wordings of a line take turns, on a random stream of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
pub enum Pick {
    /// In order, then the last for ever.
    #[default]
    Sequence,
    /// In order, round and round.
    Cycle,
    /// In an order drawn from the seed, round and round.
    Shuffle,
    /// In order, then silence.
    Once,
}

/// How something is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Deserialize, serde::Serialize)]
pub enum Manner {
    /// In a normal voice.
    #[default]
    Plain,
    /// Very loud.
    Shouting,
    /// Sharp, with effort not to shout.
    Sharp,
    /// Under the breath, away from the phone.
    Whispering,
    /// In tears.
    Crying,
    /// Without warmth.
    Cold,
    /// In a hurry.
    Hurried,
    /// With a laugh.
    Laughing,
    /// Unsure, with pauses.
    Hesitant,
    /// Tired, with a sigh.
    Sighing,
    /// Quiet and slow.
    Quiet,
    /// Warm.
    Warm,
    /// Somewhere in the background.
    Background,
}

/// A question to the agent: what do you say?
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// Time to answer, counted from when the line has been said; without it there is no timer.
    #[serde(default)]
    pub within: Option<Spanned<Millis>>,
    /// What silence does when the time is over; required with `within`.
    #[serde(default)]
    pub on_expiry: Option<Outcome>,
    /// Whether the seed shuffles the options.
    #[serde(default)]
    pub order: Order,
    /// Two to nine options; three or four is usual.
    pub options: List<Choice>,
}

/// The order of a decision's options.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
pub enum Order {
    /// Drawn from the seed, for each node by itself.
    #[default]
    Shuffled,
    /// As written.
    Fixed,
}

/// One thing that the agent can say or do.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// An id, unique within its node.
    pub id: Name,
    /// What it is, in a few words.
    pub label: Text,
    /// What you say; without it you keep silent or only do something.
    #[serde(default)]
    pub speak: Option<Text>,
    /// Only when this holds.
    #[serde(default)]
    pub when: Option<When>,
    /// While `when` does not hold, the option is shown locked with this reason; without it, it is not shown.
    #[serde(default)]
    pub locked: Option<Text>,
    /// It can be chosen once in a call.
    #[serde(default)]
    pub once: bool,
    /// What it does to the customer's mood.
    #[serde(default)]
    pub mood: MoodChange,
    /// What it does to the facts.
    #[serde(default)]
    pub facts: List<Change>,
    /// What it is in the words of the rule packs.
    #[serde(default)]
    pub acts: List<Name>,
    /// What it earns.
    #[serde(default)]
    pub points: Points,
    /// What is heard at once, before the next node.
    #[serde(default)]
    pub reply: List<Line>,
    /// The next node, or the ending.
    pub to: Name,
    /// The lesson, told in the debrief.
    pub why: Text,
    /// Why a decent colleague might say this; for options that are not best.
    #[serde(default)]
    pub tempting_because: Option<Text>,
    /// Facts and house policies that it rests on.
    #[serde(default)]
    pub sources: List<Name>,
}

/// What something other than an option does: an expiry, a hold, a transfer, hanging up.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// The next node or ending; a hold has none and comes back to where it was.
    #[serde(default)]
    pub to: Option<Name>,
    /// What it does to the customer's mood.
    #[serde(default)]
    pub mood: MoodChange,
    /// What it does to the facts.
    #[serde(default)]
    pub facts: List<Change>,
    /// What it is in the words of the rule packs.
    #[serde(default)]
    pub acts: List<Name>,
    /// What it earns.
    #[serde(default)]
    pub points: Points,
    /// What is heard.
    #[serde(default)]
    pub reply: List<Line>,
    /// The lesson.
    pub why: Text,
    /// Facts and house policies that it rests on.
    #[serde(default)]
    pub sources: List<Name>,
}

/// Changes of the three meters, in steps of 5, and of the feeling.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct MoodChange {
    /// Added to tension, -100 to 100.
    pub tension: Spanned<i8>,
    /// Added to trust.
    pub trust: Spanned<i8>,
    /// Added to patience.
    pub patience: Spanned<i8>,
    /// The new feeling.
    pub feeling: Option<Feeling>,
}

/// A change of a fact.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub enum Change {
    /// Sets a flag.
    Set(Name),
    /// Clears a flag.
    Clear(Name),
    /// Gives a `OneOf` fact one of its values.
    To(Name, Name),
    /// Adds to a count, which stays within its range.
    Add(Name, Spanned<i8>),
}

/// One way out of a node that decides by itself.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Branch {
    /// The condition; the last branch has none.
    #[serde(default)]
    pub when: Option<When>,
    /// Where it leads.
    pub to: Name,
}

/// A detour: another node is visited, and its `back` returns here. Detours may be nested three deep.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Detour {
    /// The detour's first node.
    pub to: Name,
    /// The node after it.
    pub then: Name,
}
