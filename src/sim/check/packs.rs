//! The files beside the scenarios: packs of rules and facts, and the bank's own file.

use std::collections::{BTreeMap, BTreeSet};

use super::fields::FieldPlaces;
use super::library::{Library, Parsed};
use super::limits::{LONGEST_TEXT, length};
use super::links::country_pack;
use super::money::money;
use super::placeholders::{Scope, check_placeholders};
use super::rules_table::finding;
use super::scoring::name_of;
use super::subject::{shown, unknown};
use super::texts::country_twice;
use super::texts::{plain_text, shown_text};
use super::types::{LANGUAGES, format, language, within};
use crate::sim::diagnostic::Diagnostic;
use crate::sim::rules::model::{Bank, FactPack, InLanguages, Rule, RuleForm, RulePack, Severity};
use crate::sim::scenario::model::Dimension;
use crate::sim::scenario::spanned::{Name, Span};
use crate::sim::scenario::value::Value;
use crate::sim::sentence::{Sentence, sentence};

/// The program counts rules that are answered in one step in 128 bits.
const MOST_RULES: usize = 128;
/// The longest count of `Within` and `AtMost`.
const MOST_TURNS: i64 = 14;
/// The most points of one rule.
const MOST_POINTS: i64 = 20;

/// Checks all shared files; findings stand under the name of their file.
pub(super) fn check(library: &Library, found: &mut BTreeMap<String, Vec<Diagnostic>>) {
    let mut dimensions: BTreeMap<&str, (Dimension, &str)> = BTreeMap::new();
    let mut countries: BTreeMap<&str, &str> = BTreeMap::new();
    for file in &library.packs {
        let found = found.entry(file.name.clone()).or_default();
        rule_pack(file, library, found);
        one_pack_a_country(file, &mut countries, found);
        for rule in &file.value.rules {
            one_dimension(rule, &file.name, &mut dimensions, found);
        }
    }
    too_many_rules(library, found);
    for file in &library.facts {
        fact_pack(file, library, found.entry(file.name.clone()).or_default());
    }
    for (index, file) in library.banks.iter().enumerate() {
        let found = found.entry(file.name.clone()).or_default();
        bank(file, library, found);
        if let (Some(first), true) = (library.banks.first(), index > 0) {
            let message = sentence!(
                "There is already a bank's file, {name}.",
                "已经有一个银行文件：{name}。",
                name = first.name
            );
            found.push(finding("duplicate-bank", file.value.format.span, message));
        }
    }
}

fn rule_pack(file: &Parsed<RulePack>, library: &Library, found: &mut Vec<Diagnostic>) {
    let pack = &file.value;
    format(&pack.format, found);
    in_languages("title", pack.id.span, &pack.title, library, found);
    for act in &pack.acts {
        in_languages("text", act.id.span, &act.text, library, found);
    }
    for rule in &pack.rules {
        let first = found.len();
        in_languages("text", rule.id.span, &rule.text, library, found);
        form(rule, library, found);
        if let Severity::Major(points) | Severity::Minor(points) = &rule.severity {
            within(
                &sentence!("What a rule costs", "违反一条规则扣的分"),
                points.span,
                i64::from(points.value),
                1,
                MOST_POINTS,
                found,
            );
        }
        for source in &rule.sources {
            if !library.sources.contains(&source.value) && !library.may_know(source) {
                let known = library.sources.iter().map(String::as_str);
                let finding = unknown(
                    "unknown-source",
                    &sentence!("fact or house policy", "事实或行内规定"),
                    source,
                    known,
                    found,
                );
                found.push(finding);
            }
        }
        if rule.sources.is_empty() && file.whole {
            let message = sentence!(
                "The rule \"{rule}\" rests on nothing.",
                "规则“{rule}”没有任何依据。",
                rule = shown(&rule.id)
            );
            found.push(finding("no-source", rule.id.span, message));
        }
        for finding in &mut found[first..] {
            finding.place = Some(rule.id.value.clone());
        }
    }
}

