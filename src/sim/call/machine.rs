//! The machine itself: which commands are allowed when, and what the clock does.

use std::fmt;
use std::sync::Arc;

use super::command::Command;
use super::event::CallEvent;
use super::hearing::Hearing;
use super::order::shown_order;
use super::wrap_up::WrapUpForm;
use crate::sim::program::parts::{CompiledDecision, Earned, Flow, WrapUpList};
use crate::sim::program::state::State;
use crate::sim::program::step::Move;
use crate::sim::program::{Program, Stage};
use crate::sim::rng::Stream;
use crate::sim::scenario::flow::NodePhase;
use crate::sim::scenario::model::Feeling;
use crate::sim::time::Millis;

/// How far timers are stretched. No value and no mark depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Timers {
    /// As the author wrote them.
    #[default]
    AsWritten,
    /// One and a half times.
    OneAndHalf,
    /// Twice.
    Twice,
    /// Ten times.
    TenTimes,
    /// No timers.
    Off,
}

impl Timers {
    /// The setting's word: `x1`, `x1.5`, `x2`, `x10`, `off`.
    pub fn from_word(word: &str) -> Option<Self> {
        Some(match word {
            "x1" => Self::AsWritten,
            "x1.5" => Self::OneAndHalf,
            "x2" => Self::Twice,
            "x10" => Self::TenTimes,
            "off" => Self::Off,
            _ => return None,
        })
    }
}

/// What the call is doing, for views.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Phase {
    /// Something has to be decided before the line is open.
    BeforeCall,
    /// An inbound call rings, or an outbound call waits to be dialled.
    Ringing,
    /// Two people talk.
    Talking,
    /// The caller is on hold.
    OnHold,
    /// The line has dropped and there are decisions left.
    AfterCall,
    /// After-call work is filled in.
    WrapUp,
    /// Over.
    Ended,
}

/// A command that is not allowed now. It has changed nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rejected(pub String);

impl fmt::Display for Rejected {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for Rejected {}

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
    timers: Timers,
    start: State,
    state: State,
    /// Time since the call began.
    elapsed: Millis,
    /// Time in this ringing or this decision, holds left out.
    on_this: Millis,
    /// Time in this span of the hold.
    on_hold: Millis,
    /// How long the lines take that lead to this decision.
    pub(super) speaking: Millis,
    pub(super) line_turns: Vec<u16>,
    feeling: Feeling,
    steps: Vec<StepRecord>,
    commands: usize,
    looked: Vec<u8>,
    form: WrapUpForm,
    notes: Vec<String>,
    muted: bool,
    finished: bool,
    opening: Vec<CallEvent>,
}

impl Call {
    /// Starts a call: facts are drawn from the seed, and what happens before the line opens happens.
    pub fn new(program: Arc<Program>, seed: u64, timers: Timers) -> Self {
        let mut start = program.initial;
        for fact in program.facts.iter().filter(|fact| !fact.drawn.is_empty()) {
            let weights: Vec<u32> = fact.drawn.iter().map(|(_, weight)| *weight).collect();
            let drawn = Stream::new(&format!("draw/{}", fact.id), seed).weighted(&weights);
            start.set(fact.field, fact.drawn.get(drawn).map_or(0, |(value, _)| *value));
        }
        Self::from_start(program, start, seed, timers)
    }

    /// Starts a call from a given draw, for checks and proofs.
    pub fn from_start(program: Arc<Program>, start: State, seed: u64, timers: Timers) -> Self {
        let mut call = Self {
            line_turns: vec![0; program.line_count as usize],
            feeling: program.feeling,
            seed,
            timers,
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
            program,
        };
        if call.program.begins_before_call() {
            let mut events = Vec::new();
            call.make(Move::Accept, &mut events);
            call.opening = events;
        }
        call
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
        let mut events = Vec::new();
        match command {
            Command::Wait(time) => self.wait(*time, &mut events),
            Command::Mute(on) => {
                self.must_talk()?;
                self.muted = *on;
                events.push(CallEvent::Muted(*on));
            }
            Command::Note(text) => {
                if self.finished {
                    return reject("The call is over; nothing can be noted any more.");
                }
                self.notes.push(text.clone());
                events.push(CallEvent::Noted);
            }
            Command::Pick(list, id) => self.fill_in(*list, id, true, &mut events)?,
            Command::Tick(id) => self.fill_in(WrapUpList::Notes, id, true, &mut events)?,
            Command::Untick(id) => self.fill_in(WrapUpList::Notes, id, false, &mut events)?,
            Command::Finish => {
                if self.phase() != Phase::WrapUp {
                    return reject("There is nothing to finish yet; the conversation is still going on.");
                }
                self.finished = true;
                events.push(CallEvent::Finished);
            }
            Command::LookUp(id) => self.look_up(id, &mut events)?,
            _ => {
                let made = self.allowed(command)?;
                self.make(made, &mut events);
            }
        }
        self.commands += 1;
        Ok(events)
    }

