//! Worked examples from the literature, and the same figures by plain sums that share no code with the program.

use proptest::prelude::*;

use rolecall::sim::analytics::agreement::intraclass::intraclass;
use rolecall::sim::analytics::agreement::kappa::{Weights, kappa, weighted_kappa};
use rolecall::sim::analytics::agreement::severity::severity;

use super::pairs;
use crate::analytics::near;

/// Cohen, Educational and Psychological Measurement 20 (1960) 37-46: two judges sort 200 patients into three kinds.
const COHEN: [&[usize]; 3] = [&[88, 14, 18], &[10, 40, 10], &[2, 6, 12]];
/// Landis and Koch, Biometrics 33 (1977) 159-174: two neurologists, 149 patients from Winnipeg, four grades of certainty.
const WINNIPEG: [&[usize]; 4] = [&[38, 5, 0, 1], &[33, 11, 3, 0], &[10, 14, 5, 6], &[3, 7, 3, 10]];
/// SAS/STAT User's Guide, The FREQ Procedure, "Agreement Study": two dermatologists, 88 patients.
const SKIN: [&[usize]; 4] = [&[10, 4, 1, 0], &[5, 10, 12, 2], &[2, 4, 12, 5], &[0, 2, 6, 13]];
/// Fleiss, Statistical Methods for Rates and Proportions (1981), table 13.1: 100 patients, three diagnoses.
const FLEISS: [&[usize]; 3] = [&[75, 1, 4], &[5, 4, 1], &[0, 0, 10]];
/// Shrout and Fleiss, Psychological Bulletin 86 (1979) 420-428, table 2: six targets, four judges.
const SHROUT_FLEISS: [[i64; 4]; 6] = [
    [9, 2, 5, 8],
    [6, 1, 3, 2],
    [8, 4, 6, 8],
    [7, 1, 2, 6],
    [10, 5, 6, 9],
    [6, 2, 4, 7],
];

fn rows() -> Vec<Vec<i64>> {
    SHROUT_FLEISS.iter().map(|row| row.to_vec()).collect()
}

/// Kappa by shares: `1 - sum of weights times observed shares / sum of weights times shares by chance`.
fn by_shares(table: &[&[usize]], weight: impl Fn(usize, usize) -> f64) -> f64 {
    let total: usize = table.iter().map(|row| row.iter().sum::<usize>()).sum();
    let total = total as f64;
    let row = |row: usize| table[row].iter().sum::<usize>() as f64 / total;
    let column = |column: usize| table.iter().map(|row| row[column]).sum::<usize>() as f64 / total;
    let (mut observed, mut by_chance) = (0.0, 0.0);
    for (first, counts) in table.iter().enumerate() {
        for (second, count) in counts.iter().enumerate() {
            observed += weight(first, second) * *count as f64 / total;
            by_chance += weight(first, second) * row(first) * column(second);
        }
    }
    1.0 - observed / by_chance
}

#[test]
fn plain_kappa_is_cohens() {
    for (table, published, within) in [
        (&COHEN[..], 0.492, 0.001),
        (&WINNIPEG[..], 0.208, 0.0005),
        (&SKIN[..], 0.3449, 0.00005),
        (&FLEISS[..], 0.68, 0.005),
    ] {
        let found = kappa(&pairs(table), Weights::Plain);
        near(found.value.unwrap(), published, within);
        near(
            found.value.unwrap(),
            by_shares(table, |a, b| f64::from(u8::from(a != b))),
            1e-12,
        );
    }
    assert_eq!(kappa(&pairs(&COHEN), Weights::Plain).pairs, 200);
}

#[test]
fn weights_of_ones_own_are_those_of_cohen_1968() {
    // Cohen, Psychological Bulletin 70 (1968) 213-220: the same patients, with weights of disagreement 0, 1, 3, 6: .348.
    const WEIGHTS: [[i128; 3]; 3] = [[0, 1, 3], [1, 0, 6], [3, 6, 0]];
    let found = weighted_kappa(&pairs(&COHEN), |a, b| WEIGHTS[a as usize - 1][b as usize - 1]);
    near(found.value.unwrap(), 0.348, 0.0005);
    near(
        found.value.unwrap(),
        by_shares(&COHEN, |a, b| WEIGHTS[a][b] as f64),
        1e-12,
    );
}

#[test]
fn linear_and_quadratic_weights_give_what_other_programs_give() {
    // The package vcd for R prints .380 for equal spacing and .525 for Fleiss-Cohen weights.
    near(
        kappa(&pairs(&WINNIPEG), Weights::Linear).value.unwrap(),
        0.3797,
        0.00005,
    );
    near(
        kappa(&pairs(&WINNIPEG), Weights::Quadratic).value.unwrap(),
        0.5246,
        0.00005,
    );
    for table in [&WINNIPEG[..], &SKIN[..], &COHEN[..], &FLEISS[..]] {
        let apart = |a: usize, b: usize| a.abs_diff(b) as f64;
        near(
            kappa(&pairs(table), Weights::Linear).value.unwrap(),
            by_shares(table, apart),
            1e-12,
        );
        let squared = |a: usize, b: usize| apart(a, b) * apart(a, b);
        near(
            kappa(&pairs(table), Weights::Quadratic).value.unwrap(),
            by_shares(table, squared),
            1e-12,
        );
        let beyond = |a: usize, b: usize| f64::from(u8::from(a.abs_diff(b) > 1));
        near(
            kappa(&pairs(table), Weights::Beyond(1)).value.unwrap(),
            by_shares(table, beyond),
            1e-12,
        );
    }
}

