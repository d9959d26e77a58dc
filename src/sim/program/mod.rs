//! The compiled scenario: dense numbers, no strings in the hot path.
//!
//! The call, the exact analysis and the simulated trainees all run on a [`Program`] through [`Program::step`], so that
//! there is one meaning of a step. Texts are numbers here and are looked up when somebody is going to read them.

mod automata;
pub mod compile;
mod compile_conditions;
mod compile_desk;
pub(in crate::sim) mod compile_flow;
mod compile_layout;
mod compile_rules;
pub mod condition;
mod liveness;
pub mod parts;
pub mod state;
pub mod step;
mod stepper;
pub mod wording;

use std::collections::BTreeMap;

use parts::{
    CompiledEnding, CompiledEntry, CompiledHidden, CompiledHold, CompiledItem, CompiledNode, CompiledRule,
    CompiledTransfer, Concern, Place, Reaction, TextId,
};
use state::{Field, State};

use super::scenario::flow::NodePhase;
use super::scenario::model::{Direction, Feeling};
use super::scenario::rubric::Rubric;
use super::time::Millis;

/// A scenario compiled for one country.
#[derive(Debug, Clone)]
pub struct Program {
    /// The scenario's id.
    pub scenario: String,
    /// The country it was compiled for.
    pub country: String,
    /// Who calls whom.
    pub direction: Direction,
    /// Weights, floors and the pass mark.
    pub rubric: Rubric,
    /// Where a call starts.
    pub start: Place,
    /// How long the phone rings.
    pub ring: Millis,
    /// The ending of a missed call.
    pub missed: Place,
    /// Nodes, numbered from 0.
    pub nodes: Vec<CompiledNode>,
    /// Endings, numbered after the nodes.
    pub endings: Vec<CompiledEnding>,
    /// What can be looked up.
    pub items: Vec<CompiledItem>,
    /// What the customer knows.
    pub hidden: Vec<CompiledHidden>,
    /// What a hold does.
    pub hold: Option<CompiledHold>,
    /// Desks.
    pub transfers: Vec<CompiledTransfer>,
    /// What hanging up does.
    pub hang_up: Reaction,
    /// After-call work.
    pub wrap_up: Vec<CompiledEntry>,
    /// Rules that this scenario can break.
    pub rules: Vec<CompiledRule>,
    /// Concerns of those rules.
    pub concerns: Vec<Concern>,
    /// Names of acts.
    pub acts: Vec<String>,
    /// Names of the people who speak besides the customer.
    pub people: Vec<(String, TextId)>,
    /// The customer's name, a line about them, the number on the display.
    pub customer: [TextId; 3],
    /// The feeling at the start.
    pub feeling: Feeling,
    /// Title and brief.
    pub head: [TextId; 2],
    /// Keys and home-language wording of all texts.
    pub texts: Vec<(String, String)>,
    /// The fields by which the state is read and written.
    pub fields: Fields,
    /// Facts by name, for draws, for the state's canonical text and for people.
    pub facts: Vec<FactField>,
    /// The state before the first step, before draws.
    pub initial: State,
    /// Where the call goes at full tension, and at no patience.
    pub thresholds: [Place; 2],
    /// The numbers of the built-in acts.
    pub built_in_acts: [Option<u16>; 5],
    /// How many lines can be said.
    pub line_count: u32,
    /// What the session knows of marks.
    key: Key,
    /// How many words of the state have fields.
    state_words: usize,
    /// For each place, the bits that anything ahead can read.
    live: Vec<State>,
    /// For each rule, the bits of its automaton.
    automata: Vec<State>,
    /// For each act, the rules that listen to it.
    listeners: Vec<Vec<u16>>,
    /// Rules that count turns, with those that are left.
    counting: Vec<(u16, Field)>,
    /// Rules that are judged when the line drops.
    judged_at_drop: Vec<u16>,
    /// Rules that are judged when everything is over.
    judged_at_end: Vec<u16>,
    /// For each act, the mark that it has been done, if anything reads it.
    done: Vec<Option<Field>>,
    /// Desktop items whose mark something reads.
    marked_items: Vec<(u8, Field)>,
}

