//! A line that is typed as the time to answer runs out: it was meant for the question that is over, and answers no other one.

use std::sync::Arc;
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

use rolecall::cli::talk::input::Input;
use rolecall::cli::talk::player::{Finish, Player};
use rolecall::sim::call::Timers;
use rolecall::sim::call::command::Command;
use rolecall::sim::program::step::Move;
use rolecall::sim::time::Millis;
use rolecall::store::folder::DataFolder;
use rolecall::store::fs::RealFs;
use rolecall::store::recorded_call::{BeginOptions, RecordedCall};
use rolecall::view::presenter::Presenter;
use rolecall::words::Locale;

use crate::terminal::{Play, SHIPPED, plays, practised, shipped_call};

/// The call, a thousandth of a second before the first time to answer runs out.
fn nearly_too_late(data: &DataFolder, play: &Play) -> Option<RecordedCall> {
    let options = BeginOptions {
        seed: play.seed,
        ..practised(&play.country, Timers::AsWritten)
    };
    let mut recorded = RecordedCall::begin(data, shipped_call(play.call), options).unwrap();
    for command in play.commands() {
        let left = recorded.call().until_deadline();
        match left.filter(|_| matches!(command, Command::Say(_))) {
            Some(left) => {
                recorded.apply(&Command::Wait(Millis(left.0 - 1))).unwrap();
                return Some(recorded);
            }
            None => recorded.apply(&command).map(|_| ()).unwrap(),
        }
    }
    None
}

#[test]
fn it_answers_no_other_question_and_that_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let data = DataFolder::at(Arc::new(RealFs), folder.path().to_owned());
    let mut too_late = 0;
    for id in SHIPPED {
        let play = &plays(id)[0];
        let Some(recorded) = nearly_too_late(&data, play) else {
            continue;
        };
        let path = recorded.path().to_owned();
        let presenter = Presenter::for_program(shipped_call(id).clone(), Arc::clone(&play.program), Locale::English);
        let mut player = Player::new(presenter, recorded);
        let (sender, lines) = channel();
        sender.send(String::new()).unwrap();
        sender.send("1".to_owned()).unwrap();
        drop(sender);
        let mut input = Input::Person {
            lines,
            looked: Instant::now(),
            come: None,
        };
        let mut out = String::new();
        // Whoever reads what is printed takes longer than there is time left.
        let finish = player.play(&mut input, &mut |text| {
            out += &text;
            std::thread::sleep(Duration::from_millis(10));
        });
        // Where the call ends with it, there is nothing left to answer.
        if finish.unwrap() == Finish::Played {
            continue;
        }
        drop(player);
        let (recorded, _) = RecordedCall::resume(&data, &path).unwrap();
        let steps = recorded.call().steps();
        let expired = steps.iter().position(|step| step.made == Move::Expire);
        let expired = expired.unwrap_or_else(|| panic!("{id}: the time has not run out: {out}"));
        too_late += 1;
        assert_eq!(steps.len(), expired + 1, "{id}: nothing was answered after it: {out}");
        let told = "The time was up before “1” was typed; it was not taken.";
        assert!(out.contains(told), "{id}: {out}");
    }
    assert!(too_late >= 1, "no time ran out where another question follows");
}
