//! What was said about sessions, in the workbook: what a result rests on, and a sheet with every word.

use super::{Cell, Sheet, titles};
use crate::view::report::ReportedSession;
use crate::view::report::standing::WordKind;
use crate::words::Words;

/// What the result rests on, and the decision with whose it is and why.
pub(super) fn standing_cells(session: &ReportedSession) -> [Cell; 4] {
    let Some(stands) = &session.standing else {
        return [Cell::Empty, Cell::Empty, Cell::Empty, Cell::Empty];
    };
    let basis = match stands.kept_back.is_empty() {
        true => stands.sentence.clone(),
        false => stands.kept_back.join(" "),
    };
    let decided = stands.words.iter().find(|word| word.kind == WordKind::Decision);
    let [says, who, reason] = match decided {
        Some(word) => [&word.says, &word.who, &word.reason].map(Cell::text),
        None => [Cell::Empty, Cell::Empty, Cell::Empty],
    };
    [Cell::text(basis), says, who, reason]
}

/// Everything that was said; no sheet if nobody has said anything.
pub(super) fn said(words: &Words, sessions: &[ReportedSession]) -> Option<Sheet> {
    let columns = titles(
        words,
        &[
            ("report-column-session", 34.0),
            ("report-trainee-label", 20.0),
            ("report-said-what", 16.0),
            ("report-said-about", 40.0),
            ("report-said-says", 40.0),
            ("report-said-reason", 60.0),
            ("report-said-who", 24.0),
            ("report-said-when", 22.0),
        ],
    );
    let rows = sessions.iter().flat_map(|session| {
        let said = session
            .standing
            .as_ref()
            .map_or(&[][..], |stands| stands.words.as_slice());
        said.iter().map(move |word| {
            let kind = words.named("report-word", &word.kind);
            let about = [&kind, &word.about, &word.says, &word.reason, &word.who, &word.wall];
            let mut row = vec![
                Cell::text(&session.identity.session),
                Cell::text(session.trainee.shown()),
            ];
            row.extend(about.map(Cell::text));
            row
        })
    });
    let rows: Vec<Vec<Cell>> = rows.collect();
    (!rows.is_empty()).then(|| Sheet {
        name: words.text("report-sheet-said"),
        columns,
        rows,
        note: None,
    })
}
