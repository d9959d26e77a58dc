//! Sentences about trouble, in the person's language.

use crate::sim::call::Rejected;
use crate::words::Words;

/// What cannot be done now.
pub fn refusal(words: &Words, rejected: &Rejected) -> String {
    let asked_for = rejected.asked_for().unwrap_or_default().to_owned();
    words.with(rejected.key(), &[("id", asked_for.into())])
}

/// The disk has failed, and the record goes on in another file.
pub fn moved(words: &Words, why: &str, to: &str) -> String {
    words.with("notice-moved", &[("reason", why.into()), ("path", to.into())])
}
