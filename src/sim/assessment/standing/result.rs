//! The result: whose mark stands, what floors it has, what was decided, and what somebody still has to do.

use serde::{Deserialize, Serialize};

use std::collections::BTreeSet;

use super::assessor::Assessor;
use super::counting::Counting;
use super::{Decided, Dispute};
use crate::sim::assessment::event::{Decision, DimensionTenths, Head, Saying};
use crate::sim::assessment::judged::{Computed, Fails, Judged, Outcome};
use crate::sim::assessment::share::Share;
use crate::sim::assessment::voiding::{Rescored, Voided, rescored};
use crate::sim::score::scorecard::DIMENSIONS;

/// What the mark that stands rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// The record has no mark.
    NoMark,
    /// Nobody has closed any marks; the computed mark stands provisionally.
    Computed,
    /// One assessor.
    OneAssessor,
    /// Several assessors who give the same marks.
    Agreed,
    /// Assessors differ, and no moderation holds: no mark stands.
    Differ,
    /// A moderation.
    Moderated,
}

/// A moderation that holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moderation {
    /// Who moderated.
    pub by: String,
    /// The event's hash.
    pub event: String,
    /// When.
    pub wall: String,
    /// The closing events that it names.
    pub heads: Vec<Head>,
    /// The marks.
    pub marks: Vec<DimensionTenths>,
    /// Whether critical rules and fatal items fail the call.
    pub fails: bool,
    /// Why.
    pub reason: String,
    /// Whether the moderator gave none of the marks himself.
    pub is_third: bool,
}

/// What somebody still has to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Waits {
    /// An exam without a mark: void, resume or fail.
    Decision,
    /// Assessors differ, or moderations do.
    Moderation,
    /// A dispute has no answer; its event's hash.
    Answer(String),
    /// An assessor has begun and not closed.
    Closing(String),
    /// Files of marks were left out, are damaged or are missing, so nobody knows all that was said.
    Files,
    /// An assessor has said two different things.
    OwnWord(String),
}

/// What the result is made from.
pub(super) struct Ground<'g, 'e, 'a> {
    pub(super) judged: &'g Judged,
    pub(super) voided: &'g Voided,
    pub(super) counting: &'g Counting<'e, 'a>,
    pub(super) assessors: &'g [Assessor],
    pub(super) disputes: &'g [Dispute],
}

/// The result.
pub(super) struct Found {
    pub(super) basis: Basis,
    pub(super) original: Option<Outcome>,
    pub(super) outcome: Option<Outcome>,
    pub(super) decision: Option<Decision>,
    pub(super) decisions: Vec<Decided>,
    pub(super) moderations: Vec<Moderation>,
    pub(super) moderations_contradict: bool,
    pub(super) waits: Vec<Waits>,
}

pub(super) fn result(ground: &Ground<'_, '_, '_>) -> Found {
    let moderations = moderations(ground);
    let first = moderations.first();
    let moderations_contradict = moderations
        .iter()
        .any(|one| first.is_some_and(|first| (&one.marks, one.fails) != (&first.marks, first.fails)));
    let holding = first.filter(|_| !moderations_contradict);
    let (basis, original, outcome) = marks(ground, holding);
    let decisions = decisions(ground);
    let different: BTreeSet<Decision> = decisions.iter().map(|decided| decided.decision).collect();
    let decision = decisions
        .first()
        .map(|decided| decided.decision)
        .filter(|_| different.len() == 1);
    let mut found = Found {
        basis,
        original,
        outcome,
        decision,
        decisions,
        moderations,
        moderations_contradict,
        waits: Vec::new(),
    };
    found.waits = waits(ground, &found);
    found
}

impl Found {
    /// Whether a decision says something else than the mark.
    pub(super) fn is_decided_against_mark(&self) -> bool {
        match (self.decision, &self.outcome) {
            (Some(Decision::Pass), Some(outcome)) => !outcome.passed(),
            (Some(Decision::Fail), Some(outcome)) => outcome.passed(),
            _ => false,
        }
    }
}

