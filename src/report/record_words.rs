//! What a record says in codes, in words that are safe in every export: its country; the rest stands in the view.

use super::visible::visible;
pub(super) use crate::view::report::record_words::{clock_changes, gaps, lasted, mode, seal};
use crate::words::Words;

/// A country's name, or its code where the program has no name for it.
pub(super) fn country(words: &Words, code: &str) -> String {
    let is_known = matches!(code, "cn" | "uk" | "us");
    match is_known {
        true => words.text(&format!("country-{code}")),
        false => visible(code).into_owned(),
    }
}
