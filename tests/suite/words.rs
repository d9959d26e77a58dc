//! The words of the interface: every language has the same keys and variables, every key in the source exists, and every
//! character has its glyph.

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
            assert!(
                found.insert(key.clone(), BTreeSet::new()).is_none(),
                "{} says “{key}” twice",
                locale.code()
            );
        }
        if let Some(variables) = found.get_mut(&key) {
            let names = line.split('$').skip(1);
            variables
                .extend(names.map(|name| name.chars().take_while(char::is_ascii_alphanumeric).collect::<String>()));
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
            assert!(
                key == "manner-plain" || !text.is_empty(),
                "{}: “{key}” is empty",
                locale.code()
            );
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
            // The window names its widgets with words like these, so there only what is handed over counts.
            let is_window = path.components().any(|part| part.as_os_str() == "app");
            for key in keys_in(&std::fs::read_to_string(&path).unwrap(), !is_window) {
                assert!(
                    known.contains_key(&key),
                    "{} asks for “{key}”: add it to assets/locales/*.ftl",
                    path.display()
                );
            }
        }
    }
}

/// The keys that a source file asks for: what it hands to `words`, and on request whatever looks like the key of a screen.
fn keys_in(source: &str, with_lookalikes: bool) -> Vec<String> {
    let screens = [
        "briefing-",
        "debrief-",
        "happened-",
        "notice-",
        "ringing-",
        "settings-",
        "speaker-",
        "terminal-",
        "title-",
        "verdict-",
        "wrap-up-",
    ];
    let code = source
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n");
    let mut before = "";
    let mut found = Vec::new();
    for (index, part) in code.split('"').enumerate() {
        let is_literal = index % 2 == 1;
        let is_handed_over = ["words.text(", "words.with("]
            .iter()
            .any(|call| before.trim_end().ends_with(call));
        let looks_like_a_key =
            with_lookalikes && screens.iter().any(|screen| part.starts_with(screen)) && !part.ends_with('-');
        let is_plain = part
            .chars()
            .all(|character| character.is_ascii_alphanumeric() || character == '-');
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
    assert_eq!(
        english.with("ringing-seconds-left", &[("n", 1.into())]),
        "1 second left"
    );
    assert_eq!(
        english.with("ringing-seconds-left", &[("n", 2.into())]),
        "2 seconds left"
    );
    let chinese = Words::new(Locale::SimplifiedChinese);
    assert_eq!(
        chinese.with("debrief-cost", &[("lost", 6.into()), ("left", "40".into())]),
        "当时还能拿到 40 分，这一步失去 6 分"
    );
}

#[test]
fn variants_and_meters_have_words() {
    #[derive(Debug)]
    enum Content {
        RiskToLife,
    }
    let words = Words::new(Locale::English);
    assert_eq!(
        words.named("content", &Content::RiskToLife),
        "Talk of ending one’s life"
    );
    assert_eq!(words.grade("mood-tension", 100), "very high");
    assert_eq!([0, 19, 20, 59, 80, 100].map(grade), [1, 1, 2, 3, 5, 5]);
}

#[test]
fn every_variant_of_the_simulator_has_words() {
    use rolecall::sim::call::{Phase, Timers};
    use rolecall::sim::program::parts::WrapUpList;
    use rolecall::sim::scenario::flow::Manner;
    use rolecall::sim::scenario::model::{DesktopKind, Dimension, Direction, EndingKind, Feeling, Kind};
    use rolecall::sim::scenario::review::ContentNote;
    use rolecall::sim::score::scorecard::StepClass;
    use std::fmt::Debug;
    let words = Words::new(Locale::English);
    let mut missing = Vec::new();
    let mut look_up = |prefix: &str, variants: &[&dyn Debug]| {
        missing.extend(
            variants
                .iter()
                .map(|variant| words.named(prefix, variant))
                .filter(|text| text.starts_with(&format!("[{prefix}-"))),
        );
    };
    use {
        ContentNote as C, EndingKind as E, Feeling as F, Kind as K, Manner as M, Phase as P, Timers as T,
        WrapUpList as W,
    };
    look_up(
        "kind",
        &[
            &K::Complaint,
            &K::Collection,
            &K::Fraud,
            &K::DataLeak,
            &K::Sales,
            &K::Service,
            &K::Laundering,
        ],
    );
    look_up("direction", &[&Direction::Inbound, &Direction::Outbound]);
    look_up(
        "content",
        &[&C::Distress, &C::Loss, &C::Fraud, &C::Abuse, &C::RiskToLife],
    );
    look_up("feeling", &[&F::Anger, &F::Fear, &F::Sorrow, &F::Shame, &F::Calm]);
    look_up(
        "desktop",
        &[
            &DesktopKind::Account,
            &DesktopKind::Log,
            &DesktopKind::Policy,
            &DesktopKind::Product,
        ],
    );
    look_up("ending", &[&E::Ideal, &E::Partial, &E::BadCare, &E::BadRule]);
    look_up(
        "dimension",
        &[&Dimension::Empathy, &Dimension::Accuracy, &Dimension::Compliance],
    );
    look_up(
        "mark",
        &[
            &StepClass::Best,
            &StepClass::Fine,
            &StepClass::Costly,
            &StepClass::Critical,
        ],
    );
    look_up(
        "phase",
        &[
            &P::BeforeCall,
            &P::Ringing,
            &P::Talking,
            &P::OnHold,
            &P::AfterCall,
            &P::WrapUp,
            &P::Ended,
        ],
    );
    look_up(
        "timers",
        &[&T::AsWritten, &T::OneAndHalf, &T::Twice, &T::TenTimes, &T::Off],
    );
    look_up(
        "wrap-up",
        &[&W::Disposition, &W::Notes, &W::Owner, &W::Date, &W::Channel],
    );
    look_up(
        "manner",
        &[
            &M::Plain,
            &M::Shouting,
            &M::Sharp,
            &M::Whispering,
            &M::Crying,
            &M::Cold,
            &M::Hurried,
        ],
    );
    look_up(
        "manner",
        &[
            &M::Laughing,
            &M::Hesitant,
            &M::Sighing,
            &M::Quiet,
            &M::Warm,
            &M::Background,
        ],
    );
    assert!(missing.is_empty(), "add to assets/locales/*.ftl: {missing:?}");
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

/// Half-width marks of punctuation right behind a Chinese character, but for the dot of a file's ending.
fn half_width_marks(line: &str) -> Vec<String> {
    let is_chinese = |one: char| ('\u{4e00}'..='\u{9fff}').contains(&one);
    let letters: Vec<char> = line.chars().chain(['\n']).collect();
    let marks = letters.windows(3).filter(|three| {
        let is_ending = three[1] == '.' && three[2].is_ascii_alphanumeric();
        is_chinese(three[0]) && ",:;?!.".contains(three[1]) && !is_ending
    });
    marks.map(String::from_iter).collect()
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn chinese_texts_have_chinese_punctuation() {
    assert_eq!(half_width_marks("好,不好: 来吧!文件叫 编号.ron。").len(), 3);
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders: Vec<_> = ["src", "assets", "scenarios"].map(|name| project.join(name)).into();
    let (mut found, mut files) = (Vec::new(), 0);
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.strip_prefix(project).unwrap().display().to_string();
            if ![".rs", ".ftl", ".ron"].iter().any(|ending| name.ends_with(ending)) {
                continue;
            }
            files += 1;
            // A shared file has sources beside its texts, and those are quoted as they stand.
            let is_shared = name.starts_with("scenarios/rules") || name.starts_with("scenarios/facts");
            for (index, line) in std::fs::read_to_string(&path).unwrap().lines().enumerate() {
                if !is_shared || line.contains("\"zh-Hans\":") {
                    let marks = half_width_marks(line);
                    found.extend(marks.iter().map(|mark| format!("{name}:{}: {mark}", index + 1)));
                }
            }
        }
    }
    assert!(files > 400, "{files}");
    assert!(found.is_empty(), "write ，。：；？！ here:\n{}", found.join("\n"));
}

/// Characters that the window's fonts can draw. `Fonts::has_glyph` says no to every character of the font that holds the
/// replacement, so this asks for the list.
#[cfg(feature = "panels")]
fn drawable(locale: Locale) -> BTreeSet<char> {
    use egui::FontFamily;
    use egui::epaint::text::{Fonts, TextOptions};
    let mut fonts = Fonts::new(TextOptions::default(), rolecall::app::theme::fonts::definitions(locale));
    fonts
        .fonts
        .font(&FontFamily::Proportional)
        .characters()
        .keys()
        .copied()
        .collect()
}

#[cfg(feature = "panels")]
#[test]
fn every_shipped_text_has_its_glyphs() {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    for locale in Locale::ALL {
        let drawable = drawable(locale);
        let mut folders = vec![project.join("assets"), project.join("scenarios")];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else if path
                    .extension()
                    .is_some_and(|extension| extension == "ron" || extension == "ftl")
                {
                    let text = std::fs::read_to_string(&path).unwrap();
                    let missing: BTreeSet<char> = text
                        .chars()
                        .filter(|one| *one >= ' ' && !drawable.contains(one))
                        .collect();
                    assert!(
                        missing.is_empty(),
                        "{missing:?} of {} have no glyph: run assets/fonts/make_subset.py",
                        path.display()
                    );
                }
            }
        }
    }
}

#[cfg(feature = "panels")]
#[test]
fn symbols_of_the_interface_have_their_glyphs() {
    for locale in Locale::ALL {
        let drawable = drawable(locale);
        for symbol in "¥£€✓✕→←↑↓▸▾⏎⌫★•×…—’“”◻，。：；？！（）《》、①②③囧镕喆".chars()
        {
            assert!(
                drawable.contains(&symbol),
                "“{symbol}”: add it to assets/fonts/make_subset.py"
            );
        }
    }
}

/// Limits that a translation has to name are typed into it, for each language counts them in its own way.
#[test]
fn limits_in_the_texts_are_those_of_the_program() {
    use rolecall::sim::call::MOST_STEPS;
    use rolecall::sim::call::command::LONGEST_NOTE;
    use rolecall::sim::sentence::thousands;

    for locale in [Locale::English, Locale::SimplifiedChinese] {
        let words = Words::new(locale);
        let steps = words.text("rejected-too-many-steps");
        assert!(steps.contains(&thousands(MOST_STEPS)), "{steps}");
        let note = words.text("rejected-note-too-long");
        assert!(note.contains(&format!("{} KiB", LONGEST_NOTE / 1024)), "{note}");
    }
}
