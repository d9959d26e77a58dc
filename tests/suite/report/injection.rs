//! Every payload in every text of every export: pages keep their elements, tables hold no formula, statements keep their keys,
//! names of files stay in their folder, and nothing invisible comes out.

use std::io::Cursor;

use calamine::{Data, Reader as _, Xlsx};
use rolecall::report::csv_table::{sessions_table, steps_table, words_table};
use rolecall::report::file_name::file_name;
use rolecall::report::html::debrief_sheet::debrief_sheet;
use rolecall::report::html::group_page::group_page;
use rolecall::report::html::session_page::session_page;
use rolecall::report::html::trainee_page::trainee_page;
use rolecall::report::visible::visible;
use rolecall::report::workbook::workbook;
use rolecall::report::xapi::statements::{HOME_PAGE, InLanguages, as_file, statements};
use rolecall::view::report::ReportedSession;
use rolecall::view::report::group::group_report;
use rolecall::view::report::trainee::trainee_reports;
use rolecall::words::{Locale, Words};
use serde_json::Value;

use super::chromium::Chromium;
use super::filled::{kept_back, marked, not_marked};
use super::payloads::{HARMLESS, PAYLOADS};
use super::skeleton::skeleton;

/// All pages on sessions whose texts are this.
fn pages(words: &Words, text: &str) -> Vec<String> {
    let sessions = [marked(text), not_marked(text), kept_back(text)];
    let mut pages = Vec::new();
    for session in &sessions {
        pages.push(session_page(words, session, true));
        pages.push(debrief_sheet(words, session));
    }
    pages.push(trainee_page(words, &trainee_reports(&sessions)[0]));
    pages.push(group_page(words, &group_report(&sessions, true), text));
    pages
}

/// Characters that must not be in any export.
fn assert_visible(what: &str, text: &str) {
    let hidden = text
        .chars()
        .find(|c| visible(c.encode_utf8(&mut [0; 4])) != *c.to_string());
    assert_eq!(hidden, None, "{what}");
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn pages_keep_their_elements() {
    for locale in Locale::ALL {
        let words = Words::new(locale);
        let plain: Vec<Vec<String>> = pages(&words, HARMLESS).iter().map(|page| skeleton(page)).collect();
        for payload in PAYLOADS {
            for (place, page) in pages(&words, payload).iter().enumerate() {
                assert_eq!(skeleton(page), plain[place], "page {place} with {payload:?}");
                assert_visible(payload, page);
                let style = page.split("<style>").nth(1).unwrap().split("</style>").next().unwrap();
                assert_eq!(style.matches('{').count(), style.matches('}').count(), "{payload:?}");
                assert!(
                    !style.contains("display: none") && !style.contains("//example"),
                    "{payload:?}"
                );
            }
        }
    }
}

/// What a browser makes of a page: each element with its attributes, and whether anything was run.
const LOOK: &str =
    "JSON.stringify([...document.querySelectorAll('*')].map(e => e.localName + ' ' + e.getAttributeNames().join(' '))
    .concat(String(window.hit)))";

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_browser_sees_the_same_elements_and_runs_nothing() {
    let Some(mut browser) = Chromium::start() else { return };
    let words = Words::new(Locale::English);
    let mut looked = |text: &str| -> Vec<Value> {
        let pages = pages(&words, text);
        let seen = pages.iter().map(|page| {
            browser.show(page);
            browser.evaluate(LOOK)
        });
        seen.collect()
    };
    let plain = looked(HARMLESS);
    assert!(plain.iter().all(|page| page.as_str().unwrap().len() > 500), "{plain:?}");
    for payload in PAYLOADS {
        let seen = looked(payload);
        for (place, page) in seen.iter().enumerate() {
            assert_eq!(*page, plain[place], "page {place} with {payload:?}");
        }
    }
}

#[test]
fn tables_hold_no_formula() {
    for payload in PAYLOADS {
        let sessions = [marked(payload), not_marked(payload)];
        let tables = [
            steps_table(&sessions).unwrap(),
            sessions_table(&sessions).unwrap(),
            words_table(&sessions).unwrap().unwrap(),
        ];
        let rows = [4, 2, 24];
        for (bytes, expected) in tables.iter().zip(rows) {
            let text = std::str::from_utf8(bytes).unwrap().strip_prefix('\u{feff}').unwrap();
            assert_visible(payload, &text.replace("\r\n", ""));
            let mut reader = csv::Reader::from_reader(text.as_bytes());
            let headers: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
            let mut found = 0;
            for row in reader.records() {
                found += 1;
                check_row(payload, &headers, &row.unwrap());
            }
            assert_eq!(found, expected, "{payload:?}");
        }
    }
}

