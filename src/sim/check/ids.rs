//! Which ids stand in a file, each of the right form and none of two entries.

use std::collections::BTreeMap;

use super::file_name::file_name;
use super::id_form::{form, is_scenario_id, source_form};
use super::id_lists::IdLists;
use super::library::{Library, Parsed};
use super::rules_table::finding;
use super::subject::{Subject, shown};
use super::walk::entry_of;
use crate::sim::diagnostic::Diagnostic;
use crate::sim::program::step::BUILT_IN_ACTS;
use crate::sim::scenario::flow::{Line, Node};
use crate::sim::scenario::model::{FactType, Scenario};
use crate::sim::scenario::spanned::{Entries, Name};
use crate::sim::sentence::{Sentence, sentence};

/// Speakers that are no people of the file.
pub(super) const SPEAKERS: [&str; 3] = ["customer", "you", "narrator"];

/// Checks the ids of one scenario.
pub(super) fn check(file: &Parsed<Scenario>, subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let scenario = subject.scenario;
    let ids = IdLists::of(&file.text);
    scenario_id(file, found);
    let nodes = scenario.nodes.iter().map(|node| &node.id);
    let endings = scenario.endings.iter().map(|ending| &ending.id);
    let what = sentence!("node or ending", "节点或结局");
    ids.names(&what, nodes.chain(endings), None, found);
    for node in &scenario.nodes {
        inside_node(&ids, node, found);
    }
    for (place, _, outcome) in super::walk::outcomes(scenario) {
        lines(&ids, &outcome.reply, Some(&place), found);
    }
    ids.names(
        &sentence!("fact", "事实"),
        scenario.facts.iter().map(|fact| &fact.id),
        None,
        found,
    );
    for fact in &scenario.facts {
        if let FactType::OneOf(values) = &fact.is {
            ids.names(&sentence!("value", "值"), values.iter(), None, found);
        }
        ids.distinct(
            &sentence!("drawn value", "抽取值"),
            fact.drawn.iter().map(|draw| &draw.value),
            None,
            found,
        );
    }
    ids.names(
        &sentence!("desktop item", "桌面卡片"),
        scenario.desktop.iter().map(|item| &item.id),
        None,
        found,
    );
    ids.names(
        &sentence!("hidden fact", "隐情"),
        scenario.customer.hidden.iter().map(|hidden| &hidden.id),
        None,
        found,
    );
    ids.names(
        &sentence!("desk", "席位"),
        scenario.transfers.iter().map(|transfer| &transfer.id),
        None,
        found,
    );
    ids.names(
        &sentence!("person", "人物"),
        scenario.people.iter().map(|person| &person.id),
        None,
        found,
    );
    for person in &scenario.people {
        reserved(&person.id, &SPEAKERS, found);
    }
    for (list, entries) in scenario.wrap_up.lists() {
        ids.names(&entry_of(list), entries.iter().map(|entry| &entry.id), None, found);
    }
    values(&scenario.values, found);
    ids.distinct(&sentence!("country", "国家"), scenario.countries.iter(), None, found);
    ids.distinct(&sentence!("policy", "行内规定"), scenario.policies.iter(), None, found);
}

fn scenario_id(file: &Parsed<Scenario>, found: &mut Vec<Diagnostic>) {
    let id = &file.value.id;
    if !is_scenario_id(id) {
        let message = sentence!(
            "\"{id}\" is not the id of a call.",
            "“{id}”不能作通话的编号。",
            id = shown(id)
        );
        let help = sentence!(
            "Use lower-case letters, digits, - and _, at most 64; it is also the name of the file.",
            "请用小写字母、数字、- 和 _，最多 64 个字符；它同时是文件名。"
        );
        found.push(finding("bad-id", id.span, message).help(help));
    }
    file_name(id, &file.stem, found);
}

fn inside_node(ids: &IdLists<'_>, node: &Node, found: &mut Vec<Diagnostic>) {
    let place = Some(node.id.value.as_str());
    lines(ids, &node.says, place, found);
    let Some(ask) = &node.ask else {
        return;
    };
    ids.names(
        &sentence!("option of this node", "同节点选项"),
        ask.options.iter().map(|option| &option.id),
        place,
        found,
    );
    for option in &ask.options {
        // The texts of an expiry stand under this key.
        reserved(&option.id, &["expiry"], found);
        lines(ids, &option.reply, place, found);
    }
}

