//! A proof is the same whoever works on it, stays within its budget of memory, and can be stopped at any time.

use std::ops::ControlFlow;
use std::sync::atomic::{AtomicUsize, Ordering};

use rolecall::cli::check::{Format, render};
use rolecall::sim::check::check;
use rolecall::sim::program::Program;
use rolecall::sim::program::compile::compile;
use rolecall::sim::prove::certificate::{Uncertified, certify};
use rolecall::sim::prove::contradictions::contradictions;
use rolecall::sim::prove::effort::{Budget, Effort, Job, Progress, Stopped, Workers};
use rolecall::sim::prove::explore::{Graph, Limit, MOST_STATES, Unexplored};
use rolecall::sim::score::value::Valuation;
use rolecall::store::scenario_files::embedded;
use rolecall::threads::Threads;

use crate::chinese::assert_told_in_both;

use super::examples::{bad_call, checked, edited, proved, sound};
use rolecall::sim::prove::proof_rules::PROOF_RULES;
use rolecall::words::Locale;

/// A shipped call with some ten thousand states, so that the runs are long enough to be shared.
fn fraud_attempt() -> Program {
    let checked = check(&embedded().files);
    let call = checked
        .scenarios
        .iter()
        .find(|call| call.scenario.id.value == "fraud-attempt");
    compile(
        call.unwrap_or_else(|| panic!("{}", render(&checked, Format::Human, false, Locale::English))),
        "cn",
    )
    .unwrap()
}

fn with_threads(threads: &Threads) -> Effort<'_> {
    Effort {
        workers: threads,
        ..Effort::states(MOST_STATES)
    }
}

