//! Tests of the window's own layer without a window: wishes go in, and the record, the screens and the sounds come out.

use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::sync::Arc;
use std::time::{Duration, Instant};

use bevy::a11y::ActionRequest;
use bevy::asset::AssetPlugin;
use bevy::prelude::*;
use bevy::state::app::StatesPlugin;
use bevy::time::TimeUpdateStrategy;
use bevy::window::{FileDragAndDrop, RequestRedraw};

use super::active_call::{Debriefing, Overlay, Preparing, Running};
use super::results::read_results;
use super::speech::SpokenBy;
use super::{AppPlugin, Asked, Launch, Screen};
use crate::app::audio::{PlayAudio, Player, Sound};
use crate::app::ui_command::UiCommand;
use crate::sim::call::command::Command;
use crate::sim::call::{Phase, Timers};
use crate::sim::check::check;
use crate::sim::library::imported::{ImportedRecord, Outcome};
use crate::sim::session::record::SealReason;
use crate::store::folder::DataFolder;
use crate::store::fs::RealFs;
use crate::store::import::import;
use crate::store::played_record::read_and_play;
use crate::store::scenario_files::embedded;
use crate::words::Locale;

/// A frame, whatever the machine does meanwhile.
const FRAME: Duration = Duration::from_millis(50);
/// Values of a call take a second or two on a busy machine.
const PATIENCE: Duration = Duration::from_secs(120);

/// The window's layer with nothing around it, and everything that was to be heard.
pub(super) struct Room {
    pub(super) app: App,
    pub(super) heard: Vec<PlayAudio>,
    pub(super) data: DataFolder,
    _folder: tempfile::TempDir,
}

impl Room {
    pub(super) fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let data = DataFolder::at(Arc::new(RealFs), folder.path().to_owned());
        let mut app = App::new();
        app.add_plugins((MinimalPlugins, StatesPlugin, AssetPlugin::default()));
        app.init_asset::<Mesh>().init_asset::<ColorMaterial>();
        app.init_resource::<ClearColor>();
        // What a window's own plugins would bring.
        app.add_message::<ActionRequest>().add_message::<RequestRedraw>();
        app.add_message::<FileDragAndDrop>();
        app.insert_resource(TimeUpdateStrategy::ManualDuration(FRAME));
        app.insert_non_send(Player::silent());
        app.add_plugins(AppPlugin {
            launch: std::sync::Mutex::new(Some(Launch {
                scenarios: check(&embedded().files).scenarios,
                broken: Vec::new(),
                problems: Vec::new(),
                data: data.clone(),
                locale: Some(Locale::English),
                script: None,
                pictures: folder.path().to_owned(),
                size: (1280, 800),
                began: Instant::now(),
            })),
        });
        Self {
            app,
            heard: Vec::new(),
            data,
            _folder: folder,
        }
    }

    pub(super) fn ask(&mut self, wish: UiCommand) {
        self.app.world_mut().write_message(Asked(wish));
        self.frame();
    }

    pub(super) fn frame(&mut self) {
        self.app.update();
        // Messages live for two frames, so none of a frame's is lost when they are looked at after each.
        let mut requests = self.app.world_mut().resource_mut::<Messages<PlayAudio>>();
        self.heard.extend(requests.drain());
    }

    pub(super) fn screen(&self) -> Screen {
        *self.app.world().resource::<State<Screen>>().get()
    }

    /// Frame after frame until this holds; threads have real time to do their part.
    #[track_caller]
    pub(super) fn until(&mut self, what: &str, holds: impl Fn(&Self) -> bool) {
        let began = Instant::now();
        while !holds(self) {
            assert!(
                began.elapsed() < PATIENCE,
                "{what} never came; the screen is {:?}",
                self.screen()
            );
            self.frame();
            std::thread::sleep(Duration::from_millis(2));
        }
    }

    pub(super) fn running<T>(&self, look: impl FnOnce(&super::active_call::ActiveCall) -> T) -> Option<T> {
        self.app.world().resource::<Running>().0.as_ref().map(look)
    }

    pub(super) fn phase(&self) -> Option<Phase> {
        self.running(|active| active.background.call().phase())
    }

    pub(super) fn take(&mut self, id: &str, exam: bool) {
        self.ask(UiCommand::OpenBriefing(id.to_owned()));
        self.until("the briefing", |room| room.screen() == Screen::Briefing);
        self.app.world_mut().resource_mut::<Preparing>().seed = Some(7);
        self.ask(UiCommand::SetExam(exam));
        self.ask(UiCommand::TakeCall);
        self.until("the call", |room| room.phase().is_some());
    }

    pub(super) fn do_and_wait(&mut self, command: Command) {
        let before = self.running(|active| active.background.call().commands());
        self.ask(UiCommand::Call(command));
        self.until("the command", |room| {
            room.running(|active| active.background.call().commands()) > before
        });
    }

    fn heard(&self, wanted: &PlayAudio) -> usize {
        self.heard.iter().filter(|request| *request == wanted).count()
    }
}

