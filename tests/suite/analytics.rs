//! Statistics of many runs against published examples, and against plain computations that share no code with them.

use rolecall::sim::analytics::discrimination::Discrimination;
use rolecall::sim::analytics::item_flags::{Band, LEAST_RUNS, OptionFlag, OptionRole, band, option_flags};
use rolecall::sim::analytics::mark_groups::MarkGroups;
use rolecall::sim::analytics::reliability::{Decisions, cronbach_alpha, spearman_brown, standard_error, times_as_long};
use rolecall::sim::analytics::share::Share;
use rolecall::sim::analytics::sums::{PairedSums, Sums};

#[track_caller]
pub fn near(found: f64, expected: f64, within: f64) {
    assert!((found - expected).abs() <= within, "{found} is not {expected}");
}

fn mean(numbers: &[f64]) -> f64 {
    numbers.iter().sum::<f64>() / numbers.len() as f64
}

/// Two passes: first the means, then the distances from them.
pub fn plain_covariance(first: &[f64], second: &[f64]) -> f64 {
    let (a, b) = (mean(first), mean(second));
    let products = first.iter().zip(second).map(|(x, y)| (x - a) * (y - b));
    products.sum::<f64>() / (first.len() - 1) as f64
}

pub fn plain_correlation(first: &[f64], second: &[f64]) -> f64 {
    plain_covariance(first, second) / (plain_covariance(first, first) * plain_covariance(second, second)).sqrt()
}

fn whole(numbers: &[i64]) -> Vec<f64> {
    numbers.iter().map(|number| *number as f64).collect()
}

#[test]
fn a_share_has_the_interval_of_wilson() {
    // Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
    for (count, of, least, most) in [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ] {
        let share = Share::new(count, of);
        let [low, high] = share.interval.unwrap();
        near(low, least, 0.00005);
        near(high, most, 0.00005);
        near(share.share.unwrap(), count as f64 / of as f64, 1e-12);
    }
    assert_eq!(Share::new(20, 20).interval.unwrap()[1], 1.0);
    assert_eq!(Share::new(0, 0).share, None);
}

#[test]
fn alpha_is_that_of_published_figures() {
    // Bland and Altman, BMJ 314 (1997) 572: ten items, the sum of their variances 11.16, the variance of the total 77.44, alpha 0.95.
    let parts = [1.116; 10];
    near(cronbach_alpha(&parts, 77.44).unwrap(), 0.95, 0.005);
    assert_eq!(cronbach_alpha(&[1.0], 1.0), None);
}

#[test]
fn alpha_is_that_of_mean_covariances() {
    // The example data of CronbachAlpha in the R package fmsb, and the other form of the coefficient: k c / (v + (k - 1) c).
    let items = [
        [1, 5, 2, 3, 4, 2, 3, 4, 3, 2],
        [2, 4, 1, 2, 4, 1, 2, 5, 2, 1],
        [2, 5, 1, 3, 3, 2, 2, 4, 2, 2],
    ];
    let mut parts = [Sums::default(); 3];
    let mut total = Sums::default();
    for person in 0..10 {
        for (sums, item) in parts.iter_mut().zip(items) {
            sums.add(item[person]);
        }
        total.add(items.iter().map(|item| item[person]).sum());
    }
    let [a, b, c] = items.map(|item| whole(&item));
    let shared = (plain_covariance(&a, &b) + plain_covariance(&a, &c) + plain_covariance(&b, &c)) / 3.0;
    let own = (plain_covariance(&a, &a) + plain_covariance(&b, &b) + plain_covariance(&c, &c)) / 3.0;
    let variances = parts.map(|sums| sums.variance().unwrap());
    let alpha = cronbach_alpha(&variances, total.variance().unwrap()).unwrap();
    near(alpha, 3.0 * shared / (own + 2.0 * shared), 1e-12);
}

