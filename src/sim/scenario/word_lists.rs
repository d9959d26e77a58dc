//! Words of the file format: which of them may be meant, and how several are told.

use crate::sim::sentence::{Sentence, sentence};

/// The words of which somebody has written a part only: `Trust` for `TrustAtLeast`.
pub(super) fn words_with<'w>(part: &str, words: &[&'w str]) -> Vec<&'w str> {
    /// A shorter part says too little.
    const SHORTEST: usize = 3;
    let part = part.to_lowercase();
    let holds = |word: &&&str| part.len() >= SHORTEST && word.to_lowercase().contains(&part);
    let found: Vec<&str> = words.iter().filter(holds).copied().collect();
    // Nobody has to be told all of them twice.
    if found.len() == words.len() { Vec::new() } else { found }
}

/// The only word that begins with what somebody has written: `revealed` for `revealed_by`.
pub(super) fn only_longer(part: &str, words: &[&'static str]) -> Option<&'static str> {
    /// A shorter part says too little.
    const SHORTEST: usize = 4;
    let mut longer = words
        .iter()
        .filter(|word| part.len() >= SHORTEST && word.starts_with(part));
    longer.next().copied().filter(|_| longer.next().is_none())
}

/// That one of these words is needed.
pub(super) fn one_of(words: &[&str]) -> Sentence {
    let allowed = listed(words);
    sentence!("Write one of {allowed}.", "请从这些词里选一个：{allowed}。"; allowed)
}

/// Words of the file format, one behind the other.
pub(super) fn listed(words: &[&str]) -> Sentence {
    Sentence {
        english: words.join(", "),
        chinese: words.join("、"),
    }
}

/// Whether a text has a word that is not a part of another.
pub(super) fn has_word(text: &str, word: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_';
    text.match_indices(word)
        .any(|(place, _)| !text[..place].ends_with(is_part) && !text[place + word.len()..].starts_with(is_part))
}
