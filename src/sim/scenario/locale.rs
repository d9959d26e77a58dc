//! The table of one further language beside a scenario, and how stale entries are found.

use serde::Deserialize;

use super::spanned::{Entries, Name, Spanned, Text};

/// Texts in one further language.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LocaleTable {
    /// The format's version; this program reads 1.
    pub format: Spanned<u32>,
    /// The scenario that it translates.
    pub scenario: Name,
    /// The language.
    pub language: Name,
    /// Texts by key.
    pub texts: Entries<Translation>,
}

/// The fingerprint of the source text that was translated, and the translation.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Translation(pub Text, pub Text);

/// Eight hex digits that change when the source text changes (FNV-1a, 32 bits; it finds edits, it proves nothing).
pub fn fingerprint(source: &str) -> String {
    let hash = source.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    format!("{hash:08x}")
}
