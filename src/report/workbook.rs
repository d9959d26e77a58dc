//! The report as a workbook: calls, choices, people and rules, each on a sheet with headers that stay in sight.
//!
//! Texts are written as texts, so that no program computes one; numbers are numbers.

mod said;

use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use self::said::{said, standing_cells};
use super::record_words::{country, mode, seal};
use super::visible::visible;
use crate::sim::score::mark::Mark;
use crate::sim::score::scorecard::DIMENSIONS;
use crate::view::report::ReportedSession;
use crate::view::report::group::{GroupFigures, GroupReport};
use crate::view::report::record_words::integrity_key;
use crate::view::verdict::dimension_key;
use crate::words::Words;

/// The longest text of a cell, in characters, that every spreadsheet reads.
const LONGEST_CELL: usize = 32_000;
const HEADER_COLOUR: u32 = 0x1D_23_2B;
const LINE_COLOUR: u32 = 0xD9_D5_CC;

/// One cell.
enum Cell {
    Text(String),
    Number(f64),
    Empty,
}

impl Cell {
    fn text(text: impl AsRef<str>) -> Self {
        Self::Text(visible(text.as_ref()).chars().take(LONGEST_CELL).collect())
    }

    fn mark(mark: Option<Mark>) -> Self {
        mark.map_or(Self::Empty, |mark| Self::Number(mark.0 as f64 / 10.0))
    }

    fn count(count: usize) -> Self {
        Self::Number(count as f64)
    }
}

/// A sheet: its name, its columns with their widths in characters, its rows.
struct Sheet {
    name: String,
    columns: Vec<(String, f64)>,
    rows: Vec<Vec<Cell>>,
    /// What stands below the rows, apart from them, in the second column.
    note: Option<String>,
}

/// The bytes of the workbook. `group` is none if the report is on fewer than two people.
///
/// # Errors
/// A sentence, when the workbook cannot be made.
pub fn workbook(words: &Words, sessions: &[ReportedSession], group: Option<&GroupReport>) -> Result<Vec<u8>, String> {
    let failed = |error: XlsxError| format!("The workbook cannot be made: {error}.");
    let mut workbook = Workbook::new();
    // The same records give the same bytes, whatever the day.
    let day = ExcelDateTime::from_ymd(2000, 1, 1).map_err(failed)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&day));
    let mut sheets = vec![calls(words, sessions), choices(words, sessions)];
    sheets.extend(said(words, sessions));
    if let Some(figures) = group.and_then(|group| group.figures.as_ref()) {
        sheets.push(people(words, &figures.rows));
        sheets.push(rules(words, figures));
    }
    for sheet in &sheets {
        write(workbook.add_worksheet(), sheet).map_err(failed)?;
    }
    workbook.save_to_buffer().map_err(failed)
}

fn write(target: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    target.set_name(&sheet.name)?;
    target.set_freeze_panes(1, 1)?;
    target.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    target.set_repeat_rows(0, 0)?;
    let head = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::VerticalCenter)
        .set_font_color(Color::White)
        .set_background_color(Color::RGB(HEADER_COLOUR));
    let plain = Format::new()
        .set_align(FormatAlign::Top)
        .set_border_bottom(FormatBorder::Hair)
        .set_border_color(Color::RGB(LINE_COLOUR));
    let words = plain.clone().set_num_format("@").set_text_wrap();
    for (column, (title, width)) in sheet.columns.iter().enumerate() {
        target.set_column_width(column as u16, *width)?;
        target.write_string_with_format(0, column as u16, title, &head)?;
    }
    for (row, cells) in sheet.rows.iter().enumerate() {
        let row = row as u32 + 1;
        for (column, cell) in cells.iter().enumerate() {
            let column = column as u16;
            match cell {
                Cell::Text(text) if !text.is_empty() => {
                    target.write_string_with_format(row, column, text, &words)?;
                }
                Cell::Number(number) => {
                    target.write_number_with_format(row, column, *number, &plain)?;
                }
                Cell::Text(_) | Cell::Empty => {
                    target.write_blank(row, column, &plain)?;
                }
            }
        }
    }
    if let Some(note) = &sheet.note {
        let below = sheet.rows.len() as u32 + 2;
        target.write_string_with_format(below, 1, visible(note), &Format::new().set_italic().set_text_wrap())?;
    }
    let last = sheet.columns.len().saturating_sub(1) as u16;
    target.autofilter(0, 0, sheet.rows.len().max(1) as u32, last)?;
    Ok(())
}

