//! Filters of second order, by the formulas of the audio equaliser cookbook of R. Bristow-Johnson.

use std::f32::consts::TAU;

/// A filter with two poles and two zeros.
#[derive(Debug, Clone)]
pub(super) struct Biquad {
    feed: [f32; 3],
    back: [f32; 2],
    before: [f32; 2],
}

/// The quality factors of the two halves of a Butterworth filter of fourth order: flat, then 24 dB an octave.
const BUTTERWORTH: [f32; 2] = [0.541_196_1, 1.306_563];

impl Biquad {
    pub(super) fn low_pass(hertz: f32, quality: f32, rate: u32) -> Self {
        let (cosine, alpha) = angle(hertz, quality, rate);
        let edge = (1.0 - cosine) / 2.0;
        Self::new([edge, 1.0 - cosine, edge], cosine, alpha)
    }

    pub(super) fn high_pass(hertz: f32, quality: f32, rate: u32) -> Self {
        let (cosine, alpha) = angle(hertz, quality, rate);
        let edge = f32::midpoint(1.0, cosine);
        Self::new([edge, -1.0 - cosine, edge], cosine, alpha)
    }

    /// Lets one frequency through unchanged and everything else less: a formant.
    pub(super) fn resonance(hertz: f32, width_hertz: f32, rate: u32) -> Self {
        let (cosine, alpha) = angle(hertz, hertz / width_hertz.max(1.0), rate);
        Self::new([alpha, 0.0, -alpha], cosine, alpha)
    }

    fn new(feed: [f32; 3], cosine: f32, alpha: f32) -> Self {
        let whole = 1.0 + alpha;
        Self {
            feed: feed.map(|weight| weight / whole),
            back: [-2.0 * cosine / whole, (1.0 - alpha) / whole],
            before: [0.0; 2],
        }
    }

    /// Another filter from here on; what is ringing goes on to ring.
    pub(super) fn change_to(&mut self, other: &Self) {
        self.feed = other.feed;
        self.back = other.back;
    }

    pub(super) fn next(&mut self, sample: f32) -> f32 {
        let filtered = self.feed[0] * sample + self.before[0];
        self.before[0] = self.feed[1] * sample - self.back[0] * filtered + self.before[1];
        self.before[1] = self.feed[2] * sample - self.back[1] * filtered;
        filtered
    }
}

/// Two filters that make one of fourth order.
pub(super) fn steep_high_pass(hertz: f32, rate: u32) -> [Biquad; 2] {
    BUTTERWORTH.map(|quality| Biquad::high_pass(hertz, quality, rate))
}

/// The same for what lies below.
pub(super) fn steep_low_pass(hertz: f32, rate: u32) -> [Biquad; 2] {
    BUTTERWORTH.map(|quality| Biquad::low_pass(hertz, quality, rate))
}

/// Sends samples through filters, one after the other.
pub(super) fn send_through(samples: &mut [f32], filters: &mut [Biquad]) {
    for sample in samples {
        *sample = filters.iter_mut().fold(*sample, |sample, filter| filter.next(sample));
    }
}

/// A filter above half the rate would be none.
fn angle(hertz: f32, quality: f32, rate: u32) -> (f32, f32) {
    let rate = rate.max(1) as f32;
    let turn = TAU * hertz.max(1.0).min(0.49 * rate) / rate;
    (turn.cos(), turn.sin() / (2.0 * quality.max(0.05)))
}
