//! Where the conditions of a call stand in its file: from the first word to the last bracket, by the name of what has them.

use std::collections::BTreeMap;

use crate::sim::check::condition_leaves;
use crate::sim::scenario::condition::When;
use crate::sim::scenario::model::Scenario;
use crate::sim::scenario::spanned::Span;

/// The places of the conditions of options, branches, desktop items and entries of the after-call work.
pub(super) fn condition_places(scenario: &Scenario, text: &str) -> BTreeMap<String, Span> {
    let mut places = BTreeMap::new();
    let mut note = |name: String, when: Option<&When>| {
        if let Some(span) = when.and_then(|when| place_of(text, when)) {
            places.insert(name, span);
        }
    };
    for node in &scenario.nodes {
        for option in node.ask.iter().flat_map(|ask| &ask.options) {
            note(format!("node/{}/{}", node.id, option.id), option.when.as_ref());
        }
        for (branch, number) in node.branch.iter().zip(1..) {
            note(format!("node/{}/branch/{number}", node.id), branch.when.as_ref());
        }
    }
    for item in &scenario.desktop {
        note(format!("desktop/{}", item.id), item.opens.as_ref());
    }
    for (list, entries) in scenario.wrap_up.lists() {
        for entry in entries {
            note(format!("wrap_up/{list}/{}", entry.id), entry.when.as_ref());
        }
    }
    places
}

/// The place of a condition. Its parts know where they stand, but not the words around them, so it is looked for from the field's
/// colon before its first part on; where that is not as usual, its parts have to do.
fn place_of(text: &str, when: &When) -> Option<Span> {
    let leaves = condition_leaves(when).into_iter();
    let leaves = leaves.reduce(|one, other| Span {
        start: one.start.min(other.start),
        end: one.end.max(other.end),
    })?;
    let before = text.get(..leaves.start as usize)?;
    let start = before.rfind(':').map(|colon| {
        let blanks = before[colon + 1..].len() - before[colon + 1..].trim_start().len();
        colon + 1 + blanks
    });
    let whole = start.and_then(|start| Some((start, start + length(text.get(start..)?)?)));
    Some(match whole {
        Some((start, end)) if end >= leaves.end as usize => Span {
            start: start as u32,
            end: end as u32,
        },
        _ => leaves,
    })
}

/// How long the value is that a text begins with: up to the comma or the bracket behind it.
fn length(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut in_quotes = false;
    for (place, c) in text.char_indices() {
        match c {
            '"' => in_quotes = !in_quotes,
            _ if in_quotes => {}
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' | ',' if depth == 0 => return Some(text[..place].trim_end().len()),
            ')' | ']' | '}' => depth -= 1,
            _ => {}
        }
    }
    None
}
