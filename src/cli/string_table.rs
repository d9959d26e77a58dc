//! The text of a table of translations, written anew from the call and from the old table.

use std::collections::BTreeMap;

use crate::sim::scenario::comments::{Comment, comments};
use crate::sim::scenario::locale::{LocaleTable, Translation, fingerprint};
use crate::sim::scenario::model::Scenario;
use crate::sim::scenario::spanned::Name;
use crate::sim::scenario::texts::for_each_text;
use crate::sim::sentence::{Sentence, sentence};
use crate::sim::storyboard::layout::quoted;

/// The first line of a table that this program has written. In such a table the last comment above an entry is the source text.
const WRITTEN_BY: &str = "// Written by `rolecall strings`.";
/// What stands behind it in tables that were written before the line below was there.
const OLD_HEADER: &str = "// Written by `rolecall strings`. Translate the second text of each entry; the first is the fingerprint of the source.";
/// The last line of the header.
const HEADER_NOTES: &str = "// Your own comments are kept if they stand above the comment with the source text.";
/// What stands above entries that the call has no text for.
const OBSOLETE: &str = "// The call has no such texts any more; remove what is not needed.";
/// From here on a comment counts as the source text although the source has changed a little.
const ALIKE: f64 = 0.6;

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
    /// Translated, and nobody has said of which source.
    pub unconfirmed: usize,
    /// Not translated.
    pub empty: usize,
    /// Without a text in the call.
    pub obsolete: usize,
}

impl Counts {
    /// How many there are of each.
    pub fn sentence(&self) -> Sentence {
        let Self {
            current,
            stale,
            unconfirmed,
            empty,
            obsolete,
        } = self;
        sentence!(
            "{current} translated, {stale} stale, {unconfirmed} unconfirmed, {empty} empty, {obsolete} obsolete",
            "已翻译 {current} 条，过时 {stale} 条，未确认 {unconfirmed} 条，未翻译 {empty} 条，已不用 {obsolete} 条"
        )
    }
}

/// A text of the call, and its entry in the old table; without one, fingerprint and translation are empty.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'e> {
    /// The key.
    pub key: &'e str,
    /// The text as the call has it.
    pub source: &'e str,
    /// The fingerprint of the source that was translated.
    pub stamp: &'e str,
    /// The translation.
    pub text: &'e str,
}

/// An entry of the old table.
struct OldEntry<'t> {
    stamp: &'t str,
    text: &'t str,
    notes: Vec<&'t str>,
}

/// The old table with its comments where they belong.
#[derive(Default)]
struct OldTable<'t> {
    is_ours: bool,
    on_top: Vec<&'t str>,
    order: Vec<&'t str>,
    entries: BTreeMap<&'t str, OldEntry<'t>>,
    at_end: Vec<&'t str>,
}

/// Writes a table anew. Translations, their fingerprints and translators' own comments above entries are kept, unless `decide`
/// has another fingerprint and another translation for an entry.
pub fn refresh(
    scenario: &Scenario,
    language: &str,
    old: Option<(&LocaleTable, &str)>,
    decide: &dyn Fn(Entry<'_>) -> Option<(String, String)>,
) -> Refreshed {
    let mut old = old.map(|(table, text)| OldTable::new(table, text)).unwrap_or_default();
    let mut counts = Counts::default();
    let mut written = String::new();
    for line in header(&scenario.id, language) {
        written.push_str(&format!("{line}\n"));
    }
    for line in &old.on_top {
        written.push_str(&format!("{line}\n"));
    }
    let (id, language) = (quoted(&scenario.id), quoted(language));
    written.push_str(&format!(
        "(\n    format: 1,\n    scenario: {id},\n    language: {language},\n    texts: {{\n"
    ));
    for_each_text(scenario, &mut |key, source| {
        let now = fingerprint(source);
        let (mut stamp, mut text, mut notes) = ("", "", Vec::new());
        if let Some(entry) = old.entries.remove(key.as_str()) {
            (stamp, text) = (entry.stamp, entry.text);
            notes = entry.notes_without_source(source, old.is_ours);
        }
        let entry = Entry {
            key: &key,
            source,
            stamp,
            text,
        };
        let decided = decide(entry);
        if let Some((new_stamp, new_text)) = &decided {
            (stamp, text) = (new_stamp, new_text);
        }
        match (text.trim().is_empty(), stamp == now) {
            (true, _) => counts.empty += 1,
            (false, true) => counts.current += 1,
            (false, false) if stamp.is_empty() => counts.unconfirmed += 1,
            (false, false) => counts.stale += 1,
        }
        let source = escaped_source(source);
        entry_lines(
            &mut written,
            notes.into_iter().chain([source.as_str()]),
            [&key, stamp, text],
        );
    });
    let obsolete: Vec<&str> = old
        .order
        .iter()
        .copied()
        .filter(|key| old.entries.contains_key(key))
        .collect();
    counts.obsolete = obsolete.len();
    if !obsolete.is_empty() {
        written.push_str(&format!("        {OBSOLETE}\n"));
    }
    for key in obsolete {
        if let Some(entry) = old.entries.remove(key) {
            entry_lines(&mut written, entry.notes.into_iter(), [key, entry.stamp, entry.text]);
        }
    }
    for note in old.at_end {
        written.push_str(&format!("        {note}\n"));
    }
    written.push_str("    },\n)\n");
    Refreshed { text: written, counts }
}

/// Says of every translation that it fits its source as it is now.
pub fn confirmed(entry: Entry<'_>) -> Option<(String, String)> {
    let is_translated = !entry.text.trim().is_empty();
    is_translated.then(|| (fingerprint(entry.source), entry.text.to_owned()))
}

/// Leaves every translation as it is.
pub fn unchanged(_: Entry<'_>) -> Option<(String, String)> {
    None
}

/// What stands on top: what to translate, and what to run when that is done.
fn header(id: &str, language: &str) -> [String; 4] {
    [
        format!("{WRITTEN_BY} Translate the second text of each entry, then run"),
        format!("// `rolecall strings {id} --locale {language} --confirm`."),
        "// The first text is the fingerprint of the source; while it is empty, the translation is unconfirmed."
            .to_owned(),
        HEADER_NOTES.to_owned(),
    ]
}

fn entry_lines<'n>(written: &mut String, notes: impl Iterator<Item = &'n str>, [key, stamp, text]: [&str; 3]) {
    for note in notes {
        written.push_str(&format!("        {note}\n"));
    }
    written.push_str(&format!(
        "        {}: ({}, {}),\n",
        quoted(key),
        quoted(stamp),
        quoted(text)
    ));
}