    fn allowed(&self, command: &Command) -> Result<Move, Rejected> {
        let stage = self.program.stage(&self.state);
        match command {
            Command::Accept | Command::Decline => match (stage, command) {
                (Stage::Ringing, Command::Accept) => Ok(Move::Accept),
                (Stage::Ringing, _) => Ok(Move::Miss),
                _ => reject("The phone is not ringing."),
            },
            Command::Say(id) => {
                let decision = self.must_decide()?;
                let found = decision.choices.iter().position(|choice| choice.id == *id);
                match found.and_then(|index| Some((index, decision.choices.get(index)?))) {
                    Some((index, choice)) if self.program.can_choose(&self.state, choice) => {
                        Ok(Move::Choose(index as u8))
                    }
                    Some(_) => reject(format!("\"{id}\" cannot be chosen now.")),
                    None => reject(format!("There is no option \"{id}\" here.")),
                }
            }
            Command::Hold => {
                self.must_talk()?;
                match self.program.hold {
                    Some(_) => Ok(Move::Hold),
                    None => reject("In this call nobody can be put on hold."),
                }
            }
            Command::Resume => match stage {
                Stage::OnHold | Stage::OnHoldTooLong => Ok(Move::Resume),
                _ => reject("Nobody is on hold."),
            },
            Command::Transfer { desk, warm } => {
                self.must_talk()?;
                let found = self.program.transfers.iter().position(|known| known.id == *desk);
                match found {
                    Some(index) => Ok(Move::Transfer {
                        desk: index as u8,
                        warm: *warm,
                    }),
                    None => reject(format!("There is no desk \"{desk}\" in this call.")),
                }
            }
            Command::HangUp => {
                self.must_talk()?;
                Ok(Move::HangUp)
            }
            _ => reject("This cannot be done now."),
        }
    }

    fn must_decide(&self) -> Result<&CompiledDecision, Rejected> {
        match self.decision() {
            Some(decision) => Ok(decision),
            None => reject(match self.phase() {
                Phase::Ringing => "Accept the call first.",
                Phase::OnHold => "The caller is on hold; come back first.",
                _ => "There is nothing to answer now.",
            }),
        }
    }

    fn must_talk(&self) -> Result<(), Rejected> {
        match self.phase() {
            Phase::Talking => Ok(()),
            Phase::OnHold => reject("The caller is on hold; come back first."),
            _ => reject("Nobody is on the line."),
        }
    }

    fn look_up(&mut self, id: &str, events: &mut Vec<CallEvent>) -> Result<(), Rejected> {
        if matches!(self.phase(), Phase::Ringing | Phase::WrapUp | Phase::Ended) {
            return reject("The desktop opens with the call and closes with it.");
        }
        let found = self.program.items.iter().position(|item| item.id == id);
        let exists = |index: &usize| self.program.items[*index].exists.holds(&self.state);
        let Some(index) = found.filter(exists) else {
            return reject(format!("There is nothing called \"{id}\" on the desktop."));
        };
        if !self.program.can_look_up(&self.state, index) {
            return reject(format!("\"{id}\" cannot be opened yet."));
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
            return reject("After-call work begins when the conversation is over.");
        }
        let Some(entry) = self.program.wrap_up_entry(list, id) else {
            return reject(format!("There is no \"{id}\" under {}.", list.word()));
        };
        if chosen {
            self.form.choose(list, entry);
        } else {
            self.form.untick(entry);
        }
        events.push(CallEvent::WrapUpChanged);
        Ok(())
    }