/// The fields that every program has.
#[derive(Debug, Clone, Copy, Default)]
pub struct Fields {
    /// The node or ending.
    pub place: Field,
    /// See [`Stage`].
    pub stage: Field,
    /// Tension in steps of 5, 0 to 20.
    pub tension: Field,
    /// Trust in steps of 5.
    pub trust: Field,
    /// Patience in steps of 5.
    pub patience: Field,
    /// How many detours are open, 0 to 3.
    pub depth: Field,
    /// Where they come back to.
    pub returns: [Field; 3],
    /// Whether a critical rule has been broken.
    pub critical: Field,
    /// Whether the line is open.
    pub on_line: Field,
}

/// A fact and its field.
#[derive(Debug, Clone)]
pub struct FactField {
    /// Its id.
    pub id: String,
    /// Where it is kept.
    pub field: Field,
    /// The names of its values, or none for a count.
    pub values: Vec<String>,
    /// The largest value; the field may have room for more.
    pub most: u64,
    /// Drawn values with weights; empty when it is not drawn.
    pub drawn: Vec<(u64, u32)>,
}

/// What a session and this program know of marks. The blind form of a call has no rules, points or lessons.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Key {
    /// The session is played with the files in full.
    #[default]
    Open,
    /// The session was played with the blind form, and this program is made of the files in full.
    WithExaminer,
    /// The session is played with the blind form, and so is this program: it has no marks.
    Missing,
}

/// What the call is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Stage {
    /// The phone rings, or the agent has not dialled yet.
    Ringing = 0,
    /// A decision is open.
    Deciding = 1,
    /// The caller is on hold, in time.
    OnHold = 2,
    /// The caller is on hold, too long.
    OnHoldTooLong = 3,
    /// The conversation is over; after-call work follows.
    Over = 4,
}

impl Stage {
    fn from_number(number: u64) -> Self {
        match number {
            0 => Self::Ringing,
            1 => Self::Deciding,
            2 => Self::OnHold,
            3 => Self::OnHoldTooLong,
            _ => Self::Over,
        }
    }
}

impl Program {
    /// What the call is doing in a state.
    #[inline]
    pub fn stage(&self, state: &State) -> Stage {
        Stage::from_number(state.get(self.fields.stage))
    }

    /// The node or ending of a state.
    #[inline]
    pub fn place(&self, state: &State) -> Place {
        state.get(self.fields.place) as Place
    }

    /// The node of a state, unless the conversation is over.
    #[inline]
    pub fn node(&self, state: &State) -> Option<&CompiledNode> {
        self.nodes.get(usize::from(self.place(state)))
    }

    /// Whether there is something to decide before the phone is picked up; then there is no ringing.
    pub fn begins_before_call(&self) -> bool {
        self.nodes
            .get(usize::from(self.start))
            .is_some_and(|node| node.phase == NodePhase::BeforeCall)
    }

    /// The ending that a state has reached.
    pub fn ending(&self, state: &State) -> Option<&CompiledEnding> {
        self.ending_at(self.place(state))
    }

    /// The ending at a place.
    pub fn ending_at(&self, place: Place) -> Option<&CompiledEnding> {
        usize::from(place)
            .checked_sub(self.nodes.len())
            .and_then(|index| self.endings.get(index))
    }

    /// Whether a critical rule has been broken.
    #[inline]
    pub fn is_critical(&self, state: &State) -> bool {
        state.get(self.fields.critical) != 0
    }

    /// Tension, trust and patience, 0 to 100.
    pub fn mood(&self, state: &State) -> [u8; 3] {
        let Fields {
            tension,
            trust,
            patience,
            ..
        } = self.fields;
        [tension, trust, patience].map(|field| (state.get(field) * 5) as u8)
    }

    /// Whether the state's node is on the line.
    pub fn is_on_call(&self, state: &State) -> bool {
        self.node(state).is_some_and(|node| node.phase == NodePhase::OnCall)
    }

    /// How many words of a state have fields, counted from the first; the others are always zero.
    pub fn state_words(&self) -> usize {
        self.state_words
    }

