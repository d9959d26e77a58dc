//! Turns what a step shows its witness into events, in the order in which a person hears it.

use super::event::{CallEvent, Utterance};
use super::machine::Call;
use crate::sim::program::Program;
use crate::sim::program::parts::{Effects, Place, Reaction, SpokenLine};
use crate::sim::program::state::State;
use crate::sim::program::step::Witness;

/// Writes down what happens in one step; lines are resolved afterwards, because their wording has a memory.
pub(super) struct Hearing<'p> {
    program: &'p Program,
    pub(super) heard: Vec<Heard<'p>>,
    mood: [u8; 3],
}

/// Something that was heard or seen.
pub(super) enum Heard<'p> {
    Event(CallEvent),
    Line(&'p SpokenLine),
    Reply(SpokenLine),
}

impl<'p> Hearing<'p> {
    pub(super) fn new(program: &'p Program, before: &State) -> Self {
        Self {
            program,
            heard: Vec::new(),
            mood: program.mood(before),
        }
    }

    fn note(&mut self, event: CallEvent) {
        self.heard.push(Heard::Event(event));
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
}

impl Witness for Hearing<'_> {
    fn reacted(&mut self, reaction: &Reaction, state: &State) {
        self.look_at_mood(state);
        for line in reaction.reply.iter().filter(|line| line.when.holds(state)) {
            self.heard.push(Heard::Reply(line.clone()));
        }
    }

    fn entered(&mut self, place: Place, state: &State) {
        self.look_at_mood(state);
        if let Some(node) = self.program.nodes.get(usize::from(place)) {
            let lines = node.lines.iter().filter(|line| line.when.holds(state));
            self.heard.extend(lines.map(Heard::Line));
        }
    }

    fn felt(&mut self, effects: &Effects) {
        if let Some(feeling) = effects.feeling {
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

impl Call {
    /// Gives the heard lines their wording and adds up how long they take.
    pub(super) fn resolve(&mut self, heard: Vec<Heard<'_>>, events: &mut Vec<CallEvent>) {
        for item in heard {
            let line = match &item {
                Heard::Event(event) => {
                    events.push(event.clone());
                    continue;
                }
                Heard::Line(line) => *line,
                Heard::Reply(line) => line,
            };
            if let Some(text) = self.wording(line) {
                self.speaking.0 += line.lasts.0;
                events.push(CallEvent::Spoke(Utterance {
                    speaker: line.speaker,
                    text,
                    manner: line.manner,
                    lasts: line.lasts,
                }));
            }
        }
    }
}
