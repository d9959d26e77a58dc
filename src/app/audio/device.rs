//! The sound device: whether it still plays, and another one when it does not.
//!
//! kira goes over to another device by itself where there is one. Where there is none, or its thread has ended, nothing is asked for sound
//! any more; that is seen here, and each call tries a device again.

use std::time::{Duration, Instant};

use bevy::log::{info, warn};
use bevy::prelude::*;
use kira::AudioManagerSettings;
use kira::backend::cpal::cpal::traits::{DeviceTrait, HostTrait};
use kira::backend::cpal::cpal::{BufferSize, SupportedBufferSize, default_host};
use kira::backend::cpal::{CpalBackend, CpalBackendSettings};

use super::Player;

/// A device that asked for nothing in this time does not play. Devices ask many times a second; kira takes half a second to change them.
const SILENCE: Duration = Duration::from_secs(2);

/// How many samples a device asks for at a time, if it lets itself be told: a twelfth of a second at 48 kHz. Nothing here is played by
/// hand, so nobody notices; asked more often, a call in which nobody speaks would wake the processor for silence.
const BUFFER: u32 = 4096;

/// What became of the sound device. Whoever shows notices says so once each time.
#[derive(Message, Debug, Clone, Copy, PartialEq, Eq)]
pub enum SoundDevice {
    /// There is none.
    IsMissing,
    /// It has stopped playing, and there is no other.
    IsLost,
    /// There is one again; it knows no volumes yet.
    IsBack,
}

pub(super) fn plugin(app: &mut App) {
    app.add_message::<SoundDevice>();
    app.add_systems(Startup, report_missing);
    app.add_systems(PreUpdate, watch);
}

/// The system's device with a long buffer; nothing where there is no device or where its buffer cannot be chosen.
pub(super) fn unhurried() -> Option<AudioManagerSettings<CpalBackend>> {
    let supported = default_host().default_output_device()?.default_output_config().ok()?;
    let SupportedBufferSize::Range { min, max } = *supported.buffer_size() else {
        return None;
    };
    let mut config = supported.config();
    config.buffer_size = BufferSize::Fixed(BUFFER.max(min).min(max));
    Some(AudioManagerSettings {
        backend_settings: CpalBackendSettings {
            config: Some(config),
            ..CpalBackendSettings::default()
        },
        ..AudioManagerSettings::default()
    })
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
        *player = Player::open();
        device.write(match player.is_silent() {
            true => SoundDevice::IsLost,
            false => SoundDevice::IsBack,
        });
    }
}

/// A headset may have been plugged in since: each call tries.
pub(super) fn try_again(player: &mut Player, device: &mut MessageWriter<SoundDevice>) {
    if matches!(player, Player::Unplugged) {
        *player = Player::open();
        if !player.is_silent() {
            info!("there is a sound device again");
            device.write(SoundDevice::IsBack);
        }
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
