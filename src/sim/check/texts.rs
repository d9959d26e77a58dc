//! Texts: nothing empty, every name in braces known, every country served.

use super::fields::FieldPlaces;
use super::hidden::may_not_be_shown;
use super::letters::check_letters;
use super::placeholders::{Scope, check_placeholders};
use super::rules_table::finding;
use super::subject::{Subject, shown};
use super::traditional::traditional_in;
use super::walk::place_of_key;
use crate::sim::diagnostic::Diagnostic;
use crate::sim::program::wording::CHINESE;
use crate::sim::scenario::model::Points;
use crate::sim::scenario::spanned::{Entries, Name, Span, Text};
use crate::sim::scenario::texts::for_each_text;
use crate::sim::scenario::value::Value;
use crate::sim::sentence::{Sentence, sentence};

/// Checks the texts of one scenario.
pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let scenario = subject.scenario;
    let countries: Vec<&str> = subject.countries().collect();
    let scope = Scope {
        values: scenario.values.iter().map(|(name, _)| name.value.as_str()).collect(),
        declared: subject.lost_values,
        has_lost_values: subject.has_lost("unknown-placeholder"),
        library: subject.library,
        countries: &countries,
    };
    let language = scenario.language.value.as_str();
    for_each_text(scenario, &mut |key, text| {
        let place = place_of_key(&key);
        let first = found.len();
        shown_text(text, found);
        // People are called what they are called, names in values are the same in every language, and a title may be in any.
        let is_free = key.starts_with("value/") || key.ends_with("/name") || key == "title";
        if !is_free || language == CHINESE && !traditional_in(text).is_empty() {
            check_letters(language, (&key, text), None, found);
        }
        if key.starts_with("value/") {
            no_placeholders(text, found);
        } else {
            check_placeholders(&scope, text, found);
        }
        for finding in &mut found[first..] {
            finding.place = Some(place.clone());
        }
    });
    plain_texts(subject, found);
    for (name, value) in scenario.values.iter() {
        if !subject.has_lost("unknown-country") {
            by_country(name, value, &countries, found);
        }
    }
    reasons(subject, found);
}

/// A text that somebody reads or hears.
pub(super) fn shown_text(text: &Text, found: &mut Vec<Diagnostic>) {
    if text.trim().is_empty() {
        let message = sentence!("This text is empty.", "这段文字是空的。");
        found.push(finding("empty-text", text.span, message));
    }
    // What stands in the file as it is has been found already; this finds what is written as an escape.
    if let Some(c) = text.chars().find(|c| may_not_be_shown(*c)) {
        let message = sentence!(
            "This text contains the hidden character U+{code:04X}.",
            "这段文字里有看不见的字符 U+{code:04X}。",
            code = u32::from(c)
        );
        let help = sentence!("Delete it.", "请删掉它。");
        found.push(finding("hidden-character", text.span, message).help(help));
    }
}

/// Texts that are not translated.
fn plain_texts(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let scenario = subject.scenario;
    let fields = &subject.fields;
    plain_text(&scenario.author, fields, "author", found);
    plain_text(&scenario.version, fields, "version", found);
    for play in &scenario.checks {
        shown_text(&play.name, found);
    }
    for review in &scenario.reviewed {
        if review.by.trim().is_empty() {
            found.push(finding(
                "empty-text",
                fields.before(review.on.span, "by"),
                sentence!("Nobody is named here.", "这里没有写人名。"),
            ));
        }
    }
}

/// A text that does not remember its place.
pub(super) fn plain_text(text: &str, fields: &FieldPlaces<'_>, field: &str, found: &mut Vec<Diagnostic>) {
    // A field that is missing has been found already.
    if text.trim().is_empty() && fields.first(field) != Span::default() {
        found.push(finding(
            "empty-text",
            fields.first(field),
            sentence!("The field `{field}` is empty.", "字段 `{field}` 是空的。"),
        ));
    } else if text.chars().any(may_not_be_shown) {
        let message = sentence!(
            "The field `{field}` contains a hidden character.",
            "字段 `{field}` 里有看不见的字符。"
        );
        found.push(finding("hidden-character", fields.first(field), message));
    }
}

