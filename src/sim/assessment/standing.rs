//! What stands: everything that was said about one session, added up.

mod assessor;
pub mod counting;
mod differences;
mod excused;
mod repeated;
mod result;
mod result_word;
mod unsettled;
mod voided_steps;

use std::collections::{BTreeMap, BTreeSet};

pub use assessor::{Assessor, FilledForm, Judgement};
pub use differences::{Difference, Subject};
pub use result::{Basis, Moderation, Waits};
pub use result_word::ResultWord;
pub use voided_steps::VoidedStep;

use super::ancestry::Ancestry;
use super::event::{About, Decision, Fault, Head, Saying, SignedEvent};
use super::form::Answer;
use super::judged::{Judged, Outcome};
use super::told_order::in_told_order;
use super::voiding::{Voided, rescored};
use crate::sim::scenario::model::Dimension;
use crate::sim::sentence::Sentence;
use counting::{Counting, Forms};

/// What stands of one session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The computed mark; nothing for a record without one.
    pub computed: Option<Outcome>,
    /// The computed mark without the faults of the scenario; nothing if no fault concerns this call.
    pub rescored: Option<Outcome>,
    /// Faults of this version of the scenario, by key and by what is faulty.
    pub faults: Vec<FaultFound>,
    /// Everybody who has judged, by key.
    pub assessors: Vec<Assessor>,
    /// Disputes, by the turn that they are about.
    pub disputes: Vec<Dispute>,
    /// The moderations that hold; more than one if they contradict each other.
    pub moderations: Vec<Moderation>,
    /// The decisions that hold; more than one if they contradict each other.
    pub decisions: Vec<Decided>,
    /// Remarks, by turn and time.
    pub comments: Vec<Remark>,
    /// Where people differ: with themselves on two machines, or with each other.
    pub differences: Vec<Difference>,
    /// Events that do not count, each with the reason.
    pub refused: Vec<Refused>,
    /// Events that others name and that are not here, as (key, hash): a file is missing or incomplete. The key is empty where whoever names
    /// the event does not say whose it is.
    pub missing: Vec<(String, String)>,
    /// Breaches that do not count: the place of the step, from 0, and the rule.
    pub excused: BTreeSet<(usize, String)>,
    /// Steps at which a fault gives something back, by their places, from 0.
    pub voided: BTreeMap<usize, VoidedStep>,
    /// What the result rests on.
    pub basis: Basis,
    /// The mark before faults of the scenario were found; nothing if none stands.
    pub original: Option<Outcome>,
    /// The mark that stands; never below the original.
    pub outcome: Option<Outcome>,
    /// What was decided, if one decision holds.
    pub decision: Option<Decision>,
    /// What somebody still has to do.
    pub waits: Vec<Waits>,
    /// Every event that was read, whether it counts or not, in the order in which they are told.
    pub history: Vec<SignedEvent>,
}

/// A fault that was found in the scenario.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FaultFound {
    /// Who says so.
    pub by: String,
    /// The event's hash.
    pub event: String,
    /// When.
    pub wall: String,
    /// What is faulty.
    pub fault: Fault,
    /// Why.
    pub reason: String,
    /// Whether this call came by it.
    pub concerns: bool,
}

/// A dispute and its answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dispute {
    /// Who raised it.
    pub by: String,
    /// The event's hash.
    pub event: String,
    /// When.
    pub wall: String,
    /// The turn that it is about.
    pub turn: u32,
    /// The dimension.
    pub dimension: Dimension,
    /// Whose mark is disputed; none if it is the computed one.
    pub against: Option<String>,
    /// The disputed mark in tenths.
    pub tenths: u32,
    /// The proposed mark in tenths.
    pub proposed: u32,
    /// Why.
    pub reason: String,
    /// The answers that count; the highest mark that was granted holds.
    pub answers: Vec<DisputeAnswer>,
}

/// An answer to a dispute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DisputeAnswer {
    /// Who answered.
    pub by: String,
    /// The event's hash.
    pub event: String,
    /// When.
    pub wall: String,
    /// The mark in tenths that was granted; none if the mark was upheld.
    pub granted: Option<u32>,
    /// Why.
    pub reason: String,
}

