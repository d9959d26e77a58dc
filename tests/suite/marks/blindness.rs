//! Whoever marks a session blind is shown nowhere what others have said of it; on a machine of several people nobody is, who might be one.

use std::fs;

use rolecall::sim::assessment::blind::{visible, visible_to_all};
use rolecall::sim::assessment::event::{Saying, SignedEvent};
use rolecall::sim::assessment::standing::counting::Forms;
use rolecall::sim::cohort::roster::Roster;
use rolecall::store::cohort::roster_file::write_roster;
use rolecall::store::cohort::whole_report::whole_report;
use rolecall::store::keys::KeyFolder;

use super::people::{new_key, run};
use super::{ANN, BEN, CAT, event, judged, overridden};
use crate::cohort::{FEE_PLAYS, data, exam, trainee};
use rolecall::sim::scenario::model::Dimension;

/// A mark that no play of the call gives.
const MARK: &str = "13.7";

#[test]
fn several_viewers_see_what_each_of_them_may_see() {
    let judged = judged();
    let forms = Forms::new();
    let mut ann: Vec<SignedEvent> = Vec::new();
    let words = [Dimension::Empathy, Dimension::Accuracy, Dimension::Compliance].map(|place| overridden(place, 500));
    for word in words.into_iter().chain([Saying::Close]) {
        let known: Vec<&SignedEvent> = ann.iter().collect();
        let next = event(ANN, &known, word);
        ann.push(next);
    }
    let ben = event(BEN, &[], overridden(Dimension::Empathy, 400));
    let all: Vec<SignedEvent> = ann.iter().cloned().chain([ben.clone()]).collect();
    let seen_by = |viewers: &[&str]| {
        let (seen, hidden) = visible_to_all(&judged, &forms, &all, viewers);
        let seen: Vec<SignedEvent> = seen.into_iter().cloned().collect();
        let hidden: Vec<(String, usize)> = hidden.into_iter().map(|one| (one.by, one.events)).collect();
        (seen, hidden)
    };
    let of_ann = (ANN.to_owned(), ann.len());
    let of_ben = (BEN.to_owned(), 1);
    assert_eq!(seen_by(&[]), (all.clone(), vec![]), "nobody here marks");
    assert_eq!(seen_by(&[ANN]), (all.clone(), vec![]), "she has closed her marks");
    assert_eq!(seen_by(&[BEN]), (vec![ben.clone()], vec![of_ann.clone()]));
    assert_eq!(seen_by(&[ANN, BEN]), (vec![ben], vec![of_ann.clone()]), "it may be Ben");
    assert_eq!(
        seen_by(&[BEN, CAT]),
        (vec![], vec![of_ann, of_ben]),
        "neither may see the other"
    );
    for viewer in [ANN, BEN, CAT] {
        let (seen, _) = visible(&judged, &forms, &all, viewer);
        let seen: Vec<SignedEvent> = seen.into_iter().cloned().collect();
        assert_eq!(seen, seen_by(&[viewer]).0);
    }
}

#[test]
fn no_command_tells_somebody_who_still_marks_what_others_gave() {
    let folder = tempfile::tempdir().unwrap();
    let (root, keys) = (folder.path().join("data"), folder.path().join("keys"));
    let centre = data(&root);
    let roster = Roster {
        groups: [(trainee(0), "Night".to_owned())].into(),
        ..Roster::default()
    };
    write_roster(&centre, &roster).unwrap();
    exam(&centre, "fee", &trainee(0), FEE_PLAYS[1]);
    let record = fs::read_dir(root.join("sessions"))
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    let record = record.to_str().unwrap();
    let run = |arguments: &[&str]| run(&keys, &root, arguments);
    for name in ["ann", "ben"] {
        new_key(&keys, &root, name);
    }
    run(&["mark", record, "confirm", "--key", "ann"]).expect(0);
    let measured = ["empathy", "accuracy", "compliance"].iter().filter(|dimension| {
        let change = [
            "override",
            "--dimension",
            dimension,
            "--mark",
            MARK,
            "--reason",
            "Seen",
            "--key",
            "ann",
        ];
        run(&[&["mark", record], &change[..]].concat()).code == Some(0)
    });
    assert!(measured.count() > 0);
    run(&["mark", record, "close", "--key", "ann"]).expect(0);

    let out = folder.path().join("out");
    let out = out.to_str().unwrap();
    let told_by = |arguments: &[&str]| {
        let ran = run(arguments);
        assert!(matches!(ran.code, Some(0 | 1)), "{arguments:?} {ran:?}");
        let mut told = format!("{}{}", ran.out, ran.err);
        for file in fs::read_dir(out).into_iter().flatten() {
            told += &fs::read_to_string(file.unwrap().path()).unwrap();
        }
        let _ = fs::remove_dir_all(out);
        told
    };
    // Programs are given tenths, and whether somebody has set them.
    let shows = |told: &str| told.contains(MARK) || told.contains("\"assessed\"");
    let commands: [&[&str]; 4] = [
        &["marks", record],
        &["cohort", "Night"],
        &["cohort", "Night", "--format", "json", "--keep-pseudonyms"],
        &["report", record, "--out", out, "--format", "csv"],
    ];
    for command in commands {
        let as_ann = told_by(&[command, &["--key", "ann"]].concat());
        assert!(shows(&as_ann), "the test itself: {command:?} {as_ann}");
        for viewer in [&["--key", "ben"][..], &[]] {
            let told = told_by(&[command, viewer].concat());
            assert!(!shows(&told), "{command:?} {viewer:?} {told}");
        }
    }
    // The screen of groups reads what the terminal reads.
    let read = || {
        let folder = KeyFolder::at(centre.fs().clone(), keys.clone(), &root);
        let report = whole_report(&centre, folder, Some("Night")).unwrap().cohort.unwrap();
        serde_json::to_string(&report).unwrap()
    };
    assert!(!read().contains("\"basis\":\"assessed\""), "{}", read());
    // Whoever voids a fault is told what it changes, and no more.
    let fault = [
        "void", record, "--node", "greeting", "--reason", "Wrong", "--key", "ben",
    ];
    let unknown = run(&fault);
    let node = unknown
        .err
        .split("There are: ")
        .nth(1)
        .map(|rest| rest.split([',', '.']).next().unwrap());
    let node = node.unwrap_or("greeting").to_owned();
    let fault = ["void", record, "--node", &node, "--reason", "Wrong", "--key", "ben"];
    let told = run(&fault).expect(0);
    assert!(
        !told.out.contains(MARK) && told.out.contains("computed: "),
        "{}",
        told.out
    );
    // Once Ben has closed his own marks, all of it is shown to both.
    run(&["mark", record, "confirm", "--key", "ben"]).expect(0);
    run(&["mark", record, "close", "--key", "ben"]).expect(0);
    let told = told_by(&["marks", record]);
    assert!(told.contains(MARK), "{told}");
}