fn marks(ground: &Ground<'_, '_, '_>, moderation: Option<&Moderation>) -> (Basis, Option<Outcome>, Option<Outcome>) {
    let Some(computed) = &ground.judged.computed else {
        return (Basis::NoMark, None, None);
    };
    let plain = rescored(computed, &Voided::default());
    let without_faults = rescored(computed, ground.voided);
    let closed: Vec<&Assessor> = ground.assessors.iter().filter(|one| one.is_closed()).collect();
    let (basis, original, outcome) = match (moderation, closed.as_slice()) {
        (Some(moderation), _) => {
            let fails = failures_named(ground, moderation);
            let original = moderated(computed, moderation, &plain, &fails);
            (
                Basis::Moderated,
                Some(original),
                Some(moderated(computed, moderation, &without_faults, &fails)),
            )
        }
        (None, []) => (
            Basis::Computed,
            Some(plain.outcome(computed)),
            Some(without_faults.outcome(computed)),
        ),
        (None, [one]) => (Basis::OneAssessor, one.original.clone(), one.outcome.clone()),
        (None, several) => agreed(computed, several),
    };
    let granted = |outcome: Option<Outcome>| outcome.map(|outcome| with_grants(computed, &outcome, ground.disputes));
    (basis, granted(original), granted(outcome))
}

/// What several assessors give together. Whether they agree is asked of their marks before any fault was found, so that a fault
/// that is found later cannot part them.
fn agreed(computed: &Computed, several: &[&Assessor]) -> (Basis, Option<Outcome>, Option<Outcome>) {
    let originals: Vec<&Outcome> = several.iter().filter_map(|one| one.original.as_ref()).collect();
    let is_same = originals
        .windows(2)
        .all(|pair| (pair[0].dimensions, &pair[0].failures) == (pair[1].dimensions, &pair[1].failures));
    if !is_same || originals.len() < several.len() {
        return (Basis::Differ, None, None);
    }
    let original = originals.first().map(|outcome| (*outcome).clone());
    let outcomes: Vec<&Outcome> = several.iter().filter_map(|one| one.outcome.as_ref()).collect();
    // A fault may give back more to one way of marking than to another: nobody who had agreed loses by that.
    let shares = [0, 1, 2].map(|d| {
        let shares = outcomes.iter().filter_map(|outcome| outcome.shares[d]);
        shares.reduce(Share::max)
    });
    let first = outcomes.first().map_or(&[][..], |outcome| outcome.failures.as_slice());
    let by_all = |fails: &&Fails| outcomes.iter().all(|outcome| outcome.failures.contains(fails));
    let held = first.iter().filter(|fails| is_graver(fails)).filter(by_all).cloned();
    (Basis::Agreed, original, Some(computed.outcome_of(shares, held)))
}

/// Whether it is something else than points that are missing.
fn is_graver(fails: &Fails) -> bool {
    matches!(fails, Fails::CriticalRule | Fails::FatalItem(_))
}

/// What the named assessors hold against the call beside its points.
fn failures_named(ground: &Ground<'_, '_, '_>, moderation: &Moderation) -> BTreeSet<Fails> {
    let is_named = |assessor: &&Assessor| moderation.heads.iter().any(|head| head.by == assessor.by);
    let named = ground.assessors.iter().filter(is_named);
    let originals = named.filter_map(|assessor| assessor.original.as_ref());
    originals
        .flat_map(|outcome| &outcome.failures)
        .filter(|fails| is_graver(fails))
        .cloned()
        .collect()
}

fn moderated(computed: &Computed, moderation: &Moderation, rescored: &Rescored, fails: &BTreeSet<Fails>) -> Outcome {
    let shares = DIMENSIONS.map(|dimension| {
        let share = rescored.shares[dimension as usize]?;
        let given = moderation.marks.iter().find(|one| one.dimension == dimension)?;
        let given = Share::of_tenths(given.tenths);
        let has_fault = rescored.given_back_by_faults[dimension as usize] > 0;
        Some(if has_fault { share.max(given) } else { given })
    });
    let held = fails
        .iter()
        .filter(|fails| moderation.fails && (rescored.has_critical || **fails != Fails::CriticalRule));
    computed.outcome_of(shares, held.cloned())
}

