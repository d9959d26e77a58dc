//! How loud each kind of sound is.

use kira::Decibels;

/// Volumes from 0 (off) to 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Volumes {
    /// Voices on the line.
    pub caller: u8,
    /// The telephone: ringing, tones, hold music.
    pub effects: u8,
    /// The bed under the call.
    pub office: u8,
    /// Keys and buttons.
    pub interface: u8,
}

impl Default for Volumes {
    fn default() -> Self {
        Self {
            caller: 80,
            effects: 60,
            office: 40,
            interface: 40,
        }
    }
}

impl Volumes {
    /// No sound at all.
    pub const SILENT: Self = Self {
        caller: 0,
        effects: 0,
        office: 0,
        interface: 0,
    };
}

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
