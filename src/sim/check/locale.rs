//! The tables of further languages: every text translated, nothing stale, the same names in braces.

use std::collections::BTreeMap;

use super::letters::{check_letters, is_language};
use super::library::Parsed;
use super::limits::{LONGEST_TEXT, length};
use super::placeholders::{counted_names, has_lone_brace, lone_brace, wide_brace};
use super::role::{Role, role};
use super::rules_table::finding;
use super::source_words::SourceWords;
use super::subject::{Subject, shown, suggestion};
use super::texts::shown_text;
use super::types::{format, language};
use super::walk::place_of_key;
use crate::sim::diagnostic::Diagnostic;
use crate::sim::program::wording::CHINESE;
use crate::sim::scenario::locale::{LocaleTable, Translation, fingerprint};
use crate::sim::scenario::spanned::{Name, Span, Text};
use crate::sim::scenario::texts::for_each_text;
use crate::sim::sentence::{Sentence, sentence};

/// So many missing keys are named.
const MOST_NAMED: usize = 5;

/// Checks one table against its scenario.
pub(super) fn check(table: &Parsed<LocaleTable>, subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    head(table, found);
    if table.value.language.value == subject.scenario.language.value {
        let message = sentence!(
            "This is the language that the call itself is written in.",
            "通话本身就是用这种语言写的。"
        );
        found.push(finding("wrong-language", table.value.language.span, message));
    }
    // A wrong language in the table is told of once, and not with every text.
    let spoken = match role(&table.name) {
        Role::Table(_, named) => named,
        _ => &table.value.language,
    };
    let mut sources: BTreeMap<String, &Text> = BTreeMap::new();
    for_each_text(subject.scenario, &mut |key, text| {
        sources.insert(key, text);
    });
    let is_english_source = spoken == CHINESE && subject.scenario.language.value != CHINESE;
    let context = Context {
        call: &subject.scenario.id,
        language: spoken,
        words: is_english_source.then(|| SourceWords::new(&sources, &table.value)),
    };
    let mut empty = Vec::new();
    for (key, translation) in table.value.texts.iter() {
        match sources.remove(&key.value) {
            Some(source) if source.span == Span::HOLE => {}
            Some(_) if translation.1.trim().is_empty() => empty.push((key, &translation.1)),
            Some(source) => entry(&context, key, translation, source, found),
            None if subject.whole => {
                let message = sentence!(
                    "The call has no text \"{key}\".",
                    "通话里没有键为“{key}”的文字。",
                    key = shown(key)
                );
                let help = suggestion(key, sources.keys().map(String::as_str), found);
                found.push(finding("unknown-text", key.span, message).maybe_help(help));
            }
            None => {}
        }
    }
    not_translated(&empty, table.value.texts.iter().count(), found);
    if subject.whole && table.whole && !sources.is_empty() {
        let named: Vec<&str> = sources.keys().take(MOST_NAMED).map(String::as_str).collect();
        let (count, named) = (sources.len(), listed(&named, sources.len()));
        let message = match count {
            1 => sentence!("One text of the call is missing: {named}.", "通话的文字缺了 1 条：{named}。"; named),
            _ => sentence!(
                "{count} texts of the call are missing: {named}.",
                "通话的文字缺了 {count} 条：{named}。";
                named
            ),
        };
        let help = sentence!(
            "Run `rolecall strings {id}`.",
            "请运行 `rolecall strings {id}`。",
            id = subject.scenario.id
        );
        found.push(finding("missing-translation", table.value.language.span, message).help(help));
    }
}

/// Checks what a table says about itself.
pub(super) fn head(table: &Parsed<LocaleTable>, found: &mut Vec<Diagnostic>) {
    let LocaleTable {
        format: version,
        scenario,
        language: code,
        ..
    } = &table.value;
    format(version, found);
    language(code, found);
    if scenario.value != table.stem {
        let message = sentence!(
            "The table says that it translates \"{scenario}\"; its name says \"{stem}\".",
            "表里写着翻译的是“{scenario}”，文件名却是“{stem}”。",
            scenario = shown(scenario),
            stem = shown(&table.stem)
        );
        let help = sentence!(
            "Write scenario: \"{stem}\", or call the file after the call that it translates.",
            "请写 scenario: \"{stem}\"，或按它翻译的通话给文件改名。",
            stem = shown(&table.stem)
        );
        found.push(finding("wrong-file-name", scenario.span, message).help(help));
    }
    if let Role::Table(_, named) = role(&table.name)
        && named != code.value
    {
        let message = sentence!(
            "The table says that its language is \"{code}\"; its name says \"{named}\".",
            "表里写的语言是“{code}”，文件名却说是“{named}”。",
            code = shown(code),
            named = shown(named)
        );
        found.push(finding("wrong-language", code.span, message));
    }
}

