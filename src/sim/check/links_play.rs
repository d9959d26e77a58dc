//! The plays of a scenario name things that exist.

use std::collections::BTreeSet;

use super::links::{Declared, country_link, desktop_item, fact_link, link, rule_link, value_link};
use super::links_targets::ending;
use super::rules_table::finding;
use super::subject::Subject;
use super::walk::entry_of;
use crate::sim::call::command::Command;
use crate::sim::diagnostic::Diagnostic;
use crate::sim::scenario::model::{Expectation, PlayCheck};
use crate::sim::scenario::spanned::{Name, Spanned, Text};
use crate::sim::sentence::sentence;

/// Checks the plays.
pub(super) fn check(subject: &Subject<'_>, declared: &Declared<'_>, found: &mut Vec<Diagnostic>) {
    let mut names = BTreeSet::new();
    for play in &subject.scenario.checks {
        let first = found.len();
        if !names.insert(play.name.value.as_str()) {
            let message = sentence!(
                "Another play is called \"{name}\".",
                "另有一个叫“{name}”的走法。",
                name = super::subject::shown(&play.name)
            );
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
            let message = sentence!(
                "The play \"{name}\" expects nothing.",
                "走法“{name}”什么也没有检查。",
                name = super::subject::shown(&play.name)
            );
            found.push(finding("nothing-expected", play.name.span, message));
        }
        for finding in &mut found[first..] {
            finding.of_play = true;
            finding.place = Some(play.name.value.clone());
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
        Command::Say(id) => {
            let (option, first) = (sentence!("option", "选项"), found.len());
            link(subject, "unknown-option", &option, &named(id), &declared.options, found);
            // Whoever has just played it in the terminal has typed numbers there.
            if id.chars().all(|letter| letter.is_ascii_digit()) {
                for finding in &mut found[first..] {
                    finding.help = Some(sentence!(
                        "Write the option’s id, as in say {example}: its number is drawn anew in each play.",
                        "请写选项的编号（id），例如 say {example}：它排第几，每次都是重新抽的。",
                        example = declared.options.first().copied().unwrap_or("ID")
                    ));
                }
            }
        }
        Command::LookUp(id) => {
            link(
                subject,
                "unknown-item",
                &desktop_item(),
                &named(id),
                &declared.items,
                found,
            );
        }
        Command::Transfer { desk, .. } => link(
            subject,
            "unknown-desk",
            &sentence!("desk", "席位"),
            &named(desk),
            &declared.desks,
            found,
        ),
        Command::Pick(list, id) => entry(subject, declared, list.word(), &named(id), found),
        Command::Tick(id) | Command::Untick(id) => entry(subject, declared, "notes", &named(id), found),
        _ => {}
    }
}

fn entry(subject: &Subject<'_>, declared: &Declared<'_>, list: &str, id: &Name, found: &mut Vec<Diagnostic>) {
    if let Some(known) = declared.entries.get(list) {
        link(subject, "unknown-entry", &entry_of(list), id, known, found);
    }
}
