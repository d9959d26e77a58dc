//! One scenario under examination, with what the families of rules need to know about it.

use std::collections::BTreeSet;

use super::fields::FieldPlaces;
use super::library::{Library, Parsed};
use super::rules_table::finding;
use super::walk::{Part, for_each_part};
use crate::sim::diagnostic::{Diagnostic, longer_or_shorter, nearest, question, same_words};
use crate::sim::scenario::model::Scenario;
use crate::sim::scenario::spanned::{Name, Span};
use crate::sim::sentence::{Sentence, sentence};

/// After so many findings nobody needs another suggestion, and looking for them would take long.
const MOST_SUGGESTIONS: usize = 200;
/// With thousands of known names fewer findings have one: so many names are compared before each of the later ones has to do without.
const MOST_COMPARED: usize = 100_000;
/// A known name is never longer, so nothing longer is like one.
const LONGEST_NAME: usize = 80;
/// So many known names are listed when none is near.
const MOST_LISTED: usize = 8;

/// The most countries of a call.
pub(super) const MOST_COUNTRIES: usize = 50;
/// The most allowances of a call. That there are more is told, and nothing of those behind.
pub(super) const MOST_ALLOWANCES: usize = 200;

/// One scenario under examination.
pub(super) struct Subject<'s> {
    /// The scenario.
    pub scenario: &'s Scenario,
    /// Ids in the file whose entries could not be read.
    pub declared: BTreeSet<String>,
    /// Names that may be those of values that could not be read.
    pub lost_values: &'s BTreeSet<String>,
    /// Whether every entry could be read. If not, nothing is said about what is missing.
    pub whole: bool,
    /// What it shares with others.
    pub library: &'s Library,
    /// Where its fields stand.
    pub fields: FieldPlaces<'s>,
    /// Its fields that could not be read.
    lost: BTreeSet<&'s str>,
}

/// Names that are unknown for no other reason than that the field that declares them could not be read.
const DECLARED_IN: [(&str, &[&str]); 10] = [
    ("unknown-target", &["nodes", "endings"]),
    ("unknown-ending", &["endings"]),
    ("unknown-person", &["people"]),
    ("unknown-fact", &["facts"]),
    ("unknown-item", &["desktop"]),
    ("unknown-hidden", &["customer", "hidden"]),
    ("unknown-country", &["countries"]),
    ("unknown-desk", &["transfers"]),
    ("unknown-option", &["nodes", "ask", "options"]),
    ("unknown-placeholder", &["values"]),
];

/// Lists of the after-call work.
const ENTRIES_IN: &[&str] = &[
    "wrap_up",
    "disposition",
    "notes",
    "follow_up",
    "owner",
    "date",
    "channel",
];

impl<'s> Subject<'s> {
    pub(super) fn new(file: &'s Parsed<Scenario>, library: &'s Library) -> Self {
        let fields = FieldPlaces::new(&file.text);
        Self {
            scenario: &file.value,
            declared: lost_ids(file, &fields),
            lost_values: file.written.values(),
            whole: file.whole,
            library,
            fields,
            lost: file.holes.iter().map(|hole| hole.field.as_str()).collect(),
        }
    }

    /// Whether what such a finding misses may stand in a field that could not be read.
    pub(super) fn has_lost(&self, code: &str) -> bool {
        let fields = DECLARED_IN
            .iter()
            .find(|(of, _)| *of == code)
            .map_or(ENTRIES_IN, |(_, fields)| *fields);
        self.has_lost_any(fields)
    }

    /// Whether one of these fields, wherever it stands, could not be read.
    pub(super) fn has_lost_any(&self, fields: &[&str]) -> bool {
        fields.iter().any(|field| self.lost.contains(field))
    }

    /// The supported countries, as many as a call may have.
    pub(super) fn countries(&self) -> impl Iterator<Item = &'s str> {
        self.scenario
            .countries
            .iter()
            .take(MOST_COUNTRIES)
            .map(|country| country.value.as_str())
    }
}

/// The ids that stand in a file and in none of its entries that were read: what one of these names is not known, so it may be anything.
fn lost_ids(file: &Parsed<Scenario>, fields: &FieldPlaces<'_>) -> BTreeSet<String> {
    let scenario = &file.value;
    let mut read: Vec<&str> = vec![scenario.id.value.as_str()];
    read.extend(scenario.customer.hidden.iter().map(|hidden| hidden.id.value.as_str()));
    read.extend(scenario.people.iter().map(|person| person.id.value.as_str()));
    read.extend(scenario.facts.iter().map(|fact| fact.id.value.as_str()));
    read.extend(scenario.desktop.iter().map(|item| item.id.value.as_str()));
    read.extend(scenario.transfers.iter().map(|desk| desk.id.value.as_str()));
    for node in &scenario.nodes {
        read.push(&node.id);
        let options = node.ask.iter().flat_map(|ask| &ask.options);
        read.extend(options.map(|option| option.id.value.as_str()));
    }
    for (_, entries) in scenario.wrap_up.lists() {
        read.extend(entries.iter().map(|entry| entry.id.value.as_str()));
    }
    read.extend(scenario.endings.iter().map(|ending| ending.id.value.as_str()));
    for_each_part(scenario, fields, &mut |_, part| {
        if let Part::Line(line) = part {
            read.push(&line.id);
        }
    });
    file.written.lost(read)
}

