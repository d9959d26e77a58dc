//! What is computed of one start before anything is judged: states, values, what is reached, how many turns there are, which options
//! gain again.

use super::coverage::Coverage;
use super::effort::{Effort, Job, Progress};
use super::explore::{Graph, Unexplored};
use super::lengths::{Lengths, lengths};
use super::order::Components;
use super::repeats::{Patience, Repeats, repeated_gains};
use crate::sim::program::Program;
use crate::sim::program::state::State;
use crate::sim::score::value::{Unvalued, Valuation};

/// What is computed of one start before anything is judged.
pub(super) struct Valued {
    pub(super) valuation: Valuation,
    pub(super) components: Components,
    pub(super) coverage: Coverage,
    pub(super) lengths: Option<Lengths>,
    pub(super) repeats: Repeats,
}

/// What is reached is looked at in so many parts, so that whoever has done something else first can take some of them.
const PARTS: u64 = 8;

impl Valued {
    /// Two things go on at a time where neither needs the other.
    pub(super) fn new(program: &Program, start: &State, effort: &Effort<'_>) -> Result<Self, Unvalued> {
        let graph = Graph::explore(program, start, effort)?;
        let states = graph.len();
        effort.tell(Progress::Valuing { states }).map_err(Unexplored::from)?;
        let mut components = None;
        let mut parts = vec![Coverage::default(); PARTS as usize];
        let mut jobs: Vec<Job<'_>> = vec![Box::new(|| components = Some(graph.components()))];
        for (part, number) in parts.iter_mut().zip(0..) {
            let bound = |number: u64| (graph.len() as u64 * number / PARTS) as u32;
            let (graph, states) = (&graph, bound(number)..bound(number + 1));
            jobs.push(Box::new(move || part.add_some(program, graph, states, effort)));
        }
        effort.workers.do_all(jobs);
        let mut coverage = Coverage::default();
        parts.iter().for_each(|part| coverage.add_all(part));
        let components = components.unwrap_or_else(|| graph.components());
        let mut found = (None, Repeats::default());
        let meanwhile = |graph: &Graph| {
            found = (
                lengths(program, graph, &components),
                repeated_gains(program, graph, &components, Patience::PROOF, effort),
            );
        };
        let valuation = Valuation::of_graph(program, graph, &components, effort, meanwhile)?;
        let (lengths, repeats) = found;
        Ok(Self {
            valuation,
            components,
            coverage,
            lengths,
            repeats,
        })
    }
}
