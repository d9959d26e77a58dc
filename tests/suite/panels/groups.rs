//! The screen of groups: what a picture shows stands in its table, what is not there says why, and practice shows days alone.

use egui::Key;
use egui::accesskit::{Node, Role};
use rolecall::app::panels::groups::GroupsScreenView;
use rolecall::app::panels::groups_state::GroupsTab;
use rolecall::app::ui_command::UiCommand;
use rolecall::sim::cohort::completion::CallCompletion;
use rolecall::sim::session::record::Mode;
use rolecall::view::figures::{coefficient, per_cent};
use rolecall::view::groups::TableView;
use rolecall::words::{Locale, Words};

use super::glass::Glass;
use super::groups_material::{ASSESSORS, PEOPLE, agreement, crowded, fresh, played, screen, view};
use super::screens::Shown;
use crate::cohort::trainee;

const ENGLISH: Locale = Locale::English;

fn labels(glass: &Glass) -> Vec<String> {
    let told = |node: &Node| node.label().or(node.value()).map(str::to_owned);
    glass.nodes().iter().filter_map(|(_, node)| told(node)).collect()
}

fn says(glass: &Glass, part: &str) -> bool {
    labels(glass).iter().any(|label| label.contains(part))
}

fn whole(locale: Locale) -> GroupsScreenView {
    view(locale, Some(played()), &agreement(&[-150, 0, 90]))
}

fn texts(table: &TableView, row: usize) -> Vec<&str> {
    table.rows[row].iter().map(|cell| cell.text.as_str()).collect()
}

#[test]
fn another_group_is_asked_for_and_escape_leaves() {
    let mut glass = Glass::new(screen("chips", ENGLISH, whole(ENGLISH), GroupsTab::Completion));
    let Shown::Groups(shown) = &glass.screen.shown else {
        panic!("not the groups")
    };
    let [own, other] = [0, 1].map(|place: usize| shown.groups.groups[place].0.clone());
    assert_eq!(glass.click(&other), [UiCommand::ChooseGroup(other)]);
    assert_eq!(glass.click(&own), [], "the group that is looked at is there already");
    assert_eq!(glass.press(Key::Escape), [UiCommand::CloseGroups]);
    let back = glass.screen.words.text("common-back");
    assert_eq!(glass.click(&back), [UiCommand::CloseGroups]);
}

#[test]
fn tabs_open_and_what_was_chosen_is_forgotten_in_another_group() {
    let mut glass = Glass::new(screen("tabs", ENGLISH, whole(ENGLISH), GroupsTab::Completion));
    for (tab, key) in GroupsTab::ALL {
        let name = glass.screen.words.text(key);
        assert_eq!(glass.click(&name), []);
        assert_eq!(glass.screen.state.groups.tab, tab);
    }
    let progress = glass.screen.words.text("groups-tab-progress");
    glass.click(&progress);
    assert_eq!(glass.click("000000000000002"), []);
    assert_eq!(glass.screen.state.groups.chosen.get(&GroupsTab::Progress), Some(&2));
    let mut another = fresh();
    another.group = "Day".to_owned();
    glass.screen.shown = Shown::Groups(Box::new(view(ENGLISH, Some(&another), &agreement(&[]))));
    glass.press(Key::F9);
    assert!(glass.screen.state.groups.chosen.is_empty());
    assert_eq!(glass.screen.state.groups.tab, GroupsTab::Progress, "the tab stays");
}

#[test]
fn practice_shows_the_day_and_never_a_mark() {
    let practised = &played().assignments.iter().find(|one| one.mode == Mode::Practice);
    let practised = practised.unwrap();
    let CallCompletion::Done { on, late: false } = &practised.trainees[1].calls[0] else {
        panic!("person 1 has practised: {practised:?}")
    };
    for locale in Locale::ALL {
        let shown = whole(locale);
        let group = shown.groups.group.as_ref().unwrap();
        let place = played().assignments.iter().position(|one| one.mode == Mode::Practice);
        let table = &group.assignments[place.unwrap()].table;
        let words = Words::new(locale);
        let row = texts(table, 1);
        assert!(row[1].contains(&on.to_string()), "{row:?}");
        // Nothing but a name, and for each call a state with a day.
        assert_eq!(row.len(), 1 + practised.calls.len());
        for row in 0..table.rows.len() {
            for cell in &texts(table, row)[1..] {
                let without_days = cell.replace(&on.to_string(), "");
                assert!(!without_days.contains(|c: char| c.is_ascii_digit()), "{cell}");
            }
        }
        // Everybody has practised the same call as badly as can be, and it is no exam of anybody.
        for (person, real) in group.progress.people.iter().zip(&played().progress) {
            assert_eq!(person.exams.len(), real.exams.len());
            assert!(person.exams.len() <= 2, "two exams were played: {person:?}");
        }
        let glass = Glass::new(screen("practice", locale, shown, GroupsTab::Completion));
        assert!(says(&glass, &words.text("groups-completion-about")));
    }
}

