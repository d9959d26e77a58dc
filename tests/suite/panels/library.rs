//! The library screen: keys and clicks ask for the right list, files that are not in order say so, and long lists are not drawn whole.

use std::collections::BTreeMap;

use egui::accesskit::Node;
use egui::{Key, Shape};
use jiff::tz::TimeZone;
use rolecall::app::panels::library::LibraryScreenView;
use rolecall::app::panels::library_state::PAGE;
use rolecall::app::ui_command::UiCommand;
use rolecall::sim::library::clock_findings::ClockFindings;
use rolecall::sim::library::query::{LibraryCounts, LibraryPage, LibraryQuery, SortKey};
use rolecall::sim::library::row::{CallResult, Played, RowMark, SessionRow, SessionState};
use rolecall::sim::library::trouble::Trouble;
use rolecall::sim::session::record::{Mode, Timers};
use rolecall::view::library::{LibrarySurroundings, library_filters, library_view};
use rolecall::words::{Locale, Words};

use super::glass::Glass;
use super::screens::{Screen, Shown};

fn row(number: usize, state: SessionState, overall: Option<i64>) -> SessionRow {
    SessionRow {
        path: format!("sessions/20261124-{number:06}.jsonl"),
        session: format!("20261124-{number:06}"),
        played: Some(Played {
            scenario: "angry-complaint".to_owned(),
            version: "1".to_owned(),
            scenario_sha256: String::new(),
            files: String::new(),
            titles: [
                "The seventy-two yuan that nobody had explained to him before they were taken".to_owned(),
                "每月七十二元，从来没有人向他解释过的账户管理费".to_owned(),
            ],
            country: "cn".to_owned(),
            locale: "en".to_owned(),
            mode: if number.is_multiple_of(2) {
                Mode::Exam
            } else {
                Mode::Practice
            },
            timers: Timers::AsWritten,
            trainee: format!("{number:032x}"),
            began: "2026-11-24T14:39:47Z".to_owned(),
            rules: 1,
            build: "0.1.0".to_owned(),
        }),
        head: "0".repeat(64),
        lines: 20,
        ended: "2026-11-24T14:49:47Z".to_owned(),
        sealed: None,
        state,
        superseded_by: None,
        turns: 8,
        mark: overall.map(|overall| RowMark {
            overall,
            dimensions: [overall; 3],
            passed: overall >= 700,
            critical: overall == 0,
        }),
        stands: None,
        kept_back: false,
        said: String::new(),
        marked: number.is_multiple_of(3),
        clock: ClockFindings::default(),
        trouble: match state {
            SessionState::Damaged => Some(Trouble::Torn { line: 9, bytes: 31 }),
            SessionState::Unusable => Some(Trouble::Foreign),
            _ => None,
        },
        computed_by: "0.1.0".to_owned(),
        computed_rules: 1,
    }
}

fn every_kind() -> Vec<SessionRow> {
    let marks = [Some(912), Some(655), Some(0), None];
    let states = SessionState::ALL.iter().enumerate();
    states
        .map(|(number, state)| row(number, *state, marks[number % marks.len()]))
        .collect()
}

fn view(locale: Locale, rows: Vec<SessionRow>, total: u64) -> LibraryScreenView {
    let words = Words::new(locale);
    let counts = LibraryCounts {
        all: total,
        states: SessionState::ALL.iter().map(|state| (*state, 3)).collect(),
        results: CallResult::ALL.iter().map(|result| (*result, 7)).collect(),
        scenarios: vec![("angry-complaint".to_owned(), total)],
        marked: total / 3,
    };
    let filters = library_filters(&words, &counts);
    let page = LibraryPage {
        rows,
        total,
        counts,
        before_any_key: None,
    };
    let about = LibrarySurroundings {
        names: &BTreeMap::new(),
        now: "2026-11-26T10:00:00Z",
        zone: TimeZone::UTC,
    };
    LibraryScreenView {
        library: library_view(&words, &page, &about),
        filters,
        total,
        all: total,
        folder: "/home/ann/rolecall".to_owned(),
        remarks: Vec::new(),
        work: None,
        can_stop: false,
        is_read: true,
    }
}

fn screen(name: &str, locale: Locale, view: LibraryScreenView) -> Screen {
    Screen::new(format!("library, {name}"), locale, Shown::Library(Box::new(view)))
}

