//! What holds for agreement whatever the marks are.

use proptest::prelude::*;

use rolecall::sim::analytics::agreement::block::largest_block;
use rolecall::sim::analytics::agreement::kappa::{Weights, kappa};
use rolecall::sim::analytics::agreement::report::AgreementReport;
use rolecall::sim::analytics::agreement::table::{Judgement, Scale, Table};
use rolecall::sim::analytics::agreement::within::within;

use super::judgement;
use crate::terminal::Dice;

const ALL: [Weights; 4] = [Weights::Plain, Weights::Linear, Weights::Quadratic, Weights::Beyond(1)];

/// Values of five assessors for some of twenty sessions, by chance.
fn judgements(seed: u64) -> Vec<Judgement> {
    let mut dice = Dice::new(seed);
    let mut all = Vec::new();
    for session in 0..20 {
        for assessor in ["a", "b", "c", "d", "e"] {
            if dice.below(3) > 0 {
                let session = format!("s{session:02}");
                all.push(judgement(
                    &session,
                    "overall",
                    Scale::Tenths,
                    assessor,
                    dice.below(1001) as i64,
                ));
                all.push(judgement(
                    &session,
                    "global",
                    Scale::Points,
                    assessor,
                    1 + dice.below(5) as i64,
                ));
            }
        }
    }
    all
}

fn report(judgements: Vec<Judgement>) -> AgreementReport {
    AgreementReport::new(&Table::new(judgements).unwrap(), Some("a"))
}

/// The figures of a report that have no name, for a comparison up to the last digits.
fn figures(report: &AgreementReport, assessor: impl Fn(&str) -> String) -> Vec<(String, Option<f64>)> {
    let mut figures = Vec::new();
    for item in &report.items {
        figures.push((format!("{} quadratic", item.item), item.quadratic.defined()));
        figures.push((format!("{} linear", item.item), item.linear.defined()));
        figures.push((format!("{} plain", item.item), item.plain.defined()));
        figures.push((format!("{} within", item.item), item.within.beyond_chance.defined()));
        figures.push((format!("{} share", item.item), item.within.share.share));
        for one in &item.by_assessor {
            let name = assessor(&one.assessor);
            figures.push((
                format!("{} {name} severity", item.item),
                one.severity.difference.defined(),
            ));
            figures.push((format!("{} {name} kappa", item.item), one.quadratic.defined()));
            let from_expert = one.from_expert.and_then(|severity| severity.difference.defined());
            figures.push((format!("{} {name} expert", item.item), from_expert));
        }
    }
    figures.sort_by(|a, b| a.0.cmp(&b.0));
    figures
}