#[test]
fn longer_tests_are_more_reliable() {
    // The examples of sbrowni (Stata) and of spearman.brown (R, CTT).
    near(spearman_brown(0.7, 3.0), 0.875, 1e-12);
    near(spearman_brown(0.6, 2.0), 0.75, 1e-12);
    near(20.0 * times_as_long(0.5, 0.8).unwrap(), 80.0, 1e-9);
    // From the mean reliability .46 of situational judgement tests (Catano and others 2012): 2.7, 4.7 and 10.6 times as long.
    for (wanted, times) in [(0.7, 2.7), (0.8, 4.7), (0.9, 10.6)] {
        near(times_as_long(0.46, wanted).unwrap(), times, 0.05);
    }
    assert_eq!(times_as_long(0.0, 0.8), None);
    assert_eq!(times_as_long(-0.1, 0.8), None);
    // A scale of intelligence: deviation 15, reliability .91, standard error 4.5.
    near(standard_error(15.0, 0.91), 4.5, 1e-9);
    near(standard_error(15.0, -0.2), 15.0, 1e-9);
}

#[test]
fn agreement_beyond_chance_is_kappa() {
    // The common example of Cohen's kappa: 20 and 15 agree, 5 and 10 do not; agreement .70, by chance .50, kappa .40.
    let mut decisions = Decisions::default();
    for (first, second, times) in [
        (true, true, 20),
        (true, false, 5),
        (false, true, 10),
        (false, false, 15),
    ] {
        for _ in 0..times {
            decisions.add(first, second);
        }
    }
    let found = decisions.consistency().unwrap();
    near(found.agreement, 0.7, 1e-12);
    near(found.kappa.unwrap(), 0.4, 1e-12);
    let mut alike = Decisions::default();
    alike.add(true, true);
    assert_eq!(alike.consistency().unwrap().kappa, None);
}

#[test]
fn sums_give_mean_spread_and_correlation() {
    // Large numbers close to each other: what is computed from squares in floats is lost here.
    let first: Vec<i64> = (0..50).map(|n| 1_000_000_000 + n * n % 17).collect();
    let second: Vec<i64> = (0..50).map(|n| -2_000_000_000 + n * n % 13 + n).collect();
    let mut pairs = [PairedSums::default(), PairedSums::default()];
    for (index, (x, y)) in first.iter().zip(&second).enumerate() {
        pairs[index % 2].add(*x, *y);
    }
    let [mut all, other] = pairs;
    all.merge(&other);
    let (x, y) = (whole(&first), whole(&second));
    near(all.correlation().unwrap(), plain_correlation(&x, &y), 1e-9);
    near(all.covariance().unwrap(), plain_covariance(&x, &y), 1e-6);
    near(all.first.variance().unwrap(), plain_covariance(&x, &x), 1e-6);
    near(all.first.mean().unwrap(), mean(&x), 1e-6);
    let mut flat = PairedSums::default();
    flat.add(1, 2);
    flat.add(1, 3);
    assert_eq!(flat.correlation(), None);
}

#[test]
fn a_correlation_with_yes_and_no_is_point_biserial() {
    // The textbook's form: (mean of those who did - mean of those who did not) / deviation of all * sqrt(p q).
    let did = [1, 1, 1, 0, 0, 1, 0, 1, 0, 0];
    let rest = [12, 15, 11, 7, 9, 14, 10, 8, 6, 5];
    let mut pairs = PairedSums::default();
    for (did, rest) in did.iter().zip(rest) {
        pairs.add(*did, rest);
    }
    let of = |wanted| -> Vec<f64> {
        let those = did.iter().zip(rest).filter(|(did, _)| **did == wanted);
        those.map(|(_, rest)| rest as f64).collect()
    };
    let (yes, no) = (of(1), of(0));
    let all = whole(&rest);
    let share = yes.len() as f64 / all.len() as f64;
    let deviation = (all.iter().map(|x| (x - mean(&all)).powi(2)).sum::<f64>() / all.len() as f64).sqrt();
    let expected = (mean(&yes) - mean(&no)) / deviation * (share * (1.0 - share)).sqrt();
    near(pairs.correlation().unwrap(), expected, 1e-12);
    let found = Discrimination::new(&pairs, Some([0.25, 0.75]));
    near(found.upper_lower.unwrap(), 0.5, 1e-12);
    let reach = 1.959964 * (1.0 - expected * expected) / 3.0;
    near(found.interval.unwrap()[0], expected - reach, 1e-6);
}

