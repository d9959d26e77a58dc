//! What one assessor may see before he has closed his own marks: that others were there, and nothing of what they said.

use std::collections::BTreeMap;

use super::ancestry::Ancestry;
use super::event::{Saying, SignedEvent};
use super::judged::Judged;
use super::standing::counting::{Counting, Forms};

/// What is kept from an assessor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hidden {
    /// The other's key.
    pub by: String,
    /// How many events are hidden.
    pub events: usize,
    /// Whether the other has closed his marks.
    pub closed: bool,
}

/// The events of a session that this key may see, and what is hidden from it.
///
/// Everything is shown once it has closed its own marks, or has signed that it wants to look, or if there is no mark to be blind
/// about; before, only its own events are. The files are plain text, so this keeps honest people blind and nobody else.
pub fn visible<'e>(
    judged: &Judged,
    forms: &Forms,
    events: &'e [SignedEvent],
    viewer: &str,
) -> (Vec<&'e SignedEvent>, Vec<Hidden>) {
    let ancestry = Ancestry::new(events);
    let counting = Counting::new(judged, forms, &ancestry);
    let is_own = |signed: &&SignedEvent| signed.event.by == viewer;
    let has_looked = events
        .iter()
        .filter(is_own)
        .any(|signed| matches!(signed.event.what, Saying::Unblind { .. }));
    if judged.computed.is_none() || has_looked || counting.has_ever_closed(viewer) {
        return (events.iter().collect(), Vec::new());
    }
    let mut others: BTreeMap<&str, usize> = BTreeMap::new();
    for signed in ancestry.events.iter().filter(|signed| signed.event.by != viewer) {
        *others.entry(&signed.event.by).or_default() += 1;
    }
    let hidden = others.into_iter().map(|(by, events)| Hidden {
        by: by.to_owned(),
        events,
        closed: !counting.closing(by).is_empty(),
    });
    (events.iter().filter(is_own).collect(), hidden.collect())
}
