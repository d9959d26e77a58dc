//! The one source of chance: a named generator on named streams, with arithmetic of our own.
//!
//! Libraries change how they shuffle and pick; a record must replay for ever. So the generator (`ChaCha12`) is used only as a
//! source of 32-bit numbers, and what is made of them stands here. The values are fixed by test vectors.

use rand::Rng as _;
use rand::SeedableRng as _;
use rand::rngs::ChaCha12Rng;
use sha2::{Digest as _, Sha256};

/// A stream of chance for one purpose. What one stream draws never depends on what another has drawn.
#[derive(Debug)]
pub struct Stream(ChaCha12Rng);

impl Stream {
    /// The stream of a session for a purpose such as `order/greeting`.
    ///
    /// Its seed is SHA-256 of `rolecall/seed/v1`, a NUL, the stream's name, a NUL, and the session's seed as eight bytes, least first.
    pub fn new(name: &str, session_seed: u64) -> Self {
        Self::named(&[name], session_seed)
    }

    /// The stream for a purpose and what it is done to: that of `order` and `greeting` is the stream `order/greeting`.
    pub fn of(purpose: &str, what: &str, session_seed: u64) -> Self {
        Self::named(&[purpose, "/", what], session_seed)
    }

    fn named(name: &[&str], session_seed: u64) -> Self {
        let mut hasher = Sha256::new();
        hasher.update(b"rolecall/seed/v1\0");
        name.iter().for_each(|part| hasher.update(part.as_bytes()));
        hasher.update(b"\0");
        hasher.update(session_seed.to_le_bytes());
        Self(ChaCha12Rng::from_seed(hasher.finalize().into()))
    }

    /// The next 32 bits.
    #[expect(
        clippy::should_implement_trait,
        reason = "A stream never ends, so it is no iterator."
    )]
    pub fn next(&mut self) -> u32 {
        self.0.next_u32()
    }

    /// A number below `limit`, each equally likely; 0 if the limit is 0.
    pub fn below(&mut self, limit: u32) -> u32 {
        if limit < 2 {
            return 0;
        }
        // Numbers that would make the first remainders likelier are thrown away.
        let unfair = u32::MAX - (u32::MAX % limit + 1) % limit;
        loop {
            let number = self.next();
            if number <= unfair {
                return number % limit;
            }
        }
    }

    /// Puts a list into a random order (Fisher and Yates, from the end).
    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for last in (1..list.len()).rev() {
            let other = self.below(last as u32 + 1) as usize;
            list.swap(last, other);
        }
    }

    /// The place of one of these weights, each as likely as its weight; 0 if all are zero.
    pub fn weighted(&mut self, weights: &[u32]) -> usize {
        let total: u32 = weights.iter().fold(0, |sum, weight| sum.saturating_add(*weight));
        let mut drawn = self.below(total);
        for (index, weight) in weights.iter().enumerate() {
            if drawn < *weight {
                return index;
            }
            drawn -= weight;
        }
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_purpose_and_what_it_is_done_to_are_one_name() {
        let mut whole = Stream::new("order/greeting", 7);
        let mut parts = Stream::of("order", "greeting", 7);
        assert_eq!([0; 4].map(|_| whole.next()), [0; 4].map(|_| parts.next()));
        assert_ne!(
            Stream::of("order", "other", 7).next(),
            Stream::new("order/greeting", 7).next()
        );
    }
}
