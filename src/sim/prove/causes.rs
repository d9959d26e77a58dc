//! Which findings may only follow from a cause: where nobody passes, hardly any mark is as it was meant; where a round is paid for, the
//! best play goes round; where no option is clean, nothing behind it is right either; and behind a condition that never holds there is nobody.

use std::collections::BTreeSet;

use super::behind::Behind;
use super::certain_breach;
use super::closed_decision;
use super::findings::Finding;
use crate::sim::program::state::State;
use crate::sim::sentence::{Sentence, sentence};

/// What may only follow where nobody passes: marks are computed from plays that break no critical rule as long as there are any, so
/// without them best plays, losses and what an ending deserves are those of people who give up or break rules.
const WITHOUT_A_PASS: [&str; 10] = [
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
/// What may only follow where an option gains again: the best play goes round as often as it can, so it ends in a mood that nobody
/// meant, and whoever goes straight on has lost what the rounds would have brought.
const WITH_PAID_ROUNDS: [&str; 7] = [
    "impossible-pass",
    "ending-contradicts-mark",
    "critical-pays",
    "hanging-up-pays",
    "expiry-pays",
    "dimensions-compete",
    "unknowable-best",
];
/// What may only follow at a decision of which every option breaks a critical rule, and behind it.
const AT_A_CLOSED_DECISION: [&str; 6] = [
    "critical-pays",
    "dimensions-compete",
    "ending-contradicts-mark",
    "expiry-pays",
    "hanging-up-pays",
    "unknowable-best",
];
/// Codes of causes: what follows from several of them is told with the first.
const CAUSES: [&str; 6] = [
    certain_breach::CODE,
    closed_decision::CODE,
    "points-farm",
    "repeated-gain",
    "always-false",
    "always-true",
];

/// A country and what is drawn there.
pub(super) type Start = (String, State);

/// A finding, and the starts at which it was found; none where it is about all of them.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) finding: Finding,
    pub(super) starts: BTreeSet<Start>,
}

impl Found {
    fn starts<'a>(&'a self, all: &'a BTreeSet<Start>) -> &'a BTreeSet<Start> {
        match self.starts.is_empty() {
            true => all,
            false => &self.starts,
        }
    }
}

/// What may follow from one cause.
enum Follows {
    /// Findings of these codes.
    Codes(&'static [&'static str]),
    /// The same, of these places only.
    CodesAt(&'static [&'static str], BTreeSet<String>),
    /// That no play comes to these places, options and lines, and that endings to which plays are led instead contradict the mark.
    Of {
        missed: BTreeSet<String>,
        astray: BTreeSet<String>,
    },
}

impl Follows {
    fn new(cause: &Finding, behind: &Behind, missed: &BTreeSet<String>) -> Self {
        let is_always = cause.code == "always-true";
        match cause.code {
            certain_breach::CODE => Self::Codes(&WITHOUT_A_PASS),
            closed_decision::CODE => Self::CodesAt(&AT_A_CLOSED_DECISION, behind.only_through(&cause.at)),
            "repeated-gain" => Self::Codes(&WITH_PAID_ROUNDS),
            // Where a circle of states gains there are no values, so nothing is found of which they are the reason.
            "points-farm" => Self::Codes(&[]),
            _ => Self::Of {
                missed: behind.missed_by(&cause.at, is_always, missed),
                astray: behind
                    .led_astray(&cause.at, is_always)
                    .into_iter()
                    .map(str::to_owned)
                    .collect(),
            },
        }
    }

    fn has(&self, other: &Finding) -> bool {
        match self {
            Self::Codes(codes) => codes.contains(&other.code),
            Self::CodesAt(codes, places) => codes.contains(&other.code) && is_inside_any(other, places),
            Self::Of { missed, astray } => {
                match other.code {
                    "unreached" | "unheard-line" => is_inside_any(other, missed),
                    // Only where somebody is missed elsewhere has a play been led astray.
                    "ending-contradicts-mark" => !missed.is_empty() && astray.contains(&other.at),
                    _ => false,
                }
            }
        }
    }
}

/// Whether a finding is about one of these names, or about something inside of one.
fn is_inside_any(finding: &Finding, names: &BTreeSet<String>) -> bool {
    names.iter().any(|name| {
        let rest = finding.at.strip_prefix(name.as_str());
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    })
}

/// A finding may only follow if there is a cause at each start at which it was found. The first of these causes tells of it.
pub(super) fn tell_what_follows(found: Vec<&mut Found>, all_starts: &BTreeSet<Start>, behind: &Behind) {
    let missed = found.iter().filter(|found| found.finding.code == "unreached");
    let missed: BTreeSet<String> = missed.map(|found| found.finding.at.clone()).collect();
    let (mut causes, others): (Vec<&mut Found>, Vec<&mut Found>) = found
        .into_iter()
        .partition(|found| CAUSES.contains(&found.finding.code));
    let rank = |found: &Found| CAUSES.iter().position(|code| *code == found.finding.code);
    causes.sort_by_key(|cause| rank(cause));
    let follows: Vec<Follows> = causes
        .iter()
        .map(|cause| Follows::new(&cause.finding, behind, &missed))
        .collect();
    let mut counts = vec![0; causes.len()];
    for other in others {
        let starts = other.starts(all_starts);
        let mut known = BTreeSet::new();
        let mut first = None;
        for (index, (cause, _)) in causes
            .iter()
            .zip(&follows)
            .enumerate()
            .filter(|(_, (_, follows))| follows.has(&other.finding))
        {
            let of_cause = cause.starts(all_starts);
            if first.is_none() && !of_cause.is_disjoint(starts) {
                first = Some(index);
            }
            known.extend(of_cause);
        }
        if !starts.iter().all(|start| known.contains(start)) {
            continue;
        }
        if let Some(count) = first.and_then(|first| counts.get_mut(first)) {
            *count += 1;
            other.finding.may_follow = true;
        }
    }
    for (cause, count) in causes.iter_mut().zip(counts).filter(|(_, count)| *count > 0) {
        cause.finding.message = cause.finding.message.then(&told_of_others(count));
        cause.finding.is_cause = true;
    }
}

/// What stands behind the message where other findings may only follow.
fn told_of_others(count: usize) -> Sentence {
    match count {
        1 => sentence!(
            "One other finding may only follow from this; mend this first.",
            "另有一个问题可能只是由此而来；请先改正这一处。"
        ),
        _ => sentence!(
            "{count} other findings may only follow from this; mend this first.",
            "另有 {count} 个问题可能只是由此而来；请先改正这一处。"
        ),
    }
}
