//! How long the window takes to show its first frame, told on the error output if `ROLECALL_TIMES` is set.

use std::time::Instant;

use bevy::prelude::*;
use bevy_egui::EguiPostUpdateSet;

/// The variable that asks for it.
const VARIABLE: &str = "ROLECALL_TIMES";

/// When the program began.
#[derive(Resource)]
struct Began(Instant);

/// Measures only if somebody wants to know.
pub(super) fn insert(app: &mut App, began: Instant) {
    if std::env::var_os(VARIABLE).is_some() {
        app.insert_resource(Began(began));
        app.add_systems(PostUpdate, tell.after(EguiPostUpdateSet::ProcessOutput));
    }
}

/// A frame is drawn while the next one is prepared: when the second one is ready, the first has been handed to the screen.
fn tell(began: Res<Began>, mut frames: Local<u32>) {
    *frames += 1;
    if *frames == 2 {
        eprintln!("rolecall: first frame after {} ms", began.0.elapsed().as_millis());
    }
}