#[test]
fn a_ratio_has_the_error_of_its_residuals() {
    let lost = [0, 4, 1, 0, 6, 2, 0, 3];
    let most = [5, 8, 5, 5, 8, 5, 8, 5];
    let mut pairs = PairedSums::default();
    for (lost, most) in lost.iter().zip(most) {
        pairs.add(*lost, most);
    }
    let (x, y) = (whole(&lost), whole(&most));
    let ratio = x.iter().sum::<f64>() / y.iter().sum::<f64>();
    let residuals = x.iter().zip(&y).map(|(x, y)| (x - ratio * y).powi(2)).sum::<f64>();
    let error = (residuals / 7.0 / 8.0).sqrt() / mean(&y);
    let (found, [low, high]) = pairs.ratio().unwrap();
    near(found, ratio, 1e-12);
    near((high - low) / 2.0, 1.959964 * error, 1e-6);
}

#[test]
fn groups_hold_27_per_cent_and_never_tear_a_mark_apart() {
    // A hundred runs, one with each mark from 0 to 99.
    let each = std::iter::repeat_n(1, 100).chain([0]);
    let groups = MarkGroups::new(each.clone()).unwrap();
    assert_eq!((groups.lower_to, groups.upper_from), (26, 73));
    assert_eq!(groups.sums(each), [27, 27]);
    // Ten with mark 0, one each with 1 to 4, ten with 5.
    let heaps = [10, 1, 1, 1, 1, 10];
    let groups = MarkGroups::new(heaps.into_iter()).unwrap();
    assert_eq!((groups.lower_to, groups.upper_from), (0, 5));
    assert_eq!(groups.sums(heaps.into_iter()), [10, 10]);
    // Everybody has the same mark: there is no stronger and no weaker.
    assert_eq!(MarkGroups::new([0, 7, 0].into_iter()), None);
    assert_eq!(MarkGroups::new([0, 0].into_iter()), None);
}

#[test]
fn items_are_flagged_by_the_stated_bands_and_never_for_few_runs() {
    let with = |index| Discrimination {
        upper_lower: Some(index),
        ..Discrimination::default()
    };
    for (index, expected) in [
        (-0.1, Band::Revise),
        (0.19, Band::Revise),
        (0.2, Band::Fair),
        (0.29, Band::Fair),
        (0.3, Band::Good),
        (0.75, Band::Good),
        (0.76, Band::Suspicious),
    ] {
        assert_eq!(band(LEAST_RUNS, &with(index), 4), Some(expected), "{index}");
        assert_eq!(band(LEAST_RUNS - 1, &with(index), 4), None, "{index}");
    }
    let found = |low, high| Discrimination {
        interval: Some([low, high]),
        ..Discrimination::default()
    };
    let rare = Share::new(10, 1_000);
    let usual = Share::new(300, 1_000);
    let (best, costs, depends) = (OptionRole::Best, OptionRole::Costs, OptionRole::Depends);
    for (taken, role, interval, expected) in [
        (rare, costs, [-0.2, -0.1], Some(OptionFlag::SeldomTaken)),
        (rare, best, [0.1, 0.2], None),
        (rare, depends, [0.1, 0.2], None),
        (usual, costs, [0.1, 0.2], Some(OptionFlag::DrawsTheStrong)),
        (usual, costs, [-0.1, 0.2], None),
        (usual, best, [-0.2, -0.1], Some(OptionFlag::DrawsTheWeak)),
        (usual, best, [-0.2, 0.1], None),
        (Share::new(0, 100), costs, [0.1, 0.2], None),
    ] {
        let flags = option_flags(&taken, role, &found(interval[0], interval[1]));
        assert_eq!(flags.first(), expected.as_ref(), "{taken:?} {role:?} {interval:?}");
        assert!(flags.len() < 2, "{flags:?}");
    }
}
