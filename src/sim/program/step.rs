//! One step of a call: the single meaning of a move, for playing, proving and simulating alike.

use super::parts::{CompiledForm, Earned, Effects, FieldChange, Flow, Place, Reaction};
use super::state::State;
use super::{Program, Stage};
use crate::sim::scenario::flow::NodePhase;
use crate::sim::scenario::model::Dimension;

/// Anything that can happen next. What the clock does is a move too: a deadline that passes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Move {
    /// Accept the call, or dial.
    Accept,
    /// Decline the call, or let it ring out.
    Miss,
    /// Choose the option with this number, in the author's order.
    Choose(u8),
    /// The answer timer runs out.
    Expire,
    /// Put the caller on hold.
    Hold,
    /// Come back.
    Resume,
    /// The promised hold time passes.
    Overrun,
    /// Open the desktop item with this number.
    LookUp(u8),
    /// Transfer to the desk with this number.
    Transfer {
        /// The desk's number.
        desk: u8,
        /// With a word to the colleague first.
        warm: bool,
    },
    /// Hang up.
    HangUp,
}

/// What a step led to and what it earned, rule charges included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// The state after it.
    pub state: State,
    /// Points by dimension.
    pub earned: Earned,
}

/// Somebody who wants to see what happens inside a step, to show it.
pub trait Witness {
    /// What was chosen or done takes effect: its reply is heard.
    fn reacted(&mut self, _reaction: &Reaction, _state: &State) {}
    /// A node is entered; its lines are heard.
    fn entered(&mut self, _place: Place, _state: &State) {}
    /// The mood changed by these effects.
    fn felt(&mut self, _effects: &Effects) {}
    /// An act happened.
    fn acted(&mut self, _act: u16) {}
    /// A rule was broken; `taken` points were lost to it now.
    fn broke(&mut self, _rule: usize, _taken: u8) {}
    /// A hidden fact came out.
    fn revealed(&mut self, _hidden: usize) {}
    /// Tension reached its end, or patience.
    fn snapped(&mut self) {}
    /// The line opened.
    fn connected(&mut self) {}
    /// The line dropped.
    fn dropped(&mut self) {}
}

/// Nobody watches.
#[derive(Debug, Clone, Copy)]
pub struct Unseen;

impl Witness for Unseen {}

/// Nodes that go on by themselves are followed this far; the checker refuses loops of them.
const LONGEST_CHAIN: usize = 10_000;

struct Stepper<'a, W> {
    program: &'a Program,
    state: State,
    before: State,
    earned: Earned,
    answered: u128,
    witness: &'a mut W,
}

impl Program {
    /// Calls back with every move that is possible in a state.
    pub fn for_each_move(&self, state: &State, see: &mut impl FnMut(Move)) {
        match self.stage(state) {
            Stage::Ringing => {
                see(Move::Accept);
                if !self.begins_before_call() {
                    see(Move::Miss);
                }
            }
            Stage::Deciding => {
                let Some(node) = self.node(state) else {
                    return;
                };
                if let Flow::Ask(decision) = &node.flow {
                    for (index, choice) in decision.choices.iter().enumerate() {
                        if self.can_choose(state, choice) {
                            see(Move::Choose(index as u8));
                        }
                    }
                    if decision.timer.is_some() {
                        see(Move::Expire);
                    }
                }
                self.for_each_look_up(state, see);
                if node.phase == NodePhase::OnCall {
                    if self.hold.is_some() {
                        see(Move::Hold);
                    }
                    for desk in 0..self.transfers.len() as u8 {
                        see(Move::Transfer { desk, warm: true });
                        see(Move::Transfer { desk, warm: false });
                    }
                    see(Move::HangUp);
                }
            }
            Stage::OnHold | Stage::OnHoldTooLong => {
                see(Move::Resume);
                see(Move::Overrun);
                self.for_each_look_up(state, see);
            }
            Stage::Over => {}
        }
    }

    /// Look-ups that change the state: those that something reads and that have not been made.
    fn for_each_look_up(&self, state: &State, see: &mut impl FnMut(Move)) {
        for (index, item) in self.items.iter().enumerate() {
            if let Some(looked) = item.looked
                && state.get(looked) == 0
                && self.can_look_up(state, index)
            {
                see(Move::LookUp(index as u8));
            }
        }
    }

    /// Whether an option can be chosen.
    #[inline]
    pub fn can_choose(&self, state: &State, choice: &super::parts::CompiledChoice) -> bool {
        choice.once.is_none_or(|used| state.get(used) == 0) && choice.when.holds(state)
    }

    /// Whether a desktop item can be opened.
    pub fn can_look_up(&self, state: &State, index: usize) -> bool {
        self.items
            .get(index)
            .is_some_and(|item| item.exists.holds(state) && item.opens.holds(state))
    }

    /// Makes a move that [`Program::for_each_move`] has offered, unseen.
    #[inline]
    pub fn step(&self, state: &State, chosen: Move) -> Step {
        self.step_seen(state, chosen, &mut Unseen)
    }

    /// Makes a move before a witness. A move that is not possible changes nothing.
    pub fn step_seen(&self, state: &State, chosen: Move, witness: &mut impl Witness) -> Step {
        let mut stepper = Stepper {
            program: self,
            state: *state,
            before: *state,
            earned: [0; 3],
            answered: 0,
            witness,
        };
        stepper.make(chosen);
        Step {
            state: stepper.state,
            earned: stepper.earned,
        }
    }
}

