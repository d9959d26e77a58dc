//! Clips in and out of bytes: what is written is read again, and what somebody has damaged is refused.

use rolecall::sim::voice::config::Sound;
use rolecall::sound::level::{SPEECH_DECIBELS, speech_decibels};
use rolecall::sound::reading::{BadSound, read};
use rolecall::sound::samples::Samples;
use rolecall::sound::writing::clip;

use super::{speech, wav, wav_of};
use crate::terminal::Dice;

#[test]
fn a_clip_is_trimmed_levelled_and_read_again() {
    for (sound, rate) in [(Sound::Telephone, 8_640), (Sound::Wide, 22_050)] {
        let spoken = read(&wav(&speech(22_050, 3.0))).unwrap();
        assert!((spoken.secs() - 4.0).abs() < 0.01);
        let (bytes, samples) = clip(&spoken, sound).unwrap();
        assert!(
            (2.9..3.3).contains(&samples.secs()),
            "the silence is gone: {}",
            samples.secs()
        );
        let again = read(&bytes).unwrap();
        assert_eq!(again.rate, rate);
        assert!(
            (again.secs() - samples.secs()).abs() < 0.02,
            "{} {}",
            again.secs(),
            samples.secs()
        );
        assert!((speech_decibels(&again) - SPEECH_DECIBELS).abs() < 2.0);
        assert!(again.peak() < 1.0);
        let (same, _) = clip(&spoken, sound).unwrap();
        assert_eq!(bytes, same, "the same speech gives the same bytes");
    }
    let silence = Samples {
        rate: 22_050,
        mono: vec![0.0; 22_050],
    };
    assert!(clip(&silence, Sound::Wide).is_err());
}

#[test]
fn wav_is_read_in_its_usual_forms() {
    let half: [(u16, u16, &[u8]); 5] = [
        (1, 8, &[192]),
        (1, 16, &[0, 64]),
        (1, 24, &[0, 0, 64]),
        (1, 32, &[0, 0, 0, 64]),
        (3, 32, &[0, 0, 0, 63]),
    ];
    for (kind, bits, sample) in half {
        // Left is half, right is silent.
        let silent = if bits == 8 { vec![128] } else { vec![0; sample.len()] };
        let data = [sample, &silent].concat().repeat(10);
        let samples = read(&wav_of(kind, 2, 16_000, bits, &data)).unwrap();
        assert_eq!(samples.mono, [0.25; 10], "{kind} {bits}");
    }
    // eSpeak does not know the length when it begins.
    let mut endless = wav(&speech(16_000, 1.0));
    endless[40..44].copy_from_slice(&u32::MAX.to_le_bytes());
    assert!((read(&endless).unwrap().secs() - 2.0).abs() < 0.01);
}

#[test]
fn what_is_over_a_limit_is_refused() {
    let of = |rate, secs: u32| wav_of(1, 1, rate, 8, &vec![128; (rate * secs) as usize]);
    assert_eq!(read(&of(8_000, 61)), Err(BadSound::TooLong));
    assert_eq!(read(&of(4_000, 1)), Err(BadSound::Rate(4_000)));
    assert_eq!(read(&of(192_000, 1)), Err(BadSound::Rate(192_000)));
    assert_eq!(read(&of(8_000, 0)), Err(BadSound::Empty));
    assert_eq!(read(b"<html>"), Err(BadSound::Unknown));
    assert!(matches!(
        read(&wav_of(85, 2, 44_100, 16, &[0; 64])),
        Err(BadSound::Unreadable(_))
    ));
    assert!(matches!(
        read(&wav_of(1, 0, 44_100, 16, &[0; 64])),
        Err(BadSound::Unreadable(_))
    ));
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn damaged_clips_never_stop_the_program() {
    let spoken = speech(16_000, 1.0);
    let (ogg, _) = clip(&spoken, Sound::Telephone).unwrap();
    let mut dice = Dice::new(5);
    for good in [ogg, wav(&spoken)] {
        for _ in 0..400 {
            let mut bad = good.clone();
            for _ in 0..=dice.below(6) {
                let place = dice.below(bad.len().min(4_000) as u64) as usize;
                bad[place] = dice.below(256) as u8;
            }
            bad.truncate(dice.below(bad.len() as u64 * 2) as usize);
            if let Ok(samples) = read(&bad) {
                assert!(samples.mono.iter().all(|sample| sample.abs() <= 1.0));
            }
        }
    }
}
