//! Conditions in a few words, and whether they can hold under one country's rules.

use crate::sim::scenario::condition::When;

/// Whether a condition can hold when only the country is known. Everything else may or may not hold.
pub(super) fn may_hold(when: &When, country: Option<&str>) -> bool {
    known(when, country) != Some(false)
}

/// Whether it holds, as far as the country tells.
fn known(when: &When, country: Option<&str>) -> Option<bool> {
    let known_here = |when: &When| known(when, country);
    match when {
        When::Country(wanted) => country.map(|country| country == wanted.value),
        When::Not(inner) => known(inner, country).map(|holds| !holds),
        When::All(parts) if parts.iter().any(|part| known_here(part) == Some(false)) => Some(false),
        When::All(parts) => parts.iter().all(|part| known_here(part) == Some(true)).then_some(true),
        When::Any(parts) if parts.iter().any(|part| known_here(part) == Some(true)) => Some(true),
        When::Any(parts) => parts
            .iter()
            .all(|part| known_here(part) == Some(false))
            .then_some(false),
        _ => None,
    }
}

/// A country whose rules ship, in words; another one by its code.
fn country_in_words(code: &str, is_chinese: bool) -> String {
    let words = match code {
        "cn" => ["in China", "在中国"],
        "uk" => ["in the UK", "在英国"],
        "us" => ["in the US", "在美国"],
        other => [other, other],
    };
    words[usize::from(is_chinese)].to_owned()
}

/// A condition as a label, in English or in Chinese. Names of facts, acts and the like stay as they are in the file.
pub fn in_words(when: &When, is_chinese: bool) -> String {
    let word = |words: [&'static str; 2]| words[usize::from(is_chinese)];
    let (tension, trust, patience) = (
        word(["tension", "紧张"]),
        word(["trust", "信任"]),
        word(["patience", "耐心"]),
    );
    match when {
        When::Country(country) => country_in_words(&country.value, is_chinese),
        When::Is(flag) => flag.value.clone(),
        When::Equals(fact, value) => format!("{fact} = {value}"),
        When::AtLeast(count, least) => format!("{count} ≥ {least}"),
        When::Below(count, limit) => format!("{count} < {limit}"),
        When::TensionAtLeast(least) => format!("{tension} ≥ {least}"),
        When::TensionBelow(limit) => format!("{tension} < {limit}"),
        When::TrustAtLeast(least) => format!("{trust} ≥ {least}"),
        When::TrustBelow(limit) => format!("{trust} < {limit}"),
        When::PatienceAtLeast(least) => format!("{patience} ≥ {least}"),
        When::PatienceBelow(limit) => format!("{patience} < {limit}"),
        When::Done(act) => format!("{} {act}", word(["done", "做过"])),
        When::Looked(item) => format!("{} {item}", word(["looked", "看过"])),
        When::Known(hidden) => format!("{} {hidden}", word(["known", "已知"])),
        When::Not(inner) => format!("{} {}", word(["not", "非"]), bracketed(inner, is_chinese)),
        When::All(parts) => joined(parts, word([" and ", " 且 "]), is_chinese),
        When::Any(parts) => joined(parts, word([" or ", " 或 "]), is_chinese),
    }
}

fn bracketed(when: &When, is_chinese: bool) -> String {
    let words = in_words(when, is_chinese);
    match when {
        When::All(parts) | When::Any(parts) if parts.len() > 1 => format!("({words})"),
        _ => words,
    }
}

fn joined(parts: &[When], word: &str, is_chinese: bool) -> String {
    let parts: Vec<String> = parts.iter().map(|part| bracketed(part, is_chinese)).collect();
    parts.join(word)
}
