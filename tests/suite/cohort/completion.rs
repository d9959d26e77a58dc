//! Assignments: what counts as done, when it is late, and files that nobody overwrites.

use rolecall::sim::cohort::assignment::{Assignee, Assignment, FORMAT};
use rolecall::sim::cohort::calendar_day::CalendarDay;
use rolecall::sim::cohort::completion::{CallCompletion, completion};
use rolecall::sim::cohort::session::CohortSession;
use rolecall::sim::session::record::{Header, Mode, SealReason, Timers};
use rolecall::store::cohort::assignment_files::{NewAssignment, assign, read_assignments, withdraw};

use super::{data, trainee};

fn day(text: &str) -> CalendarDay {
    CalendarDay::parse(text).unwrap()
}

fn assignment(to: Assignee, mode: Mode) -> Assignment {
    Assignment {
        format: FORMAT,
        id: "20261101-0000000000000001".to_owned(),
        course: Some("Week 1".to_owned()),
        calls: vec!["fee".to_owned(), "dial".to_owned()],
        to,
        mode,
        given: "2026-11-05T12:00:00Z".to_owned(),
        due: day("2026-11-10"),
    }
}

fn session(who: u32, call: &str, mode: Mode, began: &str, ended: Option<(&str, SealReason)>) -> CohortSession {
    let header = Header {
        rules_version: 1,
        build: "0".to_owned(),
        session: format!("{began}-{call}-{who}"),
        scenario: call.to_owned(),
        scenario_version: "1".to_owned(),
        files: Vec::new(),
        country: "cn".to_owned(),
        locale: "en".to_owned(),
        seed: 1,
        mode,
        timers: Timers::AsWritten,
        trainee: trainee(who),
        parent: None,
        ticket: None,
        full: None,
        wall: format!("{began}T09:00:00Z"),
    };
    let last = ended.map_or_else(|| header.wall.clone(), |(day, _)| format!("{day}T09:20:00Z"));
    CohortSession::new(&header, ended.map(|(_, reason)| reason), &last)
}

#[test]
fn what_is_done_is_done_in_its_mode_after_it_was_given() {
    use Mode::{Exam, Practice};
    use SealReason::{Finished, Stopped};
    let group = Assignee::Group("Night".to_owned());
    let names: Vec<String> = (1..=7).map(trainee).collect();
    let members: Vec<&str> = names.iter().map(String::as_str).collect();
    let sessions = [
        session(1, "fee", Practice, "2026-11-06", Some(("2026-11-06", Finished))),
        session(1, "dial", Practice, "2026-11-10", Some(("2026-11-10", Finished))),
        // Late, and once more in time the other way round: the first time counts.
        session(2, "fee", Practice, "2026-11-11", Some(("2026-11-11", Finished))),
        session(2, "dial", Practice, "2026-11-09", Some(("2026-11-12", Finished))),
        // Before it was given, in the other mode, stopped, and open.
        session(3, "fee", Practice, "2026-11-04", Some(("2026-11-06", Finished))),
        session(4, "fee", Exam, "2026-11-06", Some(("2026-11-06", Finished))),
        session(5, "fee", Practice, "2026-11-07", Some(("2026-11-07", Stopped))),
        session(6, "fee", Practice, "2026-11-08", None),
        // On the very day it was given, earlier than the hour.
        session(7, "fee", Practice, "2026-11-05", Some(("2026-11-05", Finished))),
    ];
    let found = completion(
        &assignment(group.clone(), Practice),
        "Night",
        &members,
        &sessions,
        &day("2026-11-11"),
    )
    .unwrap();
    assert!(found.is_over && !found.is_personal);
    assert_eq!((found.done.count, found.done.of), (2, 7));
    let done = |on: &str, late| CallCompletion::Done { on: day(on), late };
    let begun = |on: &str| CallCompletion::Begun { on: day(on) };
    let expected = [
        [done("2026-11-06", false), done("2026-11-10", false)],
        [done("2026-11-11", true), done("2026-11-12", true)],
        [CallCompletion::NotBegun, CallCompletion::NotBegun],
        [CallCompletion::NotBegun, CallCompletion::NotBegun],
        [begun("2026-11-07"), CallCompletion::NotBegun],
        [begun("2026-11-08"), CallCompletion::NotBegun],
        [done("2026-11-05", false), CallCompletion::NotBegun],
    ];
    let calls: Vec<_> = found.trainees.iter().map(|trainee| trainee.calls.clone()).collect();
    assert_eq!(calls, expected);
    let exam = completion(
        &assignment(group.clone(), Exam),
        "Night",
        &members,
        &sessions,
        &day("2026-11-10"),
    )
    .unwrap();
    assert!(!exam.is_over, "the due day itself is in time");
    assert_eq!(exam.trainees[3].calls[0], done("2026-11-06", false));
    let alone = assignment(Assignee::Trainee(trainee(2)), Practice);
    let alone = completion(&alone, "Night", &members, &sessions, &day("2026-11-10")).unwrap();
    assert!(alone.is_personal);
    assert_eq!((alone.trainees.len(), alone.done.of), (1, 1));
    for other in [Assignee::Group("Day".to_owned()), Assignee::Trainee(trainee(9))] {
        assert_eq!(
            completion(
                &assignment(other, Practice),
                "Night",
                &members,
                &sessions,
                &day("2026-11-10")
            ),
            None
        );
    }
}