#[test]
fn a_whole_call_goes_from_the_title_to_its_debrief_and_is_heard_on_the_way() {
    let mut room = Room::open();
    room.frame();
    assert_eq!(room.screen(), Screen::Title);
    room.take("angry-complaint", false);
    room.until("the call", |room| room.screen() == Screen::Call);
    assert_eq!(
        room.heard(&PlayAudio::Play(Sound::Ring)),
        1,
        "an inbound call rings once, until it is taken"
    );
    assert_eq!(room.heard(&PlayAudio::Play(Sound::PickUp)), 0);
    room.do_and_wait(Command::Accept);
    room.until("the pick-up", |room| room.heard(&PlayAudio::Play(Sound::PickUp)) == 1);
    room.do_and_wait(Command::Hold);
    room.until("hold music", |room| room.heard(&PlayAudio::StartHoldMusic) == 1);
    room.do_and_wait(Command::Resume);
    room.until("the end of hold music", |room| {
        room.heard(&PlayAudio::StopHoldMusic) == 1
    });
    while room.phase() == Some(Phase::Talking) {
        let before = room.running(|active| active.background.call().commands());
        room.ask(UiCommand::ChooseShown(0));
        room.until("the answer", |room| {
            room.running(|active| active.background.call().commands()) > before
        });
        room.ask(UiCommand::SkipLine);
    }
    room.until("after-call work", |room| room.screen() != Screen::Call);
    if room.screen() == Screen::WrapUp {
        room.ask(UiCommand::Call(Command::Finish));
    }
    room.until("the debrief", |room| room.screen() == Screen::Debrief);
    let beds: BTreeSet<u8> = room
        .heard
        .iter()
        .filter_map(|request| match request {
            PlayAudio::SetMoodBed(tension) => Some(*tension),
            _ => None,
        })
        .collect();
    assert!(beds.len() > 1, "the bed follows the mood: {beds:?}");
    let quiet = room.heard.iter().rposition(|request| *request == PlayAudio::StopAll);
    let after = &room.heard[quiet.expect("leaving the call ends its sounds")..];
    let begins = |request: &&PlayAudio| {
        use PlayAudio::{Play, Say, SetMoodBed, StartHoldMusic};
        matches!(request, Play(_) | StartHoldMusic | SetMoodBed(_) | Say { .. })
    };
    assert_eq!(after.iter().find(begins), None, "nothing is heard in the debrief");

    let debriefing = room.app.world().resource::<Debriefing>();
    let shown = debriefing.view.as_ref().expect("shipped calls have exact values");
    let path = debriefing.path.clone();
    let sealed = || read_and_play(&room.data, &path).unwrap();
    // The seal is written by the call's own thread.
    let began = Instant::now();
    while sealed().record.sealed().is_none() && began.elapsed() < PATIENCE {
        std::thread::sleep(Duration::from_millis(5));
    }
    let played = sealed();
    assert_eq!(played.record.sealed(), Some(SealReason::Finished));
    let call = &played.replayed.call;
    let values = crate::sim::score::value::Valuation::new(call.program(), call.start(), 1_000_000).unwrap();
    let card = crate::sim::score::scorecard::Scorecard::new(&values, call).unwrap();
    assert_eq!(
        shown.overall.0, card.overall,
        "the mark on the screen is the mark of the record"
    );
    assert_eq!(shown.passed, Some(card.passed));
}

