//! The bridge: time goes to the call's thread, what has become of it comes back. Nobody else touches the call.

use std::time::Duration;

use bevy::prelude::*;
use bevy::time::Real;

use super::active_call::{ActiveCall, Debriefing, Manners, Overlay, Panels, Running};
use super::authoring::Authoring;
use super::pacing::CLOCK_IN_SOFTWARE;
use super::trying::seen_in;
use super::{AppSystems, CallProgressed, Screen};
use crate::app::audio::PlayAudio;
use crate::sim::call::Phase;
use crate::sim::call::event::CallEvent;
use crate::sim::session::record::SealReason;
use crate::sim::time::Millis;
use crate::store::background_call::Progress;
use crate::store::journal::Moved;
use crate::view::debrief::DebriefView;
use crate::view::debrief_steps::debrief_view;
use crate::view::notice::{self, refusal};
use crate::words::Words;

/// A pause of the machine longer than this is a sleep, not thinking; it does not run into a timer all at once.
const LONGEST_FRAME: u64 = 2000;
/// The same while no timer runs: then frames may be as far apart as the largest steps of the clock, and one of them may come late.
const LONGEST_REST: u64 = CLOCK_IN_SOFTWARE.as_millis() as u64 + 2000;

pub(super) fn plugin(app: &mut App) {
    // Not when somebody asks to leave it: until the screen has changed it is still drawn.
    app.add_systems(OnExit(Screen::Debrief), forget_debrief);
    app.add_systems(
        Update,
        (let_time_pass, take_progress, take_voices, follow_phase)
            .chain()
            .in_set(AppSystems::Progress),
    );
}

fn let_time_pass(mut running: ResMut<Running>, overlay: Res<Overlay>, time: Res<Time<Real>>, mut carried: Local<f64>) {
    let Some(active) = &mut running.bypass_change_detection().0 else {
        return;
    };
    if active.stands_still(&overlay) {
        return;
    }
    active.speech.pass(time.delta());
    if active.is_somebody_speaking() {
        // Answers are not shown yet.
        active.options_for = Duration::ZERO;
    } else {
        active.options_for += time.delta();
    }
    if matches!(active.view.phase, Phase::Ended | Phase::WrapUp) {
        return;
    }
    *carried += time.delta_secs_f64() * 1000.0;
    let whole = carried.floor();
    *carried -= whole;
    let longest = if active.view.timer.is_some() {
        LONGEST_FRAME
    } else {
        LONGEST_REST
    };
    let most = active.time_before_answers().map_or(longest, |left| left.0.min(longest));
    active.background.tick(Millis((whole as u64).min(most)));
    active.refresh_clock();
}

fn take_progress(
    mut running: ResMut<Running>,
    mut overlay: ResMut<Overlay>,
    mut panels: ResMut<Panels>,
    mut progressed: MessageWriter<CallProgressed>,
) {
    let Some(active) = &mut running.bypass_change_detection().0 else {
        return;
    };
    if !active.has_values && active.marking.is_ready() {
        // Comments and hints have waited for them.
        active.add_manners();
    }
    while let Some(progress) = active.background.poll() {
        match progress {
            Progress::Moved { events, gone, .. } => {
                overlay.tell_of_move(&active.presenter.words, gone);
                if !events.is_empty() {
                    active.refresh();
                }
                for event in events {
                    if event == CallEvent::Noted {
                        active.sent_note = None;
                    }
                    progressed.write(CallProgressed(event));
                }
            }
            Progress::Rejected(rejected) => {
                give_note_back(active, &mut panels);
                overlay.mention(refusal(&active.presenter, &rejected));
            }
            Progress::NotSaved(reason) => {
                give_note_back(active, &mut panels);
                let words = &active.presenter.words;
                let reason = words.told(&reason);
                overlay.warn(words.with("notice-cannot-save", &[("reason", reason.into())]));
            }
            Progress::Sealed { gone } => overlay.tell_of_move(&active.presenter.words, gone),
        }
    }
}

/// A note that did not get into the record stands in its field again, unless another one is being written there.
fn give_note_back(active: &mut ActiveCall, panels: &mut Panels) {
    if let Some(note) = active.sent_note.take().filter(|_| panels.note.is_empty()) {
        panels.note = note;
    }
}

/// Lines are heard when they begin to be written.
fn take_voices(mut running: ResMut<Running>, mut audio: MessageWriter<PlayAudio>) {
    let Some(active) = &mut running.bypass_change_detection().0 else {
        return;
    };
    while let Some(sound) = active.next_sound() {
        audio.write(PlayAudio::Say {
            line: sound.spoken,
            is_own: sound.is_own,
        });
    }
}

impl Overlay {
    /// Says that the record goes on in another file, if the disk has failed.
    fn tell_of_move(&mut self, words: &Words, gone: Option<Moved>) {
        if let Some(moved) = gone {
            self.warn(notice::moved(words, &moved.why, &moved.to.display().to_string()));
        }
    }
}

/// The debrief of a finished call; none if it has too many states for exact values.
pub(super) fn debrief_of(active: &ActiveCall) -> Option<DebriefView> {
    let call = active.background.call();
    let card = active.marking.scorecard(call)?;
    let events = active.background.events_by_command();
    let mut view = debrief_view(&active.presenter, &card, call, call.opening(), events);
    view.can_try_again = active.manners == Manners::Practice;
    Some(view)
}

fn forget_debrief(mut debriefing: ResMut<Debriefing>) {
    *debriefing = Debriefing::default();
}

/// The screen follows the call's phase; it never decides it.
fn follow_phase(
    mut running: ResMut<Running>,
    mut debriefing: ResMut<Debriefing>,
    mut overlay: ResMut<Overlay>,
    mut authoring: ResMut<Authoring>,
    mut panels: ResMut<Panels>,
    screen: Res<State<Screen>>,
    mut next: ResMut<NextState<Screen>>,
) {
    let Some(active) = &mut running.bypass_change_detection().0 else {
        return;
    };
    match (active.background.call().phase(), screen.get()) {
        (Phase::WrapUp, Screen::Call) if !active.speech.is_going_on() => {
            // Whoever writes a note goes on writing it.
            panels.note_wants_focus = panels.note_has_focus;
            next.set(Screen::WrapUp);
        }
        (Phase::Ended, Screen::Call | Screen::WrapUp) if active.marking.is_ready() => {
            active.background.seal(SealReason::Finished);
            if active.manners == Manners::Practice {
                let (call, events) = (active.background.call(), active.background.events_by_command());
                let seen = seen_in(call, call.opening().iter().chain(events.iter().flatten()));
                let id = active.presenter.checked.scenario.id.value.clone();
                authoring.1.entry(id).or_default().extend(seen);
            }
            *debriefing = Debriefing {
                view: debrief_of(active),
                path: active.background.path().to_owned(),
                finished: None,
            };
            overlay.menu = false;
            next.set(Screen::Debrief);
        }
        _ => {}
    }
}
