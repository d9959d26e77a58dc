//! All that the window's screen of groups needs, read in one go.

use std::path::Path;
use std::sync::Arc;

use rolecall::sim::cohort::roster::Roster;
use rolecall::sim::session::record::{Mode, SealReason};
use rolecall::store::cohort::kept_sessions::KeptSessions;
use rolecall::store::cohort::roster_file::write_roster;
use rolecall::store::cohort::whole_report::{WholeReport, whole_report, whole_report_again};
use rolecall::store::fs::RealFs;
use rolecall::store::keys::{KeyError, KeyFolder};
use rolecall::store::profiles::Profiles;

use super::{FEE_PLAYS, data, exam, play, trainee};
use crate::terminal::run;

fn read(folder: &Path, wanted: Option<&str>) -> WholeReport {
    let data = data(&folder.join("data"));
    let keys = KeyFolder::at(Arc::new(RealFs), folder.join("keys"), data.root());
    whole_report(&data, keys, wanted).unwrap()
}

#[test]
fn the_group_that_is_asked_for_is_read_and_else_the_first() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    let empty = read(path, Some("Night"));
    assert!(empty.groups.is_empty() && empty.cohort.is_none() && empty.problems.is_empty());
    assert_eq!(empty.agreement.unwrap().sessions, 0);

    let centre = data(&path.join("data"));
    let groups = [(0, "Day"), (1, "Night"), (2, "Night")];
    let roster = Roster {
        groups: groups.map(|(who, group)| (trainee(who), group.to_owned())).into(),
        ..Roster::default()
    };
    write_roster(&centre, &roster).unwrap();
    let mut profiles = Profiles::default();
    profiles.add("Ann").unwrap();
    profiles.write(&centre).unwrap();
    exam(&centre, "fee", &trainee(1), FEE_PLAYS[0]);
    let finished = Some(SealReason::Finished);
    play(&centre, "fee", &trainee(2), Mode::Practice, FEE_PLAYS[4], finished);

    let night = read(path, Some("Night"));
    assert_eq!(night.groups, [("Day".to_owned(), 1), ("Night".to_owned(), 2)]);
    assert_eq!(night.names.0.values().collect::<Vec<_>>(), ["Ann"]);
    let cohort = night.cohort.unwrap();
    let exams: Vec<usize> = cohort.progress.iter().map(|person| person.exams.len()).collect();
    assert_eq!((cohort.group.as_str(), exams.as_slice()), ("Night", &[1, 0][..]));
    for wanted in [None, Some("Nobody")] {
        assert_eq!(read(path, wanted).cohort.unwrap().group, "Day");
    }
}

#[test]
fn the_terminal_and_the_window_read_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("data");
    let centre = data(&path);
    let roster = Roster {
        groups: (0..5).map(|who| (trainee(who), "Night".to_owned())).collect(),
        ..Roster::default()
    };
    write_roster(&centre, &roster).unwrap();
    for (who, words) in (0..).zip(FEE_PLAYS) {
        exam(&centre, "fee", &trainee(who), words);
    }
    let arguments = [
        "cohort",
        "Night",
        "--format",
        "json",
        "--keep-pseudonyms",
        "--locale",
        "en",
    ];
    let told = run::<&str>(&path, &arguments, &[]).expect(0);
    let told: serde_json::Value = serde_json::from_str(&told.out).unwrap();
    let read = read(folder.path(), None).cohort.unwrap();
    let read = serde_json::to_value(read).unwrap();
    for part in ["group", "trainees", "assignments", "progress", "without_mark"] {
        assert_eq!(told["cohort"][part], read[part], "{part}");
    }
    let rules = |report: &serde_json::Value| report["weakest_rules"].as_array().unwrap().len();
    assert_eq!(rules(&told["cohort"]), rules(&read));
}

#[test]
fn without_a_folder_of_keys_the_computed_marks_are_shown() {
    let folder = tempfile::tempdir().unwrap();
    let centre = data(folder.path());
    let roster = Roster {
        groups: [(trainee(0), "Night".to_owned())].into(),
        ..Roster::default()
    };
    write_roster(&centre, &roster).unwrap();
    exam(&centre, "fee", &trainee(0), FEE_PLAYS[0]);
    let read = whole_report(&centre, Err(KeyError::NoFolder), None).unwrap();
    assert_eq!(read.cohort.unwrap().progress[0].exams.len(), 1);
    assert!(read.assessors.is_empty());
    // Keys that lie in the folder of data are no keys, and that is said.
    let inside = KeyFolder::at(Arc::new(RealFs), folder.path().join("keys"), centre.root());
    let why = whole_report(&centre, inside, None).unwrap_err();
    assert!(!why.english.is_empty() && !why.chinese.is_empty());
}

#[test]
fn from_one_choice_to_the_next_only_what_is_new_is_played() {
    let folder = tempfile::tempdir().unwrap();
    let centre = data(&folder.path().join("data"));
    let groups = [(0, "Day"), (1, "Night"), (2, "Night")];
    let roster = Roster {
        groups: groups.map(|(who, group)| (trainee(who), group.to_owned())).into(),
        ..Roster::default()
    };
    write_roster(&centre, &roster).unwrap();
    for who in 0..3 {
        exam(&centre, "fee", &trainee(who), FEE_PLAYS[who as usize]);
    }
    let mut kept = KeptSessions::default();
    let mut read = |wanted: &str| {
        let report = whole_report_again(&centre, Err(KeyError::NoFolder), Some(wanted), &mut kept).unwrap();
        (format!("{:?}", report.cohort), kept.played())
    };
    let fresh = |wanted: &str| {
        let report = whole_report(&centre, Err(KeyError::NoFolder), Some(wanted)).unwrap();
        format!("{:?}", report.cohort)
    };
    assert_eq!(read("Night"), (fresh("Night"), 2));
    assert_eq!(read("Day"), (fresh("Day"), 3));
    assert_eq!(read("Night"), (fresh("Night"), 3));
    // What has changed on the disk is looked at again, and what was new is played.
    exam(&centre, "fee", &trainee(1), FEE_PLAYS[3]);
    assert_eq!(read("Night"), (fresh("Night"), 4));
    for record in std::fs::read_dir(centre.sessions_path()).unwrap() {
        let path = record.unwrap().path();
        let mut bytes = std::fs::read(&path).unwrap();
        bytes.extend_from_slice(b"more\n");
        std::fs::write(&path, bytes).unwrap();
    }
    let (report, played) = read("Night");
    assert_eq!(report, fresh("Night"));
    assert!(played >= 4 && !report.contains("overall"), "{report}");
}
