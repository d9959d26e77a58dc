//! A table from states to dense numbers: open addressing with a fixed hash, so that it is fast and the same everywhere.
//!
//! It is the one hash table of the simulator; numbers are given in the order of arrival, so no order of its own leaks out.

use crate::sim::program::state::State;

const EMPTY: u32 = u32::MAX;

/// States numbered from 0 in the order of arrival.
#[derive(Debug, Default)]
pub(super) struct StateTable {
    states: Vec<State>,
    slots: Vec<u32>,
}

impl StateTable {
    /// The number of a state, and whether it is new.
    pub(super) fn insert(&mut self, state: &State) -> (u32, bool) {
        if (self.states.len() + 1) * 2 > self.slots.len() {
            self.grow();
        }
        let slot = self.slot(state);
        let found = self.slots[slot];
        if found != EMPTY {
            return (found, false);
        }
        let number = self.states.len() as u32;
        self.slots[slot] = number;
        self.states.push(*state);
        (number, true)
    }

    /// The number of a state that has been seen.
    pub(super) fn get(&self, state: &State) -> Option<u32> {
        if self.slots.is_empty() {
            return None;
        }
        Some(self.slots[self.slot(state)]).filter(|number| *number != EMPTY)
    }

    pub(super) fn states(&self) -> &[State] {
        &self.states
    }

    fn slot(&self, state: &State) -> usize {
        let mask = self.slots.len() - 1;
        let mut slot = hash(state) as usize & mask;
        loop {
            let number = self.slots[slot];
            if number == EMPTY || self.states[number as usize] == *state {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
    }

    fn grow(&mut self) {
        let size = (self.slots.len() * 2).max(1024);
        self.slots = vec![EMPTY; size];
        for number in 0..self.states.len() {
            let state = self.states[number];
            let slot = self.slot(&state);
            self.slots[slot] = number as u32;
        }
    }
}

/// Multiply and fold, word by word; only its speed and evenness matter.
fn hash(state: &State) -> u64 {
    state.0.iter().fold(0x9e37_79b9_7f4a_7c15, |hash: u64, word| {
        let mixed = (hash ^ word).wrapping_mul(0xd6e8_feb8_6659_fd93);
        mixed ^ (mixed >> 32)
    })
}