/// A decision that holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    /// Who decided.
    pub by: String,
    /// The event's hash.
    pub event: String,
    /// When.
    pub wall: String,
    /// What.
    pub decision: Decision,
    /// Why.
    pub reason: String,
}

/// A remark.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Remark {
    /// The turn that it is about, if it is about one.
    pub turn: Option<u32>,
    /// When.
    pub wall: String,
    /// Who.
    pub by: String,
    /// The remark.
    pub text: String,
}

/// An event that does not count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// Who signed it.
    pub by: String,
    /// Its hash.
    pub event: String,
    /// When.
    pub wall: String,
    /// Why it does not count.
    pub why: Sentence,
}

/// Adds up what was said about a session.
///
/// `events` are all events of the session in any order, an event in two files counting once; `faults` are the events about scenarios,
/// of which those about this version of this scenario are taken.
pub fn standing<'e>(
    judged: &Judged,
    forms: &Forms,
    events: impl IntoIterator<Item = &'e SignedEvent>,
    faults: impl IntoIterator<Item = &'e SignedEvent>,
) -> Standing {
    let ancestry = Ancestry::new(events);
    let faults: Vec<&SignedEvent> = faults.into_iter().filter(|fault| is_about(judged, fault)).collect();
    let missing_faults = Ancestry::new(faults.iter().copied()).missing;
    let counting = Counting::new(judged, forms, &ancestry);
    let faults = faults_of(judged, faults);
    let voided: BTreeSet<Fault> = faults.iter().map(|found| found.fault.clone()).collect();
    let voided = Voided {
        faults: voided,
        turns: BTreeSet::new(),
    };
    let computed = judged.computed.as_ref();
    let assessors = assessor::assessors(judged, forms, &counting, &voided.faults);
    let disputes = disputes(&counting);
    let ground = result::Ground {
        judged,
        voided: &voided,
        counting: &counting,
        assessors: &assessors,
        disputes: &disputes,
    };
    let found = result::result(&ground);
    let history: Vec<SignedEvent> = in_told_order(&ancestry).into_iter().cloned().collect();
    let differences = differences::differences(&counting, &assessors, &found);
    Standing {
        computed: computed.map(super::judged::Computed::outcome),
        rescored: computed
            .filter(|computed| voided.concerns(computed))
            .map(|computed| rescored(computed, &voided).outcome(computed)),
        comments: comments(&counting),
        refused: refused(&counting),
        missing: (ancestry.missing.iter().chain(&missing_faults))
            .map(|(by, hash)| ((*by).to_owned(), (*hash).to_owned()))
            .collect(),
        excused: computed
            .map(|computed| excused::excused(computed, &voided.faults, &assessors))
            .unwrap_or_default(),
        voided: computed
            .map(|computed| voided_steps::voided_steps(computed, &faults))
            .unwrap_or_default(),
        faults,
        differences,
        basis: found.basis,
        original: found.original,
        outcome: found.outcome,
        decision: found.decision,
        decisions: found.decisions,
        moderations: found.moderations,
        waits: found.waits,
        assessors,
        disputes,
        history,
    }
}

impl Standing {
    /// The last closing event of everybody who has closed: what a moderation names.
    pub fn closing_heads(&self) -> Vec<Head> {
        let heads = self.assessors.iter().filter_map(|one| {
            Some(Head {
                by: one.by.clone(),
                event: one.closed.first()?.clone(),
            })
        });
        heads.collect()
    }

    /// What stands if this is known to be all that was said. If it is not, or if an event is missing that others name, no mark and no
    /// decision stands: what is lacking may say otherwise.
    #[must_use]
    pub fn known_whole(mut self, is_whole: bool) -> Self {
        if !is_whole || !self.missing.is_empty() {
            (self.original, self.outcome, self.decision) = (None, None, None);
            self.waits.insert(0, Waits::Files);
        }
        self
    }
}

/// Whether it speaks of this version of this scenario.
fn is_about(judged: &Judged, signed: &SignedEvent) -> bool {
    let About::Scenario { scenario, sha256 } = &signed.event.about else {
        return false;
    };
    (scenario, sha256) == (&judged.scenario, &judged.scenario_sha256)
}

