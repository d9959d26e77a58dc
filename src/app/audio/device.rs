//! The sound device: whether it still plays, and another one when there is one again.
//!
//! kira goes over to another device by itself where there is one. Where there is none, or its thread has ended, nothing is asked for sound
//! any more; that is seen here, and each call that begins looks for a device again.

use std::time::{Duration, Instant};

use bevy::log::{info, warn};
use bevy::prelude::*;

use super::{Player, Volumes};

/// A device that asked for nothing in this time does not play. Devices ask many times a second; kira takes half a second to change them.
const SILENCE: Duration = Duration::from_secs(2);

/// What became of the sound device. Whoever shows notices says so once each time.
#[derive(Message, Debug, Clone, Copy, PartialEq, Eq)]
pub enum SoundDevice {
    /// There is none.
    IsMissing,
    /// It has stopped playing, and there is no other.
    IsLost,
    /// There is one again.
    IsBack,
}

/// Whether there is a device now.
#[derive(Resource, Debug, Clone, Copy)]
pub struct HasSoundDevice(pub bool);

pub(super) fn plugin(app: &mut App) {
    app.add_message::<SoundDevice>();
    app.insert_resource(HasSoundDevice(true));
    app.add_systems(Startup, report_missing);
    app.add_systems(PreUpdate, (watch, remember).chain());
}

/// Looks, at long intervals, whether the device has asked for sound in between.
#[derive(Debug, Default)]
struct Watch {
    since: Option<Instant>,
    asked: bool,
}

impl Watch {
    /// Takes down whether the device has asked since the last look, and says whether it has stopped.
    fn has_stopped(&mut self, now: Instant, asked: bool) -> bool {
        self.asked |= asked;
        let since = *self.since.get_or_insert(now);
        if now.saturating_duration_since(since) < SILENCE {
            return false;
        }
        self.since = Some(now);
        !std::mem::take(&mut self.asked)
    }
}

fn report_missing(player: NonSend<Player>, mut device: MessageWriter<SoundDevice>) {
    if player.is_silent() {
        info!("no sound device; captions carry everything");
        device.write(SoundDevice::IsMissing);
    }
}

fn watch(mut player: NonSendMut<Player>, mut device: MessageWriter<SoundDevice>, mut watch: Local<Watch>) {
    let Some(asked) = player.has_been_asked() else {
        *watch = Watch::default();
        return;
    };
    if watch.has_stopped(Instant::now(), asked) {
        warn!("the sound device has stopped");
        *player = Player::Unplugged;
        device.write(SoundDevice::IsLost);
    }
}

/// What was told last is what is known.
fn remember(mut told: MessageReader<SoundDevice>, mut has_device: ResMut<HasSoundDevice>) {
    if let Some(device) = told.read().last() {
        has_device.0 = *device == SoundDevice::IsBack;
    }
}

/// Looks for a device where there was none, at these volumes and not for a moment at others.
pub(super) fn find(player: &mut Player, volumes: Volumes, is_mono: bool, device: &mut MessageWriter<SoundDevice>) {
    if !matches!(player, Player::Unplugged) {
        return;
    }
    *player = Player::open_at(volumes);
    if !player.is_silent() {
        player.set_mono(is_mono);
        info!("there is a sound device again");
        device.write(SoundDevice::IsBack);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_has_stopped_when_nothing_was_asked_between_two_looks() {
        let began = Instant::now();
        let at = |secs| began + Duration::from_secs(secs);
        let mut watch = Watch::default();
        assert!(!watch.has_stopped(at(0), false), "it has had no time yet");
        assert!(!watch.has_stopped(at(1), true));
        assert!(!watch.has_stopped(at(2), false), "it asked a second ago");
        assert!(!watch.has_stopped(at(3), false));
        assert!(watch.has_stopped(at(4), false));
        // Frames may be far apart: what is asked in between is found at the next one.
        assert!(!watch.has_stopped(at(64), true));
    }
}
