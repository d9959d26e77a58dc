//! Durability: six and more things that people do, on a simulated disk, with accidents at every operation. Whatever was acknowledged is
//! there afterwards, nothing is invented, and everything can be taken up again.

mod accident;
mod case;
#[cfg(feature = "assessor")]
mod exam;
mod image;
mod loop_call;
#[cfg(feature = "assessor")]
mod people;
mod planted;
mod power_cut;
mod promises;
mod sim_disk;
mod sim_fs;
mod workloads;

use std::time::Instant;

use self::accident::{Accident, Fault};
use self::case::{Case, Prepared, expect_none, loops, prepared, run_all};
use crate::terminal::{Dice, seed_or};

/// How many runs of each kind there are at the least.
const CRASHES: u64 = 4_500;
const ERRORS: u64 = 1_500;
const DOUBLES: u64 = 500;
/// How many sizes of small disks, from no room at all in steps of 4 KiB.
const SIZES: usize = 16;

fn fault(accident: Accident, at: usize, for_ever: bool) -> Fault {
    Fault { accident, at, for_ever }
}

/// Power cuts at every change, in as many ways as it takes to come to so many runs.
fn crashes(prepared: &[Prepared], at_least: u64) -> Vec<Case<'_>> {
    let changes: usize = prepared.iter().map(|prepared| prepared.operations.changed).sum();
    let ways = at_least.div_ceil(changes as u64);
    let mut cases = Vec::new();
    for prepared in prepared {
        for at in 0..prepared.operations.changed {
            // In one way more the program is killed, and the machine goes on.
            for way in 0..=ways {
                let accident = if way == ways {
                    Accident::Killed
                } else {
                    Accident::PowerCut
                };
                cases.push(Case {
                    prepared,
                    faults: vec![fault(accident, at, false)],
                    seed: seed_or(1).wrapping_add(way * 7_919 + at as u64),
                });
            }
        }
    }
    cases
}

/// Errors at every operation, once and from then on, of a broken disk and of a full one.
fn errors(prepared: &[Prepared], at_least: u64) -> Vec<Case<'_>> {
    let operations = |accident, prepared: &Prepared| match accident {
        Accident::Broken => prepared.operations.asked,
        _ => prepared.operations.changed,
    };
    let kinds = [Accident::Broken, Accident::Full].map(|accident| [(accident, false), (accident, true)]);
    let mut cases = Vec::new();
    let mut way = 0;
    while (cases.len() as u64) < at_least {
        for prepared in prepared {
            for (accident, for_ever) in kinds.into_iter().flatten() {
                cases.extend((0..operations(accident, prepared)).map(|at| Case {
                    prepared,
                    faults: vec![fault(accident, at, for_ever)],
                    seed: seed_or(1).wrapping_add(way * 7_919 + at as u64),
                }));
            }
        }
        way += 1;
    }
    cases
}

/// Two accidents, of which the second one meets whoever recovers from the first.
fn doubles(prepared: &[Prepared], runs: u64) -> Vec<Case<'_>> {
    let mut dice = Dice::new(seed_or(1));
    let accidents = [
        Accident::PowerCut,
        Accident::Killed,
        Accident::Broken,
        Accident::Full,
        Accident::Small,
    ];
    let mut cases = Vec::new();
    for number in 0..runs {
        let prepared = &prepared[number as usize % prepared.len()];
        let mut one = || {
            let accident = accidents[dice.below(5) as usize];
            let most = match accident {
                Accident::Broken => prepared.operations.asked,
                Accident::Small => SIZES,
                _ => prepared.operations.changed,
            };
            let for_ever = !accident.is_a_stop() && dice.below(2) == 0;
            fault(accident, dice.below(most as u64) as usize, for_ever)
        };
        cases.push(Case {
            prepared,
            faults: vec![one(), one()],
            seed: number,
        });
    }
    cases
}

fn run(what: &str, cases: &[Case<'_>], at_least: u64) {
    let began = Instant::now();
    let failures = run_all(cases, None);
    println!("{} {what} in {} ms", cases.len(), began.elapsed().as_millis());
    assert!(cases.len() as u64 >= at_least, "{} runs are too few", cases.len());
    expect_none(&failures, cases.len());
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_crash_at_any_operation_loses_nothing_acknowledged() {
    let prepared = prepared();
    for prepared in &prepared {
        println!("{}: {:?}", prepared.workload.name, prepared.operations);
    }
    let at_least = CRASHES * loops();
    run("crashes", &crashes(&prepared, at_least), at_least);
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn an_error_at_any_operation_loses_nothing_acknowledged() {
    let at_least = ERRORS * loops();
    run("errors", &errors(&prepared(), at_least), at_least);
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_second_accident_in_recovery_loses_nothing_acknowledged() {
    let at_least = DOUBLES * loops();
    run("double faults", &doubles(&prepared(), at_least), at_least);
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_full_disk_of_any_size_stops_the_work_and_loses_nothing_acknowledged() {
    let prepared = prepared();
    let mut cases = Vec::new();
    for prepared in &prepared {
        cases.extend((0..SIZES).map(|size| Case {
            prepared,
            faults: vec![fault(Accident::Small, size, true)],
            seed: seed_or(1).wrapping_add(size as u64),
        }));
        let told = prepared.told_of(fault(Accident::Small, 0, true));
        assert!(
            told.as_ref().is_err_and(|told| told.contains("Free some space")),
            "{}: {told:?}",
            prepared.workload.name
        );
    }
    run("small disks", &cases, 7 * SIZES as u64);
}
