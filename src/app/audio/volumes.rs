//! Volumes as decibels.

use kira::Decibels;

pub use crate::app::preferences::Volumes;

/// The ear hears ratios: half the volume is about 12 dB less.
pub(super) fn decibels(volume: u8) -> Decibels {
    if volume == 0 {
        return Decibels::SILENCE;
    }
    let share = f32::from(volume.min(100)) / 100.0;
    Decibels(40.0 * share.log10())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn volumes_run_from_silence_to_unchanged() {
        assert_eq!(decibels(0), Decibels::SILENCE);
        assert_eq!(decibels(100), Decibels::IDENTITY);
        assert_eq!(decibels(255), Decibels::IDENTITY);
        assert!((decibels(50).0 + 12.04).abs() < 0.01);
        assert!((1..100).all(|volume| decibels(volume) < decibels(volume + 1)));
    }
}
