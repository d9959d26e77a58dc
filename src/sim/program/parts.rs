//! The parts of a compiled scenario: dense numbers instead of names.

use super::condition::Condition;
use super::state::Field;
use crate::sim::scenario::flow::{Manner, NodePhase, Pick};
use crate::sim::scenario::model::{Dimension, EndingKind, Feeling};
use crate::sim::time::Millis;

/// Number of a text in the program's table of texts.
pub type TextId = u32;
/// A node (below the number of nodes) or an ending (from there on).
pub type Place = u16;
/// Number of an act.
pub type ActId = u16;
/// Points by dimension, in the order of [`Dimension`].
pub type Earned = [i32; 3];

/// A compiled change of a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldChange {
    /// The field becomes this.
    Set(Field, u64),
    /// Added, staying within 0 and the last number.
    Add(Field, i64, u64),
}

/// What a step or an entry does.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Effects {
    /// Changes of tension, trust and patience in steps of 5.
    pub mood: [i8; 3],
    /// The new feeling, which is shown only.
    pub feeling: Option<Feeling>,
    /// Changes of facts.
    pub changes: Vec<FieldChange>,
    /// Acts in order.
    pub acts: Vec<ActId>,
    /// Points.
    pub points: Earned,
}

impl Effects {
    /// Whether nothing comes of it, as of entering most nodes.
    pub fn is_empty(&self) -> bool {
        let does_nothing = self.acts.is_empty() && self.changes.is_empty() && self.mood == [0; 3];
        does_nothing && self.points == [0; 3] && self.feeling.is_none()
    }
}

/// A line that is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpokenLine {
    /// Its number in the program, for the turns of its wordings.
    pub number: u32,
    /// Who speaks.
    pub speaker: Speaker,
    /// The wordings.
    pub wordings: Vec<TextId>,
    /// How they take turns.
    pub pick: Pick,
    /// How it is said.
    pub manner: Manner,
    /// When it is said.
    pub when: Condition,
    /// How long it takes.
    pub lasts: Millis,
}

/// Who speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Speaker {
    /// The customer.
    Customer,
    /// The agent.
    You,
    /// Nobody in the story.
    Narrator,
    /// Somebody of the program's people.
    Person(u16),
}

/// A node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompiledNode {
    /// Its id.
    pub id: String,
    /// When it happens.
    pub phase: NodePhase,
    /// What is said on entry.
    pub lines: Vec<SpokenLine>,
    /// What entry does.
    pub entry: Effects,
    /// How it goes on.
    pub flow: Flow,
}

/// How a node goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Flow {
    /// A decision.
    Ask(CompiledDecision),
    /// The first branch that holds; if none does, the last.
    Branch(Vec<(Condition, Place)>),
    /// A detour.
    Call {
        /// Its first node.
        to: Place,
        /// Where it comes back to.
        then: Place,
    },
    /// On to another place.
    To(Place),
    /// Back from a detour.
    Back,
}

/// A decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompiledDecision {
    /// Time to answer and what silence does.
    pub timer: Option<(Millis, Reaction)>,
    /// Whether the seed shuffles the options.
    pub shuffled: bool,
    /// The options in the author's order.
    pub choices: Vec<CompiledChoice>,
    /// Options that can be chosen whatever has happened, one bit for each of the first: most of a call need not be looked at then.
    pub always_open: u64,
}

/// An option.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompiledChoice {
    /// Its id.
    pub id: String,
    /// What it is.
    pub label: TextId,
    /// What is said.
    pub speak: Option<TextId>,
    /// When it can be chosen.
    pub when: Condition,
    /// Why it is locked, if it is shown then.
    pub locked: Option<TextId>,
    /// The mark that it has been used.
    pub once: Option<Field>,
    /// What it does.
    pub reaction: Reaction,
    /// Why it is tempting.
    pub tempting: Option<TextId>,
}

/// What follows from a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reaction {
    /// What it does.
    pub effects: Effects,
    /// What is heard at once.
    pub reply: Vec<SpokenLine>,
    /// Where it leads; a hold stays where it was.
    pub to: Option<Place>,
    /// The lesson.
    pub why: TextId,
    /// What it rests on.
    pub sources: Vec<String>,
}

