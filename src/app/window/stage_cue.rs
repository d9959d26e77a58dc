//! Tells the stage what the call is doing.

use bevy::prelude::*;

use super::active_call::Running;
use super::settings::Settings;
use super::{AppSystems, Screen};
use crate::app::stage::StageCue;
use crate::sim::call::Phase;
use crate::sim::scenario::model::Direction;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, give_cue.in_set(AppSystems::React));
}

/// The stage is seen while the telephone rings or waits to be dialled; later the panels have all the room.
fn give_cue(running: Res<Running>, screen: Res<State<Screen>>, settings: Res<Settings>, mut cue: ResMut<StageCue>) {
    let view = running.0.as_ref().map(|active| &active.view);
    let waits = view.filter(|view| *screen.get() == Screen::Call && view.phase == Phase::Ringing);
    // A call that you make yourself rings at the other end.
    let rings = waits.is_some_and(|view| view.direction == Direction::Inbound);
    cue.set_if_neq(StageCue {
        is_open: waits.is_some(),
        rings,
        waiting: u8::from(rings),
        is_light: settings.preferences.light,
        is_still: settings.preferences.still,
    });
}
