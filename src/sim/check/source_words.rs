//! What a Chinese table can learn of its source: which English words are ordinary there, and which whole texts are translated elsewhere.
//!
//! A word that begins with a capital may be a name. It is none if the call writes it small somewhere, and nowhere with a capital inside
//! of a sentence, as it does where Chase chases a fee; and a label that has a Chinese wording of its own is not meant to stand in a
//! sentence in English.

use std::collections::{BTreeMap, BTreeSet};

use super::english_words::SHORTEST_WORD;
use super::placeholders::counted_names;
use crate::sim::scenario::locale::{LocaleTable, Translation};
use crate::sim::scenario::spanned::Text;

/// The longest text that may be a label, in bytes.
const LONGEST_LABEL: usize = 60;

/// The words of an English call, for its Chinese table.
#[derive(Debug, Default)]
pub(super) struct SourceWords {
    /// Words that the call writes small somewhere.
    small: BTreeSet<String>,
    /// Words that the call writes with a capital inside of a sentence, in small letters.
    named: BTreeSet<String>,
    /// Short texts of the call, in small letters, and what the table makes of each.
    labels: BTreeMap<String, Vec<String>>,
}

impl SourceWords {
    pub(super) fn new(sources: &BTreeMap<String, &Text>, table: &LocaleTable) -> Self {
        let mut words = Self::default();
        for source in sources.values() {
            let small = words_of(source).filter(|word| word.chars().all(|letter| letter.is_ascii_lowercase()));
            words.small.extend(small.map(str::to_owned));
            words.named.extend(named_in(source));
        }
        for (key, Translation(_, text)) in table.texts.iter() {
            let source = sources.get(&key.value).map(|source| source.trim());
            if let Some(source) = source.filter(|source| is_label(source)) {
                let translations = words.labels.entry(source.to_ascii_lowercase()).or_default();
                translations.push(text.value.clone());
            }
        }
        words
    }

    /// Whether the source of one text has this word, and the call writes it small where it is no name.
    pub(super) fn is_ordinary(&self, word: &str, source: &str) -> bool {
        let small = word.to_ascii_lowercase();
        let is_word = self.small.contains(&small) && !self.named.contains(&small);
        is_word && words_of(source).any(|own| own.eq_ignore_ascii_case(&small))
    }

    /// Whether these words are a whole text of the call that has a Chinese wording, wherever it stands, without them.
    pub(super) fn is_translated(&self, words: &str) -> bool {
        let small = words.to_ascii_lowercase();
        let translations = self.labels.get(&small).map(Vec::as_slice).unwrap_or_default();
        !translations.is_empty()
            && translations.iter().all(|translation| {
                let has_chinese = !translation.is_ascii();
                has_chinese && !translation.to_ascii_lowercase().contains(&small)
            })
    }
}

/// Whether a text may stand in a sentence as a word of it; abbreviations are the same in every language.
fn is_label(text: &str) -> bool {
    let has_small = text.chars().any(|letter| letter.is_ascii_lowercase());
    text.len() >= SHORTEST_WORD && text.len() <= LONGEST_LABEL && has_small && counted_names(text).is_empty()
}

fn words_of(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|letter: char| !letter.is_alphabetic());
    words.filter(|word| word.is_ascii() && word.len() >= SHORTEST_WORD)
}

/// The words that begin with a capital though no sentence does, in small letters.
fn named_in(text: &str) -> Vec<String> {
    let mut named = Vec::new();
    let mut before = None;
    for word in text.split_whitespace() {
        let is_inside = before.is_some_and(|last: char| last.is_alphanumeric() || ",;}".contains(last));
        let first = words_of(word).next().filter(|first| word.starts_with(*first));
        let first = first.filter(|first| is_inside && first.starts_with(|letter: char| letter.is_ascii_uppercase()));
        named.extend(first.map(str::to_ascii_lowercase));
        before = word.chars().next_back();
    }
    named
}
