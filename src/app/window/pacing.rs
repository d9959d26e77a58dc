//! How often a frame is drawn: as often as something moves, and not otherwise.

use std::time::{Duration, Instant};

use bevy::prelude::*;
use bevy::render::renderer::RenderAdapterInfo;
use bevy::winit::{UpdateMode, WinitSettings};

use super::Screen;
use super::active_call::{Overlay, Panels, Running};
use super::authoring::Authoring;
use super::rest::NextRepaint;
use super::script::Script;
use super::wake::Alarm;
use crate::app::audio::SomebodyTalks;
use crate::app::panels::review_state::Speed;
use crate::sim::call::Phase;
use crate::sim::time::Millis;

/// While somebody speaks: 10 frames a second. A mouth and a line that is being written need no more, and a renderer in software
/// spends 40 ms of processor time on each.
const SPEAKING: Duration = Duration::from_millis(100);
/// While a timer runs: often enough for a ring that closes.
const TIMED: Duration = Duration::from_millis(200);
/// While only the call clock runs.
const CLOCK: Duration = Duration::from_millis(1000);
/// The same where each frame is drawn by the processor: then the clock goes on in steps, and an old office machine rests.
pub(super) const CLOCK_IN_SOFTWARE: Duration = Duration::from_secs(10);
/// While a script plays.
const SCRIPTED: Duration = Duration::from_millis(16);

/// Whether the processor draws, because there is no graphics card.
#[derive(Resource, Default)]
struct DrawnInSoftware(bool);

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<DrawnInSoftware>();
    app.add_systems(Startup, find_out_who_draws);
    // The alarm wakes the window; this is only for a system whose alarm has no thread.
    let hardly_ever = UpdateMode::reactive_low_power(Duration::from_secs(60));
    app.insert_resource(WinitSettings {
        focused_mode: hardly_ever,
        unfocused_mode: hardly_ever,
    });
    app.add_systems(Last, set_alarm);
}

fn find_out_who_draws(adapter: Option<Res<RenderAdapterInfo>>, mut software: ResMut<DrawnInSoftware>) {
    // The kind's own type belongs to a crate that is not named here; its word is enough.
    software.0 = adapter.is_some_and(|adapter| format!("{:?}", adapter.device_type) == "Cpu");
}

/// How long until the clock shows another time.
fn clock_step(elapsed: Millis, software: &DrawnInSoftware) -> Duration {
    let step = if software.0 { CLOCK_IN_SOFTWARE } else { CLOCK };
    let whole = step.as_millis() as u64;
    Duration::from_millis(whole - elapsed.0 % whole)
}

#[expect(
    clippy::too_many_arguments,
    reason = "Whatever moves has a say in when the next frame is due."
)]
fn set_alarm(
    running: Res<Running>,
    screen: Res<State<Screen>>,
    script: Option<Res<Script>>,
    authoring: Res<Authoring>,
    panels: Res<Panels>,
    next: Res<NextRepaint>,
    talking: Res<SomebodyTalks>,
    software: Res<DrawnInSoftware>,
    mut overlay: ResMut<Overlay>,
    mut alarm: ResMut<Alarm>,
) {
    let replay = panels.review.replay;
    let is_replaying = *screen.get() == Screen::Review && replay.is_some_and(|replay| replay.speed != Speed::Paused);
    let is_trying = authoring.0.as_ref().is_some_and(|authored| authored.trying.is_some());
    let own = match &running.0 {
        _ if let Some(script) = &script => Some(if script.waits_long() { TIMED } else { SCRIPTED }),
        _ if is_trying => Some(CLOCK),
        _ if is_replaying => Some(SPEAKING),
        Some(active) if active.stands_still(&overlay) => None,
        Some(active) if *screen.get() == Screen::Call && active.speech.is_going_on() => Some(SPEAKING),
        Some(_) if talking.0 => Some(TIMED),
        Some(active) if *screen.get() == Screen::Call && active.view.timer.is_some() => Some(TIMED),
        Some(active) if *screen.get() == Screen::Call && active.view.phase != Phase::WrapUp => {
            Some(clock_step(active.view.elapsed, &software))
        }
        _ => None,
    };
    let notice = overlay.bypass_change_detection().let_notice_pass();
    if let Some(wait) = own.into_iter().chain(next.0).chain(notice).min() {
        alarm.set(Instant::now() + wait);
    }
}
