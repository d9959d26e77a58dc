//! Which events of a key its writer knew when another one was written: `prev` and `seen`, followed back.

use std::collections::BTreeMap;

use super::event::{NO_EVENT_BEFORE, Saying, SignedEvent};

/// More events of one session than this are not folded; each assessor would have written thousands.
pub const MOST_EVENTS: usize = 10_000;

/// The events of one session by hash, and for each the ones before it. What a hash names cannot name it back, so there is no circle.
#[derive(Debug)]
pub struct Ancestry<'e> {
    /// The events, sorted by hash: the order in which they were read is gone.
    pub events: Vec<&'e SignedEvent>,
    /// Events beyond [`MOST_EVENTS`].
    pub left_out: Vec<&'e SignedEvent>,
    numbers: BTreeMap<&'e str, usize>,
    /// A bit for each event that is known to an event.
    known: Vec<Vec<u64>>,
    /// Events that others name and that are not here: (key, hash). Whose dispute it is, an answer does not say, and then the key is empty.
    pub missing: Vec<(&'e str, &'e str)>,
}

impl<'e> Ancestry<'e> {
    /// The ancestry of these events; the same event in two files is one event.
    pub fn new(events: impl IntoIterator<Item = &'e SignedEvent>) -> Self {
        let by_hash: BTreeMap<&str, &SignedEvent> = events
            .into_iter()
            .map(|signed| (signed.hash.as_str(), signed))
            .collect();
        let mut events: Vec<&SignedEvent> = by_hash.into_values().collect();
        let left_out = events.split_off(events.len().min(MOST_EVENTS));
        let numbers: BTreeMap<&str, usize> = events
            .iter()
            .enumerate()
            .map(|(number, signed)| (signed.hash.as_str(), number))
            .collect();
        let mut missing = Vec::new();
        let mut parents: Vec<Vec<usize>> = Vec::with_capacity(events.len());
        let mut children: Vec<Vec<usize>> = vec![Vec::new(); events.len()];
        for (number, signed) in events.iter().enumerate() {
            let mut of_this = Vec::new();
            for hash in named_before(signed) {
                match numbers.get(hash) {
                    // Only its own earlier words can be replaced by anybody.
                    Some(before) if events[*before].event.by == signed.event.by => {
                        of_this.push(*before);
                        children[*before].push(number);
                    }
                    Some(_) => {}
                    None => missing.push((signed.event.by.as_str(), hash)),
                }
            }
            let of_others = named_of_others(signed).into_iter();
            missing.extend(of_others.filter(|(_, hash)| !numbers.contains_key(hash)));
            parents.push(of_this);
        }
        missing.sort_unstable();
        missing.dedup();
        let known = closure(&parents, &children);
        Self {
            events,
            left_out,
            numbers,
            known,
            missing,
        }
    }

    /// The number of an event by its hash.
    pub fn number(&self, hash: &str) -> Option<usize> {
        self.numbers.get(hash).copied()
    }

    /// Whether the writer of `later` knew `earlier`.
    pub fn knows(&self, later: usize, earlier: usize) -> bool {
        self.known[later][earlier / 64] >> (earlier % 64) & 1 == 1
    }

    /// Those of these events that none of the others has known: the last words.
    pub fn last_of(&self, numbers: &[usize]) -> Vec<usize> {
        let is_last = |number: &&usize| !numbers.iter().any(|other| self.knows(*other, **number));
        numbers.iter().filter(is_last).copied().collect()
    }

    /// All numbers, so that what an event knows comes before it; among the others the hash decides.
    pub fn in_order(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.events.len()).collect();
        let known = |number: &usize| self.known[*number].iter().map(|word| word.count_ones()).sum::<u32>();
        order.sort_by_key(|number| (known(number), *number));
        order
    }

    /// The event with this number.
    pub fn event(&self, number: usize) -> &'e SignedEvent {
        self.events[number]
    }
}

/// The events that a moderation or an answer rests on, as (key, hash).
pub(super) fn named_of_others(signed: &SignedEvent) -> Vec<(&str, &str)> {
    match &signed.event.what {
        Saying::Moderate { heads, .. } => heads
            .iter()
            .map(|head| (head.by.as_str(), head.event.as_str()))
            .collect(),
        Saying::Answer { dispute, .. } => vec![("", dispute.as_str())],
        _ => Vec::new(),
    }
}

/// The earlier events of its own key that an event names.
pub(super) fn named_before(signed: &SignedEvent) -> impl Iterator<Item = &str> {
    let prev = Some(signed.event.prev.as_str()).filter(|prev| *prev != NO_EVENT_BEFORE);
    prev.into_iter().chain(signed.event.seen.iter().map(String::as_str))
}

/// All that can be reached by parents, as bits; parents are finished before their children.
fn closure(parents: &[Vec<usize>], children: &[Vec<usize>]) -> Vec<Vec<u64>> {
    let words = parents.len().div_ceil(64);
    let mut known = vec![vec![0_u64; words]; parents.len()];
    let mut waits_for: Vec<usize> = parents.iter().map(Vec::len).collect();
    let mut ready: Vec<usize> = (0..parents.len()).filter(|number| waits_for[*number] == 0).collect();
    while let Some(number) = ready.pop() {
        let mut bits = vec![0_u64; words];
        for parent in &parents[number] {
            bits[parent / 64] |= 1 << (parent % 64);
            for (word, more) in bits.iter_mut().zip(&known[*parent]) {
                *word |= more;
            }
        }
        known[number] = bits;
        for child in &children[number] {
            waits_for[*child] -= 1;
            if waits_for[*child] == 0 {
                ready.push(*child);
            }
        }
    }
    known
}
