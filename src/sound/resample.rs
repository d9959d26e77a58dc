//! Another rate, by a windowed sinc: what the new rate cannot hold is cut off and not folded down.

use std::f64::consts::PI;

use super::samples::Samples;

/// Zero crossings of the sinc on either side.
const CROSSINGS: f64 = 16.0;

/// The same sound at another rate.
pub(super) fn resample(samples: &Samples, rate: u32) -> Samples {
    if samples.rate == rate || samples.rate == 0 || rate == 0 {
        return samples.clone();
    }
    let step = f64::from(samples.rate) / f64::from(rate);
    // Going down, the sinc is stretched, and so becomes the low-pass that is needed.
    let band = (1.0 / step).min(1.0) * 0.97;
    let reach = CROSSINGS / band;
    let length = (samples.mono.len() as f64 / step) as usize;
    let sample = |index: usize| {
        let middle = index as f64 * step;
        let from = (middle - reach).ceil().max(0.0) as usize;
        let to = ((middle + reach).floor() as usize + 1).min(samples.mono.len());
        let sum: f64 = (from..to)
            .map(|source| {
                let distance = source as f64 - middle;
                f64::from(samples.mono[source]) * sinc(distance * band) * window(distance / reach) * band
            })
            .sum();
        sum as f32
    };
    Samples {
        rate,
        mono: (0..length).map(sample).collect(),
    }
}

fn sinc(turns: f64) -> f64 {
    if turns.abs() < 1e-9 { 1.0 } else { (PI * turns).sin() / (PI * turns) }
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
        for (hertz, least, most) in [(1_000.0, -0.2, 0.2), (3_200.0, -0.5, 0.5), (4_600.0, -200.0, -45.0), (7_000.0, -200.0, -60.0)] {
            let before = sine(hertz, 0.5, 0.5);
            let after = resample(&before, 8_000);
            assert!((after.secs() - before.secs()).abs() < 0.001);
            let left = decibels(after.rms() / before.rms());
            assert!((least..=most).contains(&left), "{hertz} Hz: {left} dB");
        }
    }
}
