//! A call of two steps as a tree of its own: what becomes of it is computed by recursion and compared with a crowd.

use std::collections::BTreeMap;

use rolecall::sim::crowd::model::Model;

use super::{small_call, statistics};

const TRAINEES: u64 = 100_000;

/// An option: its points, whether it is a critical breach, and where it leads.
struct Branch(&'static str, [i32; 3], bool, Next);

#[derive(Clone, Copy)]
enum Next {
    Step(usize),
    End([i32; 3]),
}

const SETTLED: Next = Next::End([0, 0, 1]);
const HALF: Next = Next::End([0, 0, 0]);

/// The call in `tests/data/calls/two-steps.ron`, written down once more.
const TREE: [(&str, &[Branch]); 3] = [
    (
        "first",
        &[
            Branch("listen", [2, 0, 0], false, Next::Step(1)),
            Branch("explain", [0, 1, 0], false, Next::Step(2)),
            Branch("wait", [0, 0, 0], false, Next::Step(2)),
        ],
    ),
    (
        "heard",
        &[
            Branch("name-it", [0, 2, 1], false, SETTLED),
            Branch("promise", [1, 0, 0], false, HALF),
            Branch("account", [0, 0, 0], true, HALF),
        ],
    ),
    (
        "unheard",
        &[
            Branch("sorry", [1, 0, 1], false, SETTLED),
            Branch("again", [0, 1, 0], false, HALF),
        ],
    ),
];

/// After-call work by itself: two dispositions and a note, each as likely for somebody who guesses.
const FORMS: [[i32; 3]; 4] = [[0, 1, 0], [0, 2, 0], [0, 0, -1], [0, 1, -1]];
const BEST_FORM: [i32; 3] = [0, 2, 0];

fn after(next: Next, dimension: usize) -> i32 {
    match next {
        Next::End(points) => points[dimension],
        Next::Step(step) => best(step, dimension),
    }
}

/// The most that can be earned without a critical breach, after-call work apart.
fn best(step: usize, dimension: usize) -> i32 {
    let clean = TREE[step].1.iter().filter(|branch| !branch.2);
    clean
        .map(|branch| branch.1[dimension] + after(branch.3, dimension))
        .max()
        .unwrap()
}

fn losses(step: usize, branch: &Branch) -> [i32; 3] {
    [0, 1, 2].map(|d| best(step, d) - branch.1[d] - after(branch.3, d))
}

/// How likely each option of a step is taken, by the model's own words: `exp(-2 * skill / 100)` for each point, six more for a
/// critical breach.
fn chances(step: usize, skill: i32) -> Vec<f64> {
    // Skill is a whole number of 64ths in the model.
    let sharpness = f64::from(skill * 128 / 100) / 64.0;
    let weights: Vec<f64> = TREE[step]
        .1
        .iter()
        .map(|branch| {
            let lost: i32 = losses(step, branch).iter().sum();
            (-sharpness * f64::from(lost + if branch.2 { 6 } else { 0 })).exp()
        })
        .collect();
    let total: f64 = weights.iter().sum();
    weights.into_iter().map(|weight| weight / total).collect()
}

/// Calls back with the chance of every option of every step.
fn walk(step: usize, reached: f64, skill: i32, see: &mut impl FnMut(&'static str, &'static str, f64)) {
    for (branch, chance) in TREE[step].1.iter().zip(chances(step, skill)) {
        see(TREE[step].0, branch.0, reached * chance);
        if let Next::Step(next) = branch.3 {
            walk(next, reached * chance, skill, see);
        }
    }
}

#[track_caller]
fn within_four_errors(what: &str, count: u64, chance: f64) {
    let trainees = TRAINEES as f64;
    let error = (chance * (1.0 - chance) / trainees).sqrt();
    let share = count as f64 / trainees;
    assert!(
        (share - chance).abs() <= 4.0 * error + 2.0 / 65_536.0,
        "{what}: {share}, computed {chance}"
    );
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn options_are_taken_as_often_as_computed() {
    let boards = [small_call("two-steps")];
    for skill in [0, 25, 60, 100] {
        let found = statistics(&boards, Model::all_alike(skill), 11, TRAINEES);
        // The second step is reached on two ways.
        let mut chances: BTreeMap<(&str, &str), f64> = BTreeMap::new();
        walk(0, 1.0, skill, &mut |step, option, chance| {
            *chances.entry((step, option)).or_default() += chance;
        });
        assert_eq!(chances.len(), 3 + 3 + 2);
        for ((step, option), chance) in chances {
            let item = found.calls[0].items.iter().find(|item| item.id == step).unwrap();
            let shown = item.options.iter().find(|shown| shown.id == option).unwrap();
            within_four_errors(&format!("{option} at skill {skill}"), shown.taken.count, chance);
        }
    }
}

/// Every play of somebody who guesses, with its chance and its points; after-call work included.
fn guesses(step: usize, chance: f64, points: [i32; 3], see: &mut impl FnMut(f64, [i32; 3], bool)) {
    let options = TREE[step].1;
    for branch in options {
        let chance = chance / options.len() as f64;
        let earned = [0, 1, 2].map(|d| points[d] + branch.1[d]);
        match branch.3 {
            Next::Step(next) => guesses(next, chance, earned, see),
            Next::End(more) => {
                for form in FORMS {
                    let total = [0, 1, 2].map(|d| earned[d] + more[d] + form[d]);
                    see(chance / FORMS.len() as f64, total, branch.2);
                }
            }
        }
    }
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn guessers_pass_as_often_as_counted() {
    let whole = [0, 1, 2].map(|d| f64::from(best(0, d) + BEST_FORM[d]));
    let (mut passing, mut marks, mut certain) = (0.0, 0.0, 0.0);
    guesses(0, 1.0, [0; 3], &mut |chance, points, critical| {
        certain += chance;
        let tenths = |share: f64| (share * 1000.0).round() / 10.0;
        let shares = [0, 1, 2].map(|d| f64::from(points[d]) / whole[d]);
        let overall = tenths(0.4 * shares[0] + 0.3 * shares[1] + 0.3 * shares[2]).max(0.0);
        marks += chance * overall;
        if !critical && overall >= 75.0 && tenths(shares[2]) >= 50.0 {
            passing += chance;
        }
    });
    assert!((certain - 1.0_f64).abs() < 1e-12);
    assert!(
        passing > 0.05 && passing < 0.95,
        "a rate that shows something: {passing}"
    );
    let boards = [small_call("two-steps")];
    let found = statistics(&boards, Model::all_alike(0), 12, TRAINEES);
    let call = &found.calls[0];
    within_four_errors("the pass rate of guessers", call.passed.count, passing);
    let error = call.overall.deviation.unwrap() / (TRAINEES as f64).sqrt();
    let mean = call.overall.mean.unwrap();
    assert!((mean - marks).abs() < 4.0 * error, "mean mark {mean}, computed {marks}");
}
