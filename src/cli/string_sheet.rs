//! The texts of a call as a table for translators, and what they send back.

use std::collections::BTreeMap;

use crate::sim::diagnostic::nearest;
use crate::sim::scenario::flow::Line;
use crate::sim::scenario::load::load;
use crate::sim::scenario::locale::{LocaleTable, Translation, fingerprint};
use crate::sim::scenario::model::Scenario;
use crate::sim::scenario::texts::for_each_text;
use crate::sim::sentence::{Sentence, sentence};
use crate::sim::storyboard::forms::short;
use crate::sim::storyboard::grid::{Grid, SheetProblem};
use crate::sim::storyboard::layout::quoted;
use crate::sim::storyboard::tree::CellPlace;

use super::string_table::{refresh, unchanged};
use crate::words::Words;

/// The columns, in English and in Chinese; a table that comes back may have either.
const COLUMNS: [[&str; 2]; 5] = [
    ["Key", "键"],
    ["Context", "上下文"],
    ["Source", "原文"],
    ["Translation", "译文"],
    ["State", "状态"],
];
/// What a translation is in, in English and in Chinese.
const CURRENT: [&str; 2] = ["current", "有效"];
const UNCONFIRMED: [&str; 2] = ["unconfirmed", "未确认"];
const STALE: [&str; 2] = ["stale", "过时"];
const NEW: [&str; 2] = ["new", "未翻译"];
const KEY: usize = 0;
const SOURCE: usize = 2;
const TRANSLATION: usize = 3;
const STATE: usize = 4;

/// What a translator's table brings.
#[derive(Debug, Default)]
pub struct Returned {
    /// New fingerprints and translations by key.
    pub changes: BTreeMap<String, (String, String)>,
    /// Lines that were not taken, and why.
    pub refused: Vec<SheetProblem>,
    /// Old translations that came back as they were although their source has changed.
    pub still_stale: usize,
}

/// The table in the language of these words: one line for each text of the call, in its order.
pub fn translators_grid(scenario: &Scenario, table: Option<&LocaleTable>, words: &Words) -> Grid {
    let speakers = speakers(scenario, words);
    let is_chinese = words.locale().is_chinese();
    let language = usize::from(is_chinese);
    let mut rows = vec![COLUMNS.map(|header| header[language].to_owned()).to_vec()];
    for_each_text(scenario, &mut |key, source| {
        let (translation, state) = match table.and_then(|table| table.texts.get(&key)) {
            Some(Translation(stamp, text)) if !text.trim().is_empty() => {
                let is_current = stamp.value == fingerprint(source);
                let state = match (is_current, stamp.value.is_empty()) {
                    (true, _) => CURRENT,
                    (false, true) => UNCONFIRMED,
                    (false, false) => STALE,
                };
                (text.value.clone(), state)
            }
            _ => (String::new(), NEW),
        };
        let context = speakers
            .get(&key)
            .cloned()
            .unwrap_or_else(|| context(&key).wording(is_chinese).to_owned());
        let state = state[language].to_owned();
        rows.push(vec![key, context, source.value.clone(), translation, state]);
    });
    Grid { rows }
}