#[test]
fn assignments_are_files_of_their_own_that_join_without_loss() {
    let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let new = |group: &str| NewAssignment {
        course: None,
        calls: vec!["fee".to_owned()],
        to: Assignee::Group(group.to_owned()),
        mode: Mode::Practice,
        due: day("2026-12-01"),
    };
    let one = assign(&data(here.path()), new("Night")).unwrap();
    let other = assign(&data(there.path()), new("Day")).unwrap();
    let copy = |from: &std::path::Path, to: &std::path::Path| {
        for entry in std::fs::read_dir(from.join("assignments")).unwrap() {
            let path = entry.unwrap().path();
            let target = to.join("assignments").join(path.file_name().unwrap());
            assert!(std::fs::exists(&target).unwrap() || std::fs::copy(&path, &target).is_ok());
        }
    };
    withdraw(&data(there.path()), &other.id).unwrap();
    withdraw(&data(there.path()), &other.id).unwrap();
    copy(there.path(), here.path());
    copy(here.path(), there.path());
    for folder in [&here, &there] {
        let (read, problems) = read_assignments(&data(folder.path())).unwrap();
        assert_eq!((read, problems.len()), (vec![one.clone()], 0));
    }
    // What cannot be read hides no other, and is never written over.
    let broken = here.path().join("assignments").join("20260101-ffffffffffffffff.ron");
    std::fs::write(&broken, "(format: 1, id: \"20260101-ffffffffffffff").unwrap();
    let moved = here.path().join("assignments").join("20260101-eeeeeeeeeeeeeeee.ron");
    std::fs::copy(here.path().join("assignments").join(format!("{}.ron", one.id)), &moved).unwrap();
    let (read, problems) = read_assignments(&data(here.path())).unwrap();
    assert_eq!(read, [one]);
    let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert!(
        told.len() == 2 && told[0].contains("eeeeeeee") && told[1].contains("ffffffff"),
        "{told:?}"
    );
}

#[test]
fn only_what_may_be_assigned_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let plain = NewAssignment {
        course: None,
        calls: vec!["fee".to_owned()],
        to: Assignee::Group("Night".to_owned()),
        mode: Mode::Exam,
        due: day("2026-12-01"),
    };
    let broken: [fn(&mut NewAssignment); 5] = [
        |new| new.calls.clear(),
        |new| new.calls.push("fee".to_owned()),
        |new| new.calls.push("../up".to_owned()),
        |new| new.to = Assignee::Trainee("Ann".to_owned()),
        |new| new.course = Some("\n".to_owned()),
    ];
    for (number, break_it) in broken.iter().enumerate() {
        let mut new = plain.clone();
        break_it(&mut new);
        assert!(assign(&data(folder.path()), new).is_err(), "{number}");
    }
    assert!(!folder.path().join("assignments").exists());
    assign(&data(folder.path()), plain).unwrap();
}

/// What was decided to count as failed is over, although it was never played to its end.
#[test]
fn an_exam_that_was_decided_to_fail_is_done() {
    let name = trainee(1);
    let stopped = session(
        1,
        "fee",
        Mode::Exam,
        "2026-11-06",
        Some(("2026-11-06", SealReason::Stopped)),
    );
    let task = assignment(Assignee::Trainee(name.clone()), Mode::Exam);
    let state = |one: CohortSession| {
        let told = completion(&task, "Night", &[&name], &[one], &day("2026-11-26")).unwrap();
        let place = task.calls.iter().position(|call| call == "fee").unwrap();
        told.trainees[0].calls[place].clone()
    };
    let on = day("2026-11-06");
    assert_eq!(state(stopped.clone()), CallCompletion::Begun { on: on.clone() });
    let failed = stopped.decided_failed("2026-11-06T09:20:00Z");
    assert_eq!(state(failed), CallCompletion::Done { on, late: false });
}
