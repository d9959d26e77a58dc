//! The rules that one step breaks.

use crate::sim::program::Program;
use crate::sim::program::step::Witness;

/// Rules by number, each with the points that its breach took.
#[derive(Default)]
pub(super) struct Breaches(pub(super) Vec<(u16, u8)>);

impl Witness for Breaches {
    fn broke(&mut self, rule: usize, taken: u8) {
        self.0.push((rule as u16, taken));
    }
}

impl Breaches {
    /// Whether a critical rule is among them. A call that has failed can break further ones: each such step is one to learn from.
    pub(super) fn has_critical(&self, program: &Program) -> bool {
        let rules = self
            .0
            .iter()
            .filter_map(|(rule, _)| program.rules.get(usize::from(*rule)));
        rules.into_iter().any(|rule| rule.points.is_none())
    }
}