/// What of a returned table can be taken.
pub fn returned(grid: &Grid, scenario: &Scenario, table: Option<&LocaleTable>) -> Returned {
    let mut returned = Returned::default();
    let header = |names: [&str; 2]| {
        let first = grid.rows.first()?;
        first.iter().position(|cell| is_word(cell, names))
    };
    let columns = [KEY, SOURCE, TRANSLATION].map(|column| (column, header(COLUMNS[column])));
    for (column, _) in columns.iter().filter(|(_, at)| at.is_none()) {
        let [english, chinese] = COLUMNS[*column];
        let message = sentence!(
            "There is no column \"{english}\"; export the table again and keep its headers.",
            "没有“{chinese}”列；请重新导出表格，并保留标题。"
        );
        returned.refused.push(SheetProblem::of_sheet(message));
    }
    let [(_, Some(key_at)), (_, Some(source_at)), (_, Some(translation_at))] = columns else {
        return returned;
    };
    let state_at = header(COLUMNS[STATE]);
    let mut sources = BTreeMap::new();
    for_each_text(scenario, &mut |key, source| {
        sources.insert(key, source.value.as_str());
    });
    let mut seen = BTreeMap::new();
    for row in 1..grid.rows.len() {
        let key = grid.cell(row, key_at).trim();
        let translation = grid.cell(row, translation_at).replace("\r\n", "\n");
        if translation.trim().is_empty() {
            continue;
        }
        let mut refuse = |column: usize, message: Sentence| {
            returned.refused.push(SheetProblem {
                place: Some(CellPlace {
                    row: row as u32 + 1,
                    column: Some(column as u32),
                }),
                header: grid.cell(0, column).to_owned(),
                message,
            });
        };
        let Some(source) = sources.get(key) else {
            let written = short(key);
            let message = match nearest(key, sources.keys().map(String::as_str)) {
                Some(meant) => sentence!(
                    "has \"{written}\", and the call has no such text. Did you mean \"{meant}\"?",
                    "写着“{written}”，这通电话没有这个文字。是不是想写“{meant}”？"
                ),
                None => sentence!(
                    "has \"{written}\", and the call has no such text.",
                    "写着“{written}”，这通电话没有这个文字。"
                ),
            };
            refuse(key_at, message);
            continue;
        };
        if let Some(first) = seen.insert(key, row + 1) {
            let message = sentence!(
                "has \"{key}\", as row {first} has; keep one of them",
                "写着“{key}”，和第 {first} 行一样；请只留一行"
            );
            refuse(key_at, message);
            continue;
        }
        if grid.cell(row, source_at).replace("\r\n", "\n") != *source {
            let now = short(source);
            refuse(
                source_at,
                sentence!(
                    "is not what the call says now (\"{now}\"), so that the translation of \"{key}\" was not taken; export the table again",
                    "和通话里现在的文字（“{now}”）不一样，所以“{key}”的译文没有采用；请重新导出表格"
                ),
            );
            continue;
        }
        let stamp = fingerprint(source);
        let old = table.and_then(|table| table.texts.get(key));
        let is_same = old.is_some_and(|Translation(_, text)| text.value == translation);
        let is_current = old.is_some_and(|Translation(stamp, _)| stamp.value == fingerprint(source));
        let says_current = state_at.is_some_and(|at| is_word(grid.cell(row, at), CURRENT));
        match (is_same, is_current, says_current) {
            (true, true, _) => {}
            (true, false, false) => returned.still_stale += 1,
            _ => drop(returned.changes.insert(key.to_owned(), (stamp, translation))),
        }
    }
    returned
}

/// The table's text with the changes in it. Entries that are there are changed where they stand, and nothing else is touched;
/// only a table that lacks one of them is refreshed first.
pub fn with_changes(
    name: &str,
    text: Option<&str>,
    scenario: &Scenario,
    language: &str,
    changes: &BTreeMap<String, (String, String)>,
) -> Option<String> {
    let table = |text: &str| load::<LocaleTable>(name, text.as_bytes()).value;
    let old = text.and_then(table);
    let has_all = old
        .as_ref()
        .is_some_and(|old| changes.keys().all(|key| old.texts.get(key).is_some()));
    let text = match (text, has_all) {
        (Some(text), true) => text.to_owned(),
        _ => refresh(scenario, language, old.as_ref().zip(text), &unchanged).text,
    };
    let mut edits = Vec::new();
    for (key, Translation(stamp, translation)) in table(&text)?.texts.iter() {
        if let Some((new_stamp, new_translation)) = changes.get(&key.value) {
            edits.push((stamp.span, quoted(new_stamp)));
            edits.push((translation.span, quoted(new_translation)));
        }
    }
    let mut changed = text;
    for (span, new) in edits.into_iter().rev() {
        if changed.get(span.start as usize..span.end as usize).is_some() {
            changed.replace_range(span.start as usize..span.end as usize, &new);
        }
    }
    Some(changed)
}

