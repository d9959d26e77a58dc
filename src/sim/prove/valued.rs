//! What is computed of one start before anything is judged: states, values, what is reached, how many turns there are.

use super::coverage::Coverage;
use super::effort::{Effort, Progress};
use super::explore::{Graph, Unexplored};
use super::lengths::{Lengths, lengths};
use super::order::Components;
use crate::sim::program::Program;
use crate::sim::program::state::State;
use crate::sim::score::value::{Unvalued, Valuation};

/// What is computed of one start before anything is judged.
pub(super) struct Valued {
    pub(super) valuation: Valuation,
    pub(super) components: Components,
    pub(super) coverage: Coverage,
    pub(super) lengths: Option<Lengths>,
}

impl Valued {
    /// Two things go on at a time where neither needs the other.
    pub(super) fn new(program: &Program, start: &State, effort: &Effort<'_>) -> Result<Self, Unvalued> {
        let graph = Graph::explore(program, start, effort)?;
        let states = graph.len();
        effort.tell(Progress::Valuing { states }).map_err(Unexplored::from)?;
        let mut components = None;
        let mut coverage = Coverage::default();
        effort.workers.do_all(vec![
            Box::new(|| components = Some(graph.components())),
            Box::new(|| coverage.add(program, &graph, effort)),
        ]);
        let components = components.unwrap_or_else(|| graph.components());
        let mut found = None;
        let count_turns = |graph: &Graph| found = lengths(program, graph, &components);
        let valuation = Valuation::of_graph(program, graph, &components, effort, count_turns)?;
        Ok(Self {
            valuation,
            components,
            coverage,
            lengths: found,
        })
    }
}
