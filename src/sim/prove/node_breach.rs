//! Which node breaks a critical rule by an act of its own, when what leads there has broken none.

use crate::sim::program::Program;
use crate::sim::program::parts::{Place, Reaction};
use crate::sim::program::state::State;
use crate::sim::program::step::{Move, Witness};

/// The first such node of a step, and the number of the rule.
pub(super) fn breaking_node(program: &Program, state: &State, made: Move) -> Option<(Place, usize)> {
    let mut entered = Entered {
        program,
        broken: Vec::new(),
        found: None,
        is_earlier: false,
    };
    program.step_seen(state, made, &mut entered);
    entered.found
}

struct Entered<'a> {
    program: &'a Program,
    /// Rules that were broken by what is going on, which is told when it is over.
    broken: Vec<usize>,
    found: Option<(Place, usize)>,
    is_earlier: bool,
}

impl Entered<'_> {
    fn critical(&mut self) -> Option<usize> {
        let broken = std::mem::take(&mut self.broken);
        let is_critical = |rule: &usize| self.program.rules.get(*rule).is_some_and(|rule| rule.points.is_none());
        broken.into_iter().find(is_critical)
    }
}

impl Witness for Entered<'_> {
    fn broke(&mut self, rule: usize, _taken: u8) {
        self.broken.push(rule);
    }

    fn reacted(&mut self, _reaction: &Reaction, _state: &State) {
        self.is_earlier |= self.critical().is_some();
    }

    fn entered(&mut self, place: Place, _state: &State) {
        if let Some(rule) = self.critical().filter(|_| !self.is_earlier && self.found.is_none()) {
            self.found = Some((place, rule));
        }
    }
}
