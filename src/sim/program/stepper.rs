//! Inside one step: effects take hold, the customer learns and snaps, nodes are entered, the line opens and drops.

use super::parts::{Effects, FieldChange, Flow, Place, Reaction};
use super::state::{Field, State};
use super::step::{BuiltIn, Move, Step, Witness};
use super::{Program, Stage};
use crate::sim::scenario::flow::NodePhase;

/// Nodes that go on by themselves are followed this far; the checker refuses loops of them.
const LONGEST_CHAIN: usize = 10_000;

/// A step that is being made.
pub(super) struct Stepper<'a, W> {
    pub(super) program: &'a Program,
    pub(super) before: &'a State,
    /// What has come of it so far. It is written where it is wanted: copying a state behind each step is what would take longest.
    pub(super) step: &'a mut Step,
    pub(super) answered: u128,
    /// Something has happened since the customer last learnt in this step that could bring a hidden fact out.
    pub(super) may_learn: bool,
    pub(super) witness: &'a mut W,
}

impl<'a, W: Witness> Stepper<'a, W> {
    /// `step` begins with a copy of the state before it.
    pub(super) fn new(program: &'a Program, before: &'a State, step: &'a mut Step, witness: &'a mut W) -> Self {
        Self {
            program,
            before,
            step,
            answered: 0,
            may_learn: true,
            witness,
        }
    }

    pub(super) fn make(&mut self, chosen: Move) {
        let program = self.program;
        match chosen {
            Move::Accept => {
                self.set_stage(Stage::Deciding);
                self.enter(program.start);
            }
            Move::Miss => self.enter(program.missed),
            Move::Choose(index) => {
                if let Some(Flow::Ask(decision)) = program.node(&self.step.state).map(|node| &node.flow)
                    && let Some(choice) = decision.choices.get(usize::from(index))
                {
                    if let Some(used) = choice.once {
                        self.step.state.set(used, 1);
                    }
                    self.react(&choice.reaction);
                    self.end_turn();
                }
            }
            Move::Expire => {
                if let Some(Flow::Ask(decision)) = program.node(&self.step.state).map(|node| &node.flow)
                    && let Some((_, reaction)) = &decision.timer
                {
                    self.react(reaction);
                    self.end_turn();
                }
            }
            Move::Hold => {
                self.set_stage(Stage::OnHold);
                self.act_named(program.built_in(BuiltIn::PutOnHold));
            }
            Move::Resume => {
                let in_time = program.stage(&self.step.state) == Stage::OnHold;
                self.set_stage(Stage::Deciding);
                if let (true, Some(hold)) = (in_time, &program.hold) {
                    self.react(&hold.in_time);
                }
            }
            Move::Overrun => {
                self.set_stage(Stage::OnHoldTooLong);
                self.act_named(program.built_in(BuiltIn::ReturnLate));
                if let Some(hold) = &program.hold {
                    self.react(&hold.overrun);
                }
            }
            Move::LookUp(index) => {
                if let Some(looked) = program.items.get(usize::from(index)).and_then(|item| item.looked) {
                    self.step.state.set(looked, 1);
                    self.may_learn = true;
                }
                self.learn();
            }
            Move::Transfer { desk, warm } => {
                if let Some(transfer) = program.transfers.get(usize::from(desk)) {
                    let (reaction, act) = if warm {
                        (&transfer.warm, BuiltIn::WarmTransfer)
                    } else {
                        (&transfer.cold, BuiltIn::ColdTransfer)
                    };
                    self.act_named(program.built_in(act));
                    self.react(reaction);
                }
            }
            Move::HangUp => {
                self.act_named(program.built_in(BuiltIn::AgentHangsUp));
                self.react(&program.hang_up);
            }
        }
    }

    fn set_stage(&mut self, stage: Stage) {
        self.step.state.set(self.program.fields.stage, stage as u64);
    }

    fn react(&mut self, reaction: &Reaction) {
        let snapped = self.apply(&reaction.effects);
        self.learn();
        self.witness.reacted(reaction, &self.step.state);
        // A customer who has had enough does not stop a conversation that this very step ends.
        let goes_on = reaction.to.is_none_or(|to| {
            let next = self.program.nodes.get(usize::from(to));
            next.is_some_and(|node| node.phase == NodePhase::OnCall)
        });
        if let Some(place) = snapped.filter(|_| goes_on) {
            self.leave_detours();
            self.set_stage(Stage::Deciding);
            self.enter(place);
        } else if let Some(to) = reaction.to {
            self.enter(to);
        }
    }

    fn leave_detours(&mut self) {
        let fields = self.program.fields;
        self.step.state.set(fields.depth, 0);
        for slot in fields.returns {
            self.step.state.set(slot, 0);
        }
    }

    /// Applies effects; returns where the call goes if the customer has had enough.
    fn apply(&mut self, effects: &Effects) -> Option<Place> {
        let Effects {
            mood,
            changes,
            acts,
            points,
            ..
        } = effects;
        for act in acts {
            self.act(*act);
        }
        self.may_learn |= !changes.is_empty();
        for change in changes {
            match *change {
                FieldChange::Set(field, value) => self.step.state.set(field, value),
                FieldChange::Add(field, by, most) => {
                    let sum = (self.step.state.get(field) as i64 + by).clamp(0, most as i64);
                    self.step.state.set(field, sum as u64);
                }
            }
        }
        for (total, points) in self.step.earned.iter_mut().zip(points) {
            *total += points;
        }
        self.witness.felt(effects);
        self.change_mood(*mood)
    }

