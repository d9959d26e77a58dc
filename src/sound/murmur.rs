//! The wordless murmur: a voice behind a wall, for every line that has no clip, so that no call is silent by accident.

use super::delivery::Mood;
use super::filter::{Biquad, send_through, steep_high_pass};
use super::formants::{Throat, sing};
use super::level::level;
use super::prosody::melody;
use super::samples::{Samples, count};
use crate::sim::rng::Stream;
use crate::sim::scenario::flow::Manner;
use crate::sim::scenario::model::{Feeling, Voice};

/// Samples a second of a murmur.
pub const MURMUR_RATE: u32 = 16_000;
/// A wall lets through what lies below: the melody, and enough of the mouth to be somebody.
const WALL_HERTZ: f32 = 1_050.0;
const RUMBLE_HERTZ: f32 = 70.0;
/// Behind a wall it is quieter than a clip: what a player adds to its loudness.
pub const QUIETER_DECIBELS: f32 = -4.0;
/// The room behind the wall: seconds and share of its first reflections.
const REFLECTIONS: [(f32, f32); 3] = [(0.011, 0.28), (0.019, 0.2), (0.031, 0.13)];

/// A murmur as long as the text, in this voice and mood. The same arguments give the same samples.
///
/// Pitch and size of the mouth come from the kind of voice and the age; tension makes it higher, faster and more uneven; sorrow
/// makes it lower, slower and flatter; a whisper has breath only. It has the level of all clips; played, it is [`QUIETER_DECIBELS`] quieter.
/// There is silence only for a text without a letter.
pub fn murmur(voice: Voice, age: u8, mood: Mood, manner: Manner, text: &str, seed: u64) -> Samples {
    let mut chance = Stream::new("murmur", seed);
    let syllables = melody(text, mood, manner, &mut chance);
    let throat = throat(voice, age, mood, manner);
    let mut samples = Samples {
        rate: MURMUR_RATE,
        mono: if syllables.is_empty() {
            Vec::new()
        } else {
            sing(&syllables, throat, MURMUR_RATE, &mut chance)
        },
    };
    let wall = [
        Biquad::low_pass(WALL_HERTZ, 0.6, MURMUR_RATE),
        Biquad::low_pass(2.2 * WALL_HERTZ, 0.7, MURMUR_RATE),
    ];
    send_through(&mut samples.mono, &mut steep_high_pass(RUMBLE_HERTZ, MURMUR_RATE));
    send_through(&mut samples.mono, &mut wall.clone());
    reflect(&mut samples.mono);
    level(&mut samples);
    samples
}

fn throat(voice: Voice, age: u8, mood: Mood, manner: Manner) -> Throat {
    let (hertz, scale, roughness) = match voice {
        Voice::LowMan => (98.0, 1.0, 0.012),
        Voice::HighMan => (130.0, 1.04, 0.01),
        Voice::LowWoman => (178.0, 1.14, 0.01),
        Voice::HighWoman => (215.0, 1.18, 0.009),
        Voice::OldWoman => (184.0, 1.13, 0.022),
        Voice::OldMan => (116.0, 1.0, 0.025),
    };
    let years = f32::from(age.clamp(15, 90)) - 40.0;
    let strain = mood.strain();
    let by_feeling = match mood.feeling {
        Feeling::Anger => 1.04,
        Feeling::Fear => 1.08,
        Feeling::Sorrow => 0.91,
        Feeling::Shame => 0.95,
        Feeling::Calm => 1.0,
    };
    let by_manner = match manner {
        Manner::Shouting => 1.28,
        Manner::Sharp | Manner::Hurried | Manner::Crying | Manner::Laughing => 1.08,
        Manner::Cold | Manner::Quiet | Manner::Sighing => 0.94,
        Manner::Plain | Manner::Whispering | Manner::Hesitant | Manner::Warm | Manner::Background => 1.0,
    };
    let breath = match manner {
        Manner::Whispering => 1.0,
        Manner::Sighing | Manner::Crying | Manner::Quiet => 0.32,
        Manner::Shouting | Manner::Sharp => 0.05,
        _ => 0.12,
    };
    let trembles = mood.feeling == Feeling::Fear || manner == Manner::Crying;
    Throat {
        hertz: hertz * (1.0 - 0.001 * years) * by_feeling * by_manner * (0.96 + 0.18 * strain),
        scale,
        breath,
        roughness: roughness * (0.8 + strain),
        tremble: if trembles { 0.25 + 0.35 * strain } else { 0.08 },
    }
}

