//! Tables as text: one row for each step of each session, one row for each session. RFC 4180, in UTF-8 with a byte order mark.
//!
//! The names of columns are English in every language, because programs read them.

use csv::{QuoteStyle, Terminator, WriterBuilder};

use super::csv_guard::guarded;
use crate::sim::call::Timers as Stretch;
use crate::view::report::ReportedSession;
use crate::view::report::standing::{ReportedWord, WordKind, basis_word, decision_word};

/// Spreadsheets take a file for UTF-8 by this.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

const STEP_COLUMNS: [&str; 26] = [
    "session",
    "trainee",
    "name",
    "scenario",
    "title",
    "country",
    "mode",
    "turn",
    "kind",
    "node",
    "option",
    "label",
    "said",
    "at_seconds",
    "wall",
    "points_empathy",
    "points_accuracy",
    "points_compliance",
    "loss_empathy",
    "loss_accuracy",
    "loss_compliance",
    "cost",
    "attainable",
    "marked",
    "rules",
    "sources",
];

const SESSION_COLUMNS: [&str; 43] = [
    "session",
    "trainee",
    "name",
    "scenario",
    "title",
    "scenario_version",
    "scenario_sha256",
    "country",
    "locale",
    "mode",
    "timers",
    "seed",
    "build",
    "rules_version",
    "began",
    "ended",
    "lasted_seconds",
    "seal",
    "as_written",
    "head",
    "gaps",
    "clock_changes",
    "result",
    "overall",
    "empathy",
    "accuracy",
    "compliance",
    "basis",
    "provisional",
    "decision",
    "decided_by",
    "decided_key",
    "decided_at",
    "decision_reason",
    "computed_result",
    "computed_overall",
    "overall_before_faults",
    "disputes",
    "answers",
    "kept_back",
    "to_do",
    "critical",
    "timers_changed",
];

const WORD_COLUMNS: [&str; 9] = [
    "session", "trainee", "kind", "key", "who", "when", "about", "says", "reason",
];

/// One row of a table while it is made: texts are guarded, numbers are not, and the last cell names the columns that were.
struct Row<'c> {
    columns: &'c [&'c str],
    cells: Vec<String>,
    guarded: Vec<&'c str>,
}

impl Row<'_> {
    fn text(&mut self, text: &str) {
        let (cell, is_guarded) = guarded(text);
        if is_guarded {
            self.guarded.extend(self.columns.get(self.cells.len()));
        }
        self.cells.push(cell.into_owned());
    }

    fn texts<'t>(&mut self, texts: impl IntoIterator<Item = &'t str>) {
        for text in texts {
            self.text(text);
        }
    }

    fn number(&mut self, number: impl ToString) {
        self.cells.push(number.to_string());
    }

    fn numbers(&mut self, numbers: [i32; 3]) {
        for number in numbers {
            self.number(number);
        }
    }

    fn optional(&mut self, number: Option<impl ToString>) {
        self.cells
            .push(number.map(|number| number.to_string()).unwrap_or_default());
    }
}

/// One row for each step: what was chosen, when, the points, the loss, the rules.
///
/// # Errors
/// A sentence, if the table cannot be made.
pub fn steps_table(sessions: &[ReportedSession]) -> Result<Vec<u8>, String> {
    let rows = sessions.iter().flat_map(|session| {
        session.steps.iter().map(move |step| {
            let identity = &session.identity;
            let mut row = begun(&STEP_COLUMNS);
            row.texts([identity.session.as_str(), &session.trainee.pseudonym]);
            row.text(session.trainee.name.as_deref().unwrap_or_default());
            row.texts([identity.scenario.as_str(), &session.title, &identity.country]);
            row.text(&word(&identity.mode));
            row.number(step.turn);
            row.texts([step.kind.word(), &step.node, step.option.as_deref().unwrap_or_default()]);
            row.texts([step.label.as_str(), step.said.as_deref().unwrap_or_default()]);
            row.number(seconds(step.at.0));
            row.text(&step.wall);
            row.numbers(step.earned);
            row.numbers(step.loss);
            row.number(step.cost);
            row.number(step.attainable);
            row.text(&word(&step.class));
            row.texts([step.rules.join(" ").as_str(), &step.sources.join(" ")]);
            row
        })
    });
    table(&STEP_COLUMNS, rows)
}

