//! The ids that stand in a file, whether their entries can be read or not: what is lost is what stands there and was not read.

use std::collections::{BTreeMap, BTreeSet};

use ron2::ast::{Expr, StructBody, StructField};

use super::spanned::Span;
use super::tree::span_of;

/// The field whose keys are names of values.
const VALUES: &str = "values";

/// The ids and names of values that stand in a file with mistakes; a file without any has none that are lost.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WrittenIds {
    /// How often each id stands in it.
    ids: BTreeMap<String, usize>,
    /// Ids that stand where brackets are not what they should be, so that they may belong to another list than they seem to.
    displaced: BTreeSet<String>,
    /// Names of values, and keys that could not be read at all.
    values: BTreeSet<String>,
    /// Every key of every map.
    keys: BTreeSet<String>,
}

impl WrittenIds {
    /// The ids of a tree; of a text that is not RON everywhere, also those that the tree does not have. Between `displaced` brackets
    /// an entry may seem to belong where it does not.
    pub(super) fn of(expr: &Expr<'_>, broken: Option<&str>, displaced: &[Span]) -> Self {
        let mut written = Self::default();
        written.gather(expr, "", displaced);
        if let Some(text) = broken {
            let mut in_text: BTreeMap<String, usize> = BTreeMap::new();
            for id in ids_in(text) {
                *in_text.entry(id).or_default() += 1;
            }
            for (id, times) in in_text {
                let known = written.ids.entry(id).or_default();
                *known = times.max(*known);
            }
            let lost: Vec<String> = keys_in(text)
                .filter(|key| !written.keys.contains(*key))
                .map(str::to_owned)
                .collect();
            written.values.extend(lost.iter().cloned());
            written.keys.extend(lost);
        }
        written
    }

    /// Every id and every key.
    pub fn all(&self) -> impl Iterator<Item = &String> {
        self.ids.keys().chain(&self.keys)
    }

    /// The ids that stand in the file more often than among those that were read.
    pub fn lost<'i>(&self, read: impl IntoIterator<Item = &'i str>) -> BTreeSet<String> {
        let mut left = self.ids.clone();
        for id in read {
            if let Some(times) = left.get_mut(id) {
                *times = times.saturating_sub(1);
            }
        }
        let more = left.into_iter().filter(|(_, times)| *times > 0).map(|(id, _)| id);
        more.chain(self.displaced.iter().cloned()).collect()
    }

    /// Names that may be those of values.
    pub fn values(&self) -> &BTreeSet<String> {
        &self.values
    }

    fn gather(&mut self, expr: &Expr<'_>, of: &str, displaced: &[Span]) {
        match expr {
            Expr::AnonStruct(anonymous) => self.gather_fields(&anonymous.fields, displaced),
            Expr::Struct(named) => {
                if let Some(StructBody::Fields(body)) = &named.body {
                    self.gather_fields(&body.fields, displaced);
                }
            }
            Expr::Seq(seq) => seq.items.iter().for_each(|item| self.gather(&item.expr, of, displaced)),
            Expr::Map(map) => {
                for entry in &map.entries {
                    if let Expr::String(key) = &entry.key {
                        self.keys.insert(key.value.clone());
                        if of == VALUES {
                            self.values.insert(key.value.clone());
                        }
                    }
                    self.gather(&entry.value, "", displaced);
                }
            }
            _ => {}
        }
    }

    fn gather_fields(&mut self, fields: &[StructField<'_>], displaced: &[Span]) {
        for field in fields {
            if let (true, Expr::String(id)) = (field.name.name == "id", &field.value) {
                *self.ids.entry(id.value.clone()).or_default() += 1;
                let place = span_of(&field.name.span).start;
                if displaced.iter().any(|span| (span.start..span.end).contains(&place)) {
                    self.displaced.insert(id.value.clone());
                }
            }
            self.gather(&field.value, field.name.name.as_ref(), displaced);
        }
    }
}

/// What stands behind `id` in a text, whether it can be read or not: a mark on either side may be missing.
fn ids_in(text: &str) -> impl Iterator<Item = String> {
    text.match_indices("id").filter_map(|(place, word)| {
        let is_word = !text[..place].ends_with(|c: char| is_part_of_id(c));
        let rest = text[place + word.len()..].trim_start();
        let value = rest.strip_prefix(':').unwrap_or(rest).trim_start();
        let id = value.strip_prefix('"').unwrap_or(value);
        let length = id.find(|c| !is_part_of_id(c)).unwrap_or(id.len());
        (is_word && id.len() < rest.len() && length > 0).then(|| id[..length].to_owned())
    })
}

fn is_part_of_id(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.')
}

/// What could be a key in a text, whether it can be read or not: a name in quotation marks, or one that lacks a mark, and a `:`.
fn keys_in(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices(':').filter_map(|(place, _)| {
        let before = text[..place].trim_end();
        let with_name = before.strip_suffix('"').unwrap_or(before);
        let head = with_name.trim_end_matches(is_part_of_id);
        let name = &with_name[head.len()..];
        let is_key = with_name.len() < before.len() || head.ends_with('"');
        (is_key && !name.is_empty()).then_some(name)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str, is_broken: bool, displaced: &[Span]) -> WrittenIds {
        let (document, _) = ron2::ast::parse_document_lossy(text);
        WrittenIds::of(&document.value.unwrap(), is_broken.then_some(text), displaced)
    }

    #[test]
    fn what_was_read_is_not_lost() {
        let text = r#"(id: "call", values: {"fee": Money(1)}, nodes: [(id: "a"), (id: "b")], facts: [(id: "b")])"#;
        let written = written(text, false, &[]);
        assert_eq!(written.lost(["call", "a", "b", "b"]), BTreeSet::new());
        assert_eq!(written.lost(["call", "a", "b"]), BTreeSet::from(["b".to_owned()]));
        assert_eq!(written.values(), &BTreeSet::from(["fee".to_owned()]));
    }

    #[test]
    fn what_stands_between_wrong_brackets_may_belong_elsewhere() {
        let text = r#"(nodes: [(id: "a"), (id: "b")])"#;
        let displaced = Span { start: 20, end: 30 };
        assert_eq!(
            written(text, false, &[displaced]).lost(["a", "b"]),
            BTreeSet::from(["b".to_owned()])
        );
    }

    #[test]
    fn ids_are_seen_where_a_mark_is_missing() {
        for text in [
            r#"(id: "a-b", is"#,
            r#"(id: a-b", is"#,
            r#"(id "a-b", is"#,
            r#"(id: "a-b, is"#,
        ] {
            assert_eq!(ids_in(text).collect::<Vec<_>>(), ["a-b"], "{text}");
        }
        assert_eq!(ids_in("paid: 1, the idea, an id of").count(), 0);
    }

    #[test]
    fn keys_that_cannot_be_read_are_lost_values() {
        for text in [
            r#"{"a": 1, "fee": Money(2)}"#,
            r#"{fee": Money(2)}"#,
            r#"{"fee : Money(2)}"#,
        ] {
            assert!(keys_in(text).any(|key| key == "fee"), "{text}");
        }
        assert_eq!(keys_in(r#"(id: 1, text: "route", to: "x")"#).count(), 0);
    }
}
