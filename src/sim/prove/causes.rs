//! Which findings may only follow from a cause: where nobody passes, hardly any mark is as it was meant.

use std::collections::BTreeSet;

use super::certain_breach;
use super::findings::Finding;
use crate::sim::program::state::State;

/// What may only follow where nobody passes: marks are computed from plays that break no critical rule as long as there are any, so
/// without them best plays, losses and what an ending deserves are those of people who give up or break rules.
const MAY_FOLLOW: [&str; 10] = [
    "impossible-pass",
    "ending-contradicts-mark",
    "critical-pays",
    "hanging-up-pays",
    "expiry-pays",
    "dimension-too-thin",
    "dimensions-compete",
    "unknowable-best",
    "gives-itself-away",
    "unreached",
];

/// A country and what is drawn there.
pub(super) type Start = (String, State);

/// A finding, and the starts at which it was found; none where it is about all of them.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) finding: Finding,
    pub(super) starts: BTreeSet<Start>,
}

/// A finding may only follow if there is a cause at each start at which it was found. The first of these causes tells of it.
pub(super) fn tell_what_follows(found: Vec<&mut Found>, all_starts: &BTreeSet<Start>) {
    let (mut causes, others): (Vec<&mut Found>, Vec<&mut Found>) = found
        .into_iter()
        .partition(|found| found.finding.code == certain_breach::CODE);
    let mut counts = vec![0; causes.len()];
    for other in others {
        if !MAY_FOLLOW.contains(&other.finding.code) {
            continue;
        }
        let starts = if other.starts.is_empty() {
            all_starts
        } else {
            &other.starts
        };
        let has_cause = |start: &Start| causes.iter().any(|cause| cause.starts.contains(start));
        if !starts.iter().all(has_cause) {
            continue;
        }
        let first = causes.iter().position(|cause| !cause.starts.is_disjoint(starts));
        if let Some(count) = first.and_then(|first| counts.get_mut(first)) {
            *count += 1;
            other.finding.may_follow = true;
        }
    }
    for (cause, count) in causes.iter_mut().zip(counts).filter(|(_, count)| *count > 0) {
        let told = certain_breach::told_of_others(count);
        cause.finding.message = cause.finding.message.then(&told);
    }
}
