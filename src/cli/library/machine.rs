//! The library for programs: JSON and CSV with the same fields. `result` and the marks beside it are computed; what stands of what
//! assessors have signed has fields of its own. Times are in UTC, marks have their tenth after a point.

use anyhow::Context as _;
use serde_json::{Value, json};

use crate::cli::csv_cell::harmless_cell;
use crate::sim::library::query::LibraryPage;
use crate::sim::library::row::SessionRow;
use crate::sim::score::mark::Mark;
use crate::view::library::{LibraryRowView, LibraryView};

/// The fields of a session in their order.
const FIELDS: [&str; 36] = [
    "session",
    "path",
    "scenario",
    "version",
    "title",
    "country",
    "locale",
    "mode",
    "timers",
    "trainee",
    "began",
    "ended",
    "state",
    "superseded_by",
    "result",
    "overall",
    "empathy",
    "accuracy",
    "compliance",
    "turns",
    "marked",
    "head",
    "lines",
    "clock_back_secs",
    "clock_ahead_secs",
    "resumed",
    "trouble",
    "computed_by",
    "computed_rules",
    "stands",
    "stands_overall",
    "stands_empathy",
    "stands_accuracy",
    "stands_compliance",
    "stands_basis",
    "kept_back",
];

/// One object: the sessions, how many fit, and counts of the whole library.
pub(super) fn json(page: &LibraryPage, view: &LibraryView) -> String {
    let sessions = page.rows.iter().zip(&view.rows).map(|(row, shown)| {
        let mut object: serde_json::Map<String, Value> = FIELDS
            .iter()
            .map(|field| (*field).to_owned())
            .zip(values(row, shown))
            .collect();
        object.insert("trouble".to_owned(), json!(row.trouble));
        object.insert("notes".to_owned(), json!(shown.notes));
        Value::Object(object)
    });
    let sessions: Vec<Value> = sessions.collect();
    let whole = json!({ "total": page.total, "counts": page.counts, "sessions": sessions });
    format!("{whole:#}\n")
}

/// One line for each session under the names of the fields.
///
/// # Errors
/// Never for text in memory; the writer could refuse rows of different lengths.
pub(super) fn csv(page: &LibraryPage, view: &LibraryView) -> anyhow::Result<String> {
    let mut table = csv::Writer::from_writer(Vec::new());
    table.write_record(FIELDS)?;
    for (row, shown) in page.rows.iter().zip(&view.rows) {
        let cells = values(row, shown).into_iter().map(|value| match value {
            Value::Null => String::new(),
            Value::String(text) => harmless_cell(&text),
            other => other.to_string(),
        });
        table.write_record(cells)?;
    }
    let bytes = table.into_inner().context("The table could not be written")?;
    Ok(String::from_utf8(bytes)?)
}

/// The values of the fields.
fn values(row: &SessionRow, shown: &LibraryRowView) -> [Value; FIELDS.len()] {
    let played = row.played.as_ref();
    let mark = |tenths: Option<i64>| json!(tenths.map(|tenths| Mark(tenths).to_string()));
    let dimension = |place: usize| mark(row.mark.map(|found| found.dimensions[place]));
    let stands = row.standing_mark();
    let standing = |place: usize| mark(stands.and_then(|found| found.dimensions[place]));
    let trouble = row.trouble.as_ref().map(|trouble| json!(trouble)["kind"].clone());
    [
        json!(row.session),
        json!(row.path),
        json!(played.map(|played| &played.scenario)),
        json!(played.map(|played| &played.version)),
        json!(shown.cells[2]),
        json!(played.map(|played| &played.country)),
        json!(played.map(|played| &played.locale)),
        json!(played.map(|played| played.mode)),
        json!(played.map(|played| played.timers)),
        json!(played.map(|played| &played.trainee)),
        json!(row.began()),
        json!(row.ended),
        json!(row.state.word()),
        json!(row.superseded_by),
        json!(row.computed_result().word()),
        mark(row.mark.map(|found| found.overall)),
        dimension(0),
        dimension(1),
        dimension(2),
        json!(row.turns),
        json!(row.marked),
        json!(row.head),
        json!(row.lines),
        json!(row.clock.back_secs),
        json!(row.clock.ahead_secs),
        json!(row.clock.resumed),
        json!(trouble),
        json!(row.computed_by),
        json!(row.computed_rules),
        json!(row.result().word()),
        mark(stands.map(|found| found.overall)),
        standing(0),
        standing(1),
        standing(2),
        json!(row.basis()),
        json!(row.kept_back),
    ]
}
