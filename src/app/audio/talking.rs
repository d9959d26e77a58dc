//! Voices on the desk: lines are said one after the other, the newest of the other side can be heard again.

use std::collections::VecDeque;

use kira::backend::Backend;
use kira::sound::PlaybackState;
use kira::sound::static_sound::{StaticSoundData, StaticSoundHandle, StaticSoundSettings};
use kira::{Decibels, Frame, Panning, PlaybackRate};

use super::desk::{CONTROL_FADE, Desk, fade};
use super::player::Player;
use crate::store::voice_shelf::SpokenLine;

/// How far to the side a voice stands when both ears may hear different things: the caller in one ear, oneself in the other.
const ASIDE: f32 = 0.3;
/// More lines than these never wait; somebody has left the call.
const MOST_WAITING: usize = 64;

/// What is being said.
#[derive(Default)]
pub(super) struct Talking {
    waiting: VecDeque<StaticSoundData>,
    speaking: Option<StaticSoundHandle>,
    newest: Option<StaticSoundData>,
    is_mono: bool,
}

impl<B: Backend> Player<B> {
    /// Says a line after those that are being said.
    pub fn say(&mut self, line: &SpokenLine, is_own: bool) {
        let Self::Kira(desk) = self else { return };
        let sound = sound_of(line, if desk.talking.is_mono { 0.0 } else { side(is_own) });
        if !is_own {
            desk.talking.newest = Some(sound.clone());
        }
        if desk.talking.waiting.len() < MOST_WAITING {
            desk.talking.waiting.push_back(sound);
        }
        desk.go_on_speaking();
    }

    /// Says the newest line of the other side again, unless somebody is speaking.
    pub fn say_again(&mut self) {
        let Self::Kira(desk) = self else { return };
        let is_quiet = desk.talking.waiting.is_empty() && desk.talking.speaking.is_none();
        if let (Some(newest), true) = (desk.talking.newest.clone(), is_quiet) {
            desk.talking.waiting.push_back(newest);
            desk.go_on_speaking();
        }
    }

    /// Ends what is being said, and what waits to be.
    pub fn stop_voices(&mut self) {
        let Self::Kira(desk) = self else { return };
        desk.talking.waiting.clear();
        if let Some(mut speaking) = desk.talking.speaking.take() {
            speaking.stop(fade(CONTROL_FADE));
        }
    }

    /// Forgets what could be said again: the call is over.
    pub(super) fn forget_newest(&mut self) {
        if let Self::Kira(desk) = self {
            desk.talking.newest = None;
        }
    }

    /// Whether a line is being said or waits to be.
    pub fn is_speaking(&self) -> bool {
        match self {
            Self::Kira(desk) => desk.talking.speaking.is_some(),
            Self::Unplugged | Self::Silent => false,
        }
    }

    /// Lets everything but the interface stand still, or go on from there.
    pub fn pause(&mut self, is_paused: bool) {
        let Self::Kira(desk) = self else { return };
        let tracks = &mut desk.tracks;
        for track in [&mut tracks.caller, &mut tracks.effects, &mut tracks.office] {
            if is_paused {
                track.pause(fade(CONTROL_FADE));
            } else {
                track.resume(fade(CONTROL_FADE));
            }
        }
    }

    /// Whether both ears hear the same from the next line on.
    pub fn set_mono(&mut self, is_mono: bool) {
        if let Self::Kira(desk) = self {
            desk.talking.is_mono = is_mono;
        }
    }

    /// Begins the next line when the one before has ended. Call it in every frame.
    pub fn go_on_speaking(&mut self) {
        if let Self::Kira(desk) = self {
            desk.go_on_speaking();
        }
    }
}

impl<B: Backend> Desk<B> {
    fn go_on_speaking(&mut self) {
        let is_over = |handle: &StaticSoundHandle| handle.state() == PlaybackState::Stopped;
        if self.talking.speaking.as_ref().is_some_and(is_over) {
            self.talking.speaking = None;
        }
        if self.talking.speaking.is_none()
            && let Some(next) = self.talking.waiting.pop_front()
        {
            self.talking.speaking = self.tracks.caller.play(next).ok();
        }
    }
}

fn side(is_own: bool) -> f32 {
    if is_own { ASIDE } else { -ASIDE }
}

fn sound_of(line: &SpokenLine, panning: f32) -> StaticSoundData {
    let frames = line.samples.mono.iter().map(|sample| Frame::from_mono(*sample));
    StaticSoundData {
        sample_rate: line.samples.rate,
        frames: frames.collect(),
        settings: StaticSoundSettings::new()
            .playback_rate(PlaybackRate(f64::from(line.delivery.rate)))
            .volume(Decibels(line.delivery.gain_decibels))
            .panning(Panning(panning)),
        slice: None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::player::tests::{desk, pass_secs, player};
    use super::*;
    use crate::sound::delivery::Delivery;
    use crate::sound::samples::Samples;

    fn line(secs: f32) -> SpokenLine {
        SpokenLine {
            samples: Samples {
                rate: 24_000,
                mono: vec![0.1; (secs * 24_000.0) as usize],
            },
            delivery: Delivery::AS_IT_IS,
            is_murmur: false,
        }
    }

    #[test]
    fn lines_are_said_one_after_the_other_and_stop_at_once() {
        let mut player = player();
        for _ in 0..3 {
            player.say(&line(0.5), false);
        }
        for (left, secs) in [(2, 0.1), (1, 0.7), (0, 0.7)] {
            pass_secs(&mut player, secs);
            player.go_on_speaking();
            assert_eq!(desk(&mut player).talking.waiting.len(), left);
            assert!(desk(&mut player).talking.speaking.is_some());
        }
        player.say(&line(9.0), true);
        player.stop_voices();
        pass_secs(&mut player, 0.5);
        player.go_on_speaking();
        assert!(desk(&mut player).talking.speaking.is_none());
        player.say_again();
        assert!(
            desk(&mut player).talking.speaking.is_some(),
            "the other side is heard again"
        );
    }
}
