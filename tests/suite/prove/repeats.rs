//! Options that gain again and again, against every play walked by hand, on written calls and on random ones that go round.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use rolecall::sim::check::CheckedScenario;
use rolecall::sim::program::compile::compile;
use rolecall::sim::program::parts::Flow;
use rolecall::sim::program::state::State;
use rolecall::sim::program::step::Move;
use rolecall::sim::program::{Program, Stage};
use rolecall::sim::prove::effort::Effort;
use rolecall::sim::prove::explore::{Graph, MOST_STATES};
use rolecall::sim::prove::repeats::{Patience, RepeatedGain, repeated_gains};
use rolecall::sim::score::value::{Unvalued, Valuation};

use crate::brute_force::generator::Dice;

use super::examples::{checked, edited, found, sound};

/// The sound call, in which letting her say it again earns this, makes her so much more tense, and leads to this node.
fn variant(points: &str, tension: u32, to: &str) -> String {
    edited(
        &sound(),
        r#"points: (empathy: -1), facts: [Add("slips", 1)], to: "why""#,
        &format!("points: ({points}), mood: (tension: {tension}), facts: [Add(\"slips\", 1)], to: \"{to}\""),
    )
}

/// A call of a few nodes that lead to each other at random. Whatever gains takes patience, so that there is an end to it; what does
/// not may be said for ever.
fn random(seed: u64) -> String {
    let mut dice = Dice::new(seed);
    let nodes = 2 + dice.below(3);
    let mut text = String::new();
    for node in 0..nodes {
        let mut options = String::new();
        for option in 0..2 + dice.below(2) {
            let to = match dice.below(nodes + 2) {
                ahead if ahead < nodes => format!("n{ahead}"),
                _ => "over".to_owned(),
            };
            let gains = dice.below(3) > 0;
            let points = [0, 1, 2].map(|_| {
                if gains {
                    dice.below(4) as i64 - 1
                } else {
                    -(dice.below(2) as i64)
                }
            });
            let patience = if gains { 10 + 5 * dice.below(3) } else { 0 };
            let when = ["", "", "when: Is(\"flag\"),", "when: TrustAtLeast(30),"][dice.below(4) as usize];
            let when = if option == 0 { "" } else { when };
            let facts = ["", "facts: [Set(\"flag\")],", "facts: [Clear(\"flag\")],"][dice.below(3) as usize];
            let _ = writeln!(
                options,
                "(id: \"o{option}\", label: \"Say {option}.\", {when} {facts} mood: (trust: {}, patience: -{patience}), \
                 points: (empathy: {}, accuracy: {}, compliance: {}), to: \"{to}\", why: \"So.\"),",
                5 * dice.below(3) as i64 - 5,
                points[0],
                points[1],
                points[2]
            );
        }
        let _ = writeln!(
            text,
            "(id: \"n{node}\", says: [(id: \"l\", text: \"And?\")], ask: (options: [{options}\
             (id: \"end\", label: \"Goodbye.\", to: \"over\", why: \"So.\")])),"
        );
    }
    format!(
        r#"(format: 1, id: "sound", title: "Random", kind: Service, level: 1, minutes: (1, 2), direction: Inbound, language: "en",
countries: ["cn"], author: "Dice", version: "1", brief: "A brief.", rubric: (weights: (empathy: 40, accuracy: 30, compliance: 30)),
customer: (name: "C", age: 40, about: "Somebody.", number: "1", voice: LowMan, portrait: 1,
mood: (tension: 40, trust: 25, patience: 50, feeling: Calm), at_full_tension: "gone", at_no_patience: "gone"),
facts: [(id: "flag", is: Flag)], opening: (ring: "20s", missed: "gone"), hang_up: (to: "gone", why: "So."), start: "n0",
nodes: [{text}], wrap_up: (disposition: [(id: "a", label: "A", why: "So."), (id: "b", label: "B", why: "No.")]),
endings: [(id: "over", kind: Partial, title: "O", epilogue: "E."), (id: "gone", kind: BadCare, title: "G", epilogue: "E.")])"#
    )
}

/// Every state, without leaving out what no longer matters.
fn every_state(program: &Program, start: State) -> BTreeSet<State> {
    let mut seen = BTreeSet::from([start]);
    let mut open = vec![start];
    while let Some(state) = open.pop() {
        for made in moves(program, &state) {
            let next = program.step(&state, made).state;
            if seen.insert(next) {
                open.push(next);
            }
        }
    }
    seen
}

fn moves(program: &Program, state: &State) -> Vec<Move> {
    let mut moves = Vec::new();
    program.for_each_move(state, &mut |made| moves.push(made));
    moves
}

/// No round of these calls makes up for a loss of so much: patience ends before.
const LOST: i64 = -40;

/// Options that some play takes twice, having gained on the way from one to the other, where it could have said something else:
/// from every state that option, then everything that may follow, with every sum.
fn by_hand(program: &Program, start: State) -> BTreeSet<(u16, u8)> {
    let mut found = BTreeSet::new();
    for state in every_state(program, start) {
        let place = program.place(&state);
        for made in moves(program, &state) {
            let Move::Choose(choice) = made else { continue };
            let Flow::Ask(decision) = &program.nodes[usize::from(place)].flow else {
                continue;
            };
            let own = &decision.choices[usize::from(choice)];
            let points = own.reaction.effects.points;
            for d in (0..3).filter(|d| points[*d] > 0 && own.once.is_none()) {
                if !found.contains(&(place, choice)) && comes_back(program, &state, made, d) {
                    found.insert((place, choice));
                }
            }
        }
    }
    found
}

