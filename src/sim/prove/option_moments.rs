//! When the options of a node can be taken: the first states in which each can, and which options can be taken at the same times.

use super::effort::Effort;
use super::explore::Graph;
use super::runs::in_runs;
use super::taking::{bit, free_choices};
use crate::sim::program::parts::Place;
use crate::sim::program::step::Move;

/// So many of the first states are kept for each option.
const FIRST_MOMENTS: usize = 4;

/// When the options of one node can be taken.
#[derive(Debug, Clone, Default)]
pub(super) struct OptionMoments {
    /// For each option, the first states in which it can be taken.
    first: Vec<Vec<u32>>,
    /// For each option, as bits, those that are free at another time than it.
    differing: Vec<u64>,
}

impl OptionMoments {
    /// Looks at every state, for places with so many options; those with none are not asked about.
    pub(super) fn find(graph: &Graph, place_of: &[Place], options: &[usize], effort: &Effort<'_>) -> Vec<Self> {
        let begin = || {
            let of_place = |options: &usize| Self {
                first: vec![Vec::new(); *options],
                differing: vec![0; *options],
            };
            options.iter().map(of_place).collect::<Vec<_>>()
        };
        let runs = in_runs(graph, effort, begin, &|moments: &mut Vec<Self>, state| {
            let place = usize::from(place_of[state as usize]);
            if options[place] > 0 {
                moments[place].add(graph, state);
            }
        });
        let mut whole = begin();
        for run in runs {
            for (moments, later) in whole.iter_mut().zip(run) {
                moments.add_later(&later);
            }
        }
        whole
    }

    fn add(&mut self, graph: &Graph, state: u32) {
        for edge in graph.edges(state) {
            if let Move::Choose(choice) = edge.made()
                && let Some(first) = self.first.get_mut(usize::from(choice))
                && first.len() < FIRST_MOMENTS
            {
                first.push(state);
            }
        }
        let free = free_choices(graph, state);
        for (differing, choice) in self.differing.iter_mut().zip(0..) {
            *differing |= if free & bit(choice) == 0 { free } else { !free };
        }
    }

    fn add_later(&mut self, later: &Self) {
        for (first, more) in self.first.iter_mut().zip(&later.first) {
            let room = FIRST_MOMENTS - first.len();
            first.extend(more.iter().take(room));
        }
        for (differing, more) in self.differing.iter_mut().zip(&later.differing) {
            *differing |= more;
        }
    }

    /// The first states in which an option can be taken.
    pub(super) fn first(&self, choice: u8) -> &[u32] {
        self.first.get(usize::from(choice)).map_or(&[], Vec::as_slice)
    }

    /// The first option that is free whenever this one is, and only then: what is asked of the one is answered for the other.
    pub(super) fn standing_for(&self, choice: u8) -> u8 {
        let differing = self.differing.get(usize::from(choice)).copied().unwrap_or(u64::MAX);
        (0..choice).find(|other| differing & bit(*other) == 0).unwrap_or(choice)
    }
}
