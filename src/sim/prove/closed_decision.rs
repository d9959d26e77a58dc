//! Decisions that clean plays come to and at which every option breaks a critical rule, in a call that can be passed elsewhere.

use std::collections::BTreeMap;

use super::certain_breach::Teller;
use super::explore::Graph;
use super::soundness::Unsound;
use super::talk::Talk;
use crate::sim::program::Program;
use crate::sim::program::parts::Place;
use crate::sim::program::state::State;
use crate::sim::program::step::Move;
use crate::sim::sentence::sentence;

/// The code of this finding, which others at the decision and behind it may only follow from.
pub(super) const CODE: &str = "no-clean-option";

/// What clean plays meet at one place.
struct Met {
    /// The nearest state at which something can be chosen.
    state: u32,
    /// The options there that break a critical rule.
    breaking: Vec<Move>,
    /// Whether somebody gets on from there without a breach: by an option, by waiting until the call goes on elsewhere, or by a transfer.
    /// That may be the lesson.
    is_open: bool,
}

/// These decisions, nearest first. Where there are any through which every play leads, nobody passes, and that is told by
/// `certain_breach` instead.
pub(super) fn closed_decisions(program: &Program, start: &State, graph: &Graph) -> Vec<Unsound> {
    let mut closed: Vec<(Place, Met)> = met_cleanly(program, graph)
        .into_iter()
        .filter(|(_, met)| !met.is_open)
        .collect();
    if closed.is_empty() {
        return Vec::new();
    }
    closed.sort_by_key(|(_, met)| met.state);
    let teller = Teller::new(program, start, graph);
    let told = closed.iter().map(|(place, met)| {
        let rules = teller.rules_at(met.state, &met.breaking);
        let (node, broken) = (program.place_name(*place), teller.named(&rules));
        let message = sentence!(
            "At the decision \"{node}\" every option breaks {broken}, so nobody who comes there and talks can pass.",
            "在选择“{node}”上，每个选项都会违反{broken}，所以走到这里，只要说话，谁也不能通过。"; broken
        );
        teller.unsound(CODE, Some(*place), message, &rules, teller.way_to(met.state))
    });
    told.collect()
}

/// The decisions that plays come to without a breach.
fn met_cleanly(program: &Program, graph: &Graph) -> BTreeMap<Place, Met> {
    let talk = Talk::new(program, graph);
    let is_critical = |number: u32| program.is_critical(&graph.state(number));
    let mut decisions: BTreeMap<Place, Met> = BTreeMap::new();
    let mut been = vec![false; graph.len()];
    let mut waiting = vec![0_u32];
    while let Some(number) = waiting.pop() {
        if std::mem::replace(&mut been[number as usize], true) {
            continue;
        }
        let (mut breaking, mut is_open, mut has_choice) = (Vec::new(), false, false);
        for edge in graph.edges(number) {
            let made = edge.made();
            let is_choice = matches!(made, Move::Choose(_));
            let gets_on = match made {
                Move::Choose(_) | Move::Transfer { .. } => true,
                Move::Expire => talk.place(edge.to) != talk.place(number),
                _ => false,
            };
            let is_clean = !is_critical(edge.to);
            has_choice |= is_choice;
            is_open |= is_clean && gets_on;
            if is_clean && !been[edge.to as usize] {
                waiting.push(edge.to);
            }
            breaking.extend((is_choice && !is_clean).then_some(made));
        }
        if !has_choice {
            continue;
        }
        let met = decisions.entry(talk.place(number)).or_insert(Met {
            state: number,
            breaking: Vec::new(),
            is_open: false,
        });
        met.is_open |= is_open;
        if number <= met.state {
            (met.state, met.breaking) = (number, breaking);
        }
    }
    decisions
}
