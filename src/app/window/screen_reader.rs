//! What a screen reader asks for reaches egui: `bevy_egui` shows it the tree and does not take its actions.
//!
//! Bevy keeps the actions until its next frame, and nothing wakes it for them. So while a screen reader listens, a thread looks
//! whether one waits, and wakes the window for it.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bevy::a11y::{AccessibilityRequested, ActionRequest};
use bevy::prelude::*;
use bevy::winit::accessibility::{WinitActionRequestHandler, WinitActionRequestHandlers};
use bevy_egui::{EguiInput, EguiPreUpdateSet};

use super::wake::Waker;

/// How often the thread looks for actions; a press answered within this time feels immediate.
const LOOK_EVERY: Duration = Duration::from_millis(30);
/// How often it looks whether somebody listens at all.
const LISTEN_EVERY: Duration = Duration::from_millis(500);

type Actions = Arc<Mutex<WinitActionRequestHandler>>;

/// The thread that looks; it ends with the window.
#[derive(Resource, Default)]
struct Lookout {
    started: bool,
    is_over: Arc<AtomicBool>,
}

impl Drop for Lookout {
    fn drop(&mut self) {
        self.is_over.store(true, Ordering::Relaxed);
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Lookout>();
    app.add_systems(
        PreUpdate,
        hand_on_actions
            .after(EguiPreUpdateSet::ProcessInput)
            .before(EguiPreUpdateSet::BeginPass),
    );
    app.add_systems(Last, draw_for_actions);
    app.add_systems(Update, start_lookout.run_if(|lookout: Res<Lookout>| !lookout.started));
}

/// Gives each action to egui as an event of its own.
fn hand_on_actions(mut requests: MessageReader<ActionRequest>, mut inputs: Query<&mut EguiInput>) {
    for request in requests.read() {
        for mut input in &mut inputs {
            input
                .events
                .push(egui::Event::AccessKitActionRequest(request.0.clone()));
        }
    }
}

/// Bevy takes actions in at the end of a frame: the next frame is for them.
fn draw_for_actions(mut requests: MessageReader<ActionRequest>, waker: Res<Waker>) {
    if requests.read().count() > 0 {
        waker.wake();
    }
}

/// Starts the thread as soon as there is a window.
fn start_lookout(
    requested: Option<Res<AccessibilityRequested>>,
    handlers: Option<Res<WinitActionRequestHandlers>>,
    waker: Res<Waker>,
    mut lookout: ResMut<Lookout>,
) {
    let (Some(requested), Some(handlers)) = (requested, handlers) else {
        return;
    };
    let actions: Vec<Actions> = handlers.values().cloned().collect();
    if actions.is_empty() {
        return;
    }
    let (requested, waker, is_over) = (requested.clone(), waker.clone(), Arc::clone(&lookout.is_over));
    // Without the thread, actions wait for the next frame.
    let _ = std::thread::Builder::new()
        .name("screen-reader".to_owned())
        .spawn(move || look(&requested, &actions, &waker, &is_over));
    lookout.started = true;
}

fn look(requested: &AccessibilityRequested, actions: &[Actions], waker: &Waker, is_over: &AtomicBool) {
    while !requested.get() {
        if is_over.load(Ordering::Relaxed) {
            return;
        }
        std::thread::sleep(LISTEN_EVERY);
    }
    // Whoever has come late gets the tree.
    waker.wake();
    while !is_over.load(Ordering::Relaxed) {
        std::thread::sleep(LOOK_EVERY);
        let is_waiting = actions
            .iter()
            .any(|queue| queue.lock().is_ok_and(|queue| !queue.is_empty()));
        if is_waiting {
            waker.wake();
        }
    }
}
