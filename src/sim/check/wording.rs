//! How texts read: what fits on a card or a caption, what can be read in time, what stands there twice.
//!
//! The limits come from the caption rules of broadcasters: two lines of 42 Latin or 16 Chinese characters, 15 to 20 Latin or 5
//! to 9 Chinese characters a second. A translation is measured like the call itself.

use std::collections::{BTreeMap, BTreeSet};

use super::library::Parsed;
use super::reading_time;
use super::rules_table::finding;
use super::subject::{Subject, shown};
use crate::sim::diagnostic::Diagnostic;
use crate::sim::program::compile_flow::time_to_say;
use crate::sim::scenario::flow::{Choice, Decision, Line, Node};
use crate::sim::scenario::locale::LocaleTable;
use crate::sim::scenario::spanned::{Span, Text};
use crate::sim::scenario::texts::for_each_text;
use crate::sim::sentence::sentence;

/// Half a caption: Latin and Chinese characters on its two lines count as shares of this.
const CAPTION: u64 = 84 * 32;
/// What somebody else says may fill two captions; in speech that is about ten seconds.
const LONGEST_LINE: u64 = 2 * CAPTION;
/// What the agent says is read before it is chosen and may fill three.
const LONGEST_SPEECH: u64 = 3 * CAPTION;
/// One line of a key card: 56 Latin or 28 Chinese characters.
const LONGEST_LABEL: usize = 56;
/// Of two options the longer may be two and a half times as long, and any that are this near in cells are alike.
const UNEVEN: (usize, usize, usize) = (5, 2, 60);
/// Marks that authors leave in a text that is not done.
const UNFINISHED: [&str; 7] = ["TODO", "TBD", "XXX", "lorem ipsum", "???", "待补", "待写"];

/// Checks the texts of one scenario.
pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let scenario = subject.scenario;
    decisions(subject, &|_, home| Some(home), found);
    reading_time::check(subject, None, &|_, home| Some(home), found);
    for node in &scenario.nodes {
        let replies = node
            .ask
            .iter()
            .flat_map(|ask| &ask.options)
            .flat_map(|option| &option.reply);
        node.says
            .iter()
            .chain(replies)
            .for_each(|line| same_wording(node, line, found));
    }
    for_each_text(scenario, &mut |key, text| {
        form(&super::walk::place_of_key(&key), text, found);
    });
}

/// Checks the texts of one table.
pub(super) fn check_table(table: &Parsed<LocaleTable>, subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let entries = table.value.texts.iter();
    let translated: BTreeMap<&str, &Text> = entries.map(|(key, entry)| (key.value.as_str(), &entry.1)).collect();
    let find = |key: &str, _: &Text| translated.get(key).copied();
    decisions(subject, &find, found);
    let written = |key: &str, home: &Text| find(key, home).filter(|text| !text.trim().is_empty());
    reading_time::check(subject, Some(&table.value.language.value), &written, found);
    for (key, text) in &translated {
        form(&super::walk::place_of_key(key), text, found);
    }
}

/// A text of the home language or its translation; `None` if it is not translated.
pub(super) type Find<'t> = dyn Fn(&str, &'t Text) -> Option<&'t Text> + 't;

fn decisions<'t>(subject: &'t Subject<'t>, find: &Find<'t>, found: &mut Vec<Diagnostic>) {
    for node in &subject.scenario.nodes {
        let first = found.len();
        for line in &node.says {
            spoken(&format!("node/{}/{}", node.id, line.id), line, find, found);
        }
        if let Some(ask) = &node.ask {
            options(node, ask, find, found);
        }
        for finding in &mut found[first..] {
            finding.place = Some(node.id.value.clone());
        }
    }
}

