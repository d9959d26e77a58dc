//! Names in braces: that they stand for something, and that braces come in pairs.

use std::collections::{BTreeMap, BTreeSet};

use super::library::Library;
use super::limits::LONGEST_BRIEF;
use super::rules_table::finding;
use super::subject::{shown, suggestion};
use crate::sim::diagnostic::Diagnostic;
use crate::sim::program::wording::{Piece, pieces};
use crate::sim::scenario::spanned::Text;
use crate::sim::scenario::value::Value;
use crate::sim::sentence::sentence;

/// What names in braces can stand for.
pub(super) struct Scope<'s> {
    /// Names of the scenario's values; texts of shared files have none.
    pub values: BTreeSet<&'s str>,
    /// Names that stand in the scenario although their entries could not be read.
    pub declared: &'s BTreeSet<String>,
    /// Whether the values of the scenario could not be read at all.
    pub has_lost_values: bool,
    /// The bank's file.
    pub library: &'s Library,
    /// The countries that values of the bank must serve.
    pub countries: &'s [&'s str],
}

/// Names that the bank's file always has.
const BANK_NAMES: [&str; 4] = ["name", "agent", "hotline", "currency"];

/// Checks the names in braces of one text.
pub(super) fn check_placeholders(scope: &Scope<'_>, text: &Text, found: &mut Vec<Diagnostic>) {
    if let Some(wide) = wide_brace(text) {
        found.push(wide);
        return;
    }
    if has_lone_brace(text) {
        found.push(lone_brace(text));
        return;
    }
    for name in names(text) {
        let finding = match name.strip_prefix("bank.") {
            Some(of_bank) => bank_name(scope, name, of_bank, text, found),
            None => own_name(scope, name, text, found),
        };
        found.extend(finding);
    }
}

/// What is said of a text with a name in full-width braces.
pub(super) fn wide_brace(text: &Text) -> Option<Diagnostic> {
    let name = in_wide_braces(text)?;
    let message = sentence!(
        "`｛{name}｝` is not a name in braces. Write {{name}} with half-width braces.",
        "`｛{name}｝` 不是花括号里的名字。请用半角花括号写 {{名字}}。",
        name = shown(name)
    );
    let help = sentence!(
        "Write `{{{name}}}`.",
        "请写成 `{{{name}}}`。",
        name = shown(name.trim())
    );
    Some(finding("wide-brace", text.span, message).help(help))
}

/// How often each name stands in a text.
pub(super) fn counted_names(text: &str) -> BTreeMap<&str, usize> {
    let mut counted = BTreeMap::new();
    for name in names(text) {
        *counted.entry(name).or_insert(0) += 1;
    }
    counted
}

/// What is said of a text with such a brace.
pub(super) fn lone_brace(text: &Text) -> Diagnostic {
    let help = sentence!(
        "Write a name as {{name}}, and a brace itself as {{{{ or }}}}.",
        "名字写成 {{name}}，花括号本身写成 {{{{ 或 }}}}。"
    );
    let message = sentence!(
        "There is a brace without its partner here.",
        "这里有一个花括号没有配对。"
    );
    finding("unbalanced-brace", text.span, message).help(help)
}

/// Whether a text has a brace that belongs to no name and is not doubled.
pub(super) fn has_lone_brace(text: &str) -> bool {
    let mut rest = text;
    while let Some(place) = rest.find(['{', '}']) {
        let brace_on = &rest[place..];
        rest = if brace_on.starts_with("{{") || brace_on.starts_with("}}") {
            &brace_on[2..]
        } else if brace_on.starts_with('}') {
            return true;
        } else {
            match brace_on[1..].find(['{', '}']) {
                Some(end) if brace_on[1 + end..].starts_with('}') => &brace_on[end + 2..],
                _ => return true,
            }
        };
    }
    false
}

/// What stands between full-width braces, of which a Chinese keyboard writes both or one, if it could be a name.
fn in_wide_braces(text: &str) -> Option<&str> {
    let start = text.find(['｛', '{']).filter(|_| text.contains(['｛', '｝']))?;
    let openings = text[start..].match_indices(['｛', '{']);
    let mut inside = openings.filter_map(|(at, brace)| {
        let from = start + at + brace.len();
        let to = from + text[from..].find(['｝', '}', '｛', '{'])?;
        let is_wide = brace == "｛" || text[to..].starts_with('｝');
        let name = &text[from..to];
        let is_name = |c: char| c.is_ascii_alphanumeric() || "-_.: ".contains(c);
        (is_wide && text[to..].starts_with(['｝', '}']) && !name.is_empty() && name.chars().all(is_name))
            .then_some(name)
    });
    inside.next()
}

