//! The hold music: eight bars in F, an original little tune for a music box, made to be heard many times.

use super::synthesis::{add_pluck, silence};

const BEAT_SECS: f32 = 0.72;
const BEATS_A_BAR: usize = 4;

/// A bar: its bass note, and the four notes that its eighths go up and down (as MIDI note numbers).
struct Bar {
    bass: u8,
    chord: [u8; 4],
    melody: [Option<u8>; BEATS_A_BAR],
}

const fn bar(bass: u8, chord: [u8; 4], melody: [Option<u8>; BEATS_A_BAR]) -> Bar {
    Bar { bass, chord, melody }
}

const BARS: [Bar; 8] = [
    bar(41, [57, 60, 64, 67], [Some(72), None, None, Some(76)]),
    bar(45, [55, 60, 64, 67], [Some(79), None, Some(76), None]),
    bar(46, [58, 62, 65, 69], [Some(77), None, None, Some(74)]),
    bar(48, [55, 60, 64, 69], [Some(76), None, Some(72), None]),
    bar(38, [57, 60, 65, 69], [Some(74), None, None, Some(77)]),
    bar(43, [58, 62, 65, 70], [Some(82), None, Some(81), None]),
    bar(48, [58, 62, 65, 70], [Some(79), None, Some(74), Some(76)]),
    bar(41, [57, 60, 64, 69], [Some(77), None, None, None]),
];

/// One round of the loop; every note that rings over the end begins again at the start.
pub(super) fn hold_music() -> Vec<f32> {
    let mut buffer = silence(BARS.len() as f32 * BEATS_A_BAR as f32 * BEAT_SECS);
    for (index, bar) in BARS.iter().enumerate() {
        let start = index as f32 * BEATS_A_BAR as f32 * BEAT_SECS;
        add_pluck(&mut buffer, start, hertz(bar.bass), 0.8, 0.5);
        add_pluck(&mut buffer, start + 2.0 * BEAT_SECS, hertz(bar.bass + 12), 0.5, 0.25);
        for (eighth, step) in [0, 1, 2, 3, 2, 1, 2, 1].into_iter().enumerate() {
            let at = start + eighth as f32 * BEAT_SECS / 2.0;
            add_pluck(&mut buffer, at, hertz(bar.chord[step]), 0.35, 0.22);
        }
        for (beat, note) in bar.melody.into_iter().enumerate() {
            if let Some(note) = note {
                add_pluck(&mut buffer, start + beat as f32 * BEAT_SECS, hertz(note), 0.6, 0.4);
            }
        }
    }
    buffer
}

fn hertz(note: u8) -> f32 {
    440.0 * 2.0_f32.powf((f32::from(note) - 69.0) / 12.0)
}
