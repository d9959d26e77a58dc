//! Timers that were stretched in the middle of a call: reports say what was in force from when.

use std::sync::Arc;

use rolecall::report::csv_table::sessions_table;
use rolecall::report::xapi::statements::{HOME_PAGE, InLanguages, statements};
use rolecall::store::folder::DataFolder;
use rolecall::store::fs::RealFs;
use rolecall::store::played_record::read_and_play;
use rolecall::view::presenter::Presenter;
use rolecall::view::report::ReportedSession;
use rolecall::view::report::timer_changes::timers;
use rolecall::words::{Locale, Words};

use crate::terminal::run;

const FEE: &str = "tests/data/calls/fee.ron";

/// What is played, what is told of its timers in English and in Chinese, and the cell of the table.
const PLAYS: [(&[&str], [&str; 2], &str); 3] = [
    (&["a", "1", "1"], ["× 1", "1 倍"], ""),
    (
        &["a", "1", "l", "1"],
        ["× 1; after turn 1: × 1.5", "1 倍；第 1 轮之后：1.5 倍"],
        "x1.5 after turn 1",
    ),
    (
        &["a", "timers x2", "1", "d1", "timers off", "1"],
        [
            "× 1; before turn 1: × 2; after turn 1: No limit",
            "1 倍；第 1 轮之前：2 倍；第 1 轮之后：不限时",
        ],
        "x2 after turn 0; off after turn 1",
    ),
];

#[test]
fn a_report_tells_what_was_in_force_from_when() {
    let folder = tempfile::tempdir().unwrap();
    for (lines, told, cell) in PLAYS {
        let record = run(folder.path(), &["talk", FEE, "--seed", "1"], lines).record();
        let data = DataFolder::at(Arc::new(RealFs), folder.path().to_owned());
        let played = read_and_play(&data, &record).unwrap();
        let program = played.replayed.call.program();
        let [english, chinese] = [Locale::English, Locale::SimplifiedChinese].map(|locale| {
            let presenter = Presenter::for_program(played.checked.clone(), program.clone(), locale);
            ReportedSession::new(&presenter, &played.record, &played.replayed, None, None)
        });
        // A program for learning records knows what was in force last, where that is not what was in force first.
        let last = cell.split("; ").last().filter(|change| !change.is_empty());
        let both = InLanguages {
            english: &english,
            chinese: &chinese,
        };
        for statement in statements(both, HOME_PAGE) {
            let json = serde_json::to_string(&statement).unwrap();
            assert_eq!(json.contains("timers-at-the-end"), last.is_some(), "{json}");
        }
        for (locale, session, told) in [
            (Locale::English, english, told[0]),
            (Locale::SimplifiedChinese, chinese, told[1]),
        ] {
            assert_eq!(timers(&Words::new(locale), &session.identity), told);
            let table = String::from_utf8(sessions_table(&[session]).unwrap()).unwrap();
            let mut cells = table.lines().nth(1).unwrap().rsplit(',');
            assert_eq!(cells.nth(1), Some(cell), "{table}");
        }
    }
}
