//! The mixing desk: one track for each volume, and what is playing now.

use std::time::Duration;

use kira::backend::Backend;
use kira::sound::static_sound::{StaticSoundData, StaticSoundHandle};
use kira::track::{TrackBuilder, TrackHandle};
use kira::{AudioManager, AudioManagerSettings, Decibels, Tween};

use super::sounds::Sounds;
use super::talking::Talking;
use super::volumes::{Volumes, decibels};

pub(super) const CONTROL_FADE: Duration = Duration::from_millis(120);
pub(super) const MUSIC_FADE: Duration = Duration::from_millis(600);
/// A mood changes slowly; so does its bed.
pub(super) const MOOD_FADE: Duration = Duration::from_millis(2500);

/// The desk of a sound device.
pub struct Desk<B: Backend> {
    pub(super) manager: AudioManager<B>,
    pub(super) sounds: Sounds,
    pub(super) tracks: Tracks,
    pub(super) line: Option<StaticSoundHandle>,
    pub(super) hold_music: Option<StaticSoundHandle>,
    pub(super) bed: Option<Bed>,
    pub(super) talking: Talking,
}

pub(super) struct Tracks {
    pub(super) caller: TrackHandle,
    pub(super) effects: TrackHandle,
    pub(super) office: TrackHandle,
    pub(super) interface: TrackHandle,
}

pub(super) struct Bed {
    pub(super) calm: StaticSoundHandle,
    pub(super) tense: StaticSoundHandle,
}

impl<B: Backend> Desk<B> {
    pub(super) fn open(settings: AudioManagerSettings<B>, volumes: Volumes) -> Option<Self> {
        let mut manager = AudioManager::new(settings).ok()?;
        let mut track = |volume| manager.add_sub_track(TrackBuilder::new().volume(decibels(volume))).ok();
        let tracks = Tracks {
            caller: track(volumes.caller)?,
            effects: track(volumes.effects)?,
            office: track(volumes.office)?,
            interface: track(volumes.interface)?,
        };
        Some(Self {
            manager,
            sounds: Sounds::new(),
            tracks,
            line: None,
            hold_music: None,
            bed: None,
            talking: Talking::default(),
        })
    }

    pub(super) fn begin_line(&mut self, sound: impl FnOnce(&Sounds) -> &StaticSoundData) {
        self.stop_line();
        self.line = self.tracks.effects.play(sound(&self.sounds).clone()).ok();
    }

    pub(super) fn stop_line(&mut self) {
        if let Some(mut line) = self.line.take() {
            line.stop(fade(CONTROL_FADE));
        }
    }

    pub(super) fn begin_bed(&mut self) -> Option<Bed> {
        let calm = self.sounds.calm_bed.volume(Decibels::SILENCE);
        let tense = self.sounds.tense_bed.volume(Decibels::SILENCE);
        Some(Bed {
            calm: self.tracks.office.play(calm).ok()?,
            tense: self.tracks.office.play(tense).ok()?,
        })
    }
}

/// A change that takes this long.
pub(super) fn fade(duration: Duration) -> Tween {
    Tween {
        duration,
        ..Tween::default()
    }
}
