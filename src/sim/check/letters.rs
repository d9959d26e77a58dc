//! In which letters a text is written: Chinese without a Chinese character, or English in Chinese characters, is in the wrong place,
//! and simplified Chinese has no traditional characters.

use super::english_words::english_in;
use super::placeholders::counted_names;
use super::rules_table::finding;
use super::source_words::SourceWords;
use super::subject::shown;
use super::traditional::{in_simplified, traditional_in};
use crate::sim::diagnostic::{Diagnostic, Fix};
use crate::sim::program::wording::CHINESE;
use crate::sim::scenario::spanned::{Span, Text};
use crate::sim::sentence::{Sentence, sentence};

/// So many words in Latin letters are a sentence; a name or an abbreviation has fewer.
const FEWEST_WORDS: usize = 3;
/// A word has so many letters.
const SHORTEST_WORD: usize = 2;
/// So many Chinese characters in a row are a phrase; a name or a word that is spoken of has fewer.
const SHORTEST_PHRASE: usize = 4;
/// Behind one of these, Chinese characters are spoken of.
const QUOTES: &str = "\"'“‘「《(（";
/// So many traditional characters of a text are named.
const MOST_NAMED: usize = 8;

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

/// Whether a text that is not Chinese has a whole phrase in Chinese characters that is not quoted: somebody forgot to translate it.
fn has_chinese_phrase(language: &str, text: &str) -> bool {
    if language == CHINESE {
        return false;
    }
    let outside = without_names(text);
    let mut length = 0;
    let mut before = ' ';
    let mut is_quoted = false;
    for letter in outside.chars() {
        if is_chinese(letter) {
            if length == 0 {
                is_quoted = QUOTES.contains(before);
            }
            length += 1;
            if length >= SHORTEST_PHRASE && !is_quoted {
                return true;
            }
        } else {
            length = 0;
        }
        before = letter;
    }
    false
}

/// Finds texts of a call or of a table that are not written in its language. A table brings what it translates.
pub(super) fn check_letters(
    language: &str,
    (name, text): (&str, &Text),
    source: Option<(&SourceWords, &str)>,
    found: &mut Vec<Diagnostic>,
) {
    if is_in_other_letters(language, text) || has_chinese_phrase(language, text) {
        let message = sentence!(
            "\"{key}\" is not written in the letters of \"{language}\".",
            "“{key}”不是用“{language}”的文字写的。",
            key = shown(name),
            language = shown(language)
        );
        found.push(finding("other-script", text.span, message));
    } else if language == CHINESE {
        found.extend(words_left(name, text, source));
    }
    if language != CHINESE {
        return;
    }
    let traditional = traditional_in(text);
    if let Some((first, _)) = traditional.first() {
        let message = sentence!(
            "\"{key}\" has the traditional character \"{first}\"; zh-Hans is written in simplified ones.",
            "“{key}”里有繁体字“{first}”；zh-Hans 要用简体字。",
            key = shown(name)
        );
        let pairs = traditional.iter().take(MOST_NAMED);
        let pairs: Vec<String> = pairs.map(|(from, to)| format!("{from} → {to}")).collect();
        let more = if traditional.len() > MOST_NAMED { " …" } else { "" };
        let pairs = Sentence::listed(&pairs);
        let help = sentence!("Write {pairs}{more}.", "请改成简体：{pairs}{more}。"; pairs);
        let mut one = finding("traditional-characters", text.span, message).help(help);
        // Where the file has the text as it is, the simplified text can take its place.
        let whole = in_simplified(text).filter(|_| quoted_as_it_is(text));
        one.fix = whole.map(|whole| Fix {
            span: text.span,
            text: format!("\"{whole}\""),
        });
        found.push(one);
    }
}

/// What is said of a Chinese text in which English words are left.
fn words_left(name: &str, text: &Text, source: Option<(&SourceWords, &str)>) -> Option<Diagnostic> {
    let left = english_in(text, source);
    let first = left.first()?;
    let words = left.iter().filter_map(|words| text.get(words.clone()));
    let quoted: Vec<String> = words.take(MOST_NAMED).map(str::to_owned).collect();
    let words = Sentence {
        english: format!("\"{}\"", quoted.join("\", \"")),
        chinese: format!("“{}”", quoted.join("”、“")),
    };
    let message = sentence!(
        "Words in \"{key}\" are not translated: {words}.",
        "“{key}”里有没翻译的词：{words}。",
        key = shown(name);
        words
    );
    // Where the file has the text as it is, the words themselves can be shown.
    let begun = text.span.start + 1;
    let span = match quoted_as_it_is(text) {
        true => Span {
            start: begun + first.start as u32,
            end: begun + first.end as u32,
        },
        false => text.span,
    };
    Some(finding("other-script", span, message))
}

/// Whether the text stands between plain quotation marks in the file without an escape.
fn quoted_as_it_is(text: &Text) -> bool {
    let length = (text.span.end as usize).saturating_sub(text.span.start as usize);
    length == text.len() + 2 && !text.contains(['\\', '"', '\n'])
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
    fn a_phrase_that_is_not_quoted_is_forgotten() {
        for (text, is_forgotten) in [
            ("One moment 我马上帮您看一下 please.", true),
            ("He said 好的 and rang off.", false),
            ("It says \"请您先核实身份\" on the screen.", false),
            ("{before} 起每月扣", true),
        ] {
            assert_eq!(has_chinese_phrase("en", text), is_forgotten, "{text}");
        }
    }

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

    #[test]
    fn the_words_that_are_left_are_shown_and_not_the_same_ones_in_a_quotation() {
        let value = "他说“call him back”，请你 call him back 吧。".to_owned();
        let span = Span {
            start: 7,
            end: 7 + value.len() as u32 + 2,
        };
        let text = Text { value, span };
        let mut found = Vec::new();
        check_letters(CHINESE, ("node/a/says", &text), None, &mut found);
        assert_eq!(found.len(), 1);
        let place = text.rfind("call him back").unwrap() as u32 + 8;
        assert_eq!((found[0].span.start, found[0].span.end), (place, place + 13));
    }

    /// What is suggested for a text that stands in the file like this.
    fn suggested(text: &str) -> Option<String> {
        let span = Span {
            start: 7,
            end: 7 + text.len() as u32 + 2,
        };
        let text = Text {
            value: text.to_owned(),
            span,
        };
        let mut found = Vec::new();
        check_letters(CHINESE, ("node/a/says", &text), None, &mut found);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].code, "traditional-characters");
        found.pop()?.fix.map(|fix| fix.text)
    }

    #[test]
    fn a_whole_text_is_suggested_or_none() {
        assert_eq!(suggested("網絡查詢餘額").as_deref(), Some("\"网络查询余额\""));
        // Half a sentence in each script would be worse than none.
        assert_eq!(suggested("請問龘先生"), None);
    }
}
