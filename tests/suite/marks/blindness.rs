//! Whoever marks a session blind is shown nowhere what others have said of it; on a machine of several people nobody is, who might be one.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use rolecall::sim::assessment::blind::{not_seen_yet, visible, visible_to_all};
use rolecall::sim::assessment::event::{Saying, SignedEvent};
use rolecall::sim::assessment::standing::counting::Forms;
use rolecall::sim::cohort::roster::Roster;
use rolecall::store::cohort::roster_file::write_roster;
use rolecall::store::cohort::whole_report::whole_report;
use rolecall::store::folder::DataFolder;
use rolecall::store::keys::{KeyError, KeyFolder};
use rolecall::view::groups::{GroupsMaterial, GroupsView, groups_view};
use rolecall::view::standing::Names;
use rolecall::words::{Locale, Words};

use super::people::{self, copy_missing, data_with_record, key_id, new_key, run};
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
    // Both say of how many sessions something is kept back, and whoever may see all of it is told nothing of the kind.
    let said = |viewer: &[&str]| run(&[&["cohort", "Night"], viewer].concat()).expect(0).err;
    assert!(said(&[]).contains("1 exam") && said(&["--key", "ben"]).contains("--key NAME"));
    assert_eq!(said(&["--key", "ann"]), "");
    for (locale, words) in [(Locale::English, "Of one"), (Locale::SimplifiedChinese, "有 1")] {
        let view = groups_seen(&centre, KeyFolder::at(centre.fs().clone(), keys.clone(), &root), locale);
        let lines = view.agreement.about.iter().filter(|line| line.contains(words));
        assert_eq!(lines.count(), 1, "{:?}", view.agreement.about);
        assert!(view.group.unwrap().kept_back.unwrap().contains(words));
    }
    // On another machine where Ann is trusted and nobody has a key, whoever looks may be about to make one.
    let others = folder.path().join("others");
    let public = run(&["keys", "show", "ann"]).expect(0).last_line().to_owned();
    people::run(&others, &root, &["keys", "trust", "ann", &public]).expect(0);
    let view = groups_seen(
        &centre,
        KeyFolder::at(centre.fs().clone(), others.clone(), &root),
        Locale::English,
    );
    let lines = view.agreement.about.iter().filter(|line| line.contains("Of one"));
    assert_eq!(lines.count(), 1, "{:?}", view.agreement.about);
    assert!(view.group.unwrap().kept_back.is_some());
    let report = whole_report(
        &centre,
        KeyFolder::at(centre.fs().clone(), others, &root),
        Some("Night"),
    )
    .unwrap();
    let report = serde_json::to_string(&report.cohort.unwrap()).unwrap();
    assert!(!report.contains("\"basis\":\"assessed\""), "{report}");
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
    let tried = run(&[&fault[..], &["--dry-run"]].concat()).expect(0);
    let told = run(&fault).expect(0);
    // What is only tried says the same, and then that nothing was signed.
    let (changes, tail) = told.out.trim_end().rsplit_once('\n').unwrap();
    assert_eq!(tried.out, format!("{changes}\nNothing was done.\n"), "{tail}");
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
    assert_eq!(said(&[]), "");
    let keys = KeyFolder::at(centre.fs().clone(), keys.clone(), &root);
    assert_eq!(
        groups_seen(&centre, keys, Locale::English).group.unwrap().kept_back,
        None
    );
}

/// The screen of groups, made from the folder of data as the window makes it.
fn groups_seen(data: &DataFolder, keys: Result<KeyFolder, KeyError>, locale: Locale) -> GroupsView {
    let report = whole_report(data, keys, Some("Night")).unwrap();
    groups_view(&GroupsMaterial {
        words: &Words::new(locale),
        groups: &report.groups,
        cohort: report.cohort.as_ref(),
        assignments: &report.assignments,
        agreement: report.agreement.as_ref(),
        item_titles: &report.item_titles,
        not_blind: report.not_blind,
        kept_back: report.kept_back,
        kept_back_exams: report.kept_back_exams,
        trainees: &report.names.0,
        titles: &BTreeMap::new(),
        assessors: &Names(report.assessors.clone()),
        problems: &report.problems,
    })
}

/// A remark that nobody else would make.
const WORD: &str = "Zanzibar";

