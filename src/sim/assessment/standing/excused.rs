//! Breaches that were computed and do not count any more: by a fault of the scenario, or because their turn was left out.

use std::collections::BTreeSet;

use super::Standing;
use super::assessor::Assessor;
use crate::sim::assessment::event::Fault;
use crate::sim::assessment::judged::{Computed, Judged};
use crate::sim::assessment::voiding::Voided;

/// The place of the step, from 0, and the rule of each breach that does not count.
///
/// A fault excuses always. A turn that was left out excuses where everybody who has closed marks leaves it out: whoever charges the breach
/// is not overruled by somebody who does not.
pub(super) fn excused(
    computed: &Computed,
    faults: &BTreeSet<Fault>,
    assessors: &[Assessor],
) -> BTreeSet<(usize, String)> {
    let closed = assessors.iter().filter(|one| one.is_closed());
    let turns = closed.map(|one| one.left_out.keys().copied().collect::<BTreeSet<u32>>());
    let voided = Voided {
        faults: faults.clone(),
        turns: turns
            .reduce(|all, one| all.intersection(&one).copied().collect())
            .unwrap_or_default(),
    };
    let mut excused = BTreeSet::new();
    for (place, step) in computed.steps.iter().enumerate() {
        let breaches = step.broke.iter().filter(|breach| voided.excuses(step, breach));
        excused.extend(breaches.map(|breach| (place, breach.rule.clone())));
    }
    excused
}

impl Standing {
    /// The rules that were broken and that no breach which counts is left of.
    pub fn excused_rules(&self, judged: &Judged) -> BTreeSet<String> {
        let steps = judged.computed.iter().flat_map(|computed| &computed.steps);
        let steps = steps.enumerate();
        let broke = steps.flat_map(|(place, step)| step.broke.iter().map(move |breach| (place, &breach.rule)));
        let (excused, held): (Vec<_>, Vec<_>) =
            broke.partition(|(place, rule)| self.excused.contains(&(*place, (*rule).clone())));
        let held: BTreeSet<&String> = held.into_iter().map(|(_, rule)| rule).collect();
        let excused = excused.into_iter().map(|(_, rule)| rule);
        excused.filter(|rule| !held.contains(rule)).cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::assessment::judged::{ComputedDimension, JudgedBreach, JudgedStep};
    use crate::sim::scenario::model::Dimension;

    /// A transfer comes after a decision and has its turn.
    #[test]
    fn of_two_steps_of_one_turn_only_the_faulty_one_excuses() {
        let step = |node: &str| JudgedStep {
            turn: 1,
            node: node.to_owned(),
            chosen: None,
            open: Vec::new(),
            loss: [0; 3],
            broke: vec![JudgedBreach {
                rule: "ask-first".to_owned(),
                dimension: Dimension::Compliance,
                taken: 5,
                critical: false,
            }],
        };
        let computed = Computed {
            dimensions: [ComputedDimension {
                earned: 0,
                best: 10,
                floor: 0,
                weight: 1,
            }; 3],
            pass_mark: 60,
            steps: vec![step("greeting"), step("transfer")],
        };
        let fault = Fault::Node {
            node: "transfer".to_owned(),
        };
        let excused = excused(&computed, &BTreeSet::from([fault]), &[]);
        assert_eq!(excused, BTreeSet::from([(1, "ask-first".to_owned())]));
    }
}
