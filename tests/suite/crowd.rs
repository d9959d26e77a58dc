//! Simulated trainees: what they do is what their model says, whoever plays when, and what is counted is what they did.

mod closed_form;
mod command;
mod plain_counts;
#[cfg(feature = "assessor")]
mod scorecards;

use std::ops::ControlFlow;
use std::path::Path;

use rolecall::sim::check::{CheckedScenario, check};
use rolecall::sim::crowd::board::Board;
use rolecall::sim::crowd::exponential::falling;
use rolecall::sim::crowd::model::Model;
use rolecall::sim::crowd::{Crowd, CrowdTally, SimulatedStatistics};
use rolecall::sim::program::compile::compile;
use rolecall::sim::prove::effort::Effort;
use rolecall::sim::prove::explore::MOST_STATES;
use rolecall::sim::score::value::Unvalued;
use rolecall::store::scenario_files::read_folder;

use super::terminal::shipped;

fn board(checked: &CheckedScenario) -> Board {
    let program = compile(checked, &checked.scenario.countries[0].value).unwrap();
    Board::new(program, MOST_STATES).unwrap()
}

fn small_call(id: &str) -> Board {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/calls");
    let checked = check(&read_folder(&folder).unwrap().files);
    let found = checked.scenarios.iter().find(|call| call.scenario.id.value == id);
    board(found.unwrap_or_else(|| panic!("{id}: {:#?}", checked.findings)))
}

fn tally(boards: &[Board], model: Model, seed: u64, trainees: u64) -> CrowdTally {
    Crowd { boards, model, seed }.play(0..trainees)
}

fn statistics(boards: &[Board], model: Model, seed: u64, trainees: u64) -> SimulatedStatistics {
    let crowd = Crowd { boards, model, seed };
    crowd.statistics(&crowd.play(0..trainees))
}

#[test]
fn the_table_is_the_exponential_function() {
    for exponent in 0..2_000 {
        let exact = 65_536.0 * (-f64::from(exponent) / 64.0).exp();
        let found = f64::from(falling(exponent));
        assert!((found - exact).abs() <= 0.501, "{exponent}: {found} for {exact}");
    }
    assert_eq!([0, 64, 767].map(falling), [65_536, 24_109, 0]);
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn it_does_not_matter_who_plays_when() {
    let boards: Vec<Board> = shipped().iter().take(2).map(board).collect();
    let crowd = Crowd {
        boards: &boards,
        model: Model::USUAL,
        seed: 7,
    };
    let whole = crowd.play(0..300);
    let told = std::cell::RefCell::new(Vec::new());
    let watched = crowd.play_watched(0..300, &|played| {
        told.borrow_mut().push(played);
        ControlFlow::Continue(())
    });
    assert_eq!(
        format!("{:?}", crowd.statistics(&watched.unwrap())),
        format!("{:?}", crowd.statistics(&whole))
    );
    assert_eq!(told.take(), [0, 50, 100, 150, 200, 250]);
    let stopped = crowd.play_watched(0..300, &|played| match played {
        100 => ControlFlow::Break(()),
        _ => ControlFlow::Continue(()),
    });
    assert!(stopped.is_none(), "a part of a crowd has no statistics");
    let mut parts = crowd.play(211..300);
    for part in [0..1, 100..211, 1..100] {
        parts.merge(&crowd.play(part));
    }
    assert_eq!(parts, whole);
    let other = Crowd { seed: 8, ..crowd };
    assert_ne!(other.play(0..300), whole, "another seed is another crowd");
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_call_is_played_alike_whatever_is_played_beside_it() {
    let mut boards: Vec<Board> = shipped().iter().take(2).map(board).collect();
    let both = tally(&boards, Model::USUAL, 3, 200);
    boards.remove(0);
    let alone = tally(&boards, Model::USUAL, 3, 200);
    assert_eq!(alone.calls[0], both.calls[1]);
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn the_skilled_do_better_in_every_shipped_call() {
    for checked in shipped() {
        let boards = [board(checked)];
        let mut before: Option<(f64, f64)> = None;
        for skill in [0, 15, 30, 50, 75, 100] {
            let mut model = Model::all_alike(skill);
            // Some of the best options open only to who has looked something up.
            model.habits.looks_up = true;
            let found = statistics(&boards, model, 5, 3_000);
            let (mark, passed) = (
                found.calls[0].overall.mean.unwrap(),
                found.calls[0].passed.share.unwrap(),
            );
            if let Some((lower_mark, fewer)) = before {
                // Some points of a mark lie between two skills; chance moves the mean of 3,000 by less than one.
                assert!(
                    mark > lower_mark && passed >= fewer,
                    "{} at skill {skill}: {mark} after {lower_mark}, {passed} after {fewer}",
                    checked.scenario.id
                );
            }
            before = Some((mark, passed));
        }
        let (mark, passed) = before.unwrap();
        assert!(
            mark > 95.0 && passed > 0.95,
            "experts in {}: {mark}",
            checked.scenario.id
        );
    }
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn alpha_agrees_with_a_second_sitting() {
    let boards: Vec<Board> = shipped().iter().map(board).collect();
    let set = statistics(&boards, Model::USUAL, 2, 4_000).set;
    let (alpha, forms) = (set.alpha.unwrap(), set.parallel_forms.unwrap());
    // Both estimate one reliability, from different data; the correlation of 4,000 has a standard error of about .012.
    assert!((alpha - forms).abs() < 0.06, "{alpha} and {forms}");
    assert!(
        set.calls_needed.is_some_and(|needed| (8..30).contains(&needed)),
        "{set:?}"
    );
    assert!(set.reliability_then.is_some_and(|then| then >= 0.8));
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn everybody_alike_leaves_nothing_to_rely_on() {
    let boards: Vec<Board> = shipped().iter().map(board).collect();
    let set = statistics(&boards, Model::all_alike(30), 2, 4_000).set;
    // Four standard errors of a correlation of nothing.
    assert!(
        set.alpha.unwrap().abs() < 0.09 && set.parallel_forms.unwrap().abs() < 0.064,
        "{set:?}"
    );
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn habits_are_as_frequent_as_they_are_meant() {
    let boards: Vec<Board> = shipped().iter().map(board).collect();
    let usual = tally(&boards, Model::USUAL, 1, 2_000);
    let none = tally(&boards, Model::all_alike(0), 1, 2_000);
    let sum = |tally: &CrowdTally| {
        let items = tally.calls.iter().flat_map(|call| &call.items);
        items.fold([0, 0, 0], |[all, expired, left], item| {
            [all + item.answered, expired + item.expired, left + item.left]
        })
    };
    let [all, expired, left] = sum(&usual);
    // A guesser lets the time run out in one of some two hundred timed decisions; who knows more, less often.
    assert!(expired * 1_000 > all / 4 && expired * 100 < all, "{expired} of {all}");
    assert!(left * 1_000 > all && left * 30 < all, "{left} of {all}");
    assert_eq!(sum(&none)[1..], [0, 0]);
}

#[test]
fn a_board_that_nobody_waits_for_is_not_finished() {
    let checked = &shipped()[0];
    let program = compile(checked, &checked.scenario.countries[0].value).unwrap();
    let effort = Effort {
        watch: &|_| ControlFlow::Break(()),
        ..Effort::states(MOST_STATES)
    };
    assert_eq!(Board::with_effort(program, &effort).unwrap_err(), Unvalued::Stopped);
}
