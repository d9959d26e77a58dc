//! When nothing moves, nothing is drawn: what `bevy_egui` would draw another frame for is weighed here.
//!
//! It tells egui of the modifier keys in every frame, for which egui wants another one; and it draws at once for whatever egui wants
//! to draw some time later. Both would keep a processor busy for a picture that stays the same.

use std::time::Duration;

use bevy::prelude::*;
use bevy::window::RequestRedraw;
use bevy_egui::{EguiFullOutput, EguiInput, EguiPostUpdateSet, EguiPreUpdateSet};

/// Long enough for a frame to be shown.
const ONE_FRAME: Duration = Duration::from_millis(30);

/// How long egui can wait for its next frame; nothing when it needs none.
#[derive(Resource, Default)]
pub(super) struct NextRepaint(pub(super) Option<Duration>);

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<NextRepaint>();
    app.add_systems(PreUpdate, drop_stale_modifiers.after(EguiPreUpdateSet::ProcessInput));
    app.add_systems(
        PostUpdate,
        note_next_repaint
            .after(EguiPostUpdateSet::EndPass)
            .before(EguiPostUpdateSet::ProcessOutput),
    );
    app.add_systems(PostUpdate, hold_later_repaints.after(EguiPostUpdateSet::ProcessOutput));
}

/// Only a change of the modifier keys is an event.
fn drop_stale_modifiers(mut inputs: Query<&mut EguiInput>, mut known: Local<Option<egui::Modifiers>>) {
    for mut input in &mut inputs {
        input.events.retain(|event| match event {
            egui::Event::ModifiersChanged(now) => known.replace(*now) != Some(*now),
            _ => true,
        });
    }
}

fn note_next_repaint(outputs: Query<&EguiFullOutput>, mut next: ResMut<NextRepaint>) {
    let passes = outputs.iter().filter_map(|output| output.0.as_ref());
    let delays = passes.flat_map(|pass| {
        // Characters that are drawn for the first time reach the graphics card a frame later; until then they are holes.
        let has_new_characters = !pass.textures_delta.set.is_empty();
        let wanted = pass.viewport_output.values().map(|viewport| viewport.repaint_delay);
        wanted.chain(has_new_characters.then_some(ONE_FRAME))
    });
    next.0 = delays.min().filter(|delay| *delay < Duration::MAX);
}

/// A repaint that can wait is left to the alarm.
fn hold_later_repaints(next: Res<NextRepaint>, mut redraws: ResMut<Messages<RequestRedraw>>) {
    if next.0.is_none_or(|delay| !delay.is_zero()) {
        redraws.clear();
    }
}
