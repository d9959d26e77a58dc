//! The roster and assignments on the screen of groups: nothing is taken before one has seen what it changes, and nothing is given by half.

use std::path::{Path, PathBuf};

use egui::Key;
use egui::accesskit::{Node, Role};
use rolecall::app::panels::groups::GroupsScreenView;
use rolecall::app::panels::groups_said::{GroupsSaid, TriedTable};
use rolecall::app::panels::groups_state::GroupsTab;
use rolecall::app::ui_command::UiCommand;
use rolecall::sim::cohort::assignment::WantedAssignment;
use rolecall::sim::session::record::Mode;
use rolecall::words::{Locale, Words};

use super::glass::Glass;
use super::groups_material::{PEOPLE, agreement, busy_screens, crowded, given, played, screen, view};
use super::screens::Shown;
use crate::cohort::trainee;

fn whole(locale: Locale) -> GroupsScreenView {
    view(locale, Some(played()), &agreement(&[]))
}

fn glass(locale: Locale, said: GroupsSaid, tab: GroupsTab) -> Glass {
    let shown = GroupsScreenView { said, ..whole(locale) };
    Glass::new(screen("roster", locale, shown, tab))
}

fn says(glass: &Glass, part: &str) -> bool {
    let told = |node: &Node| node.label().or(node.value()).is_some_and(|text| text.contains(part));
    glass.nodes().iter().any(|(_, node)| told(node))
}

fn is_disabled(glass: &Glass, name: &str) -> bool {
    let found = glass.nodes().iter().find(|(_, node)| node.label() == Some(name));
    found
        .unwrap_or_else(|| panic!("nothing is called “{name}”"))
        .1
        .is_disabled()
}

#[test]
fn a_table_is_tried_before_it_is_taken_and_taken_as_it_was_tried() {
    for locale in Locale::ALL {
        let words = Words::new(locale);
        let [tries, takes, replace] =
            ["groups-roster-try", "groups-roster-take-now", "groups-roster-replace"].map(|key| words.text(key));
        let mut glass = glass(locale, GroupsSaid::default(), GroupsTab::Roster);
        assert!(
            is_disabled(&glass, &tries) && is_disabled(&glass, &takes),
            "no table is named"
        );
        glass.screen.state.groups.roster.path = " class.csv ".to_owned();
        glass.press(Key::F9);
        let wish = |seen: Option<&str>| UiCommand::TakeRoster {
            path: "class.csv".into(),
            replace: false,
            seen: seen.map(str::to_owned),
        };
        assert_eq!(glass.click_exactly(&tries), [wish(None)]);
        assert!(is_disabled(&glass, &takes), "nobody has seen yet what it changes");
        let Shown::Groups(shown) = &mut glass.screen.shown else {
            panic!("not the groups")
        };
        shown.said.tried = Some(TriedTable {
            path: "class.csv".into(),
            replace: false,
            sha256: "5e".to_owned(),
        });
        glass.press(Key::F9);
        assert!(!is_disabled(&glass, &takes));
        glass.click_exactly(&replace);
        assert!(is_disabled(&glass, &takes), "it was tried otherwise");
        glass.click_exactly(&replace);
        assert_eq!(glass.click_exactly(&takes), [wish(Some("5e"))]);
        let Shown::Groups(shown) = &mut glass.screen.shown else {
            panic!("not the groups")
        };
        shown.said.is_busy = true;
        glass.press(Key::F9);
        assert!(
            is_disabled(&glass, &tries) && is_disabled(&glass, &takes),
            "one thing after the other"
        );
    }
}

#[test]
fn a_table_whose_name_is_no_plain_text_can_be_taken() {
    let mut names = vec![PathBuf::from("class.csv "), PathBuf::from(" a/class.csv")];
    #[cfg(unix)]
    names.push(PathBuf::from(
        <std::ffi::OsString as std::os::unix::ffi::OsStringExt>::from_vec(b"cl\xe4ss.csv".to_vec()),
    ));
    for (locale, path) in Locale::ALL
        .into_iter()
        .flat_map(|locale| names.iter().map(move |name| (locale, name)))
    {
        let words = Words::new(locale);
        let said = GroupsSaid {
            tried: Some(TriedTable {
                path: path.clone(),
                replace: false,
                sha256: "5e".to_owned(),
            }),
            ..GroupsSaid::default()
        };
        let mut glass = glass(locale, said, GroupsTab::Roster);
        let wish = |path: &Path, seen: Option<&str>| UiCommand::TakeRoster {
            path: path.to_owned(),
            replace: false,
            seen: seen.map(str::to_owned),
        };
        let [tries, takes] = ["groups-roster-try", "groups-roster-take-now"].map(|key| words.text(key));
        glass.screen.state.groups.roster.name_table(path, false);
        glass.press(Key::F9);
        assert_eq!(glass.click_exactly(&takes), [wish(path, Some("5e"))]);
        assert_eq!(glass.click_exactly(&tries), [wish(path, None)]);
        // Whoever types means what is typed.
        glass.screen.state.groups.roster.path = " other.csv ".to_owned();
        glass.press(Key::F9);
        assert!(is_disabled(&glass, &takes));
        assert_eq!(glass.click_exactly(&tries), [wish(Path::new("other.csv"), None)]);
    }
}

