//! Where a computed mark is shown: whether something else stands of what was signed about the session.

#[cfg(feature = "assessor")]
use crate::sim::assessment::judged::Outcome;
#[cfg(feature = "assessor")]
use crate::sim::assessment::standing::{Basis, Standing, Waits};
use crate::sim::score::scorecard::Scorecard;
use crate::sim::sentence::Sentence;
use crate::store::folder::DataFolder;
#[cfg(feature = "assessor")]
use crate::store::marks::believer;
#[cfg(feature = "assessor")]
use crate::store::onlookers::Onlookers;
use crate::store::played_record::PlayedRecord;
#[cfg(feature = "assessor")]
use crate::store::standing::StandingReader;
#[cfg(feature = "assessor")]
use crate::view::standing::result;

/// What says of a record and its computed mark what stands instead; nothing if nothing else does.
pub(super) type Other<'o> = dyn FnMut(&PlayedRecord, &Scorecard) -> Option<Sentence> + 'o;

/// Says of each record what stands, if that is not its computed mark; nothing where keys or marks cannot be read, which other commands tell.
/// What is kept from whoever looks stays so.
#[cfg(feature = "assessor")]
pub(super) fn with_other_marks<T>(data: &DataFolder, work: impl FnOnce(&mut Other<'_>) -> T) -> T {
    let Ok(onlookers) = Onlookers::find(data, None) else {
        return work(&mut |_, _| None);
    };
    let onlookers = onlookers.before_any_key();
    let mut verify = believer(&onlookers.trust);
    let mut reader = StandingReader::new(data, &mut verify).for_viewers(onlookers.viewers.clone());
    work(&mut |played, card| {
        let (standing, forms, hidden) = reader.read(played, Some(card)).ok()?;
        // What is made of a part of what was said is not what stands. Faults of the scenario are kept from nobody.
        let is_known = hidden.is_empty() || standing.basis == Basis::Computed;
        (is_known && is_other(&standing)).then(|| result(&standing, &hidden, &forms))
    })
}

/// Without an assessor's part nobody has signed anything.
#[cfg(not(feature = "assessor"))]
pub(super) fn with_other_marks<T>(_: &DataFolder, work: impl FnOnce(&mut Other<'_>) -> T) -> T {
    work(&mut |_, _| None)
}

/// Whether something else stands than what was computed.
#[cfg(feature = "assessor")]
fn is_other(standing: &Standing) -> bool {
    let has_files = !standing.waits.contains(&Waits::Files);
    let marks = |outcome: &Option<Outcome>| {
        outcome
            .as_ref()
            .map(|mark| (mark.overall, mark.dimensions, mark.passed()))
    };
    let is_same = marks(&standing.outcome) == marks(&standing.computed);
    let is_computed = standing.decision.is_none() && has_files && is_same;
    // Of a record that is still open nothing is computed, and nothing else stands.
    !is_computed && (standing.computed.is_some() || standing.decision.is_some())
}
