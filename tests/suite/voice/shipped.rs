//! The voices that ship: every line of the four calls has its clip in both languages, and each clip can be heard.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use rolecall::sim::voice::command::utterance;
use rolecall::sim::voice::config::{BUILT_IN, VoiceConfig};
use rolecall::sim::voice::lines::{CUSTOMER, MOST_TEXTS_A_LINE, YOU, lines_of};
use rolecall::sim::voice::manifest::Manifest;
use rolecall::sound::samples::Samples;
use rolecall::store::voices::VoiceFolder;

use crate::terminal::{SHIPPED, shipped_call};

const LANGUAGES: [&str; 2] = ["en", "zh-Hans"];
/// What the voices of one call may take, in both languages and with their list.
const MOST_BYTES: u64 = 1_500_000;

fn voices(id: &str) -> (VoiceFolder, Manifest) {
    let calls = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    let folder = VoiceFolder::beside(&calls, id);
    let manifest = folder.manifest().unwrap();
    (folder, manifest.unwrap_or_else(|| panic!("{}", again(id))))
}

fn again(id: &str) -> String {
    format!(
        "The voices of \"{id}\" are not those of its texts. Render them again: cargo run --no-default-features -- voice {id} --remove-unused"
    )
}

#[test]
fn every_line_has_its_clip_and_every_clip_its_line() {
    let config = VoiceConfig::read("built in", BUILT_IN.as_bytes()).unwrap();
    for id in SHIPPED {
        let (folder, manifest) = voices(id);
        for language in LANGUAGES {
            let call = lines_of(shipped_call(id), language, false).unwrap();
            assert_eq!(call.murmured, [] as [String; 0], "{id} {language}");
            let spoken = config.language(language).unwrap();
            let listed = || manifest.clips.iter().filter(|clip| clip.language == language);
            let mut wanted = BTreeSet::new();
            for line in &call.lines {
                let key = utterance(spoken, line).unwrap().key;
                let found = manifest.clip(language, &line.who, line.manner, &line.text);
                assert_eq!(
                    found.map(|clip| &clip.key),
                    Some(&key),
                    "{}: {}. {}",
                    line.place,
                    line.text,
                    again(id)
                );
                wanted.insert(key);
            }
            let keys: BTreeSet<String> = listed().map(|clip| clip.key.clone()).collect();
            let files: BTreeSet<String> = folder.keys(language).into_iter().collect();
            assert_eq!(keys, wanted, "{}", again(id));
            assert_eq!(files, wanted, "{}", again(id));
        }
        for source in &manifest.sources {
            assert!(source.made_by.contains("eSpeak NG") && !source.origin.is_empty() && !source.licence.is_empty());
        }
    }
}

#[test]
fn a_text_that_differs_by_country_is_a_line_for_each() {
    let lines = lines_of(shipped_call("angry-complaint"), "en", true).unwrap().lines;
    let mut texts: BTreeMap<&str, usize> = BTreeMap::new();
    for line in &lines {
        *texts.entry(&line.place).or_default() += 1;
        assert!(!line.text.contains('{'), "names are filled in: {}", line.text);
    }
    let most = texts.values().max().copied().unwrap_or_default();
    assert!((2..=MOST_TEXTS_A_LINE).contains(&most), "{most}");
    assert!(
        lines.iter().all(|line| [CUSTOMER, YOU].contains(&line.who.as_str())),
        "the narrator has no voice"
    );
}

#[test]
fn the_voices_of_a_call_are_small() {
    for id in SHIPPED {
        let (_, manifest) = voices(id);
        let clips = manifest.clips.iter();
        let files: BTreeMap<_, _> = clips.map(|clip| ((&clip.language, &clip.key), clip.bytes)).collect();
        let all = files.values().map(|bytes| u64::from(*bytes)).sum::<u64>() + manifest.write().len() as u64;
        assert!(all <= MOST_BYTES, "{id}: {all} bytes");
    }
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn every_clip_can_be_heard() {
    for id in SHIPPED {
        let (folder, manifest) = voices(id);
        for language in LANGUAGES {
            for line in lines_of(shipped_call(id), language, false).unwrap().lines {
                let clip = manifest
                    .clip(language, &line.who, line.manner, &line.text)
                    .unwrap_or_else(|| panic!("{}", again(id)));
                let told = format!("{id} {language} {}: {}", clip.key, line.text);
                let samples = folder
                    .clip(language, &clip.key)
                    .unwrap_or_else(|error| panic!("{told}: {error}"));
                assert_eq!(
                    folder.clip_bytes(language, &clip.key),
                    Some(u64::from(clip.bytes)),
                    "{told}"
                );
                let secs = samples.secs();
                assert!((secs - clip.millis as f32 / 1000.0).abs() < 0.05, "{told}: {secs} s");
                assert!(samples.peak() < 0.999, "{told} is clipped: {}", samples.peak());
                assert!(
                    leading_silence_secs(&samples) < 0.15,
                    "{told}: {} s",
                    leading_silence_secs(&samples)
                );
                let words = ordinary_secs(&line.text);
                assert!(
                    (0.35 * words..2.0 * words + 0.6).contains(&secs),
                    "{told}: {secs} s for {words} s of text"
                );
            }
        }
    }
}

/// About 16 Latin or 5 Chinese characters a second; digits and signs are words.
fn ordinary_secs(text: &str) -> f32 {
    let secs = |character: char| match character {
        '0'..='9' | '¥' | '%' => 0.35,
        '\u{2e80}'.. => 0.2,
        _ => 0.062,
    };
    text.chars().map(secs).sum()
}

fn leading_silence_secs(samples: &Samples) -> f32 {
    let threshold = samples.peak() / 100.0;
    let first = samples
        .mono
        .iter()
        .position(|sample| sample.abs() > threshold)
        .unwrap_or(0);
    first as f32 / samples.rate as f32
}
