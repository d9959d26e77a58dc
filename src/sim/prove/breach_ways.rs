//! For each critical rule, a way to an ending that breaks it first.

use std::collections::{BTreeMap, VecDeque};

use super::effort::{Effort, Progress, Stopped};
use super::explore::{Edge, Graph};
use super::soundness::{ShortestWays, critical_rule, shortest_ways, step_between, steps_to};
use crate::sim::program::Program;
use crate::sim::program::state::State;

/// Nobody is where there is no way.
const NONE: u32 = u32::MAX;
/// After so many states it is asked whether anybody still waits.
const BETWEEN_QUESTIONS: usize = 1 << 16;

/// The ways from the start, and the steps of the graph the other way round: the same for all endings.
pub(super) struct BreachWays<'g> {
    graph: &'g Graph,
    nearest: ShortestWays,
    /// For each state, where those that lead to it begin among `before`.
    first: Vec<u32>,
    before: Vec<u32>,
}

impl<'g> BreachWays<'g> {
    /// Those of explored states.
    ///
    /// # Errors
    /// [`Stopped`] when whoever watches has stopped it.
    pub(super) fn new(graph: &'g Graph, effort: &Effort<'_>) -> Result<Self, Stopped> {
        let count = graph.len() as u32;
        let mut first = vec![0_u32; graph.len() + 1];
        for state in 0..count {
            go_on(effort, state)?;
            for to in graph.targets(state) {
                first[*to as usize + 1] += 1;
            }
        }
        for state in 0..graph.len() {
            first[state + 1] += first[state];
        }
        let mut next = first.clone();
        let mut before = vec![0; graph.edge_count()];
        for from in 0..count {
            go_on(effort, from)?;
            for to in graph.targets(from) {
                let place = &mut next[*to as usize];
                before[*place as usize] = from;
                *place += 1;
            }
        }
        Ok(Self {
            graph,
            nearest: shortest_ways(graph),
            first,
            before,
        })
    }

    /// A short way to an end for each critical rule whose breach can come before it, in the order of the rules.
    ///
    /// Explored states forget what nothing ahead reads, so the rule is that of the explored step; whoever tells it walks the way
    /// once more.
    ///
    /// # Errors
    /// [`Stopped`] when whoever watches has stopped it.
    pub(super) fn through_breaches(
        &self,
        program: &Program,
        is_end: &dyn Fn(&State) -> bool,
        effort: &Effort<'_>,
    ) -> Result<Vec<Vec<(u32, Edge)>>, Stopped> {
        let graph = self.graph;
        let leads = self.to_the_end(is_end, effort)?;
        let is_critical = |number: u32| program.is_critical(&graph.state(number));
        let mut found: BTreeMap<usize, Vec<(u32, Edge)>> = BTreeMap::new();
        // Exploring comes to the nearer states first.
        for from in 0..graph.len() as u32 {
            go_on(effort, from)?;
            if is_critical(from) {
                continue;
            }
            let state = graph.state(from);
            for edge in graph.edges(from) {
                if leads[edge.to as usize] == NONE || !is_critical(edge.to) {
                    continue;
                }
                if let Some(rule) = critical_rule(program, &state, edge.made()) {
                    found.entry(rule).or_insert_with(|| self.whole_way(&leads, from, edge));
                }
            }
        }
        Ok(found.into_values().collect())
    }

    /// For each state the one behind it on a shortest way to an end; an end leads to itself.
    fn to_the_end(&self, is_end: &dyn Fn(&State) -> bool, effort: &Effort<'_>) -> Result<Vec<u32>, Stopped> {
        let graph = self.graph;
        let mut leads = vec![NONE; graph.len()];
        let mut waiting = VecDeque::new();
        for state in 0..graph.len() as u32 {
            go_on(effort, state)?;
            if is_end(&graph.state(state)) {
                leads[state as usize] = state;
                waiting.push_back(state);
            }
        }
        let mut count = 0;
        while let Some(state) = waiting.pop_front() {
            go_on(effort, count)?;
            count += 1;
            let [first, last] = [state, state + 1].map(|state| self.first[state as usize] as usize);
            for from in &self.before[first..last] {
                if leads[*from as usize] == NONE {
                    leads[*from as usize] = state;
                    waiting.push_back(*from);
                }
            }
        }
        Ok(leads)
    }

    fn whole_way(&self, leads: &[u32], from: u32, breach: Edge) -> Vec<(u32, Edge)> {
        let mut way = steps_to(self.graph, &self.nearest, from);
        way.push((from, breach));
        let mut at = breach.to;
        while leads[at as usize] != at {
            let later = leads[at as usize];
            way.extend(step_between(self.graph, at, later));
            at = later;
        }
        way
    }
}

/// Asks now and then whether anybody still waits.
fn go_on(effort: &Effort<'_>, count: u32) -> Result<(), Stopped> {
    match (count as usize).is_multiple_of(BETWEEN_QUESTIONS) {
        true => effort.tell(Progress::Judging),
        false => Ok(()),
    }
}
