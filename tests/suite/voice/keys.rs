//! A clip's name changes when anything that can be heard changes, and never otherwise.

use rolecall::sim::scenario::flow::Manner;
use rolecall::sim::scenario::model::Voice;
use rolecall::sim::voice::command::{KEY_DIGITS, Utterance, utterance};
use rolecall::sim::voice::config::{BUILT_IN, VoiceConfig};
use rolecall::sim::voice::lines::{VoiceLine, YOU};

const CONFIG: &str = r#"(format: 1, languages: [(
    language: "en", command: ["say-it", "{voice}", "-p", "{pitch}", "-s", "{speed}", "{text}", "{out}"],
    origin: "A", licence: "B", speed: 180,
    voices: [(kind: LowMan, name: "Tom", whisper: "Tom in a whisper", pitch: 40), (kind: LowWoman, name: "Ann")],
)])"#;

fn line() -> VoiceLine {
    VoiceLine {
        language: "en".to_owned(),
        who: "customer".to_owned(),
        voice: Voice::LowMan,
        age: 40,
        manner: Manner::Plain,
        text: "And 72 yuan again?".to_owned(),
        place: "node/greeting/again".to_owned(),
    }
}

fn spoken(config: &str, line: &VoiceLine) -> Utterance {
    let config = VoiceConfig::read("voice.ron", config.as_bytes()).unwrap();
    utterance(config.language("en").unwrap(), line).unwrap()
}

#[test]
fn the_key_of_a_line_is_fixed() {
    let key = spoken(CONFIG, &line()).key;
    assert_eq!(key.len(), KEY_DIGITS);
    // If this changes, every clip of every trainer is rendered again.
    assert_eq!(key, "c2ebaff099437b317256cb2af9729b51");
}

#[test]
fn what_can_be_heard_changes_the_key() {
    let first = spoken(CONFIG, &line()).key;
    let changes: [fn(&mut VoiceLine); 5] = [
        |line| line.text.push('!'),
        |line| line.manner = Manner::Shouting,
        |line| line.who = "brother".to_owned(),
        |line| line.voice = Voice::LowWoman,
        |line| line.age = 80,
    ];
    let mut keys = vec![first.clone()];
    for change in changes {
        let mut line = line();
        change(&mut line);
        keys.push(spoken(CONFIG, &line).key);
    }
    for (old, new) in [
        ("180", "190"),
        ("say-it", "tell-it"),
        ("pitch: 40", "pitch: 41"),
        ("speed: 180", "speed: 180, sound: Wide"),
    ] {
        keys.push(spoken(&CONFIG.replace(old, new), &line()).key);
    }
    let count = keys.len();
    keys.sort();
    keys.dedup();
    assert_eq!(keys.len(), count, "each change has a key of its own");
}

#[test]
fn what_cannot_be_heard_does_not() {
    let first = spoken(CONFIG, &line()).key;
    let mut elsewhere = line();
    elsewhere.place = "node/other/line".to_owned();
    assert_eq!(spoken(CONFIG, &elsewhere).key, first);
    assert_eq!(
        spoken(&CONFIG.replace("\"A\"", "\"C\"").replace("\"B\"", "\"D\""), &line()).key,
        first
    );
    let mut quoted = line();
    quoted.text = "And “72 yuan” again?".to_owned();
    assert_eq!(spoken(CONFIG, &quoted).key, first, "no voice says a quotation mark");
}

#[test]
fn a_text_is_one_argument_whatever_stands_in_it() {
    let mut line = line();
    line.text = "$(touch x); 'a' | {out} `b` & > c".to_owned();
    let words = spoken(CONFIG, &line).command("/tmp/a b.wav", "/tmp/a.txt");
    assert_eq!(words.len(), 8);
    assert_eq!(words[6], spoken(CONFIG, &line).spoken);
    assert!(words[6].contains("{out}"), "names in a text are text: {}", words[6]);
    assert_eq!(words[7], "/tmp/a b.wav");
}

#[test]
fn whispers_have_a_voice_of_their_own_and_own_lines_the_whole_sound() {
    let mut line = line();
    line.manner = Manner::Whispering;
    assert_eq!(spoken(CONFIG, &line).command("", "")[1], "Tom in a whisper");
    line.who = YOU.to_owned();
    assert_eq!(format!("{:?}", spoken(CONFIG, &line).sound), "Wide");
}

#[test]
fn a_wrong_configuration_is_told() {
    for (wrong, told) in [
        (CONFIG.replace("format: 1", "format: 2"), "Format 2"),
        (
            CONFIG.replace("licence: \"B\"", "licence: \" \""),
            "how they may be used",
        ),
        (CONFIG.replace("LowWoman", "LowChild"), "LowChild"),
        (
            CONFIG.replace("command: [", "command: [], version: ["),
            "needs a program",
        ),
    ] {
        let findings = VoiceConfig::read("voice.ron", wrong.as_bytes()).unwrap_err();
        assert!(
            findings.iter().any(|finding| finding.message.english.contains(told)),
            "{told}: {findings:?}"
        );
        assert!(findings.iter().all(|finding| finding.file == "voice.ron"));
    }
    let mut other = line();
    other.voice = Voice::OldMan;
    let config = VoiceConfig::read("voice.ron", CONFIG.as_bytes()).unwrap();
    let error = utterance(config.language("en").unwrap(), &other).unwrap_err();
    assert!(error.to_string().contains("OldMan"), "{error}");
}

#[test]
fn the_built_in_configuration_speaks_both_languages_in_all_voices() {
    let config = VoiceConfig::read("built in", BUILT_IN.as_bytes()).unwrap();
    for language in ["en", "zh-Hans"] {
        let spoken = config.language(language).unwrap();
        for kind in [
            Voice::LowMan,
            Voice::HighMan,
            Voice::LowWoman,
            Voice::HighWoman,
            Voice::OldWoman,
            Voice::OldMan,
        ] {
            assert!(spoken.voice(kind).is_some(), "{language} {kind:?}");
        }
    }
}
