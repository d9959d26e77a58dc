//! A frame's time is the moment at which it begins.
//!
//! Bevy gives a frame the time at which the frame before it was sent to the screen. That is even at sixty frames a second; here frames come
//! when something changes, and a frame that is ten seconds old would be a call clock that lags and an answer whose time is not its own.

use std::time::Instant;

use bevy::prelude::*;
use bevy::time::{TimeSystems, TimeUpdateStrategy};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(First, begin_now.before(TimeSystems));
}

/// Tests that give each frame a span of their own keep it.
fn begin_now(mut strategy: ResMut<TimeUpdateStrategy>) {
    if let TimeUpdateStrategy::Automatic | TimeUpdateStrategy::ManualInstant(_) = *strategy {
        *strategy = TimeUpdateStrategy::ManualInstant(Instant::now());
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use bevy::time::{Real, TimePlugin};

    use super::*;

    #[test]
    fn a_frame_knows_how_long_the_one_before_it_lasted() {
        let mut app = App::new();
        app.add_plugins((TimePlugin, plugin));
        // What a renderer on a thread of its own does: it sends the time of the frame that it has just shown.
        let (sender, receiver) = bevy::time::create_time_channels();
        app.insert_resource(receiver);
        let long_ago = Instant::now();
        app.update();
        let waited = Duration::from_millis(30);
        std::thread::sleep(waited);
        sender.0.send(long_ago).unwrap();
        app.update();
        let passed = app.world().resource::<Time<Real>>().delta();
        assert!(
            passed >= waited,
            "{passed:?} passed for a frame that came after {waited:?}"
        );
    }
}
