//! Tests of the window's own layer: what somebody writes, is told or hears is not lost on the way to another screen.

use std::time::Duration;

use bevy::prelude::*;
use bevy::time::TimeUpdateStrategy;

use super::Screen;
use super::active_call::{Overlay, Panels};
use super::played_headless::Room;
use super::results::read_results;
use crate::app::audio::PlayAudio;
use crate::app::ui_command::UiCommand;
use crate::sim::call::command::Command;
use crate::sim::call::{Phase, Timers};
use crate::store::played_record::read_and_play;

/// A call on the line, where nothing is said any more and no timer runs.
fn on_the_line() -> Room {
    let mut room = Room::open();
    room.take("angry-complaint", false);
    room.do_and_wait(Command::Accept);
    while room.running(|active| active.view.options.len()) == Some(0) {
        room.frame();
    }
    room.ask(UiCommand::SkipLine);
    room
}

fn write(room: &mut Room, note: &str) {
    room.app.world_mut().resource_mut::<Panels>().note = note.to_owned();
}

fn note(room: &Room) -> String {
    room.app.world().resource::<Panels>().note.clone()
}

#[test]
fn a_note_that_is_being_written_stays_when_the_call_goes_back() {
    let mut room = on_the_line();
    let commands = room.running(|active| active.background.call().commands()).unwrap();
    room.ask(UiCommand::ChooseShown(0));
    room.until("the answer", |room| {
        room.running(|active| active.background.call().commands()) > Some(commands)
    });
    write(&mut room, "call back on Friday");
    room.ask(UiCommand::Rewind);
    room.until("the call again", |room| room.phase() == Some(Phase::Talking));
    assert_eq!(note(&room), "call back on Friday");
    assert_eq!(
        room.running(|active| active.background.call().commands()),
        Some(commands)
    );
}

#[test]
fn a_note_that_is_being_written_is_taken_down_when_the_call_is_left() {
    let mut room = on_the_line();
    write(&mut room, "call back on Friday");
    room.ask(UiCommand::LeaveCall);
    room.until("the title", |room| room.screen() == Screen::Title);
    room.until("the record", |room| read_results(&room.data).left_open.is_some());
    let (_, path) = read_results(&room.data).left_open.unwrap();
    let played = read_and_play(&room.data, &path).unwrap();
    assert_eq!(played.replayed.call.notes(), ["call back on Friday"]);
}

#[test]
fn trouble_is_there_again_behind_what_passes() {
    let mut overlay = Overlay::default();
    overlay.warn("the record goes on elsewhere".to_owned());
    overlay.mention("you are muted".to_owned());
    assert_eq!(overlay.notice(), Some("you are muted"));
    overlay.put_away();
    assert_eq!(overlay.notice(), Some("the record goes on elsewhere"));
    overlay.put_away();
    assert_eq!(overlay.notice(), None);
}

#[test]
fn the_clock_keeps_time_where_a_frame_comes_every_ten_seconds() {
    let mut room = on_the_line();
    room.do_and_wait(Command::Timers(Timers::Off));
    let elapsed = |room: &Room| room.running(|active| active.view.elapsed.0).unwrap();
    let before = elapsed(&room);
    let step = super::pacing::CLOCK_IN_SOFTWARE;
    room.app.insert_resource(TimeUpdateStrategy::ManualDuration(step));
    room.frame();
    room.frame();
    let passed = Duration::from_millis(elapsed(&room) - before);
    assert!(
        passed >= step * 2 - Duration::from_millis(1),
        "{passed:?} of {:?}",
        step * 2
    );
}

#[test]
fn a_call_that_goes_on_is_heard_as_it_was_left() {
    let mut room = on_the_line();
    room.do_and_wait(Command::Hold);
    room.ask(UiCommand::LeaveCall);
    room.until("the call that was left", |room| {
        let shelf = room.app.world().resource::<super::shelf::Shelf>();
        shelf.results.left_open.is_some()
    });
    room.heard.clear();
    room.ask(UiCommand::ContinueCall);
    room.until("the call again", |room| room.screen() == Screen::Call);
    room.until("hold music", |room| room.heard.contains(&PlayAudio::StartHoldMusic));
    assert!(room.heard.iter().any(|heard| matches!(heard, PlayAudio::SetMoodBed(_))));
}

#[test]
fn the_debrief_is_drawn_until_the_screen_has_changed() {
    use super::active_call::Debriefing;

    let mut room = Room::open();
    room.take("data-leak", false);
    room.ask(UiCommand::Call(Command::Decline));
    room.until("the debrief", |room| room.screen() == Screen::Debrief);
    room.app.world_mut().write_message(super::Asked(UiCommand::ToTitle));
    room.until("the title", |room| {
        let is_shown = room.app.world().resource::<Debriefing>().view.is_some();
        assert!(is_shown || room.screen() == Screen::Title);
        room.screen() == Screen::Title
    });
}
