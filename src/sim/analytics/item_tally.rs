//! What is counted about one item. Whole numbers only, so that the order of counting does not matter.

use super::mark_groups::{MarkGroups, WHOLE_MARKS};
use super::run::{Answer, Outcome};
use super::sums::PairedSums;

/// Counts of one item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemTally {
    /// Runs that came to the item.
    pub answered: u64,
    /// Of these, runs in which the time ran out.
    pub expired: u64,
    /// Of these, runs in which nothing was answered and the call was ended or handed on, or the list was left blank.
    pub left: u64,
    /// The most options that were offered at once.
    pub most_offered: usize,
    /// What was lost, and the most that could have been lost, in thousandths of a mark.
    pub losses: PairedSums,
    /// What was lost, negative, and the rest of the mark.
    pub with_rest: PairedSums,
    /// Its options.
    pub options: Vec<OptionTally>,
    by_mark: Vec<ItemCell>,
}

/// Counts of one option.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OptionTally {
    /// Runs that were offered the option.
    pub offered: u64,
    /// Of these, runs that took it when it was first offered.
    pub taken: u64,
    /// Of those that were offered it, runs in which it would have lost nothing.
    pub lossless: u64,
    /// What it would have lost, summed over the runs that were offered it, in thousandths of a mark.
    pub loss: i64,
    /// Whether it was taken, and the rest of the mark.
    pub with_rest: PairedSums,
    by_mark: Vec<OptionCell>,
}

/// What of an item had been seen before in one run.
#[derive(Debug, Clone, Copy, Default)]
pub struct Seen {
    answered: bool,
    options: u128,
}

/// Runs with one whole mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct ItemCell {
    answered: u64,
    loss: i64,
    worst: i64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct OptionCell {
    offered: u64,
    taken: u64,
}

impl ItemTally {
    /// Nothing yet, for an item with so many options.
    pub fn new(options: usize) -> Self {
        let option = OptionTally {
            offered: 0,
            taken: 0,
            lossless: 0,
            loss: 0,
            with_rest: PairedSums::default(),
            by_mark: vec![OptionCell::default(); WHOLE_MARKS],
        };
        Self {
            answered: 0,
            expired: 0,
            left: 0,
            most_offered: 0,
            losses: PairedSums::default(),
            with_rest: PairedSums::default(),
            options: vec![option; options],
            by_mark: vec![ItemCell::default(); WHOLE_MARKS],
        }
    }

    /// Counts an answer. A run counts once for an item and once for each option, when it is first offered: what is decided in a
    /// circle is decided by one person, and must not count as several.
    pub fn add(&mut self, answer: &Answer<'_>, seen: &mut Seen, rest: i64, whole_mark: usize) {
        self.most_offered = self.most_offered.max(answer.offered.len());
        for offered in answer.offered {
            let bit = 1_u128 << (offered.option % 128);
            let index = usize::from(offered.option);
            if seen.options & bit != 0 || index >= self.options.len() {
                continue;
            }
            seen.options |= bit;
            let option = &mut self.options[index];
            let taken = answer.outcome == Outcome::Took(offered.option);
            option.offered += 1;
            option.taken += u64::from(taken);
            option.lossless += u64::from(offered.loss <= 0);
            option.loss += i64::from(offered.loss);
            option.with_rest.add(i64::from(taken), rest);
            if let Some(cell) = option.by_mark.get_mut(whole_mark) {
                cell.offered += 1;
                cell.taken += u64::from(taken);
            }
        }
        if seen.answered {
            return;
        }
        seen.answered = true;
        let loss = i64::from(answer.loss);
        let losses = answer.offered.iter().map(|offered| i64::from(offered.loss));
        let worst = losses.fold(loss, i64::max);
        self.answered += 1;
        self.expired += u64::from(answer.outcome == Outcome::Expired);
        self.left += u64::from(answer.outcome == Outcome::Left);
        self.losses.add(loss, worst);
        self.with_rest.add(-loss, rest);
        if let Some(cell) = self.by_mark.get_mut(whole_mark) {
            cell.answered += 1;
            cell.loss += loss;
            cell.worst += worst;
        }
    }

    /// Adds what was counted elsewhere about the same item.
    pub fn merge(&mut self, other: &Self) {
        self.answered += other.answered;
        self.expired += other.expired;
        self.left += other.left;
        self.most_offered = self.most_offered.max(other.most_offered);
        self.losses.merge(&other.losses);
        self.with_rest.merge(&other.with_rest);
        for (option, other) in self.options.iter_mut().zip(&other.options) {
            option.merge(other);
        }
        for (cell, other) in self.by_mark.iter_mut().zip(&other.by_mark) {
            cell.answered += other.answered;
            cell.loss += other.loss;
            cell.worst += other.worst;
        }
    }

    /// The share of the loss avoided among the weakest and among the strongest runs that came to the item.
    pub fn avoided_at_ends(&self) -> Option<[f64; 2]> {
        let groups = MarkGroups::new(self.by_mark.iter().map(|cell| cell.answered))?;
        let lost = groups.sums(self.by_mark.iter().map(|cell| cell.loss.max(0).unsigned_abs()));
        let worst = groups.sums(self.by_mark.iter().map(|cell| cell.worst.max(0).unsigned_abs()));
        let avoided = |end: usize| 1.0 - lost[end] as f64 / worst[end] as f64;
        (worst[0] > 0 && worst[1] > 0).then(|| [avoided(0), avoided(1)])
    }
}

impl OptionTally {
    fn merge(&mut self, other: &Self) {
        self.offered += other.offered;
        self.taken += other.taken;
        self.lossless += other.lossless;
        self.loss += other.loss;
        self.with_rest.merge(&other.with_rest);
        for (cell, other) in self.by_mark.iter_mut().zip(&other.by_mark) {
            cell.offered += other.offered;
            cell.taken += other.taken;
        }
    }

    /// The share that took it among the weakest and among the strongest runs that were offered it.
    pub fn taken_at_ends(&self) -> Option<[f64; 2]> {
        let groups = MarkGroups::new(self.by_mark.iter().map(|cell| cell.offered))?;
        let taken = groups.sums(self.by_mark.iter().map(|cell| cell.taken));
        let offered = groups.sums(self.by_mark.iter().map(|cell| cell.offered));
        let share = |end: usize| taken[end] as f64 / offered[end] as f64;
        (offered[0] > 0 && offered[1] > 0).then(|| [share(0), share(1)])
    }
}
