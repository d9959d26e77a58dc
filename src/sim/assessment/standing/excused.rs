//! Breaches that were computed and do not count any more: by a fault of the scenario, or because their turn was left out.

use std::collections::BTreeSet;

use super::Standing;
use super::assessor::Assessor;
use crate::sim::assessment::event::Fault;
use crate::sim::assessment::judged::{Computed, Judged};
use crate::sim::assessment::voiding::Voided;

/// The turn and the rule of each breach that does not count.
///
/// A fault excuses always. A turn that was left out excuses where everybody who has closed marks leaves it out: whoever charges the breach
/// is not overruled by somebody who does not.
pub(super) fn excused(
    computed: &Computed,
    faults: &BTreeSet<Fault>,
    assessors: &[Assessor],
) -> BTreeSet<(u32, String)> {
    let closed = assessors.iter().filter(|one| one.is_closed());
    let turns = closed.map(|one| one.left_out.keys().copied().collect::<BTreeSet<u32>>());
    let voided = Voided {
        faults: faults.clone(),
        turns: turns
            .reduce(|all, one| all.intersection(&one).copied().collect())
            .unwrap_or_default(),
    };
    let mut excused = BTreeSet::new();
    for step in &computed.steps {
        let breaches = step.broke.iter().filter(|breach| voided.excuses(step, breach));
        excused.extend(breaches.map(|breach| (step.turn, breach.rule.clone())));
    }
    excused
}

impl Standing {
    /// The rules that were broken and that no breach which counts is left of.
    pub fn excused_rules(&self, judged: &Judged) -> BTreeSet<String> {
        let steps = judged.computed.iter().flat_map(|computed| &computed.steps);
        let broke = steps.flat_map(|step| step.broke.iter().map(move |breach| (step.turn, &breach.rule)));
        let (excused, held): (Vec<_>, Vec<_>) =
            broke.partition(|(turn, rule)| self.excused.contains(&(*turn, (*rule).clone())));
        let held: BTreeSet<&String> = held.into_iter().map(|(_, rule)| rule).collect();
        let excused = excused.into_iter().map(|(_, rule)| rule);
        excused.filter(|rule| !held.contains(rule)).cloned().collect()
    }
}