fn faults_of<'e>(judged: &Judged, events: impl IntoIterator<Item = &'e SignedEvent>) -> Vec<FaultFound> {
    let mut found: BTreeMap<&str, FaultFound> = BTreeMap::new();
    for signed in events {
        let Saying::VoidFault { fault, reason } = &signed.event.what else {
            continue;
        };
        let alone = Voided {
            faults: BTreeSet::from([fault.clone()]),
            turns: BTreeSet::new(),
        };
        let fault = FaultFound {
            by: signed.event.by.clone(),
            event: signed.hash.clone(),
            wall: signed.event.wall.clone(),
            fault: fault.clone(),
            reason: reason.clone(),
            concerns: judged
                .computed
                .as_ref()
                .is_some_and(|computed| alone.concerns(computed)),
        };
        found.insert(&signed.hash, fault);
    }
    let mut found: Vec<FaultFound> = found.into_values().collect();
    found.sort_by(|a, b| (&a.by, &a.fault, &a.event).cmp(&(&b.by, &b.fault, &b.event)));
    found
}

fn disputes(counting: &Counting<'_, '_>) -> Vec<Dispute> {
    let event = |number: usize| counting.ancestry.event(number);
    let answers = counting.counted(None, |what| matches!(what, Saying::Answer { .. }));
    let answers_to = |hash: &str| -> Vec<DisputeAnswer> {
        let of_it = answers.iter().filter_map(|number| {
            let signed = event(*number);
            let Saying::Answer {
                dispute,
                granted,
                reason,
            } = &signed.event.what
            else {
                return None;
            };
            (dispute == hash).then(|| DisputeAnswer {
                by: signed.event.by.clone(),
                event: signed.hash.clone(),
                wall: signed.event.wall.clone(),
                granted: *granted,
                reason: reason.clone(),
            })
        });
        of_it.collect()
    };
    let raised = counting.counted(None, |what| matches!(what, Saying::Dispute { .. }));
    let mut disputes: Vec<Dispute> = raised
        .into_iter()
        .filter_map(|number| {
            let signed = event(number);
            let Saying::Dispute {
                turn,
                dimension,
                against,
                tenths,
                proposed,
                reason,
            } = &signed.event.what
            else {
                return None;
            };
            Some(Dispute {
                by: signed.event.by.clone(),
                event: signed.hash.clone(),
                wall: signed.event.wall.clone(),
                turn: *turn,
                dimension: *dimension,
                against: against.clone(),
                tenths: *tenths,
                proposed: *proposed,
                reason: reason.clone(),
                answers: answers_to(&signed.hash),
            })
        })
        .collect();
    disputes.sort_by(|a, b| (a.turn, &a.by, &a.event).cmp(&(b.turn, &b.by, &b.event)));
    disputes
}

fn comments(counting: &Counting<'_, '_>) -> Vec<Remark> {
    let numbers = counting.counted(None, |what| matches!(what, Saying::Comment { .. }));
    let mut remarks: Vec<Remark> = numbers
        .into_iter()
        .filter_map(|number| {
            let event = &counting.ancestry.event(number).event;
            let Saying::Comment { turn, text } = &event.what else {
                return None;
            };
            Some(Remark {
                turn: *turn,
                wall: event.wall.clone(),
                by: event.by.clone(),
                text: text.clone(),
            })
        })
        .collect();
    remarks.sort();
    remarks
}

fn refused(counting: &Counting<'_, '_>) -> Vec<Refused> {
    let ancestry = counting.ancestry;
    let told = |signed: &SignedEvent, why: Sentence| Refused {
        by: signed.event.by.clone(),
        event: signed.hash.clone(),
        wall: signed.event.wall.clone(),
        why,
    };
    let looked_at = (0..ancestry.events.len())
        .filter_map(|number| Some(told(ancestry.event(number), counting.refusal(number)?.clone())));
    let left_out = ancestry
        .left_out
        .iter()
        .map(|signed| told(signed, counting::too_many()));
    looked_at.chain(left_out).collect()
}

/// An answer to an item of a form: the form's SHA-256 and the item's id.
pub type Answers = BTreeMap<(String, String), Answer>;
