//! Texts: nothing empty, every name in braces known, every country served.

use super::fields::FieldPlaces;
use super::hidden::may_not_be_shown;
use super::placeholders::{Scope, check_placeholders};
use super::rules_table::finding;
use super::subject::{Subject, shown};
use super::walk::{entry_lists, place_of_key};
use crate::sim::diagnostic::Diagnostic;
use crate::sim::scenario::model::Points;
use crate::sim::scenario::spanned::{Entries, Name, Text};
use crate::sim::scenario::texts::for_each_text;
use crate::sim::scenario::value::Value;

/// Checks the texts of one scenario.
pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let scenario = subject.scenario;
    let countries: Vec<&str> = subject.countries().collect();
    let scope = Scope {
        values: scenario.values.iter().map(|(name, _)| name.value.as_str()).collect(),
        declared: subject.declared,
        has_lost_values: subject.has_lost("unknown-placeholder"),
        library: subject.library,
        countries: &countries,
    };
    for_each_text(scenario, &mut |key, text| {
        let place = place_of_key(&key);
        let first = found.len();
        shown_text(text, found);
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
        found.push(finding("empty-text", text.span, "This text is empty."));
    }
    // What stands in the file as it is has been found already; this finds what is written as an escape.
    if let Some(c) = text.chars().find(|c| may_not_be_shown(*c)) {
        let message = format!("This text contains the hidden character U+{:04X}.", u32::from(c));
        found.push(finding("hidden-character", text.span, message).help("Delete it."));
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
                "Nobody is named here.",
            ));
        }
    }
}

/// A text that does not remember its place.
pub(super) fn plain_text(text: &str, fields: &FieldPlaces<'_>, field: &str, found: &mut Vec<Diagnostic>) {
    if text.trim().is_empty() {
        found.push(finding(
            "empty-text",
            fields.first(field),
            format!("The field `{field}` is empty."),
        ));
    } else if text.chars().any(may_not_be_shown) {
        let message = format!("The field `{field}` contains a hidden character.");
        found.push(finding("hidden-character", fields.first(field), message));
    }
}

fn no_placeholders(text: &Text, found: &mut Vec<Diagnostic>) {
    if text.contains(['{', '}']) {
        found.push(finding(
            "placeholder-in-value",
            text.span,
            "A value in words cannot contain braces.",
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
            let message = format!("The value \"{}\" asks for the country twice.", shown(name));
            found.push(finding("nested-value", country.span, message).at(&place));
        }
        if !countries.contains(&country.value.as_str()) {
            let message = format!("The country \"{}\" is not supported here.", shown(country));
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

fn missing_countries(
    name: &Name,
    values: &Entries<Value>,
    countries: &[&str],
    place: &str,
    found: &mut Vec<Diagnostic>,
) {
    for country in countries.iter().filter(|country| values.get(country).is_none()) {
        let message = format!(
            "The value \"{}\" has no entry for the country \"{}\".",
            shown(name),
            shown(country)
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
                let message = format!(
                    "The option \"{}\" is never locked, so this is never shown.",
                    shown(&option.id)
                );
                found.push(finding("locked-without-when", locked.span, message).at(&node.id));
            }
        }
    }
    for item in &scenario.desktop {
        if let (Some(locked), None) = (&item.locked, &item.opens) {
            let message = format!(
                "The item \"{}\" is always open, so this is never shown.",
                shown(&item.id)
            );
            found.push(
                finding("locked-without-when", locked.span, message)
                    .help("Add opens.")
                    .at(&format!("desktop/{}", item.id)),
            );
        }
    }
    for (list, entries) in entry_lists(scenario) {
        for entry in entries {
            if entry.when.is_none() && entry.otherwise != Points::default() {
                let span = subject.fields.after(entry.id.span, "otherwise", entry.id.span);
                let message = format!(
                    "The entry \"{}\" has no condition, so these points are never given.",
                    shown(&entry.id)
                );
                found
                    .push(finding("otherwise-without-when", span, message).at(&format!("wrap_up/{list}/{}", entry.id)));
            }
        }
    }
}
