//! Reading Ogg Vorbis, in safe Rust.

use std::io::Cursor;

use symphonia::core::codecs::CodecParameters;
use symphonia::core::errors::Error;
use symphonia::core::formats::TrackType;
use symphonia::core::io::MediaSourceStream;

use super::{BadSound, LONGEST_SECS, check_rate, mixed};
use crate::sound::samples::Samples;

/// The samples of a file.
pub(super) fn read(bytes: &[u8]) -> Result<Samples, BadSound> {
    let stream = MediaSourceStream::new(Box::new(Cursor::new(bytes.to_vec())), Default::default());
    let mut file = symphonia::default::get_probe()
        .probe(&Default::default(), stream, Default::default(), Default::default())
        .map_err(unreadable)?;
    let track = file.default_track(TrackType::Audio).ok_or(BadSound::Empty)?;
    let wanted = track.id;
    let Some(CodecParameters::Audio(parameters)) = track.codec_params.clone() else {
        return Err(BadSound::Empty);
    };
    let rate = parameters.sample_rate.unwrap_or_default();
    check_rate(rate)?;
    let mut decoder = symphonia::default::get_codecs()
        .make_audio_decoder(&parameters, &Default::default())
        .map_err(unreadable)?;
    let most = LONGEST_SECS as usize * rate as usize;
    let mut samples = Samples { rate, mono: Vec::new() };
    let mut interleaved: Vec<f32> = Vec::new();
    while let Some(packet) = file.next_packet().map_err(unreadable)? {
        if packet.track_id != wanted {
            continue;
        }
        let decoded = decoder.decode(&packet).map_err(unreadable)?;
        let channels = decoded.num_planes();
        decoded.copy_to_vec_interleaved(&mut interleaved);
        samples.mono.extend(mixed(&interleaved, channels));
        if samples.mono.len() > most {
            return Err(BadSound::TooLong);
        }
    }
    Ok(samples)
}

fn unreadable(error: Error) -> BadSound {
    BadSound::Unreadable(error.to_string())
}