/// The mark with what was granted on disputes as floors under its dimensions.
fn with_grants(computed: &Computed, outcome: &Outcome, disputes: &[Dispute]) -> Outcome {
    let granted = |dimension| {
        let of_it = disputes.iter().filter(|dispute| dispute.dimension == dimension);
        of_it
            .flat_map(|dispute| &dispute.answers)
            .filter_map(|answer| answer.granted)
            .max()
    };
    let shares = DIMENSIONS.map(|dimension| {
        let share = outcome.shares[dimension as usize]?;
        Some(granted(dimension).map_or(share, |tenths| share.max(Share::of_tenths(tenths))))
    });
    computed.outcome_of(
        shares,
        outcome.failures.iter().filter(|fails| is_graver(fails)).cloned(),
    )
}

fn moderations(ground: &Ground<'_, '_, '_>) -> Vec<Moderation> {
    let counting = ground.counting;
    let numbers = counting.counted(None, |what| matches!(what, Saying::Moderate { .. }));
    let last = counting.ancestry.last_of(&numbers).into_iter().filter_map(|number| {
        let signed = counting.ancestry.event(number);
        let Saying::Moderate {
            heads,
            marks,
            fails,
            reason,
        } = &signed.event.what
        else {
            return None;
        };
        Some(Moderation {
            by: signed.event.by.clone(),
            event: signed.hash.clone(),
            wall: signed.event.wall.clone(),
            is_third: !heads.iter().any(|head| head.by == signed.event.by),
            heads: heads.clone(),
            marks: marks.clone(),
            fails: *fails,
            reason: reason.clone(),
        })
    });
    let mut moderations: Vec<Moderation> = last.collect();
    moderations.sort_by(|a, b| (&a.by, &a.event).cmp(&(&b.by, &b.event)));
    moderations
}

fn decisions(ground: &Ground<'_, '_, '_>) -> Vec<Decided> {
    let counting = ground.counting;
    let numbers = counting.counted(None, |what| matches!(what, Saying::Decide { .. }));
    let last = counting.ancestry.last_of(&numbers).into_iter().filter_map(|number| {
        let signed = counting.ancestry.event(number);
        let Saying::Decide { decision, reason } = &signed.event.what else {
            return None;
        };
        Some(Decided {
            by: signed.event.by.clone(),
            event: signed.hash.clone(),
            wall: signed.event.wall.clone(),
            decision: *decision,
            reason: reason.clone(),
        })
    });
    let mut decisions: Vec<Decided> = last.collect();
    decisions.sort_by(|a, b| (&a.by, &a.event).cmp(&(&b.by, &b.event)));
    decisions
}

fn waits(ground: &Ground<'_, '_, '_>, found: &Found) -> Vec<Waits> {
    let mut waits = Vec::new();
    let needs_decision = found.basis == Basis::NoMark && ground.judged.is_exam;
    if (needs_decision && found.decision.is_none()) || (found.decisions.len() > 1 && found.decision.is_none()) {
        waits.push(Waits::Decision);
    }
    if found.basis == Basis::Differ || found.moderations_contradict {
        waits.push(Waits::Moderation);
    }
    for assessor in ground.assessors {
        if !assessor.contradictions.is_empty() {
            waits.push(Waits::OwnWord(assessor.by.clone()));
        }
        if !assessor.is_closed() {
            waits.push(Waits::Closing(assessor.by.clone()));
        }
    }
    let open = ground.disputes.iter().filter(|dispute| dispute.answers.is_empty());
    waits.extend(open.map(|dispute| Waits::Answer(dispute.event.clone())));
    waits
}
