//! The list of clips: it comes back as it was written, and a hostile one leads nowhere.

use rolecall::sim::scenario::flow::Manner;
use rolecall::sim::voice::manifest::{Clip, Manifest, Source, text_fingerprint};

fn source(made_by: &str) -> Source {
    Source {
        made_by: made_by.to_owned(),
        origin: "Recorded by a friend.".to_owned(),
        licence: "CC0-1.0".to_owned(),
    }
}

fn clip(key: char, manner: Manner, source: usize) -> Clip {
    Clip {
        language: "en".to_owned(),
        key: String::from(key).repeat(32),
        who: "customer".to_owned(),
        manner,
        text: text_fingerprint("Well?"),
        millis: 800,
        bytes: 3_000,
        source,
    }
}

fn manifest() -> Manifest {
    let mut manifest = Manifest::empty("lost-card");
    let unused = manifest.source(source("nobody"));
    let used = manifest.source(source("somebody"));
    assert_eq!((unused, manifest.source(source("somebody"))), (0, used));
    manifest.clips = vec![clip('b', Manner::Sharp, used), clip('a', Manner::Plain, used)];
    manifest.tidy();
    manifest
}

#[test]
fn it_comes_back_as_it_was_written() {
    let manifest = manifest();
    assert_eq!(
        manifest.sources,
        [source("somebody")],
        "sources without a clip are left out"
    );
    assert!(manifest.clips[0].key.starts_with('a'));
    let text = manifest.write();
    assert_eq!(Manifest::read(text.as_bytes()).unwrap(), manifest);
    assert_eq!(
        text.lines().filter(|line| line.contains("\"key\"")).count(),
        2,
        "one line a clip"
    );
    let empty = Manifest::empty("x");
    assert_eq!(Manifest::read(empty.write().as_bytes()).unwrap(), empty);
}

#[test]
fn a_line_is_found_by_its_text_and_manner() {
    let manifest = manifest();
    let found = |manner, text| manifest.clip("en", "customer", manner, text).map(|clip| clip.manner);
    assert_eq!(found(Manner::Sharp, "Well?"), Some(Manner::Sharp));
    assert_eq!(
        found(Manner::Crying, "Well?"),
        Some(Manner::Plain),
        "another manner is better than none"
    );
    assert_eq!(found(Manner::Sharp, "Well!"), None);
    assert!(manifest.clip("zh-Hans", "customer", Manner::Sharp, "Well?").is_none());
    assert!(manifest.clip("en", "brother", Manner::Sharp, "Well?").is_none());
}

#[test]
fn a_hostile_list_is_refused() {
    let good = manifest().write();
    let key = "a".repeat(32);
    for (old, new) in [
        (key.as_str(), "../../../../../../../etc/passwd "),
        (&key, &key.to_uppercase()),
        ("\"en\"", "\"../en\""),
        ("\"en\"", "\"\""),
        ("\"source\":0", "\"source\":7"),
        ("\"format\": 1", "\"format\": 2"),
        ("\"millis\":800", "\"millis\":-1"),
        ("\"who\"", "\"whose\""),
        ("}", ""),
    ] {
        let bad = good.replace(old, new);
        assert_ne!(bad, good, "{old}");
        let why = Manifest::read(bad.as_bytes()).unwrap_err().0;
        assert!(why.english.ends_with('.') && why.chinese.ends_with('。'), "{why:?}");
        assert!(
            !why.chinese.contains(" is ") && !why.chinese.contains("expected"),
            "{why:?}"
        );
    }
    assert!(Manifest::read(b"").is_err());
}