/// The list with every kind of row, a part of a long list, and each state in which there is none.
pub fn library_screens(locale: Locale) -> Vec<Screen> {
    let long: Vec<SessionRow> = (0..40)
        .map(|number| row(number, SessionState::Finished, Some(800)))
        .collect();
    let mut screens = vec![
        screen("every kind", locale, view(locale, every_kind(), 9)),
        screen("long", locale, view(locale, long, 100_000)),
        screen("empty", locale, view(locale, Vec::new(), 0)),
        screen(
            "nothing fits",
            locale,
            LibraryScreenView {
                total: 0,
                ..view(locale, Vec::new(), 12)
            },
        ),
        screen(
            "importing",
            locale,
            LibraryScreenView {
                work: Some(("3 / 200".to_owned(), 0.015)),
                can_stop: true,
                remarks: vec!["2 + 1".to_owned()],
                ..view(locale, every_kind(), 9)
            },
        ),
    ];
    screens[1].state.library.page = 3;
    screens[3].state.library.search = "nobody".to_owned();
    screens[4].state.library.import_is_open = true;
    screens
}

fn every_kind_in(locale: Locale) -> Glass {
    Glass::new(library_screens(locale).remove(0))
}

fn path(glass: &Glass, row: usize) -> String {
    let Shown::Library(view) = &glass.screen.shown else {
        panic!("not the library")
    };
    view.library.rows[row].path.clone()
}

pub fn only_query(asked: &[UiCommand]) -> LibraryQuery {
    match asked {
        [UiCommand::AskLibrary(query)] => (**query).clone(),
        other => panic!("another list was not asked for: {other:?}"),
    }
}

pub fn labels(glass: &Glass) -> Vec<String> {
    let told = |node: &Node| node.label().or(node.value()).map(str::to_owned);
    glass.nodes().iter().filter_map(|(_, node)| told(node)).collect()
}

#[test]
fn arrows_go_through_the_rows_and_enter_opens() {
    let mut glass = every_kind_in(Locale::English);
    glass.press(Key::ArrowDown);
    glass.press(Key::ArrowDown);
    let wanted = UiCommand::OpenReview(path(&glass, 2));
    assert_eq!(glass.press(Key::Enter), [wanted]);
    glass.press(Key::ArrowUp);
    assert_eq!(glass.screen.state.library.selected, 1);
    glass.press(Key::End);
    assert_eq!(glass.screen.state.library.selected, 8);
    assert_eq!(glass.press(Key::Enter), [], "what cannot be read cannot be opened");
    glass.press(Key::Home);
    assert_eq!(glass.screen.state.library.selected, 0);
    assert_eq!(glass.press(Key::Escape), [UiCommand::ToTitle]);
}

#[test]
fn a_button_leads_to_the_groups() {
    for locale in Locale::ALL {
        for screen in library_screens(locale) {
            let name = screen.words.text("groups-heading");
            assert_eq!(Glass::new(screen).click_exactly(&name), [UiCommand::OpenGroups]);
        }
    }
}

#[test]
fn the_list_can_be_reached_by_tab_and_keeps_the_arrows() {
    let mut glass = every_kind_in(Locale::SimplifiedChinese);
    let name = glass.screen.words.text("library-list");
    let is_there = |glass: &Glass| {
        let focus = glass.focus();
        let found = glass.nodes().iter().find(|(id, _)| *id == focus);
        found.is_some_and(|(_, node)| node.label() == Some(name.as_str()))
    };
    for _ in 0..80 {
        if is_there(&glass) {
            break;
        }
        glass.press(Key::Tab);
    }
    assert!(is_there(&glass), "Tab never reaches the list");
    glass.press(Key::ArrowDown);
    glass.press(Key::ArrowDown);
    assert!(is_there(&glass), "arrows lead out of the list");
    assert_eq!(glass.screen.state.library.selected, 2);
    let wanted = UiCommand::OpenReview(path(&glass, 2));
    assert_eq!(glass.press(Key::Enter), [wanted]);
}

#[test]
fn a_double_click_opens_and_a_click_only_looks() {
    let mut glass = every_kind_in(Locale::English);
    let wanted = UiCommand::OpenReview(path(&glass, 1));
    assert_eq!(glass.point_at("20261124-000001", 1), []);
    assert_eq!(glass.screen.state.library.selected, 1);
    assert_eq!(glass.point_at("20261124-000001", 2), [wanted]);
    assert_eq!(glass.point_at("20261124-000008", 2), [], "an unusable file");
}

#[test]
fn chips_and_headings_ask_for_another_list() {
    for locale in Locale::ALL {
        let mut glass = every_kind_in(locale);
        glass.screen.state.library.page = 2;
        let words = Words::new(locale);
        let passed = format!("{} 7", words.text("library-result-passed"));
        let query = only_query(&glass.click_exactly(&passed));
        assert_eq!(query.filter.results, [CallResult::Passed]);
        assert_eq!(query.offset, 0, "another list begins at its beginning");
        assert_eq!(query.limit, Some(PAGE));
        let sort = words.with("library-sort-by", &[("column", words.text("library-mark").into())]);
        let query = only_query(&glass.click_exactly(&sort));
        assert_eq!((query.sort.key, query.sort.reversed), (SortKey::Mark, false));
        let again = words.with("library-sorted-by", &[("column", words.text("library-mark").into())]);
        assert!(only_query(&glass.click(&again)).sort.reversed);
        let all = only_query(&glass.click(&words.text("library-show-all")));
        assert_eq!(all.filter.results, []);
        assert_eq!(all.sort.key, SortKey::Mark, "the order stays");
    }
}

