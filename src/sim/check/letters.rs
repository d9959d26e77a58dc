//! In which letters a translation is written: Chinese without a Chinese character, or English in Chinese characters, is none.

use super::placeholders::counted_names;
use crate::sim::program::wording::CHINESE;

/// So many words in Latin letters are a sentence; a name or an abbreviation has fewer.
const FEWEST_WORDS: usize = 3;
/// A word has so many letters.
const SHORTEST_WORD: usize = 2;

/// Whether a text is surely not in this language. Names, numbers and abbreviations are the same everywhere, so they say nothing.
pub(super) fn is_in_other_letters(language: &str, text: &str) -> bool {
    let outside = without_names(text);
    let chinese = outside.chars().filter(|letter| is_chinese(*letter)).count();
    if language == CHINESE {
        return chinese == 0 && latin_words(&outside) >= FEWEST_WORDS;
    }
    let latin = outside.chars().filter(char::is_ascii_alphabetic).count();
    chinese > latin
}

/// Whether a text has words besides names in braces; numbers and abbreviations are the same in every language.
pub(super) fn is_language(text: &str) -> bool {
    let outside = without_names(text);
    let letters = outside.chars().filter(|letter| letter.is_alphabetic());
    letters.clone().count() >= 3 && letters.clone().any(|letter| !letter.is_ascii_uppercase())
}

fn without_names(text: &str) -> String {
    let mut outside = text.to_owned();
    for name in counted_names(text).into_keys() {
        outside = outside.replace(&format!("{{{name}}}"), "");
    }
    outside
}

fn is_chinese(letter: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&letter)
}

fn latin_words(text: &str) -> usize {
    let words = text.split(|letter: char| !letter.is_ascii_alphabetic());
    words.filter(|word| word.len() >= SHORTEST_WORD).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_sentences_are_in_other_letters() {
        for (language, text) in [
            ("zh-Hans", "He kept on talking."),
            ("en", "他还没说完。"),
            ("en", "OK，我知道了"),
        ] {
            assert!(is_in_other_letters(language, text), "{language}: {text}");
        }
        for (language, text) in [
            ("zh-Hans", "他说“OK, thank you very much”就挂了。"),
            ("zh-Hans", "Lantern Bay"),
            ("zh-Hans", "APR: 7.2%"),
            ("zh-Hans", "{first-day-of-the-plan}"),
            ("en", "He said 好的 and rang off."),
            ("en", "138 0000 1122"),
        ] {
            assert!(!is_in_other_letters(language, text), "{language}: {text}");
        }
    }
}
