//! All sounds of the program, made once at the start.

use kira::Frame;
use kira::sound::static_sound::{StaticSoundData, StaticSoundSettings};

use super::music::hold_music;
use super::synthesis::{SAMPLE_RATE, Sine, add_click, add_tone, level, samples, silence};

/// A sound that can be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sound {
    /// Somebody calls; it rings until the line is picked up, hung up or stopped.
    Ring,
    /// You call; what the line says until the other side picks up.
    DialTone,
    /// The line opens.
    PickUp,
    /// The line drops.
    HangUp,
    /// A key or a button.
    KeyClick,
}

/// The sounds as data; a copy shares the samples.
#[derive(Debug, Clone)]
pub(super) struct Sounds {
    pub ring: StaticSoundData,
    pub dial_tone: StaticSoundData,
    pub pick_up: StaticSoundData,
    pub hang_up: StaticSoundData,
    pub key_click: StaticSoundData,
    pub hold_music: StaticSoundData,
    pub calm_bed: StaticSoundData,
    pub tense_bed: StaticSoundData,
}

impl Sounds {
    pub fn new() -> Self {
        Self {
            ring: looped(level(ring(), 0.45)),
            dial_tone: looped(level(dial_tone(), 0.3)),
            pick_up: once(level(pick_up(), 0.5)),
            hang_up: once(level(hang_up(), 0.3)),
            key_click: once(level(key_click(), 0.35)),
            hold_music: looped(level(hold_music(), 0.45)),
            calm_bed: looped(level(calm_bed(), 0.25)),
            tense_bed: looped(level(tense_bed(), 0.25)),
        }
    }
}

/// Two soft bursts of a bell, then a pause.
fn ring() -> Vec<f32> {
    let mut buffer = silence(3.2);
    for (from, secs) in [(0.0, 0.45), (0.65, 0.45)] {
        for (hertz, loudness) in [(523.25, 1.0), (659.25, 0.8), (1046.5, 0.25)] {
            add_tone(&mut buffer, from, secs, hertz, loudness);
        }
    }
    // The flutter of a clapper, gentle.
    for (sample, flutter) in buffer.iter_mut().zip(Sine::new(18.0)) {
        *sample *= 0.75 + 0.25 * flutter;
    }
    buffer
}

/// The tone of a line that rings at the other end: one second, four of rest.
fn dial_tone() -> Vec<f32> {
    let mut buffer = silence(5.0);
    add_tone(&mut buffer, 0.3, 1.0, 450.0, 1.0);
    buffer
}

fn pick_up() -> Vec<f32> {
    let mut buffer = silence(0.2);
    add_click(&mut buffer, 0.0, 0.02, 1.0);
    add_tone(&mut buffer, 0.01, 0.06, 130.0, 0.3);
    add_click(&mut buffer, 0.09, 0.03, 0.6);
    buffer
}

fn hang_up() -> Vec<f32> {
    let mut buffer = silence(2.2);
    add_click(&mut buffer, 0.0, 0.03, 0.8);
    for (index, loudness) in [1.0, 0.8, 0.55].into_iter().enumerate() {
        add_tone(&mut buffer, 0.15 + 0.7 * index as f32, 0.35, 450.0, loudness);
    }
    buffer
}

fn key_click() -> Vec<f32> {
    let mut buffer = silence(0.05);
    add_click(&mut buffer, 0.0, 0.015, 1.0);
    add_tone(&mut buffer, 0.0, 0.03, 220.0, 0.25);
    buffer
}

/// An open fifth. Every frequency fits the loop's eight seconds a whole number of times, so it has no seam.
fn calm_bed() -> Vec<f32> {
    bed(&[(110.0, 1.0), (165.0, 0.6), (220.0, 0.35), (220.25, 0.35)], 0.125)
}

/// A narrow second that beats, and a faster swell.
fn tense_bed() -> Vec<f32> {
    bed(&[(82.5, 1.0), (110.0, 0.7), (116.5, 0.7), (233.0, 0.3)], 0.375)
}

fn bed(tones: &[(f32, f32)], swell_hertz: f32) -> Vec<f32> {
    let mut buffer = vec![0.0; samples(8.0)];
    for &(hertz, loudness) in tones {
        for (sample, wave) in buffer.iter_mut().zip(Sine::new(hertz)) {
            *sample += wave * loudness;
        }
    }
    for (sample, swell) in buffer.iter_mut().zip(Sine::new(swell_hertz)) {
        *sample *= 0.75 + 0.25 * swell;
    }
    buffer
}

fn once(buffer: Vec<f32>) -> StaticSoundData {
    StaticSoundData {
        sample_rate: SAMPLE_RATE,
        frames: buffer.into_iter().map(Frame::from_mono).collect(),
        settings: StaticSoundSettings::new(),
        slice: None,
    }
}

fn looped(buffer: Vec<f32>) -> StaticSoundData {
    once(buffer).loop_region(..)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(sounds: &Sounds) -> [(&'static str, &StaticSoundData); 8] {
        let Sounds {
            ring,
            dial_tone,
            pick_up,
            hang_up,
            key_click,
            hold_music,
            calm_bed,
            tense_bed,
        } = sounds;
        [
            ("ring", ring),
            ("dial tone", dial_tone),
            ("pick up", pick_up),
            ("hang up", hang_up),
            ("key click", key_click),
            ("hold music", hold_music),
            ("calm bed", calm_bed),
            ("tense bed", tense_bed),
        ]
    }

    #[test]
    fn every_sound_is_heard_and_none_is_too_loud() {
        for (name, sound) in all(&Sounds::new()) {
            let loudest = sound
                .frames
                .iter()
                .fold(0.0_f32, |loudest, frame| loudest.max(frame.left.abs()));
            assert!((0.2..=0.5).contains(&loudest), "{name}: {loudest}");
        }
    }

    #[test]
    fn no_sound_begins_with_a_jump() {
        for (name, sound) in all(&Sounds::new()) {
            let is_click = name.contains("click") || name.contains("up");
            let loops = sound.settings.loop_region.is_some();
            let first = sound.frames[0].left;
            let before = if loops {
                sound.frames[sound.frames.len() - 1].left
            } else {
                0.0
            };
            assert!(
                is_click || (first - before).abs() < 0.05,
                "{name}: from {before} to {first}"
            );
            assert_eq!(loops, !is_click, "{name}");
        }
    }

    #[test]
    fn the_hold_music_is_eight_bars() {
        let secs = Sounds::new().hold_music.duration().as_secs_f32();
        assert!((secs - 8.0 * 4.0 * 0.72).abs() < 0.01, "{secs}");
    }
}
