//! Sentences in the reader's language, on the terminal or as an error.

use super::talk::print;
use super::talk::screen;
use crate::sim::sentence::Sentence;
use crate::words::Locale;

/// The wording of a sentence in this language, made harmless for a terminal.
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

/// An error in the reader's language.
#[cfg(feature = "assessor")]
pub(super) fn told(sentence: &Sentence, locale: Locale) -> anyhow::Error {
    anyhow::anyhow!(worded(sentence, locale))
}