    fn make(&mut self, made: Move, events: &mut Vec<CallEvent>) {
        let program = Arc::clone(&self.program);
        let before = self.state;
        self.announce(made, events);
        let leaves_decision = !matches!(made, Move::Hold | Move::Resume | Move::Overrun | Move::LookUp(_));
        if leaves_decision {
            self.speaking = Millis(0);
        }
        let mut hearing = Hearing::new(&program, &before);
        let step = program.step_seen(&before, made, &mut hearing);
        hearing.look_at_mood(&step.state);
        let heard = hearing.heard;
        self.state = step.state;
        self.steps.push(StepRecord {
            before,
            made,
            after: step.state,
            earned: step.earned,
            at: self.elapsed,
            commands_before: self.commands,
        });
        self.resolve(heard, events);
        self.take_feelings(events);
        if leaves_decision || program.place(&before) != program.place(&step.state) {
            self.on_this = Millis(0);
        }
        match program.stage(&step.state) {
            Stage::Deciding if leaves_decision || program.place(&before) != program.place(&step.state) => {
                events.push(CallEvent::Asked {
                    place: program.place(&step.state),
                });
            }
            Stage::Over => {
                events.push(CallEvent::ConversationEnded {
                    ending: program.place(&step.state),
                });
                if !program.has_wrap_up(&step.state) {
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
                if let Some(chosen) = self.decision().and_then(|decision| decision.choices.get(usize::from(choice))) {
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

    fn take_feelings(&mut self, events: &[CallEvent]) {
        for event in events {
            if let CallEvent::FeelingChanged(feeling) = event {
                self.feeling = *feeling;
            }
        }
    }

    /// Lets time pass, deadline by deadline, so that waiting twice equals waiting once for as long.
    fn wait(&mut self, time: Millis, events: &mut Vec<CallEvent>) {
        let mut left = time;
        while !self.finished {
            match self.until_deadline() {
                Some(until) if until <= left => {
                    left.0 -= until.0;
                    self.pass(until);
                    let made = match self.program.stage(&self.state) {
                        Stage::Ringing => Move::Miss,
                        Stage::OnHold | Stage::OnHoldTooLong => Move::Overrun,
                        _ => Move::Expire,
                    };
                    self.make(made, events);
                }
                _ => {
                    self.pass(left);
                    return;
                }
            }
        }
    }

    fn pass(&mut self, time: Millis) {
        self.elapsed.0 += time.0;
        match self.program.stage(&self.state) {
            Stage::OnHold | Stage::OnHoldTooLong => self.on_hold.0 += time.0,
            Stage::Ringing | Stage::Deciding => self.on_this.0 += time.0,
            Stage::Over => {}
        }
    }

    /// Time until the next deadline, if a timer runs.
    pub fn until_deadline(&self) -> Option<Millis> {
        let (whole, passed) = match self.program.stage(&self.state) {
            Stage::Ringing => (self.stretched(self.program.ring)?, self.on_this),
            Stage::OnHold | Stage::OnHoldTooLong => {
                (self.stretched(self.program.hold.as_ref()?.limit)?, self.on_hold)
            }
            Stage::Deciding => {
                let (within, _) = self.decision()?.timer.as_ref()?;
                (Millis(self.speaking.0 + self.stretched(*within)?.0), self.on_this)
            }
            Stage::Over => return None,
        };
        Some(Millis(whole.0.saturating_sub(passed.0)))
    }

    /// The span of the running timer after stretching, the time to speak left out.
    pub fn timer_span(&self) -> Option<Millis> {
        match self.program.stage(&self.state) {
            Stage::Ringing => self.stretched(self.program.ring),
            Stage::OnHold | Stage::OnHoldTooLong => self.stretched(self.program.hold.as_ref()?.limit),
            Stage::Deciding => self.stretched(self.decision()?.timer.as_ref()?.0),
            Stage::Over => None,
        }
    }

    fn stretched(&self, time: Millis) -> Option<Millis> {
        match self.timers {
            Timers::AsWritten => Some(time),
            Timers::OneAndHalf => Some(Millis(time.0 * 3 / 2)),
            Timers::Twice => Some(Millis(time.0 * 2)),
            Timers::TenTimes => Some(Millis(time.0 * 10)),
            Timers::Off => None,
        }
    }

    /// The open decision.
    pub fn decision(&self) -> Option<&CompiledDecision> {
        if self.program.stage(&self.state) != Stage::Deciding {
            return None;
        }
        match &self.program.node(&self.state)?.flow {
            Flow::Ask(decision) => Some(decision),
            _ => None,
        }
    }

    /// The numbers of the options that are shown now, in their drawn order, and whether each can be chosen.
    pub fn shown_options(&self) -> Vec<(u8, bool)> {
        let (Some(decision), Some(node)) = (self.decision(), self.program.node(&self.state)) else {
            return Vec::new();
        };
        shown_order(&node.id, decision, self.seed)
            .into_iter()
            .filter_map(|index| {
                let choice = decision.choices.get(usize::from(index))?;
                let open = self.program.can_choose(&self.state, choice);
                (open || choice.locked.is_some()).then_some((index, open))
            })
            .collect()
    }

    /// What the call is doing.
    pub fn phase(&self) -> Phase {
        let node_phase = self.program.node(&self.state).map(|node| node.phase);
        match (self.program.stage(&self.state), node_phase) {
            (Stage::Ringing, _) => Phase::Ringing,
            (Stage::Deciding, Some(NodePhase::BeforeCall)) => Phase::BeforeCall,
            (Stage::Deciding, Some(NodePhase::AfterCall)) => Phase::AfterCall,
            (Stage::Deciding, _) => Phase::Talking,
            (Stage::OnHold | Stage::OnHoldTooLong, _) => Phase::OnHold,
            (Stage::Over, _) if self.finished => Phase::Ended,
            (Stage::Over, _) => Phase::WrapUp,
        }
    }

    /// The program.
    pub fn program(&self) -> &Arc<Program> {
        &self.program
    }

    /// The state.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// The state from which the call started, draws included.
    pub fn start(&self) -> &State {
        &self.start
    }

    /// The steps made so far.
    pub fn steps(&self) -> &[StepRecord] {
        &self.steps
    }

    /// How many commands have been carried out.
    pub fn commands(&self) -> usize {
        self.commands
    }

    /// What is filled in after the call.
    pub fn form(&self) -> &WrapUpForm {
        &self.form
    }

    /// Free notes in order.
    pub fn notes(&self) -> &[String] {
        &self.notes
    }

    /// Desktop items that have been opened.
    pub fn looked(&self) -> &[u8] {
        &self.looked
    }

    /// Tension, trust and patience, 0 to 100.
    pub fn mood(&self) -> [u8; 3] {
        self.program.mood(&self.state)
    }

    /// The feeling behind the mood.
    pub fn feeling(&self) -> Feeling {
        self.feeling
    }

    /// Time since the call began.
    pub fn elapsed(&self) -> Millis {
        self.elapsed
    }

    /// Whether the microphone is off.
    pub fn is_muted(&self) -> bool {
        self.muted
    }

    /// Whether the caller has been on hold for longer than promised.
    pub fn is_late(&self) -> bool {
        self.program.stage(&self.state) == Stage::OnHoldTooLong
    }

    /// The session's seed.
    pub fn seed(&self) -> u64 {
        self.seed
    }

    /// How timers are stretched.
    pub fn timers(&self) -> Timers {
        self.timers
    }

    /// The canonical text of everything that the record must reproduce, `state/v1`: sorted `id=value` lines, defaults left out.
    pub fn canonical_text(&self) -> String {
        let mut words = self.program.canonical_text(&self.state);
        for (name, time) in [
            ("clock.elapsed", self.elapsed),
            ("clock.on_this", self.on_this),
            ("clock.on_hold", self.on_hold),
            ("clock.speaking", self.speaking),
        ] {
            if time.0 != 0 {
                words.insert(name.to_owned(), time.0.to_string());
            }
        }
        for entry in self.form.entries() {
            if let Some(entry) = self.program.wrap_up.get(entry) {
                words.insert(format!("wrap_up.{}.{}", entry.list.word(), entry.id), "1".to_owned());
            }
        }
        for item in &self.looked {
            if let Some(item) = self.program.items.get(usize::from(*item)) {
                words.insert(format!("opened.{}", item.id), "1".to_owned());
            }
        }
        if self.muted {
            words.insert("muted".to_owned(), "1".to_owned());
        }
        if self.finished {
            words.insert("finished".to_owned(), "1".to_owned());
        }
        words.insert("steps".to_owned(), self.steps.len().to_string());
        words.insert("notes".to_owned(), self.notes.len().to_string());
        let mut text = String::new();
        for (id, value) in words {
            text.push_str(&id);
            text.push('=');
            text.push_str(&value);
            text.push('\n');
        }
        text
    }
}

fn reject<T>(sentence: impl Into<String>) -> Result<T, Rejected> {
    Err(Rejected(sentence.into()))
}
