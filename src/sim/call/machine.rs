//! The machine itself: a call, and what a command makes of it.

use std::sync::Arc;

use super::clock::Timers;
use super::command::{Command, note_is_too_long};
use super::event::CallEvent;
use super::hearing::Hearing;
use super::observe::Phase;
use super::rejected::Rejected;
use super::wrap_up::WrapUpForm;
use crate::sim::program::parts::{Earned, Place, WrapUpList};
use crate::sim::program::state::State;
use crate::sim::program::step::Move;
use crate::sim::program::{Program, Stage};
use crate::sim::rng::Stream;
use crate::sim::scenario::model::Feeling;
use crate::sim::time::Millis;

/// So many things happen when an option is chosen, or fewer: what is said and answered, moods that change, the next question.
const USUAL_EVENTS: usize = 8;

/// The most steps of one call, about a hundred times what a long one has: a record is played again as a whole, and a few of its bytes can
/// make many steps where a timer leads back to where it began.
pub const MOST_STEPS: usize = 5_000;

/// One step that was made: what the mark is computed from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StepRecord {
    /// The state before it.
    pub before: State,
    /// The move.
    pub made: Move,
    /// The state after it.
    pub after: State,
    /// Points, rule charges included.
    pub earned: Earned,
    /// When it was made, since the start of the call.
    pub at: Millis,
    /// How many commands had been carried out before the one that made it.
    pub commands_before: usize,
}

/// A call that is going on. Cloning it is cheap enough to try a command on a copy.
#[derive(Debug, Clone)]
pub struct Call {
    pub(super) program: Arc<Program>,
    pub(super) seed: u64,
    pub(super) timers: Timers,
    /// Somebody asked for more time in the middle of the call.
    pub(super) timers_changed: bool,
    pub(super) start: State,
    pub(super) state: State,
    /// Time since the call began.
    pub(super) elapsed: Millis,
    /// Time in this ringing or this decision, holds left out.
    pub(super) on_this: Millis,
    /// Time in this span of the hold.
    pub(super) on_hold: Millis,
    /// How long the lines take that lead to this decision.
    pub(super) speaking: Millis,
    pub(super) line_turns: Vec<u16>,
    pub(super) feeling: Feeling,
    pub(super) steps: Vec<StepRecord>,
    pub(super) commands: usize,
    pub(super) looked: Vec<u8>,
    pub(super) form: WrapUpForm,
    pub(super) notes: Vec<String>,
    pub(super) muted: bool,
    pub(super) finished: bool,
    pub(super) opening: Vec<CallEvent>,
    /// Where an author let it begin in the middle.
    pub(super) begun_at: Option<Place>,
}

impl Call {
    /// Starts a call: facts are drawn from the seed, and what happens before the line opens happens.
    pub fn new(program: Arc<Program>, seed: u64, timers: Timers) -> Self {
        let start = Self::drawn(&program, seed);
        Self::from_start(program, start, seed, timers)
    }

    /// The state before the first step, with the facts that the seed draws.
    pub fn drawn(program: &Program, seed: u64) -> State {
        let mut start = program.initial;
        for fact in program.facts.iter().filter(|fact| !fact.drawn.is_empty()) {
            let weights: Vec<u32> = fact.drawn.iter().map(|(_, weight)| *weight).collect();
            let drawn = Stream::of("draw", &fact.id, seed).weighted(&weights);
            start.set(fact.field, fact.drawn.get(drawn).map_or(0, |(value, _)| *value));
        }
        start
    }

    /// Starts a call from a given draw, for checks and proofs.
    pub fn from_start(program: Arc<Program>, start: State, seed: u64, timers: Timers) -> Self {
        let mut call = Self::untouched(program, start, seed, timers);
        if call.program.begins_before_call() {
            let mut events = Vec::new();
            call.make(Move::Accept, &mut events);
            call.opening = events;
        }
        call
    }

    /// A call in this state of which nothing has happened.
    pub(super) fn untouched(program: Arc<Program>, start: State, seed: u64, timers: Timers) -> Self {
        Self {
            line_turns: vec![0; program.line_count as usize],
            feeling: program.feeling,
            seed,
            timers,
            timers_changed: false,
            start,
            state: start,
            elapsed: Millis(0),
            on_this: Millis(0),
            on_hold: Millis(0),
            speaking: Millis(0),
            steps: Vec::new(),
            commands: 0,
            looked: Vec::new(),
            form: WrapUpForm::default(),
            notes: Vec::new(),
            muted: false,
            finished: false,
            opening: Vec::new(),
            begun_at: None,
            program,
        }
    }

    /// What happened by itself when the call was made: lines before an outbound call.
    pub fn opening(&self) -> &[CallEvent] {
        &self.opening
    }