fn is_word(cell: &str, words: [&str; 2]) -> bool {
    words.iter().any(|word| cell.trim().eq_ignore_ascii_case(word))
}

/// Who says what, by key.
fn speakers(scenario: &Scenario, words: &Words) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut lines = |prefix: String, lines: &[Line]| {
        for line in lines {
            let said = said_by(line, words);
            for index in 1..=line.or.len() {
                found.insert(
                    format!("{prefix}/{}/or/{index}", line.id),
                    match words.locale().is_chinese() {
                        true => format!("{said}；另一种说法"),
                        false => format!("{said}; another wording"),
                    },
                );
            }
            found.insert(format!("{prefix}/{}", line.id), said);
        }
    };
    if let Some(hold) = &scenario.hold {
        lines("hold/in_time/reply".to_owned(), &hold.in_time.reply);
        lines("hold/overrun/reply".to_owned(), &hold.overrun.reply);
    }
    for transfer in &scenario.transfers {
        lines(format!("transfer/{}/warm/reply", transfer.id), &transfer.warm.reply);
        lines(format!("transfer/{}/cold/reply", transfer.id), &transfer.cold.reply);
    }
    lines("hang_up/reply".to_owned(), &scenario.hang_up.reply);
    for node in &scenario.nodes {
        let key = format!("node/{}", node.id);
        lines(key.clone(), &node.says);
        if let Some(ask) = &node.ask {
            if let Some(expiry) = &ask.on_expiry {
                lines(format!("{key}/expiry/reply"), &expiry.reply);
            }
            for option in &ask.options {
                lines(format!("{key}/{}/reply", option.id), &option.reply);
            }
        }
    }
    found
}

/// Who says a line, and how.
fn said_by(line: &Line, words: &Words) -> String {
    if !words.locale().is_chinese() {
        return format!("said by {}, {:?}", line.who, line.how);
    }
    let who = match line.who.value.as_str() {
        "customer" => "客户",
        "you" => "客服",
        "narrator" => "旁白",
        other => other,
    };
    let how = words.named("manner", &line.how);
    format!("{who}说{how}")
}

/// What a text is, by the last part of its key.
fn context(key: &str) -> Sentence {
    let is_of_option = key.starts_with("node/");
    match key.rsplit('/').next().unwrap_or_default() {
        "title" if key == "title" => sentence!("title of the call", "通话的标题"),
        "title" => sentence!("a title, a few words", "标题，几个字"),
        "brief" => sentence!("what the agent reads before the call", "客服在通话前读到的简报"),
        "name" => sentence!("a name", "名字"),
        "about" => sentence!("one line about the customer", "关于客户的一句话"),
        "number" => sentence!("a telephone number", "电话号码"),
        "label" if is_of_option => sentence!("an option on a button, a few words", "按钮上的选项，几个字"),
        "label" if key.starts_with("wrap_up/") => sentence!("an entry of the after-call work", "话后处理的一个条目"),
        "label" => sentence!("left column of a desktop item", "桌面卡片的左列"),
        "speak" => sentence!("said by the agent", "客服说的话"),
        "locked" => sentence!("shown while something is locked", "锁定时显示的话"),
        "why" => sentence!("the lesson, told in the debrief", "道理，复盘时讲"),
        "tempting" => sentence!("why one might choose it, told in the debrief", "为什么诱人，复盘时讲"),
        "epilogue" => sentence!("what came of it, told in the debrief", "后来怎样，复盘时讲"),
        "how" => sentence!(
            "how a hidden fact comes out, told in the debrief",
            "隐情怎样才说出来，复盘时讲"
        ),
        "text" if key.starts_with("desktop/") => sentence!("right column of a desktop item", "桌面卡片的右列"),
        "text" => sentence!("a hidden fact, told in the debrief", "隐情，复盘时讲"),
        _ => sentence!("words for a value in other texts", "别处文字里用到的值"),
    }
}
