//! Reading WAV: whole numbers of 8 to 32 bits and floats of 32.

use super::{BadSound, LONGEST_SECS, check_rate, mixed};
use crate::sound::samples::Samples;

const WHOLE_NUMBERS: u16 = 1;
const FLOATS: u16 = 3;
/// The real form stands further behind.
const EXTENSIBLE: u16 = 0xFFFE;
const MOST_CHANNELS: u16 = 8;

/// How samples are written.
struct Form {
    kind: u16,
    channels: u16,
    rate: u32,
    bits: u16,
}

/// The samples of a file. Programs that write to a pipe do not know the length beforehand, so a length that is too large means
/// "to the end".
pub(super) fn read(bytes: &[u8]) -> Result<Samples, BadSound> {
    let mut rest = bytes
        .get(12..)
        .filter(|_| bytes.get(8..12) == Some(b"WAVE"))
        .ok_or(BadSound::Unknown)?;
    let mut form = None;
    while let (Some(name), Some(length)) = (rest.get(..4), rest.get(4..8)) {
        let length = u32::from_le_bytes([length[0], length[1], length[2], length[3]]) as usize;
        let body = &rest[8..];
        let part = &body[..length.min(body.len())];
        match name {
            b"fmt " => form = Some(read_form(part)?),
            b"data" => {
                let form = form.ok_or_else(|| unreadable("the samples come before their form"))?;
                return read_samples(&form, part);
            }
            _ => {}
        }
        // Parts begin at even places.
        rest = body.get(length.saturating_add(length % 2)..).unwrap_or_default();
    }
    Err(unreadable("it has no samples"))
}

fn read_form(part: &[u8]) -> Result<Form, BadSound> {
    let short = |place: usize| match part.get(place..place + 2) {
        Some(bytes) => Ok(u16::from_le_bytes([bytes[0], bytes[1]])),
        None => Err(unreadable("its header is cut off")),
    };
    let kind = match short(0)? {
        EXTENSIBLE => short(24)?,
        kind => kind,
    };
    let form = Form {
        kind,
        channels: short(2)?,
        rate: u32::from(short(4)?) | u32::from(short(6)?) << 16,
        bits: short(14)?,
    };
    check_rate(form.rate)?;
    if !(1..=MOST_CHANNELS).contains(&form.channels) {
        return Err(unreadable("it has too many channels or none"));
    }
    match (form.kind, form.bits) {
        (WHOLE_NUMBERS, 8 | 16 | 24 | 32) | (FLOATS, 32) => Ok(form),
        _ => Err(unreadable(
            "its samples are neither whole numbers of 8 to 32 bits nor floats of 32",
        )),
    }
}

fn read_samples(form: &Form, part: &[u8]) -> Result<Samples, BadSound> {
    let bytes = usize::from(form.bits / 8);
    let channels = usize::from(form.channels);
    if part.len() / bytes / channels > LONGEST_SECS as usize * form.rate as usize {
        return Err(BadSound::TooLong);
    }
    let interleaved: Vec<f32> = part.chunks_exact(bytes).map(|sample| value(form, sample)).collect();
    Ok(Samples {
        rate: form.rate,
        mono: mixed(&interleaved, channels).collect(),
    })
}

fn value(form: &Form, sample: &[u8]) -> f32 {
    match *sample {
        [byte] => (f32::from(byte) - 128.0) / 128.0,
        [low, high] => f32::from(i16::from_le_bytes([low, high])) / 32_768.0,
        [low, middle, high] => i32::from_le_bytes([0, low, middle, high]) as f32 / 2_147_483_648.0,
        [a, b, c, d] if form.kind == FLOATS => f32::from_le_bytes([a, b, c, d]),
        [a, b, c, d] => i32::from_le_bytes([a, b, c, d]) as f32 / 2_147_483_648.0,
        _ => 0.0,
    }
}

fn unreadable(reason: &str) -> BadSound {
    BadSound::Unreadable(reason.to_owned())
}
