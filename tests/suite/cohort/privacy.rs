//! Practice marks stay private, and what leaves the house tells of nobody.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use rolecall::sim::cohort::assignment::Assignee;
use rolecall::sim::cohort::calendar_day::CalendarDay;
use rolecall::sim::cohort::pseudonymous::LEAST_PEOPLE;
use rolecall::sim::cohort::report::CohortReport;
use rolecall::sim::cohort::roster::Roster;
use rolecall::sim::session::record::{Mode, SealReason};
use rolecall::store::cohort::assignment_files::{NewAssignment, assign, read_assignments};
use rolecall::store::cohort::roster_file::write_roster;
use rolecall::store::cohort::sessions::read_cohort_sessions;

use super::{FEE_PLAYS, PLAYS, data, exam, play, trainee};
use crate::terminal::{Ran, run};

/// A group in a fresh folder: practice of one kind, the same exams.
fn group(folder: &Path, people: u32, practice: &[&str]) {
    let data = data(folder);
    let groups: BTreeMap<String, String> = (0..people)
        .map(|number| (trainee(number), "Night".to_owned()))
        .collect();
    write_roster(
        &data,
        &Roster {
            groups,
            ..Roster::default()
        },
    )
    .unwrap();
    for call in ["fee", "two-steps"] {
        let new = NewAssignment {
            course: Some("Week 1".to_owned()),
            calls: vec![call.to_owned()],
            to: Assignee::Group("Night".to_owned()),
            mode: Mode::Practice,
            due: CalendarDay::parse("2099-01-01").unwrap(),
        };
        assign(&data, new).unwrap();
    }
    for number in 0..people {
        play(
            &data,
            "fee",
            &trainee(number),
            Mode::Practice,
            practice,
            Some(SealReason::Finished),
        );
        exam(
            &data,
            "two-steps",
            &trainee(number),
            PLAYS[number as usize % PLAYS.len()],
        );
    }
}

fn cohort(folder: &Path, arguments: &[&str]) -> Ran {
    let all = [&["cohort", "Night"][..], arguments].concat();
    run::<&str>(folder, &all, &[])
}

/// What differs between any two folders: ids, times and pseudonyms of exports, all of which are fresh.
fn without_fresh(text: &str) -> String {
    let mut plain = String::new();
    let mut run = String::new();
    for one in text.chars().chain(['\n']) {
        if one.is_ascii_hexdigit() {
            run.push(one);
            continue;
        }
        let is_part_of_time = run.len() == 2 && plain.ends_with([':', 'T']);
        let is_name = matches!(run.len(), 6 | 8 | 16) && !plain.ends_with('.');
        let is_fresh = is_part_of_time || is_name;
        plain.push_str(if is_fresh { "#" } else { &run });
        run.clear();
        plain.push(one);
    }
    // A fresh pseudonym of digits only is guarded in a table, others are not.
    let plain = plain.replace("'#", "#");
    let mut lines: Vec<&str> = plain.lines().collect();
    lines.sort_unstable();
    lines.join("\n")
}

fn report(folder: &Path, people: u32) -> CohortReport {
    let data = data(folder);
    let roster = rolecall::store::cohort::roster_file::read_roster(&data).unwrap();
    let members: BTreeSet<String> = (0..people).map(trainee).collect();
    let (sessions, _) = read_cohort_sessions(&data, &members, None).unwrap();
    let (assignments, _) = read_assignments(&data).unwrap();
    CohortReport::new(
        &roster,
        "Night",
        &assignments,
        &sessions,
        CalendarDay::parse("2026-11-26").unwrap(),
    )
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn no_practice_mark_leaks_into_any_output() {
    // Two folders that differ in nothing but how well people practised.
    let (good, bad) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    group(good.path(), 6, FEE_PLAYS[0]);
    group(bad.path(), 6, FEE_PLAYS[4]);
    for arguments in [
        &["--locale", "en"][..],
        &["--locale", "zh-Hans"],
        &["--format", "json"],
        &["--format", "csv"],
        &["--format", "json", "--keep-pseudonyms"],
        &["--format", "csv", "--keep-pseudonyms"],
    ] {
        let (one, other) = (
            cohort(good.path(), arguments).expect(0),
            cohort(bad.path(), arguments).expect(0),
        );
        assert_eq!(without_fresh(&one.out), without_fresh(&other.out), "{arguments:?}");
        assert!(
            one.out.contains("two-steps") && one.out.contains("fee"),
            "{arguments:?}: {}",
            one.out
        );
        assert_eq!(one.err, "", "{arguments:?}");
    }
    // The same comparison sees a difference between exams.
    let other = tempfile::tempdir().unwrap();
    group(other.path(), 6, FEE_PLAYS[0]);
    exam(&data(other.path()), "fee", &trainee(0), FEE_PLAYS[4]);
    let arguments = ["--format", "json", "--keep-pseudonyms"];
    let (one, other) = (cohort(good.path(), &arguments), cohort(other.path(), &arguments));
    assert_ne!(without_fresh(&one.out), without_fresh(&other.out));
}

#[test]
fn practice_is_seen_as_done_and_as_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    group(folder.path(), 5, FEE_PLAYS[3]);
    let report = report(folder.path(), 5);
    let practice = report.assignments.iter().find(|one| one.calls == ["fee"]).unwrap();
    assert_eq!((practice.done.count, practice.done.of), (5, 5));
    let exams = report
        .assignments
        .iter()
        .find(|one| one.calls == ["two-steps"])
        .unwrap();
    assert_eq!(exams.done.count, 0, "an exam does not do for practice");
    assert!(report.calls.iter().all(|call| call.version.scenario == "two-steps"));
    assert!(
        report
            .progress
            .iter()
            .flat_map(|person| &person.exams)
            .all(|exam| exam.scenario == "two-steps")
    );
}