fn no_placeholders(text: &Text, found: &mut Vec<Diagnostic>) {
    if text.contains(['{', '}']) {
        found.push(finding(
            "placeholder-in-value",
            text.span,
            sentence!("A value in words cannot contain braces.", "作为值的词里不能有花括号。"),
        ));
    }
}

/// A value by country has exactly the supported countries.
pub(super) fn by_country(name: &Name, value: &Value, countries: &[&str], found: &mut Vec<Diagnostic>) {
    let Value::ByCountry(values) = value else {
        return;
    };
    let place = format!("value/{name}");
    for (country, value) in values.iter() {
        if matches!(value, Value::ByCountry(_)) {
            let message = country_twice(name);
            found.push(finding("nested-value", country.span, message).at(&place));
        }
        if !countries.contains(&country.value.as_str()) {
            let message = sentence!(
                "The country \"{country}\" is not supported here.",
                "这里不支持国家“{country}”。",
                country = shown(country)
            );
            let help = super::subject::suggestion(country, countries.iter().copied(), found);
            found.push(
                finding("unknown-country", country.span, message)
                    .maybe_help(help)
                    .at(&place),
            );
        }
    }
    missing_countries(name, values, countries, &place, found);
}

/// That a value by country has values by country inside.
pub(super) fn country_twice(name: &Name) -> Sentence {
    sentence!(
        "The value \"{name}\" asks for the country twice.",
        "值“{name}”两次按国家区分。",
        name = shown(name)
    )
}

fn missing_countries(
    name: &Name,
    values: &Entries<Value>,
    countries: &[&str],
    place: &str,
    found: &mut Vec<Diagnostic>,
) {
    for country in countries.iter().filter(|country| values.get(country).is_none()) {
        let message = sentence!(
            "The value \"{name}\" has no entry for the country \"{country}\".",
            "值“{name}”没有国家“{country}”的一项。",
            name = shown(name),
            country = shown(country)
        );
        found.push(finding("missing-country", name.span, message).at(place));
    }
}

/// Reasons and points that can never show.
fn reasons(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let scenario = subject.scenario;
    for node in &scenario.nodes {
        for option in node.ask.iter().flat_map(|ask| &ask.options) {
            if let (Some(locked), None) = (&option.locked, &option.when) {
                let message = sentence!(
                    "The option \"{option}\" is never locked, so this is never shown.",
                    "选项“{option}”从不锁定，所以这句话永远不会显示。",
                    option = shown(&option.id)
                );
                found.push(finding("locked-without-when", locked.span, message).at(&node.id));
            }
        }
    }
    for item in &scenario.desktop {
        if let (Some(locked), None) = (&item.locked, &item.opens) {
            let message = sentence!(
                "The item \"{item}\" is always open, so this is never shown.",
                "卡片“{item}”总是打开的，所以这句话永远不会显示。",
                item = shown(&item.id)
            );
            let help = sentence!("Add opens.", "请加上 opens。");
            found.push(
                finding("locked-without-when", locked.span, message)
                    .help(help)
                    .at(&format!("desktop/{}", item.id)),
            );
        }
    }
    for (list, entries) in scenario.wrap_up.lists() {
        for entry in entries {
            if entry.when.is_none() && entry.otherwise != Points::default() {
                let span = subject.fields.after(entry.id.span, "otherwise", entry.id.span);
                let message = sentence!(
                    "The entry \"{entry}\" has no condition, so these points are never given.",
                    "条目“{entry}”没有条件，所以这些分永远不会给。",
                    entry = shown(&entry.id)
                );
                found
                    .push(finding("otherwise-without-when", span, message).at(&format!("wrap_up/{list}/{}", entry.id)));
            }
        }
    }
}