#[test]
fn no_answer_to_whoever_still_marks_has_a_mark_in_it() {
    let folder = tempfile::tempdir().unwrap();
    let (root, keys) = (folder.path().join("data"), folder.path().join("keys"));
    let record = data_with_record(&root, "20261124-143947-angry-complaint-ef9e67.jsonl");
    let record = record.to_str().unwrap();
    let run = |arguments: &[&str]| run(&keys, &root, arguments);
    for name in ["ann", "ben", "cat"] {
        new_key(&keys, &root, name);
    }
    run(&["mark", record, "confirm", "--key", "ann"]).expect(0);
    for dimension in ["empathy", "accuracy"] {
        let change = [
            "mark",
            record,
            "override",
            "--dimension",
            dimension,
            "--mark",
            MARK,
            "--turn",
            "2",
            "--reason",
            WORD,
            "--key",
            "ann",
        ];
        run(&change).expect(0);
    }
    run(&["mark", record, "close", "--key", "ann"]).expect(0);
    // Cat disputes it, so that there is something to answer and two have said something.
    run(&["mark", record, "unblind", "--reason", "A second look", "--key", "cat"]).expect(0);
    let dispute = [
        "mark",
        record,
        "dispute",
        "--turn",
        "2",
        "--dimension",
        "empathy",
        "--against",
        "ann",
        "--proposed",
        "15",
        "--reason",
        WORD,
        "--key",
        "cat",
    ];
    let dispute = run(&dispute).expect(0);
    assert!(dispute.out.contains(MARK), "the test itself: {dispute:?}");
    let event = dispute.last_line().to_owned();
    let ann = key_id(&keys, &root, "ann");

    let proposing = |against: &'static [&'static str], proposed: &'static str| {
        let raised = [
            "dispute",
            "--turn",
            "2",
            "--dimension",
            "empathy",
            "--proposed",
            proposed,
            "--reason",
            "Why",
        ];
        [&raised[..], against].concat()
    };
    let moderation = |empathy: &'static str| {
        [
            "moderate",
            "--mark",
            empathy,
            "--mark",
            "accuracy=13.8",
            "--mark",
            "compliance=1",
            "--reason",
            "Why",
        ]
        .to_vec()
    };
    let mut asked: Vec<Vec<&str>> = vec![
        moderation("empathy=13.6"),
        moderation("empathy=99"),
        vec!["moderate", "--mark", "empathy=20", "--reason", "Why"],
        vec!["decide", "fail", "--reason", "Why"],
        vec!["decide", "resume", "--reason", "Why"],
        vec!["reopen", "--reason", "Why"],
        vec!["close"],
        vec!["comment", "--text", "Mine", "--turn", "2"],
        vec!["answer", "--dispute", "000000", "--granted", "50", "--reason", "Why"],
        vec![
            "dispute",
            "--turn",
            "2",
            "--dimension",
            "accuracy",
            "--against",
            "nobody",
            "--proposed",
            "99",
            "--reason",
            "Why",
        ],
        vec![
            "dispute",
            "--turn",
            "2",
            "--dimension",
            "accuracy",
            "--against",
            &ann,
            "--proposed",
            "99",
            "--reason",
            "Why",
        ],
    ];
    for proposed in ["0", "13.6", "13.8", "100"] {
        asked.extend([proposing(&[], proposed), proposing(&["--against", "ann"], proposed)]);
    }
    for granted in ["0", "13.6", "13.8", "100"] {
        asked.push(vec![
            "answer",
            "--dispute",
            &event,
            "--granted",
            granted,
            "--reason",
            "Why",
        ]);
    }
    asked.push(vec!["answer", "--dispute", &event, "--reason", "Why"]);
    let is_told = |told: &str| [MARK, WORD].iter().any(|canary| told.contains(canary));
    let mut refusals = 0;
    for locale in ["en", "zh-Hans"] {
        for asked in &asked {
            let ran = run(&[&["mark", record], &asked[..], &["--key", "ben", "--locale", locale]].concat());
            assert!(!is_told(&ran.out) && !is_told(&ran.err), "{asked:?} {ran:?}");
            refusals += usize::from(ran.code != Some(0));
            // A refusal that depended on the hidden mark would tell whether a mark is above or below it.
            let speaks_of_others = matches!(asked[0], "answer" | "moderate") || (asked[0] == "dispute");
            if speaks_of_others {
                assert_eq!(ran.code, Some(1), "{asked:?} {ran:?}");
                assert!(ran.err.contains("unblind"), "{asked:?} {ran:?}");
            }
        }
    }
    assert!(refusals > asked.len(), "{refusals}");
    // The computed mark is nobody's secret.
    let computed = proposing(&["--against", "computed"], "99");
    run(&[&["mark", record], &computed[..], &["--key", "ben"]].concat()).expect(0);
    // Whoever has signed that he looks is told, and may moderate and answer.
    run(&["mark", record, "unblind", "--reason", "I answer", "--key", "ben"]).expect(0);
    let answered = run(&[
        "mark",
        record,
        "answer",
        "--dispute",
        &event,
        "--granted",
        "14",
        "--reason",
        "Why",
        "--key",
        "ben",
    ]);
    answered.expect(0);
}

