//! The elements of a list or map in a file with what stands around them, and which of them a changed call still has.

use std::collections::BTreeMap;

use ron2::ast::{Expr, MapExpr, SeqExpr};

use super::tree::{Shape, Tree};

/// An element. Between `lead` and `start` stand the comments above it, between `end` and `tail` its comma and what follows on
/// the same line.
pub(super) struct Item<'e> {
    pub(super) key: String,
    pub(super) value: &'e Expr<'e>,
    pub(super) lead: usize,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) tail: usize,
    pub(super) has_comma: bool,
}

/// The elements of a list.
pub(super) fn list_items<'e>(text: &str, seq: &'e SeqExpr<'e>) -> Vec<Item<'e>> {
    let parts = seq.items.iter().map(|item| {
        let span = item.expr.span();
        let comma = item.comma.as_ref().map(|comma| comma.end_offset);
        (String::new(), &item.expr, span.start_offset, span.end_offset, comma)
    });
    items(text, parts, seq.open_bracket.end_offset)
}

/// The entries of a map.
pub(super) fn map_items<'e>(text: &str, map: &'e MapExpr<'e>) -> Vec<Item<'e>> {
    let parts = map.entries.iter().map(|entry| {
        let comma = entry.comma.as_ref().map(|comma| comma.end_offset);
        let key = Tree::of(&entry.key).words().unwrap_or_default().to_owned();
        (
            key,
            &entry.value,
            entry.key.span().start_offset,
            entry.value.span().end_offset,
            comma,
        )
    });
    items(text, parts, map.open_brace.end_offset)
}

/// For each new element the old one that it continues.
pub(super) fn pairing(old: &[Item<'_>], new: &[(&str, &Tree)]) -> Vec<Option<usize>> {
    let mut free: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, item) in old.iter().enumerate().rev() {
        free.entry(name(&item.key, &Tree::of(item.value)))
            .or_default()
            .push(index);
    }
    let mut pairs: Vec<Option<usize>> = new
        .iter()
        .map(|(key, value)| free.get_mut(&name(key, value)).and_then(Vec::pop))
        .collect();
    // What has no id and has changed continues what stood at the same place.
    let mut left: Vec<usize> = free
        .into_iter()
        .filter(|(name, _)| name.starts_with('='))
        .flat_map(|(_, left)| left)
        .collect();
    left.sort_unstable();
    for (index, pair) in pairs.iter_mut().enumerate() {
        let has_no_id = new
            .get(index)
            .is_some_and(|(key, value)| name(key, value).starts_with('='));
        if pair.is_none()
            && has_no_id
            && let Ok(at) = left.binary_search(&index)
        {
            *pair = Some(left.remove(at));
        }
    }
    pairs
}

/// What an element is known by; `=` and its contents if it has no id.
fn name(key: &str, value: &Tree) -> String {
    if !key.is_empty() {
        return format!("key {key}");
    }
    let named = ["id", "code", "name"]
        .iter()
        .find_map(|field| Some((field, value.get(field)?.words()?)));
    match (named, &value.shape) {
        (Some((field, words)), _) => format!("{field} {words}"),
        (None, Shape::Tuple(parts)) => format!("row {}", parts.first().and_then(Tree::words).unwrap_or_default()),
        (None, _) => format!("={}", super::layout::value_text(value, 0, 0)),
    }
}

fn items<'e>(
    text: &str,
    parts: impl Iterator<Item = (String, &'e Expr<'e>, usize, usize, Option<usize>)>,
    open: usize,
) -> Vec<Item<'e>> {
    let mut lead = open;
    let mut items = Vec::new();
    for (key, value, start, end, comma) in parts {
        let tail = after_remark(text, comma.unwrap_or(end));
        items.push(Item {
            key,
            value,
            lead,
            start,
            end,
            tail,
            has_comma: comma.is_some(),
        });
        lead = tail;
    }
    items
}

/// The end of a remark that follows on the same line; without one, the same place.
fn after_remark(text: &str, place: usize) -> usize {
    let rest = text.get(place..).unwrap_or_default();
    let line = rest.split('\n').next().unwrap_or_default();
    match line.trim_start().starts_with("//") {
        true => place + line.trim_end().len(),
        false => place,
    }
}
