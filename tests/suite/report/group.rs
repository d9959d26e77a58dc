//! Reports on people and groups: what is counted, and what is left out where single people could be recognised.

use std::io::Cursor;

use calamine::{Reader as _, Xlsx};
use rolecall::report::html::debrief_sheet::debrief_sheet;
use rolecall::report::html::group_page::group_page;
use rolecall::report::html::session_page::session_page;
use rolecall::report::html::trainee_page::trainee_page;
use rolecall::report::workbook::workbook;
use rolecall::sim::score::mark::Mark;
use rolecall::view::report::group::group_report;
use rolecall::view::report::trainee::trainee_reports;
use rolecall::words::{Locale, Words};

use super::filled::{marked, not_marked};
use super::played::{sessions, shared_among};

/// Every kind of page, with its name, on real sessions.
pub fn all_pages(locale: Locale) -> Vec<(String, String)> {
    let words = Words::new(locale);
    let own = sessions(locale);
    let mut pages = Vec::new();
    for session in own {
        let id = &session.identity.session;
        pages.push((format!("session {id}"), session_page(&words, session, true)));
        pages.push((format!("debrief {id}"), debrief_sheet(&words, session)));
    }
    let open = not_marked("x");
    pages.push(("session without a mark".to_owned(), session_page(&words, &open, false)));
    pages.push(("debrief without a mark".to_owned(), debrief_sheet(&words, &open)));
    for people in [1, 3, 6] {
        let shared = shared_among(people, locale);
        let report = &trainee_reports(&shared)[0];
        pages.push((
            format!("trainee with {} calls", report.calls.len()),
            trainee_page(&words, report),
        ));
        let group = group_report(&shared, false);
        pages.push((
            format!("group of {people}"),
            group_page(&words, &group, "0123456789abcdef"),
        ));
    }
    let nobody = trainee_reports(std::slice::from_ref(&open));
    pages.push(("trainee without a mark".to_owned(), trainee_page(&words, &nobody[0])));
    pages
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn one_person_has_every_call_in_the_order_of_time() {
    let shared = shared_among(1, Locale::English);
    let reports = trainee_reports(&shared);
    assert_eq!(reports.len(), 1);
    let report = &reports[0];
    assert_eq!(report.calls.len(), 12);
    assert!(report.calls.is_sorted_by_key(|call| call.began.clone()));
    // The marks stand in tests/data/sessions/v1/marks.txt.
    let complaints = &report.scenarios[0];
    assert_eq!(
        (
            complaints.scenario.as_str(),
            complaints.tries,
            complaints.first,
            complaints.best,
            complaints.last
        ),
        ("angry-complaint", 3, Some(Mark(950)), Some(Mark(950)), Some(Mark(0)))
    );
    let collections = report
        .scenarios
        .iter()
        .find(|one| one.scenario == "overdue-collection")
        .unwrap();
    assert_eq!((collections.best, collections.last), (Some(Mark(1000)), Some(Mark(26))));
    let broken: usize = shared
        .iter()
        .filter(|session| {
            session
                .debrief()
                .unwrap()
                .steps
                .iter()
                .any(|step| !step.broke.is_empty())
        })
        .count();
    assert!(
        broken > 0
            && report
                .rules
                .iter()
                .all(|rule| rule.calls <= broken && rule.trainees == 1)
    );
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn few_people_are_left_out_unless_their_names_are_there_anyway() {
    let words = Words::new(Locale::English);
    let few = shared_among(4, Locale::English);
    let report = group_report(&few, false);
    assert_eq!((report.people, report.figures.is_none()), (4, true));
    let page = group_page(&words, &report, "g");
    assert!(page.contains("Fewer than 5 people") && !page.contains("<table"));
    for session in &few {
        assert!(!page.contains(&session.trainee.shown()));
    }
    assert!(group_report(&few, true).figures.is_some());
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_scenario_with_few_people_is_left_out_of_a_larger_group() {
    // Twelve people, of whom two to four played each of the four calls.
    let many = shared_among(12, Locale::English);
    let figures = group_report(&many, false).figures.unwrap();
    assert!(
        figures
            .scenarios
            .iter()
            .all(|row| (2..5).contains(&row.people) && row.figures.is_none())
    );
    assert_eq!((figures.rows.len(), figures.marked), (12, 12));
    let marks = figures.marks.unwrap();
    assert_eq!(marks.spread.iter().sum::<usize>(), 12);
    // 95 89.4 0 89.9 85.2 18.4 88.5 0 100 91.8 12.9 2.6
    assert_eq!(marks.spread, [3, 2, 0, 0, 0, 0, 0, 0, 4, 3]);
    assert_eq!(marks.median, Some(Mark(869)));
    let named = group_report(&many, true).figures.unwrap();
    let complaints = named.scenarios[0].figures.unwrap();
    assert_eq!((complaints.0, complaints.2), (3, Some(Mark(894))));
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_session_without_a_mark_is_counted_and_has_no_figure() {
    let sessions = [marked("a"), not_marked("b")];
    let figures = group_report(&sessions, true).figures.unwrap();
    let passed = figures.marks.unwrap().passed;
    assert_eq!((figures.rows.len(), figures.marked, passed), (2, 1, 0));
    let report = &trainee_reports(&sessions)[1];
    assert_eq!((report.calls.len(), report.marked().count()), (1, 0));
}

/// Six people, of whom three have a mark: what was made of three marks is no figure of six people.
#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn few_marks_are_left_out_of_a_group_of_many_people() {
    for (locale, said, rules) in [
        (
            Locale::English,
            "Fewer than 5 people",
            "more rules were broken in calls of which fewer than 5",
        ),
        (
            Locale::SimplifiedChinese,
            "不到 5 人",
            "条规定被违反，但相关通话里有成绩的不到 5 人",
        ),
    ] {
        let words = Words::new(locale);
        let mut six = shared_among(6, locale);
        for (index, session) in six.iter_mut().enumerate().filter(|(index, _)| index % 6 > 2) {
            let person = session.trainee.clone();
            *session = not_marked(&index.to_string());
            session.trainee = person;
        }
        let few = group_report(&six, false).figures.unwrap();
        assert_eq!((few.rows.len(), few.marked, few.marks), (6, 6, None));
        assert!(few.scenarios.iter().all(|row| row.figures.is_none()));
        assert!(few.rules.is_empty() && few.rules_left_out > 1, "{few:?}");
        let page = group_page(&words, &group_report(&six, false), "g");
        assert!(page.contains(said) && page.contains(rules));
        // The sheet says the same, apart from its rows.
        let book = workbook(&words, &six, Some(&group_report(&six, false))).unwrap();
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(book)).unwrap();
        let sheet = book.worksheet_range(&words.text("report-sheet-rules")).unwrap();
        let note = sheet.get_value((2, 1)).map(ToString::to_string).unwrap_or_default();
        assert!(note.contains(rules), "{sheet:?}");
        assert!(!page.contains(&words.text("report-median")) || !page.contains("id=\"spread"));
        let named = group_report(&six, true).figures.unwrap();
        assert!(named.marks.is_some() && named.rules.len() == few.rules_left_out);
        let page = group_page(&words, &group_report(&six, true), "g");
        assert!(!page.contains(said) && !page.contains(rules));
    }
}
