//! The order of fields in a file that is written anew.

use super::tree::{Shape, Tree};

/// The fields of the call itself.
#[rustfmt::skip]
const CALL: [&str; 31] = [
    "format", "id", "title", "kind", "level", "minutes", "direction", "language", "countries", "author", "version",
    "reviewed", "content_notes", "policies", "values", "brief", "rubric", "customer", "people", "facts", "desktop",
    "opening", "hold", "transfers", "hang_up", "start", "nodes", "wrap_up", "endings", "checks", "allow",
];

/// The fields of everything else. No two groups want two of them in different orders.
#[rustfmt::skip]
const OTHERS: [&str; 58] = [
    "by", "on", "language", "weights", "pass", "floors", "empathy", "accuracy", "compliance", "id", "who", "name", "age",
    "about", "number", "kind", "title", "is", "drawn", "value", "weight", "country", "voice", "portrait", "label", "speak",
    "phase", "says", "text", "revealed_by", "how", "or", "pick", "lasts", "when", "opens", "locked", "once", "rows",
    "limit", "in_time", "overrun", "warm", "cold", "within", "on_expiry", "order", "options", "mood", "tension", "trust",
    "patience", "feeling", "at_full_tension", "at_no_patience", "hidden", "points", "acts",
];

/// The last fields of everything else.
#[rustfmt::skip]
const LAST: [&str; 21] = [
    "facts", "reply", "ask", "branch", "call", "to", "then", "back", "otherwise", "why", "tempting_because", "sources",
    "epilogue", "follows", "play", "expect", "heard", "code", "at", "because", "ring",
];

/// Puts all fields in order.
pub fn sort(tree: &mut Tree) {
    sort_by(tree, &|name| {
        CALL.iter().position(|field| *field == name).unwrap_or(CALL.len())
    });
}

fn sort_by(tree: &mut Tree, rank: &dyn Fn(&str) -> usize) {
    let of_others = |name: &str| {
        let mut known = OTHERS.iter().chain(&LAST);
        known.position(|field| *field == name).unwrap_or(usize::MAX)
    };
    match &mut tree.shape {
        Shape::Group(fields) => {
            fields.sort_by_key(|(name, _)| rank(name));
            fields.iter_mut().for_each(|(_, value)| sort_by(value, &of_others));
        }
        Shape::Map(entries) => entries.iter_mut().for_each(|(_, value)| sort_by(value, &of_others)),
        Shape::List(values) | Shape::Tuple(values) | Shape::Call(_, values) => {
            values.iter_mut().for_each(|value| sort_by(value, &of_others));
        }
        Shape::Text(_) | Shape::Bare(_) => {}
    }
}
