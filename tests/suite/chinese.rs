//! Whether a text that should be Chinese is: three plain English words in a row are a sentence that nobody has translated.

use rolecall::sim::sentence::Sentence;

/// What stands in a text in English; commands that can be typed do not count.
pub fn english_in(text: &str) -> Option<String> {
    let is_word = |piece: &str| {
        let mut letters = piece.chars();
        letters.next().is_some_and(|first| first.is_ascii_alphabetic()) && letters.all(|c| c.is_ascii_lowercase())
    };
    for line in text.lines() {
        let parts = line.split(|c: char| !(c.is_ascii_alphanumeric() || "'-_/.$ ".contains(c)));
        for part in parts {
            let mut run: Vec<&str> = Vec::new();
            for piece in part.split(' ').chain([""]) {
                let word = piece.trim_end_matches('.');
                if is_word(word) {
                    run.push(word);
                    continue;
                }
                if run.len() >= 3 && run[0] != "rolecall" {
                    return Some(run.join(" "));
                }
                run.clear();
            }
        }
    }
    None
}

/// The Chinese wording is Chinese, and has the same figures and names in it.
#[track_caller]
pub fn assert_told_in_both(sentence: &Sentence) {
    let Sentence { english, chinese } = sentence;
    let is_hanzi = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    assert!(chinese.chars().any(is_hanzi), "{chinese}");
    assert_eq!(english_in(chinese), None, "{chinese}");
    assert!(
        !english.chars().any(|c| is_hanzi(c) && !chinese.contains(c)),
        "{english}"
    );
    let figures = |text: &str| {
        let mut figures: Vec<String> = text
            .split(|c: char| !c.is_ascii_digit())
            .filter(|figure| !figure.is_empty())
            .map(str::to_owned)
            .collect();
        figures.sort();
        figures
    };
    assert_eq!(figures(english), figures(chinese), "{english}\n{chinese}");
}

#[test]
fn what_is_english_is_found() {
    for (text, found) in [
        ("证明：every state was explored。", Some("every state was explored")),
        ("Nothing was found.", Some("Nothing was found")),
        ("用 rolecall storyboard template 写", None),
        ("CSV UTF-8、Excel，node/why/trust-her", None),
        ("  rolecall talk my-call.ron --country uk --seed 1", None),
    ] {
        assert_eq!(english_in(text).as_deref(), found, "{text}");
    }
}
