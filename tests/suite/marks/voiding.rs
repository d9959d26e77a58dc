//! Faults and real scorecards: names fit, sums add up, and nobody's mark is lowered.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use rolecall::sim::assessment::event::Fault;
use rolecall::sim::assessment::judged::{Computed, Judged, Outcome};
use rolecall::sim::assessment::voiding::{Voided, rescored};
use rolecall::sim::score::mark::Mark;
use rolecall::sim::score::scorecard::Scorecard;
use rolecall::store::folder::DataFolder;
use rolecall::store::fs::RealFs;
use rolecall::store::played_record::read_and_play;

use crate::golden::files;
use crate::terminal::Dice;

fn records() -> Vec<(Judged, Scorecard)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/sessions/v1/data");
    let data = DataFolder::at(Arc::new(RealFs), folder);
    let records = files(&data.sessions_path(), "jsonl").into_iter();
    records
        .map(|path| {
            let played = read_and_play(&data, &path).unwrap();
            let card = played.scorecard().unwrap();
            (
                Judged::new(&played.record, played.replayed.call.program(), Some(&card)),
                card,
            )
        })
        .collect()
}

fn all_faults(computed: &Computed) -> Vec<Fault> {
    let mut faults = BTreeSet::new();
    for step in &computed.steps {
        faults.insert(Fault::Node {
            node: step.node.clone(),
        });
        for (option, _) in &step.open {
            faults.insert(Fault::Option {
                node: step.node.clone(),
                option: option.clone(),
            });
        }
        faults.extend(step.broke.iter().map(|breach| Fault::Rule {
            rule: breach.rule.clone(),
        }));
    }
    faults.into_iter().collect()
}

fn is_not_below(lower: &Outcome, higher: &Outcome) -> bool {
    let dimensions = lower.dimensions.iter().zip(&higher.dimensions);
    let no_new_failure = higher.failures.iter().all(|fails| lower.failures.contains(fails));
    lower.overall <= higher.overall && dimensions.clone().all(|(lower, higher)| lower <= higher) && no_new_failure
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn without_faults_the_mark_is_that_of_the_scorecard() {
    for (judged, card) in records() {
        let outcome = judged.computed.unwrap().outcome();
        let session = judged.session;
        assert_eq!(
            (outcome.overall, outcome.passed()),
            (card.overall, card.passed),
            "{session}"
        );
        for (mark, score) in outcome.dimensions.iter().zip(&card.dimensions) {
            assert_eq!(mark.unwrap_or(score.mark), score.mark, "{session}");
        }
        assert_eq!(judged.scenario_sha256.len(), 64, "{session}");
    }
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn with_every_node_faulty_only_the_wrap_up_is_left() {
    for (judged, card) in records() {
        let computed = judged.computed.unwrap();
        let nodes = computed.steps.iter().map(|step| Fault::Node {
            node: step.node.clone(),
        });
        let voided = Voided {
            faults: nodes.collect(),
            turns: BTreeSet::new(),
        };
        let outcome = rescored(&computed, &voided).outcome(&computed);
        for (d, score) in card.dimensions.iter().enumerate() {
            let left = score.best - card.wrap_up.loss[d];
            let expected = (score.best > 0).then(|| Mark::share(i64::from(left), i64::from(score.best)));
            assert_eq!(outcome.dimensions[d], expected, "{} {d}", judged.session);
        }
    }
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn more_faults_never_lower_a_mark() {
    let seed = crate::terminal::seed_or(20_261_126);
    println!("SEED={seed}");
    let mut dice = Dice::new(seed);
    let mut changed = 0;
    for (judged, _) in records() {
        let computed = judged.computed.unwrap();
        let faults = all_faults(&computed);
        for round in 0..40 {
            let mut voided = Voided::default();
            let mut before = computed.outcome();
            for _ in 0..6 {
                match dice.below(5) {
                    0 => {
                        voided.turns.insert(dice.below(12) as u32 + 1);
                    }
                    _ => {
                        voided
                            .faults
                            .insert(faults[dice.below(faults.len() as u64) as usize].clone());
                    }
                }
                let after = rescored(&computed, &voided).outcome(&computed);
                assert!(
                    is_not_below(&before, &after),
                    "SEED={seed} {} {round} {voided:?}\n{before:?}\n{after:?}",
                    judged.session
                );
                changed += usize::from(before != after);
                before = after;
            }
        }
    }
    assert!(changed > 100, "{changed}");
}
