//! Which rounds through the nodes of a call may gain. Whatever mood and facts do to a play, a round through its states is one through
//! its nodes as well; so where none gains among the nodes, none is looked for among the states.

use super::effort::Effort;
use super::explore::Graph;
use super::order::{Components, components_of};
use super::runs::in_runs;
use crate::sim::program::parts::{Earned, Place};
use crate::sim::program::step::Move;

/// What still changes after so many sweeps is taken for a circle that gains.
const MOST_SWEEPS: usize = 64;

/// Steps between two places that have been seen, all of one option or none of any, and the most that one of them earns.
#[derive(Debug, Clone, Copy)]
struct PlaceStep {
    to: Place,
    choice: Option<u8>,
    most: Earned,
}

/// The rounds through the places of a call.
#[derive(Debug)]
pub(super) struct PlaceRounds {
    /// For each place, the number of its component: those that lead to each other have the same.
    component_of: Vec<u32>,
    /// For each component, in which dimensions some round through it may gain.
    gains: Vec<[bool; 3]>,
    steps: Vec<Vec<PlaceStep>>,
}

impl PlaceRounds {
    /// Looks at every step between these places.
    pub(super) fn find(graph: &Graph, place_of: &[Place], is_asked: &[bool], effort: &Effort<'_>) -> Self {
        let kinds = graph.by_kind(|made, earned| match made {
            Move::Choose(choice) => (Some(choice), earned),
            _ => (None, earned),
        });
        let begin = || vec![Vec::new(); is_asked.len()];
        let runs = in_runs(graph, effort, begin, &|steps: &mut Vec<Vec<PlaceStep>>, state| {
            let place = usize::from(place_of[state as usize]);
            if !is_asked[place] {
                return;
            }
            for (to, kind) in graph.steps(state) {
                let (choice, earned) = kinds[usize::from(kind)];
                let to = place_of[to as usize];
                if is_asked[usize::from(to)] {
                    note(&mut steps[place], to, choice, earned);
                }
            }
        });
        let mut steps = begin();
        for run in runs {
            for (all, some) in steps.iter_mut().zip(run) {
                some.iter().for_each(|step| note(all, step.to, step.choice, step.most));
            }
        }
        Self::of_steps(steps)
    }

    fn of_steps(steps: Vec<Vec<PlaceStep>>) -> Self {
        let ahead = |steps: &Vec<PlaceStep>| steps.iter().map(|step| u32::from(step.to)).collect();
        let targets: Vec<Vec<u32>> = steps.iter().map(ahead).collect();
        let components = components_of(steps.len(), |place| &targets[place as usize]);
        let mut component_of = vec![0; steps.len()];
        for (component, number) in components.iter().zip(0..) {
            component
                .iter()
                .for_each(|place| component_of[*place as usize] = number);
        }
        let mut rounds = Self {
            component_of,
            gains: Vec::new(),
            steps,
        };
        rounds.gains = rounds.gaining(&components);
        rounds
    }

    /// Sums of the best ways within each component: they come to rest where no round gains.
    fn gaining(&self, components: &Components) -> Vec<[bool; 3]> {
        let mut sums = vec![[0_i32; 3]; self.steps.len()];
        let mut gains = Vec::new();
        for component in components.iter() {
            let mut changed = [true; 3];
            for sweep in 0..MOST_SWEEPS {
                if changed == [false; 3] {
                    break;
                }
                changed = [false; 3];
                for index in 0..component.len() {
                    let at = match sweep % 2 {
                        0 => index,
                        _ => component.len() - 1 - index,
                    };
                    let place = component[at] as usize;
                    for step in self.steps[place].iter().filter(|step| self.is_inside(place, step)) {
                        for d in 0..3 {
                            let through = sums[usize::from(step.to)][d].saturating_add(step.most[d]);
                            changed[d] |= through > sums[place][d];
                            sums[place][d] = sums[place][d].max(through);
                        }
                    }
                }
            }
            gains.push(changed);
        }
        gains
    }

    fn is_inside(&self, place: usize, step: &PlaceStep) -> bool {
        self.component_of[usize::from(step.to)] == self.component_of[place]
    }

    /// How many places there are.
    pub(super) fn len(&self) -> usize {
        self.component_of.len()
    }

    /// The component of a place.
    pub(super) fn component(&self, place: Place) -> u32 {
        self.component_of[usize::from(place)]
    }

    /// In which dimensions a round that begins with an option may gain.
    pub(super) fn may_gain(&self, place: Place, choice: u8) -> [bool; 3] {
        let place = usize::from(place);
        let mut steps = self.steps[place].iter();
        match steps.any(|step| step.choice == Some(choice) && self.is_inside(place, step)) {
            true => self.gains[self.component_of[place] as usize],
            false => [false; 3],
        }
    }
}

fn note(steps: &mut Vec<PlaceStep>, to: Place, choice: Option<u8>, earned: Earned) {
    match steps.iter_mut().find(|step| step.to == to && step.choice == choice) {
        Some(step) => step.most = [0, 1, 2].map(|d| step.most[d].max(earned[d])),
        None => steps.push(PlaceStep {
            to,
            choice,
            most: earned,
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Places by number: where each step leads, by which option, and what it earns in the first dimension.
    fn rounds(steps: &[&[(Place, u8, i32)]]) -> PlaceRounds {
        let step = |(to, choice, points): &(Place, u8, i32)| PlaceStep {
            to: *to,
            choice: Some(*choice),
            most: [*points, -1, 0],
        };
        PlaceRounds::of_steps(steps.iter().map(|steps| steps.iter().map(step).collect()).collect())
    }

    #[test]
    fn only_what_leads_back_on_a_round_that_gains_may_gain() {
        let rounds = rounds(&[
            &[(1, 0, 2), (3, 1, 9)],
            &[(0, 0, -1), (0, 1, -2)],
            &[(3, 0, 1)],
            &[(2, 0, -1), (2, 1, -3)],
        ]);
        assert_eq!(rounds.may_gain(0, 0), [true, false, false]);
        assert_eq!(rounds.may_gain(1, 1), [true, false, false]);
        assert_eq!(rounds.may_gain(0, 1), [false; 3], "it leads out of the round");
        assert_eq!(rounds.may_gain(2, 0), [false; 3], "the way back costs it");
        assert_eq!(rounds.may_gain(3, 1), [false; 3]);
        assert_eq!(rounds.component(0), rounds.component(1));
        assert_ne!(rounds.component(1), rounds.component(2));
    }
}
