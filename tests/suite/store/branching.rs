//! Going back: a new record goes on from an earlier place, and whoever answers again has all of the time again.

use std::sync::Arc;

use rolecall::sim::call::Timers;
use rolecall::sim::call::command::Command;
use rolecall::sim::program::step::Move;
use rolecall::sim::session::record::SealReason;
use rolecall::sim::time::Millis;
use rolecall::store::folder::DataFolder;
use rolecall::store::fs::RealFs;
use rolecall::store::played_record::read_and_play;
use rolecall::store::recorded_call::{BeginOptions, RecordedCall};

use crate::terminal::{Play, SHIPPED, plays, practised, shipped_call};

fn begun(data: &DataFolder, id: &str, play: &Play) -> RecordedCall {
    let options = BeginOptions {
        seed: play.seed,
        ..practised(&play.country, Timers::AsWritten)
    };
    RecordedCall::begin(data, shipped_call(id), options).unwrap()
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn whoever_goes_back_to_a_timed_decision_has_all_of_its_time() {
    let folder = tempfile::tempdir().unwrap();
    let data = DataFolder::at(Arc::new(RealFs), folder.path().to_owned());
    let mut timed = 0;
    for id in SHIPPED {
        let play = &plays(id)[0];
        let mut recorded = begun(&data, id, play);
        for command in play.commands() {
            let Command::Say(_) = command else {
                recorded.apply(&command).unwrap();
                continue;
            };
            let whole = recorded.call().until_deadline();
            if let Some(whole) = whole {
                recorded
                    .apply(&Command::Note("She is at the till.".to_owned()))
                    .unwrap();
                recorded.apply(&Command::Wait(Millis(whole.0 - 1_000))).unwrap();
            }
            recorded.apply(&command).unwrap();
            let Some(whole) = whole else { continue };
            timed += 1;
            let answer = newest_answer(&recorded);
            let trainee = recorded.header().trainee.clone();
            let path = recorded.path().to_owned();
            recorded.seal(SealReason::Rewound).unwrap();
            let (child, _) = RecordedCall::branch(&data, &path, answer, 1).unwrap();
            assert_eq!(child.call().until_deadline(), Some(whole), "{id}, {command}");
            assert_eq!(child.call().notes(), ["She is at the till."], "{id}: notes stay");
            assert_eq!(child.header().trainee, trainee, "{id}: it is the same person");
            let child_path = child.path().to_owned();
            drop(child);
            assert!(
                read_and_play(&data, &child_path).is_ok(),
                "{id}: the new record replays"
            );
            break;
        }
    }
    assert!(timed >= 2, "only {timed} of the calls had a timed decision on this way");
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn whoever_goes_back_behind_an_answer_that_ran_out_comes_to_the_decision_that_was_asked_then() {
    let folder = tempfile::tempdir().unwrap();
    let data = DataFolder::at(Arc::new(RealFs), folder.path().to_owned());
    let mut ran_out = 0;
    for id in SHIPPED {
        let play = &plays(id)[0];
        let mut recorded = begun(&data, id, play);
        for command in play.commands() {
            let timer = recorded.call().until_deadline();
            let is_answer = matches!(command, Command::Say(_));
            let Some(whole) = timer.filter(|_| is_answer) else {
                recorded.apply(&command).unwrap();
                continue;
            };
            // The time runs out in the middle of a wait, and the rest of that wait passes at the next decision.
            recorded.apply(&Command::Wait(Millis(whole.0 + 3_000))).unwrap();
            let Some(next) = recorded.call().decision() else { break };
            let asked = *recorded.call().state();
            let label = recorded.call().program().node(&asked).unwrap().id.clone();
            let open = next.choices.iter();
            let mut open = open.filter(|choice| recorded.call().program().can_choose(&asked, choice));
            let option = open.next().unwrap().id.clone();
            let left = recorded.call().until_deadline();
            recorded.apply(&Command::Say(option)).unwrap();
            let path = recorded.path().to_owned();
            let (child, _) = RecordedCall::branch(&data, &path, newest_answer(&recorded), 2).unwrap();
            ran_out += 1;
            let child = child.call();
            assert_eq!(*child.state(), asked, "{id}: the child stands before \"{label}\"");
            let whole_again = left.map(|left| Millis(left.0 + 3_000));
            assert_eq!(child.until_deadline(), whole_again, "{id}: with all of its time");
            // Of the answer that ran out itself all of its time is there again, too.
            let expired = recorded
                .call()
                .steps()
                .iter()
                .position(|step| step.made == Move::Expire);
            let (child, _) = RecordedCall::branch(&data, &path, expired.unwrap(), 1).unwrap();
            assert_eq!(child.call().until_deadline(), Some(whole), "{id}");
            break;
        }
    }
    assert!(ran_out >= 1, "no answer ran out and asked another one");
}

#[test]
fn a_step_that_was_not_made_is_not_gone_back_to() {
    let folder = tempfile::tempdir().unwrap();
    let data = DataFolder::at(Arc::new(RealFs), folder.path().to_owned());
    let mut recorded = begun(&data, SHIPPED[0], &plays(SHIPPED[0])[0]);
    recorded.apply(&Command::Accept).unwrap();
    let refused = RecordedCall::branch(&data, recorded.path(), 7, 1).unwrap_err();
    assert!(refused.to_string().contains("no such step"), "{refused}");
    assert_eq!(
        std::fs::read_dir(data.sessions_path()).unwrap().count(),
        1,
        "nothing was begun"
    );
}

fn newest_answer(recorded: &RecordedCall) -> usize {
    let steps = recorded.call().steps();
    steps
        .iter()
        .rposition(|step| matches!(step.made, Move::Choose(_)))
        .unwrap()
}
