//! The replay is heard: each line is spoken when it begins, as fast as the replay goes. Steps and jumps are silent.

use std::sync::Arc;

use bevy::prelude::*;

use super::review_room::{OpenReview, ReviewRoom};
use crate::app::audio::PlayAudio;
use crate::app::panels::review_state::{Replay, Speed};
use crate::app::window::active_call::Panels;
use crate::app::window::settings::Settings;
use crate::app::window::voices::Voices;
use crate::app::window::wake::Waker;
use crate::app::window::{AppSystems, Screen};
use crate::sim::scenario::model::Feeling;
use crate::sim::time::Millis;
use crate::sound::delivery::{Delivery, Mood};
use crate::store::voice_shelf::SpokenLine;

/// How far the replay was heard.
#[derive(Default)]
struct Heard {
    voices: Option<Voices>,
    /// Where the replay was in the last frame.
    position: Millis,
    /// The line of the timeline that is heard next; none while nothing is heard.
    next: Option<usize>,
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, follow_replay.in_set(AppSystems::React));
}

fn follow_replay(
    room: Res<ReviewRoom>,
    screen: Res<State<Screen>>,
    settings: Res<Settings>,
    panels: Res<Panels>,
    waker: Res<Waker>,
    mut heard: Local<Heard>,
    mut audio: MessageWriter<PlayAudio>,
) {
    let going_on = |replay: &Replay| replay.speed != Speed::Paused && *screen.get() == Screen::Review;
    let replay = panels
        .review
        .replay
        .filter(|replay| going_on(replay) && settings.preferences.sound);
    let (Some(replay), Some(review)) = (replay, room.0.as_ref()) else {
        if heard.next.take().is_some() {
            heard.voices = None;
            audio.write(PlayAudio::StopVoices);
        }
        return;
    };
    heard.want_lines(review, replay, settings.preferences.telephone, &waker, &mut audio);
    heard.position = replay.position;
    let factor = replay.speed.factor() as f32;
    while let Some(prepared) = heard.voices.as_mut().and_then(Voices::poll) {
        audio.write(PlayAudio::Say {
            line: Arc::new(faster(&prepared.sound.spoken, factor)),
            is_own: prepared.sound.is_own,
        });
    }
}

impl Heard {
    /// Asks for the lines that have begun since the last frame.
    fn want_lines(
        &mut self,
        review: &OpenReview,
        replay: Replay,
        telephone: bool,
        waker: &Waker,
        audio: &mut MessageWriter<PlayAudio>,
    ) {
        let (Some(view), Some(presenter)) = (&review.view, review.presenter()) else {
            return;
        };
        if replay.position < self.position && self.next.take().is_some() {
            // Somebody has gone back: what is being said belongs elsewhere.
            self.voices = None;
            audio.write(PlayAudio::StopVoices);
        }
        let scenario = &presenter.checked.scenario.id.value;
        let voices = self.voices.get_or_insert_with(|| Voices::start(scenario, waker));
        let begun = view.timeline.partition_point(|line| line.at <= replay.position);
        let from = self
            .next
            .unwrap_or_else(|| view.timeline.partition_point(|line| line.at < replay.position));
        let lines = view.timeline.iter().enumerate();
        for (place, timed) in lines.take(begun).skip(from) {
            let step = timed.step.and_then(|step| view.debrief.as_ref()?.steps.get(step));
            let tension = step.map_or(Mood::EVEN.tension, |step| step.mood[0]);
            voices.want(presenter, place, &timed.line, (tension, Feeling::Calm), telephone);
        }
        self.next = Some(begun.max(from));
    }
}

/// The same line in a shorter time. Its pitch rises with its pace, as on a tape.
fn faster(line: &SpokenLine, factor: f32) -> SpokenLine {
    SpokenLine {
        samples: line.samples.clone(),
        delivery: Delivery {
            rate: line.delivery.rate * factor,
            ..line.delivery
        },
        is_murmur: line.is_murmur,
    }
}
