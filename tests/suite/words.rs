//! The words of the interface: every language has the same keys and variables, and every key in the source exists.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use rolecall::words::{Locale, Value, Words, grade};

/// The keys of a Fluent file, each with the names of its variables.
fn keys_and_variables(locale: Locale) -> BTreeMap<String, BTreeSet<String>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("assets/locales/{}.ftl", locale.code()));
    let source = std::fs::read_to_string(path).unwrap();
    let mut found = BTreeMap::<String, BTreeSet<String>>::new();
    let mut key = String::new();
    for line in source.lines() {
        if line.starts_with(|first: char| first.is_ascii_lowercase()) {
            key = line.split(" =").next().unwrap().to_owned();
            assert!(found.insert(key.clone(), BTreeSet::new()).is_none(), "{} says “{key}” twice", locale.code());
        }
        if let Some(variables) = found.get_mut(&key) {
            let names = line.split('$').skip(1);
            variables.extend(names.map(|name| name.chars().take_while(char::is_ascii_alphanumeric).collect::<String>()));
        }
    }
    found
}

#[test]
fn both_languages_say_the_same() {
    let english = keys_and_variables(Locale::English);
    let chinese = keys_and_variables(Locale::SimplifiedChinese);
    for key in english.keys().chain(chinese.keys()) {
        assert_eq!(
            english.get(key),
            chinese.get(key),
            "“{key}” must stand in assets/locales/en.ftl and assets/locales/zh-Hans.ftl with the same variables"
        );
    }
}

#[test]
fn every_key_has_a_text_without_holes() {
    for locale in Locale::ALL {
        let words = Words::new(locale);
        for (key, variables) in keys_and_variables(locale) {
            let filled: Vec<(&str, Value<'_>)> = variables.iter().map(|name| (name.as_str(), 3.into())).collect();
            let text = words.with(&key, &filled);
            let has_hole = text.contains(['{', '}', '\u{2068}']) || text == format!("[{key}]");
            assert!(!has_hole, "{}: “{key}” reads “{text}”", locale.code());
            assert!(key == "manner-plain" || !text.is_empty(), "{}: “{key}” is empty", locale.code());
        }
    }
}

#[test]
fn every_key_in_the_source_exists() {
    let known = keys_and_variables(Locale::English);
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            for key in keys_in(&std::fs::read_to_string(&path).unwrap()) {
                assert!(known.contains_key(&key), "{} asks for “{key}”: add it to assets/locales/*.ftl", path.display());
            }
        }
    }
}

/// The keys that a source file asks for: what it hands to `words`, and whatever looks like the key of a screen.
fn keys_in(source: &str) -> Vec<String> {
    let screens = ["briefing-", "debrief-", "happened-", "notice-", "ringing-", "settings-", "speaker-", "terminal-", "title-", "verdict-", "wrap-up-"];
    let code = source.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    let mut before = "";
    let mut found = Vec::new();
    for (index, part) in code.split('"').enumerate() {
        let is_literal = index % 2 == 1;
        let is_handed_over = before.ends_with("words.text(") || before.ends_with("words.with(");
        let looks_like_a_key = screens.iter().any(|screen| part.starts_with(screen)) && !part.ends_with('-');
        let is_plain = part.chars().all(|character| character.is_ascii_alphanumeric() || character == '-');
        if is_literal && is_plain && (is_handed_over || looks_like_a_key) {
            found.push(part.to_owned());
        }
        before = part;
    }
    found
}

#[test]
fn a_missing_key_shows_in_brackets() {
    let words = Words::new(Locale::English);
    assert_eq!(words.text("no-such-key"), "[no-such-key]");
    assert_eq!(words.text("not a key at all {"), "[not a key at all {]");
}

#[test]
fn plurals_follow_the_language() {
    let english = Words::new(Locale::English);
    assert_eq!(english.with("title-practised", &[("n", 1.into())]), "Practised once");
    assert_eq!(english.with("ringing-seconds-left", &[("n", 1.into())]), "1 second left");
    assert_eq!(english.with("ringing-seconds-left", &[("n", 2.into())]), "2 seconds left");
    let chinese = Words::new(Locale::SimplifiedChinese);
    assert_eq!(chinese.with("debrief-cost", &[("lost", 6.into()), ("left", "40".into())]), "当时还能拿到 40 分，这一步失去 6 分");
}

#[test]
fn variants_and_meters_have_words() {
    #[derive(Debug)]
    enum Content {
        RiskToLife,
    }
    let words = Words::new(Locale::English);
    assert_eq!(words.named("content", &Content::RiskToLife), "Somebody speaks of ending their life");
    assert_eq!(words.grade("mood-tension", 100), "at breaking point");
    assert_eq!([0, 19, 20, 59, 80, 100].map(grade), [1, 1, 2, 3, 5, 5]);
}

#[test]
fn the_systems_codes_lead_to_a_language() {
    for code in ["zh", "zh-CN", "zh_CN.UTF-8", "zh-Hans", "zh-Hans-SG", "zh-Hans-HK"] {
        assert_eq!(Locale::from_code(code), Some(Locale::SimplifiedChinese), "{code}");
    }
    for code in ["en", "en-GB", "en_US.UTF-8"] {
        assert_eq!(Locale::from_code(code), Some(Locale::English), "{code}");
    }
    for code in ["zh-TW", "zh-Hant", "de", "C", ""] {
        assert_eq!(Locale::from_code(code), None, "{code}");
    }
}

#[test]
fn words_can_be_shared_between_threads() {
    fn is_shareable<T: Send + Sync + 'static>() {}
    is_shareable::<Words>();
}