/// A finding about a name that nothing declares, with the known name that was most likely meant.
pub(super) fn unknown<'k>(
    code: &'static str,
    what: &Sentence,
    name: &Name,
    known: impl IntoIterator<Item = &'k str>,
    found: &[Diagnostic],
) -> Diagnostic {
    let message = sentence!(
        "There is no {what} called \"{name}\".",
        "没有叫“{name}”的{what}。",
        name = shown(name);
        what
    );
    let mut finding = finding(code, name.span, message);
    if found.len() < MOST_SUGGESTIONS {
        let known: Vec<&str> = known.into_iter().collect();
        let meant = meant(name, &known, found);
        finding = finding.maybe_help(told_of(name, meant, &known));
        // What stands in a command of a play is a part of its text.
        if let Some(meant) = meant.filter(|_| is_text(name)) {
            finding = finding.meant(meant, &format!("\"{meant}\""));
        }
        if finding.help.is_none() && code == "unknown-target" {
            finding.help = some_of(&known);
        }
    }
    if let Some(where_to_look) = declared_beside(code) {
        let told = finding.help.take().map(|help| help.then(&where_to_look));
        finding.help = told.or(Some(where_to_look));
    }
    finding
}

/// The first of many known names.
fn some_of(known: &[&str]) -> Option<Sentence> {
    /// As many as a node has neighbours in any call, and no more than somebody reads.
    const MOST: usize = 24;
    let named = known.get(..MOST.min(known.len())).filter(|named| !named.is_empty())?;
    let more = known.len() - named.len();
    let (english, chinese) = match more {
        0 => (String::new(), String::new()),
        _ => (format!(" and {more} more"), format!("等 {} 个", known.len())),
    };
    Some(Sentence {
        english: format!("There are \"{}\"{english}.", named.join("\", \"")),
        chinese: format!("这里有“{}”{chinese}。", named.join("”“")),
    })
}

/// Where names of the shared files stand, and where somebody who did not write those files can look them up.
fn declared_beside(code: &str) -> Option<Sentence> {
    Some(match code {
        "unknown-act" => sentence!(
            "Acts stand in rules/bank.ron and the country's pack; `rolecall explain acts` and the tables in scenarios/README.md list them.",
            "行为写在 rules/bank.ron 和各国的规则包里；`rolecall explain acts` 和 scenarios/README.zh-Hans.md 里的表列出了它们。"
        ),
        "unknown-rule" => sentence!(
            "Rules stand in rules/bank.ron and the country's pack; `rolecall explain rules` and the tables in scenarios/README.md list them.",
            "规则写在 rules/bank.ron 和各国的规则包里；`rolecall explain rules` 和 scenarios/README.zh-Hans.md 里的表列出了它们。"
        ),
        "unknown-source" => sentence!(
            "Facts stand in facts/ and house policies in bank.ron; `rolecall explain sources` and the tables in scenarios/README.md list them.",
            "事实写在 facts/ 里，行内规定写在 bank.ron 里；`rolecall explain sources` 和 scenarios/README.zh-Hans.md 里的表列出了它们。"
        ),
        _ => return None,
    })
}

/// Whether a name is the whole of a text in quotation marks: its place is as long as it and two marks.
fn is_text(name: &Name) -> bool {
    (name.span.end.saturating_sub(name.span.start)) as usize == name.value.len() + 2
}

/// The known name that was most likely meant.
fn meant<'k>(name: &str, known: &[&'k str], found: &[Diagnostic]) -> Option<&'k str> {
    if name.len() > LONGEST_NAME || found.len().saturating_mul(known.len()) >= MOST_COMPARED {
        return None;
    }
    let near = known
        .iter()
        .copied()
        .filter(|known| known.len().abs_diff(name.len()) <= name.len() / 3 + 1);
    nearest(name, near)
        .or_else(|| same_words(name, known.iter().copied()))
        .or_else(|| longer_or_shorter(name, known.iter().copied()))
}

/// The known name that was most likely meant, else the known names if they are few.
pub(super) fn suggestion<'k>(
    name: &str,
    known: impl IntoIterator<Item = &'k str>,
    found: &[Diagnostic],
) -> Option<Sentence> {
    if found.len() >= MOST_SUGGESTIONS {
        return None;
    }
    let known: Vec<&str> = known.into_iter().collect();
    told_of(name, meant(name, &known, found), &known)
}

/// The question whether one name was meant, else the known names if they are few.
fn told_of(name: &str, meant: Option<&str>, known: &[&str]) -> Option<Sentence> {
    if name.len() > LONGEST_NAME {
        return None;
    }
    meant.map(question).or_else(|| match known {
        [] => None,
        [only] => Some(sentence!("There is only \"{only}\".", "这里只有“{only}”。")),
        few if few.len() <= MOST_LISTED => Some(Sentence {
            english: format!("There are \"{}\".", few.join("\", \"")),
            chinese: format!("这里有“{}”。", few.join("”“")),
        }),
        _ => None,
    })
}

/// A name from a file as it stands in a message: not longer than a person reads.
pub(super) fn shown(name: &str) -> String {
    const LONGEST_SHOWN: usize = 80;
    if name.chars().count() <= LONGEST_SHOWN {
        return name.to_owned();
    }
    name.chars().take(LONGEST_SHOWN).chain(['…']).collect()
}

/// Whether a span was made by a program and not written in a file.
pub(super) fn is_written(span: Span) -> bool {
    span != Span::default()
}
