//! Going back: a new record goes on from an earlier place, and whoever answers again has all of the time again.

use std::sync::Arc;

use rolecall::sim::call::Timers;
use rolecall::sim::call::command::Command;
use rolecall::sim::program::step::Move;
use rolecall::sim::session::record::{Mode, SealReason};
use rolecall::sim::time::Millis;
use rolecall::store::folder::DataFolder;
use rolecall::store::fs::RealFs;
use rolecall::store::played_record::read_and_play;
use rolecall::store::recorded_call::{BeginOptions, RecordedCall};

use crate::terminal::{SHIPPED, plays, shipped_call};

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn whoever_goes_back_to_a_timed_decision_has_all_of_its_time() {
    let folder = tempfile::tempdir().unwrap();
    let data = DataFolder::at(Arc::new(RealFs), folder.path().to_owned());
    let mut timed = 0;
    for id in SHIPPED {
        let play = &plays(id)[0];
        let options = BeginOptions {
            country: play.country.clone(),
            locale: "en".to_owned(),
            seed: play.seed,
            mode: Mode::Practice,
            timers: Timers::AsWritten,
            parent: None,
            trainee: None,
            ticket: None,
            full: None,
        };
        let mut recorded = RecordedCall::begin(&data, shipped_call(id), options).unwrap();
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
            let mut answers = recorded
                .call()
                .steps()
                .iter()
                .filter(|step| matches!(step.made, Move::Choose(_)));
            let before = answers.next_back().unwrap().commands_before;
            let trainee = recorded.header().trainee.clone();
            let path = recorded.path().to_owned();
            recorded.seal(SealReason::Rewound).unwrap();
            let (child, _) = RecordedCall::branch(&data, &path, before, 1).unwrap();
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
