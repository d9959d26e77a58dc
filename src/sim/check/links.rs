//! Every reference of a scenario leads to something that exists.

use std::collections::{BTreeMap, BTreeSet};

use super::ids::SPEAKERS;
use super::links_play;
use super::links_targets;
use super::rules_table::finding;
use super::subject::{Subject, is_written, shown, unknown};
use super::walk::{Part, for_each_leaf, for_each_part};
use crate::sim::diagnostic::Diagnostic;
use crate::sim::scenario::condition::When;
use crate::sim::scenario::flow::Change;
use crate::sim::scenario::model::{FactType, Scenario};
use crate::sim::scenario::spanned::Name;
use crate::sim::sentence::{Sentence, sentence};

/// The names that a scenario declares.
pub(super) struct Declared<'s> {
    pub nodes: BTreeSet<&'s str>,
    pub endings: BTreeSet<&'s str>,
    pub places: BTreeSet<&'s str>,
    pub options: BTreeSet<&'s str>,
    pub facts: BTreeSet<&'s str>,
    pub types: BTreeMap<&'s str, &'s FactType>,
    pub items: BTreeSet<&'s str>,
    pub hidden: BTreeSet<&'s str>,
    pub people: BTreeSet<&'s str>,
    pub desks: BTreeSet<&'s str>,
    /// Ids of the after-call work by list.
    pub entries: BTreeMap<&'static str, BTreeSet<&'s str>>,
}

impl<'s> Declared<'s> {
    /// Whether there are no nodes or no endings at all, which is told once and not for each arrow.
    pub(super) fn has_no_places(&self) -> bool {
        self.nodes.is_empty() || self.endings.is_empty()
    }

    pub(super) fn new(scenario: &'s Scenario) -> Self {
        let nodes: BTreeSet<&str> = scenario.nodes.iter().map(|node| node.id.value.as_str()).collect();
        let endings: BTreeSet<&str> = scenario.endings.iter().map(|ending| ending.id.value.as_str()).collect();
        let asks = scenario.nodes.iter().filter_map(|node| node.ask.as_ref());
        Self {
            places: nodes.union(&endings).copied().collect(),
            nodes,
            endings,
            options: asks
                .flat_map(|ask| &ask.options)
                .map(|option| option.id.value.as_str())
                .collect(),
            facts: scenario.facts.iter().map(|fact| fact.id.value.as_str()).collect(),
            types: scenario
                .facts
                .iter()
                .map(|fact| (fact.id.value.as_str(), &fact.is))
                .collect(),
            items: scenario.desktop.iter().map(|item| item.id.value.as_str()).collect(),
            hidden: scenario
                .customer
                .hidden
                .iter()
                .map(|hidden| hidden.id.value.as_str())
                .collect(),
            people: SPEAKERS
                .into_iter()
                .chain(scenario.people.iter().map(|person| person.id.value.as_str()))
                .collect(),
            desks: scenario
                .transfers
                .iter()
                .map(|transfer| transfer.id.value.as_str())
                .collect(),
            entries: scenario
                .wrap_up
                .lists()
                .into_iter()
                .map(|(list, entries)| (list, entries.iter().map(|entry| entry.id.value.as_str()).collect()))
                .collect(),
        }
    }
}

/// Checks the references of one scenario.
pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let declared = Declared::new(subject.scenario);
    links_targets::check(subject, &declared, found);
    head(subject, found);
    for_each_part(subject.scenario, &subject.fields, &mut |place, part| {
        let first = found.len();
        match part {
            Part::Condition(when, _) => for_each_leaf(when, &mut |leaf| condition(subject, &declared, leaf, found)),
            Part::Change(change) => change_links(subject, &declared, change, found),
            Part::Act(act) => act_link(subject, act, found),
            Part::Source(source) => source_link(subject, source, found),
            Part::Line(line) if is_written(line.who.span) => {
                link(
                    subject,
                    "unknown-person",
                    &sentence!("speaker", "说话人"),
                    &line.who,
                    &declared.people,
                    found,
                );
            }
            Part::Line(_) | Part::Mood(_) | Part::Points(..) => {}
        }
        for finding in &mut found[first..] {
            finding.place = Some(place.to_owned());
        }
    });
    draws(subject, found);
    links_play::check(subject, &declared, found);
}

/// Reports a name unless it is known, or stands in an entry that could not be read.
pub(super) fn link(
    subject: &Subject<'_>,
    code: &'static str,
    what: &Sentence,
    name: &Name,
    known: &BTreeSet<&str>,
    found: &mut Vec<Diagnostic>,
) {
    let is_known = known.contains(name.value.as_str()) || subject.declared.contains(&name.value);
    if !is_known && !subject.has_lost(code) {
        let finding = unknown(code, what, name, known.iter().copied(), found);
        found.push(finding);
    }
}

/// The same for a name that stands in a shared file.
fn shared_link(
    subject: &Subject<'_>,
    code: &'static str,
    what: &Sentence,
    name: &Name,
    known: &BTreeSet<String>,
    found: &mut Vec<Diagnostic>,
) {
    if !known.contains(&name.value) && !subject.library.may_know(name) {
        let finding = unknown(code, what, name, known.iter().map(String::as_str), found);
        found.push(finding);
    }
}