#[test]
fn the_table_of_a_person_has_every_mark_of_the_picture() {
    for locale in Locale::ALL {
        let glass = Glass::new(screen("exams", locale, whole(locale), GroupsTab::Progress));
        let Shown::Groups(shown) = &glass.screen.shown else {
            panic!("not the groups")
        };
        let person = &shown.groups.group.as_ref().unwrap().progress.people[0];
        assert_eq!(person.exams.len(), person.table.rows.len());
        assert!(!person.exams.is_empty());
        for (row, exam) in person.exams.iter().enumerate() {
            let row = texts(&person.table, row);
            assert!(row[0].starts_with(char::is_numeric) && row[1] == exam.day, "{row:?}");
            let dimensions = exam
                .dimensions
                .map(|mark| mark.map_or("-".to_owned(), |mark| mark.to_string()));
            assert_eq!(row[3], exam.overall.to_string());
            assert_eq!(row[4..], dimensions);
        }
        let pictures = glass.nodes().iter().filter(|(_, node)| node.role() == Role::Image);
        // The picture, and the sign of each dimension beside its name.
        assert_eq!(pictures.count(), 4);
        for key in ["dimension-empathy", "dimension-accuracy", "dimension-compliance"] {
            assert!(says(&glass, &glass.screen.words.text(key)));
        }
    }
}

#[test]
fn a_person_is_chosen_by_keyboard() {
    let mut glass = Glass::new(screen("keyboard", ENGLISH, whole(ENGLISH), GroupsTab::Progress));
    let wanted = "000000000000003";
    let is_there = |glass: &Glass| {
        let focus = glass.focus();
        let found = glass.nodes().iter().find(|(id, _)| *id == focus);
        found.is_some_and(|(_, node)| node.label().is_some_and(|label| label.contains(wanted)))
    };
    for _ in 0..60 {
        if is_there(&glass) {
            break;
        }
        glass.press(Key::Tab);
    }
    assert!(is_there(&glass), "the row of a person can be reached by Tab");
    glass.press(Key::Enter);
    assert_eq!(glass.screen.state.groups.chosen.get(&GroupsTab::Progress), Some(&3));
    let heading = glass.screen.words.with("groups-exams-of", &[("name", wanted.into())]);
    let is_heading =
        |node: &Node| node.role() == Role::Heading && node.label().is_some_and(|it| it.contains("000000000000003"));
    assert!(
        glass.nodes().iter().any(|(_, node)| is_heading(node)),
        "{heading}: {:?}",
        labels(&glass)
    );
}

#[test]
fn items_and_what_was_taken_are_those_of_the_exams() {
    let mut glass = Glass::new(screen("items", ENGLISH, whole(ENGLISH), GroupsTab::Decisions));
    let place = played()
        .calls
        .iter()
        .position(|call| call.version.scenario == "two-steps");
    let statistics = played().calls[place.unwrap()].statistics.as_ref().unwrap();
    assert_eq!(glass.click("two-steps"), []);
    let first = statistics.items.iter().find(|item| item.id == "first").unwrap();
    assert_eq!(glass.click(" first"), []);
    // Three of five people have listened.
    let listened = first.options.iter().find(|option| option.id == "listen").unwrap();
    assert_eq!((listened.taken.count, listened.taken.of), (3, 5));
    let (share, rest) = (
        per_cent(listened.taken.share),
        coefficient(listened.discrimination.item_rest),
    );
    for wanted in ["listen", "3 of 5", share.as_str(), rest.as_str()] {
        assert!(says(&glass, wanted), "{wanted}: {:?}", labels(&glass));
    }
    // Reliability and standard error of the set are said in sentences.
    let set = played().set.statistics.as_ref().unwrap();
    assert!(says(&glass, &coefficient(set.alpha)) && set.standard_error.is_some());
    let Shown::Groups(shown) = &glass.screen.shown else {
        panic!("not the groups")
    };
    for call in &shown.groups.group.as_ref().unwrap().decisions.calls {
        assert_eq!(call.points.len(), call.table.rows.len());
        assert_eq!(call.points.len(), call.options.len());
    }
}

