//! What assessors may see before they have closed their own marks: that others were there, and nothing of what they said.

use std::collections::BTreeMap;

use super::ancestry::Ancestry;
use super::event::{Saying, SignedEvent};
use super::judged::Judged;
use super::standing::counting::{Counting, Forms};
use crate::sim::sentence::{Sentence, sentence};

/// Stands among the keys of those who look for somebody who has none yet: no key is named so. Whoever is about to mark may look before
/// the own key is made, and would not be blind any more.
pub const NO_KEY_YET: &str = "";

/// Whether whoever looks has no key yet and may still make one.
pub fn is_before_any_key(viewers: &[impl AsRef<str>]) -> bool {
    viewers.iter().any(|viewer| viewer.as_ref() == NO_KEY_YET)
}

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
    visible_to_all(judged, forms, events, &[viewer])
}

/// The events of a session that each of these keys may see, and what is hidden from any of them: where several people use one machine and
/// nobody has said who looks, it may be any of them. Without a key everything is seen; [`NO_KEY_YET`] is for whoever may still make one.
pub fn visible_to_all<'e>(
    judged: &Judged,
    forms: &Forms,
    events: &'e [SignedEvent],
    viewers: &[impl AsRef<str>],
) -> (Vec<&'e SignedEvent>, Vec<Hidden>) {
    let ancestry = Ancestry::new(events);
    let counting = Counting::new(judged, forms, &ancestry);
    let has_looked = |viewer: &str| {
        let mut own = events.iter().filter(|signed| signed.event.by == viewer);
        own.any(|signed| matches!(signed.event.what, Saying::Unblind { .. }))
    };
    let is_blind =
        |viewer: &&str| judged.computed.is_some() && !has_looked(viewer) && !counting.has_ever_closed(viewer);
    let blind: Vec<&str> = viewers.iter().map(AsRef::as_ref).filter(is_blind).collect();
    // Two who are blind may see nothing of each other either.
    let is_seen = |signed: &&SignedEvent| blind.iter().all(|viewer| signed.event.by == *viewer);
    let mut others: BTreeMap<&str, usize> = BTreeMap::new();
    for signed in ancestry.events.iter().filter(|signed| !is_seen(signed)) {
        *others.entry(&signed.event.by).or_default() += 1;
    }
    let hidden = others.into_iter().map(|(by, events)| Hidden {
        by: by.to_owned(),
        events,
        closed: !counting.closing(by).is_empty(),
    });
    (events.iter().filter(is_seen).collect(), hidden.collect())
}

/// Whether something would have to be kept from one of these keys, of a record that cannot be played here: nobody knows then whether there
/// is a mark to be blind about, so whoever has neither closed marks nor looked is taken to be blind.
pub fn may_be_kept_back(events: &[SignedEvent], viewers: &[impl AsRef<str>]) -> bool {
    let is_open = |viewer: &&str| {
        let mut own = events.iter().filter(|signed| signed.event.by == *viewer);
        !own.any(|signed| matches!(signed.event.what, Saying::Unblind { .. } | Saying::Close))
    };
    let mut blind = viewers.iter().map(AsRef::as_ref).filter(is_open);
    blind.any(|viewer| events.iter().any(|signed| signed.event.by != viewer))
}

/// Why a key may not say this yet: it speaks of what others have said, and that is kept from the key. Whatever would be answered then,
/// whether it was saved or refused, would tell of a mark that is hidden. Nothing if it may.
///
/// This is for whoever is about to write an event; those that are written count as they are.
pub fn not_seen_yet(
    judged: &Judged,
    forms: &Forms,
    events: &[SignedEvent],
    by: &str,
    saying: &Saying,
) -> Option<Sentence> {
    let speaks_of_others = matches!(
        saying,
        Saying::Dispute { against: Some(_), .. } | Saying::Answer { .. } | Saying::Moderate { .. }
    );
    let is_kept_back = || !visible(judged, forms, events, by).1.is_empty();
    (speaks_of_others && is_kept_back()).then(look_first)
}

/// How somebody gets to see what is kept back.
pub fn look_first() -> Sentence {
    sentence!(
        "This speaks of marks of others, which you have not seen: they are kept from you until you have closed your own marks of this session. If you mark it yourself, close your marks first. If you do not, sign that you look: \"rolecall mark RECORD unblind --reason …\"; then \"rolecall marks RECORD\" shows them.",
        "这涉及别人的评分，而您还没有看过：在您提交自己对这次通话的评分之前，别人的评分不予显示。如果您也评这一通，请先提交自己的评分；如果不评，请先签名说明要查看：“rolecall mark 记录 unblind --reason …”，然后用“rolecall marks 记录”查看。"
    )
}
