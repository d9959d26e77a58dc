//! The form of ids, and that no two entries share one.

use std::collections::BTreeMap;

use super::file_name::file_name;
use super::library::{Library, Parsed};
use super::rules_table::finding;
use super::subject::{Subject, is_written, shown};
use super::walk::entry_of;
use crate::sim::diagnostic::Diagnostic;
use crate::sim::program::step::BUILT_IN_ACTS;
use crate::sim::scenario::flow::{Line, Node};
use crate::sim::scenario::model::{FactType, Scenario};
use crate::sim::scenario::spanned::{Entries, Name};
use crate::sim::sentence::{Sentence, sentence};

/// The longest id.
const LONGEST_ID: usize = 64;
/// Speakers that are no people of the file.
pub(super) const SPEAKERS: [&str; 3] = ["customer", "you", "narrator"];

/// Whether a text is an id.
pub fn is_id(text: &str) -> bool {
    let inside = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'.' | b'_' | b':' | b'-');
    text.len() <= LONGEST_ID
        && text
            .bytes()
            .next()
            .is_some_and(|first| first.is_ascii_lowercase() || first.is_ascii_digit())
        && text.bytes().all(inside)
}

/// Whether a text is the id of a scenario, which is also the name of a file.
pub fn is_scenario_id(text: &str) -> bool {
    is_id(text) && !text.contains(['.', ':'])
}

/// Whether a text is the id of a fact or a house policy.
pub fn is_source_id(text: &str) -> bool {
    let mut groups = text.split('-');
    let first = groups.next().unwrap_or("");
    let letters = first.trim_end_matches(|c: char| c.is_ascii_digit());
    let rest_is_plain = |group: &str| {
        !group.is_empty()
            && group
                .bytes()
                .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
    };
    text.len() <= LONGEST_ID
        && !letters.is_empty()
        && letters.bytes().all(|byte| byte.is_ascii_uppercase())
        && groups.all(rest_is_plain)
}

