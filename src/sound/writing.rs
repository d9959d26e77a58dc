//! From what a speech program has made to the bytes of a clip: silence cut, one level, one rate, Ogg Vorbis.

use std::fmt;
use std::num::{NonZeroU8, NonZeroU32};

use vorbis_rs::{VorbisBitrateManagementStrategy, VorbisEncoderBuilder, VorbisError};

use super::level::level;
use super::resample::resample;
use super::samples::Samples;
use super::silence::trim;
use crate::sim::voice::config::Sound;

/// Samples a second and quality of each kind of clip.
///
/// A call has a hundred clips or more in each language, and each of them carries the encoder's tables. Below
/// 9,000 samples a second this encoder (aoTuV) writes small tables, 2.3 KB instead of 3.4 KB, and from this quality on it keeps what
/// lies below 3,250 Hz, which is what goes through the telephone. It takes two thirds of what 16,000 samples a second take.
const fn form(sound: Sound) -> (u32, f32) {
    match sound {
        Sound::Telephone => (8_640, -0.12),
        Sound::Wide => (22_050, 0.1),
    }
}
/// The same every time, so that the same speech gives the same bytes.
const STREAM_NUMBER: i32 = 1;
const BLOCK: usize = 1_024;
/// Pages of this size keep the overhead small; clips are never sought in.
const PAGE_BYTES: u16 = 60_000;

/// Why samples cannot be written.
#[derive(Debug)]
pub enum NotWritten {
    /// There is nothing to hear.
    Empty,
    /// What the encoder says.
    Encoder(VorbisError),
}

impl fmt::Display for NotWritten {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => formatter.write_str("There is nothing to hear in it."),
            Self::Encoder(error) => write!(formatter, "The encoder refuses it: {error}."),
        }
    }
}

impl std::error::Error for NotWritten {}

/// A clip from what was spoken: its bytes and its samples before they were encoded.
///
/// # Errors
/// When there is nothing to hear, or the encoder refuses it.
pub fn clip(spoken: &Samples, sound: Sound) -> Result<(Vec<u8>, Samples), NotWritten> {
    let (rate, quality) = form(sound);
    let mut samples = resample(spoken, rate);
    trim(&mut samples);
    if samples.mono.is_empty() {
        return Err(NotWritten::Empty);
    }
    level(&mut samples);
    Ok((vorbis(&samples, quality).map_err(NotWritten::Encoder)?, samples))
}

/// One channel of Ogg Vorbis.
fn vorbis(samples: &Samples, quality: f32) -> Result<Vec<u8>, VorbisError> {
    let rate = NonZeroU32::new(samples.rate).unwrap_or(NonZeroU32::MIN);
    let mut builder = VorbisEncoderBuilder::new_with_serial(rate, NonZeroU8::MIN, Vec::new(), STREAM_NUMBER);
    builder
        .bitrate_management_strategy(VorbisBitrateManagementStrategy::QualityVbr {
            target_quality: quality,
        })
        .minimum_page_data_size(Some(PAGE_BYTES));
    let mut encoder = builder.build()?;
    for block in samples.mono.chunks(BLOCK) {
        encoder.encode_audio_block([block])?;
    }
    encoder.finish()
}
