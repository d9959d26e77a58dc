//! From what a speech program has made to the bytes of a clip: silence cut, one level, one rate, Ogg Vorbis.

use std::fmt;
use std::num::{NonZeroU8, NonZeroU32};

use vorbis_rs::{VorbisBitrateManagementStrategy, VorbisEncoderBuilder, VorbisError};

use super::level::level;
use super::resample::resample;
use super::samples::Samples;
use super::silence::trim;

/// Samples a second of a clip: all that a telephone carries, and as much again above it.
pub const CLIP_RATE: u32 = 16_000;
/// The encoder's lowest quality. A call has some hundred clips, and speech bears it.
const QUALITY: f32 = -0.2;
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
pub fn clip(spoken: &Samples) -> Result<(Vec<u8>, Samples), NotWritten> {
    let mut samples = resample(spoken, CLIP_RATE);
    trim(&mut samples);
    if samples.mono.is_empty() {
        return Err(NotWritten::Empty);
    }
    level(&mut samples);
    Ok((vorbis(&samples).map_err(NotWritten::Encoder)?, samples))
}

/// One channel of Ogg Vorbis.
fn vorbis(samples: &Samples) -> Result<Vec<u8>, VorbisError> {
    let rate = NonZeroU32::new(samples.rate).unwrap_or(NonZeroU32::MIN);
    let mut builder = VorbisEncoderBuilder::new_with_serial(rate, NonZeroU8::MIN, Vec::new(), STREAM_NUMBER);
    builder
        .bitrate_management_strategy(VorbisBitrateManagementStrategy::QualityVbr {
            target_quality: QUALITY,
        })
        .minimum_page_data_size(Some(PAGE_BYTES));
    let mut encoder = builder.build()?;
    for block in samples.mono.chunks(BLOCK) {
        encoder.encode_audio_block([block])?;
    }
    encoder.finish()
}
