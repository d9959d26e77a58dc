//! Tones and noise, computed sample by sample: the program ships no recordings.

use std::f32::consts::TAU;

/// Samples a second: enough for a telephone and soft music, and half the work of a full band.
pub(super) const SAMPLE_RATE: u32 = 24_000;

/// How many samples this time takes.
pub(super) fn samples(secs: f32) -> usize {
    (secs * SAMPLE_RATE as f32) as usize
}

/// Silence of this length.
pub(super) fn silence(secs: f32) -> Vec<f32> {
    vec![0.0; samples(secs)]
}

/// Adds a steady tone with soft ends.
pub(super) fn add_tone(buffer: &mut [f32], from_secs: f32, secs: f32, hertz: f32, loudness: f32) {
    let length = samples(secs);
    let edge = samples(0.012).min(length / 2).max(1);
    let start = samples(from_secs).min(buffer.len());
    for (index, (sample, wave)) in buffer[start..]
        .iter_mut()
        .zip(Sine::new(hertz))
        .take(length)
        .enumerate()
    {
        let soft = (index.min(length - index) as f32 / edge as f32).min(1.0);
        *sample += wave * loudness * soft;
    }
}

/// Adds a plucked note that dies away. What does not fit goes on at the beginning, so that a loop has no seam.
pub(super) fn add_pluck(buffer: &mut [f32], from_secs: f32, hertz: f32, half_life_secs: f32, loudness: f32) {
    let length = samples(8.0 * half_life_secs).min(buffer.len());
    let fade = 0.5_f32.powf(1.0 / (half_life_secs * SAMPLE_RATE as f32));
    let attack = samples(0.006).max(1);
    let start = samples(from_secs);
    let mut strength = loudness;
    let waves = Sine::new(hertz).zip(Sine::new(2.0 * hertz));
    for (index, (ground, overtone)) in waves.take(length).enumerate() {
        let soft = (index as f32 / attack as f32).min(1.0);
        let place = (start + index) % buffer.len();
        buffer[place] += (ground + 0.25 * overtone * strength / loudness) * strength * soft;
        strength *= fade;
    }
}

/// Adds a click: a very short burst of noise.
pub(super) fn add_click(buffer: &mut [f32], from_secs: f32, secs: f32, loudness: f32) {
    let length = samples(secs);
    let start = samples(from_secs).min(buffer.len());
    let mut state = 0x9E37_79B9_u32;
    let mut smooth = 0.0;
    for (index, sample) in buffer[start..].iter_mut().take(length).enumerate() {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        let noise = state as f32 / u32::MAX as f32 * 2.0 - 1.0;
        // A little smoothing turns a crackle into a key.
        smooth += 0.35 * (noise - smooth);
        let rest = 1.0 - index as f32 / length as f32;
        *sample += smooth * loudness * rest * rest;
    }
}

/// Brings the loudest sample to this level.
pub(super) fn level(mut buffer: Vec<f32>, peak: f32) -> Vec<f32> {
    let loudest = buffer.iter().fold(0.0_f32, |loudest, sample| loudest.max(sample.abs()));
    if loudest > 0.0 {
        buffer.iter_mut().for_each(|sample| *sample *= peak / loudest);
    }
    buffer
}

/// A sine wave by recurrence: two multiplications a sample instead of a sine.
pub(super) struct Sine {
    twice_cosine: f64,
    before: f64,
    now: f64,
}

impl Sine {
    pub(super) fn new(hertz: f32) -> Self {
        let turn = f64::from(TAU) * f64::from(hertz) / f64::from(SAMPLE_RATE);
        Self {
            twice_cosine: 2.0 * turn.cos(),
            before: -turn.sin(),
            now: 0.0,
        }
    }
}

impl Iterator for Sine {
    type Item = f32;

    fn next(&mut self) -> Option<f32> {
        let wave = self.now;
        self.now = self.twice_cosine * wave - self.before;
        self.before = wave;
        Some(wave as f32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_recurrence_is_a_sine() {
        for (index, wave) in Sine::new(440.0).take(samples(10.0)).enumerate().step_by(997) {
            let exact = (std::f64::consts::TAU * 440.0 * index as f64 / f64::from(SAMPLE_RATE)).sin();
            assert!(
                (f64::from(wave) - exact).abs() < 0.01,
                "at {index}: {wave} instead of {exact}"
            );
        }
    }
}
