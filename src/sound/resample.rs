//! Another rate, by a windowed sinc: what the new rate cannot hold is cut off and not folded down.

use std::f64::consts::PI;

use super::samples::Samples;

/// Zero crossings of the sinc on either side.
const CROSSINGS: f64 = 16.0;

/// The same sound at another rate.
pub(crate) fn resample(samples: &Samples, rate: u32) -> Samples {
    if samples.rate == rate || samples.rate == 0 || rate == 0 {
        return samples.clone();
    }
    // Both rates as a fraction: its lower part is how many different places between two samples there are.
    let common = common_divisor(samples.rate, rate);
    let (step, phases) = ((samples.rate / common) as usize, (rate / common) as usize);
    let weights: Vec<Weights> = (0..phases).map(|phase| Weights::new(phase, step, phases)).collect();
    let length = samples.mono.len() * phases / step;
    let sample = |index: usize| {
        let place = index * step;
        weights[place % phases].at(&samples.mono, place / phases)
    };
    Samples {
        rate,
        mono: (0..length).map(sample).collect(),
    }
}

/// What the samples around a place between two of them count.
struct Weights {
    /// How many samples before the place they begin.
    before: usize,
    shares: Vec<f32>,
}

impl Weights {
    fn new(phase: usize, step: usize, phases: usize) -> Self {
        // Going down, the sinc is stretched, and so becomes the low-pass that is needed.
        let band = (phases as f64 / step as f64).min(1.0) * 0.97;
        let reach = CROSSINGS / band;
        let before = reach.ceil() as usize;
        let between = phase as f64 / phases as f64;
        let share = |index: usize| {
            let distance = index as f64 - before as f64 - between;
            if distance.abs() >= reach {
                return 0.0;
            }
            (sinc(distance * band) * window(distance / reach) * band) as f32
        };
        Self {
            before,
            shares: (0..2 * before + 2).map(share).collect(),
        }
    }

    fn at(&self, mono: &[f32], place: usize) -> f32 {
        let missing = self.before.saturating_sub(place);
        let from = (place + missing - self.before).min(mono.len());
        let shares = self.shares.get(missing..).unwrap_or_default();
        mono[from..]
            .iter()
            .zip(shares)
            .map(|(sample, share)| sample * share)
            .sum()
    }
}

fn common_divisor(one: u32, other: u32) -> u32 {
    if other == 0 {
        one
    } else {
        common_divisor(other, one % other)
    }
}

fn sinc(turns: f64) -> f64 {
    if turns.abs() < 1e-9 {
        1.0
    } else {
        (PI * turns).sin() / (PI * turns)
    }
}

/// Blackman's window over -1 to 1.
fn window(place: f64) -> f64 {
    0.42 + 0.5 * (PI * place).cos() + 0.08 * (2.0 * PI * place).cos()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sound::samples::decibels;
    use crate::sound::telephone::tests::sine;

    #[test]
    fn what_fits_stays_and_what_does_not_is_gone() {
        for (hertz, least, most) in [
            (1_000.0, -0.2, 0.2),
            (3_200.0, -0.5, 0.5),
            (4_600.0, -200.0, -40.0),
            (7_000.0, -200.0, -55.0),
        ] {
            let before = sine(hertz, 0.5, 0.5);
            let after = resample(&before, 8_000);
            assert!((after.secs() - before.secs()).abs() < 0.001);
            let left = decibels(after.rms() / before.rms());
            assert!((least..=most).contains(&left), "{hertz} Hz: {left} dB");
        }
    }
}