fn reflect(mono: &mut [f32]) {
    let dry = mono.to_vec();
    for (secs, share) in REFLECTIONS {
        let delay = count(MURMUR_RATE, secs);
        for (sample, before) in mono.iter_mut().skip(delay).zip(&dry) {
            *sample += before * share;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sound::filter::steep_low_pass;
    use crate::sound::level::{SPEECH_DECIBELS, speech_decibels};
    use crate::sound::samples::decibels;

    const TEXT: &str = "I ended that plan six months ago, and every month you still take money from me. Why?";

    fn said(voice: Voice, tension: u8, feeling: Feeling, manner: Manner) -> Samples {
        murmur(voice, 40, Mood { tension, feeling }, manner, TEXT, 7)
    }

    /// The pitch in the middle of a murmur, in hertz: the median over its stretches of where it looks most like itself.
    fn hertz(samples: &Samples) -> f32 {
        let mut found: Vec<f32> = Vec::new();
        for stretch in samples
            .mono
            .chunks_exact(1_024)
            .filter(|stretch| super::super::samples::rms(stretch) > 0.02)
        {
            let alike = |lag: usize| -> f32 {
                stretch
                    .iter()
                    .zip(&stretch[lag..])
                    .map(|(one, other)| one * other)
                    .sum()
            };
            let best = (40..250)
                .max_by(|one, other| alike(*one).total_cmp(&alike(*other)))
                .unwrap();
            found.push(16_000.0 / best as f32);
        }
        found.sort_by(f32::total_cmp);
        found[found.len() / 2]
    }

    #[test]
    fn it_is_the_same_every_time_and_another_for_another_seed() {
        let one = said(Voice::LowMan, 50, Feeling::Calm, Manner::Plain);
        assert_eq!(one, said(Voice::LowMan, 50, Feeling::Calm, Manner::Plain));
        let other = murmur(
            Voice::LowMan,
            40,
            Mood {
                tension: 50,
                feeling: Feeling::Calm,
            },
            Manner::Plain,
            TEXT,
            8,
        );
        assert_ne!(one, other);
    }

    #[test]
    fn pitch_follows_the_voice_and_the_mood() {
        let plain = |voice| hertz(&said(voice, 40, Feeling::Calm, Manner::Plain));
        let (man, woman) = (plain(Voice::LowMan), plain(Voice::HighWoman));
        assert!((85.0..120.0).contains(&man), "{man}");
        assert!((185.0..250.0).contains(&woman), "{woman}");
        let tense = said(Voice::LowMan, 100, Feeling::Anger, Manner::Plain);
        let sad = said(Voice::LowMan, 40, Feeling::Sorrow, Manner::Plain);
        assert!(hertz(&tense) > man && hertz(&sad) < man);
        assert!(tense.secs() < sad.secs());
    }

    #[test]
    fn it_lasts_about_as_long_as_the_words_would() {
        let secs = said(Voice::LowWoman, 40, Feeling::Calm, Manner::Plain).secs();
        assert!((3.5..6.5).contains(&secs), "{secs}");
        let chinese = "我半年前就把那个分期退了，你们每个月还在扣我的钱。为什么？";
        let secs = murmur(Voice::LowMan, 40, Mood::EVEN, Manner::Plain, chinese, 1).secs();
        assert!((4.5..8.0).contains(&secs), "{secs}");
    }

    #[test]
    fn it_is_muffled_and_never_too_loud_nor_silent() {
        for (voice, manner) in [
            (Voice::OldMan, Manner::Plain),
            (Voice::HighWoman, Manner::Shouting),
            (Voice::LowMan, Manner::Whispering),
        ] {
            let samples = said(voice, 80, Feeling::Anger, manner);
            let mut low = samples.clone();
            send_through(&mut low.mono, &mut steep_low_pass(1_500.0, MURMUR_RATE));
            let above = (samples.rms().powi(2) - low.rms().powi(2)).max(0.0).sqrt();
            assert!(
                decibels(above / samples.rms()) < -6.0,
                "{voice:?}: too much above 1500 Hz"
            );
            assert!(samples.peak() < 0.9);
            assert!(speech_decibels(&samples) > SPEECH_DECIBELS - 10.0);
        }
        assert!(
            murmur(Voice::LowMan, 40, Mood::EVEN, Manner::Plain, "… !", 1)
                .mono
                .is_empty()
        );
    }

    #[test]
    fn a_very_long_text_has_a_bounded_murmur() {
        let long = "word ".repeat(20_000);
        assert!(murmur(Voice::LowMan, 40, Mood::EVEN, Manner::Plain, &long, 1).secs() < 60.0);
    }
}