#[test]
fn intraclass_correlations_are_those_of_shrout_and_fleiss() {
    let found = intraclass(&rows()).unwrap();
    for (coefficient, published) in [
        (found.one_way, 0.17),
        (found.agreement, 0.29),
        (found.consistency, 0.71),
        (found.one_way_mean, 0.44),
        (found.agreement_mean, 0.62),
        (found.consistency_mean, 0.91),
    ] {
        near(coefficient.0.unwrap(), published, 0.005);
    }
    // Table 3 of the paper: mean squares 11.24, 6.26, 32.49 and 1.02.
    let variances = found.variances;
    for (mean_square, published) in [
        (variances.between, 11.24),
        (variances.within, 6.26),
        (variances.assessor, 32.49),
        (variances.residual, 1.02),
    ] {
        near(mean_square, published, 0.005);
    }
}

/// The analysis of variance by brute force: means first, then the squares of what is left, cell by cell.
struct Anova {
    between: f64,
    within: f64,
    assessor: f64,
    residual: f64,
}

fn anova(rows: &[Vec<i64>]) -> Anova {
    let (n, k) = (rows.len() as f64, rows[0].len() as f64);
    let cell = |row: usize, column: usize| rows[row][column] as f64;
    let row_mean = |row: usize| (0..rows[0].len()).map(|column| cell(row, column)).sum::<f64>() / k;
    let column_mean = |column: usize| (0..rows.len()).map(|row| cell(row, column)).sum::<f64>() / n;
    let mean = (0..rows.len()).map(row_mean).sum::<f64>() / n;
    let (mut between, mut within, mut assessor, mut residual) = (0.0, 0.0, 0.0, 0.0);
    for row in 0..rows.len() {
        for column in 0..rows[0].len() {
            between += (row_mean(row) - mean).powi(2);
            within += (cell(row, column) - row_mean(row)).powi(2);
            assessor += (column_mean(column) - mean).powi(2);
            residual += (cell(row, column) - row_mean(row) - column_mean(column) + mean).powi(2);
        }
    }
    Anova {
        between: between / (n - 1.0),
        within: within / (n * (k - 1.0)),
        assessor: assessor / (k - 1.0),
        residual: residual / ((n - 1.0) * (k - 1.0)),
    }
}

fn same(found: f64, expected: f64) -> bool {
    (found - expected).abs() <= 1e-9 * (1.0 + expected.abs())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn mean_squares_are_those_of_a_plain_analysis(
        rows in (2usize..6).prop_flat_map(|k| prop::collection::vec(prop::collection::vec(-20i64..1000, k), 2..12))
    ) {
        let Ok(found) = intraclass(&rows) else {
            let first = rows[0][0];
            prop_assert!(rows.iter().flatten().all(|value| *value == first), "{rows:?}");
            return Ok(());
        };
        let plain = anova(&rows);
        let variances = found.variances;
        for (one, other) in [
            (variances.between, plain.between),
            (variances.within, plain.within),
            (variances.assessor, plain.assessor),
            (variances.residual, plain.residual),
        ] {
            prop_assert!(same(one, other), "{one} and {other} for {rows:?}");
        }
        let (n, k) = (rows.len() as f64, rows[0].len() as f64);
        if let Some(found) = found.agreement.0 {
            let whole = plain.between + (k - 1.0) * plain.residual + k / n * (plain.assessor - plain.residual);
            prop_assert!((found - (plain.between - plain.residual) / whole).abs() < 1e-7);
        }
        // The mean of k marks follows from one mark by the formula of Spearman and Brown.
        if let (Some(one), Some(all)) = (found.consistency.0, found.consistency_mean.0) {
            // Where the sessions hardly differ, both sides are differences of nearly nothing.
            prop_assert!(all.abs() > 10.0 || (all - k * one / (1.0 + (k - 1.0) * one)).abs() < 1e-6);
        }
    }

    // Fleiss and Cohen, Educational and Psychological Measurement 33 (1973) 613-619: for two assessors quadratically weighted kappa
    // is made of the same sums of squares as an intraclass correlation, (between - rest) / (between + rest + 2 * assessors).
    #[test]
    fn quadratic_kappa_is_an_intraclass_correlation(
        pairs in prop::collection::vec((0i64..12, 0i64..12), 2..60)
    ) {
        let rows: Vec<Vec<i64>> = pairs.iter().map(|(first, second)| vec![*first, *second]).collect();
        let found = kappa(&pairs, Weights::Quadratic);
        if let Ok(found) = found.value {
            let plain = anova(&rows);
            let n = rows.len() as f64;
            let (between, rest, assessors) = (plain.between * (n - 1.0), plain.residual * (n - 1.0), plain.assessor);
            prop_assert!((found - (between - rest) / (between + rest + 2.0 * assessors)).abs() < 1e-9);
        }
    }
}

#[test]
fn severity_is_the_mean_difference_from_the_mean_of_the_others() {
    // Of the judges of Shrout and Fleiss: the first against the other three, target by target.
    let against: Vec<(i64, Vec<i64>)> = SHROUT_FLEISS.iter().map(|row| (row[0], row[1..].to_vec())).collect();
    let found = severity(&against);
    // 9-5, 6-2, 8-6, 7-3, 10-20/3, 6-13/3: their mean is 19/6.
    near(found.difference.value.unwrap(), 19.0 / 6.0, 1e-12);
    assert_eq!(found.difference.pairs, 6);
    let differences = [4.0, 4.0, 2.0, 4.0, 10.0 / 3.0, 5.0 / 3.0];
    let squares: f64 = differences.iter().map(|one: &f64| (one - 19.0 / 6.0).powi(2)).sum();
    near(found.deviation.unwrap(), (squares / 5.0).sqrt(), 1e-12);
}