/// One row for each session: its identity, the result that stands with what it rests on, and the computed one.
///
/// # Errors
/// A sentence, if the table cannot be made.
pub fn sessions_table(sessions: &[ReportedSession]) -> Result<Vec<u8>, String> {
    let rows = sessions.iter().map(|session| {
        let identity = &session.identity;
        let mut row = begun(&SESSION_COLUMNS);
        row.texts([identity.session.as_str(), &session.trainee.pseudonym]);
        row.text(session.trainee.name.as_deref().unwrap_or_default());
        row.texts([identity.scenario.as_str(), &session.title, &identity.scenario_version]);
        row.texts([identity.scenario_sha256.as_str(), &identity.country, &identity.locale]);
        // As records, tickets and `--timers` have it.
        row.texts([word(&identity.mode).as_str(), Stretch::from(identity.timers).word()]);
        row.number(identity.seed);
        row.text(&identity.build);
        row.number(identity.rules_version);
        row.texts([identity.began.as_str(), &identity.ended]);
        row.number(seconds(identity.lasted.0));
        row.text(
            &identity
                .sealed
                .map_or_else(|| "open".to_owned(), |reason| word(&reason)),
        );
        row.text(if identity.is_verified() { "yes" } else { "no" });
        row.text(&identity.head);
        row.number(identity.gaps.len());
        row.number(identity.clock_changes.len());
        let result = session.result();
        row.text(result.word.word());
        row.optional(result.mark.map(|mark| mark.overall));
        for place in 0..3 {
            // A dimension that is not measured has a mark of its own, which weighs nothing.
            let score = session.debrief().and_then(|view| view.dimensions.get(place));
            let computed = score.map(|score| score.mark);
            row.optional(result.mark.and_then(|mark| mark.dimensions[place].or(computed)));
        }
        standing_cells(&mut row, session);
        // Such as "x1.5 after turn 7": what was in force from then on.
        let changes = identity.timer_changes.iter().map(|change| {
            let timers = Stretch::from(change.timers).word();
            format!("{timers} after turn {}", change.after_turn)
        });
        row.text(&changes.collect::<Vec<_>>().join("; "));
        row
    });
    table(&SESSION_COLUMNS, rows)
}

/// What the result rests on, the decision, and the computed mark in any case.
fn standing_cells(row: &mut Row<'_>, session: &ReportedSession) {
    let (result, computed, stands) = (session.result(), session.computed(), session.standing.as_ref());
    row.text(stands.map_or("", |stands| basis_word(stands.basis)));
    row.text(if result.is_provisional { "yes" } else { "no" });
    row.text(stands.and_then(|stands| stands.decision).map_or("", decision_word));
    let said = |kind| {
        let words = stands.map_or(&[][..], |stands| stands.words.as_slice());
        words.iter().filter(move |word| word.kind == kind)
    };
    let decided = said(WordKind::Decision).next();
    let part = |part: fn(&ReportedWord) -> &str| decided.map_or("", part);
    row.texts([part(|word| &word.who), part(|word| &word.key), part(|word| &word.wall)]);
    row.text(part(|word| &word.reason));
    row.text(match computed {
        Some(mark) if mark.passed => "passed",
        Some(_) => "failed",
        None => "none",
    });
    row.optional(computed.map(|mark| mark.overall));
    row.optional(stands.and_then(|stands| stands.before_faults).map(|mark| mark.overall));
    row.number(said(WordKind::Dispute).count());
    row.number(said(WordKind::Answer).count());
    row.number(stands.map_or(0, |stands| stands.kept_back.len()));
    row.text(&stands.map_or_else(String::new, |stands| stands.to_do.join(" ")));
    row.text(&session.critical_breaches().join(" "));
}

/// One row for each thing that was said about a session; none if nobody has said anything.
///
/// # Errors
/// A sentence, if the table cannot be made.
pub fn words_table(sessions: &[ReportedSession]) -> Option<Result<Vec<u8>, String>> {
    let said = |session: &ReportedSession| session.standing.as_ref().is_some_and(|stands| !stands.words.is_empty());
    if !sessions.iter().any(said) {
        return None;
    }
    let rows = sessions.iter().flat_map(|session| {
        let words = session
            .standing
            .as_ref()
            .map_or(&[][..], |stands| stands.words.as_slice());
        words.iter().map(move |word| {
            let mut row = begun(&WORD_COLUMNS);
            row.texts([session.identity.session.as_str(), &session.trainee.pseudonym]);
            row.texts([word.kind.word(), &word.key, &word.who, &word.wall]);
            row.texts([word.about.as_str(), &word.says, &word.reason]);
            row
        })
    });
    Some(table(&WORD_COLUMNS, rows))
}

fn begun<'c>(columns: &'c [&'c str]) -> Row<'c> {
    Row {
        columns,
        cells: Vec::new(),
        guarded: Vec::new(),
    }
}

fn table<'c>(columns: &[&str], rows: impl Iterator<Item = Row<'c>>) -> Result<Vec<u8>, String> {
    let failed = |error: csv::Error| format!("The table cannot be made: {error}.");
    let mut writer = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .quote_style(QuoteStyle::Necessary)
        .from_writer(BYTE_ORDER_MARK.to_vec());
    writer
        .write_record(columns.iter().chain(&["guarded"]))
        .map_err(failed)?;
    for row in rows {
        let guarded = row.guarded.join(" ");
        writer
            .write_record(row.cells.iter().chain([&guarded]))
            .map_err(failed)?;
    }
    writer
        .into_inner()
        .map_err(|error| format!("The table cannot be made: {error}."))
}

/// A variant of the record's own types, in small letters.
fn word(variant: &dyn std::fmt::Debug) -> String {
    format!("{variant:?}").to_lowercase()
}

/// Whole milliseconds as seconds with three digits.
fn seconds(millis: u64) -> String {
    format!("{}.{:03}", millis / 1000, millis % 1000)
}
