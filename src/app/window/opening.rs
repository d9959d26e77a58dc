//! Calls are begun, resumed, branched and looked back at on a thread: that reads and writes the disk, and no frame waits for it.

use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use bevy::prelude::*;

use super::active_call::{ActiveCall, Debriefing, Manners, Overlay, Panels, Preparing, Running};
use super::finished_call::FinishedCall;
use super::settings::Settings;
use super::shelf::Shelf;
use super::wake::Waker;
use super::{AppSystems, Screen};
use crate::app::panels::library_state::LibraryState;
use crate::app::panels::state::PanelState;
use crate::sim::check::CheckedScenario;
use crate::sim::sentence::Sentence;
use crate::sim::session::record::Mode;
use crate::store::background_call::BackgroundCall;
use crate::store::folder::DataFolder;
use crate::store::recorded_call::{BeginError, BeginOptions, RecordedCall};
use crate::view::presenter::Presenter;

/// A call that is wanted.
#[derive(Debug)]
pub(super) enum Wanted {
    /// A new one.
    New(Box<(CheckedScenario, BeginOptions)>),
    /// The record at this path goes on.
    Left(PathBuf),
    /// The record at this path is finished, and its debrief is wanted again.
    Finished(PathBuf),
    /// A new record with the first commands of another one.
    Branch {
        /// The other one.
        record: PathBuf,
        /// The step that it goes back to before, from 0.
        step: usize,
        /// The turn that is tried again.
        turn: u32,
        /// The call on the screen, whose seal has to be on the disk first.
        after: Option<Box<BackgroundCall>>,
    },
}

/// What has come of it.
enum Opened {
    /// A call that goes on.
    Call(Box<(BackgroundCall, CheckedScenario)>),
    /// One that is finished.
    Finished(Box<FinishedCall>),
}

type Outcome = Result<Opened, Sentence>;

/// The call that is being opened, if one is.
#[derive(Resource, Default)]
pub(super) struct Opening {
    receiver: Option<Mutex<Receiver<Outcome>>>,
    /// Whether nothing but a debrief is wanted.
    looks_back: bool,
    /// Whether the call on the screen is wanted from an earlier place on.
    goes_back: bool,
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Opening>();
    app.add_systems(Update, take_opened.in_set(AppSystems::Progress));
}

impl Opening {
    /// Forgets what is being opened: the person has gone elsewhere. Its record stays and can be continued.
    pub(super) fn forget(&mut self) {
        self.receiver = None;
    }

    /// Opens a call; while one is being opened, another wish is not heard. Whoever only wanted to look back may begin one.
    pub(super) fn start(&mut self, data: &DataFolder, waker: &Waker, wanted: Wanted) {
        if self.receiver.is_some() && !self.looks_back {
            return;
        }
        self.looks_back = matches!(wanted, Wanted::Finished(_));
        self.goes_back = matches!(wanted, Wanted::Branch { .. });
        let (sender, receiver) = channel();
        let (data, waker) = (data.clone(), waker.clone());
        let thread = std::thread::Builder::new().name("opening".to_owned()).spawn(move || {
            let _ = sender.send(open(&data, wanted, &waker));
            waker.wake();
        });
        self.receiver = thread.is_ok().then(|| Mutex::new(receiver));
    }
}

impl Panels {
    /// Forgets what was opened and chosen behind the place that a call goes back to; what is being written, and where, stays.
    fn go_back(&mut self) {
        let (note, tab, desktop_is_open) = (std::mem::take(&mut self.note), self.tab, self.desktop_is_open);
        self.begin_anew();
        self.0.note = note;
        self.0.tab = tab;
        self.0.desktop_is_open = desktop_is_open;
    }

    /// Forgets what was opened and chosen in another call; what the person has set stays.
    fn begin_anew(&mut self) {
        self.0 = PanelState {
            opened: self.opened.wrapping_add(1),
            filter: self.filter,
            library: LibraryState {
                marks_nothing: self.library.marks_nothing,
                ..LibraryState::default()
            },
            ..PanelState::default()
        };
    }
}

fn open(data: &DataFolder, wanted: Wanted, waker: &Waker) -> Outcome {
    let sentence = |error: BeginError| error.sentence();
    let (recorded, checked) = match wanted {
        Wanted::New(wanted) => {
            let (checked, options) = *wanted;
            let recorded = RecordedCall::begin(data, &checked, options).map_err(sentence)?;
            (recorded, checked)
        }
        Wanted::Left(record) => RecordedCall::resume(data, &record).map_err(sentence)?,
        Wanted::Finished(record) => {
            return FinishedCall::read(data, record).map(|call| Opened::Finished(Box::new(call)));
        }
        Wanted::Branch {
            record,
            step,
            turn,
            after,
        } => {
            drop(after);
            RecordedCall::branch(data, &record, step, turn).map_err(sentence)?
        }
    };
    let waker = waker.clone();
    let background =
        BackgroundCall::start(recorded, move || waker.wake()).map_err(|error| Sentence::same(error.to_string()))?;
    Ok(Opened::Call(Box::new((background, checked))))
}

#[expect(
    clippy::too_many_arguments,
    reason = "A call that is opened touches everything that is shown of it."
)]
fn take_opened(
    mut opening: ResMut<Opening>,
    settings: Res<Settings>,
    waker: Res<Waker>,
    mut preparing: ResMut<Preparing>,
    mut running: ResMut<Running>,
    mut debriefing: ResMut<Debriefing>,
    mut panels: ResMut<Panels>,
    mut overlay: ResMut<Overlay>,
    screen: Res<State<Screen>>,
    mut shelf: ResMut<Shelf>,
    mut next: ResMut<NextState<Screen>>,
) {
    let Some(receiver) = &mut opening.receiver else {
        return;
    };
    let opened = match receiver.get_mut().map(|receiver| receiver.try_recv()) {
        Ok(Err(TryRecvError::Empty)) => return,
        Ok(Ok(opened)) => opened,
        // The thread is gone without a word.
        Ok(Err(TryRecvError::Disconnected)) | Err(_) => {
            overlay.warn(settings.words.text("rejected-not-now"));
            opening.receiver = None;
            return;
        }
    };
    opening.receiver = None;
    match opened {
        Ok(Opened::Finished(finished)) => {
            // What is tried again from there is practice.
            preparing.manners = Manners::Practice;
            *debriefing = Debriefing {
                view: Some(finished.view(settings.words.locale())),
                path: finished.path.clone(),
                finished: Some(*finished),
            };
            panels.begin_anew();
            next.set(Screen::Debrief);
        }
        Ok(Opened::Call(opened)) => {
            let (background, checked) = *opened;
            let program = std::sync::Arc::clone(background.call().program());
            let presenter = Presenter::for_program(checked, program, settings.words.locale());
            let manners = match preparing.manners {
                // An exam that goes on is one; a rehearsal that was left goes on as practice.
                _ if background.mode() == Mode::Exam => Manners::Exam,
                manners => manners,
            };
            running.0 = Some(ActiveCall::new(
                presenter,
                background,
                manners,
                &settings.preferences,
                &waker,
            ));
            match opening.goes_back {
                true => panels.go_back(),
                false => panels.begin_anew(),
            }
            next.set(Screen::Call);
        }
        Err(reason) => {
            let reason = settings.words.told(&reason);
            overlay.warn(settings.words.with("notice-cannot-begin", &[("reason", reason.into())]));
            // A call that was taken back is gone from the screen; its record is among those of the title.
            if running.0.is_none() && *screen.get() == Screen::Call {
                shelf.read_again(None);
                next.set(Screen::Title);
            }
        }
    }
}
