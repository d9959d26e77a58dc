//! The silence around speech: speech programs leave much of it.

use super::samples::{Samples, ratio};

/// What is this much quieter than the loudest sample is silence.
const BELOW_PEAK_DECIBELS: f32 = 42.0;
/// What is left of the silence in front, so that a soft beginning is not cut.
const BEFORE_SECS: f32 = 0.03;
/// And behind.
const AFTER_SECS: f32 = 0.08;
/// A pause inside of speech is not longer than this.
const LONGEST_PAUSE_SECS: f32 = 0.45;
const EDGE_SECS: f32 = 0.008;

/// Takes the silence away in front and behind, shortens long pauses, and softens both ends.
pub(super) fn trim(samples: &mut Samples) {
    let threshold = samples.peak() * ratio(-BELOW_PEAK_DECIBELS);
    let is_loud = |sample: &f32| sample.abs() > threshold;
    let Some(first) = samples.mono.iter().position(is_loud) else {
        samples.mono.clear();
        return;
    };
    let last = samples.mono.iter().rposition(is_loud).unwrap_or(first);
    let start = first.saturating_sub(samples.count(BEFORE_SECS));
    let end = (last + samples.count(AFTER_SECS) + 1).min(samples.mono.len());
    samples.mono.truncate(end);
    samples.mono.drain(..start);
    shorten_pauses(samples, threshold);
    soften_ends(samples);
}

fn shorten_pauses(samples: &mut Samples, threshold: f32) {
    let longest = samples.count(LONGEST_PAUSE_SECS).max(1);
    let mut quiet = 0;
    samples.mono.retain(|sample| {
        quiet = if sample.abs() > threshold { 0 } else { quiet + 1 };
        quiet <= longest
    });
}

fn soften_ends(samples: &mut Samples) {
    let edge = samples.count(EDGE_SECS).min(samples.mono.len() / 2);
    let length = samples.mono.len();
    for index in 0..edge {
        let soft = index as f32 / edge as f32;
        samples.mono[index] *= soft;
        samples.mono[length - 1 - index] *= soft;
    }
}
