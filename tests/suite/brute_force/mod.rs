//! Exact values against a brute force that shares no code with them, on random scenarios.

mod certificates;
mod every_play;
pub mod generator;
mod plays;

use generator::Dice;
use plays::{Deed, World};
use rolecall::sim::check::{CheckedScenario, SourceFile, check};
use rolecall::sim::program::compile::compile;
use rolecall::sim::program::step::Move;
use rolecall::sim::score::value::Valuation;

const SCENARIOS: u64 = 220;

fn checked(seed: u64) -> CheckedScenario {
    let files: Vec<SourceFile> = generator::files(seed)
        .into_iter()
        .map(|(name, text)| SourceFile {
            name,
            bytes: text.into_bytes(),
        })
        .collect();
    let mut checked = check(&files);
    assert_eq!(
        checked.scenarios.len(),
        1,
        "SEED={seed}: the generator writes what the checker accepts: {:#?}",
        checked.findings
    );
    checked.scenarios.remove(0)
}

fn as_move(deed: &Deed) -> Move {
    match deed {
        Deed::Accept => Move::Accept,
        Deed::Miss => Move::Miss,
        Deed::Choose(index) => Move::Choose(*index as u8),
        Deed::Expire => Move::Expire,
        Deed::Hold => Move::Hold,
        Deed::Resume => Move::Resume,
        Deed::Overrun => Move::Overrun,
        Deed::Look(index) => Move::LookUp(*index as u8),
        Deed::Transfer(desk, warm) => Move::Transfer {
            desk: *desk as u8,
            warm: *warm,
        },
        Deed::HangUp => Move::HangUp,
    }
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn exact_values_equal_those_of_every_play_walked_by_hand() {
    for seed in 0..SCENARIOS {
        let checked = checked(seed);
        let program = compile(&checked, "cn").unwrap();
        let world = World::new(&checked.scenario, &checked.rulebook);
        for (index, (start, _)) in program.starts().into_iter().enumerate() {
            let drawn = ["no", "yes"][index];
            let valuation = Valuation::new(&program, &start, 1_000_000).unwrap();
            compare(seed, &program, &world, &valuation, start, drawn);
        }
    }
}

/// Walks one random play and compares the value of every state on the way, in each dimension and overall.
fn compare(
    seed: u64,
    program: &rolecall::sim::program::Program,
    world: &World<'_>,
    valuation: &Valuation,
    start: rolecall::sim::program::state::State,
    drawn: &str,
) {
    let mut dice = Dice::new(seed ^ 0xabcd);
    let mut play = world.begin(drawn);
    let mut state = start;
    let found = [0, 1, 2].map(|d| world.most(&play, &|points| i128::from(points[d])));
    let breakable = &found[0].breakable;
    let whole = [0, 1, 2].map(|d| found[d].most);
    let mut credits = [0_i128; 3];
    for concern in ["x", "y", "z"] {
        use rolecall::sim::rules::model::Severity;
        let points = world
            .rules
            .iter()
            .filter(|rule| rule.concern.value == concern && breakable.contains(&rule.id.value));
        let most = points.filter_map(|rule| match &rule.severity {
            Severity::Critical => None,
            Severity::Major(points) | Severity::Minor(points) => Some(i128::from(points.value)),
        });
        credits[2] += most.max().unwrap_or(0);
    }
    for d in 0..3 {
        assert_eq!(
            i128::from(valuation.best[d]),
            whole[d] + credits[d],
            "SEED={seed} drawn={drawn}: best in dimension {d}"
        );
    }
    let best = [0, 1, 2].map(|d| whole[d] + credits[d]);
    // The overall mark as an exact fraction over the product of the bests that are measured.
    let product: i128 = best.iter().filter(|best| **best > 0).product();
    let weights = [40, 30, 30];
    let share = |points: [i64; 3]| -> i128 {
        (0..3)
            .filter(|d| best[*d] > 0)
            .map(|d| weights[d] * i128::from(points[d]) * (product / best[d]))
            .sum()
    };
    let unit: i128 = (0..3).filter(|d| best[*d] > 0).map(|d| weights[d] * product).sum();
    loop {
        let value = valuation
            .of(program, &state)
            .unwrap_or_else(|| panic!("SEED={seed}: a state that was not explored at {}", play.at));
        for d in 0..3 {
            let found = world.most(&play, &|points| i128::from(points[d]));
            assert_eq!(
                i128::from(value.best[d]),
                found.most,
                "SEED={seed} drawn={drawn}: dimension {d} at {}",
                play.at
            );
        }
        let found = world.most(&play, &share);
        assert_eq!(
            i128::from(value.overall) * unit,
            found.most * i128::from(valuation.unit),
            "SEED={seed} drawn={drawn}: overall at {}",
            play.at
        );
        let deeds = world.deeds(&play);
        if deeds.is_empty() {
            return;
        }
        let deed = &deeds[dice.below(deeds.len() as u64) as usize];
        let (next, made) = world.make(&play, deed);
        let step = program.step(&state, as_move(deed));
        assert_eq!(
            step.earned.map(i64::from),
            made.points,
            "SEED={seed} drawn={drawn}: {deed:?} at {}",
            play.at
        );
        (play, state) = (next, step.state);
    }
}
