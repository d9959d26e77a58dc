//! The text of a table of translations, written anew from the call and from the old table.

use std::collections::BTreeMap;
use std::fmt;

use crate::sim::scenario::locale::{LocaleTable, Translation, fingerprint};
use crate::sim::scenario::model::Scenario;
use crate::sim::scenario::spanned::Name;
use crate::sim::scenario::texts::for_each_text;

/// The first line of a table that this program has written. In such a table the last comment above an entry is the source text.
const HEADER: &str = "// Written by `rolecall strings`. Translate the second text of each entry; the first is the fingerprint of the source.";
/// What stands above entries that the call has no text for.
const OBSOLETE: &str = "// The call has no such texts any more; remove what is not needed.";

/// A table as it is to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refreshed {
    /// The whole file.
    pub text: String,
    /// What is in it.
    pub counts: Counts,
}

/// What is in a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Translated and up to date.
    pub current: usize,
    /// Translated, and the source has changed since.
    pub stale: usize,
    /// Not translated.
    pub empty: usize,
    /// Without a text in the call.
    pub obsolete: usize,
}

impl fmt::Display for Counts {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            current,
            stale,
            empty,
            obsolete,
        } = self;
        write!(formatter, "{current} translated, {stale} stale, {empty} empty, {obsolete} obsolete")
    }
}

/// An entry of the old table.
struct OldEntry<'t> {
    stamp: &'t str,
    text: &'t str,
    notes: Vec<&'t str>,
}

/// Writes a table anew. Translations, their fingerprints and translators' own comments above entries are kept.
/// With `confirm`, every translation gets the fingerprint of the source as it is now.
pub fn refresh(scenario: &Scenario, language: &str, old: Option<(&LocaleTable, &str)>, confirm: bool) -> Refreshed {
    let mut order = Vec::new();
    let mut entries = BTreeMap::new();
    if let Some((table, text)) = old {
        for (key, translation) in table.texts.iter() {
            order.push(key.value.as_str());
            entries.insert(key.value.as_str(), OldEntry::new(text, key, translation));
        }
    }
    let mut counts = Counts::default();
    let mut written = format!(
        "{HEADER}\n(\n    format: 1,\n    scenario: {},\n    language: {},\n    texts: {{\n",
        quoted(&scenario.id),
        quoted(language)
    );
    for_each_text(scenario, &mut |key, source| {
        let old = entries.remove(key.as_str());
        let now = fingerprint(source);
        let (mut stamp, mut text, mut notes) = ("", "", Vec::new());
        if let Some(old) = old {
            (stamp, text) = (old.stamp, old.text);
            notes = old.notes_without_source(source);
        }
        if confirm && !text.trim().is_empty() {
            stamp = &now;
        }
        match (text.trim().is_empty(), stamp == now) {
            (true, _) => counts.empty += 1,
            (false, true) => counts.current += 1,
            (false, false) => counts.stale += 1,
        }
        for note in notes {
            written.push_str(&format!("        {note}\n"));
        }
        written.push_str(&format!("        // {}\n", escaped_source(source)));
        written.push_str(&format!("        {}: ({}, {}),\n", quoted(&key), quoted(stamp), quoted(text)));
    });
    let obsolete: Vec<&str> = order.into_iter().filter(|key| entries.contains_key(key)).collect();
    counts.obsolete = obsolete.len();
    if !obsolete.is_empty() {
        written.push_str(&format!("        {OBSOLETE}\n"));
    }
    for key in obsolete {
        let Some(old) = entries.remove(key) else {
            continue;
        };
        for note in old.notes.iter().filter(|note| **note != OBSOLETE) {
            written.push_str(&format!("        {note}\n"));
        }
        written.push_str(&format!("        {}: ({}, {}),\n", quoted(key), quoted(old.stamp), quoted(old.text)));
    }
    written.push_str("    },\n)\n");
    Refreshed { text: written, counts }
}

impl<'t> OldEntry<'t> {
    fn new(file: &'t str, key: &Name, Translation(stamp, text): &'t Translation) -> Self {
        Self {
            stamp,
            text,
            notes: comments_above(file, key.span.start as usize),
        }
    }

    /// The comments above the entry without the one that repeats the source: the last one in a file of ours, and in any file
    /// one that is the source as it is or as it was translated.
    fn notes_without_source(self, source: &str) -> Vec<&'t str> {
        let Self { stamp, mut notes, .. } = self;
        let is_source = |note: &&str| {
            let text = note.trim_start_matches('/').trim();
            text == escaped_source(source).trim() || (!stamp.is_empty() && fingerprint(&unescaped_source(text)) == stamp)
        };
        if let Some(last) = notes.iter().rposition(is_source) {
            notes.remove(last);
        } else if notes.last().is_some_and(|note| !note.starts_with("///")) && !stamp.is_empty() {
            notes.pop();
        }
        notes
    }
}

/// The comment lines directly above a place, from the first to the last.
fn comments_above(file: &str, place: usize) -> Vec<&str> {
    let before = file.get(..place).unwrap_or("");
    let above = before.rfind('\n').map_or("", |end| &before[..end]);
    let is_comment = |line: &&str| line.trim_start().starts_with("//");
    let mut comments: Vec<&str> = above.lines().rev().take_while(is_comment).map(str::trim).collect();
    comments.reverse();
    comments
}

/// A text as a comment: on one line.
fn escaped_source(source: &str) -> String {
    source.replace('\\', "\\\\").replace('\n', "\\n").replace('\r', "\\r")
}

fn unescaped_source(comment: &str) -> String {
    let mut text = String::new();
    let mut chars = comment.chars();
    while let Some(c) = chars.next() {
        text.push(match (c, c == '\\') {
            (_, true) => match chars.next() {
                Some('n') => '\n',
                Some('r') => '\r',
                Some(other) => other,
                None => '\\',
            },
            _ => c,
        });
    }
    text
}

/// A text as RON writes it.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            c if c.is_control() || crate::sim::check::is_hidden(c) => quoted.push_str(&format!("\\u{{{:x}}}", u32::from(c))),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}
