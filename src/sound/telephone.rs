//! The telephone band: what is left of a voice at the other end of a line.
//!
//! Clips are kept dry, because the band is a setting: it takes away from what can be understood.

use super::filter::{send_through, steep_high_pass, steep_low_pass};
use super::level::{compress, level};
use super::samples::Samples;

/// What lies below is cut off.
pub const LOWEST_HERTZ: f32 = 300.0;
/// What lies above is cut off.
pub const HIGHEST_HERTZ: f32 = 3_400.0;

/// Puts a voice on the telephone: high-pass, low-pass, light compression, and the level of all clips.
pub fn telephone(samples: &mut Samples) {
    band(samples);
    level(samples);
    compress(samples);
    level(samples);
}

/// The band alone: 24 dB an octave on both sides.
pub(super) fn band(samples: &mut Samples) {
    let rate = samples.rate;
    send_through(&mut samples.mono, &mut steep_high_pass(LOWEST_HERTZ, rate));
    if HIGHEST_HERTZ < 0.49 * rate as f32 {
        send_through(&mut samples.mono, &mut steep_low_pass(HIGHEST_HERTZ, rate));
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::sound::samples::decibels;

    pub(in crate::sound) fn sine(hertz: f32, secs: f32, loudness: f32) -> Samples {
        let rate = 16_000;
        let mono = (0..(secs * 16_000.0) as usize)
            .map(|index| (std::f32::consts::TAU * hertz * index as f32 / 16_000.0).sin() * loudness)
            .collect();
        Samples { rate, mono }
    }

    /// How much of a tone is left, in decibels, without the first tenth of a second.
    fn left_of(hertz: f32) -> f32 {
        let mut samples = sine(hertz, 1.0, 0.5);
        let before = samples.rms();
        band(&mut samples);
        samples.mono.drain(..1_600);
        decibels(samples.rms() / before)
    }

    #[test]
    fn the_band_is_flat_inside_and_steep_outside() {
        for hertz in [350.0, 500.0, 1_000.0, 2_000.0, 3_000.0, 3_300.0] {
            assert!(
                (-3.0..=0.5).contains(&left_of(hertz)),
                "{hertz} Hz: {} dB",
                left_of(hertz)
            );
        }
        for (hertz, most) in [
            (50.0, -55.0),
            (100.0, -36.0),
            (150.0, -23.0),
            (5_000.0, -16.0),
            (6_000.0, -26.0),
        ] {
            assert!(left_of(hertz) < most, "{hertz} Hz: {} dB", left_of(hertz));
        }
    }

    #[test]
    fn a_voice_on_the_telephone_is_as_loud_as_before() {
        let mut samples = sine(700.0, 1.0, 0.3);
        telephone(&mut samples);
        let loudness = decibels(samples.rms());
        assert!(
            (loudness - super::super::level::SPEECH_DECIBELS).abs() < 1.0,
            "{loudness}"
        );
        assert!(samples.peak() < 1.0);
        for rate in [0, 1, 4_000, 192_000] {
            let mut odd = Samples {
                rate,
                mono: vec![0.1, -0.1, 0.3],
            };
            telephone(&mut odd);
            assert!(odd.mono.iter().all(|sample| sample.is_finite()), "{rate}");
        }
        telephone(&mut Samples::default());
    }
}
