//! Waking the window: other threads do it when they have something, and an alarm does it when something is due.
//!
//! `bevy_egui` wakes the loop for repaints without a delay only, and a change of Bevy's own waiting time draws a frame by itself.
//! So Bevy waits without an end, and each frame sets the alarm for the next one.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Instant;

use bevy::prelude::*;
use bevy::winit::{EventLoopProxyWrapper, WinitUserEvent};

/// Wakes the window from any thread; without a window it does nothing.
#[derive(Resource, Clone)]
pub(super) struct Waker(Arc<dyn Fn() + Send + Sync>);

/// Wakes the window at a moment. Only the newest moment counts.
#[derive(Resource)]
pub(super) struct Alarm {
    moments: Option<Sender<Instant>>,
    set_for: Option<Instant>,
}

/// Before everything that works on a thread.
pub(super) fn insert(app: &mut App) {
    let waker = match app.world().get_resource::<EventLoopProxyWrapper>() {
        Some(proxy) => {
            let proxy = (**proxy).clone();
            Waker(Arc::new(move || {
                // The window is gone; nobody needs to be woken.
                let _ = proxy.send_event(WinitUserEvent::WakeUp);
            }))
        }
        None => Waker(Arc::new(|| {})),
    };
    app.insert_resource(Alarm::start(waker.clone()));
    app.insert_resource(waker);
}

impl Waker {
    /// Draws a frame soon.
    pub(super) fn wake(&self) {
        (self.0)();
    }
}

impl Alarm {
    fn start(waker: Waker) -> Self {
        let (moments, incoming) = channel();
        let thread = std::thread::Builder::new()
            .name("alarm".to_owned())
            .spawn(move || ring(&incoming, &waker));
        Self {
            moments: thread.is_ok().then_some(moments),
            set_for: None,
        }
    }

    /// Sets the alarm; an earlier setting is forgotten.
    pub(super) fn set(&mut self, moment: Instant) {
        if self.set_for != Some(moment) {
            self.set_for = Some(moment);
            if let Some(moments) = &self.moments {
                let _ = moments.send(moment);
            }
        }
    }
}

fn ring(incoming: &Receiver<Instant>, waker: &Waker) {
    let mut due: Option<Instant> = None;
    loop {
        let next = match due {
            None => incoming.recv().map_err(|_| RecvTimeoutError::Disconnected),
            Some(due) => incoming.recv_timeout(due.saturating_duration_since(Instant::now())),
        };
        match next {
            Ok(moment) => due = Some(moment),
            Err(RecvTimeoutError::Timeout) => {
                due = None;
                waker.wake();
            }
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}
