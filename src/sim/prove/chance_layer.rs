//! Where plays by chance stand after their next step: pairs of a state and a sum with their shares, equals merged.

use super::chance::{MOST_PAIRS, Pair, WhyUnknown, key};

/// A layer that is being filled.
pub(super) enum NextLayer {
    /// States with sums.
    OfSums {
        pairs: Vec<Pair>,
        /// Open addressing by the key of a pair: where it stands among them, so that only different pairs have to be sorted.
        slots: Vec<u32>,
    },
    /// States alone: each has a place of its own, so nothing has to be sorted but the numbers of those that were come to.
    OfStates {
        /// By state.
        shares: Vec<u128>,
        reached: Vec<u32>,
    },
}

const EMPTY: u32 = u32::MAX;
const FEWEST_SLOTS: usize = 1 << 8;

impl NextLayer {
    /// For pairs with sums.
    pub(super) fn of_sums() -> Self {
        Self::OfSums {
            pairs: Vec::new(),
            slots: vec![EMPTY; FEWEST_SLOTS],
        }
    }

    /// For so many states, with one sum only.
    pub(super) fn of_states(states: usize) -> Self {
        Self::OfStates {
            shares: vec![0; states],
            reached: Vec::new(),
        }
    }

    /// Adds a share, more than none, to a pair of this state.
    ///
    /// # Errors
    /// When there are too many pairs.
    pub(super) fn add(&mut self, state: u32, pair: Pair) -> Result<(), WhyUnknown> {
        match self {
            Self::OfSums { pairs, slots } => {
                let slot = slot(pairs, slots, pair.0);
                if let Some((_, share)) = pairs.get_mut(slots[slot] as usize) {
                    *share += pair.1;
                    return Ok(());
                }
                if pairs.len() == MOST_PAIRS {
                    return Err(WhyUnknown::TooManySums);
                }
                slots[slot] = pairs.len() as u32;
                pairs.push(pair);
                if pairs.len() * 2 > slots.len() {
                    grow(pairs, slots);
                }
            }
            Self::OfStates { shares, reached } => {
                let share = &mut shares[state as usize];
                if *share == 0 {
                    reached.push(state);
                }
                *share += pair.1;
            }
        }
        Ok(())
    }

    /// The layer in the order of states and sums; this one is empty then.
    pub(super) fn take(&mut self) -> Vec<Pair> {
        match self {
            Self::OfSums { pairs, slots } => {
                let mut taken = std::mem::take(pairs);
                // The next layer is mostly about as large.
                let needed = (taken.len() * 2).next_power_of_two().max(FEWEST_SLOTS);
                slots.clear();
                slots.resize(needed, EMPTY);
                taken.sort_unstable_by_key(|(key, _)| *key);
                taken
            }
            Self::OfStates { shares, reached } => {
                reached.sort_unstable();
                let pairs = reached.drain(..).filter_map(|state| {
                    let share = std::mem::take(&mut shares[state as usize]);
                    Some((key(state, [0; 3])?, share))
                });
                pairs.collect()
            }
        }
    }
}

/// The slot of a key: that of its pair, or the empty one where it would stand.
#[inline]
fn slot(pairs: &[Pair], slots: &[u32], key: u64) -> usize {
    let mask = slots.len() - 1;
    // Only the upper bits of the product depend on all bits of the key, and the state has the upper ones of those.
    let mixed = key.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mut slot = (mixed >> (u64::BITS - mask.count_ones())) as usize;
    while let Some((known, _)) = pairs.get(slots[slot] as usize) {
        if *known == key {
            break;
        }
        slot = (slot + 1) & mask;
    }
    slot
}

fn grow(pairs: &[Pair], slots: &mut Vec<u32>) {
    let size = slots.len() * 2;
    slots.clear();
    slots.resize(size, EMPTY);
    for ((key, _), number) in pairs.iter().zip(0..) {
        let slot = slot(pairs, slots, *key);
        slots[slot] = number;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_kinds_merge_alike_and_are_empty_afterwards() {
        for mut next in [NextLayer::of_sums(), NextLayer::of_states(2000)] {
            for state in (0..2000).rev().chain(0..1000) {
                next.add(state, (key(state, [0; 3]).unwrap(), 7)).unwrap();
            }
            let expected = (0..2000).map(|state| {
                let share = if state < 1000 { 14 } else { 7 };
                (key(state, [0; 3]).unwrap(), share)
            });
            assert!(next.take().into_iter().eq(expected));
            assert_eq!(next.take(), Vec::new());
        }
    }
}
