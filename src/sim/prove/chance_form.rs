//! The after-call work of plays by chance: what it can earn, and the share of each sum. Conversations with the same right entries have
//! the same, so it is worked out once for all of them.

use std::collections::BTreeMap;

use crate::sim::program::Program;
use crate::sim::program::parts::{Earned, WrapUpList};
use crate::sim::program::state::State;
use crate::sim::score::value::Valuation;

/// How the after-call work is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// One entry of each list and each note at random.
    Random,
    /// As well as it can be.
    Best,
}

/// The shares of one form are parts of 1 with so many bits behind the point.
pub(super) const FORM_BITS: u32 = 62;
/// When so many different forms are known, they are forgotten and worked out anew, so that memory stays small.
const MOST_KEPT: usize = 256;

/// All forms that have been met.
pub(super) struct Forms<'p> {
    program: &'p Program,
    valuation: &'p Valuation,
    form: Form,
    /// By the entries that are right; none where there is no after-call work.
    known: BTreeMap<Option<Vec<bool>>, Vec<(Earned, u128)>>,
}

impl<'p> Forms<'p> {
    pub(super) fn new(program: &'p Program, valuation: &'p Valuation, form: Form) -> Self {
        Self {
            program,
            valuation,
            form,
            known: BTreeMap::new(),
        }
    }

    /// What the after-call work of a finished conversation earns, with the share of each sum.
    pub(super) fn of(&mut self, state: &State) -> &[(Earned, u128)] {
        let (program, valuation, form) = (self.program, self.valuation, self.form);
        let is_there = program.has_wrap_up(state);
        let right = program.wrap_up.iter().map(|entry| entry.when.holds(state));
        let right = is_there.then(|| right.collect::<Vec<bool>>());
        if self.known.len() >= MOST_KEPT && !self.known.contains_key(&right) {
            self.known.clear();
        }
        let sums = self.known.entry(right);
        sums.or_insert_with(|| match form {
            _ if !is_there => vec![([0; 3], 1 << FORM_BITS)],
            Form::Best => best(program, valuation, state),
            Form::Random => random(program, state),
        })
    }
}

/// So much of a share as a part of a form takes; less than a unit is lost.
pub(super) fn part_of(share: u128, part: u128) -> u128 {
    const LOW_BITS: u32 = 50;
    let low = share & ((1 << LOW_BITS) - 1);
    (((share >> LOW_BITS) * part) >> (FORM_BITS - LOW_BITS)) + ((low * part) >> FORM_BITS)
}

fn best(program: &Program, valuation: &Valuation, state: &State) -> Vec<(Earned, u128)> {
    let best = program.best_form(state, |points| valuation.weigh(points));
    let worths = best.into_iter().filter_map(|entry| program.wrap_up.get(entry));
    let sum = worths.fold([0; 3], |sum, entry| added(sum, entry.earns(state)));
    vec![(sum, 1 << FORM_BITS)]
}

fn random(program: &Program, state: &State) -> Vec<(Earned, u128)> {
    let mut sums = vec![([0; 3], 1 << FORM_BITS)];
    for list in WrapUpList::PICKED {
        let entries = program.wrap_up.iter().filter(|entry| entry.list == list);
        let worths: Vec<Earned> = entries.map(|entry| entry.earns(state)).collect();
        if !worths.is_empty() {
            sums = spread(&sums, &worths);
        }
    }
    for note in program.wrap_up.iter().filter(|entry| entry.list == WrapUpList::Notes) {
        sums = spread(&sums, &[[0; 3], note.earns(state)]);
    }
    sums
}

fn spread(sums: &[(Earned, u128)], worths: &[Earned]) -> Vec<(Earned, u128)> {
    let each = worths.len() as u128;
    let mut spread: Vec<(Earned, u128)> = sums
        .iter()
        .flat_map(|(sum, share)| worths.iter().map(move |worth| (added(*sum, *worth), share / each)))
        .collect();
    spread.sort_unstable_by_key(|(sum, _)| *sum);
    spread.dedup_by(|(sum, share), (kept, total)| {
        let is_same = sum == kept;
        if is_same {
            *total += *share;
        }
        is_same
    });
    spread
}

fn added(sum: Earned, worth: Earned) -> Earned {
    [0, 1, 2].map(|d| sum[d] + worth[d])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_a_share_is_their_product() {
        let whole: u128 = 1 << 100;
        assert_eq!(part_of(whole, 1 << FORM_BITS), whole);
        assert_eq!(part_of(whole, 3 << (FORM_BITS - 2)), whole / 4 * 3);
        // A share too small for the upper half, and one that has both halves.
        assert_eq!(part_of(1 << 49, 1 << (FORM_BITS - 1)), 1 << 48);
        assert_eq!(part_of(5 << 49, 1 << (FORM_BITS - 1)), 5 << 48);
    }

    #[test]
    fn equal_sums_are_one_and_nothing_is_lost() {
        let worths = [[1, 0, 0], [0, 0, 0], [1, 0, 0], [0, 0, -2]];
        let sums = spread(&[([2, 0, 0], 1 << FORM_BITS)], &worths);
        let quarter: u128 = 1 << (FORM_BITS - 2);
        assert_eq!(
            sums,
            [([2, 0, -2], quarter), ([2, 0, 0], quarter), ([3, 0, 0], 2 * quarter)]
        );
    }
}