fn comes_back(program: &Program, from: &State, made: Move, d: usize) -> bool {
    let step = program.step(from, made);
    let first = (step.state, i64::from(step.earned[d]));
    let mut seen = BTreeSet::from([first]);
    let mut open = vec![first];
    while let Some((state, sum)) = open.pop() {
        let ahead = moves(program, &state);
        let choices = ahead.iter().filter(|made| matches!(made, Move::Choose(_))).count();
        let is_back = program.place(&state) == program.place(from) && program.stage(&state) != Stage::Over;
        if is_back && sum > 0 && choices > 1 && ahead.contains(&made) {
            return true;
        }
        for made in ahead {
            let step = program.step(&state, made);
            let next = (step.state, sum + i64::from(step.earned[d]));
            if next.1 > LOST && seen.insert(next) {
                open.push(next);
            }
        }
    }
    false
}

/// The program, its start, and what is found: soon, and when all states are asked.
fn repeats(checked: &CheckedScenario) -> Option<(Program, State, [Vec<RepeatedGain>; 2])> {
    let program = compile(checked, "cn").unwrap();
    let start = program.starts()[0].0;
    let graph = match Valuation::new(&program, &start, MOST_STATES) {
        Ok(valuation) => valuation.graph,
        Err(Unvalued::PointsFarm(_)) => return None,
        Err(other) => panic!("{other}"),
    };
    let found = [Patience::PROOF.moments, 0].map(|moments| {
        let patience = Patience {
            moments,
            ..Patience::PROOF
        };
        let effort = Effort::states(MOST_STATES);
        let repeats = repeated_gains(&program, &graph, &graph.components(), patience, &effort);
        assert_eq!(repeats.unanswered, 0);
        repeats.found
    });
    Some((program, start, found))
}

/// Compares what is found with what is found by hand, and plays the witnesses; says how many there are.
fn compare(checked: &CheckedScenario, name: &str) -> Option<usize> {
    let (program, start, found) = repeats(checked)?;
    let by_hand = by_hand(&program, start);
    for found in found {
        let named: BTreeSet<_> = found.iter().map(|gain| (gain.place, gain.choice)).collect();
        assert_eq!(named, by_hand, "{name}");
        for gain in found {
            // The play takes it twice, and gains in between what is told.
            let (mut state, mut sum, mut at) = (start, 0, Vec::new());
            for made in &gain.witness {
                assert!(moves(&program, &state).contains(made), "{name}: {:?}", gain.witness);
                if (program.place(&state), *made) == (gain.place, Move::Choose(gain.choice)) {
                    at.push(sum);
                }
                let step = program.step(&state, *made);
                (state, sum) = (step.state, sum + step.earned[gain.dimension]);
            }
            assert!(at.len() >= 2, "{name}: {:?}", gain.witness);
            let last = i64::from(at[at.len() - 1]);
            let is_told = |first: &i32| last - i64::from(*first) == gain.gain;
            assert!(gain.gain > 0 && at.iter().any(is_told), "{name}: {at:?}");
        }
    }
    Some(by_hand.len())
}

#[test]
fn they_are_those_of_every_play_walked_by_hand() {
    let mut seen = [0; 2];
    for (points, to) in [
        ("empathy: 1", "why"),
        ("empathy: 2, accuracy: -1", "why"),
        ("empathy: -1", "why"),
        ("empathy: 1", "who"),
        ("accuracy: 1, compliance: -2", "who"),
        ("empathy: 1", "first"),
    ] {
        for tension in [10, 15, 20, 40] {
            let call = checked(&variant(points, tension, to));
            let count = compare(&call, &format!("{points}, tension {tension}, to {to}")).unwrap();
            seen[usize::from(count == 0)] += 1;
        }
    }
    assert!(seen.iter().all(|times| *times > 0), "{seen:?}");
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn they_are_those_of_random_calls_that_go_round() {
    let (mut with, mut without, mut farms) = (0, 0, 0);
    for seed in 1..=150 {
        match compare(&checked(&random(seed)), &format!("SEED={seed}")) {
            Some(0) => without += 1,
            Some(_) => with += 1,
            None => farms += 1,
        }
    }
    assert!(
        with > 30 && without > 30,
        "{with} with, {without} without, {farms} farms"
    );
}

#[test]
fn what_would_take_too_long_is_said_to_be_unanswered() {
    let call = checked(&variant("empathy: 1", 15, "why"));
    let program = compile(&call, "cn").unwrap();
    let graph = Graph::explore(&program, &program.starts()[0].0, &Effort::states(MOST_STATES)).unwrap();
    let impatient = Patience { moments: 0, steps: 0 };
    let effort = Effort::states(MOST_STATES);
    let repeats = repeated_gains(&program, &graph, &graph.components(), impatient, &effort);
    assert_eq!((repeats.found.len(), repeats.unanswered > 0), (0, true));
}

#[test]
fn what_can_be_taken_once_or_costs_what_it_gained_is_none() {
    let farms = |call: &str| found(call).iter().any(|(code, _)| *code == "repeated-gain");
    assert!(farms(&variant("empathy: 1", 15, "why")));
    let once = variant("empathy: 1", 15, "why").replace("id: \"again\", label", "id: \"again\", once: true, label");
    assert!(!farms(&once));
    assert!(
        !farms(&variant("empathy: 1", 40, "why")),
        "she rings off at the first time"
    );
}
