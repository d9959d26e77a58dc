//! From the bytes of a clip to samples: Ogg Vorbis and plain WAV, under limits, because files come from anywhere.

mod vorbis;
mod wav;

use std::fmt;

use super::samples::Samples;

/// A clip may take so long.
pub const LONGEST_SECS: u32 = 60;
/// So many bytes a file may have: a minute of WAV in two channels at 48 kHz.
pub const LARGEST_FILE: u64 = 12 * 1024 * 1024;
/// The rates that are read, in samples a second.
pub const RATES: std::ops::RangeInclusive<u32> = 8_000..=96_000;

/// Why bytes are no sound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BadSound {
    /// It is neither Ogg Vorbis nor WAV.
    Unknown,
    /// It is damaged, or of a kind that is not read; with the reason.
    Unreadable(String),
    /// Its rate is outside of [`RATES`].
    Rate(u32),
    /// It is longer than [`LONGEST_SECS`].
    TooLong,
    /// There is nothing to hear.
    Empty,
}

impl fmt::Display for BadSound {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown => formatter.write_str("It is neither Ogg Vorbis nor WAV."),
            Self::Unreadable(reason) => write!(formatter, "It cannot be read: {reason}."),
            Self::Rate(rate) => write!(
                formatter,
                "It has {rate} samples a second; {} to {} are read.",
                RATES.start(),
                RATES.end()
            ),
            Self::TooLong => write!(formatter, "It is longer than {LONGEST_SECS} seconds."),
            Self::Empty => formatter.write_str("There is nothing to hear in it."),
        }
    }
}

impl std::error::Error for BadSound {}

/// The samples of a clip; several channels become one.
///
/// # Errors
/// When the bytes are no sound, or are over a limit.
pub fn read(bytes: &[u8]) -> Result<Samples, BadSound> {
    let samples = match bytes {
        [b'O', b'g', b'g', b'S', ..] => vorbis::read(bytes)?,
        [b'R', b'I', b'F', b'F', ..] => wav::read(bytes)?,
        _ => return Err(BadSound::Unknown),
    };
    if samples.mono.is_empty() {
        return Err(BadSound::Empty);
    }
    Ok(samples)
}

fn check_rate(rate: u32) -> Result<(), BadSound> {
    if RATES.contains(&rate) {
        Ok(())
    } else {
        Err(BadSound::Rate(rate))
    }
}

/// One channel of several: their average. What is no number becomes silence.
fn mixed(interleaved: &[f32], channels: usize) -> impl Iterator<Item = f32> {
    interleaved.chunks_exact(channels.max(1)).map(|frame| {
        let average = frame.iter().sum::<f32>() / frame.len() as f32;
        if average.is_finite() {
            average.clamp(-1.0, 1.0)
        } else {
            0.0
        }
    })
}
