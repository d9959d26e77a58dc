//! The plays of a scenario name things that exist.

use std::collections::BTreeSet;

use super::links::{Declared, country_link, ending, fact_link, link, rule_link, value_link};
use super::rules_table::finding;
use super::subject::Subject;
use crate::sim::call::command::Command;
use crate::sim::diagnostic::Diagnostic;
use crate::sim::scenario::model::{Expectation, PlayCheck};
use crate::sim::scenario::spanned::{Name, Spanned, Text};

/// Checks the plays.
pub(super) fn check(subject: &Subject<'_>, declared: &Declared<'_>, found: &mut Vec<Diagnostic>) {
    let mut names = BTreeSet::new();
    for play in &subject.scenario.checks {
        if !names.insert(play.name.value.as_str()) {
            let message = format!("Another play is called \"{}\".", super::subject::shown(&play.name));
            found.push(finding("same-play", play.name.span, message).at(&play.name));
        }
        play.country
            .iter()
            .for_each(|country| country_link(subject, country, found));
        drawn(subject, declared, play, found);
        for words in &play.play {
            match Command::parse(words) {
                Ok(command) => command_links(subject, declared, words, &command, found),
                Err(reason) => found.push(finding("bad-command", words.span, reason)),
            }
        }
        for expectation in &play.expect {
            match expectation {
                Expectation::Ending(id) => ending(subject, declared, "unknown-ending", id, found),
                Expectation::Breaks(rule) => rule_link(subject, rule, found),
                _ => {}
            }
        }
        if play.expect.is_empty() && subject.whole {
            let message = format!("The play \"{}\" expects nothing.", super::subject::shown(&play.name));
            found.push(finding("nothing-expected", play.name.span, message));
        }
    }
}

fn drawn(subject: &Subject<'_>, declared: &Declared<'_>, play: &PlayCheck, found: &mut Vec<Diagnostic>) {
    for (fact, value) in play.drawn.iter() {
        fact_link(subject, declared, fact, found);
        if let Some(kind) = declared.types.get(fact.value.as_str()) {
            value_link(kind, value, found);
        }
    }
}

fn command_links(
    subject: &Subject<'_>,
    declared: &Declared<'_>,
    words: &Text,
    command: &Command,
    found: &mut Vec<Diagnostic>,
) {
    let named = |id: &String| -> Name {
        Spanned {
            value: id.clone(),
            span: words.span,
        }
    };
    match command {
        Command::Say(id) => link(
            subject,
            "unknown-option",
            "option",
            &named(id),
            &declared.options,
            found,
        ),
        Command::LookUp(id) => {
            link(
                subject,
                "unknown-item",
                "desktop item",
                &named(id),
                &declared.items,
                found,
            );
        }
        Command::Transfer { desk, .. } => link(subject, "unknown-desk", "desk", &named(desk), &declared.desks, found),
        Command::Pick(list, id) => entry(subject, declared, list.word(), &named(id), found),
        Command::Tick(id) | Command::Untick(id) => entry(subject, declared, "notes", &named(id), found),
        _ => {}
    }
}

fn entry(subject: &Subject<'_>, declared: &Declared<'_>, list: &str, id: &Name, found: &mut Vec<Diagnostic>) {
    if let Some(known) = declared.entries.get(list) {
        link(subject, "unknown-entry", &format!("entry of {list}"), id, known, found);
    }
}
