//! The steps that plays by chance take from a state. Plays that go round in circles come to a state again and again, so its steps are
//! worked out once, for as many states as memory is meant for.

use crate::sim::program::parts::Earned;

/// The steps that a play takes from a state, all equally likely.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct StepsByChance {
    /// Where each leads to, and what it earns.
    pub(super) steps: Vec<(u32, Earned)>,
    /// Whether one of them is the choice of an option.
    pub(super) is_turn: bool,
    /// How long everything takes that is said in all of them together, in milliseconds.
    pub(super) millis: u128,
    /// The weighed points of all of them together.
    pub(super) weighed: i128,
}

/// So many steps are kept at the most, some megabytes of them. The steps from other states are found anew each time.
const MOST_KEPT: usize = 1 << 18;
const UNKNOWN: u32 = u32::MAX;

/// The steps from every state that has been asked for, as far as they are kept.
pub(super) struct KnownSteps<'f> {
    find: &'f dyn Fn(u32) -> StepsByChance,
    /// For each state, where its steps stand among those that are kept.
    places: Vec<u32>,
    kept: Vec<StepsByChance>,
    /// How many steps may still be kept.
    left: usize,
    /// Those of the last state that is not kept.
    passing: StepsByChance,
}

impl<'f> KnownSteps<'f> {
    /// For so many states; `find` works out the steps from one.
    pub(super) fn new(states: usize, find: &'f dyn Fn(u32) -> StepsByChance) -> Self {
        Self {
            find,
            places: vec![UNKNOWN; states],
            kept: Vec::new(),
            left: MOST_KEPT,
            passing: StepsByChance::default(),
        }
    }

    /// The steps from a state.
    pub(super) fn of(&mut self, number: u32) -> &StepsByChance {
        let place = self.places[number as usize];
        if place != UNKNOWN {
            return &self.kept[place as usize];
        }
        let found = (self.find)(number);
        // A state without a step takes memory as well.
        match self.left.checked_sub(found.steps.len().max(1)) {
            Some(left) => {
                self.left = left;
                self.places[number as usize] = self.kept.len() as u32;
                self.kept.push(found);
                &self.kept[self.kept.len() - 1]
            }
            None => {
                self.passing = found;
                &self.passing
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_found_once_while_they_are_kept_and_are_the_same_otherwise() {
        let found = std::cell::Cell::new(0);
        let find = |number: u32| {
            found.set(found.get() + 1);
            StepsByChance {
                steps: vec![(number, [0; 3]); MOST_KEPT / 2],
                ..StepsByChance::default()
            }
        };
        let mut known = KnownSteps::new(4, &find);
        for number in [0, 2, 0, 2, 3, 3] {
            assert_eq!(known.of(number).steps[0].0, number);
        }
        assert_eq!(found.get(), 4);
    }
}