impl<'a, W: Witness> Stepper<'a, W> {
    fn make(&mut self, chosen: Move) {
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

    /// Hidden facts come out and stay out.
    fn learn(&mut self) {
        let program = self.program;
        loop {
            let mut changed = false;
            for (index, hidden) in program.hidden.iter().enumerate() {
                if self.state.get(hidden.known) == 0 && hidden.revealed_by.holds(&self.state) {
                    self.state.set(hidden.known, 1);
                    self.witness.revealed(index);
                    changed = true;
                }
            }
            if !changed {
                return;
            }
        }
    }

    fn enter(&mut self, place: Place) {
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
        for (index, rule) in program.rules.iter().enumerate() {
            if let CompiledForm::Within { left, .. } = rule.form {
                self.state.set(left, 0);
            }
            self.judge_deadline(index, false);
        }
    }

    fn end_at(&mut self, place: Place) {
        let program = self.program;
        if self.state.get(program.fields.on_line) != 0 {
            self.drop_line();
        }
        for index in 0..program.rules.len() {
            self.judge_deadline(index, true);
        }
        self.state.set(program.fields.place, u64::from(place));
        self.leave_detours();
        self.set_stage(Stage::Over);
        if let Some(ending) = program.ending_at(place) {
            for (total, points) in self.earned.iter_mut().zip(ending.points) {
                *total += points;
            }
        }
    }

    fn judge_deadline(&mut self, index: usize, now_at_end: bool) {
        if let CompiledForm::By {
            given,
            seen,
            asked,
            at_end,
            ..
        } = self.program.rules[index].form
            && at_end == now_at_end
        {
            let owed = given.is_none() || self.state.get(asked) != 0;
            if owed && self.state.get(seen) == 0 {
                self.breach(index);
            }
        }
    }

    fn act_named(&mut self, act: Option<u16>) {
        if let Some(act) = act {
            self.act(act);
        }
    }

    fn act(&mut self, act: u16) {
        let program = self.program;
        self.witness.acted(act);
        if let Some(Some(done)) = program.done.get(usize::from(act)) {
            self.state.set(*done, 1);
        }
        let listeners = program.listeners.get(usize::from(act));
        for &index in listeners.into_iter().flatten() {
            self.advance(usize::from(index), act);
        }
    }

    fn advance(&mut self, index: usize, happened: u16) {
        match self.program.rules[index].form {
            CompiledForm::Never(_) => self.breach(index),
            CompiledForm::Before { first, then, seen } => {
                if happened == then && self.state.get(seen) == 0 && first != then {
                    self.breach(index);
                }
                if happened == first {
                    self.state.set(seen, 1);
                }
            }
            CompiledForm::By {
                act,
                given,
                seen,
                asked,
                ..
            } => {
                if happened == act {
                    self.state.set(seen, 1);
                }
                if given == Some(happened) {
                    self.state.set(asked, 1);
                }
            }
            CompiledForm::Within {
                act,
                after,
                turns,
                left,
            } => {
                if happened == act {
                    self.state.set(left, 0);
                    self.answered |= 1 << (index % 128);
                }
                if happened == after && self.state.get(left) == 0 {
                    self.state.set(left, u64::from(turns));
                }
            }
            CompiledForm::AtMost { most, count, .. } => {
                let times = self.state.get(count);
                if times == u64::from(most) {
                    self.breach(index);
                } else {
                    self.state.set(count, times + 1);
                }
            }
        }
    }

    /// A turn is over: what was owed before it and has not come is one turn nearer.
    fn end_turn(&mut self) {
        let program = self.program;
        for (index, rule) in program.rules.iter().enumerate() {
            if let CompiledForm::Within { left, .. } = rule.form {
                let owed_before = self.before.get(left) > 0;
                let now = self.state.get(left);
                if owed_before && now > 0 && self.answered & (1 << (index % 128)) == 0 {
                    self.state.set(left, now - 1);
                    if now == 1 {
                        self.breach(index);
                    }
                }
            }
        }
    }

    fn breach(&mut self, index: usize) {
        let program = self.program;
        let rule = &program.rules[index];
        let concern = &program.concerns[usize::from(rule.concern)];
        let charged = concern.charged.map_or(0, |field| self.state.get(field));
        let taken = match rule.points {
            Some(points) => {
                let more = u64::from(points).saturating_sub(charged);
                if let Some(field) = concern.charged {
                    self.state.set(field, charged + more);
                }
                more as u8
            }
            None => {
                self.state.set(program.fields.critical, 1);
                if let Some(field) = concern.charged {
                    self.state.set(field, u64::from(concern.most));
                }
                0
            }
        };
        self.earned[rule.dimension as usize] -= i32::from(taken);
        self.witness.broke(index, taken);
    }
}

/// Acts that happen by themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BuiltIn {
    /// The caller is put on hold.
    PutOnHold,
    /// The promised hold time has passed.
    ReturnLate,
    /// A transfer with a word to the colleague.
    WarmTransfer,
    /// A transfer without.
    ColdTransfer,
    /// The agent hangs up by the softphone.
    AgentHangsUp,
}

/// The names of the acts that happen by themselves, in the order of [`BuiltIn`].
pub const BUILT_IN_ACTS: [&str; 5] = [
    "put-on-hold",
    "return-late",
    "warm-transfer",
    "cold-transfer",
    "agent-hangs-up",
];

impl Program {
    /// The number of a built-in act.
    fn built_in(&self, act: BuiltIn) -> Option<u16> {
        self.built_in_acts[act as usize]
    }
}

/// Points of one dimension.
pub fn of(earned: Earned, dimension: Dimension) -> i32 {
    earned[dimension as usize]
}
