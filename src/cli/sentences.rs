//! Sentences in the reader's language, on the terminal or as an error.

use std::error::Error;
use std::fmt;

#[cfg(feature = "assessor")]
use super::talk::print;
use super::talk::screen;
use crate::sim::sentence::Sentence;
use crate::store::error::StoreError;
use crate::store::played_record::ReadError;
use crate::store::recorded_call::BeginError;
use crate::words::Locale;

/// A sentence as an error; whoever prints it chooses the language.
#[derive(Debug)]
pub struct Told(pub Sentence);

impl fmt::Display for Told {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0.english)
    }
}

impl Error for Told {}

/// An error with its causes in the reader's language, as far as they know it.
pub(super) fn error_words(error: &anyhow::Error, locale: Locale) -> String {
    let causes: Vec<String> = error.chain().map(|cause| cause_words(cause, locale)).collect();
    causes.join(if locale.is_chinese() { "：" } else { ": " })
}

fn cause_words(cause: &(dyn Error + 'static), locale: Locale) -> String {
    let store = || cause.downcast_ref::<StoreError>().map(StoreError::sentence);
    let reading = || cause.downcast_ref::<ReadError>().map(ReadError::sentence);
    let beginning = || cause.downcast_ref::<BeginError>().map(BeginError::sentence);
    let told = || cause.downcast_ref::<Told>().map(|told| told.0.clone());
    let known = store().or_else(reading).or_else(beginning).or_else(told);
    known.map_or_else(
        || cause.to_string(),
        |sentence| sentence.wording(locale.is_chinese()).to_owned(),
    )
}

/// The wording of a sentence in this language, made harmless for a terminal.
pub(super) fn worded(sentence: &Sentence, locale: Locale) -> String {
    screen::harmless(sentence.wording(locale == Locale::SimplifiedChinese))
}

/// Prints a sentence as a line.
#[cfg(feature = "assessor")]
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