#[test]
fn a_group_of_four_leaves_nothing_in_an_export() {
    let folder = tempfile::tempdir().unwrap();
    group(folder.path(), 4, FEE_PLAYS[0]);
    for format in ["json", "csv"] {
        let ran = cohort(folder.path(), &["--format", format, "--locale", "en"])
            .expect(1)
            .naming(&["fewer than 5"]);
        for number in 0..4 {
            assert!(!ran.out.contains(&trainee(number)), "{}", ran.out);
        }
        assert!(
            !ran.out.contains("two-steps") && !ran.out.contains("100"),
            "{}",
            ran.out
        );
        assert!(
            ran.out.contains("suppressed") && ran.out.lines().count() < 12,
            "{}",
            ran.out
        );
        let inside = cohort(folder.path(), &["--format", format, "--keep-pseudonyms"]).expect(0);
        assert!(
            inside.out.contains(&trainee(3)) && inside.out.contains("two-steps"),
            "{}",
            inside.out
        );
    }
    let shown = cohort(folder.path(), &["--locale", "en"]).expect(0);
    assert!(shown.out.contains("Night · 4 people"), "{}", shown.out);
    let chinese = cohort(folder.path(), &["--format", "csv", "--locale", "zh-Hans"]).expect(1);
    assert!(chinese.err.contains("不足 5 人"), "{}", chinese.err);
}

#[test]
fn exports_of_larger_groups_have_pseudonyms_of_their_own_and_no_times() {
    let folder = tempfile::tempdir().unwrap();
    group(folder.path(), 6, FEE_PLAYS[0]);
    let data = data(folder.path());
    // Four people have an exam in another call: about that call nothing is said.
    for number in 0..4 {
        exam(&data, "fee", &trainee(number), FEE_PLAYS[4]);
    }
    let personal = NewAssignment {
        course: None,
        calls: vec!["dial".to_owned()],
        to: Assignee::Trainee(trainee(2)),
        mode: Mode::Exam,
        due: CalendarDay::parse("2099-01-01").unwrap(),
    };
    assign(&data, personal).unwrap();
    let whole = report(folder.path(), 6);
    assert_eq!(whole.assignments.len(), 3);
    let (one, other) = (
        whole.pseudonymous(&[1; 32]).unwrap(),
        whole.pseudonymous(&[2; 32]).unwrap(),
    );
    let names = |report: &CohortReport| {
        report
            .progress
            .iter()
            .map(|one| one.trainee.clone())
            .collect::<BTreeSet<_>>()
    };
    assert!(names(&one).is_disjoint(&names(&other)) && names(&one).len() == 6);
    assert_eq!(one.assignments.len(), 2, "what is for one person tells who that is");
    // The same person has the same name all through one export.
    for assignment in &one.assignments {
        let of_it: BTreeSet<String> = assignment.trainees.iter().map(|one| one.trainee.clone()).collect();
        assert_eq!(of_it, names(&one));
    }
    let of_call = |report: &CohortReport, call: &str| {
        let found = report
            .calls
            .iter()
            .find(|found| found.version.scenario == call)
            .unwrap();
        (found.trainees, found.statistics.is_some())
    };
    assert_eq!((of_call(&whole, "fee"), of_call(&one, "fee")), ((4, true), (0, false)));
    assert_eq!(of_call(&one, "two-steps"), (6, true));
    assert!(one.weakest_rules.iter().all(|rule| rule.trainees.of >= LEAST_PEOPLE));
    let exams = one.progress.iter().flat_map(|person| &person.exams);
    assert!(
        exams.clone().count() == 10
            && exams
                .clone()
                .all(|exam| exam.session.is_none() && exam.when.len() == 10)
    );
    assert!(one.is_pseudonymous && !whole.is_pseudonymous);
    for format in ["json", "csv"] {
        let ran = cohort(folder.path(), &["--format", format]).expect(0);
        for number in 0..6 {
            assert!(!ran.out.contains(&trainee(number)), "{}", ran.out);
        }
        assert!(
            !ran.out.contains("T0") && !ran.out.contains("T1") && !ran.out.contains("T2"),
            "no times: {}",
            ran.out
        );
    }
}