fn assert_same(one: &Graph, other: &Graph, threads: usize) {
    assert_eq!(one.len(), other.len(), "{threads} threads");
    assert_eq!(one.breakable, other.breakable, "{threads} threads");
    for number in 0..one.len() as u32 {
        assert_eq!(
            one.state(number),
            other.state(number),
            "state {number}, {threads} threads"
        );
        assert!(
            one.edges(number).eq(other.edges(number)),
            "steps from {number}, {threads} threads"
        );
    }
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn states_steps_and_values_are_the_same_with_any_number_of_threads() {
    let program = fraud_attempt();
    for (start, _) in program.starts() {
        let alone = Valuation::new(&program, &start, MOST_STATES).unwrap();
        assert!(
            alone.graph.len() > 10_000,
            "too few states to be shared: {}",
            alone.graph.len()
        );
        for count in [2, 3, 8] {
            let threads = Threads::new(count);
            let effort = with_threads(&threads);
            let graph = Graph::explore(&program, &start, &effort).unwrap();
            assert_same(&alone.graph, &graph, count);
            let components = graph.components();
            let together = Valuation::of_graph(&program, graph, &components, &effort, |_| ()).unwrap();
            for number in 0..alone.graph.len() as u32 {
                assert_eq!(
                    alone.of_number(number),
                    together.of_number(number),
                    "state {number}, {count} threads"
                );
            }
        }
    }
}

/// Does the jobs from the last to the first, which some day a thread will do as well.
struct Backwards;

impl Workers for Backwards {
    fn count(&self) -> usize {
        3
    }

    fn do_all(&self, jobs: Vec<Job<'_>>) {
        jobs.into_iter().rev().for_each(|job| job());
    }
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn certificates_do_not_depend_on_who_works() {
    for rule in PROOF_RULES.iter().filter(|rule| !rule.example.bad.is_empty()) {
        let is_call = rule.example.place != rolecall::sim::check::rules_table::Place::Told;
        let call = checked(&if is_call { bad_call(rule) } else { sound() });
        let alone = format!("{:?}", proved(&call));
        for workers in [&Backwards as &dyn Workers, &Threads::new(2)] {
            let effort = Effort {
                workers,
                ..Effort::states(MOST_STATES)
            };
            let together = certify(&call, &["cn"], &effort).unwrap();
            assert_eq!(alone, format!("{together:?}"), "{}", rule.code);
        }
    }
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_proof_that_takes_too_much_memory_is_not_a_proof() {
    let program = fraud_attempt();
    let start = program.starts()[0].0;
    let whole = Graph::explore(&program, &start, &Effort::states(MOST_STATES)).unwrap();
    let mut came_to = Vec::new();
    for count in [1, 2, 5] {
        let threads = Threads::new(count);
        let budget = |bytes| Budget {
            states: MOST_STATES,
            bytes,
        };
        let explore = |bytes| {
            let effort = Effort {
                budget: budget(bytes),
                ..with_threads(&threads)
            };
            Graph::explore(&program, &start, &effort).map(|graph| graph.len())
        };
        assert_eq!(explore(whole.proof_bytes()), Ok(whole.len()));
        match explore(whole.proof_bytes() - 1) {
            Err(Unexplored::OverBudget(over)) => {
                assert_eq!(over.limit, Limit::Bytes(whole.proof_bytes() - 1));
                came_to.push(over.states);
            }
            other => panic!("{other:?}"),
        }
    }
    came_to.dedup();
    assert_eq!(
        came_to.len(),
        1,
        "it depends on the threads how far a proof comes: {came_to:?}"
    );

    let call = checked(&sound());
    let budget = Budget {
        states: MOST_STATES,
        bytes: 1 << 10,
    };
    let effort = Effort {
        budget,
        ..Effort::states(MOST_STATES)
    };
    let certificate = certify(&call, &["cn"], &effort).unwrap();
    let codes: Vec<_> = certificate.findings.iter().map(|finding| finding.code).collect();
    assert_eq!(codes, ["over-budget"]);
    assert!(
        certificate.not_proven[0].english.contains("MiB"),
        "{:?}",
        certificate.not_proven
    );
    certificate.not_proven.iter().for_each(assert_told_in_both);
    assert_told_in_both(&certificate.findings[0].message);
    assert!(certificate.starts.iter().all(|start| start.states > 0));
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_proof_can_be_stopped_whenever_it_tells_what_it_is_at() {
    let call = checked(&sound());
    let told = AtomicUsize::new(0);
    let stop_at = |most: usize| {
        told.store(0, Ordering::Relaxed);
        let watch = |_: Progress<'_>| match told.fetch_add(1, Ordering::Relaxed) >= most {
            true => ControlFlow::Break(()),
            false => ControlFlow::Continue(()),
        };
        let effort = Effort {
            watch: &watch,
            ..Effort::states(MOST_STATES)
        };
        certify(&call, &["cn"], &effort).map(|certificate| certificate.findings.len())
    };
    assert_eq!(stop_at(usize::MAX), Ok(0));
    let whole = told.load(Ordering::Relaxed);
    assert!(whole > 10, "it tells only {whole} times what it is at");
    for most in 0..whole {
        assert_eq!(
            stop_at(most),
            Err(Uncertified::Stopped(Stopped)),
            "stopped after {most} of {whole}"
        );
    }
    assert_eq!(stop_at(whole), Ok(0));
}

#[test]
fn looking_why_a_call_has_no_values_can_be_stopped() {
    let rule = PROOF_RULES.iter().find(|rule| rule.code == "points-farm").unwrap();
    let call = checked(&bad_call(rule));
    let (told, judging) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let stop_at = |most: usize| {
        told.store(0, Ordering::Relaxed);
        judging.store(0, Ordering::Relaxed);
        let watch = |progress: Progress<'_>| {
            judging.fetch_add(usize::from(progress == Progress::Judging), Ordering::Relaxed);
            match told.fetch_add(1, Ordering::Relaxed) >= most {
                true => ControlFlow::Break(()),
                false => ControlFlow::Continue(()),
            }
        };
        let effort = Effort {
            watch: &watch,
            ..Effort::states(MOST_STATES)
        };
        certify(&call, &["cn"], &effort).map(|certificate| certificate.findings.len())
    };
    assert!(stop_at(usize::MAX).unwrap() > 0);
    let whole = told.load(Ordering::Relaxed);
    // Behind the draw and behind the country it asks in any case; before traps, breaches and the circle that gains it asks too.
    assert!(judging.load(Ordering::Relaxed) >= 2 + 3, "{judging:?}");
    for most in 0..whole {
        assert_eq!(
            stop_at(most),
            Err(Uncertified::Stopped(Stopped)),
            "stopped after {most} of {whole}"
        );
    }
}

/// How often judging the endings of a call asks whether anybody waits.
fn asked(call: &str, answer: ControlFlow<()>) -> (usize, usize) {
    let program = compile(&checked(call), "cn").unwrap();
    let start = program.starts()[0].0;
    let valuation = Valuation::new(&program, &start, MOST_STATES).unwrap();
    let components = valuation.graph.components();
    let asked = AtomicUsize::new(0);
    let watch = |_: Progress<'_>| {
        asked.fetch_add(1, Ordering::Relaxed);
        answer
    };
    let effort = Effort {
        watch: &watch,
        ..Effort::states(MOST_STATES)
    };
    let (found, _) = contradictions(&program, &start, &valuation, &components, &effort);
    (found.len(), asked.load(Ordering::Relaxed))
}

#[test]
fn looking_for_ways_through_breaches_asks_whether_anybody_waits() {
    let broken = edited(
        &sound(),
        r#"acts: ["name-others"], facts: [Add("slips", 1)], to: "next""#,
        r#"acts: ["name-others"], to: "next""#,
    );
    let (of_sound, asked_of_sound) = asked(&sound(), ControlFlow::Continue(()));
    let (of_broken, asked_of_broken) = asked(&broken, ControlFlow::Continue(()));
    assert!(of_sound == 0 && of_broken > 0);
    assert!(asked_of_broken > asked_of_sound, "{asked_of_broken}, {asked_of_sound}");
    // When nobody waits, it stops at the first question.
    let (_, asked_and_stopped) = asked(&broken, ControlFlow::Break(()));
    assert!(
        asked_and_stopped < asked_of_broken,
        "{asked_and_stopped}, {asked_of_broken}"
    );
}