#[test]
fn a_fault_in_a_version_that_nobody_played_is_said_to_change_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (root, keys) = (folder.path().join("data"), folder.path().join("keys"));
    let session = "20261124-143947-angry-complaint-ef9e67";
    data_with_record(&root, &format!("{session}.jsonl"));
    new_key(&keys, &root, "ann");
    // The same call with another comment is another version.
    let calls = folder.path().join("calls");
    copy_missing(&Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios"), &calls);
    let file = calls.join("angry-complaint.ron");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, format!("// Mended.\n{text}")).unwrap();
    let file = file.to_str().unwrap();
    // What a node is called is the call's own affair.
    let node_of = |version: &str| {
        let ran = run(
            &keys,
            &root,
            &["void", version, "--node", "nowhere", "--reason", "Wrong"],
        );
        let nodes = ran.err.split("There are: ").nth(1).unwrap();
        nodes.split([',', '.']).next().unwrap().to_owned()
    };
    let played = run(
        &keys,
        &root,
        &["void", session, "--node", &node_of(session), "--reason", "Wrong"],
    );
    assert!(!played.expect(0).err.contains("No record"));
    let node = node_of(file);
    for (locale, none) in [
        ("en", "No record here was played with this version"),
        ("zh-Hans", "没有用"),
    ] {
        let told = run(
            &keys,
            &root,
            &["void", file, "--node", &node, "--reason", "Wrong", "--locale", locale],
        );
        assert_eq!(told.code, Some(1), "{told:?}");
        assert!(told.err.contains(none) && told.err.contains(session), "{told:?}");
        assert_eq!(told.last_line().len(), 64, "the event was saved all the same: {told:?}");
    }
}

#[test]
fn nobody_speaks_of_marks_that_are_kept_from_them() {
    let (judged, forms) = (judged(), Forms::new());
    let mut events: Vec<SignedEvent> = Vec::new();
    let words = [Dimension::Empathy, Dimension::Accuracy, Dimension::Compliance].map(|place| overridden(place, 500));
    for word in words.into_iter().chain([Saying::Close]) {
        let known: Vec<&SignedEvent> = events.iter().collect();
        let next = event(ANN, &known, word);
        events.push(next);
    }
    let dispute = |against: Option<&str>| Saying::Dispute {
        turn: 1,
        dimension: Dimension::Empathy,
        against: against.map(str::to_owned),
        tenths: 500,
        proposed: 600,
        reason: "Why".to_owned(),
    };
    let about_others = [
        dispute(Some(ANN)),
        Saying::Answer {
            dispute: events[0].hash.clone(),
            granted: None,
            reason: "Why".to_owned(),
        },
        Saying::Moderate {
            heads: Vec::new(),
            marks: Vec::new(),
            fails: false,
            reason: "Why".to_owned(),
        },
    ];
    let refused =
        |events: &[SignedEvent], by: &str, saying: &Saying| not_seen_yet(&judged, &forms, events, by, saying).is_some();
    for saying in &about_others {
        assert!(refused(&events, BEN, saying), "{saying:?}");
        assert!(!refused(&events, ANN, saying), "she has closed hers: {saying:?}");
    }
    for own in [dispute(None), Saying::Close, overridden(Dimension::Empathy, 400)] {
        assert!(!refused(&events, BEN, &own), "{own:?}");
    }
    let unblind = Saying::Unblind {
        reason: "I moderate".to_owned(),
    };
    events.push(event(BEN, &[], unblind));
    for saying in &about_others {
        assert!(!refused(&events, BEN, saying), "he has looked: {saying:?}");
    }
}
