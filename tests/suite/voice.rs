//! The voices of calls: names of clips, the list of clips, what is read from the disk, `rolecall voice`, and the voices that ship.

#[cfg(unix)]
mod command;
mod keys;
mod manifest;
mod shelf;
mod shipped;
mod sounds;

use rolecall::sound::samples::Samples;

/// Something like speech: a buzz that comes and goes, with silence around it.
pub fn speech(rate: u32, secs: f32) -> Samples {
    let wave = |index: usize| {
        let time = index as f32 / rate as f32;
        let buzz =
            (1..12).map(|overtone| (std::f32::consts::TAU * 130.0 * overtone as f32 * time).sin() / overtone as f32);
        let syllables = (std::f32::consts::PI * 4.0 * time).sin().abs();
        0.2 * syllables * buzz.sum::<f32>()
    };
    let silence = vec![0.0; rate as usize / 2];
    let spoken = (0..(secs * rate as f32) as usize).map(wave);
    Samples {
        rate,
        mono: silence.iter().copied().chain(spoken).chain(silence.clone()).collect(),
    }
}

/// A WAV of 16 bits in one channel.
pub fn wav(samples: &Samples) -> Vec<u8> {
    let data: Vec<u8> = samples
        .mono
        .iter()
        .flat_map(|sample| ((sample * 32_767.0) as i16).to_le_bytes())
        .collect();
    wav_of(1, 1, samples.rate, 16, &data)
}

/// A WAV of any form.
pub fn wav_of(kind: u16, channels: u16, rate: u32, bits: u16, data: &[u8]) -> Vec<u8> {
    let frame = channels * bits / 8;
    let mut bytes = b"RIFF".to_vec();
    bytes.extend((36 + data.len() as u32).to_le_bytes());
    bytes.extend(b"WAVEfmt ");
    bytes.extend(16_u32.to_le_bytes());
    bytes.extend([kind.to_le_bytes(), channels.to_le_bytes()].concat());
    bytes.extend(rate.to_le_bytes());
    bytes.extend((rate * u32::from(frame)).to_le_bytes());
    bytes.extend([frame.to_le_bytes(), bits.to_le_bytes()].concat());
    bytes.extend(b"data");
    bytes.extend((data.len() as u32).to_le_bytes());
    bytes.extend(data);
    bytes
}