fn form(rule: &Rule, library: &Library, found: &mut Vec<Diagnostic>) {
    let acts: Vec<&Name> = match &rule.form {
        RuleForm::Never(act) => vec![act],
        RuleForm::Before(first, then) => vec![first, then],
        RuleForm::ByHangUp { act, given } | RuleForm::ByEnd { act, given } => {
            std::iter::once(act).chain(given).collect()
        }
        RuleForm::Within { act, after, turns } => {
            within(
                &sentence!("A number of turns", "轮数"),
                turns.span,
                i64::from(turns.value),
                1,
                MOST_TURNS,
                found,
            );
            vec![act, after]
        }
        RuleForm::AtMost(act, most) => {
            within(
                &sentence!("How often an act may happen", "行为可以发生的次数"),
                most.span,
                i64::from(most.value),
                0,
                MOST_TURNS,
                found,
            );
            vec![act]
        }
    };
    for act in acts {
        if !library.acts.contains(&act.value) && !library.may_know(act) {
            let finding = unknown(
                "unknown-act",
                &sentence!("act", "行为"),
                act,
                library.acts.iter().map(String::as_str),
                found,
            );
            found.push(finding);
        }
    }
}

fn one_pack_a_country<'l>(
    file: &'l Parsed<RulePack>,
    seen: &mut BTreeMap<&'l str, &'l str>,
    found: &mut Vec<Diagnostic>,
) {
    let Some(country) = &file.value.country else {
        return;
    };
    match seen.get(country.value.as_str()) {
        Some(other) => {
            let message = sentence!(
                "There is already a pack for the country \"{country}\", {other}.",
                "国家“{country}”已经有一个规则包：{other}。",
                country = shown(country)
            );
            found.push(finding("duplicate-country", country.span, message));
        }
        None => {
            seen.insert(country, &file.name);
        }
    }
}

fn one_dimension<'l>(
    rule: &'l Rule,
    file: &'l str,
    seen: &mut BTreeMap<&'l str, (Dimension, &'l str)>,
    found: &mut Vec<Diagnostic>,
) {
    let (dimension, other) = *seen
        .entry(rule.concern.value.as_str())
        .or_insert((rule.dimension, file));
    if dimension != rule.dimension {
        let [here, there] = [rule.dimension, dimension].map(|dimension| Sentence {
            english: format!("{dimension:?}"),
            ..name_of(dimension)
        });
        let message = sentence!(
            "The concern \"{concern}\" credits {here} here and {there} in {other}.",
            "关切“{concern}”在这里计入{here}，在 {other} 里计入{there}。",
            concern = shown(&rule.concern);
            here, there
        );
        found.push(finding("mixed-concern", rule.concern.span, message).at(&rule.id));
    }
}

fn too_many_rules(library: &Library, found: &mut BTreeMap<String, Vec<Diagnostic>>) {
    let of_bank: usize = library
        .packs
        .iter()
        .filter(|file| file.value.country.is_none())
        .map(|file| file.value.rules.len())
        .sum();
    for file in &library.packs {
        let own = if file.value.country.is_some() {
            file.value.rules.len()
        } else {
            0
        };
        if of_bank + own > MOST_RULES {
            let message = sentence!(
                "Together with the bank's own, {count} rules are active; there may be {MOST_RULES}.",
                "连同银行自己的规则，一共有 {count} 条生效，最多可以有 {MOST_RULES} 条。",
                count = of_bank + own
            );
            let span = file.value.id.span;
            found
                .entry(file.name.clone())
                .or_default()
                .push(finding("too-many-rules", span, message));
        }
    }
}

fn fact_pack(file: &Parsed<FactPack>, library: &Library, found: &mut Vec<Diagnostic>) {
    let pack = &file.value;
    let fields = FieldPlaces::new(&file.text);
    format(&pack.format, found);
    for fact in &pack.facts {
        let first = found.len();
        in_languages("text", fact.id.span, &fact.text, library, found);
        if fact.source.trim().is_empty() {
            let span = fields.after(fact.id.span, "source", fact.id.span);
            found.push(finding(
                "empty-text",
                span,
                sentence!(
                    "The fact \"{fact}\" names no source.",
                    "事实“{fact}”没有写出处。",
                    fact = shown(&fact.id)
                ),
            ));
        }
        if let Some(watch) = &fact.watch
            && watch.value <= fact.reviewed.value
        {
            let message = sentence!(
                "The fact is to be checked again on {watch} and was reviewed on {reviewed}.",
                "这条事实要在 {watch} 复核，审阅日期却是 {reviewed}。",
                watch = watch.value,
                reviewed = fact.reviewed.value
            );
            found.push(finding("bad-dates", watch.span, message));
        }
        for finding in &mut found[first..] {
            finding.place = Some(fact.id.value.clone());
        }
    }
}

