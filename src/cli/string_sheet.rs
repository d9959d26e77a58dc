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

/// The columns.
const COLUMNS: [&str; 5] = ["Key", "Context", "Source", "Translation", "State"];
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

/// The table: one line for each text of the call, in its order.
pub fn translators_grid(scenario: &Scenario, table: Option<&LocaleTable>) -> Grid {
    let speakers = speakers(scenario);
    let mut rows = vec![COLUMNS.map(str::to_owned).to_vec()];
    for_each_text(scenario, &mut |key, source| {
        let (translation, state) = match table.and_then(|table| table.texts.get(&key)) {
            Some(Translation(stamp, text)) if !text.trim().is_empty() => {
                let is_current = stamp.value == fingerprint(source);
                let state = match (is_current, stamp.value.is_empty()) {
                    (true, _) => "current",
                    (false, true) => "unconfirmed",
                    (false, false) => "stale",
                };
                (text.value.clone(), state)
            }
            _ => (String::new(), "new"),
        };
        let context = speakers.get(&key).cloned().unwrap_or_else(|| context(&key).to_owned());
        rows.push(vec![key, context, source.value.clone(), translation, state.to_owned()]);
    });
    Grid { rows }
}

/// What of a returned table can be taken.
pub fn returned(grid: &Grid, scenario: &Scenario, table: Option<&LocaleTable>) -> Returned {
    let mut returned = Returned::default();
    let header = |name: &str| {
        let first = grid.rows.first()?;
        first.iter().position(|cell| cell.trim().eq_ignore_ascii_case(name))
    };
    let columns = [KEY, SOURCE, TRANSLATION].map(|column| (column, header(COLUMNS[column])));
    for (column, _) in columns.iter().filter(|(_, at)| at.is_none()) {
        let message = sentence!(
            "There is no column \"{header}\"; export the table again and keep its headers.",
            "没有“{header}”列；请重新导出表格，并保留标题。",
            header = COLUMNS[*column]
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
        let says_current = state_at.is_some_and(|at| grid.cell(row, at).trim().eq_ignore_ascii_case("current"));
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

/// Who says what, by key.
fn speakers(scenario: &Scenario) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut lines = |prefix: String, lines: &[Line]| {
        for line in lines {
            let said = format!("said by {}, {:?}", line.who, line.how);
            for index in 1..=line.or.len() {
                found.insert(
                    format!("{prefix}/{}/or/{index}", line.id),
                    format!("{said}; another wording"),
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

/// What a text is, by the last part of its key.
fn context(key: &str) -> &'static str {
    let is_of_option = key.starts_with("node/");
    match key.rsplit('/').next().unwrap_or_default() {
        "title" if key == "title" => "title of the call",
        "title" => "a title, a few words",
        "brief" => "what the agent reads before the call",
        "name" => "a name",
        "about" => "one line about the customer",
        "number" => "a telephone number",
        "label" if is_of_option => "an option on a button, a few words",
        "label" if key.starts_with("wrap_up/") => "an entry of the after-call work",
        "label" => "left column of a desktop item",
        "speak" => "said by the agent",
        "locked" => "shown while something is locked",
        "why" => "the lesson, told in the debrief",
        "tempting" => "why one might choose it, told in the debrief",
        "epilogue" => "what came of it, told in the debrief",
        "how" => "how a hidden fact comes out, told in the debrief",
        "text" if key.starts_with("desktop/") => "right column of a desktop item",
        "text" => "a hidden fact, told in the debrief",
        _ => "words for a value in other texts",
    }
}
