//! A second record of a session that tells something else: no result is taken from either, and no report shows one of them.

use std::collections::BTreeSet;
use std::fs;

use rolecall::sim::cohort::session::WhyWithoutMark;
use rolecall::store::cohort::sessions::read_cohort_sessions;
use rolecall::store::profiles::Profiles;

use super::{PLAYS, data, exam, trainee};
use crate::rehashed::rewritten;
use crate::terminal::run;

#[test]
fn a_forged_longer_record_replaces_no_result() {
    let folder = tempfile::tempdir().unwrap();
    let (centre, aside) = (data(&folder.path().join("centre")), data(&folder.path().join("aside")));
    let genuine = exam(&centre, "two-steps", &trainee(1), PLAYS[4]);
    let better = exam(&aside, "two-steps", &trainee(1), PLAYS[0]);
    let members = BTreeSet::from([trainee(1)]);
    let (before, problems) = read_cohort_sessions(&centre, &members, None).unwrap();
    assert!(problems.is_empty() && before.sessions[0].exam().is_some());

    let bytes = fs::read(aside.sessions_path().join(format!("{better}.jsonl"))).unwrap();
    let forged = rewritten(&bytes, &better, &genuine);
    let place = centre
        .sessions_path()
        .join(format!("{genuine}.received-000000000000.jsonl"));
    fs::write(&place, &forged).unwrap();
    let own = centre.sessions_path().join(format!("{genuine}.jsonl"));
    let lines = |bytes: &[u8]| bytes.iter().filter(|byte| **byte == b'\n').count();
    assert!(lines(&forged) > lines(&fs::read(&own).unwrap()));
    let (after, problems) = read_cohort_sessions(&centre, &members, None).unwrap();
    assert_eq!(after.sessions.len(), 1);
    assert!(after.sessions[0].exam().is_none() && after.sessions[0].finished.is_none());
    assert_eq!(after.without_mark[0].why, WhyWithoutMark::Conflict);
    assert!(
        problems.iter().any(|problem| problem.english.contains(&genuine)),
        "{problems:?}"
    );

    let out = folder.path().join("tables");
    let mut words = vec![
        "report",
        "--locale",
        "en",
        "--format",
        "csv",
        "--out",
        out.to_str().unwrap(),
    ];
    words.extend([&own, &place].map(|path| path.to_str().unwrap()));
    let ran = run::<&str>(centre.root(), &words, &[]);
    assert!(ran.err.contains("and not the same"), "{ran:?}");
    assert_ne!(ran.code, Some(0), "{ran:?}");
    let table = fs::read_to_string(out.join("sessions.csv")).unwrap_or_default();
    assert!(!table.contains(&genuine), "{table}");
}

#[test]
fn the_files_of_a_session_may_lie_in_several_folders() {
    let folder = tempfile::tempdir().unwrap();
    let (centre, aside) = (data(&folder.path().join("centre")), data(&folder.path().join("aside")));
    let genuine = exam(&centre, "two-steps", &trainee(1), PLAYS[4]);
    let better = exam(&aside, "two-steps", &trainee(1), PLAYS[0]);
    let bytes = fs::read(aside.sessions_path().join(format!("{better}.jsonl"))).unwrap();
    let forged = rewritten(&bytes, &better, &genuine);
    let members = BTreeSet::from([trainee(1)]);
    let mut profiles = Profiles::read(&centre).unwrap();
    profiles.add("Ann").unwrap();
    profiles.write(&centre).unwrap();
    let place = centre.of_profile(&profiles.list[0]).sessions().unwrap();
    fs::write(place.join(format!("{genuine}.jsonl")), forged).unwrap();
    let (found, _) = read_cohort_sessions(&centre, &members, None).unwrap();
    assert_eq!(found.without_mark[0].why, WhyWithoutMark::Conflict);
}