fn lines(ids: &IdLists<'_>, lines: &[Line], place: Option<&str>, found: &mut Vec<Diagnostic>) {
    ids.names(
        &sentence!("line", "台词"),
        lines.iter().map(|line| &line.id),
        place,
        found,
    );
}

/// Checks the names of values; names that begin with `bank.` are the bank's.
fn values<T>(values: &Entries<T>, found: &mut Vec<Diagnostic>) {
    for (name, _) in values.iter() {
        form(name, None, found);
        if name.starts_with("bank.") {
            let message = sentence!(
                "\"{name}\" is a name of the bank's file.",
                "“{name}”是银行文件里的名字。",
                name = shown(name)
            );
            found.push(finding("reserved-id", name.span, message));
        }
    }
}

/// Checks the ids over all packs of acts, rules and facts, and in the bank's file.
pub(super) fn check_library(library: &Library, found: &mut BTreeMap<String, Vec<Diagnostic>>) {
    let mut acts = BTreeMap::new();
    let mut rules = BTreeMap::new();
    let mut packs = BTreeMap::new();
    for file in &library.packs {
        let found = found.entry(file.name.clone()).or_default();
        shared_id(&file.value.id, &file.stem, &mut packs, &file.name, found);
        file.value.country.iter().for_each(|country| form(country, None, found));
        for act in &file.value.acts {
            form(&act.id, None, found);
            reserved(&act.id, &BUILT_IN_ACTS, found);
            over_files(&sentence!("act", "行为"), &act.id, &mut acts, &file.name, found);
        }
        for rule in &file.value.rules {
            form(&rule.id, None, found);
            form(&rule.concern, None, found);
            over_files(&sentence!("rule", "规则"), &rule.id, &mut rules, &file.name, found);
        }
    }
    let mut sources = BTreeMap::new();
    let mut packs = BTreeMap::new();
    for file in &library.facts {
        let found = found.entry(file.name.clone()).or_default();
        shared_id(&file.value.id, &file.stem, &mut packs, &file.name, found);
        for fact in &file.value.facts {
            source_form(&fact.id, found);
            over_files(
                &sentence!("fact or policy", "事实或行内规定"),
                &fact.id,
                &mut sources,
                &file.name,
                found,
            );
        }
    }
    for file in &library.banks {
        let found = found.entry(file.name.clone()).or_default();
        let bank = &file.value;
        for policy in &bank.policies {
            source_form(&policy.id, found);
            over_files(
                &sentence!("fact or policy", "事实或行内规定"),
                &policy.id,
                &mut sources,
                &file.name,
                found,
            );
        }
        let words = bank.words.iter().map(|(name, _)| name);
        let all: Vec<&Name> = words.chain(bank.values.iter().map(|(name, _)| name)).collect();
        IdLists::of(&file.text).names(
            &sentence!("word or value", "用语或值"),
            all.iter().copied(),
            None,
            found,
        );
        for name in all {
            reserved(name, &["name", "agent", "hotline", "currency"], found);
        }
    }
}

fn shared_id(id: &Name, stem: &str, seen: &mut BTreeMap<String, String>, file: &str, found: &mut Vec<Diagnostic>) {
    form(id, None, found);
    file_name(id, stem, found);
    if let Some(other) = seen.insert(id.value.clone(), file.to_owned()) {
        let message = sentence!(
            "The pack \"{id}\" is also in {other}.",
            "包“{id}”在 {other} 里也有。",
            id = shown(id)
        );
        found.push(finding("duplicate-pack", id.span, message));
    }
}

fn over_files(
    what: &Sentence,
    id: &Name,
    seen: &mut BTreeMap<String, String>,
    file: &str,
    found: &mut Vec<Diagnostic>,
) {
    match seen.get(&id.value) {
        Some(other) => {
            let message = sentence!(
                "Another {what} is called \"{id}\", in {other}.",
                "{other} 里另有一个叫“{id}”的{what}。",
                id = shown(id);
                what
            );
            found.push(finding("duplicate-id", id.span, message));
        }
        None => {
            seen.insert(id.value.clone(), file.to_owned());
        }
    }
}

fn reserved(id: &Name, words: &[&str], found: &mut Vec<Diagnostic>) {
    if words.contains(&id.value.as_str()) {
        let message = sentence!("\"{id}\" has a fixed meaning here.", "“{id}”在这里有固定的含义。");
        found.push(finding("reserved-id", id.span, message));
    }
}