#[test]
fn a_file_that_is_there_is_written_over_only_on_request() {
    for locale in Locale::ALL {
        let words = Words::new(locale);
        let mut glass = Glass::new(busy_screens(locale).remove(1));
        let path = glass.screen.state.groups.roster.out.clone();
        let wish = |everybody, writes_over| UiCommand::WriteRoster {
            path: path.clone().into(),
            everybody,
            writes_over,
        };
        let [now, over, everybody] = [
            "groups-roster-write-now",
            "groups-roster-write-over",
            "groups-roster-everybody",
        ]
        .map(|key| words.text(key));
        assert_eq!(glass.click_exactly(&now), [wish(false, false)]);
        assert_eq!(glass.click_exactly(&over), [wish(false, true)]);
        glass.click_exactly(&everybody);
        assert_eq!(glass.click_exactly(&now), [wish(true, false)]);
        // Of another file it was never said that it is there.
        glass.screen.state.groups.roster.out.push('x');
        glass.press(Key::F9);
        assert!(!says(&glass, &over));
    }
}

#[test]
fn everybody_of_the_group_is_listed_with_the_pseudonym() {
    for locale in Locale::ALL {
        let glass = glass(locale, GroupsSaid::default(), GroupsTab::Roster);
        for number in 0..PEOPLE {
            assert!(says(&glass, &trainee(number)));
        }
        assert!(says(&glass, "Li Na 李娜") && says(&glass, &Words::new(locale).text("groups-no-name")));
    }
}

#[test]
fn an_assignment_is_given_when_all_of_it_is_there() {
    for locale in Locale::ALL {
        let words = Words::new(locale);
        let mut glass = glass(locale, GroupsSaid::default(), GroupsTab::Assigning);
        let now = words.text("groups-assign-now");
        let Shown::Groups(shown) = &glass.screen.shown else {
            panic!("not the groups")
        };
        let fee = shown.groups.assigning.calls[0].clone();
        assert_eq!(fee.0, "fee");
        let missing = |keys: &[&str]| {
            let names: Vec<String> = keys.iter().map(|key| words.text(key)).collect();
            words.with("groups-still-missing", &[("what", words.listed(&names).into())])
        };
        assert!(is_disabled(&glass, &now) && says(&glass, &missing(&["groups-calls", "groups-due"])));
        glass.click_exactly(&fee.1);
        glass.screen.state.groups.assigning.due = "2026-02-30".to_owned();
        glass.press(Key::F9);
        assert!(
            is_disabled(&glass, &now) && says(&glass, "2026-12-10"),
            "how a day is written"
        );
        glass.screen.state.groups.assigning.due = " 2001-01-01 ".to_owned();
        glass.press(Key::F9);
        assert!(says(&glass, &words.text("groups-due-past")));
        glass.click_exactly(&words.text("groups-as-exam"));
        let wanted = WantedAssignment {
            to: "Night".to_owned(),
            calls: vec!["fee".to_owned()],
            course: None,
            mode: Mode::Exam,
            due: "2001-01-01".to_owned(),
        };
        assert_eq!(glass.click_exactly(&now), [UiCommand::Assign(Box::new(wanted.clone()))]);

        // One person is found by a part of the name, and meant by the pseudonym.
        glass.click_exactly(&words.text("groups-one-person"));
        assert!(is_disabled(&glass, &now) && says(&glass, &missing(&["groups-person"])));
        glass.screen.state.groups.assigning.search = "nobody".to_owned();
        glass.press(Key::F9);
        assert!(says(&glass, &words.text("groups-nobody-called")));
        glass.screen.state.groups.assigning.search = "li NA".to_owned();
        glass.press(Key::F9);
        glass.click_exactly("Li Na 李娜");
        let personal = WantedAssignment {
            to: trainee(0),
            ..wanted
        };
        assert_eq!(glass.click_exactly(&now), [UiCommand::Assign(Box::new(personal))]);

        // Another roster is taken over meanwhile, which this person is not in.
        let Shown::Groups(shown) = &mut glass.screen.shown else {
            panic!("not the groups")
        };
        let people = &mut shown.groups.group.as_mut().unwrap().members.people;
        people.retain(|person| person.pseudonym != trainee(0));
        glass.press(Key::F9);
        assert!(is_disabled(&glass, &now) && says(&glass, &missing(&["groups-person"])));
    }
}

