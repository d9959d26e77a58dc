//! What can be seen of a call from outside; nothing here changes it.

use std::sync::Arc;

use super::clock::Timers;
use super::machine::{Call, StepRecord};
use super::order::shown_order;
use super::wrap_up::WrapUpForm;
use crate::sim::program::parts::{CompiledDecision, Flow};
use crate::sim::program::state::State;
use crate::sim::program::{Program, Stage};
use crate::sim::scenario::flow::NodePhase;
use crate::sim::scenario::model::Feeling;
use crate::sim::time::Millis;

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

impl Call {
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
}