    /// Carries out a command.
    ///
    /// # Errors
    /// [`Rejected`] when it is not allowed now; the call is unchanged. A wait is never rejected.
    pub fn apply(&mut self, command: &Command) -> Result<Vec<CallEvent>, Rejected> {
        let mut events = Vec::with_capacity(USUAL_EVENTS);
        match command {
            Command::Wait(time) => self.wait(*time, &mut events),
            Command::Mute(on) => {
                self.must_talk()?;
                self.muted = *on;
                events.push(CallEvent::Muted(*on));
            }
            Command::Timers(timers) => {
                if self.finished || *timers <= self.timers {
                    return Err(Rejected::TimersOnlyLonger);
                }
                self.timers = *timers;
                self.timers_changed = true;
                events.push(CallEvent::TimersStretched(*timers));
            }
            Command::Note(text) => {
                if self.finished {
                    return Err(Rejected::TooLateToNote);
                }
                if note_is_too_long(text) {
                    return Err(Rejected::NoteTooLong);
                }
                self.notes.push(text.clone());
                events.push(CallEvent::Noted);
            }
            Command::Pick(list, id) => self.fill_in(*list, id, true, &mut events)?,
            Command::Tick(id) => self.fill_in(WrapUpList::Notes, id, true, &mut events)?,
            Command::Untick(id) => self.fill_in(WrapUpList::Notes, id, false, &mut events)?,
            Command::Finish => {
                if self.phase() != Phase::WrapUp {
                    return Err(Rejected::NothingToFinish);
                }
                self.finished = true;
                events.push(CallEvent::Finished);
            }
            Command::LookUp(id) => {
                self.must_have_steps_left()?;
                self.look_up(id, &mut events)?;
            }
            _ => {
                self.must_have_steps_left()?;
                let made = self.allowed(command)?;
                self.make(made, &mut events);
            }
        }
        self.commands += 1;
        Ok(events)
    }

    fn must_have_steps_left(&self) -> Result<(), Rejected> {
        match self.steps.len() < MOST_STEPS {
            true => Ok(()),
            false => Err(Rejected::TooManySteps),
        }
    }

    fn look_up(&mut self, id: &str, events: &mut Vec<CallEvent>) -> Result<(), Rejected> {
        if matches!(self.phase(), Phase::Ringing | Phase::WrapUp | Phase::Ended) {
            return Err(Rejected::DesktopClosed);
        }
        let found = self.program.items.iter().position(|item| item.id == id);
        let exists = |index: &usize| self.program.items[*index].exists.holds(&self.state);
        let Some(index) = found.filter(exists) else {
            return Err(Rejected::NoItem(id.to_owned()));
        };
        if !self.program.can_look_up(&self.state, index) {
            return Err(Rejected::ItemLocked(id.to_owned()));
        }
        let item = index as u8;
        events.push(CallEvent::LookedUp { item });
        if !self.looked.contains(&item) {
            self.looked.push(item);
        }
        let unread = self.program.items[index]
            .looked
            .is_some_and(|field| self.state.get(field) == 0);
        if unread {
            self.make(Move::LookUp(item), events);
        }
        Ok(())
    }

    fn fill_in(
        &mut self,
        list: WrapUpList,
        id: &str,
        chosen: bool,
        events: &mut Vec<CallEvent>,
    ) -> Result<(), Rejected> {
        if self.phase() != Phase::WrapUp {
            return Err(Rejected::WrapUpNotYet);
        }
        let Some(entry) = self.program.wrap_up_entry(list, id) else {
            return Err(Rejected::NoEntry(list.word(), id.to_owned()));
        };
        if chosen {
            self.form.choose(list, entry);
        } else {
            self.form.untick(entry);
        }
        events.push(CallEvent::WrapUpChanged);
        Ok(())
    }

    pub(super) fn make(&mut self, made: Move, events: &mut Vec<CallEvent>) {
        let program = Arc::clone(&self.program);
        let before = self.state;
        self.announce(made, events);
        let leaves_decision = !matches!(made, Move::Hold | Move::Resume | Move::Overrun | Move::LookUp(_));
        if leaves_decision {
            self.speaking = Millis(0);
        }
        let mut hearing = Hearing::new(&program, self, events);
        let step = program.step_seen(&before, made, &mut hearing);
        hearing.look_at_mood(&step.state);
        self.state = step.state;
        self.steps.push(StepRecord {
            before,
            made,
            after: step.state,
            earned: step.earned,
            at: self.elapsed,
            commands_before: self.commands,
        });
        if leaves_decision || program.place(&before) != program.place(&step.state) {
            self.on_this = Millis(0);
        }
        self.tell_where(
            leaves_decision || program.place(&before) != program.place(&step.state),
            events,
        );
    }

    /// Tells what is open now: a decision, if it is a new one, or the end.
    pub(super) fn tell_where(&mut self, is_new: bool, events: &mut Vec<CallEvent>) {
        let place = self.program.place(&self.state);
        match self.program.stage(&self.state) {
            Stage::Deciding if is_new => events.push(CallEvent::Asked { place }),
            Stage::Over => {
                events.push(CallEvent::ConversationEnded { ending: place });
                if !self.program.has_wrap_up(&self.state) {
                    self.finished = true;
                    events.push(CallEvent::Finished);
                }
            }
            _ => {}
        }
    }

    fn announce(&mut self, made: Move, events: &mut Vec<CallEvent>) {
        let place = self.program.place(&self.state);
        match made {
            Move::Choose(choice) => {
                if let Some(chosen) = self
                    .decision()
                    .and_then(|decision| decision.choices.get(usize::from(choice)))
                {
                    events.push(CallEvent::Answered {
                        place,
                        choice,
                        label: chosen.label,
                        speak: chosen.speak,
                    });
                }
            }
            Move::Expire => events.push(CallEvent::TimeRanOut { place }),
            Move::Hold => {
                self.on_hold = Millis(0);
                events.push(CallEvent::HoldBegan);
            }
            Move::Resume => events.push(CallEvent::HoldEnded {
                late: self.program.stage(&self.state) == Stage::OnHoldTooLong,
            }),
            Move::Overrun => {
                self.on_hold = Millis(0);
                events.push(CallEvent::HoldOverran);
            }
            Move::Transfer { desk, warm } => events.push(CallEvent::Transferred { desk, warm }),
            Move::HangUp => events.push(CallEvent::HungUp),
            Move::Miss => events.push(CallEvent::Missed),
            Move::Accept | Move::LookUp(_) => {}
        }
    }
}
