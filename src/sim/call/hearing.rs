//! Turns what a step shows its witness into events, in the order in which a person hears it.

use super::event::{CallEvent, Utterance};
use super::machine::Call;
use crate::sim::program::Program;
use crate::sim::program::parts::{Effects, Place, Reaction, SpokenLine};
use crate::sim::program::state::State;
use crate::sim::program::step::Witness;

/// Tells what happens in one step while it happens: a line gets its wording when it is heard, because wordings have a memory.
pub(super) struct Hearing<'c> {
    program: &'c Program,
    call: &'c mut Call,
    events: &'c mut Vec<CallEvent>,
    mood: [u8; 3],
}

impl<'c> Hearing<'c> {
    /// Of a call that is still in the state before the step.
    pub(super) fn new(program: &'c Program, call: &'c mut Call, events: &'c mut Vec<CallEvent>) -> Self {
        Self {
            program,
            mood: program.mood(&call.state),
            call,
            events,
        }
    }

    fn note(&mut self, event: CallEvent) {
        self.events.push(event);
    }

    /// Notes a change of the meters since the last look.
    pub(super) fn look_at_mood(&mut self, state: &State) {
        let now = self.program.mood(state);
        if now != self.mood {
            self.note(CallEvent::MoodChanged {
                from: self.mood,
                to: now,
            });
            self.mood = now;
        }
    }

    /// Gives the lines their wording and adds up how long they take.
    fn hear(&mut self, lines: &[SpokenLine], state: &State) {
        for line in lines.iter().filter(|line| line.when.holds(state)) {
            if let Some(text) = self.call.wording(line) {
                self.call.speaking.0 += line.lasts.0;
                self.note(CallEvent::Spoke(Utterance {
                    speaker: line.speaker,
                    text,
                    manner: line.manner,
                    lasts: line.lasts,
                }));
            }
        }
    }
}

impl Witness for Hearing<'_> {
    fn reacted(&mut self, reaction: &Reaction, state: &State) {
        self.look_at_mood(state);
        self.hear(&reaction.reply, state);
    }

    fn entered(&mut self, place: Place, state: &State) {
        self.look_at_mood(state);
        if let Some(node) = self.program.nodes.get(usize::from(place)) {
            self.hear(&node.lines, state);
        }
    }

    fn felt(&mut self, effects: &Effects) {
        if let Some(feeling) = effects.feeling {
            self.call.feeling = feeling;
            self.note(CallEvent::FeelingChanged(feeling));
        }
    }

    fn broke(&mut self, rule: usize, taken: u8) {
        self.note(CallEvent::Broke {
            rule: rule as u16,
            taken,
        });
    }

    fn revealed(&mut self, hidden: usize) {
        self.note(CallEvent::Revealed { hidden: hidden as u8 });
    }

    fn snapped(&mut self) {
        self.note(CallEvent::Snapped);
    }

    fn connected(&mut self) {
        self.note(CallEvent::Connected);
    }

    fn dropped(&mut self) {
        self.note(CallEvent::LineDropped);
    }
}
