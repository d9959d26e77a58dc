//! What is heard: sound follows the call's events, and nothing ever waits for it.

use bevy::prelude::*;

use super::active_call::{Overlay, Running};
use super::settings::Settings;
use super::{AppSystems, CallProgressed, Screen};
use crate::app::audio::{HasSoundDevice, PlayAudio, Sound, SoundDevice, Volumes};
use crate::sim::call::Phase;
use crate::sim::call::event::CallEvent;
use crate::sim::scenario::model::Direction;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(OnEnter(Screen::Call), begin_ringing);
    app.add_systems(OnExit(Screen::Call), end_call_sounds);
    app.add_systems(
        Update,
        (
            play_call_sounds,
            follow_sound_setting,
            follow_hearing,
            follow_pause,
            tell_of_device,
        )
            .in_set(AppSystems::React),
    );
}

/// A headset may have been plugged in since the last call.
fn begin_ringing(running: Res<Running>, settings: Res<Settings>, mut audio: MessageWriter<PlayAudio>) {
    let Some(active) = &running.0 else {
        return;
    };
    if settings.preferences.sound {
        audio.write(PlayAudio::FindDevice);
    }
    if active.view.phase == Phase::Ringing {
        let sound = match active.view.direction {
            Direction::Inbound => Sound::Ring,
            Direction::Outbound => Sound::DialTone,
        };
        audio.write(PlayAudio::Play(sound));
    }
    // A call that goes on is heard as it was left.
    if matches!(active.view.phase, Phase::Talking | Phase::OnHold) {
        audio.write(PlayAudio::SetMoodBed(active.view.mood[0]));
    }
    if active.view.phase == Phase::OnHold {
        audio.write(PlayAudio::StartHoldMusic);
    }
}

fn end_call_sounds(mut audio: MessageWriter<PlayAudio>) {
    audio.write(PlayAudio::StopAll);
}

fn play_call_sounds(mut progressed: MessageReader<CallProgressed>, mut audio: MessageWriter<PlayAudio>) {
    for CallProgressed(event) in progressed.read() {
        match event {
            CallEvent::Connected => {
                audio.write(PlayAudio::StopLine);
                audio.write(PlayAudio::Play(Sound::PickUp));
            }
            CallEvent::MoodChanged { to, .. } => {
                audio.write(PlayAudio::SetMoodBed(to[0]));
            }
            CallEvent::HoldBegan => {
                audio.write(PlayAudio::StopVoices);
                audio.write(PlayAudio::StartHoldMusic);
            }
            CallEvent::HoldEnded { .. } => {
                audio.write(PlayAudio::StopHoldMusic);
            }
            CallEvent::LineDropped | CallEvent::Missed => {
                audio.write(PlayAudio::StopAll);
                audio.write(PlayAudio::Play(Sound::HangUp));
            }
            _ => {}
        }
    }
}

fn follow_sound_setting(
    settings: Res<Settings>,
    mut audio: MessageWriter<PlayAudio>,
    mut was: Local<Option<(Volumes, bool)>>,
) {
    let volumes = settings.preferences.volumes_in_force();
    let wanted = Some((volumes, settings.preferences.mono));
    if *was != wanted {
        *was = wanted;
        audio.write(PlayAudio::SetVolumes(volumes));
        audio.write(PlayAudio::SetMono(settings.preferences.mono));
    }
}

/// In practice the sound stands still with the time.
fn follow_pause(
    running: Res<Running>,
    overlay: Res<Overlay>,
    mut audio: MessageWriter<PlayAudio>,
    mut was: Local<bool>,
) {
    let stands_still = running.0.as_ref().is_some_and(|active| active.stands_still(&overlay));
    if std::mem::replace(&mut *was, stands_still) != stands_still {
        audio.write(PlayAudio::Pause(stands_still));
    }
}

/// Lines are prepared only for somebody who hears them.
fn follow_hearing(settings: Res<Settings>, device: Res<HasSoundDevice>, mut running: ResMut<Running>) {
    if let Some(active) = &mut running.bypass_change_detection().0 {
        active.hears = settings.preferences.sound && device.0;
    }
}

fn tell_of_device(mut device: MessageReader<SoundDevice>, settings: Res<Settings>, mut overlay: ResMut<Overlay>) {
    for device in device.read() {
        let key = match device {
            SoundDevice::IsMissing => "notice-no-sound",
            SoundDevice::IsLost => "notice-sound-lost",
            SoundDevice::IsBack => "notice-sound-back",
        };
        overlay.mention(settings.words.text(key));
    }
}