/// The names in a text; none in one that is too long to be used anyway.
fn names(text: &str) -> impl Iterator<Item = &str> {
    let text = if text.len() > LONGEST_BRIEF { "" } else { text };
    pieces(text).into_iter().filter_map(|piece| match piece {
        Piece::Name(name) => Some(name),
        Piece::Plain(_) => None,
    })
}

fn own_name(scope: &Scope<'_>, name: &str, text: &Text, found: &[Diagnostic]) -> Option<Diagnostic> {
    if scope.values.contains(name) || scope.declared.contains(name) || scope.has_lost_values {
        return None;
    }
    let message = sentence!(
        "`{{{name}}}` stands for nothing.",
        "`{{{name}}}` 不代表任何东西。",
        name = shown(name)
    );
    let help = if BANK_NAMES.contains(&name) || bank_has(scope, name) {
        Some(sentence!(
            "Write `{{bank.{name}}}` for the name in the bank's file.",
            "银行文件里的名字要写成 `{{bank.{name}}}`。"
        ))
    } else {
        suggestion(name, scope.values.iter().copied(), found)
            .or_else(|| Some(sentence!("Add it to values.", "请把它加进 values。")))
    };
    Some(finding("unknown-placeholder", text.span, message).maybe_help(help))
}

fn bank_has(scope: &Scope<'_>, name: &str) -> bool {
    scope
        .library
        .bank()
        .is_some_and(|bank| bank.words.get(name).is_some() || bank.values.get(name).is_some())
}

fn bank_name(scope: &Scope<'_>, name: &str, of_bank: &str, text: &Text, found: &[Diagnostic]) -> Option<Diagnostic> {
    if BANK_NAMES.contains(&of_bank) || scope.library.may_know(of_bank) {
        return None;
    }
    // That there is no bank's file at all is a finding of its own.
    let bank = scope.library.bank()?;
    if bank.words.get(of_bank).is_some() {
        return None;
    }
    match bank.values.get(of_bank) {
        Some(Value::ByCountry(values)) => {
            let missing = scope.countries.iter().find(|country| values.get(country).is_none())?;
            let message = sentence!(
                "`{{{name}}}` has no entry for the country \"{missing}\".",
                "`{{{name}}}` 没有国家“{missing}”的一项。",
                name = shown(name)
            );
            let help = sentence!("Add it to bank.ron.", "请在 bank.ron 里补上。");
            Some(finding("missing-country", text.span, message).help(help))
        }
        Some(_) => None,
        None => {
            let words = bank.words.iter().map(|(name, _)| name.value.as_str());
            let values = bank.values.iter().map(|(name, _)| name.value.as_str());
            let known: Vec<String> = BANK_NAMES
                .into_iter()
                .chain(words)
                .chain(values)
                .map(|name| format!("bank.{name}"))
                .collect();
            let message = sentence!(
                "`{{{name}}}` stands for nothing in the bank's file.",
                "银行文件里没有 `{{{name}}}` 所代表的东西。",
                name = shown(name)
            );
            let help = suggestion(name, known.iter().map(String::as_str), found);
            Some(finding("unknown-placeholder", text.span, message).maybe_help(help))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_wide_braces() {
        for (text, name) in [("费用｛fee｝元", "fee"), ("{fee}和｛bank.name｝", "bank.name")] {
            assert_eq!(in_wide_braces(text), Some(name), "{text}");
        }
        for text in ["费用{fee}元", "｛｝", "他说｛真的｝", "{{fee}}", "｛fee"] {
            assert_eq!(in_wide_braces(text), None, "{text}");
        }
    }

    #[test]
    fn lone_braces() {
        for good in ["", "a {name} b", "{{ and }}", "{{{name}}}", "{a}{b}"] {
            assert!(!has_lone_brace(good), "{good}");
        }
        for bad in ["{", "}", "a } b", "{name", "{a {b}", "{{}"] {
            assert!(has_lone_brace(bad), "{bad}");
        }
    }
}