#[track_caller]
fn assert_same(one: &[(String, Option<f64>)], other: &[(String, Option<f64>)]) {
    assert_eq!(one.len(), other.len());
    for ((name, found), (other_name, expected)) in one.iter().zip(other) {
        assert_eq!(name, other_name);
        let is_same = match (found, expected) {
            (Some(found), Some(expected)) => (found - expected).abs() < 1e-9 * (1.0 + expected.abs()),
            _ => found == expected,
        };
        assert!(is_same, "{name}: {found:?} and {expected:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn whoever_marks_alike_agrees_fully(values in prop::collection::vec(0i64..8, 2..60)) {
        let pairs: Vec<(i64, i64)> = values.iter().map(|value| (*value, *value)).collect();
        let varies = |apart: i64| values.iter().any(|value| value.abs_diff(values[0]) > apart as u64);
        for weights in ALL {
            let found = kappa(&pairs, weights);
            let may_differ = match weights {
                Weights::Beyond(reach) => values.iter().max().unwrap() - values.iter().min().unwrap() > reach,
                _ => varies(0),
            };
            prop_assert_eq!(found.value.is_ok(), may_differ);
            if let Ok(found) = found.value {
                prop_assert_eq!(found, 1.0);
            }
        }
    }

    #[test]
    fn chance_alone_gives_nothing(firsts in prop::collection::vec(0i64..9, 1..12), seconds in prop::collection::vec(0i64..9, 1..12)) {
        // Every value of the one with every value of the other: exactly what chance gives.
        let pairs: Vec<(i64, i64)> = firsts.iter().flat_map(|a| seconds.iter().map(move |b| (*a, *b))).collect();
        for weights in ALL {
            if let Ok(found) = kappa(&pairs, weights).value {
                prop_assert!(found.abs() < 1e-12, "{found} by {weights:?}");
            }
        }
    }

    #[test]
    fn it_does_not_matter_who_is_first_what_the_scale_begins_with_or_how_long_its_steps_are(
        pairs in prop::collection::vec((0i64..7, 0i64..7), 1..40), shift in -500i64..500, step in 1i64..50
    ) {
        let turned: Vec<(i64, i64)> = pairs.iter().map(|(a, b)| (*b, *a)).collect();
        let moved: Vec<(i64, i64)> = pairs.iter().map(|(a, b)| (a * step + shift, b * step + shift)).collect();
        for weights in ALL {
            let found = kappa(&pairs, weights);
            prop_assert!(found.defined().is_none_or(|found| found <= 1.0));
            prop_assert_eq!(&found, &kappa(&turned, weights));
            if !matches!(weights, Weights::Beyond(_)) {
                match (found.value, kappa(&moved, weights).value) {
                    (Ok(found), Ok(moved)) => prop_assert!((found - moved).abs() < 1e-12),
                    (found, moved) => prop_assert_eq!(found, moved),
                }
            }
        }
        prop_assert_eq!(within(&pairs, 6).share.count, pairs.len() as u64);
    }

    #[test]
    fn a_whole_part_is_whole(rows in prop::collection::vec(prop::collection::btree_set(0u8..6, 0..6), 0..10)) {
        let rows: Vec<(usize, _)> = rows.into_iter().enumerate().collect();
        let block = largest_block(&rows);
        for row in &block.rows {
            prop_assert!(block.columns.iter().all(|column| rows[*row].1.contains(column)));
        }
        // No two rows and two columns that meet are overlooked altogether.
        let found = block.rows.len().max(1) * block.columns.len();
        for (index, (_, one)) in rows.iter().enumerate() {
            for (_, other) in &rows[index + 1..] {
                let both = one.intersection(other).count();
                prop_assert!(both < 2 || found >= 2 * both, "{block:?} of {rows:?}");
            }
        }
    }
}

#[test]
fn independent_marks_agree_hardly_more_than_by_chance() {
    let mut dice = Dice::new(11);
    let pairs: Vec<(i64, i64)> = (0..20_000)
        .map(|_| (dice.below(5) as i64, dice.below(5) as i64))
        .collect();
    for weights in ALL {
        // The standard error of kappa by chance is below .01 for 20,000 pairs and five categories; four of them.
        let found = kappa(&pairs, weights).value.unwrap();
        assert!(found.abs() < 0.04, "{found} by {weights:?}");
    }
}

#[test]
fn names_and_order_do_not_matter() {
    for seed in 0..20 {
        let plain = judgements(seed);
        let before = figures(&report(plain.clone()), str::to_owned);
        assert!(
            before.iter().filter(|(_, figure)| figure.is_some()).count() > 20,
            "{before:?}"
        );
        let mut turned = plain.clone();
        turned.reverse();
        assert_eq!(report(plain.clone()), report(turned));
        // Other keys in another order, the expert among them.
        let renamed = |name: &str| match name {
            "a" => "z",
            "b" => "y",
            "c" => "b",
            "d" => "a",
            _ => "m",
        };
        let back = |name: &str| match name {
            "z" => "a",
            "y" => "b",
            "b" => "c",
            "a" => "d",
            _ => "e",
        };
        let others: Vec<Judgement> = plain
            .into_iter()
            .map(|one| Judgement {
                assessor: renamed(&one.assessor).to_owned(),
                session: format!("x{}", one.session.chars().rev().collect::<String>()),
                ..one
            })
            .collect();
        let after = AgreementReport::new(&Table::new(others).unwrap(), Some("z"));
        assert_same(&figures(&after, |name| back(name).to_owned()), &before);
    }
}

#[test]
fn the_mean_over_pairs_is_that_of_light() {
    // Light, Psychological Bulletin 76 (1971): where all have marked everything, the plain mean of the kappas of all pairs.
    let mut all = Vec::new();
    let mut dice = Dice::new(3);
    for session in 0..30 {
        for assessor in ["a", "b", "c"] {
            all.push(judgement(
                &format!("s{session}"),
                "global",
                Scale::Points,
                assessor,
                dice.below(4) as i64,
            ));
        }
    }
    let report = report(all);
    let item = &report.items[0];
    assert_eq!(item.pairs.len(), 3);
    let mean = item.pairs.iter().map(|pair| pair.plain.value.unwrap()).sum::<f64>() / 3.0;
    crate::analytics::near(item.plain.value.unwrap(), mean, 1e-12);
    assert_eq!(item.plain.pairs, 90);
    assert_eq!((item.whole_part.sessions, item.whole_part.assessors.len()), (30, 3));
}