pub(super) fn act_link(subject: &Subject<'_>, act: &Name, found: &mut Vec<Diagnostic>) {
    shared_link(
        subject,
        "unknown-act",
        &sentence!("act", "行为"),
        act,
        &subject.library.acts,
        found,
    );
}

pub(super) fn rule_link(subject: &Subject<'_>, rule: &Name, found: &mut Vec<Diagnostic>) {
    shared_link(
        subject,
        "unknown-rule",
        &sentence!("rule", "规则"),
        rule,
        &subject.library.rules,
        found,
    );
}

fn source_link(subject: &Subject<'_>, source: &Name, found: &mut Vec<Diagnostic>) {
    shared_link(
        subject,
        "unknown-source",
        &sentence!("fact or house policy", "事实或行内规定"),
        source,
        &subject.library.sources,
        found,
    );
}

/// One of the countries that the scenario supports.
pub(super) fn country_link(subject: &Subject<'_>, country: &Name, found: &mut Vec<Diagnostic>) {
    if !subject.countries().any(|known| known == country.value) && !subject.has_lost("unknown-country") {
        let message = sentence!(
            "The call does not support the country \"{country}\".",
            "通话不支持国家“{country}”。",
            country = shown(country)
        );
        let help = super::subject::suggestion(country, subject.countries(), found);
        found.push(finding("unknown-country", country.span, message).maybe_help(help));
    }
}

/// What a country's code names.
pub(super) fn country_pack() -> Sentence {
    sentence!("rule pack for a country", "国家规则包")
}

fn head(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Scenario {
        countries,
        policies,
        endings,
        ..
    } = subject.scenario;
    if countries.is_empty() && subject.whole {
        let span = subject.fields.first("countries");
        let message = sentence!("The call supports no country.", "通话没有支持任何国家。");
        found.push(finding("no-country", span, message));
    }
    for country in countries {
        let what = country_pack();
        shared_link(
            subject,
            "unknown-country",
            &what,
            country,
            &subject.library.countries,
            found,
        );
    }
    for policy in policies {
        shared_link(
            subject,
            "unknown-policy",
            &sentence!("house policy", "行内规定"),
            policy,
            &subject.library.policies,
            found,
        );
    }
    for ending in endings {
        if let Some(follows) = &ending.follows {
            let known = &subject.library.scenarios;
            shared_link(
                subject,
                "unknown-scenario",
                &sentence!("call", "通话"),
                follows,
                known,
                found,
            );
        }
    }
}

pub(super) fn fact_link(subject: &Subject<'_>, declared: &Declared<'_>, fact: &Name, found: &mut Vec<Diagnostic>) {
    link(
        subject,
        "unknown-fact",
        &sentence!("fact", "事实"),
        fact,
        &declared.facts,
        found,
    );
}

/// A value of a fact; says nothing about a fact that does not exist.
pub(super) fn value_link(kind: &FactType, value: &Name, found: &mut Vec<Diagnostic>) {
    let known: Vec<String> = match kind {
        FactType::OneOf(values) if values.is_empty() => return,
        FactType::Flag => vec!["no".to_owned(), "yes".to_owned()],
        FactType::Count(most) => (0..=most.value).map(|number| number.to_string()).collect(),
        FactType::OneOf(values) => values.iter().map(|value| value.value.clone()).collect(),
    };
    if !known.contains(&value.value) {
        let known = known.iter().map(String::as_str);
        let finding = unknown(
            "unknown-value",
            &sentence!("value of this fact", "取值"),
            value,
            known,
            found,
        );
        found.push(finding);
    }
}

/// What an item's id names.
pub(super) fn desktop_item() -> Sentence {
    sentence!("desktop item", "桌面卡片")
}

fn condition(subject: &Subject<'_>, declared: &Declared<'_>, leaf: &When, found: &mut Vec<Diagnostic>) {
    match leaf {
        When::Country(country) => country_link(subject, country, found),
        When::Is(fact) | When::AtLeast(fact, _) | When::Below(fact, _) => fact_link(subject, declared, fact, found),
        When::Equals(fact, value) => {
            fact_link(subject, declared, fact, found);
            if let Some(kind @ FactType::OneOf(_)) = declared.types.get(fact.value.as_str()) {
                value_link(kind, value, found);
            }
        }
        When::Done(act) => act_link(subject, act, found),
        When::Looked(item) => {
            link(subject, "unknown-item", &desktop_item(), item, &declared.items, found);
        }
        When::Known(hidden) => {
            link(
                subject,
                "unknown-hidden",
                &sentence!("hidden fact", "隐情"),
                hidden,
                &declared.hidden,
                found,
            );
        }
        _ => {}
    }
}

fn change_links(subject: &Subject<'_>, declared: &Declared<'_>, change: &Change, found: &mut Vec<Diagnostic>) {
    match change {
        Change::Set(fact) | Change::Clear(fact) | Change::Add(fact, _) => fact_link(subject, declared, fact, found),
        Change::To(fact, value) => {
            fact_link(subject, declared, fact, found);
            if let Some(kind @ FactType::OneOf(_)) = declared.types.get(fact.value.as_str()) {
                value_link(kind, value, found);
            }
        }
    }
}

fn draws(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for fact in &subject.scenario.facts {
        for draw in &fact.drawn {
            value_link(&fact.is, &draw.value, found);
        }
    }
}
