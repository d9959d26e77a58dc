//! How many decisions a call can have.

use std::collections::VecDeque;

use super::explore::Graph;
use super::order::Components;
use super::paths::{NOWHERE, WITHOUT_END, Ways, most};
use crate::sim::program::step::Move;
use crate::sim::program::{Program, Stage};

/// Decisions that are answered or expire, from the first to an ending.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lengths {
    /// The fewest.
    pub shortest: u32,
    /// The most; none when a call can go round in a circle.
    pub longest: Option<u32>,
}

/// Counts them; none when no ending can be reached.
pub fn lengths(program: &Program, graph: &Graph, components: &Components) -> Option<Lengths> {
    let shortest = fewest(program, graph)?;
    // Every state leads to an ending, and every step within a component is a part of a circle.
    if has_turn_in_circle(graph, components) {
        return Some(Lengths {
            shortest,
            longest: None,
        });
    }
    let ways = Ways {
        end: &|state| (program.stage(state) == Stage::Over).then_some([0]),
        step: &|made, _| [turns(made)],
        clean: None,
    };
    let [longest] = most(graph, components, &ways).from[0];
    Some(Lengths {
        shortest,
        longest: (longest != NOWHERE && longest != WITHOUT_END).then_some(longest as u32),
    })
}

/// The fewest decisions: states are gone through in the order of how many it takes to come to them, up to the first ending.
fn fewest(program: &Program, graph: &Graph) -> Option<u32> {
    let is_turn = graph.by_kind(|made, _| turns(made) > 0);
    let mut least = vec![u32::MAX; graph.len()];
    least[0] = 0;
    let mut queue = VecDeque::from([(0_u32, 0_u32)]);
    while let Some((state, count)) = queue.pop_front() {
        if count > least[state as usize] {
            continue;
        }
        if program.stage(&graph.state(state)) == Stage::Over {
            return Some(count);
        }
        for (to, kind) in graph.steps(state) {
            let is_turn = is_turn[usize::from(kind)];
            let through = count + u32::from(is_turn);
            if through < least[to as usize] {
                least[to as usize] = through;
                match is_turn {
                    true => queue.push_back((to, through)),
                    false => queue.push_front((to, through)),
                }
            }
        }
    }
    None
}

fn turns(made: Move) -> i64 {
    i64::from(matches!(made, Move::Choose(_) | Move::Expire))
}

fn has_turn_in_circle(graph: &Graph, components: &Components) -> bool {
    let is_turn = graph.by_kind(|made, _| turns(made) > 0);
    let mut component_of = Vec::new();
    for (component, number) in components.iter().zip(1_u32..) {
        if let [state] = component
            && !graph.targets(*state).contains(state)
        {
            continue;
        }
        component_of.resize(graph.len(), 0);
        component
            .iter()
            .for_each(|state| component_of[*state as usize] = number);
        let is_inside = |(to, kind): (u32, u16)| component_of[to as usize] == number && is_turn[usize::from(kind)];
        if component.iter().any(|state| graph.steps(*state).any(is_inside)) {
            return true;
        }
    }
    false
}