fn calls(words: &Words, sessions: &[ReportedSession]) -> Sheet {
    let mut columns = titles(
        words,
        &[
            ("report-column-session", 34.0),
            ("report-trainee-label", 20.0),
            ("report-pseudonym", 34.0),
            ("report-call", 30.0),
            ("report-country", 10.0),
            ("report-mode", 10.0),
            ("report-began", 22.0),
            ("report-column-seconds", 10.0),
            ("report-result", 14.0),
            ("report-mark", 9.0),
        ],
    );
    columns.extend(DIMENSIONS.map(|which| (words.text(dimension_key(which)), 13.0)));
    columns.extend(titles(
        words,
        &[
            ("report-column-seal", 26.0),
            ("report-column-verified", 18.0),
            ("report-gaps", 9.0),
            ("report-clock", 16.0),
            ("report-column-head", 68.0),
            ("report-mark-computed", 12.0),
            ("report-column-basis", 40.0),
            ("report-word-decision", 16.0),
            ("report-said-who", 24.0),
            ("report-said-reason", 40.0),
            ("report-critical", 30.0),
        ],
    ));
    let rows = sessions.iter().map(|session| {
        let identity = &session.identity;
        let result = session.result();
        let mut row = vec![
            Cell::text(&identity.session),
            Cell::text(session.trainee.shown()),
            Cell::text(&session.trainee.pseudonym),
            Cell::text(&session.title),
            Cell::text(country(words, &identity.country)),
            Cell::text(mode(words, identity.mode)),
            Cell::text(&identity.began),
            Cell::Number(identity.lasted.0 as f64 / 1000.0),
            Cell::text(words.text(result.word.key())),
            Cell::mark(result.mark.map(|mark| mark.overall)),
        ];
        row.extend((0..3).map(|place| {
            let score = session.debrief().and_then(|view| view.dimensions.get(place));
            let computed = score.map(|score| score.mark);
            Cell::mark(result.mark.and_then(|mark| mark.dimensions[place].or(computed)))
        }));
        row.push(Cell::text(seal(words, identity.sealed)));
        row.push(Cell::text(words.text(integrity_key(identity))));
        row.push(Cell::count(identity.gaps.len()));
        row.push(Cell::count(identity.clock_changes.len()));
        row.push(Cell::text(&identity.head));
        row.push(Cell::mark(session.computed().map(|mark| mark.overall)));
        row.extend(standing_cells(session));
        row.push(Cell::text(session.critical_breaches().join(" ")));
        row
    });
    Sheet {
        name: words.text("report-sheet-calls"),
        columns,
        rows: rows.collect(),
        note: None,
    }
}

fn choices(words: &Words, sessions: &[ReportedSession]) -> Sheet {
    let mut columns = titles(
        words,
        &[
            ("report-column-session", 34.0),
            ("report-trainee-label", 20.0),
            ("report-turn-axis", 7.0),
            ("report-column-kind", 13.0),
            ("report-column-node", 22.0),
            ("report-column-option", 22.0),
            ("report-column-label", 34.0),
            ("report-column-said", 60.0),
            ("report-column-seconds", 10.0),
        ],
    );
    for key in ["report-column-earned", "report-column-loss"] {
        columns.extend(DIMENSIONS.map(|which| {
            let name = [("dimension", words.text(dimension_key(which)).into())];
            (words.with(key, &name), 12.0)
        }));
    }
    columns.extend(titles(
        words,
        &[
            ("report-cost", 9.0),
            ("report-attainable", 11.0),
            ("report-marked", 11.0),
            ("report-rule", 30.0),
            ("report-column-sources", 30.0),
        ],
    ));
    let rows = sessions.iter().flat_map(|session| {
        session.steps.iter().map(|step| {
            let mut row = vec![
                Cell::text(&session.identity.session),
                Cell::text(session.trainee.shown()),
                Cell::Number(f64::from(step.turn)),
                Cell::text(step.kind.word()),
                Cell::text(&step.node),
                Cell::text(step.option.as_deref().unwrap_or_default()),
                Cell::text(&step.label),
                Cell::text(step.said.as_deref().unwrap_or_default()),
                Cell::Number(step.at.0 as f64 / 1000.0),
            ];
            row.extend(
                step.earned
                    .iter()
                    .chain(&step.loss)
                    .map(|points| Cell::Number(f64::from(*points))),
            );
            row.push(Cell::mark(Some(step.cost)));
            row.push(Cell::mark(Some(step.attainable)));
            row.push(Cell::text(words.named("mark", &step.class)));
            row.push(Cell::text(step.rules.join(" ")));
            row.push(Cell::text(step.sources.join(" ")));
            row
        })
    });
    Sheet {
        name: words.text("report-sheet-choices"),
        columns,
        rows: rows.collect(),
        note: None,
    }
}

fn people(words: &Words, rows: &[crate::view::report::group::GroupRow]) -> Sheet {
    let columns = titles(
        words,
        &[
            ("report-trainee-label", 24.0),
            ("report-pseudonym", 34.0),
            ("report-calls", 9.0),
            ("report-passed-count", 9.0),
            ("report-best", 9.0),
            ("report-last", 9.0),
        ],
    );
    let rows = rows.iter().map(|row| {
        vec![
            Cell::text(row.trainee.shown()),
            Cell::text(&row.trainee.pseudonym),
            Cell::count(row.calls),
            Cell::count(row.passed),
            Cell::mark(row.best),
            Cell::mark(row.last.map(|mark| mark.overall)),
        ]
    });
    Sheet {
        name: words.text("report-sheet-people"),
        columns,
        rows: rows.collect(),
        note: None,
    }
}

fn rules(words: &Words, figures: &GroupFigures) -> Sheet {
    let columns = titles(
        words,
        &[
            ("report-rule-id", 34.0),
            ("report-rule", 80.0),
            ("report-critical", 10.0),
            ("report-rule-calls", 9.0),
            ("report-rule-people", 9.0),
        ],
    );
    let rows = figures.rules.iter().map(|rule| {
        vec![
            Cell::text(&rule.id),
            Cell::text(&rule.text),
            Cell::text(words.text(if rule.is_critical { "common-yes" } else { "common-no" })),
            Cell::count(rule.calls),
            Cell::count(rule.trainees),
        ]
    });
    Sheet {
        name: words.text("report-sheet-rules"),
        columns,
        rows: rows.collect(),
        note: figures.rules_left_out_told(words),
    }
}

fn titles(words: &Words, keys: &[(&str, f64)]) -> Vec<(String, f64)> {
    keys.iter().map(|(key, width)| (words.text(key), *width)).collect()
}