#[test]
fn a_course_of_before_brings_the_calls_it_had_the_last_time() {
    let mut glass = glass(Locale::English, GroupsSaid::default(), GroupsTab::Assigning);
    glass.click_exactly("Week 1");
    let draft = &glass.screen.state.groups.assigning;
    assert_eq!(
        (draft.course.as_str(), draft.calls.as_slice()),
        ("Week 1", ["fee", "two-steps"].map(str::to_owned).as_slice())
    );
    let Shown::Groups(shown) = &glass.screen.shown else {
        panic!("not the groups")
    };
    let fee = shown.groups.assigning.calls[0].1.clone();
    // Whoever is taken out and put in again comes last.
    glass.click_exactly(&fee);
    glass.click_exactly(&fee);
    assert_eq!(glass.screen.state.groups.assigning.calls, ["two-steps", "fee"]);
}

#[test]
fn whatever_is_assigned_is_listed_and_taken_back_after_one_question() {
    for locale in Locale::ALL {
        let words = Words::new(locale);
        let mut glass = glass(locale, GroupsSaid::default(), GroupsTab::Assigning);
        let Shown::Groups(shown) = &glass.screen.shown else {
            panic!("not the groups")
        };
        let assigning = &shown.groups.assigning;
        assert_eq!(assigning.ids, ["4", "3", "2", "1"], "the newest first");
        assert_eq!(assigning.given.rows.len(), given().len());
        // Somebody who is on no roster is still waited for by that exam.
        assert!(says(&glass, &trainee(77)) && says(&glass, "2026-12-10") && says(&glass, "2026-11-23"));
        assert_eq!(glass.click(&trainee(77)), []);
        assert_eq!(
            glass.click_exactly(&words.text("groups-take-back")),
            [],
            "it is asked first"
        );
        let now = words.text("groups-take-back-now");
        glass.click_exactly(&words.text("groups-take-back-not"));
        let is_now = |node: &Node| node.label() == Some(now.as_str());
        assert!(!glass.nodes().iter().any(|(_, node)| is_now(node)));
        glass.click_exactly(&words.text("groups-take-back"));
        assert_eq!(glass.click_exactly(&now), [UiCommand::TakeBack("3".to_owned())]);
        assert_eq!(glass.screen.state.groups.takes_back, None);
    }
}

#[test]
fn what_is_typed_outlives_another_group_but_its_person_does_not() {
    let mut glass = Glass::new(busy_screens(Locale::English).remove(2));
    assert!(glass.screen.state.groups.assigning.person.is_some());
    let mut other = played().clone();
    other.group = "Day".to_owned();
    glass.screen.shown = Shown::Groups(Box::new(view(Locale::English, Some(&other), &agreement(&[]))));
    glass.press(Key::F9);
    let draft = &glass.screen.state.groups.assigning;
    assert_eq!(
        (draft.person.as_ref(), draft.calls.len(), draft.due.as_str()),
        (None, 1, "10.12.2026")
    );
}

#[test]
fn many_people_are_narrowed_by_name() {
    let words = Words::new(Locale::English);
    let many = crowded(60);
    let mut screen = screen(
        "many",
        Locale::English,
        view(Locale::English, Some(&many), &agreement(&[])),
        GroupsTab::Assigning,
    );
    screen.state.groups.assigning.is_personal = true;
    let glass = Glass::new(screen);
    assert!(says(&glass, &words.with("groups-more-people", &[("n", 48.into())])));
}

/// A window of 1024 by 640 with text at 200 %.
#[test]
fn nothing_is_cut_off_in_a_small_window_with_large_text() {
    let mut found = Vec::new();
    for locale in Locale::ALL {
        let both = [GroupsTab::Roster, GroupsTab::Assigning].map(|tab| screen("small", locale, whole(locale), tab));
        for mut screen in both.into_iter().chain(busy_screens(locale)) {
            screen.size = [512.0, 320.0];
            let name = screen.name.clone();
            for (_, node) in Glass::new(screen).nodes() {
                let label = node.label().or(node.value()).unwrap_or_default();
                let Some(bounds) = node
                    .bounds()
                    .filter(|_| !label.is_empty() && node.role() != Role::Window)
                else {
                    continue;
                };
                if bounds.x0 < -1.5 || bounds.x1 > 513.5 {
                    found.push(format!("{name}: “{label}” reaches from {} to {}", bounds.x0, bounds.x1));
                }
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}
