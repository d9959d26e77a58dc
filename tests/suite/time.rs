//! The law of waiting: however a wait is split, the same happens; and a call that is left and taken up is the call that was not.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use rolecall::sim::call::command::{Command, LONGEST_NOTE};
use rolecall::sim::call::event::CallEvent;
use rolecall::sim::call::{Call, MOST_STEPS, Phase, Rejected, Timers};
use rolecall::sim::check::{SourceFile, check};
use rolecall::sim::program::compile::compile;
use rolecall::sim::session::record::Mode;
use rolecall::sim::time::Millis;
use rolecall::store::folder::DataFolder;
use rolecall::store::fs::RealFs;
use rolecall::store::played_record::{PlayedRecord, play, read_and_play};
use rolecall::store::recorded_call::{ApplyError, BeginOptions, RecordedCall};

use super::terminal::{Dice, Play, SHIPPED, best_plays, plays, practised, seed_or, shipped_call};

const TIMERS: [Timers; 5] = [
    Timers::AsWritten,
    Timers::OneAndHalf,
    Timers::Twice,
    Timers::TenTimes,
    Timers::Off,
];

/// A random command: those of the play mostly, holds and waits of all lengths between.
fn random_command(dice: &mut Dice, call: &Call) -> Command {
    let until = call.until_deadline().map_or(7_000, |until| until.0);
    match dice.below(11) {
        10 => Command::Timers(TIMERS[dice.below(5) as usize]),
        0 => Command::Hold,
        1 => Command::Resume,
        2 => Command::Wait(Millis(until)),
        3 => Command::Wait(Millis(until.saturating_sub(1))),
        4 => Command::Wait(Millis(until + 1)),
        5 => Command::Wait(Millis(dice.below(400_000))),
        6 if call.phase() == Phase::Ringing => Command::Accept,
        _ => match (call.phase(), call.decision()) {
            (Phase::Ringing, _) => Command::Accept,
            (Phase::WrapUp, _) => Command::Finish,
            (_, Some(decision)) => {
                let choice = dice.below(decision.choices.len() as u64) as usize;
                Command::Say(decision.choices[choice].id.clone())
            }
            _ => Command::Resume,
        },
    }
}