    fn change_mood(&mut self, mood: [i8; 3]) -> Option<Place> {
        if mood == [0; 3] {
            return None;
        }
        self.may_learn = true;
        let program = self.program;
        let fields = &program.fields;
        let (old_tension, tension) = self.change_meter(fields.tension, mood[0]);
        self.change_meter(fields.trust, mood[1]);
        let (old_patience, patience) = self.change_meter(fields.patience, mood[2]);
        if self.step.state.get(fields.on_line) == 0 {
            return None;
        }
        let full = tension == 20 && old_tension < 20;
        let empty = patience == 0 && old_patience > 0;
        if full || empty {
            self.witness.snapped();
        }
        if full {
            Some(self.program.thresholds[0])
        } else if empty {
            Some(self.program.thresholds[1])
        } else {
            None
        }
    }

    /// A meter in steps of 5, before and after a change.
    fn change_meter(&mut self, meter: Field, by: i8) -> (u64, u64) {
        let before = self.step.state.get(meter);
        if by == 0 {
            return (before, before);
        }
        let after = (before as i64 + i64::from(by)).clamp(0, 20) as u64;
        self.step.state.set(meter, after);
        (before, after)
    }

    /// Hidden facts come out and stay out. Conditions read moods, facts and marks; mostly none has changed since the last time.
    fn learn(&mut self) {
        let program = self.program;
        while std::mem::replace(&mut self.may_learn, false) {
            for (index, hidden) in program.hidden.iter().enumerate() {
                let state = &mut self.step.state;
                if state.get(hidden.known) == 0 && hidden.revealed_by.holds(state) {
                    state.set(hidden.known, 1);
                    self.may_learn = true;
                    self.witness.revealed(index);
                }
            }
        }
    }

    pub(super) fn enter(&mut self, place: Place) {
        let program = self.program;
        let mut place = place;
        for _ in 0..LONGEST_CHAIN {
            let Some(node) = program.nodes.get(usize::from(place)) else {
                return self.end_at(place);
            };
            self.step.state.set(program.fields.place, u64::from(place));
            self.open_or_drop_line(node.phase);
            let snapped = match node.entry.is_empty() {
                true => None,
                false => self.apply(&node.entry),
            };
            self.learn();
            self.witness.entered(place, &self.step.state);
            if let Some(elsewhere) = snapped.filter(|elsewhere| *elsewhere != place) {
                self.leave_detours();
                place = elsewhere;
                continue;
            }
            place = match &node.flow {
                Flow::Ask(_) => return,
                Flow::To(to) => *to,
                Flow::Branch(branches) => {
                    let holding = branches.iter().find(|(when, _)| when.holds(&self.step.state));
                    match holding.or(branches.last()) {
                        Some((_, to)) => *to,
                        None => return,
                    }
                }
                Flow::Call { to, then } => {
                    self.push_return(*then);
                    *to
                }
                Flow::Back => match self.pop_return() {
                    Some(place) => place,
                    None => return,
                },
            };
        }
    }

    fn push_return(&mut self, place: Place) {
        let fields = self.program.fields;
        let depth = self.step.state.get(fields.depth);
        if let Some(slot) = fields.returns.get(depth as usize) {
            self.step.state.set(*slot, u64::from(place));
            self.step.state.set(fields.depth, depth + 1);
        }
    }

    fn pop_return(&mut self) -> Option<Place> {
        let fields = self.program.fields;
        let depth = self.step.state.get(fields.depth).checked_sub(1)?;
        let slot = fields.returns.get(depth as usize)?;
        let place = self.step.state.get(*slot) as Place;
        self.step.state.set(*slot, 0);
        self.step.state.set(fields.depth, depth);
        Some(place)
    }

    fn open_or_drop_line(&mut self, phase: NodePhase) {
        let open = self.step.state.get(self.program.fields.on_line) != 0;
        match phase {
            NodePhase::OnCall if !open => {
                self.step.state.set(self.program.fields.on_line, 1);
                self.witness.connected();
            }
            NodePhase::AfterCall if open => self.drop_line(),
            _ => {}
        }
    }

    fn drop_line(&mut self) {
        let program = self.program;
        self.step.state.set(program.fields.on_line, 0);
        self.witness.dropped();
        for (_, left) in &program.counting {
            self.step.state.set(*left, 0);
        }
        self.judge(&program.judged_at_drop);
    }

    fn end_at(&mut self, place: Place) {
        let program = self.program;
        if self.step.state.get(program.fields.on_line) != 0 {
            self.drop_line();
        }
        self.judge(&program.judged_at_end);
        self.step.state.set(program.fields.place, u64::from(place));
        self.leave_detours();
        self.set_stage(Stage::Over);
        if let Some(ending) = program.ending_at(place) {
            for (total, points) in self.step.earned.iter_mut().zip(ending.points) {
                *total += points;
            }
        }
    }
}
