//! Moments from which the conversation cannot end by talking: only by giving up, that is by hanging up, by a transfer, by letting the
//! time run out, or when the customer has had enough.

use std::collections::{BTreeMap, BTreeSet};

use super::explore::{Edge, Graph};
use super::order::{Components, components_of};
use super::soundness::{Unsound, shortest_ways, way_to};
use super::talk::Talk;
use crate::sim::program::parts::Place;
use crate::sim::program::step::Move;
use crate::sim::program::{Program, Stage};
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

impl Talk<'_> {
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