/// Carries a command out; a wait is split at random into up to six parts, some of them empty.
fn carry_out_split(call: &mut Call, command: &Command, dice: &mut Dice) -> Option<Vec<CallEvent>> {
    let Command::Wait(Millis(mut left)) = *command else {
        return call.apply(command).ok();
    };
    let mut events = Vec::new();
    for _ in 0..dice.below(6) {
        let part = match dice.below(3) {
            0 => call.until_deadline().map_or(0, |until| until.0.min(left)),
            _ => dice.below(left + 1),
        };
        left -= part;
        events.extend(call.apply(&Command::Wait(Millis(part))).unwrap());
    }
    events.extend(call.apply(&Command::Wait(Millis(left))).unwrap());
    Some(events)
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn splitting_a_wait_changes_nothing() {
    let first = seed_or(1);
    let mut expiries = 0;
    for play in SHIPPED.into_iter().flat_map(best_plays) {
        for seed in first..first + 30 {
            let mut dice = Dice::new(seed);
            let timers = TIMERS[dice.below(5) as usize];
            let mut whole = Call::new(Arc::clone(&play.program), seed, timers);
            let mut split = whole.clone();
            for step in 0..80 {
                let command = random_command(&mut dice, &whole);
                let events = whole.apply(&command).ok();
                let parts = carry_out_split(&mut split, &command, &mut dice);
                let place = format!("SEED={seed} {} {} step {step} {command}", play.call, play.country);
                assert_eq!(events, parts, "{place}");
                assert_eq!(whole.canonical_text(), split.canonical_text(), "{place}");
                assert_eq!(whole.shown_options(), split.shown_options(), "{place}");
                let is_expiry =
                    |event: &CallEvent| matches!(event, CallEvent::TimeRanOut { .. } | CallEvent::HoldOverran);
                expiries += events.iter().flatten().filter(|event| is_expiry(event)).count();
            }
        }
    }
    assert!(expiries > 100, "the waits pass deadlines: {expiries}");
}

/// The commands of a play with waits between them that a person would need, some of which run out.
fn with_waits(play: &Play, dice: &mut Dice) -> Vec<Command> {
    let mut call = play.begin();
    let mut commands = Vec::new();
    for command in play.commands() {
        let until = call.until_deadline().map_or(60_000, |until| until.0);
        // A hold that is too long would end a call that is to go on.
        let longest = if call.phase() == Phase::OnHold { 1 } else { until.max(1) };
        let wait = Command::Wait(Millis(dice.below(longest)));
        for command in [wait, command] {
            call.apply(&command).unwrap();
            commands.push(command);
        }
    }
    commands
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_call_resumed_after_every_command_is_the_unbroken_call() {
    let folder = tempfile::tempdir().unwrap();
    let data = DataFolder::at(Arc::new(RealFs), folder.path().to_owned());
    let mut dice = Dice::new(seed_or(1));
    for id in SHIPPED {
        // The best play and a careless one.
        let all = plays(id);
        let careless = all.iter().find(|play| {
            play.overall_at_least.is_none() && ["careless", "hold"].iter().any(|word| play.name.contains(word))
        });
        for play in best_plays(id).iter().take(1).chain(careless) {
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
            let path = recorded.path().to_owned();
            let mut unbroken = play.begin();
            let mut all_events = unbroken.opening().to_vec();
            for (step, command) in with_waits(play, &mut dice).iter().enumerate() {
                drop(recorded);
                recorded = RecordedCall::resume(&data, &path).unwrap().0;
                let expected = unbroken.apply(command).unwrap();
                let happened = recorded.apply(command).unwrap();
                let place = format!("{} {:?} step {step} {command}", play.call, play.name);
                assert_eq!(happened, expected, "{place}");
                assert_eq!(recorded.call().canonical_text(), unbroken.canonical_text(), "{place}");
                all_events.extend(expected);
                assert!(recorded.events().into_iter().eq(&all_events), "{place}");
                assert_eq!(recorded.call().steps(), unbroken.steps(), "{place}");
            }
            assert_eq!(unbroken.phase(), Phase::Ended, "{}", play.name);
        }
    }
}

#[test]
fn more_time_in_the_middle_of_a_call_is_recorded_and_moves_the_deadline() {
    let folder = tempfile::tempdir().unwrap();
    let data = DataFolder::at(Arc::new(RealFs), folder.path().to_owned());
    let begin = |mode| {
        let options = BeginOptions {
            country: "uk".to_owned(),
            locale: "en".to_owned(),
            seed: 7,
            mode,
            timers: Timers::AsWritten,
            parent: None,
            ticket: None,
            full: None,
            trainee: None,
        };
        RecordedCall::begin(&data, shipped_call("angry-complaint"), options).unwrap()
    };
    let mut practised = begin(Mode::Practice);
    let rings = practised.call().until_deadline().unwrap();
    practised.apply(&Command::Wait(Millis(1_000))).unwrap();
    let told = practised.apply(&Command::Timers(Timers::Twice)).unwrap();
    assert_eq!(told, [CallEvent::TimersStretched(Timers::Twice)]);
    assert_eq!(practised.call().until_deadline(), Some(Millis(2 * rings.0 - 1_000)));
    for refused in [Timers::Twice, Timers::AsWritten] {
        // A deadline that has passed under less time would come at once.
        practised.apply(&Command::Timers(refused)).unwrap_err();
    }
    practised.apply(&Command::Timers(Timers::Off)).unwrap();
    assert_eq!(practised.call().until_deadline(), None);
    let played = read_and_play(&data, practised.path()).unwrap();
    assert_eq!(played.replayed.call.timers(), Timers::Off);
    assert_eq!(
        played.record.header.timers,
        Timers::AsWritten.into(),
        "the header says how it began"
    );

    let mut examined = begin(Mode::Exam);
    let lines = std::fs::read(examined.path()).unwrap();
    let refused = examined.apply(&Command::Timers(Timers::Twice)).unwrap_err();
    assert!(
        matches!(refused, ApplyError::Rejected(Rejected::TimersFixed)),
        "{refused}"
    );
    assert_eq!(std::fs::read(examined.path()).unwrap(), lines, "nothing was written");

    // A record that says it was an exam all along, with more time in its middle, does not replay.
    let PlayedRecord {
        mut record, replayed, ..
    } = played;
    let program = Arc::clone(replayed.call.program());
    assert!(play(&record, Arc::clone(&program)).is_ok());
    record.header.mode = Mode::Exam;
    let differs = play(&record, Arc::clone(&program)).unwrap_err();
    assert!(differs.to_string().contains("timers x2"), "{differs}");
    record.header.mode = Mode::Practice;
    record.header.ticket = Some("0".repeat(64));
    play(&record, program).unwrap_err();
}

#[test]
fn a_call_has_a_most_of_steps_and_time_alone_makes_no_more() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/check/ok/minimal.ron");
    let text = fs::read_to_string(path).unwrap();
    let round = text.replacen(
        "ask: (",
        "ask: (within: \"3s\", on_expiry: (to: \"first\", why: \"w\"), ",
        1,
    );
    assert_ne!(round, text);
    let mut files = crate::check::shared_files();
    files.push(SourceFile {
        name: "minimal.ron".to_owned(),
        bytes: round.into_bytes(),
    });
    let checked = check(&files).scenarios.remove(0);
    let program = Arc::new(compile(&checked, "cn").unwrap());
    let mut call = Call::new(program, 1, Timers::AsWritten);
    call.apply(&Command::Accept).unwrap();
    for _ in 0..100 {
        call.apply(&Command::Wait(Millis(4 * 3_600_000))).unwrap();
    }
    assert_eq!((call.steps().len(), call.until_deadline()), (MOST_STEPS, None));
    assert_eq!(call.elapsed(), Millis(400 * 3_600_000));
    let id = call.decision().unwrap().choices[0].id.clone();
    for refused in [Command::Say(id), Command::HangUp] {
        assert_eq!(call.apply(&refused), Err(Rejected::TooManySteps));
    }
}

#[test]
fn a_note_that_no_record_could_hold_is_refused_before_it_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let data = DataFolder::at(Arc::new(RealFs), folder.path().to_owned());
    let options = practised("uk", Timers::Off);
    let mut recorded = RecordedCall::begin(&data, shipped_call("angry-complaint"), options).unwrap();
    let before = fs::read(recorded.path()).unwrap();
    let refused = recorded
        .apply(&Command::Note("x".repeat(LONGEST_NOTE + 1)))
        .unwrap_err();
    assert!(
        matches!(refused, ApplyError::Rejected(Rejected::NoteTooLong)),
        "{refused}"
    );
    assert_eq!(fs::read(recorded.path()).unwrap(), before, "nothing was written");
    // The longest one, with what a text field adds, can be read again.
    let longest = format!("  {}\n\n", "x\r\n".repeat(LONGEST_NOTE / 3));
    recorded.apply(&Command::Note(longest)).unwrap();
    read_and_play(&data, recorded.path()).unwrap();
}