/// One finding for all texts of a table that have no translation yet: a new table has hundreds, and they are no mistakes.
fn not_translated(empty: &[(&Name, &Text)], total: usize, found: &mut Vec<Diagnostic>) {
    let [(first, text), ..] = empty else {
        return;
    };
    if let [_] = empty {
        let message = sentence!(
            "\"{key}\" is not translated yet.",
            "“{key}”还没有翻译。",
            key = shown(first)
        );
        let mut one = finding("empty-translation", text.span, message);
        one.place = Some(place_of_key(first));
        found.push(one);
        return;
    }
    let named: Vec<String> = empty.iter().take(MOST_NAMED).map(|(key, _)| shown(key)).collect();
    let named: Vec<&str> = named.iter().map(String::as_str).collect();
    let (count, named) = (empty.len(), listed(&named, empty.len()));
    let message = sentence!(
        "{count} of {total} texts are not translated yet: {named}.",
        "{total} 条文字中有 {count} 条还没有翻译：{named}。";
        named
    );
    found.push(finding("empty-translation", text.span, message));
}

/// The first keys of so many.
fn listed(named: &[&str], count: usize) -> Sentence {
    let (more, and_others) = if count > named.len() {
        (", …", " 等")
    } else {
        ("", "")
    };
    Sentence {
        english: named.join(", ") + more,
        chinese: named.join("、") + and_others,
    }
}

/// What all entries of a table have in common.
struct Context<'a> {
    call: &'a str,
    language: &'a str,
    /// The words of the source, where they help to find those that are left.
    words: Option<SourceWords>,
}

fn entry(
    Context { call, language, words }: &Context<'_>,
    key: &Name,
    Translation(stamp, text): &Translation,
    source: &Text,
    found: &mut Vec<Diagnostic>,
) {
    let first = found.len();
    if stamp.value != fingerprint(source) {
        let (code, message, help) = if stamp.value.is_empty() {
            let message = sentence!(
                "It is not confirmed which source \"{key}\" translates.",
                "没有确认过“{key}”译的是哪一版原文。",
                key = shown(key)
            );
            let help = sentence!(
                "Compare the two, then run `rolecall strings {call} --confirm`.",
                "请对照两边，再运行 `rolecall strings {call} --confirm`。"
            );
            ("unconfirmed-translation", message, help)
        } else {
            let message = sentence!(
                "The source of \"{key}\" has changed since it was translated.",
                "“{key}”翻译之后，原文改过。",
                key = shown(key)
            );
            let help = sentence!(
                "Mend the translation, then run `rolecall strings {call} --confirm`.",
                "请修改译文，再运行 `rolecall strings {call} --confirm`。"
            );
            ("stale-translation", message, help)
        };
        found.push(finding(code, stamp.span, message).help(help));
    }
    if text.value == source.value && is_language(text) {
        let message = sentence!(
            "\"{key}\" is the source text itself.",
            "“{key}”的译文就是原文。",
            key = shown(key)
        );
        found.push(finding("same-translation", text.span, message));
    } else {
        let source = words.as_ref().map(|words| (words, source.value.as_str()));
        check_letters(language, (&key.value, text), source, found);
    }
    shown_text(text, found);
    length(&key.value, text, LONGEST_TEXT.max(source.len() * 2), found);
    if let Some(wide) = wide_brace(text) {
        found.push(wide);
    } else if has_lone_brace(text) {
        found.push(lone_brace(text));
    } else {
        same_names(text, source, found);
    }
    for finding in &mut found[first..] {
        finding.place = Some(place_of_key(key));
    }
}

/// A name may stand more often or less often in another language, but not be there in one only.
fn same_names(text: &Text, source: &Text, found: &mut Vec<Diagnostic>) {
    let (here, there) = (counted_names(text), counted_names(source));
    for name in there.keys().filter(|name| !here.contains_key(*name)) {
        let message = sentence!(
            "`{{{name}}}` is in the source and not in the translation.",
            "原文里有 `{{{name}}}`，译文里没有。",
            name = shown(name)
        );
        found.push(finding("different-placeholders", text.span, message));
    }
    for name in here.keys().filter(|name| !there.contains_key(*name)) {
        let message = sentence!(
            "`{{{name}}}` is in the translation and not in the source.",
            "译文里有 `{{{name}}}`，原文里没有。",
            name = shown(name)
        );
        found.push(finding("different-placeholders", text.span, message));
    }
}
