//! Steps at which a fault of the scenario gives something back: what was lost there, as computed, does not count.

use std::collections::{BTreeMap, BTreeSet};

use super::FaultFound;
use crate::sim::assessment::event::Fault;
use crate::sim::assessment::judged::Computed;
use crate::sim::assessment::voiding::Voided;

/// What a fault does to a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VoidedStep {
    /// Why, as those wrote who found the faults; each once.
    pub reasons: BTreeSet<String>,
    /// Whether nothing that was lost at the step is left.
    pub is_whole: bool,
}

/// The steps with the faults that concern each, by their places, from 0.
pub(super) fn voided_steps(computed: &Computed, faults: &[FaultFound]) -> BTreeMap<usize, VoidedStep> {
    let voided = |faults: BTreeSet<Fault>| Voided {
        faults,
        turns: BTreeSet::new(),
    };
    let all = voided(faults.iter().map(|found| found.fault.clone()).collect());
    let alone: Vec<(Voided, &String)> = faults
        .iter()
        .map(|found| (voided(BTreeSet::from([found.fault.clone()])), &found.reason))
        .collect();
    let mut steps = BTreeMap::new();
    for (place, step) in computed.steps.iter().enumerate().filter(|(_, step)| all.voids_at(step)) {
        let concern = alone.iter().filter(|(fault, _)| fault.voids_at(step));
        let mut reasons: BTreeSet<String> = concern.map(|(_, reason)| (*reason).clone()).collect();
        if reasons.is_empty() {
            // Only all of them together give something back here.
            reasons = alone.iter().map(|(_, reason)| (*reason).clone()).collect();
        }
        let is_whole = all.gives_all_back_at(step);
        steps.insert(place, VoidedStep { reasons, is_whole });
    }
    steps
}
