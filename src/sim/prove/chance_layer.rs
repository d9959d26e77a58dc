//! Where plays by chance stand after their next step: pairs of a state and a sum with their shares, equals merged.

use super::chance::{MOST_PAIRS, Pair, WhyUnknown, key};

/// A layer that is being filled.
pub(super) enum NextLayer {
    /// States with sums.
    OfSums(Vec<Pair>),
    /// States alone: each has a place of its own, so nothing has to be sorted but the numbers of those that were come to.
    OfStates {
        /// By state.
        shares: Vec<u128>,
        reached: Vec<u32>,
    },
}

impl NextLayer {
    /// For pairs with sums.
    pub(super) fn of_sums() -> Self {
        Self::OfSums(Vec::new())
    }

    /// For so many states, with one sum only.
    pub(super) fn of_states(states: usize) -> Self {
        Self::OfStates {
            shares: vec![0; states],
            reached: Vec::new(),
        }
    }

    /// Adds a share, more than none, to a pair of this state.
    pub(super) fn add(&mut self, state: u32, pair: Pair) {
        match self {
            Self::OfSums(pairs) => pairs.push(pair),
            Self::OfStates { shares, reached } => {
                let share = &mut shares[state as usize];
                if *share == 0 {
                    reached.push(state);
                }
                *share += pair.1;
            }
        }
    }

    /// Merges what can be merged, if there is much of it. What is merged early has only fewer pairs than the whole layer, so this is
    /// no other limit, but less memory.
    ///
    /// # Errors
    /// When there are too many pairs.
    pub(super) fn stay_small(&mut self) -> Result<(), WhyUnknown> {
        match self {
            Self::OfSums(pairs) if pairs.len() > 2 * MOST_PAIRS => {
                *pairs = within_limit(merged(std::mem::take(pairs)))?;
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// The layer in the order of states and sums; this one is empty then.
    ///
    /// # Errors
    /// When there are too many pairs.
    pub(super) fn take(&mut self) -> Result<Vec<Pair>, WhyUnknown> {
        within_limit(match self {
            Self::OfSums(pairs) => merged(std::mem::take(pairs)),
            Self::OfStates { shares, reached } => {
                reached.sort_unstable();
                let pairs = reached.drain(..).filter_map(|state| {
                    let share = std::mem::take(&mut shares[state as usize]);
                    Some((key(state, [0; 3])?, share))
                });
                pairs.collect()
            }
        })
    }
}

fn within_limit(pairs: Vec<Pair>) -> Result<Vec<Pair>, WhyUnknown> {
    match pairs.len() <= MOST_PAIRS {
        true => Ok(pairs),
        false => Err(WhyUnknown::TooManySums),
    }
}

fn merged(mut pairs: Vec<Pair>) -> Vec<Pair> {
    pairs.sort_unstable_by_key(|(key, _)| *key);
    pairs.dedup_by(|(key, share), (kept, sum)| {
        let is_same = key == kept;
        if is_same {
            *sum += *share;
        }
        is_same
    });
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_kinds_merge_alike_and_are_empty_afterwards() {
        for mut next in [NextLayer::of_sums(), NextLayer::of_states(4)] {
            for (state, share) in [(3, 5), (1, 7), (3, 2)] {
                next.add(state, (key(state, [0; 3]).unwrap(), share));
            }
            let expected = [(1, 7), (3, 7)].map(|(state, share)| (key(state, [0; 3]).unwrap(), share));
            assert_eq!(next.take(), Ok(expected.to_vec()));
            assert_eq!(next.take(), Ok(Vec::new()));
        }
    }
}
