//! From the bytes of a clip to samples: Ogg Vorbis and plain WAV, under limits, because files come from anywhere.

mod vorbis;
mod wav;

use std::fmt;

use super::samples::Samples;
use crate::sim::sentence::{Sentence, sentence};

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

impl BadSound {
    /// Why, in one sentence.
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::Unknown => sentence!("It is neither Ogg Vorbis nor WAV.", "既不是 Ogg Vorbis，也不是 WAV。"),
            // The reason is the decoder's, for whoever mends it.
            Self::Unreadable(reason) => {
                sentence!("It cannot be read: {reason}.", "内容损坏，或是读不了的格式：{reason}。")
            }
            Self::Rate(rate) => sentence!(
                "It has {rate} samples a second; {least} to {most} are read.",
                "采样率为每秒 {rate} 次，只能读 {least} 到 {most} 次的。",
                rate = rate,
                least = RATES.start(),
                most = RATES.end()
            ),
            Self::TooLong => sentence!("It is longer than {LONGEST_SECS} seconds.", "超过 {LONGEST_SECS} 秒。"),
            Self::Empty => sentence!("There is nothing to hear in it.", "里面没有声音。"),
        }
    }
}

impl fmt::Display for BadSound {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.sentence().english)
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
