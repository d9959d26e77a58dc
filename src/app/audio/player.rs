//! The player: kira when there is a sound device, silence when there is none.

use kira::backend::Backend;
use kira::{AudioManagerSettings, DefaultBackend};

use super::desk::{CONTROL_FADE, Desk, MOOD_FADE, MUSIC_FADE, fade};
use super::sounds::Sound;
use super::volumes::{Volumes, decibels};

/// Plays sounds, or does nothing. No method waits or fails: a sound that cannot be played is not played.
pub enum Player<B: Backend = DefaultBackend> {
    /// There is a sound device.
    Kira(Box<Desk<B>>),
    /// There is none, or it is gone; there may be one later.
    Unplugged,
    /// Nobody wants any.
    Silent,
}

impl Player {
    /// Opens the system's sound device.
    pub fn open() -> Self {
        Self::open_at(Volumes::default())
    }

    /// The same at these volumes.
    pub(super) fn open_at(volumes: Volumes) -> Self {
        Self::open_with(AudioManagerSettings::default(), volumes)
    }

    /// A player that plays nothing, whatever is plugged in.
    pub fn silent() -> Self {
        Self::Silent
    }

    /// Whether the device has asked for sound since this was called last; nothing where there is no device.
    pub(super) fn has_been_asked(&mut self) -> Option<bool> {
        let Self::Kira(desk) = self else { return None };
        let backend = desk.manager.backend_mut();
        // kira keeps the time that each request took; the ring is emptied so that the next look finds new ones only.
        let requests = std::iter::from_fn(|| backend.pop_cpu_usage());
        Some(requests.count() > 0)
    }
}

impl<B: Backend> Player<B> {
    /// Opens a device with these settings; without one the player is silent.
    pub fn open_with(settings: AudioManagerSettings<B>, volumes: Volumes) -> Self {
        Desk::open(settings, volumes).map_or(Self::Unplugged, |desk| Self::Kira(Box::new(desk)))
    }

    /// Whether there is no sound.
    pub fn is_silent(&self) -> bool {
        matches!(self, Self::Unplugged | Self::Silent)
    }

    /// Plays a sound. Picking up and hanging up end the ringing.
    pub fn play(&mut self, sound: Sound) {
        let Self::Kira(desk) = self else { return };
        match sound {
            Sound::Ring => desk.begin_line(|sounds| &sounds.ring),
            Sound::DialTone => desk.begin_line(|sounds| &sounds.dial_tone),
            Sound::PickUp => {
                desk.stop_line();
                desk.tracks.effects.play(desk.sounds.pick_up.clone()).ok();
            }
            Sound::HangUp => {
                desk.stop_line();
                desk.tracks.effects.play(desk.sounds.hang_up.clone()).ok();
            }
            Sound::KeyClick => {
                desk.tracks.interface.play(desk.sounds.key_click.clone()).ok();
            }
        }
    }

    /// Ends ringing and the dial tone.
    pub fn stop_line(&mut self) {
        if let Self::Kira(desk) = self {
            desk.stop_line();
        }
    }

    /// Begins the hold music, if it does not play yet.
    pub fn start_hold_music(&mut self) {
        let Self::Kira(desk) = self else { return };
        if desk.hold_music.is_none() {
            let music = desk.sounds.hold_music.fade_in_tween(fade(MUSIC_FADE));
            desk.hold_music = desk.tracks.effects.play(music).ok();
        }
    }

    /// Ends the hold music.
    pub fn stop_hold_music(&mut self) {
        if let Self::Kira(desk) = self
            && let Some(mut music) = desk.hold_music.take()
        {
            music.stop(fade(MUSIC_FADE));
        }
    }

    /// Lets the bed follow the caller's tension, 0 to 100, and begins it if need be.
    pub fn set_mood_bed(&mut self, tension: u8) {
        let Self::Kira(desk) = self else { return };
        if desk.bed.is_none() {
            desk.bed = desk.begin_bed();
        }
        if let Some(bed) = &mut desk.bed {
            let tension = tension.min(100);
            bed.calm.set_volume(decibels(100 - tension), fade(MOOD_FADE));
            bed.tense.set_volume(decibels(tension), fade(MOOD_FADE));
        }
    }

    /// Ends the bed.
    pub fn stop_mood_bed(&mut self) {
        if let Self::Kira(desk) = self
            && let Some(mut bed) = desk.bed.take()
        {
            bed.calm.stop(fade(MOOD_FADE));
            bed.tense.stop(fade(MOOD_FADE));
        }
    }

