//! The steps of people who talk, and do not give up: who neither hang up nor transfer, and whose customer has not had enough.

use std::collections::BTreeSet;

use super::explore::{Edge, Graph};
use crate::sim::program::parts::{Flow, Place, Reaction};
use crate::sim::program::state::State;
use crate::sim::program::step::{Move, Witness};
use crate::sim::program::{Program, Stage};
use crate::sim::scenario::flow::NodePhase;

/// The steps of people who talk.
pub(super) struct Talk<'a> {
    pub(super) program: &'a Program,
    pub(super) graph: &'a Graph,
    /// Where a call can stand that goes on because the customer has had enough.
    behind_thresholds: BTreeSet<Place>,
}

impl<'a> Talk<'a> {
    /// The steps of these states.
    pub(super) fn new(program: &'a Program, graph: &'a Graph) -> Self {
        Self {
            program,
            graph,
            behind_thresholds: behind_thresholds(program),
        }
    }

    /// Where a call stands in a state.
    pub(super) fn place(&self, state: u32) -> Place {
        self.program.place(&self.graph.state(state))
    }

    /// Whether the call is over in a state.
    pub(super) fn is_over(&self, state: u32) -> bool {
        self.program.stage(&self.graph.state(state)) == Stage::Over
    }

    fn has_choice(&self, state: u32) -> bool {
        let mut edges = self.graph.edges(state);
        edges.any(|edge| matches!(edge.made(), Move::Choose(_)))
    }

    /// Whether a step is one of talking, and goes where the author leads it.
    pub(super) fn is_talk(&self, from: u32, edge: &Edge) -> bool {
        let is_giving_up = match edge.made() {
            Move::Miss | Move::Transfer { .. } | Move::HangUp => true,
            // Where nothing can be said, waiting is all that there is to do.
            Move::Expire => self.has_choice(from),
            _ => false,
        };
        if is_giving_up {
            return false;
        }
        if !self.behind_thresholds.contains(&self.place(edge.to)) {
            return true;
        }
        let mut patience = Patience {
            program: self.program,
            is_over: false,
        };
        self.program
            .step_seen(&self.graph.state(from), edge.made(), &mut patience);
        !patience.is_over
    }
}

/// The places where a call can stand after it has been led to a threshold: behind nodes that go on by themselves, too.
fn behind_thresholds(program: &Program) -> BTreeSet<Place> {
    let mut places = BTreeSet::new();
    let mut waiting = program.thresholds.to_vec();
    while let Some(place) = waiting.pop() {
        if !places.insert(place) {
            continue;
        }
        match program.nodes.get(usize::from(place)).map(|node| &node.flow) {
            Some(Flow::To(to)) => waiting.push(*to),
            Some(Flow::Branch(branches)) => waiting.extend(branches.iter().map(|(_, to)| *to)),
            Some(Flow::Call { to, then }) => waiting.extend([*to, *then]),
            Some(Flow::Ask(_) | Flow::Back) | None => {}
        }
    }
    places
}

/// Sees whether a step goes where the customer leads it, because tension or patience is at its end.
struct Patience<'a> {
    program: &'a Program,
    is_over: bool,
}

impl Witness for Patience<'_> {
    fn snapped(&mut self) {
        self.is_over = true;
    }

    /// A customer who has had enough does not stop a conversation that this very step ends.
    fn reacted(&mut self, reaction: &Reaction, _state: &State) {
        let ends = reaction.to.is_some_and(|to| {
            let next = self.program.nodes.get(usize::from(to));
            next.is_none_or(|node| node.phase != NodePhase::OnCall)
        });
        self.is_over &= !ends;
    }
}
