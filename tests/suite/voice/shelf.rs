//! What is played for a line: its clip if it can be read, a murmur if not, and never silence by accident.

use std::fs;

use rolecall::sim::scenario::flow::Manner;
use rolecall::sim::scenario::model::{Feeling, Voice};
use rolecall::sim::voice::config::Sound;
use rolecall::sim::voice::lines::YOU;
use rolecall::sim::voice::manifest::{Clip, Manifest, Source, text_fingerprint};
use rolecall::sound::delivery::Mood;
use rolecall::sound::writing::clip;
use rolecall::store::voice_shelf::{PLAYED_RATE, ShelfLine, SpokenLine, VoiceShelf};
use rolecall::store::voices::VoiceFolder;
use tempfile::TempDir;

use super::speech;

const TEXT: &str = "And what goes out on the fifth?";

fn line<'l>(who: &'l str, text: &'l str) -> ShelfLine<'l> {
    ShelfLine {
        language: "en",
        who,
        voice: Voice::LowMan,
        age: 41,
        manner: Manner::Plain,
        text,
    }
}

fn speak(shelf: &VoiceShelf, who: &str, text: &str, on_telephone: bool) -> Option<SpokenLine> {
    let mood = Mood {
        tension: 75,
        feeling: Feeling::Anger,
    };
    shelf.speak(&line(who, text), mood, on_telephone)
}

/// A folder of calls in which the customer and the trainee have one clip each.
fn calls() -> (TempDir, VoiceFolder) {
    let calls = TempDir::new().unwrap();
    let folder = VoiceFolder::beside(calls.path(), "lost-card");
    let mut manifest = Manifest::empty("lost-card");
    let source = manifest.source(Source {
        made_by: "a test".to_owned(),
        origin: "A buzz.".to_owned(),
        licence: "CC0-1.0".to_owned(),
    });
    for (who, digit) in [("customer", "a"), (YOU, "b")] {
        let key = digit.repeat(32);
        let (bytes, samples) = clip(&speech(22_050, 1.0), Sound::Telephone).unwrap();
        folder.write_clip("en", &key, &bytes).unwrap();
        manifest.clips.push(Clip {
            language: "en".to_owned(),
            key,
            who: who.to_owned(),
            manner: Manner::Plain,
            text: text_fingerprint(TEXT),
            millis: (samples.secs() * 1000.0) as u32,
            bytes: bytes.len() as u32,
            source,
        });
    }
    folder.write_manifest(&manifest).unwrap();
    (calls, folder)
}

#[test]
fn a_line_with_a_clip_is_the_clip() {
    let (calls, _) = calls();
    let shelf = VoiceShelf::beside(Some(calls.path()), "lost-card");
    let dry = speak(&shelf, "customer", TEXT, false).unwrap();
    assert!(!dry.is_murmur);
    assert_eq!(dry.samples.rate, PLAYED_RATE);
    assert!((0.9..1.3).contains(&dry.samples.secs()));
    assert!(dry.delivery.rate > 1.0, "tension hastens");
    let on_telephone = speak(&shelf, "customer", TEXT, true).unwrap();
    assert_ne!(on_telephone.samples, dry.samples);
    // The lowest tone of the buzz is below the band.
    let low = |spoken: &SpokenLine| {
        let turn = std::f32::consts::TAU * 130.0 / PLAYED_RATE as f32;
        let share = |wave: fn(f32) -> f32| {
            let mono = spoken.samples.mono.iter().enumerate();
            mono.map(|(index, sample)| wave(turn * index as f32) * sample)
                .sum::<f32>()
        };
        share(f32::sin).hypot(share(f32::cos))
    };
    assert!(low(&on_telephone) < low(&dry) / 5.0);
}

#[test]
fn your_own_line_is_dry_and_silent_without_a_clip() {
    let (calls, _) = calls();
    let shelf = VoiceShelf::beside(Some(calls.path()), "lost-card");
    let own = speak(&shelf, YOU, TEXT, true).unwrap();
    assert_eq!(own.samples, speak(&shelf, YOU, TEXT, false).unwrap().samples);
    assert!((own.delivery.rate - 1.0).abs() < f32::EPSILON);
    assert_eq!(speak(&shelf, YOU, "Something else.", true), None);
}

#[test]
fn whatever_is_missing_or_broken_the_line_is_murmured() {
    let (calls, folder) = calls();
    let murmurs = |calls: Option<&std::path::Path>, scenario: &str, text: &str| {
        let spoken = speak(&VoiceShelf::beside(calls, scenario), "customer", text, true).unwrap();
        assert!(spoken.samples.secs() > 0.8 && spoken.samples.rms() > 0.01);
        let is_as_made = (spoken.delivery.rate - 1.0).abs() < f32::EPSILON;
        assert_eq!(is_as_made, spoken.is_murmur, "a murmur has its mood in itself");
        spoken.is_murmur
    };
    assert!(!murmurs(Some(calls.path()), "lost-card", TEXT));
    assert!(murmurs(Some(calls.path()), "lost-card", "Another text altogether."));
    assert!(murmurs(Some(calls.path()), "other-call", TEXT));
    assert!(murmurs(None, "lost-card", TEXT));
    let clip = folder.path().join("en").join(format!("{}.ogg", "a".repeat(32)));
    let bytes = fs::read(&clip).unwrap();
    fs::write(&clip, &bytes[..100]).unwrap();
    assert!(murmurs(Some(calls.path()), "lost-card", TEXT));
    fs::remove_file(&clip).unwrap();
    assert!(murmurs(Some(calls.path()), "lost-card", TEXT));
    fs::write(folder.path().join("manifest.json"), "{").unwrap();
    assert!(murmurs(Some(calls.path()), "lost-card", TEXT));
    let error = folder.manifest().unwrap_err().to_string();
    assert!(
        error.contains("manifest.json") && error.contains("rolecall voice"),
        "{error}"
    );
}

#[test]
fn no_name_leads_out_of_the_folder() {
    let (_calls, folder) = calls();
    for (language, key) in [
        ("../en", "a".repeat(32)),
        ("en", "../manifest".to_owned()),
        ("en", String::new()),
    ] {
        assert!(folder.clip(language, &key).is_err());
        assert!(folder.write_clip(language, &key, b"x").is_err());
        assert!(folder.remove_clip(language, &key).is_err());
        assert_eq!(folder.clip_bytes(language, &key), None);
    }
}
