//! Figures of real exams against plain counts of what was played.

use std::collections::{BTreeMap, BTreeSet};

use rolecall::sim::analytics::reliability::{cronbach_alpha, standard_error};
use rolecall::sim::cohort::calendar_day::CalendarDay;
use rolecall::sim::cohort::report::CohortReport;
use rolecall::sim::cohort::roster::Roster;
use rolecall::sim::cohort::session::WhyWithoutMark;
use rolecall::sim::session::record::{Mode, SealReason};
use rolecall::store::cohort::sessions::read_cohort_sessions;
use rolecall::store::folder::DataFolder;
use rolecall::store::played_record::read_and_play;

use super::{FEE_PLAYS, PLAYS, data, exam, play, trainee};
use crate::analytics::near;

fn report(data: &DataFolder, people: u32) -> CohortReport {
    let groups: BTreeMap<String, String> = (0..people)
        .map(|number| (trainee(number), "Night".to_owned()))
        .collect();
    let members: BTreeSet<String> = groups.keys().cloned().collect();
    let roster = Roster {
        groups,
        ..Roster::default()
    };
    let (sessions, problems) = read_cohort_sessions(data, &members, None).unwrap();
    assert!(problems.is_empty(), "{problems:?}");
    CohortReport::new(
        &roster,
        "Night",
        &[],
        &sessions,
        CalendarDay::parse("2026-11-26").unwrap(),
    )
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn options_are_counted_as_they_were_taken() {
    let folder = tempfile::tempdir().unwrap();
    let data = data(folder.path());
    for (number, words) in (0..).zip(PLAYS) {
        exam(&data, "two-steps", &trainee(number), words);
    }
    // Records know whole seconds.
    std::thread::sleep(std::time::Duration::from_millis(1_100));
    // A second exam of the same person, and one of somebody else, do not count for items.
    exam(&data, "two-steps", &trainee(0), PLAYS[4]);
    exam(&data, "two-steps", &trainee(77), PLAYS[4]);
    let report = report(&data, 5);
    assert_eq!(report.calls.len(), 1);
    let call = &report.calls[0];
    assert_eq!((call.trainees, call.version.scenario.as_str()), (5, "two-steps"));
    let statistics = call.statistics.as_ref().unwrap();
    let taken = |item: &str, option: &str| {
        let item = statistics.items.iter().find(|found| found.id == item).unwrap();
        let option = item.options.iter().find(|found| found.id == option).unwrap();
        (option.taken.count, option.taken.of)
    };
    assert_eq!(taken("first", "listen"), (3, 5));
    assert_eq!(taken("first", "explain"), (1, 5));
    assert_eq!(taken("first", "wait"), (1, 5));
    assert_eq!(taken("heard", "name-it"), (2, 3));
    assert_eq!(taken("heard", "account"), (1, 3));
    assert_eq!(taken("unheard", "sorry"), (1, 2));
    assert_eq!(taken("wrap-up/disposition", "query"), (3, 5));
    assert_eq!(taken("wrap-up/notes/fee", "tick"), (1, 5));
    assert_eq!(statistics.runs, 5);
    let best = report.progress[0].exams.first().unwrap();
    assert!(best.marks.passed && report.progress[0].exams.len() == 2);
    assert!(!report.progress[4].exams[0].marks.passed);
    // The marks are those of the scorecards.
    for exam in report.progress.iter().flat_map(|person| &person.exams) {
        let path = data
            .sessions_path()
            .join(format!("{}.jsonl", exam.session.as_ref().unwrap()));
        let card = read_and_play(&data, &path).unwrap().scorecard().unwrap();
        assert_eq!((exam.marks.overall, exam.marks.passed), (card.overall, card.passed));
        let dimensions = card.dimensions.map(|score| (score.best > 0).then_some(score.mark));
        assert_eq!(exam.marks.dimensions, dimensions);
    }
    // The one who read the account without asking who it is.
    let rule = report
        .weakest_rules
        .iter()
        .find(|rule| rule.trainees.count == 1)
        .unwrap();
    assert_eq!(
        (rule.trainees.of, rule.calls.as_slice()),
        (5, &["two-steps".to_owned()][..])
    );
    assert_eq!(rule.exams.of, 6);
}

#[test]
fn reliability_and_standard_error_are_those_of_the_marks() {
    let folder = tempfile::tempdir().unwrap();
    let data = data(folder.path());
    for (number, (words, fee)) in (0..).zip(PLAYS.iter().zip(FEE_PLAYS)) {
        exam(&data, "two-steps", &trainee(number), words);
        exam(&data, "fee", &trainee(number), fee);
    }
    exam(&data, "fee", &trainee(5), FEE_PLAYS[0]);
    let report = report(&data, 7);
    assert_eq!((report.set.trainees, report.set.calls.len()), (5, 2));
    let marks: Vec<[f64; 2]> = report.progress[..5]
        .iter()
        .map(|person| {
            let of = |call: &str| {
                person
                    .exams
                    .iter()
                    .find(|exam| exam.scenario == call)
                    .unwrap()
                    .marks
                    .overall
                    .0 as f64
            };
            [of("two-steps"), of("fee")]
        })
        .collect();
    let variance = |numbers: Vec<f64>| {
        let mean = numbers.iter().sum::<f64>() / numbers.len() as f64;
        numbers.iter().map(|one| (one - mean).powi(2)).sum::<f64>() / (numbers.len() - 1) as f64
    };
    let parts = [0, 1].map(|part| variance(marks.iter().map(|both| both[part]).collect()));
    let total = variance(marks.iter().map(|both| both[0] + both[1]).collect());
    let alpha = cronbach_alpha(&parts, total).unwrap();
    let statistics = report.set.statistics.as_ref().unwrap();
    near(statistics.alpha.unwrap(), alpha, 1e-9);
    assert!(alpha > 0.3 && alpha < 1.0, "a case that says something: {alpha}");
    // The mean mark of two calls, in points.
    near(
        statistics.standard_error.unwrap(),
        standard_error(total.sqrt() / 20.0, alpha),
        1e-9,
    );
    assert_eq!(report.set.refusal(), None);
    assert!(report.progress[6].exams.is_empty());
}

#[test]
fn exams_without_a_mark_are_listed_with_the_reason() {
    let folder = tempfile::tempdir().unwrap();
    let data = data(folder.path());
    play(
        &data,
        "fee",
        &trainee(0),
        Mode::Exam,
        &["listen"],
        Some(SealReason::Stopped),
    );
    play(&data, "fee", &trainee(1), Mode::Exam, &["listen"], None);
    exam(&data, "fee", &trainee(2), FEE_PLAYS[0]);
    // What it was played with is not what it was.
    for file in std::fs::read_dir(data.archive_path()).unwrap() {
        let path = file.unwrap().path();
        let mut bytes = std::fs::read(&path).unwrap();
        bytes.push(b' ');
        std::fs::write(&path, bytes).unwrap();
    }
    let report = report(&data, 3);
    let why: Vec<WhyWithoutMark> = report.without_mark.iter().map(|exam| exam.why).collect();
    assert_eq!(why.len(), 3, "{:?}", report.without_mark);
    for reason in [
        WhyWithoutMark::Stopped,
        WhyWithoutMark::Open,
        WhyWithoutMark::NotInOrder,
    ] {
        assert!(why.contains(&reason), "{reason:?} in {why:?}");
    }
    assert!(report.calls.is_empty() && report.progress.iter().all(|person| person.exams.is_empty()));
    assert!(report.set.refusal().is_some() && report.set.statistics.is_none());
}

#[test]
fn records_of_profiles_count_and_none_counts_twice() {
    let folder = tempfile::tempdir().unwrap();
    let data = data(folder.path());
    let mut profiles = rolecall::store::profiles::Profiles::default();
    profiles.add("Ann").unwrap();
    profiles.write(&data).unwrap();
    let below = data.of_profile(&profiles.list[0]);
    let session = exam(&below, "fee", &trainee(0), FEE_PLAYS[1]);
    assert_eq!(report(&data, 1).progress[0].exams.len(), 1);
    // The same record handed in to the centre's folder.
    let name = format!("{session}.jsonl");
    std::fs::create_dir_all(data.sessions_path()).unwrap();
    std::fs::copy(below.sessions_path().join(&name), data.sessions_path().join(&name)).unwrap();
    data.archive().unwrap();
    for entry in std::fs::read_dir(below.archive_path()).unwrap() {
        let path = entry.unwrap().path();
        std::fs::copy(&path, data.archive_path().join(path.file_name().unwrap())).unwrap();
    }
    assert_eq!(report(&data, 1).progress[0].exams.len(), 1);
}