impl<'t> OldTable<'t> {
    fn new(table: &'t LocaleTable, text: &'t str) -> Self {
        let mut old = Self {
            is_ours: text.trim_start_matches('\u{feff}').starts_with(WRITTEN_BY),
            ..Self::default()
        };
        for (key, Translation(stamp, text)) in table.texts.iter() {
            old.order.push(&key.value);
            let (stamp, text) = (stamp.value.as_str(), text.value.as_str());
            old.entries.insert(
                &key.value,
                OldEntry {
                    stamp,
                    text,
                    notes: Vec::new(),
                },
            );
        }
        let keys: Vec<&Name> = table.texts.iter().map(|(key, _)| key).collect();
        let header = header(&table.scenario, &table.language);
        let own = |note: &str| [OLD_HEADER, OBSOLETE].contains(&note) || header.iter().any(|line| line == note);
        let mut top = 0;
        for Comment { start, text: note } in comments(text) {
            let is_on_top = text[top..start].trim_start_matches('\u{feff}').trim().is_empty();
            if is_on_top {
                top = start + note.len();
            }
            if own(note) {
                continue;
            }
            let after = keys.partition_point(|key| (key.span.start as usize) < start);
            let before = after.checked_sub(1).and_then(|index| keys.get(index));
            // A comment behind an entry, on its line, belongs to that entry; any other to the next one.
            let behind = before.filter(|key| !text[key.span.start as usize..start].contains('\n'));
            let owner = behind.or_else(|| keys.get(after));
            match owner.and_then(|key| old.entries.get_mut(key.value.as_str())) {
                _ if is_on_top => old.on_top.push(note),
                Some(entry) => entry.notes.push(note),
                None => old.at_end.push(note),
            }
        }
        old
    }
}

impl<'t> OldEntry<'t> {
    /// The comments without the one that repeats the source. In a table of ours it is the last one; in another one it is one
    /// that reads like the source, or from which the translation was made.
    fn notes_without_source(self, source: &str, is_ours: bool) -> Vec<&'t str> {
        let Self { stamp, mut notes, .. } = self;
        let like_source = |note: &&str| {
            let text = note.trim_start_matches('/').trim();
            fingerprint(&unescaped_source(text)) == stamp
                || strsim::normalized_levenshtein(&plain_words(text), &plain_words(source)) >= ALIKE
        };
        match notes.iter().rposition(like_source) {
            Some(last) => {
                notes.remove(last);
            }
            None if is_ours => {
                notes.pop();
            }
            None => {}
        }
        notes
    }
}

/// A text for comparing: line ends and escapes are blanks.
fn plain_words(text: &str) -> String {
    let text = text.replace("\\n", " ");
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").chars().take(600).collect()
}

/// A text as a comment: on one line, with nothing hidden.
fn escaped_source(source: &str) -> String {
    let plain = source.replace('\\', "\\\\").replace('\n', "\\n").replace('\r', "\\r");
    format!("// {}", super::diagnostics::harmless(&plain))
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