    /// The states from which a call can start: one for each combination of drawn facts, with its weight.
    pub fn starts(&self) -> Vec<(State, u64)> {
        let mut starts = vec![(self.initial, 1_u64)];
        for fact in self.facts.iter().filter(|fact| !fact.drawn.is_empty()) {
            starts = starts
                .iter()
                .flat_map(|(state, weight)| {
                    fact.drawn.iter().map(move |(value, share)| {
                        let mut drawn = *state;
                        drawn.set(fact.field, *value);
                        (drawn, weight * u64::from(*share))
                    })
                })
                .collect();
        }
        starts
    }

    /// The state in canonical words: `id=value`, sorted, defaults left out. Its hash stands in records, so that the dense
    /// form can change without breaking one.
    pub fn canonical_text(&self, state: &State) -> BTreeMap<String, String> {
        let mut words = BTreeMap::new();
        let mut say = |id: String, value: u64| {
            if value != 0 {
                words.insert(id, value.to_string());
            }
        };
        let fields = &self.fields;
        say("stage".into(), state.get(fields.stage));
        say("mood.tension".into(), state.get(fields.tension) * 5);
        say("mood.trust".into(), state.get(fields.trust) * 5);
        say("mood.patience".into(), state.get(fields.patience) * 5);
        if self.key != Key::Open {
            say("blind".into(), 1);
        } else {
            self.say_of_rules(state, &mut say);
        }
        for hidden in &self.hidden {
            say(format!("known.{}", hidden.id), state.get(hidden.known));
        }
        for node in &self.nodes {
            if let parts::Flow::Ask(decision) = &node.flow {
                for choice in &decision.choices {
                    if let Some(field) = choice.once {
                        say(format!("once.{}.{}", node.id, choice.id), state.get(field));
                    }
                }
            }
        }
        for fact in &self.facts {
            let value = state.get(fact.field);
            if value != 0 {
                let name = fact.values.get(value as usize).cloned();
                words.insert(format!("fact.{}", fact.id), name.unwrap_or_else(|| value.to_string()));
            }
        }
        words.insert("place".into(), self.place_name(self.place(state)).to_owned());
        for index in 0..state.get(fields.depth).min(3) as usize {
            let place = state.get(fields.returns[index]) as Place;
            words.insert(format!("return.{index}"), self.place_name(place).to_owned());
        }
        words
    }

    /// What rules have seen, and the marks that are laid out because some condition reads them.
    fn say_of_rules(&self, state: &State, say: &mut impl FnMut(String, u64)) {
        say("critical".into(), state.get(self.fields.critical));
        for item in &self.items {
            if let Some(field) = item.looked {
                say(format!("looked.{}", item.id), state.get(field));
            }
        }
        for (act, field) in self.acts.iter().zip(&self.done) {
            if let Some(field) = field {
                say(format!("done.{act}"), state.get(*field));
            }
        }
        for concern in &self.concerns {
            if let Some(field) = concern.charged {
                say(format!("charged.{}", concern.id), state.get(field));
            }
        }
        for rule in &self.rules {
            for (part, field) in rule.form.fields() {
                say(format!("rule.{}.{part}", rule.id), state.get(field));
            }
        }
    }

    /// The same program for a session that knows this of marks. If its files are blind, the canonical text says nothing of rules and acts, so
    /// that the blind form and the files in full lead to the same text.
    #[must_use]
    pub fn with_key(mut self, key: Key) -> Self {
        self.key = key;
        self
    }

    /// What the session and this program know of marks.
    pub fn key(&self) -> Key {
        self.key
    }

    /// The id of an option of a node, by its number; empty where there is none.
    pub fn choice_name(&self, place: Place, choice: u8) -> &str {
        let choices = match self.nodes.get(usize::from(place)).map(|node| &node.flow) {
            Some(parts::Flow::Ask(decision)) => decision.choices.as_slice(),
            _ => &[],
        };
        choices.get(usize::from(choice)).map_or("", |choice| &choice.id)
    }

    /// The id of a node or ending.
    pub fn place_name(&self, place: Place) -> &str {
        match self.nodes.get(usize::from(place)) {
            Some(node) => &node.id,
            None => self.ending_at(place).map_or("", |ending| &ending.id),
        }
    }
}