/// Something on the desktop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompiledItem {
    /// Its id.
    pub id: String,
    /// Which tab.
    pub kind: crate::sim::scenario::model::DesktopKind,
    /// Its title.
    pub title: TextId,
    /// What opens it, in words.
    pub locked: Option<TextId>,
    /// What opens it.
    pub opens: Condition,
    /// Whether it exists.
    pub exists: Condition,
    /// The mark that it has been opened, if anything reads it.
    pub looked: Option<Field>,
    /// Labels and texts.
    pub rows: Vec<(TextId, TextId)>,
}

/// What the customer knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompiledHidden {
    /// Its id.
    pub id: String,
    /// The fact.
    pub text: TextId,
    /// How it could have come out.
    pub how: TextId,
    /// What brings it out.
    pub revealed_by: Condition,
    /// The mark that it is out.
    pub known: Field,
}

/// An ending.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompiledEnding {
    /// Its id.
    pub id: String,
    /// How good it is.
    pub kind: EndingKind,
    /// A few words.
    pub title: TextId,
    /// What came of it.
    pub epilogue: TextId,
    /// Its points.
    pub points: Earned,
}

/// A desk to transfer to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompiledTransfer {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: TextId,
    /// Put through with a word to the colleague.
    pub warm: Reaction,
    /// Just put through.
    pub cold: Reaction,
}

/// What a hold does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompiledHold {
    /// The span that was promised.
    pub limit: Millis,
    /// Back in time.
    pub in_time: Reaction,
    /// Too late.
    pub overrun: Reaction,
}

/// The lists of the after-call work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum WrapUpList {
    /// One disposition code.
    Disposition,
    /// Notes to tick.
    Notes,
    /// One owner.
    Owner,
    /// One date.
    Date,
    /// One channel.
    Channel,
}

/// An entry of the after-call work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompiledEntry {
    /// Its id.
    pub id: String,
    /// Its list.
    pub list: WrapUpList,
    /// What it says.
    pub label: TextId,
    /// The lesson.
    pub why: TextId,
    /// What it rests on.
    pub sources: Vec<String>,
    /// When it is right.
    pub when: Condition,
    /// Points when it is right.
    pub points: Earned,
    /// Points when it is not.
    pub otherwise: Earned,
}

/// A compiled rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompiledRule {
    /// Its id.
    pub id: String,
    /// Its number among the concerns.
    pub concern: u16,
    /// Where its points are credited.
    pub dimension: Dimension,
    /// Points that the first breach takes; `None` is critical.
    pub points: Option<u8>,
    /// The automaton.
    pub form: CompiledForm,
    /// What it rests on.
    pub sources: Vec<String>,
}

/// A rule's automaton over acts; its fields are part of the state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CompiledForm {
    /// The act is a breach.
    Never(ActId),
    /// `then` is a breach until `first` has happened.
    Before {
        /// What must come first.
        first: ActId,
        /// What must wait.
        then: ActId,
        /// Whether `first` has happened.
        seen: Field,
    },
    /// Must have happened when the line drops, or when everything is over.
    By {
        /// What must have happened.
        act: ActId,
        /// Only if this has.
        given: Option<ActId>,
        /// Whether `act` has happened.
        seen: Field,
        /// Whether `given` has.
        asked: Field,
        /// At the end of the after-call nodes instead of at the drop of the line.
        at_end: bool,
    },
    /// After `after`, `act` must follow within so many turns.
    Within {
        /// What must follow.
        act: ActId,
        /// What starts the count.
        after: ActId,
        /// How many turns.
        turns: u8,
        /// Turns that are left; 0 when nothing is owed.
        left: Field,
    },
    /// Not more often than this.
    AtMost {
        /// The act.
        act: ActId,
        /// How often.
        most: u8,
        /// How often it has happened.
        count: Field,
    },
}

/// Rules that are charged once, at the highest severity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Concern {
    /// Its name.
    pub id: String,
    /// The most points that any of its rules takes.
    pub most: u8,
    /// Points that have been taken; no field when all its rules are critical.
    pub charged: Option<Field>,
}
