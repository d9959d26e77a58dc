//! The sound: the telephone, hold music and a quiet bed under the call. Nothing needs hearing, and nothing waits for sound.

mod desk;
pub mod device;
mod music;
pub mod player;
pub mod sounds;
mod synthesis;
mod talking;
pub mod volumes;

use std::sync::Arc;

use bevy::prelude::*;

use crate::store::voice_shelf::SpokenLine;

pub use device::{HasSoundDevice, SoundDevice};
pub use player::Player;
pub use sounds::Sound;
pub use volumes::Volumes;

/// Opens the sound device, unless a test has put in a silent player before.
pub fn plugin(app: &mut App) {
    app.add_message::<PlayAudio>();
    app.init_resource::<SomebodyTalks>();
    if app.world().get_non_send::<Player>().is_none() {
        let player = Player::open();
        app.insert_non_send(player);
    }
    device::plugin(app);
    app.add_systems(PostUpdate, play_audio);
}

/// A request to the player; `play_audio` handles it.
#[derive(Message, Debug, Clone, PartialEq)]
pub enum PlayAudio {
    /// Look for a sound device, if there was none so far.
    FindDevice,
    /// Play a sound.
    Play(Sound),
    /// Stop ringing and the dial tone.
    StopLine,
    /// Begin the music that a held caller hears.
    StartHoldMusic,
    /// End it.
    StopHoldMusic,
    /// Let the bed follow the caller's tension, 0 to 100.
    SetMoodBed(u8),
    /// End the bed.
    StopMoodBed,
    /// Say a line after those that are being said.
    Say {
        /// The line.
        line: Arc<SpokenLine>,
        /// Whether the trainee says it.
        is_own: bool,
    },
    /// Say the newest line of the other side again.
    SayAgain,
    /// Nobody says anything any more.
    StopVoices,
    /// Whether both ears hear the same.
    SetMono(bool),
    /// Everything stands still, or goes on.
    Pause(bool),
    /// Change the volumes.
    SetVolumes(Volumes),
    /// End everything, as when a call is left.
    StopAll,
}

/// Whether a line is being said or waits to be: then somebody has to look now and then whether the next one can begin.
#[derive(Resource, Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SomebodyTalks(pub bool);

fn play_audio(
    mut player: NonSendMut<Player>,
    mut requests: MessageReader<PlayAudio>,
    mut talking: ResMut<SomebodyTalks>,
    mut device: MessageWriter<SoundDevice>,
    mut heard_at: Local<(Volumes, bool)>,
) {
    player.go_on_speaking();
    for request in requests.read() {
        match request {
            PlayAudio::FindDevice => device::find(&mut player, heard_at.0, heard_at.1, &mut device),
            PlayAudio::Play(sound) => player.play(*sound),
            PlayAudio::StopLine => player.stop_line(),
            PlayAudio::StartHoldMusic => player.start_hold_music(),
            PlayAudio::StopHoldMusic => player.stop_hold_music(),
            PlayAudio::SetMoodBed(tension) => player.set_mood_bed(*tension),
            PlayAudio::StopMoodBed => player.stop_mood_bed(),
            PlayAudio::Say { line, is_own } => player.say(line, *is_own),
            PlayAudio::SayAgain => {
                // Whoever asks to hear something is told why there is nothing to hear.
                if matches!(*player, Player::Unplugged) {
                    device.write(SoundDevice::IsMissing);
                }
                player.say_again();
            }
            PlayAudio::StopVoices => player.stop_voices(),
            PlayAudio::Pause(is_paused) => player.pause(*is_paused),
            PlayAudio::SetMono(is_mono) => {
                heard_at.1 = *is_mono;
                player.set_mono(*is_mono);
            }
            PlayAudio::SetVolumes(volumes) => {
                heard_at.0 = *volumes;
                player.set_volumes(*volumes);
            }
            PlayAudio::StopAll => player.stop_all(),
        }
    }
    talking.set_if_neq(SomebodyTalks(player.is_speaking()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_silent_player_takes_every_request_and_says_so_once() {
        let mut app = App::new();
        app.add_plugins(MinimalPlugins)
            .insert_non_send(Player::silent())
            .add_plugins(plugin);
        app.world_mut().write_message(PlayAudio::Play(Sound::Ring));
        app.world_mut().write_message(PlayAudio::SetMoodBed(70));
        app.world_mut().write_message(PlayAudio::StopAll);
        let mut cursor = app.world().resource::<Messages<SoundDevice>>().get_cursor();
        let mut notices = 0;
        for _ in 0..3 {
            app.update();
            notices += cursor.read(app.world().resource::<Messages<SoundDevice>>()).count();
        }
        assert_eq!(notices, 1);
    }
}
