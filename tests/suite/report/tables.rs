//! Tables and workbooks of real sessions: a row for each step, numbers that are numbers, and sums that fit the marks.

use std::collections::BTreeSet;
use std::io::Cursor;

use calamine::{Data, Reader as _, Xlsx};
use rolecall::report::csv_table::{sessions_table, steps_table};
use rolecall::report::workbook::workbook;
use rolecall::view::report::ReportedSession;
use rolecall::view::report::group::group_report;
use rolecall::words::{Locale, Words};

use super::played::{sessions, shared_among};

/// The rows of a table as maps from columns to cells.
fn rows(bytes: &[u8]) -> Vec<std::collections::BTreeMap<String, String>> {
    let text = std::str::from_utf8(bytes).unwrap();
    let text = text.strip_prefix('\u{feff}').expect("a byte order mark");
    assert!(text.ends_with("\r\n"));
    csv::Reader::from_reader(text.as_bytes())
        .deserialize()
        .map(Result::unwrap)
        .collect()
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn each_step_has_a_row_and_its_losses_make_the_mark() {
    let own = sessions(Locale::English);
    let steps = rows(&steps_table(own).unwrap());
    let expected: usize = own.iter().map(|session| session.steps.len()).sum();
    assert_eq!(steps.len(), expected);
    for session in own {
        let view = session.debrief().unwrap();
        let mine: Vec<_> = steps
            .iter()
            .filter(|row| row["session"] == session.identity.session)
            .collect();
        assert_eq!(mine.len(), view.steps.len());
        for (place, dimension) in ["empathy", "accuracy", "compliance"].iter().enumerate() {
            let lost: i32 = mine
                .iter()
                .map(|row| row[&format!("loss_{dimension}")].parse::<i32>().unwrap())
                .sum();
            let score = &view.dimensions[place];
            // What the steps did not lose, the after-call work may have.
            assert!(
                lost <= score.points.1 - score.points.0,
                "{}: {dimension}",
                session.identity.session
            );
        }
        let choices: Vec<_> = mine.iter().filter(|row| row["kind"] == "choice").collect();
        assert!(!choices.is_empty());
        for row in choices {
            assert!(
                !row["option"].is_empty() && !row["node"].is_empty() && !row["label"].is_empty(),
                "{row:?}"
            );
            row["at_seconds"].parse::<f64>().unwrap();
            row["cost"].parse::<f64>().unwrap();
        }
    }
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn each_session_has_a_row_with_its_mark() {
    let found = rows(&sessions_table(sessions(Locale::SimplifiedChinese)).unwrap());
    let marks: Vec<&str> = found.iter().map(|row| row["overall"].as_str()).collect();
    // As in tests/data/sessions/v1/marks.txt.
    assert_eq!(
        marks,
        [
            "95", "89.4", "0", "89.9", "85.2", "18.4", "88.5", "0", "100", "91.8", "12.9", "2.6"
        ]
    );
    assert!(
        found
            .iter()
            .all(|row| row["as_written"] == "yes" && row["seal"] == "finished")
    );
    assert_eq!(found.iter().filter(|row| row["gaps"] != "0").count(), 2);
    assert!(found.iter().all(|row| row["guarded"].is_empty()));
    // Of each call the critical rules that it failed by.
    let has_critical = |session: &ReportedSession| session.debrief().is_some_and(|view| !view.critical.is_empty());
    let told: Vec<bool> = found.iter().map(|row| !row["critical"].is_empty()).collect();
    let is_so: Vec<bool> = sessions(Locale::SimplifiedChinese).iter().map(has_critical).collect();
    assert_eq!(told, is_so);
    assert!(told.contains(&true) && told.contains(&false));
    // As it is typed and as records have it.
    let timers: BTreeSet<&str> = found.iter().map(|row| row["timers"].as_str()).collect();
    assert_eq!(timers, BTreeSet::from(["x1", "x1.5", "x10", "x2"]));
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_workbook_has_its_sheets_and_its_numbers() {
    for locale in Locale::ALL {
        let words = Words::new(locale);
        let shared = shared_among(6, locale);
        let group = group_report(&shared, false);
        let bytes = workbook(&words, &shared, Some(&group)).unwrap();
        assert_eq!(
            bytes,
            workbook(&words, &shared, Some(&group)).unwrap(),
            "the same records, the same bytes"
        );
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
        let names = ["calls", "choices", "people", "rules"].map(|sheet| words.text(&format!("report-sheet-{sheet}")));
        assert_eq!(book.sheet_names(), names);
        let calls = book.worksheet_range(&names[0]).unwrap();
        assert_eq!(calls.height(), 13);
        assert_eq!(calls.get((1, 9)), Some(&Data::Float(95.0)));
        assert_eq!(calls.get((2, 9)), Some(&Data::Float(89.4)));
        assert_eq!(book.worksheet_range(&names[2]).unwrap().height(), 7);
        let steps: usize = shared.iter().map(|session| session.steps.len()).sum();
        assert_eq!(book.worksheet_range(&names[1]).unwrap().height(), steps + 1);
    }
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_small_group_under_pseudonyms_has_no_sheets_of_its_own() {
    let words = Words::new(Locale::English);
    let shared = shared_among(3, Locale::English);
    let group = group_report(&shared, false);
    let bytes = workbook(&words, &shared, Some(&group)).unwrap();
    let book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    assert_eq!(book.sheet_names(), ["Calls", "Choices"]);
}
