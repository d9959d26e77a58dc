//! One step of a call: the single meaning of a move, for playing, proving and simulating alike.

use super::parts::{CompiledDecision, Earned, Effects, Flow, Place, Reaction};
use super::state::State;
use super::stepper::Stepper;
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

impl Step {
    /// Not a step yet: nothing is changed or earned.
    fn nowhere(state: &State) -> Self {
        Self {
            state: *state,
            earned: [0; 3],
        }
    }
}

/// Somebody who wants to see what happens inside a step, to show it.
pub trait Witness {
    /// What was chosen or done takes effect: its reply is heard.
    fn reacted(&mut self, _reaction: &Reaction, _state: &State) {}
    /// A node is entered; its lines are heard.
    fn entered(&mut self, _place: Place, _state: &State) {}
    /// These effects have taken hold; not told of those that are empty, on entering a node.
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
                    self.for_each_open(decision, state, &mut |index| see(Move::Choose(index)));
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

    /// Calls back with the number of every option of a decision that can be chosen in a state.
    #[inline]
    pub fn for_each_open(&self, decision: &CompiledDecision, state: &State, see: &mut impl FnMut(u8)) {
        let mut always_open = decision.always_open;
        for (index, choice) in decision.choices.iter().enumerate() {
            if always_open & 1 == 1 || self.can_choose(state, choice) {
                see(index as u8);
            }
            always_open >>= 1;
        }
    }

    /// Look-ups that change the state: those that something reads and that have not been made.
    fn for_each_look_up(&self, state: &State, see: &mut impl FnMut(Move)) {
        for &(index, looked) in &self.marked_items {
            if state.get(looked) == 0 && self.can_look_up(state, usize::from(index)) {
                see(Move::LookUp(index));
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

    /// The state after entering a node out of the blue, before a witness: for authors who try one place out.
    pub fn entered_at(&self, state: &State, place: Place, witness: &mut impl Witness) -> State {
        let mut step = Step::nowhere(state);
        Stepper::new(self, state, &mut step, witness).enter(place);
        step.state
    }

    /// Makes a move before a witness. A move that is not possible changes nothing.
    pub fn step_seen(&self, state: &State, chosen: Move, witness: &mut impl Witness) -> Step {
        let mut step = Step::nowhere(state);
        Stepper::new(self, state, &mut step, witness).make(chosen);
        step
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
    pub(super) fn built_in(&self, act: BuiltIn) -> Option<u16> {
        self.built_in_acts[act as usize]
    }
}

/// Points of one dimension.
pub fn of(earned: Earned, dimension: Dimension) -> i32 {
    earned[dimension as usize]
}
