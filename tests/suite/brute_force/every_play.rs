//! Every play of a small scenario walked forwards, with every sum of points that it can have: plain counting, no weighing ahead.
//!
//! It shares no code with the proof; marks are fractions of whole numbers, probabilities are ordinary floating-point numbers.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::plays::{Deed, Play, World};

pub type Sum = [i64; 3];

/// So many plays that differ in anything are walked, and so many of them with their sums.
const MOST_PLAYS: usize = 4_000;
const MOST_SUMS: usize = 200_000;

/// How a play can end: where, whether critically, and after-call work of which forms follows.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct End {
    pub ending: String,
    pub critical: bool,
    pub entries: [Vec<Sum>; 2],
}

/// All plays from one start.
pub struct EveryPlay {
    plays: Vec<Play>,
    steps: Vec<Vec<(Deed, usize, Sum)>>,
}

/// Adds two sums.
pub fn plus(one: Sum, other: Sum) -> Sum {
    [0, 1, 2].map(|d| one[d] + other[d])
}

impl EveryPlay {
    /// None if there are more plays than can be walked in a test.
    pub fn walk(world: &World<'_>, begin: Play) -> Option<Self> {
        let mut numbers = BTreeMap::from([(begin.clone(), 0)]);
        let mut every = Self {
            plays: vec![begin],
            steps: Vec::new(),
        };
        while every.steps.len() < every.plays.len() {
            if every.plays.len() > MOST_PLAYS {
                return None;
            }
            let play = every.plays[every.steps.len()].clone();
            let mut steps = Vec::new();
            for deed in world.deeds(&play) {
                let (next, made) = world.make(&play, &deed);
                let number = *numbers.entry(next.clone()).or_insert_with(|| {
                    every.plays.push(next);
                    every.plays.len() - 1
                });
                steps.push((deed, number, made.points));
            }
            every.steps.push(steps);
        }
        Some(every)
    }

    fn end(&self, world: &World<'_>, number: usize) -> End {
        let play = &self.plays[number];
        End {
            ending: play.at.clone(),
            critical: play.critical,
            entries: world.entries(play),
        }
    }

    /// Every end with every sum that a play can bring there; none if there are too many.
    pub fn ends(&self, world: &World<'_>) -> Option<BTreeSet<(End, Sum)>> {
        let mut seen = BTreeSet::from([(0, [0; 3])]);
        let mut queue = VecDeque::from([(0, [0; 3])]);
        let mut ends = BTreeSet::new();
        while let Some((number, sum)) = queue.pop_front() {
            if seen.len() > MOST_SUMS {
                return None;
            }
            if self.steps[number].is_empty() {
                ends.insert((number, sum));
            }
            for (_, next, points) in &self.steps[number] {
                let reached = (*next, plus(sum, *points));
                if seen.insert(reached) {
                    queue.push_back(reached);
                }
            }
        }
        // Many plays end alike.
        let ends = ends.into_iter();
        Some(ends.map(|(number, sum)| (self.end(world, number), sum)).collect())
    }

    /// The probability of each end and sum when one of the options that are open is chosen at random, and nothing else is done.
    pub fn at_random(&self, world: &World<'_>) -> Vec<(End, Sum, f64)> {
        let mut layer: BTreeMap<(usize, Sum), f64> = BTreeMap::from([((0, [0; 3]), 1.0)]);
        let mut ends = Vec::new();
        while !layer.is_empty() {
            let mut next: BTreeMap<(usize, Sum), f64> = BTreeMap::new();
            for ((number, sum), share) in layer {
                let steps = &self.steps[number];
                if steps.is_empty() {
                    ends.push((self.end(world, number), sum, share));
                    continue;
                }
                let taken: Vec<_> = steps.iter().filter(|(deed, _, _)| is_choosing(deed)).collect();
                for (_, to, points) in &taken {
                    *next.entry((*to, plus(sum, *points))).or_default() += share / taken.len() as f64;
                }
            }
            layer = next;
        }
        ends
    }

    /// The fewest and the most decisions that are answered or expire; none if a play could go round for ever.
    pub fn lengths(&self) -> Option<(u32, u32)> {
        let mut known = vec![None; self.plays.len()];
        let mut on_the_way = vec![false; self.plays.len()];
        self.lengths_from(0, &mut known, &mut on_the_way)
    }

    fn lengths_from(
        &self,
        number: usize,
        known: &mut [Option<(u32, u32)>],
        on_the_way: &mut [bool],
    ) -> Option<(u32, u32)> {
        if known[number].is_some() {
            return known[number];
        }
        if std::mem::replace(&mut on_the_way[number], true) {
            return None;
        }
        let mut found = self.steps[number].is_empty().then_some((0, 0));
        for (deed, next, _) in &self.steps[number] {
            let (fewest, most) = self.lengths_from(*next, known, on_the_way)?;
            let one = u32::from(matches!(deed, Deed::Choose(_) | Deed::Expire));
            found = Some(match found {
                None => (fewest + one, most + one),
                Some((least, longest)) => (least.min(fewest + one), longest.max(most + one)),
            });
        }
        on_the_way[number] = false;
        known[number] = found;
        found
    }
}

fn is_choosing(deed: &Deed) -> bool {
    matches!(deed, Deed::Accept | Deed::Choose(_))
}

impl End {
    /// The sums of all ways to do the after-call work: at most one entry is picked, any are ticked.
    pub fn forms(&self) -> BTreeSet<Sum> {
        let [picked, ticked] = &self.entries;
        let mut forms: BTreeSet<Sum> = picked.iter().copied().chain([[0; 3]]).collect();
        for worth in ticked {
            let with: Vec<Sum> = forms.iter().map(|sum| plus(*sum, *worth)).collect();
            forms.extend(with);
        }
        forms
    }

    /// The same when one entry is picked at random and each other is ticked or not by a coin.
    pub fn random_forms(&self) -> Vec<(Sum, f64)> {
        let [picked, ticked] = &self.entries;
        let each = 1.0 / picked.len() as f64;
        let mut forms: Vec<(Sum, f64)> = match picked.is_empty() {
            true => vec![([0; 3], 1.0)],
            false => picked.iter().map(|worth| (*worth, each)).collect(),
        };
        for worth in ticked {
            let with: Vec<_> = forms
                .iter()
                .map(|(sum, share)| (plus(*sum, *worth), share / 2.0))
                .collect();
            forms.iter_mut().for_each(|(_, share)| *share /= 2.0);
            forms.extend(with);
        }
        forms
    }
}