#[test]
fn every_broken_rule_has_a_bar_and_a_row() {
    for locale in Locale::ALL {
        let shown = whole(locale);
        let rules = &shown.groups.group.as_ref().unwrap().rules;
        assert!(!rules.bars.is_empty(), "the plays break rules");
        assert_eq!(rules.bars.len(), played().weakest_rules.len());
        for (row, rule) in played().weakest_rules.iter().enumerate() {
            let row = texts(&rules.table, row);
            assert!(row[0].ends_with(&rule.rule), "{row:?}");
            assert_eq!(row[2], per_cent(rule.trainees.share));
        }
        let name = Words::new(locale).text("groups-rules-picture");
        let glass = Glass::new(screen("rules", locale, shown, GroupsTab::Rules));
        let is_picture = |node: &Node| node.role() == Role::Image && node.label() == Some(name.as_str());
        assert!(glass.nodes().iter().any(|(_, node)| is_picture(node)));
    }
}

#[test]
fn severity_has_its_sign_its_word_and_its_size() {
    let report = agreement(&[-150, 0, 90]);
    for locale in Locale::ALL {
        let words = Words::new(locale);
        let shown = view(locale, Some(played()), &report);
        let place = report.items.iter().position(|item| item.item == "overall").unwrap();
        let item = &shown.groups.agreement.items[place];
        // Each is compared with the mean of the two others: 15 and 9 points lie between them.
        let wanted = [-19.5, 3.0, 16.5];
        for (row, (point, wanted)) in item.assessors.iter().zip(wanted).enumerate() {
            assert!((point.difference.unwrap() - wanted).abs() < 1e-9, "{point:?}");
            let row = texts(&item.table, row);
            let side = if wanted < 0.0 {
                "groups-severe"
            } else {
                "groups-lenient"
            };
            assert!(
                row[1].contains(&format!("{wanted:+.1}")) && row[1].contains(&words.text(side)),
                "{row:?}"
            );
        }
        assert!((item.reach - 10.0).abs() < 1e-9);
        // A name where the key is known, else the key.
        assert!(texts(&item.table, 0)[0].contains("eva"));
        assert!(texts(&item.table, 1)[0].contains(ASSESSORS[1]));
        let kappa = coefficient(report.items[place].quadratic.defined());
        let row = texts(&shown.groups.agreement.table, place);
        assert_eq!((row[2], row[3]), (kappa.as_str(), "36"));
    }
}

#[test]
fn what_is_not_there_says_why_and_what_to_do() {
    for locale in Locale::ALL {
        let words = Words::new(locale);
        let glass = |cohort, marks: &[i64], tab| {
            Glass::new(screen("nothing", locale, view(locale, cohort, &agreement(marks)), tab))
        };
        let fresh = fresh();
        for (tab, keys) in [
            (
                GroupsTab::Completion,
                ["groups-nothing-assigned", "groups-nothing-assigned-about"],
            ),
            (GroupsTab::Progress, ["groups-no-exams", "groups-no-exams-about"]),
            (GroupsTab::Decisions, ["groups-no-exams", "groups-no-exams-about"]),
            (GroupsTab::Rules, ["groups-no-exams", "groups-no-exams-about"]),
            (
                GroupsTab::Agreement,
                ["groups-nothing-marked", "groups-nothing-marked-about"],
            ),
        ] {
            let glass = glass(Some(&fresh), &[], tab);
            for key in keys {
                assert!(says(&glass, &words.text(key)), "{tab:?}: {key}");
            }
        }
        let no_roster = glass(None, &[], GroupsTab::Progress);
        assert!(says(&no_roster, &words.text("groups-empty-about")));
        // Agreement is that of the folder, and there without a roster.
        let without_roster = glass(None, &[-150, 0, 90], GroupsTab::Agreement);
        assert!(says(&without_roster, &words.text("groups-severity")));
        let alone = glass(Some(&fresh), &[0], GroupsTab::Agreement);
        let report = agreement(&[0]);
        let why = report.items[0].quadratic.value.unwrap_err().sentence();
        assert!(says(&alone, why.wording(locale.is_chinese())));
        assert!(says(&alone, &words.text("groups-nothing-twice-about")));
    }
}

#[test]
fn a_long_table_comes_in_parts() {
    let many = crowded(60);
    let mut glass = Glass::new(screen(
        "long",
        ENGLISH,
        view(ENGLISH, Some(&many), &agreement(&[])),
        GroupsTab::Progress,
    ));
    let last = trainee(59);
    assert!(!says(&glass, &last), "only a part is drawn");
    let next = glass.screen.words.text("library-page-after");
    assert_eq!(glass.click(&next), []);
    assert!(says(&glass, &last), "{:?}", labels(&glass));
}

#[test]
fn people_are_called_by_name_or_told_apart_by_their_pseudonyms() {
    let shown = whole(ENGLISH);
    let people = &shown.groups.group.as_ref().unwrap().progress.people;
    assert_eq!(people.len(), PEOPLE as usize);
    let mut names: Vec<&str> = people.iter().map(|person| person.name.as_str()).collect();
    assert_eq!(names[0], "Li Na 李娜");
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), PEOPLE as usize, "{names:?}");
}
