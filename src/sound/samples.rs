//! Samples of one channel, between -1 and 1.

/// A sound in memory.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Samples {
    /// Samples a second.
    pub rate: u32,
    /// The samples, one channel.
    pub mono: Vec<f32>,
}

impl Samples {
    /// How long it takes, in seconds.
    pub fn secs(&self) -> f32 {
        self.mono.len() as f32 / self.rate.max(1) as f32
    }

    /// The loudest sample.
    pub fn peak(&self) -> f32 {
        self.mono.iter().fold(0.0_f32, |peak, sample| peak.max(sample.abs()))
    }

    /// The root of the mean square.
    pub fn rms(&self) -> f32 {
        rms(&self.mono)
    }

    /// How many samples this time takes.
    pub(super) fn count(&self, secs: f32) -> usize {
        count(self.rate, secs)
    }
}

/// How many samples this time takes at a rate.
pub(super) fn count(rate: u32, secs: f32) -> usize {
    (secs.max(0.0) * rate as f32) as usize
}

/// The root of the mean square; 0 for nothing.
pub(super) fn rms(samples: &[f32]) -> f32 {
    if samples.is_empty() {
        return 0.0;
    }
    let squares: f64 = samples.iter().map(|sample| f64::from(*sample).powi(2)).sum();
    (squares / samples.len() as f64).sqrt() as f32
}

/// A ratio as decibels.
pub fn decibels(ratio: f32) -> f32 {
    20.0 * ratio.max(1e-9).log10()
}

/// Decibels as a ratio.
pub fn ratio(decibels: f32) -> f32 {
    10.0_f32.powf(decibels / 20.0)
}
