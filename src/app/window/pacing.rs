//! How often a frame is drawn: as often as something moves, and not otherwise.
//!
//! `bevy_egui` wakes the loop only for repaints without a delay, so the waiting time is set here, frame by frame.

use std::time::Duration;

use bevy::prelude::*;
use bevy::winit::{UpdateMode, WinitSettings};

use super::Screen;
use super::active_call::Running;
use super::script::Script;
use super::shelf::Shelf;
use crate::sim::call::Phase;

/// While somebody speaks: 15 frames a second.
const SPEAKING: Duration = Duration::from_millis(66);
/// While a timer runs: often enough for a ring that closes.
const TIMED: Duration = Duration::from_millis(200);
/// While only the call clock runs.
const CLOCK: Duration = Duration::from_millis(1000);
/// While the disk answers.
const WAITING: Duration = Duration::from_millis(16);
/// Otherwise nothing moves by itself.
const RESTING: Duration = Duration::from_secs(3600);

pub(super) fn plugin(app: &mut App) {
    app.insert_resource(WinitSettings::desktop_app());
    app.add_systems(Last, set_pace);
}

fn set_pace(
    running: Res<Running>,
    shelf: Res<Shelf>,
    screen: Res<State<Screen>>,
    script: Option<Res<Script>>,
    mut winit: ResMut<WinitSettings>,
) {
    let wait = match &running.0 {
        _ if script.is_some() => WAITING,
        Some(active) if active.background.has_unanswered_command() => WAITING,
        Some(active) if *screen.get() == Screen::Call && active.speech.is_going_on() => SPEAKING,
        Some(active) if *screen.get() == Screen::Call && active.view.timer.is_some() => TIMED,
        Some(active) if *screen.get() == Screen::Call && active.view.phase != Phase::WrapUp => CLOCK,
        _ if shelf.is_reading() => TIMED,
        _ => RESTING,
    };
    let mode = UpdateMode::reactive_low_power(wait);
    if winit.focused_mode != mode {
        winit.focused_mode = mode;
        winit.unfocused_mode = mode;
    }
}
