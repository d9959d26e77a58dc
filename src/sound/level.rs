//! Loudness: every clip comes out as loud as every other.

use super::samples::{Samples, decibels, ratio, rms};

/// How loud speech is after [`level`]: the root of the mean square of what is not a pause.
pub const SPEECH_DECIBELS: f32 = -21.0;
/// No sample is louder than this.
pub const PEAK_DECIBELS: f32 = -1.5;
/// What is this much quieter than the loudest stretch is a pause.
const PAUSE_BELOW_LOUDEST: f32 = 35.0;
const STRETCH_SECS: f32 = 0.02;
/// Noise of a silent recording is not brought up to speech.
const MOST_GAIN: f32 = 40.0;

/// Brings speech to [`SPEECH_DECIBELS`], or as near as [`PEAK_DECIBELS`] allows.
pub fn level(samples: &mut Samples) {
    let peak = samples.peak();
    if peak <= 0.0 {
        return;
    }
    let gain = (SPEECH_DECIBELS - speech_decibels(samples)).min(MOST_GAIN);
    let most = PEAK_DECIBELS - decibels(peak);
    let factor = ratio(gain.min(most));
    samples.mono.iter_mut().for_each(|sample| *sample *= factor);
}

/// How loud the speech in it is, pauses left out.
pub fn speech_decibels(samples: &Samples) -> f32 {
    let stretch = samples.count(STRETCH_SECS).max(1);
    let loudness: Vec<f32> = samples.mono.chunks(stretch).map(rms).collect();
    let loudest = loudness.iter().fold(0.0_f32, |loudest, here| loudest.max(*here));
    let threshold = loudest * ratio(-PAUSE_BELOW_LOUDEST);
    let spoken = loudness.iter().filter(|here| **here >= threshold);
    let (squares, count) = spoken.fold((0.0, 0), |(sum, count), here| (sum + here * here, count + 1));
    decibels((squares / count.max(1) as f32).sqrt())
}

/// How loud it is in each stretch of so many seconds, 0 to 1, for a picture of it.
pub fn loudness_over_time(samples: &Samples, stretch_secs: f32) -> Vec<f32> {
    let stretch = samples.count(stretch_secs).max(1);
    let full = ratio(SPEECH_DECIBELS + 6.0);
    let stretches = samples.mono.chunks(stretch);
    stretches.map(|stretch| (rms(stretch) / full).min(1.0)).collect()
}

/// Presses loud parts together gently, as a telephone line does: ratio 2.5 above a threshold that lies below ordinary speech.
pub(super) fn compress(samples: &mut Samples) {
    const THRESHOLD: f32 = SPEECH_DECIBELS - 4.0;
    const RATIO: f32 = 2.5;
    const ATTACK_SECS: f32 = 0.005;
    const RELEASE_SECS: f32 = 0.12;
    let rate = samples.rate.max(1) as f32;
    let follow = |secs: f32| 1.0 - (-1.0 / (secs * rate)).exp();
    let (attack, release) = (follow(ATTACK_SECS), follow(RELEASE_SECS));
    let mut envelope = 0.0_f32;
    for sample in &mut samples.mono {
        let square = *sample * *sample;
        envelope += (square - envelope) * if square > envelope { attack } else { release };
        let above = decibels(envelope.sqrt()) - THRESHOLD;
        if above > 0.0 {
            *sample *= ratio(above / RATIO - above);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sound::telephone::tests::sine;

    #[test]
    fn quiet_and_loud_speech_come_out_alike() {
        for loudness in [0.002, 0.05, 0.9] {
            let mut samples = sine(500.0, 1.0, loudness);
            // A pause must not count as quiet speech.
            samples.mono.extend(vec![0.0; 16_000]);
            level(&mut samples);
            assert!((speech_decibels(&samples) - SPEECH_DECIBELS).abs() < 0.5);
        }
    }

    #[test]
    fn nothing_is_clipped_and_silence_stays_silent() {
        let mut click = sine(500.0, 1.0, 0.001);
        click.mono[100] = 1.0;
        level(&mut click);
        assert!(decibels(click.peak()) <= PEAK_DECIBELS + 0.01);
        let mut silence = Samples {
            rate: 16_000,
            mono: vec![0.0; 100],
        };
        level(&mut silence);
        assert_eq!(silence.peak(), 0.0);
        level(&mut Samples::default());
    }

    #[test]
    fn loud_parts_come_nearer_to_quiet_ones() {
        let difference = |process: bool| {
            let [mut loud, mut quiet] = [0.4, 0.1].map(|loudness| sine(800.0, 1.0, loudness));
            if process {
                compress(&mut loud);
                compress(&mut quiet);
            }
            decibels(loud.rms() / quiet.rms())
        };
        assert!((difference(false) - 12.04).abs() < 0.1);
        assert!((4.0..6.0).contains(&difference(true)), "{}", difference(true));
    }
}
