//! English words that are left in a Chinese text, without the names, abbreviations, codes and quotations that belong there.
//!
//! A run of words is left over if two words in a row are written small, or if it begins or ends with a small word that joins others:
//! “Stay with” is no name, and “Bank of China” is one. What stands between quotation marks is spoken of.

use std::ops::Range;

/// A word has so many letters; units and single letters have fewer.
const SHORTEST_WORD: usize = 3;
/// Small words that join others, so that no name ends with one.
const JOINING: [&str; 34] = [
    "about", "and", "are", "because", "but", "for", "from", "had", "has", "have", "her", "his", "how", "into", "its",
    "not", "our", "that", "the", "their", "then", "they", "this", "was", "were", "what", "when", "which", "who", "why",
    "will", "with", "you", "your",
];
/// Marks between words of one sentence.
const MARKS: [char; 7] = [',', '.', ';', ':', '!', '?', '…'];
/// What stands between these is spoken of.
const QUOTES: [(char, char); 6] = [
    ('“', '”'),
    ('‘', '’'),
    ('「', '」'),
    ('『', '』'),
    ('《', '》'),
    ('"', '"'),
];

/// The runs of English words that somebody has left in a Chinese text, in order: where each stands in it, in bytes.
pub(super) fn english_in(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (place, stretch) in stretches(text) {
        let mut run: Option<Range<usize>> = None;
        for (start, token) in tokens(stretch) {
            let start = place + start;
            let word = token.trim_end_matches(MARKS);
            let is_word = !word.is_empty()
                && word
                    .chars()
                    .all(|letter| letter.is_ascii_alphabetic() || letter == '\'');
            if is_word {
                let end = start + word.len();
                run = Some(run.map_or(start, |run| run.start)..end);
            } else {
                found.extend(run.take());
            }
        }
        found.extend(run);
    }
    found.retain(|run| text.get(run.clone()).is_some_and(is_left));
    found
}

/// Whether words in a row are no name and no abbreviation.
fn is_left(run: &str) -> bool {
    let words: Vec<&str> = run
        .split_whitespace()
        .map(|word| word.trim_end_matches(MARKS))
        .collect();
    let is_small = |word: &str| word.len() >= SHORTEST_WORD && word.chars().all(|letter| letter.is_ascii_lowercase());
    let joins = |word: Option<&&str>| word.is_some_and(|word| JOINING.contains(word));
    let in_a_row = words.windows(2).any(|pair| pair.iter().all(|word| is_small(word)));
    in_a_row || words.len() >= 2 && (joins(words.first()) || joins(words.last()))
}

/// The parts of a text between Chinese characters, quotations and names in braces, each with its place. A letter that touches Chinese
/// is still a word.
fn stretches(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut begun: Option<usize> = None;
    let mut until: Option<char> = None;
    for (place, letter) in text.char_indices() {
        let opened = QUOTES.iter().chain(&[('{', '}')]).find(|(open, _)| *open == letter);
        let is_inside = until.is_some();
        let is_plain = !is_inside && opened.is_none() && (letter.is_ascii() || letter == '…');
        match until {
            Some(close) if close == letter => until = None,
            Some(_) => {}
            None => until = opened.map(|(_, close)| *close),
        }
        match (is_plain, begun) {
            (true, None) => begun = Some(place),
            (false, Some(start)) => {
                found.extend(text.get(start..place).map(|stretch| (start, stretch)));
                begun = None;
            }
            _ => {}
        }
    }
    found.extend(begun.and_then(|start| Some((start, text.get(start..)?))));
    found
}

/// What stands between blanks, each with its place.
fn tokens(stretch: &str) -> impl Iterator<Item = (usize, &str)> {
    let starts = stretch.char_indices().filter(move |(place, letter)| {
        let before = stretch.get(..*place).and_then(|before| before.chars().next_back());
        !letter.is_whitespace() && before.is_none_or(char::is_whitespace)
    });
    starts.filter_map(move |(place, _)| {
        let token = stretch.get(place..)?.split_whitespace().next()?;
        Some((place, token))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words_in(text: &str) -> Vec<&str> {
        english_in(text).into_iter().map(|place| &text[place]).collect()
    }

    #[test]
    fn words_that_are_left_are_found() {
        for (text, left) in [
            (
                "她到现在 and has been straight with her so far.",
                vec!["and has been straight with her so far"],
            ),
            ("Stay with 常规步骤", vec!["Stay with"]),
            ("请按 the usual steps 来办。", vec!["the usual steps"]),
            ("他说完就挂了 , and rings again。", vec!["and rings again"]),
            ("先 look it up，再 call him back。", vec!["call him back"]),
            ("{name}先生 still waiting", vec!["still waiting"]),
        ] {
            assert_eq!(words_in(text), left, "{text}");
        }
    }

    #[test]
    fn names_and_what_is_spoken_of_stay() {
        for text in [
            "请看 APR 和 Lantern Bay 的利率。",
            "Bank of China 的卡在 Apple Pay 上也能用。",
            "请写到 help.desk@bank.example 或 https://bank.example/what-you-see。",
            "他说“thank you very much”就挂了。",
            "时速 60 km，用 iPhone 或 Android 手机，打开 app。",
            "编号 no-insult 和 cn-no-insult，APR 为 7.2%。",
            "{first day of the plan}起",
            "PIN 和 one-time 密码，Mary Jane Watson 女士。",
            "Wi-Fi、e-mail、VIP、OK。",
        ] {
            let expected: [&str; 0] = [];
            assert_eq!(words_in(text), expected, "{text}");
        }
    }
}