#[test]
fn the_debrief_of_the_last_call_can_be_looked_at_again_in_either_language() {
    let mut room = Room::open();
    room.take("data-leak", false);
    room.do_and_wait(Command::Accept);
    while room.phase() == Some(Phase::Talking) {
        room.do_and_wait(Command::HangUp);
    }
    room.ask(UiCommand::SkipLine);
    room.until("what follows", |room| room.screen() != Screen::Call);
    if room.screen() == Screen::WrapUp {
        room.ask(UiCommand::Call(Command::Finish));
    }
    room.until("the debrief", |room| room.screen() == Screen::Debrief);
    let debrief = |room: &Room| room.app.world().resource::<Debriefing>().view.clone().unwrap();
    let first = debrief(&room);
    room.ask(UiCommand::ToTitle);
    let is_known = |room: &Room| {
        let shelf = room.app.world().resource::<super::shelf::Shelf>();
        shelf.results.newest.contains_key("data-leak")
    };
    room.until("the result", is_known);
    room.ask(UiCommand::OpenBriefing("data-leak".to_owned()));
    room.ask(UiCommand::LookBack);
    room.until("the debrief again", |room| room.screen() == Screen::Debrief);
    assert_eq!(debrief(&room), first, "it says the same as on the day");
    room.ask(UiCommand::SetLocale(Locale::SimplifiedChinese));
    let chinese = debrief(&room);
    assert_eq!((chinese.overall.0, chinese.passed), (first.overall.0, first.passed));
    assert_ne!(chinese.verdict, first.verdict, "it is told in the other language");
    room.ask(UiCommand::TryAgain(0));
    room.until("the call once more", |room| room.screen() == Screen::Call);
}

#[test]
fn no_time_to_answer_passes_before_the_caller_has_finished() {
    let mut room = Room::open();
    room.take("fraud-attempt", false);
    room.do_and_wait(Command::Accept);
    // A voice that takes its time, longer than the call allows for the line.
    let mut running = room.app.world_mut().resource_mut::<Running>();
    let active = running.0.as_mut().unwrap();
    let newest = active.view.transcript.len() - 1;
    active.speech.add(newest, 30.0, 100, SpokenBy::WhoeverIsShown);
    let left = |room: &Room| room.running(|active| active.view.timer.map(|(left, span)| (left.0, span.0)));
    room.until("the end of the line", |room| {
        let is_speaking = room.running(|active| active.speech.is_going_on()).unwrap();
        let (left, span) = left(room).flatten().expect("the first answer has a timer");
        assert!(
            !is_speaking || left >= span,
            "{left} of {span} ms while somebody speaks"
        );
        !is_speaking
    });
}

#[test]
fn time_stands_still_under_the_menu_in_practice_and_goes_on_in_an_exam() {
    for (exam, stands_still) in [(false, true), (true, false)] {
        let mut room = Room::open();
        room.take("fraud-attempt", exam);
        room.ask(UiCommand::ToggleMenu);
        assert!(room.app.world().resource::<Overlay>().menu);
        let elapsed = |room: &Room| room.running(|active| active.view.elapsed).unwrap();
        let before = elapsed(&room);
        for _ in 0..40 {
            room.frame();
        }
        assert_eq!(elapsed(&room) == before, stands_still, "exam: {exam}");
        assert_eq!(room.running(|active| active.view.more_time.is_some()), Some(!exam));
    }
}

#[test]
fn more_time_is_granted_in_practice_and_what_is_left_can_be_taken_up() {
    let mut room = Room::open();
    room.take("overdue-collection", false);
    room.do_and_wait(Command::Timers(Timers::Twice));
    assert_eq!(
        room.running(|active| active.background.call().timers()),
        Some(Timers::Twice)
    );
    room.ask(UiCommand::LeaveCall);
    room.until("the title", |room| {
        room.screen() == Screen::Title && room.running(|_| ()).is_none()
    });
    // The list of results is read on a thread; the call that was left appears in it.
    room.until("the call that was left", |room| {
        room.app
            .world()
            .resource::<super::shelf::Shelf>()
            .results
            .left_open
            .is_some()
    });
    room.ask(UiCommand::ContinueCall);
    room.until("the call again", |room| room.screen() == Screen::Call);
    assert_eq!(
        room.running(|active| active.background.call().timers()),
        Some(Timers::Twice)
    );
}

#[test]
fn a_call_that_was_imported_is_not_offered_to_whoever_sits_here() {
    let mut trainee = Room::open();
    trainee.take("overdue-collection", false);
    trainee.ask(UiCommand::LeaveCall);
    trainee.until("the title", |room| {
        room.screen() == Screen::Title && room.running(|_| ()).is_none()
    });
    trainee.until("the record", |room| read_results(&room.data).left_open.is_some());
    let of_the_trainee = read_results(&trainee.data);
    assert!(of_the_trainee.begun.contains("overdue-collection") && of_the_trainee.times.is_empty());
    let assessor = Room::open();
    let from = [trainee.data.root().to_owned()];
    let imported = import(&assessor.data, &from, &|_| ControlFlow::Continue(())).unwrap();
    let is_new = |record: &&ImportedRecord| matches!(record.outcome, Outcome::Added(_));
    assert_eq!(imported.records.iter().filter(is_new).count(), 1);
    let of_the_assessor = read_results(&assessor.data);
    assert!(of_the_assessor.left_open.is_none() && of_the_assessor.begun.is_empty());
}