#[test]
fn a_search_looks_in_one_place_and_parts_are_asked_for() {
    let mut glass = Glass::new(library_screens(Locale::English).remove(1));
    glass.screen.state.library.search = " li na ".to_owned();
    let filter = glass.screen.state.library.query().filter;
    assert_eq!((filter.trainee.as_deref(), filter.scenario), (Some("li na"), None));
    let query = only_query(&glass.click_exactly(&Words::new(Locale::English).text("library-call")));
    assert_eq!(
        (query.filter.trainee, query.filter.scenario.as_deref()),
        (None, Some("li na"))
    );
    glass.screen.state.library.page = 3;
    let query = only_query(&glass.click(&Words::new(Locale::English).text("library-page-after")));
    assert_eq!(query.offset, 4 * PAGE);
}

#[test]
fn what_is_not_in_order_says_so_in_words() {
    for locale in Locale::ALL {
        let glass = every_kind_in(locale);
        let words = Words::new(locale);
        for (number, key) in [
            (6, "library-state-conflict"),
            (7, "library-state-damaged"),
            (8, "library-state-unusable"),
        ] {
            let id = format!("20261124-{number:06}");
            let all = labels(&glass);
            let row = all.iter().find(|label| label.contains(&id)).unwrap();
            assert!(row.contains(&words.text(key)), "{row}");
        }
    }
}

#[test]
fn of_a_long_list_only_what_can_be_seen_is_drawn() {
    let rows: Vec<SessionRow> = (0..20_000)
        .map(|number| row(number, SessionState::Finished, None))
        .collect();
    let mut glass = Glass::new(screen(
        "twenty thousand",
        Locale::English,
        view(Locale::English, rows, 20_000),
    ));
    let rows = |glass: &Glass, part: &str| {
        let labels = glass.nodes().iter().filter_map(|(_, node)| node.label());
        labels.filter(|label| label.contains(part)).count()
    };
    let drawn = |glass: &Glass| rows(glass, "20261124-");
    assert!((2..60).contains(&drawn(&glass)), "{}", drawn(&glass));
    glass.press(Key::End);
    glass.press(Key::F2);
    assert_eq!(rows(&glass, "20261124-019999"), 1, "the last row is in view");
    assert!((2..60).contains(&drawn(&glass)), "{}", drawn(&glass));
}

#[test]
fn an_empty_library_says_what_to_do() {
    for locale in Locale::ALL {
        let words = Words::new(locale);
        let mut glass = Glass::new(library_screens(locale).remove(2));
        assert!(labels(&glass).contains(&words.text("library-empty-about")));
        assert_eq!(glass.click_exactly(&words.text("library-import")), []);
        assert!(glass.screen.state.library.import_is_open);
        assert_eq!(
            glass.click_exactly(&words.text("library-import-now")),
            [],
            "nothing is named yet"
        );
        glass.screen.state.library.import_path = "/media/exam".to_owned();
        glass.press(Key::F2);
        let wanted = UiCommand::ImportRecords(vec!["/media/exam".into()]);
        assert_eq!(glass.click_exactly(&words.text("library-import-now")), [wanted]);
        let mut glass = Glass::new(library_screens(locale).remove(3));
        assert!(labels(&glass).contains(&words.text("library-nothing-about")));
        let all = only_query(&glass.click(&words.text("library-show-all")));
        assert_eq!(all.filter.trainee, None);
    }
}

/// Large text on a small screen leaves room for names to be cut, and none for times.
#[test]
fn when_a_call_began_is_never_cut() {
    for locale in Locale::ALL {
        let rows = vec![row(1, SessionState::Finished, Some(800))];
        let library = view(locale, rows, 1);
        let began = library.library.rows[0].cells[0].clone();
        for width in [512.0, 640.0, 1024.0] {
            let mut narrow = screen("narrow", locale, library.clone());
            narrow.size = [width, 800.0];
            let glass = Glass::new(narrow);
            let mut times = glass.painted().into_iter().filter_map(|shape| match shape {
                Shape::Text(text) if text.galley.job.text == began => Some(text.galley.elided),
                _ => None,
            });
            assert_eq!(times.next(), Some(false), "“{began}” {width} wide");
        }
    }
}
