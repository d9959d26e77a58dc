//! What a fault would change, for whoever is about to sign it.

use crate::sim::assessment::event::Fault;
use crate::sim::assessment::fault_effect::FaultEffect;
use crate::view::standing::fault_effect::change;
use crate::words::Words;

/// What a fault would change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FaultEffectView {
    /// The fault that was asked about.
    pub fault: Fault,
    /// A line for each record of this version: the session, and its marks before and after.
    pub lines: Vec<String>,
    /// What else has to be known: records that could not be read, and how many were played with another version.
    pub notes: Vec<String>,
}

/// Makes the view; `named` tells what a trainee is called.
pub fn fault_effect_view(
    words: &Words,
    fault: Fault,
    effect: &FaultEffect,
    named: impl Fn(&str) -> String,
) -> FaultEffectView {
    let lines = effect.records.iter().map(|record| {
        let who = words.remarked(&named(&record.trainee), &record.session);
        words.labelled(&who, &words.told(&change(record)))
    });
    let mut notes: Vec<String> = effect.unread.iter().map(|why| words.told(why)).collect();
    let others = effect.of_other_versions.len();
    if others > 0 {
        notes.push(words.with("review-fault-other-versions", &[("n", others.into())]));
    }
    FaultEffectView {
        fault,
        lines: lines.collect(),
        notes,
    }
}
