//! Sentences in the language of whoever sits here.

use super::talk::{print, screen};
use crate::sim::sentence::Sentence;
use crate::words::Locale;

/// The wording of a sentence in this language.
pub(super) fn worded(sentence: &Sentence, locale: Locale) -> String {
    screen::harmless(sentence.wording(locale == Locale::SimplifiedChinese))
}

/// Prints a sentence as a line.
pub(super) fn say(sentence: &Sentence, locale: Locale) {
    print(&format!("{}\n", worded(sentence, locale)));
}

/// Prints a sentence on standard error, as a warning of the program.
pub(super) fn warn(sentence: &Sentence, locale: Locale) {
    eprintln!("rolecall: {}", worded(sentence, locale));
}