fn options<'t>(node: &'t Node, ask: &'t Decision, find: &Find<'t>, found: &mut Vec<Diagnostic>) {
    let key = |option: &Choice, part: &str| format!("node/{}/{}/{part}", node.id, option.id);
    let mut labels = BTreeSet::new();
    let mut speeches = BTreeMap::new();
    let mut lengths: Vec<(usize, &Choice, Span)> = Vec::new();
    for option in &ask.options {
        if let Some(label) = find(&key(option, "label"), &option.label).filter(|label| !label.trim().is_empty()) {
            if cells(label) > LONGEST_LABEL {
                let message = sentence!(
                    "This label is {wide} characters wide; {LONGEST_LABEL} fit on a card, a Chinese one counting as two.",
                    "这个标签有 {wide} 个字符宽，卡片上放得下 {LONGEST_LABEL} 个，一个汉字算两个。",
                    wide = cells(label)
                );
                found.push(finding("long-label", label.span, message));
            }
            // Options for two countries may look alike: nobody sees both.
            if option.when.is_none() && !labels.insert(label.trim()) {
                let message = sentence!(
                    "Another option of \"{node}\" has the same label.",
                    "“{node}”另有一个选项的标签和它相同。",
                    node = shown(&node.id)
                );
                found.push(finding("same-label", label.span, message));
            }
        }
        let speak = option.speak.as_ref().and_then(|home| find(&key(option, "speak"), home));
        if let Some(speak) = speak.filter(|speak| !speak.trim().is_empty()) {
            too_long(speak, LONGEST_SPEECH, "long-speech", found);
            if let Some(other) = speeches.insert(speak.trim(), &option.id)
                && option.when.is_none()
            {
                let message = sentence!(
                    "The option \"{other}\" says exactly the same.",
                    "选项“{other}”说的话完全一样。",
                    other = shown(other)
                );
                found.push(finding("same-speech", speak.span, message));
            }
            lengths.push((cells(speak), option, speak.span));
        }
        for line in &option.reply {
            spoken(&key(option, &format!("reply/{}", line.id)), line, find, found);
        }
    }
    uneven(&lengths, found);
}

fn uneven(lengths: &[(usize, &Choice, Span)], found: &mut Vec<Diagnostic>) {
    let shortest = lengths.iter().min_by_key(|(length, ..)| *length);
    let longest = lengths.iter().max_by_key(|(length, ..)| *length);
    let (Some((short, brief, _)), Some((long, _, span))) = (shortest, longest) else {
        return;
    };
    let (most, per, alike) = UNEVEN;
    if long * per > short * most && long - short > alike {
        let message = sentence!(
            "This is {long} characters long and \"{brief}\" is {short}; the length gives the answer away.",
            "这里有 {long} 个字符长，“{brief}”只有 {short} 个；长短泄露了答案。",
            brief = shown(&brief.id)
        );
        found.push(finding("uneven-options", *span, message));
    }
}

fn spoken<'t>(key: &str, line: &'t Line, find: &Find<'t>, found: &mut Vec<Diagnostic>) {
    if let Some(text) = find(key, &line.text) {
        too_long(text, LONGEST_LINE, "long-line", found);
    }
    for (index, wording) in line.or.iter().enumerate() {
        if let Some(text) = find(&format!("{key}/or/{}", index + 1), wording) {
            too_long(text, LONGEST_LINE, "long-line", found);
        }
    }
}

fn too_long(text: &Text, longest: u64, code: &'static str, found: &mut Vec<Diagnostic>) {
    let share: u64 = text.chars().map(|c| if is_wide(c) { 84 } else { 32 }).sum();
    if share > longest {
        let seconds = time_to_say(text).0 / 1000;
        let captions = share.div_ceil(CAPTION);
        let most = longest / CAPTION;
        let message = sentence!(
            "This takes {seconds} seconds to say and fills {captions} captions; it may fill {most}.",
            "说这段话要 {seconds} 秒，占 {captions} 屏字幕，最多可以占 {most} 屏。"
        );
        found.push(finding(code, text.span, message));
    }
}

fn same_wording(node: &Node, line: &Line, found: &mut Vec<Diagnostic>) {
    let mut seen = BTreeSet::from([line.text.trim()]);
    for wording in &line.or {
        if !seen.insert(wording.trim()) {
            let message = sentence!(
                "The line \"{line}\" has this wording already.",
                "台词“{line}”已经有这种说法。",
                line = shown(&line.id)
            );
            found.push(finding("same-wording", wording.span, message).at(&node.id));
        }
    }
}

fn form(place: &str, text: &Text, found: &mut Vec<Diagnostic>) {
    if let Some(mark) = UNFINISHED.iter().find(|mark| text.contains(**mark)) {
        let message = sentence!("This text still says \"{mark}\".", "这段文字里还写着“{mark}”。");
        found.push(finding("unfinished-text", text.span, message).at(place));
    }
    let is_empty = text.trim().is_empty();
    if !is_empty && (text.trim() != text.value || text.contains("  ")) {
        let message = sentence!(
            "There are blanks at the beginning or the end of this text, or two in a row.",
            "这段文字的开头或结尾有空格，或有两个连着的空格。"
        );
        found.push(finding("stray-blanks", text.span, message).at(place));
    }
}

/// Chinese characters and their punctuation are two cells wide.
pub(super) fn is_wide(c: char) -> bool {
    c >= '\u{2e80}'
}

fn cells(text: &str) -> usize {
    text.chars().map(|c| 1 + usize::from(is_wide(c))).sum()
}