fn bank(file: &Parsed<Bank>, library: &Library, found: &mut Vec<Diagnostic>) {
    let bank = &file.value;
    let fields = FieldPlaces::new(&file.text);
    format(&bank.format, found);
    in_languages("name", fields.first("name"), &bank.name, library, found);
    in_languages("agent", fields.first("agent"), &bank.agent, library, found);
    plain_text(&bank.currency, &fields, "currency", found);
    money(bank, library, found);
    plain_text(&bank.hotline, &fields, "hotline", found);
    for (name, words) in bank.words.iter() {
        in_languages(name, name.span, words, library, found);
    }
    // Words that stand in each other are filled twice and not more often.
    for (name, words) in bank.words.iter() {
        if words_of_words_of_words(bank, words) {
            let message = sentence!(
                "The words \"{name}\" contain words that contain words; that is too deep.",
                "用语“{name}”里的用语又含有用语，套得太深。",
                name = shown(name)
            );
            let help = sentence!("Write the innermost words out.", "请把最里层的用语直接写出来。");
            found.push(finding("nested-value", name.span, message).help(help));
        }
    }
    for (name, value) in bank.values.iter() {
        value_by_country(name, value, library, found);
        one_language(name, value, found);
    }
    for policy in &bank.policies {
        in_languages("title", policy.id.span, &policy.title, library, found);
        in_languages("text", policy.id.span, &policy.text, library, found);
    }
}

/// A country that has a pack.
pub(super) fn known_country(country: &Name, library: &Library, found: &mut Vec<Diagnostic>) {
    if !library.countries.contains(&country.value) && !library.may_know(country) {
        let known = library.countries.iter().map(String::as_str);
        let finding = unknown("unknown-country", &country_pack(), country, known, found);
        found.push(finding);
    }
}

/// A value of the bank may serve any country that has a pack; which ones a call needs is seen where it is used.
fn value_by_country(name: &Name, value: &Value, library: &Library, found: &mut Vec<Diagnostic>) {
    if let Value::ByCountry(values) = value {
        for (country, value) in values.iter() {
            if matches!(value, Value::ByCountry(_)) {
                let message = country_twice(name);
                found.push(finding("nested-value", country.span, message));
            }
            known_country(country, library, found);
        }
    }
}

/// Values are not translated, so words with letters do not belong here; hours and numbers do.
fn one_language(name: &Name, value: &Value, found: &mut Vec<Diagnostic>) {
    match value {
        Value::Words(text) => {
            shown_text(text, found);
            if text.chars().any(char::is_alphabetic) {
                let message = sentence!(
                    "The words \"{name}\" stand here in one language only.",
                    "用语“{name}”在这里只有一种语言。",
                    name = shown(name)
                );
                let help = sentence!(
                    "Move them to words, with both languages.",
                    "请把它移到 words 里，写上两种语言。"
                );
                found.push(finding("missing-language", text.span, message).help(help));
            }
        }
        Value::ByCountry(values) => values.iter().for_each(|(_, value)| one_language(name, value, found)),
        _ => {}
    }
}

fn words_of_words_of_words(bank: &Bank, words: &InLanguages) -> bool {
    let inner = |words: &InLanguages| -> Vec<InLanguages> {
        let names = words
            .iter()
            .flat_map(|(_, text)| super::placeholders::counted_names(text).into_keys());
        let inside = names
            .filter_map(|name| name.strip_prefix("bank."))
            .collect::<BTreeSet<_>>();
        inside
            .into_iter()
            .filter_map(|name| bank.words.get(name))
            .cloned()
            .collect()
    };
    inner(words)
        .iter()
        .flat_map(&inner)
        .any(|deeper| !inner(&deeper).is_empty())
}

/// A text in both languages.
fn in_languages(what: &str, span: Span, texts: &InLanguages, library: &Library, found: &mut Vec<Diagnostic>) {
    in_languages_with(&[], what, span, texts, library, found);
}

/// The same for texts in which these names stand for something.
pub(super) fn in_languages_with(
    names: &[&str],
    what: &str,
    span: Span,
    texts: &InLanguages,
    library: &Library,
    found: &mut Vec<Diagnostic>,
) {
    let nothing = BTreeSet::new();
    let scope = Scope {
        values: names.iter().copied().collect(),
        declared: &nothing,
        has_lost_values: false,
        library,
        countries: &[],
    };
    for (code, text) in texts.iter() {
        language(code, found);
        shown_text(text, found);
        length(what, text, LONGEST_TEXT, found);
        check_placeholders(&scope, text, found);
    }
    for code in LANGUAGES.iter().filter(|code| texts.get(code).is_none()) {
        let message = sentence!(
            "\"{what}\" has no text in \"{code}\".",
            "“{what}”没有“{code}”的文字。",
            what = shown(what)
        );
        found.push(finding("missing-language", span, message));
    }
}