/// A cell is the payload, guarded or not, or a number, or a word of the program's own.
fn check_row(payload: &str, headers: &[String], row: &csv::StringRecord) {
    let guarded: Vec<&str> = row.iter().next_back().unwrap().split(' ').collect();
    let mut payloads = 0;
    for (header, cell) in headers.iter().zip(row) {
        let plain = visible(payload);
        let is_guarded = guarded.contains(&header.as_str());
        payloads += usize::from(cell.contains(&*plain));
        assert_eq!(
            is_guarded,
            cell.starts_with(&format!("'{plain}")) && !plain.is_empty(),
            "{header}: {cell:?}"
        );
        let begins = cell.trim_start().chars().next();
        let is_number = cell.parse::<f64>().is_ok();
        let is_formula = matches!(begins, Some('=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠'));
        assert!(is_number || !is_formula, "{payload:?} stands in {header} as {cell:?}");
    }
    assert!(payloads >= 8, "{payload:?} is in {payloads} cells only");
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn workbooks_hold_no_formula() {
    let words = Words::new(Locale::SimplifiedChinese);
    for payload in PAYLOADS {
        let sessions = [marked(payload), not_marked(payload)];
        let group = group_report(&sessions, true);
        let bytes = workbook(&words, &sessions, Some(&group)).unwrap();
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
        let mut found = 0;
        let names = book.sheet_names();
        assert_eq!(names.len(), 5);
        for name in names {
            assert_eq!(
                book.worksheet_formula(&name).unwrap().used_cells().count(),
                0,
                "{payload:?}"
            );
            for (_, _, cell) in book.worksheet_range(&name).unwrap().used_cells() {
                if let Data::String(text) = cell {
                    assert_visible(payload, text);
                    found += usize::from(text.contains(visible(payload).trim()));
                }
            }
        }
        // A reader may fold what stands for an underscore.
        assert!(
            found >= 20 || payload.starts_with("_x") || payload.contains('\r'),
            "{payload:?}: {found}"
        );
    }
}

/// The keys of a value, all the way down, and the kinds of what stands there.
fn keys(value: &Value, path: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                keys(value, &format!("{path}/{key}"), found);
            }
        }
        Value::Array(list) => {
            for value in list {
                keys(value, &format!("{path}[]"), found);
            }
        }
        Value::Null => panic!("{path} is null"),
        Value::String(text) => {
            assert!(!text.is_empty(), "{path} is empty");
            found.push(format!("{path} text"));
        }
        Value::Bool(_) => found.push(format!("{path} bool")),
        Value::Number(_) => found.push(format!("{path} number")),
    }
}

fn statement_keys(text: &str) -> Vec<String> {
    let mut made = Vec::new();
    for session in [marked(text), not_marked(text), kept_back(text)] {
        let both = InLanguages {
            english: &session,
            chinese: &session,
        };
        made.extend(statements(both, HOME_PAGE));
    }
    let bytes = as_file(&made).unwrap();
    assert_visible(text, std::str::from_utf8(&bytes).unwrap());
    let mut found = Vec::new();
    keys(&serde_json::from_slice(&bytes).unwrap(), "", &mut found);
    found
}

#[test]
fn statements_keep_their_keys() {
    let plain = statement_keys(HARMLESS);
    for payload in PAYLOADS {
        assert_eq!(statement_keys(payload), plain, "{payload:?}");
    }
    // A session without any text gives statements without any empty text.
    statement_keys_of_nothing();
}

fn statement_keys_of_nothing() {
    let mut session: ReportedSession = marked("x");
    session.title = String::new();
    for step in &mut session.steps {
        step.open = vec![("a".to_owned(), String::new())];
        step.rules.clear();
    }
    let both = InLanguages {
        english: &session,
        chinese: &session,
    };
    let bytes = as_file(&statements(both, HOME_PAGE)).unwrap();
    keys(&serde_json::from_slice(&bytes).unwrap(), "", &mut Vec::new());
}

#[test]
fn files_stay_in_their_folder() {
    for payload in PAYLOADS {
        for kind in ["session", "debrief", "trainee"] {
            let name = file_name(kind, payload, "html");
            let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-_.".contains(&byte);
            assert!(
                name.bytes().all(is_plain) && !name.contains(".."),
                "{payload:?}: {name}"
            );
            assert!(name.starts_with(&format!("{kind}-")) && name.len() < 120, "{name}");
        }
    }
}
