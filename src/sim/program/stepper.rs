//! Inside one step: effects take hold, the customer learns and snaps, nodes are entered, the line opens and drops.

use super::parts::{Earned, Effects, FieldChange, Flow, Place, Reaction};
use super::state::State;
use super::step::{BuiltIn, Move, Witness};
use super::{Program, Stage};
use crate::sim::scenario::flow::NodePhase;

/// Nodes that go on by themselves are followed this far; the checker refuses loops of them.
const LONGEST_CHAIN: usize = 10_000;

/// A step that is being made.
pub(super) struct Stepper<'a, W> {
    pub(super) program: &'a Program,
    pub(super) state: State,
    pub(super) before: State,
    pub(super) earned: Earned,
    pub(super) answered: u128,
    /// What brings hidden facts out, as it was when the customer last learnt in this step.
    learnt: Option<State>,
    pub(super) witness: &'a mut W,
}

impl<'a, W: Witness> Stepper<'a, W> {
    pub(super) fn new(program: &'a Program, state: &State, witness: &'a mut W) -> Self {
        Self {
            program,
            state: *state,
            before: *state,
            earned: [0; 3],
            answered: 0,
            learnt: None,
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
                if let Some(Flow::Ask(decision)) = program.node(&self.state).map(|node| &node.flow)
                    && let Some(choice) = decision.choices.get(usize::from(index))
                {
                    if let Some(used) = choice.once {
                        self.state.set(used, 1);
                    }
                    self.react(&choice.reaction);
                    self.end_turn();
                }
            }
            Move::Expire => {
                if let Some(Flow::Ask(decision)) = program.node(&self.state).map(|node| &node.flow)
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
                let in_time = program.stage(&self.state) == Stage::OnHold;
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
                    self.state.set(looked, 1);
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
        self.state.set(self.program.fields.stage, stage as u64);
    }

    fn react(&mut self, reaction: &Reaction) {
        let snapped = self.apply(&reaction.effects);
        self.learn();
        self.witness.reacted(reaction, &self.state);
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
        self.state.set(fields.depth, 0);
        for slot in fields.returns {
            self.state.set(slot, 0);
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
        for change in changes {
            match *change {
                FieldChange::Set(field, value) => self.state.set(field, value),
                FieldChange::Add(field, by, most) => {
                    let sum = (self.state.get(field) as i64 + by).clamp(0, most as i64);
                    self.state.set(field, sum as u64);
                }
            }
        }
        for (total, points) in self.earned.iter_mut().zip(points) {
            *total += points;
        }
        self.witness.felt(effects);
        self.change_mood(*mood)
    }

    fn change_mood(&mut self, mood: [i8; 3]) -> Option<Place> {
        if mood == [0; 3] {
            return None;
        }
        let fields = self.program.fields;
        let old_tension = self.state.get(fields.tension);
        let old_patience = self.state.get(fields.patience);
        for (field, by) in [fields.tension, fields.trust, fields.patience].into_iter().zip(mood) {
            let sum = (self.state.get(field) as i64 + i64::from(by)).clamp(0, 20);
            self.state.set(field, sum as u64);
        }
        if self.state.get(fields.on_line) == 0 {
            return None;
        }
        let full = self.state.get(fields.tension) == 20 && old_tension < 20;
        let empty = self.state.get(fields.patience) == 0 && old_patience > 0;
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

    /// Hidden facts come out and stay out. Mostly nothing has happened since the last time that could bring one out.
    fn learn(&mut self) {
        let program = self.program;
        loop {
            let now = self.state.only(&program.revealing);
            if self.learnt == Some(now) {
                return;
            }
            self.learnt = Some(now);
            for (index, hidden) in program.hidden.iter().enumerate() {
                if self.state.get(hidden.known) == 0 && hidden.revealed_by.holds(&self.state) {
                    self.state.set(hidden.known, 1);
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
            self.state.set(program.fields.place, u64::from(place));
            self.open_or_drop_line(node.phase);
            let snapped = self.apply(&node.entry);
            self.learn();
            self.witness.entered(place, &self.state);
            if let Some(elsewhere) = snapped.filter(|elsewhere| *elsewhere != place) {
                self.leave_detours();
                place = elsewhere;
                continue;
            }
            place = match &node.flow {
                Flow::Ask(_) => return,
                Flow::To(to) => *to,
                Flow::Branch(branches) => {
                    let holding = branches.iter().find(|(when, _)| when.holds(&self.state));
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
        let depth = self.state.get(fields.depth);
        if let Some(slot) = fields.returns.get(depth as usize) {
            self.state.set(*slot, u64::from(place));
            self.state.set(fields.depth, depth + 1);
        }
    }

    fn pop_return(&mut self) -> Option<Place> {
        let fields = self.program.fields;
        let depth = self.state.get(fields.depth).checked_sub(1)?;
        let slot = fields.returns.get(depth as usize)?;
        let place = self.state.get(*slot) as Place;
        self.state.set(*slot, 0);
        self.state.set(fields.depth, depth);
        Some(place)
    }

    fn open_or_drop_line(&mut self, phase: NodePhase) {
        let open = self.state.get(self.program.fields.on_line) != 0;
        match phase {
            NodePhase::OnCall if !open => {
                self.state.set(self.program.fields.on_line, 1);
                self.witness.connected();
            }
            NodePhase::AfterCall if open => self.drop_line(),
            _ => {}
        }
    }

    fn drop_line(&mut self) {
        let program = self.program;
        self.state.set(program.fields.on_line, 0);
        self.witness.dropped();
        for (_, left) in &program.counting {
            self.state.set(*left, 0);
        }
        self.judge(&program.judged_at_drop);
    }

    fn end_at(&mut self, place: Place) {
        let program = self.program;
        if self.state.get(program.fields.on_line) != 0 {
            self.drop_line();
        }
        self.judge(&program.judged_at_end);
        self.state.set(program.fields.place, u64::from(place));
        self.leave_detours();
        self.set_stage(Stage::Over);
        if let Some(ending) = program.ending_at(place) {
            for (total, points) in self.earned.iter_mut().zip(ending.points) {
                *total += points;
            }
        }
    }
}
