//! Options that gain again and again, against every play walked by hand.

use std::collections::BTreeSet;

use rolecall::sim::program::compile::compile;
use rolecall::sim::program::parts::Flow;
use rolecall::sim::program::state::State;
use rolecall::sim::program::step::Move;
use rolecall::sim::program::{Program, Stage};
use rolecall::sim::prove::effort::Effort;
use rolecall::sim::prove::explore::MOST_STATES;
use rolecall::sim::prove::repeats::{RepeatedGain, repeated_gains};
use rolecall::sim::score::value::Valuation;

use super::examples::{checked, edited, found, sound};

/// The sound call, in which letting her say it again earns this, makes her so much more tense, and leads to this node.
fn variant(points: &str, tension: u32, to: &str) -> String {
    edited(
        &sound(),
        r#"points: (empathy: -1), facts: [Add("slips", 1)], to: "why""#,
        &format!("points: ({points}), mood: (tension: {tension}), facts: [Add(\"slips\", 1)], to: \"{to}\""),
    )
}

/// Options that some play takes twice, having gained on the way from one to the other, where it could have said something else.
struct Walk<'p> {
    program: &'p Program,
    taken: Vec<(u16, u8, [i32; 3])>,
    found: BTreeSet<(u16, u8)>,
}

impl Walk<'_> {
    fn walk(&mut self, state: State, sum: [i32; 3]) {
        let program = self.program;
        if program.stage(&state) == Stage::Over {
            return;
        }
        let mut moves = Vec::new();
        program.for_each_move(&state, &mut |made| moves.push(made));
        let choices = moves.iter().filter(|made| matches!(made, Move::Choose(_))).count();
        for made in moves {
            let step = program.step(&state, made);
            let earned = [0, 1, 2].map(|d| sum[d] + step.earned[d]);
            let Move::Choose(choice) = made else {
                self.walk(step.state, earned);
                continue;
            };
            let place = program.place(&state);
            let Flow::Ask(decision) = &program.nodes[usize::from(place)].flow else {
                continue;
            };
            let own = decision.choices[usize::from(choice)].reaction.effects.points;
            let before = self
                .taken
                .iter()
                .filter(|(node, option, _)| (*node, *option) == (place, choice));
            let gains = before
                .clone()
                .any(|(_, _, at)| (0..3).any(|d| own[d] > 0 && sum[d] > at[d]));
            if gains && choices > 1 {
                self.found.insert((place, choice));
            }
            self.taken.push((place, choice, sum));
            self.walk(step.state, earned);
            self.taken.pop();
        }
    }
}

fn repeats(call: &str) -> (BTreeSet<(u16, u8)>, Vec<RepeatedGain>, Program, State) {
    let program = compile(&checked(call), "cn").unwrap();
    let start = program.starts()[0].0;
    let valuation = Valuation::new(&program, &start, MOST_STATES).unwrap();
    let effort = Effort::states(MOST_STATES);
    let found = repeated_gains(&program, &valuation, &valuation.graph.components(), &effort);
    let mut walk = Walk {
        program: &program,
        taken: Vec::new(),
        found: BTreeSet::new(),
    };
    walk.walk(start, [0; 3]);
    (walk.found, found, program, start)
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
            let (by_hand, found, program, start) = repeats(&variant(points, tension, to));
            let named: BTreeSet<_> = found.iter().map(|gain| (gain.place, gain.choice)).collect();
            let place = format!("{points}, tension {tension}, to {to}");
            assert_eq!(named, by_hand, "{place}");
            seen[usize::from(by_hand.is_empty())] += 1;
            for gain in found {
                // The play takes it twice, and gains in between what is told.
                let (mut state, mut sum, mut at) = (start, 0, Vec::new());
                for made in &gain.witness {
                    if (program.place(&state), *made) == (gain.place, Move::Choose(gain.choice)) {
                        at.push(sum);
                    }
                    let step = program.step(&state, *made);
                    (state, sum) = (step.state, sum + step.earned[gain.dimension]);
                }
                assert!(at.len() >= 2, "{place}: {:?}", gain.witness);
                let last = i64::from(at[at.len() - 1]);
                assert!(
                    at.iter().any(|first| last - i64::from(*first) == gain.gain),
                    "{place}: {at:?}"
                );
            }
        }
    }
    assert!(seen.iter().all(|times| *times > 0), "{seen:?}");
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
