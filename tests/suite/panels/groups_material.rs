//! Groups to look at: real exams of a class, assessors of known severity, names that are long, and each state in which there is nothing.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use rolecall::app::panels::groups::GroupsScreenView;
use rolecall::app::panels::groups_drafts::AssignmentDraft;
use rolecall::app::panels::groups_said::{GroupsSaid, TriedTable};
use rolecall::app::panels::groups_state::GroupsTab;
use rolecall::sim::analytics::agreement::item_titles::ItemTitles;
use rolecall::sim::analytics::agreement::report::AgreementReport;
use rolecall::sim::analytics::agreement::table::{Item, Judgement, Scale, Table};
use rolecall::sim::cohort::assignment::{Assignee, Assignment};
use rolecall::sim::cohort::calendar_day::CalendarDay;
use rolecall::sim::cohort::completion::CallCompletion;
use rolecall::sim::cohort::report::CohortReport;
use rolecall::sim::cohort::roster::{LONGEST_GROUP, Roster};
use rolecall::sim::cohort::session::{WhyWithoutMark, WithoutMark};
use rolecall::sim::sentence::Sentence;
use rolecall::sim::session::record::{Mode, SealReason};
use rolecall::store::cohort::assignment_files::{NewAssignment, assign};
use rolecall::store::cohort::group_report::read_group;
use rolecall::view::groups::{GroupsMaterial, groups_view};
use rolecall::view::standing::Names;
use rolecall::words::{Locale, Words};

use super::screens::{Screen, Shown};
use crate::cohort::{FEE_PLAYS, PLAYS, data, exam, play, trainee};

/// How many people are in the class that has played.
pub const PEOPLE: u32 = 6;

/// Keys of assessors, from the most severe to the most lenient.
pub const ASSESSORS: [&str; 3] = ["aa00000000000001", "bb00000000000002", "cc00000000000003"];

/// A class that has practised "fee" and had "two-steps" and "fee" as exams; the last person has had none.
pub fn played() -> &'static CohortReport {
    static PLAYED: OnceLock<CohortReport> = OnceLock::new();
    PLAYED.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let data = data(folder.path());
        for (mode, due) in [(Mode::Practice, "2099-12-10"), (Mode::Exam, "2001-01-01")] {
            let new = NewAssignment {
                course: Some("Week 1".to_owned()),
                calls: vec!["fee".to_owned(), "two-steps".to_owned()],
                to: Assignee::Group("Night".to_owned()),
                mode,
                due: CalendarDay::parse(due).unwrap(),
            };
            assign(&data, new).unwrap();
        }
        for (number, (words, fee)) in (0..).zip(PLAYS.iter().zip(FEE_PLAYS)) {
            let who = trainee(number);
            let finished = Some(SealReason::Finished);
            play(&data, "fee", &who, Mode::Practice, FEE_PLAYS[4], finished);
            exam(&data, "two-steps", &who, words);
            exam(&data, "fee", &who, fee);
        }
        play(&data, "two-steps", &trainee(0), Mode::Practice, &["listen"], None);
        let roster = roster("Night", PEOPLE);
        let (report, problems) = read_group(&data, &roster, "Night", None).unwrap();
        assert!(problems.is_empty(), "{problems:?}");
        report
    })
}

fn roster(group: &str, people: u32) -> Roster {
    Roster {
        groups: (0..people).map(|number| (trainee(number), group.to_owned())).collect(),
        ..Roster::default()
    }
}

/// The same class as if it had so many people with long names and nine calls to play.
pub fn crowded(people: usize) -> CohortReport {
    let mut report = played().clone();
    let first = report.progress[0].clone();
    let assignment = &mut report.assignments[0];
    assignment.calls = (0..9).map(|number| format!("call-{number}")).collect();
    let row = assignment.trainees[0].clone();
    assignment.trainees.clear();
    report.progress.clear();
    for number in 0..people {
        let who = trainee(number as u32);
        let mut row = row.clone();
        row.trainee.clone_from(&who);
        row.calls = vec![CallCompletion::NotBegun; 9];
        report.assignments[0].trainees.push(row);
        let mut person = first.clone();
        person.trainee.clone_from(&who);
        report.progress.push(person);
        report.without_mark.push(WithoutMark {
            session: None,
            trainee: who,
            scenario: "fee".to_owned(),
            why: WhyWithoutMark::Undecided,
        });
    }
    report.trainees = people as u64;
    report
}

/// A group of which nothing is known yet.
pub fn fresh() -> CohortReport {
    let roster = roster("Night", 2);
    let today = CalendarDay::parse("2026-11-26").unwrap();
    CohortReport::new(&roster, "Night", &[], &Default::default(), today)
}

/// Twelve sessions; each assessor is by so many tenths above what the session deserves.
pub fn agreement(shifts: &[i64]) -> AgreementReport {
    let judgements = (0..12_i64).flat_map(|session| {
        shifts.iter().zip(ASSESSORS).flat_map(move |(shift, assessor)| {
            let judgement = |name: &str, scale, value| Judgement {
                session: format!("s{session}"),
                item: Item {
                    name: name.to_owned(),
                    scale,
                },
                assessor: assessor.to_owned(),
                value,
            };
            let mark = 300 + 40 * session + shift + 10 * (session % 2);
            [
                judgement("overall", Scale::Tenths, mark),
                judgement("global", Scale::Points, 1 + (mark / 200).clamp(0, 4)),
            ]
        })
    });
    AgreementReport::new(&Table::new(judgements).unwrap(), None)
}

