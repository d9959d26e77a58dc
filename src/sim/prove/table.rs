//! A table from states to dense numbers: open addressing with a fixed hash, so that it is fast and the same everywhere.
//!
//! It is the one hash table of the simulator; numbers are given in the order of arrival, so no order of its own leaks out.
//! Only those words of a state are kept that the program uses.

use crate::sim::program::state::{State, WORDS};

const EMPTY: u32 = u32::MAX;

/// States numbered from 0 in the order of arrival.
#[derive(Debug)]
pub(super) struct StateTable {
    /// How many words of each state are kept; the others are zero in all of them.
    words: usize,
    packed: Vec<u64>,
    slots: Vec<u32>,
}

impl StateTable {
    /// For states that use so many words.
    pub(super) fn new(words: usize) -> Self {
        Self {
            words: words.clamp(1, WORDS),
            packed: Vec::new(),
            slots: Vec::new(),
        }
    }

    /// How many words of each state are kept.
    pub(super) fn words(&self) -> usize {
        self.words
    }

    /// How many states there are.
    pub(super) fn len(&self) -> usize {
        self.packed.len() / self.words
    }

    /// How many bytes a state of so many words takes in a table of so many states, at the most.
    pub(super) fn bytes(states: usize, words: usize) -> usize {
        let slots = slots_for(states);
        // While it grows, the old slots are there as well.
        states * words * 8 + (slots + slots / 2) * 4
    }

    /// A state by number.
    #[inline]
    pub(super) fn state(&self, number: u32) -> State {
        let first = number as usize * self.words;
        let mut state = State::default();
        state.0[..self.words].copy_from_slice(&self.packed[first..first + self.words]);
        state
    }

    /// The number of a state, new or not; `hash` is the state's.
    pub(super) fn insert(&mut self, state: &State, hash: u64) -> u32 {
        if slots_for(self.len() + 1) > self.slots.len() {
            self.grow();
        }
        let slot = self.slot(state, hash);
        let found = self.slots[slot];
        if found != EMPTY {
            return found;
        }
        let number = self.len() as u32;
        self.slots[slot] = number;
        self.packed.extend_from_slice(&state.0[..self.words]);
        number
    }

    /// The number of a state that has been seen; `hash` is the state's.
    #[inline]
    pub(super) fn get(&self, state: &State, hash: u64) -> Option<u32> {
        if self.slots.is_empty() {
            return None;
        }
        Some(self.slots[self.slot(state, hash)]).filter(|number| *number != EMPTY)
    }

    /// What stands where a state of this hash would stand: looking there early makes a later look quick.
    #[inline]
    pub(super) fn glance(&self, hash: u64) -> u32 {
        let mask = self.slots.len().wrapping_sub(1);
        self.slots.get(hash as usize & mask).copied().unwrap_or(EMPTY)
    }

    #[inline]
    fn slot(&self, state: &State, hash: u64) -> usize {
        let mask = self.slots.len() - 1;
        let mut slot = hash as usize & mask;
        loop {
            let number = self.slots[slot];
            if number == EMPTY {
                return slot;
            }
            let first = number as usize * self.words;
            // Word by word: a call to compare so few takes longer than comparing them.
            let known = self.packed[first..first + self.words].iter();
            if known.zip(&state.0).all(|(known, word)| known == word) {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
    }

    fn grow(&mut self) {
        let size = slots_for(self.len() + 1);
        self.slots = vec![EMPTY; size];
        let mask = size - 1;
        for number in 0..self.len() as u32 {
            let mut slot = hash(&self.state(number)) as usize & mask;
            while self.slots[slot] != EMPTY {
                slot = (slot + 1) & mask;
            }
            self.slots[slot] = number;
        }
    }
}

/// How many slots so many states need: at least twice as many, so that a look rarely meets another state.
fn slots_for(states: usize) -> usize {
    (states * 2).next_power_of_two().max(1024)
}

/// Multiply and fold, word by word; only its speed and evenness matter.
#[inline]
pub(super) fn hash(state: &State) -> u64 {
    state.0.iter().fold(0x9e37_79b9_7f4a_7c15, |hash: u64, word| {
        let mixed = (hash ^ word).wrapping_mul(0xd6e8_feb8_6659_fd93);
        mixed ^ (mixed >> 32)
    })
}