/// Checks the ids of one scenario.
pub(super) fn check(file: &Parsed<Scenario>, subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let scenario = subject.scenario;
    scenario_id(file, found);
    let nodes = scenario.nodes.iter().map(|node| &node.id);
    let endings = scenario.endings.iter().map(|ending| &ending.id);
    let what = sentence!("node or ending", "节点或结局");
    names(&what, nodes.chain(endings), None, found);
    for node in &scenario.nodes {
        inside_node(node, found);
    }
    for (place, _, outcome) in super::walk::outcomes(scenario) {
        lines(&outcome.reply, Some(&place), found);
    }
    names(
        &sentence!("fact", "事实"),
        scenario.facts.iter().map(|fact| &fact.id),
        None,
        found,
    );
    for fact in &scenario.facts {
        if let FactType::OneOf(values) = &fact.is {
            names(&sentence!("value", "值"), values.iter(), None, found);
        }
        distinct(
            &sentence!("drawn value", "抽取值"),
            fact.drawn.iter().map(|draw| &draw.value),
            None,
            found,
        );
    }
    names(
        &sentence!("desktop item", "桌面卡片"),
        scenario.desktop.iter().map(|item| &item.id),
        None,
        found,
    );
    names(
        &sentence!("hidden fact", "隐情"),
        scenario.customer.hidden.iter().map(|hidden| &hidden.id),
        None,
        found,
    );
    names(
        &sentence!("desk", "席位"),
        scenario.transfers.iter().map(|transfer| &transfer.id),
        None,
        found,
    );
    names(
        &sentence!("person", "人物"),
        scenario.people.iter().map(|person| &person.id),
        None,
        found,
    );
    for person in &scenario.people {
        reserved(&person.id, &SPEAKERS, found);
    }
    for (list, entries) in scenario.wrap_up.lists() {
        names(&entry_of(list), entries.iter().map(|entry| &entry.id), None, found);
    }
    values(&scenario.values, found);
    distinct(&sentence!("country", "国家"), scenario.countries.iter(), None, found);
    distinct(&sentence!("policy", "行内规定"), scenario.policies.iter(), None, found);
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

fn inside_node(node: &Node, found: &mut Vec<Diagnostic>) {
    let place = Some(node.id.value.as_str());
    lines(&node.says, place, found);
    let Some(ask) = &node.ask else {
        return;
    };
    names(
        &sentence!("option of this node", "同节点选项"),
        ask.options.iter().map(|option| &option.id),
        place,
        found,
    );
    for option in &ask.options {
        // The texts of an expiry stand under this key.
        reserved(&option.id, &["expiry"], found);
        lines(&option.reply, place, found);
    }
}

fn lines(lines: &[Line], place: Option<&str>, found: &mut Vec<Diagnostic>) {
    names(
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
        names(
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

/// Checks form and difference of the ids of one list.
fn names<'n>(
    what: &Sentence,
    ids: impl Iterator<Item = &'n Name> + Clone,
    place: Option<&str>,
    found: &mut Vec<Diagnostic>,
) {
    for id in ids.clone() {
        form(id, place, found);
    }
    distinct(what, ids, place, found);
}

fn distinct<'n>(
    what: &Sentence,
    ids: impl Iterator<Item = &'n Name>,
    place: Option<&str>,
    found: &mut Vec<Diagnostic>,
) {
    let mut seen = std::collections::BTreeSet::new();
    for id in ids.filter(|id| is_written(id.span)) {
        if !seen.insert(id.value.as_str()) {
            let message = sentence!(
                "Another {what} is called \"{id}\".",
                "另有一个叫“{id}”的{what}。",
                id = shown(id);
                what
            );
            let place = place.unwrap_or(&id.value);
            found.push(finding("duplicate-id", id.span, message).at(place));
        }
    }
}

fn form(id: &Name, place: Option<&str>, found: &mut Vec<Diagnostic>) {
    if is_id(id) {
        return;
    }
    let message = sentence!("\"{id}\" is not an id.", "“{id}”不能作编号。", id = shown(id));
    let place = place.unwrap_or(&id.value);
    let repaired = repaired(id);
    let help = match is_id(&repaired) {
        true => sentence!("Write it as \"{repaired}\".", "请写成“{repaired}”。"),
        false => sentence!(
            "Use lower-case letters, digits, - _ . and :, beginning with a letter or a digit, at most 64.",
            "请用小写字母、数字和 - _ . :，以字母或数字开头，最多 64 个字符。"
        ),
    };
    found.push(finding("bad-id", id.span, message).help(help).at(place));
}

fn source_form(id: &Name, found: &mut Vec<Diagnostic>) {
    if !is_source_id(id) {
        let message = sentence!(
            "\"{id}\" is not the id of a fact or a policy.",
            "“{id}”不能作事实或行内规定的编号。",
            id = shown(id)
        );
        let help = sentence!(
            "Use capital letters and digits in groups joined by -, such as HP-1 or TALK-LEAST.",
            "请用大写字母和数字分组，组间用 -，例如 HP-1 或 TALK-LEAST。"
        );
        found.push(finding("bad-source-id", id.span, message).help(help));
    }
}

fn reserved(id: &Name, words: &[&str], found: &mut Vec<Diagnostic>) {
    if words.contains(&id.value.as_str()) {
        let message = sentence!("\"{id}\" has a fixed meaning here.", "“{id}”在这里有固定的含义。");
        found.push(finding("reserved-id", id.span, message));
    }
}

/// What somebody who wrote `Let Him_finish!` most likely wants.
fn repaired(id: &str) -> String {
    let plain = id.to_lowercase().replace(char::is_whitespace, "-");
    plain
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || "-_.:".contains(*c))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_forms_of_ids() {
        for good in ["a", "0", "let-him-finish", "h5p:3", "a.b_c-d", &"a".repeat(64)] {
            assert!(is_id(good), "{good}");
        }
        for bad in ["", "-a", "A", "a b", "a/b", "../a", "中", &"a".repeat(65), "a\u{202e}"] {
            assert!(!is_id(bad), "{bad}");
        }
        for good in ["HP-1", "TALK-LEAST", "A1", "F12-3-X9"] {
            assert!(is_source_id(good), "{good}");
        }
        for bad in ["", "hp-1", "1A", "HP-", "HP--1", "A1B", "HP_1"] {
            assert!(!is_source_id(bad), "{bad}");
        }
    }
}