/// The screen for these reports. One person has a name here, and the call "fee" has a long title.
pub fn view(locale: Locale, cohort: Option<&CohortReport>, agreement: &AgreementReport) -> GroupsScreenView {
    let long = match locale {
        Locale::English => "The seventy-two yuan that nobody had explained to him before they were taken",
        Locale::SimplifiedChinese => "每月七十二元，从来没有人向他解释过的账户管理费",
    };
    let groups = cohort.map(|report| (report.group.clone(), report.trainees as usize));
    let mut groups: Vec<(String, usize)> = groups.into_iter().collect();
    if cohort.is_some() {
        groups.push(("组".repeat(LONGEST_GROUP), 31));
    }
    let problems = [Sentence::same("Something was left out.")];
    GroupsScreenView {
        groups: groups_view(&GroupsMaterial {
            words: &Words::new(locale),
            groups: &groups,
            cohort,
            assignments: &given(),
            agreement: Ok(agreement),
            item_titles: &ItemTitles::default(),
            not_blind: 2,
            kept_back: 1,
            kept_back_exams: 2,
            trainees: &BTreeMap::from([(trainee(0), "Li Na 李娜".to_owned())]),
            titles: &BTreeMap::from([("fee".to_owned(), long.to_owned())]),
            assessors: &Names(vec![(ASSESSORS[0].to_owned(), "eva".to_owned())]),
            problems: if cohort.is_some() { &problems } else { &[] },
        }),
        folder: "/home/ann/rolecall".to_owned(),
        trouble: None,
        work: None,
        is_read: true,
        said: GroupsSaid::default(),
    }
}

/// What is assigned: a course twice, and an exam of one person who is on no roster any more.
pub fn given() -> Vec<Assignment> {
    let given = |id: &str, course: Option<&str>, calls: &[&str], to, mode| Assignment {
        format: 1,
        id: id.to_owned(),
        course: course.map(str::to_owned),
        calls: calls.iter().map(|call| (*call).to_owned()).collect(),
        to,
        mode,
        given: format!("2026-11-2{}T10:00:00Z", &id[..1]),
        due: CalendarDay::parse("2026-12-10").unwrap(),
    };
    let night = || Assignee::Group("Night".to_owned());
    vec![
        given("1", Some("Week 1"), &["two-steps"], night(), Mode::Practice),
        given("2", Some("Week 1"), &["fee", "two-steps"], night(), Mode::Practice),
        given("3", None, &["fee"], Assignee::Trainee(trainee(77)), Mode::Exam),
        given("4", None, &["fee"], Assignee::Trainee(trainee(0)), Mode::Exam),
    ]
}

/// The screen with a tab open.
pub fn screen(name: &str, locale: Locale, view: GroupsScreenView, tab: GroupsTab) -> Screen {
    let mut screen = Screen::new(
        format!("groups, {name}, {tab:?}"),
        locale,
        Shown::Groups(Box::new(view)),
    );
    screen.state.groups.tab = tab;
    screen
}

/// The roster and the form for assignments while something is typed, and with what came of what was asked for.
pub fn busy_screens(locale: Locale) -> Vec<Screen> {
    let words = Words::new(locale);
    let shown = |said| GroupsScreenView {
        said,
        ..view(locale, Some(played()), &agreement(&[]))
    };
    let path = "/home/ann/night-shift-2026-12.csv";
    let tried = GroupsSaid {
        roster: ["groups-roster-tried", "groups-roster-write-about", "groups-saving"]
            .map(|key| words.text(key))
            .to_vec(),
        tried: Some(TriedTable {
            path: path.into(),
            replace: true,
            sha256: "5e".to_owned(),
        }),
        ..GroupsSaid::default()
    };
    let there = GroupsSaid {
        written: Some(words.with("groups-roster-there", &[("file", path.into())])),
        there: Some(path.into()),
        ..GroupsSaid::default()
    };
    let mut tried = screen("tried", locale, shown(tried), GroupsTab::Roster);
    tried.state.groups.roster.path = path.to_owned();
    tried.state.groups.roster.replaces = true;
    let mut there = screen("there", locale, shown(there), GroupsTab::Roster);
    there.state.groups.roster.out = path.to_owned();
    let mut form = screen("one person", locale, shown(GroupsSaid::default()), GroupsTab::Assigning);
    form.state.groups.assigning = AssignmentDraft {
        is_personal: true,
        person: Some(trainee(0)),
        calls: vec!["fee".to_owned()],
        due: "10.12.2026".to_owned(),
        ..AssignmentDraft::default()
    };
    // What is typed belongs to the group that is looked at.
    form.state.groups.group = Some("Night".to_owned());
    form.state.groups.takes_back = Some("4".to_owned());
    vec![tried, there, form]
}

/// Every tab with figures, with long names, with nothing; and before anything is read.
pub fn groups_screens(locale: Locale) -> Vec<Screen> {
    let (marked, nobody) = (agreement(&[-150, 0, 90]), agreement(&[]));
    let (crowded, fresh) = (crowded(60), fresh());
    let mut screens = Vec::new();
    for (tab, _) in GroupsTab::ALL {
        screens.push(screen("played", locale, view(locale, Some(played()), &marked), tab));
        screens.push(screen(
            "crowded",
            locale,
            view(locale, Some(&crowded), &agreement(&[0])),
            tab,
        ));
        screens.push(screen("fresh", locale, view(locale, Some(&fresh), &nobody), tab));
    }
    screens.push(screen(
        "no roster",
        locale,
        view(locale, None, &nobody),
        GroupsTab::Completion,
    ));
    let reading = GroupsScreenView {
        folder: "/home/ann/rolecall".to_owned(),
        work: Some(Words::new(locale).text("groups-reading")),
        ..GroupsScreenView::default()
    };
    screens.extend(busy_screens(locale));
    screens.push(screen("reading", locale, reading, GroupsTab::Completion));
    screens
}
