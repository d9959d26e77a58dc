//! Moments from which the conversation cannot end by talking: only by giving up, that is by hanging up, by a transfer, by letting the
//! time run out, or when the customer has had enough.

use std::collections::{BTreeMap, BTreeSet};

use super::explore::{Edge, Graph};
use super::order::{Components, components_of};
use super::soundness::{Unsound, shortest_ways, way_to};
use crate::sim::program::parts::{Flow, Place, Reaction};
use crate::sim::program::state::State;
use crate::sim::program::step::{Move, Witness};
use crate::sim::program::{Program, Stage};
use crate::sim::scenario::flow::NodePhase;
use crate::sim::sentence::sentence;

/// The traps that plays come to: one for each circle of places that talking does not lead out of, at the nearest moment. A trap may be
/// certain long before, but here it is closed, so this is the place to mend.
pub(super) fn traps(program: &Program, graph: &Graph, components: &Components) -> Vec<Unsound> {
    let talk = Talk::new(program, graph);
    let ends = talk.ends(components);
    let caught: Vec<u32> = (0..graph.len() as u32).filter(|state| !ends[*state as usize]).collect();
    if caught.is_empty() {
        return Vec::new();
    }
    let ways = shortest_ways(graph);
    let nearest = talk.nearest_closed(&caught).into_iter();
    nearest
        .map(|state| talk.unsound(state, way_to(graph, &ways, state)))
        .collect()
}

/// The steps of people who talk.
struct Talk<'a> {
    program: &'a Program,
    graph: &'a Graph,
    /// Where a call can stand that goes on because the customer has had enough.
    behind_thresholds: BTreeSet<Place>,
}

impl<'a> Talk<'a> {
    fn new(program: &'a Program, graph: &'a Graph) -> Self {
        Self {
            program,
            graph,
            behind_thresholds: behind_thresholds(program),
        }
    }

    fn place(&self, state: u32) -> Place {
        self.program.place(&self.graph.state(state))
    }

    fn is_over(&self, state: u32) -> bool {
        self.program.stage(&self.graph.state(state)) == Stage::Over
    }

    fn has_choice(&self, state: u32) -> bool {
        let mut edges = self.graph.edges(state);
        edges.any(|edge| matches!(edge.made(), Move::Choose(_)))
    }

    /// Whether a step is one of talking, and goes where the author leads it.
    fn is_talk(&self, from: u32, edge: &Edge) -> bool {
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

    /// For each state, whether the conversation can end from it by talking.
    fn ends(&self, components: &Components) -> Vec<bool> {
        let mut ends = vec![false; self.graph.len()];
        for component in components.iter() {
            let mut open = Vec::new();
            for state in component {
                let mut edges = self.graph.edges(*state);
                let leads_on = |edge: Edge| ends[edge.to as usize] && self.is_talk(*state, &edge);
                match self.is_over(*state) || edges.any(leads_on) {
                    true => ends[*state as usize] = true,
                    false => open.push(*state),
                }
            }
            if component.len() > 1 && open.len() < component.len() {
                self.spread(&open, &mut ends);
            }
        }
        ends
    }

    /// Of the open states of a circle, those end that lead to one that does.
    fn spread(&self, open: &[u32], ends: &mut [bool]) {
        let mut before: Vec<(u32, u32)> = Vec::new();
        let mut waiting: Vec<u32> = Vec::new();
        for state in open {
            for edge in self.graph.edges(*state).filter(|edge| self.is_talk(*state, edge)) {
                match ends[edge.to as usize] {
                    true => waiting.push(*state),
                    false => before.push((edge.to, *state)),
                }
            }
        }
        before.sort_unstable();
        while let Some(state) = waiting.pop() {
            if !std::mem::replace(&mut ends[state as usize], true) {
                let first = before.partition_point(|(to, _)| *to < state);
                let leading = before[first..].iter().take_while(|(to, _)| *to == state);
                waiting.extend(leading.map(|(_, from)| *from));
            }
        }
    }

    /// Of states that do not end, the nearest one in each circle of places that only lead to each other. Where whatever is said is the
    /// last straw for the customer, the call ends all the same, and nobody is caught.
    fn nearest_closed(&self, caught: &[u32]) -> Vec<u32> {
        let count = self.program.nodes.len() + self.program.endings.len();
        let mut next: Vec<BTreeSet<u32>> = vec![BTreeSet::new(); count];
        let mut nearest: BTreeMap<Place, u32> = BTreeMap::new();
        for state in caught {
            let place = self.place(*state);
            let is_deciding = self.program.stage(&self.graph.state(*state)) == Stage::Deciding;
            let mut goes_on = is_deciding && !self.graph.edges(*state).any(|edge| is_answer(&edge));
            for edge in self.graph.edges(*state).filter(|edge| self.is_talk(*state, edge)) {
                next[usize::from(place)].insert(u32::from(self.place(edge.to)));
                goes_on |= is_answer(&edge);
            }
            if goes_on {
                nearest.entry(place).or_insert(*state);
            }
        }
        let next: Vec<Vec<u32>> = next.into_iter().map(|places| places.into_iter().collect()).collect();
        let circles = components_of(count, |place| next[place as usize].as_slice());
        let closed = circles.iter().filter(|circle| {
            let mut leads_to = circle.iter().flat_map(|place| &next[*place as usize]);
            leads_to.all(|to| circle.contains(to))
        });
        let first = closed.filter_map(|circle| {
            let states = circle.iter().filter_map(|place| nearest.get(&(*place as Place)));
            states.min().copied()
        });
        first.collect()
    }

    fn unsound(&self, state: u32, witness: Vec<Move>) -> Unsound {
        let (code, message) = match self.graph.edges(state).any(|edge| is_answer(&edge)) {
            true => (
                "proven-trap",
                sentence!(
                    "From here the conversation ends only by giving up; talking leads to no ending.",
                    "从这里起，通话只能靠放弃来结束；说什么也到不了任何结局。"
                ),
            ),
            false => (
                "proven-empty-choices",
                sentence!(
                    "A play comes here when no option can be chosen.",
                    "有一个走法来到这里时，一个选项也选不了。"
                ),
            ),
        };
        Unsound {
            code,
            place: Some(self.place(state)),
            message,
            rule: None,
            witness,
        }
    }
}

/// Whether something is said, or silence is what there is to say.
fn is_answer(edge: &Edge) -> bool {
    matches!(edge.made(), Move::Choose(_) | Move::Expire)
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