    /// Ends everything that goes on by itself.
    pub fn stop_all(&mut self) {
        self.stop_voices();
        self.forget_newest();
        self.stop_line();
        self.stop_hold_music();
        self.stop_mood_bed();
    }

    /// Changes the volumes.
    pub fn set_volumes(&mut self, volumes: Volumes) {
        let Self::Kira(desk) = self else { return };
        let tracks = &mut desk.tracks;
        tracks.caller.set_volume(decibels(volumes.caller), fade(CONTROL_FADE));
        tracks.effects.set_volume(decibels(volumes.effects), fade(CONTROL_FADE));
        tracks.office.set_volume(decibels(volumes.office), fade(CONTROL_FADE));
        tracks
            .interface
            .set_volume(decibels(volumes.interface), fade(CONTROL_FADE));
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use kira::backend::mock::{MockBackend, MockBackendSettings};
    use kira::sound::PlaybackState;

    pub(in crate::app::audio) fn player() -> Player<MockBackend> {
        let backend_settings = MockBackendSettings { sample_rate: 48_000 };
        let settings = AudioManagerSettings {
            backend_settings,
            ..AudioManagerSettings::default()
        };
        Player::open_with(settings, Volumes::default())
    }

    pub(in crate::app::audio) fn desk(player: &mut Player<MockBackend>) -> &mut Desk<MockBackend> {
        match player {
            Player::Kira(desk) => desk,
            Player::Unplugged | Player::Silent => panic!("the mock backend always opens"),
        }
    }

    /// Lets time pass: the mock backend renders 128 frames at once.
    pub(in crate::app::audio) fn pass_secs(player: &mut Player<MockBackend>, secs: f32) {
        let backend = desk(player).manager.backend_mut();
        for _ in 0..(secs * 48_000.0 / 128.0) as usize {
            backend.on_start_processing();
            backend.process();
        }
    }

    #[test]
    fn ringing_goes_on_until_the_line_is_picked_up() {
        let mut player = player();
        player.play(Sound::Ring);
        pass_secs(&mut player, 8.0);
        assert_eq!(desk(&mut player).line.as_ref().unwrap().state(), PlaybackState::Playing);
        player.play(Sound::PickUp);
        assert!(desk(&mut player).line.is_none());
        pass_secs(&mut player, 1.0);
        assert_eq!(
            desk(&mut player).tracks.effects.num_sounds(),
            0,
            "ring and click have ended"
        );
    }

    #[test]
    fn hold_music_plays_once_however_often_it_is_asked_for() {
        let mut player = player();
        player.start_hold_music();
        player.start_hold_music();
        pass_secs(&mut player, 30.0);
        assert_eq!(desk(&mut player).tracks.effects.num_sounds(), 1);
        player.stop_hold_music();
        pass_secs(&mut player, 1.0);
        assert_eq!(desk(&mut player).tracks.effects.num_sounds(), 0);
    }

    #[test]
    fn the_bed_follows_the_mood_and_ends() {
        let mut player = player();
        for tension in [0, 40, 100, 255] {
            player.set_mood_bed(tension);
            pass_secs(&mut player, 0.5);
        }
        assert_eq!(desk(&mut player).tracks.office.num_sounds(), 2);
        player.stop_all();
        pass_secs(&mut player, 3.0);
        assert_eq!(desk(&mut player).tracks.office.num_sounds(), 0);
    }

    #[test]
    fn volumes_and_clicks_never_fail() {
        let mut player = player();
        player.set_volumes(Volumes {
            caller: 0,
            effects: 100,
            office: 255,
            interface: 1,
        });
        for _ in 0..500 {
            player.play(Sound::KeyClick);
        }
        pass_secs(&mut player, 0.2);
        assert!(!player.is_silent());
    }

    #[test]
    fn without_a_device_nothing_happens() {
        struct NoDevice;
        impl Backend for NoDevice {
            type Settings = ();
            type Error = ();
            fn setup(_: (), _: usize) -> Result<(Self, u32), ()> {
                Err(())
            }
            fn start(&mut self, _: kira::backend::Renderer) -> Result<(), ()> {
                Err(())
            }
        }
        let mut player = Player::<NoDevice>::open_with(AudioManagerSettings::default(), Volumes::default());
        assert!(player.is_silent());
        player.play(Sound::Ring);
        player.set_mood_bed(50);
        player.stop_all();
    }
}
