//! `rolecall retention`: what goes and why, what is held, and that a dry run is the same list.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use rolecall::sim::session::erasure::Erasure;
use rolecall::sim::session::retention::{Fate, Period, Retention};
use rolecall::store::erasure::{carry_out, plan_for_sessions};
use rolecall::store::fs::RealFs;
use rolecall::store::retention::{read_retention, sweep};
use rolecall::store::vault::Vault;

use super::files;
use super::life::{Life, OTHER_TRAINEE, at, session, text};
use crate::marks::people::{data_with_record, new_key, run, stopped_exam};

const RECORD: &str = "20261124-143947-angry-complaint-ef9e67.jsonl";
const LATER: &str = "2099-01-01T00:00:00Z";

fn bytes(root: &Path) -> Vec<(std::path::PathBuf, Vec<u8>)> {
    let files = files(root).into_iter();
    files.map(|path| (path.clone(), fs::read(&path).unwrap())).collect()
}

#[test]
fn a_dry_run_says_what_goes_and_why_and_the_sweep_does_that() {
    let folder = tempfile::tempdir().unwrap();
    let (data, keys) = (folder.path().join("data"), folder.path().join("keys"));
    let record = data_with_record(&data, RECORD);
    let exam = stopped_exam(&data, RECORD, 5);
    let periods = folder.path().join("periods.ron");
    let sweep = |config: &str, more: &[&str]| {
        fs::write(&periods, config).unwrap();
        run(
            &keys,
            &data,
            &[&["retention", "--config", text(&periods)], more].concat(),
        )
    };
    // The times in a record are those of the machine on which it was played; nothing goes that has only just come here.
    let fresh = sweep("(practice_days: 1, exam_days: 1)", &["--dry-run"]).expect(0).out;
    assert!(fresh.contains("Nothing has to go"), "{fresh}");
    for path in [&record, &data.join("sessions").join(&exam)] {
        let long_ago = SystemTime::now() - Duration::from_secs(1_000 * 24 * 60 * 60);
        let file = fs::File::options().append(true).open(path).unwrap();
        file.set_modified(long_ago).unwrap();
    }
    let before = bytes(&data);
    let tried = sweep("(practice_days: 1, exam_days: 36500)", &["--dry-run"])
        .expect(0)
        .out;
    assert!(before == bytes(&data), "a dry run changes nothing");
    let session_id = session(&record);
    assert!(
        tried.contains(&format!("{session_id} goes: practice, kept for 1 days")),
        "{tried}"
    );
    assert!(
        tried.contains(&format!("record      sessions/{RECORD}")) && !tried.contains(&exam),
        "{tried}"
    );
    let trainee = rolecall::store::record_file::read_record(&RealFs, &record)
        .unwrap()
        .header
        .trainee;
    for held in [trainee.to_uppercase(), session_id.to_owned()] {
        let config = format!("(practice_days: 1, exam_days: 36500, hold: [\"{held}\"])");
        let ran = sweep(&config, &["--yes"]).expect(0).out;
        assert!(ran.contains("is held") && ran.contains("Nothing has to go"), "{ran}");
    }
    for (config, told) in [
        ("(practice_days: 0)", "practice_days is 0"),
        ("(practise_days: 1)", "periods.ron"),
        ("(format: 7)", "format 7"),
    ] {
        let ran = sweep(config, &["--yes"]).expect(2);
        assert!(ran.err.contains(told), "{told}: {}", ran.err);
    }
    run(&keys, &data, &["retention", "--config", "no/such/file"]).expect(2);
    assert!(before == bytes(&data));

    let chinese = sweep(
        "(practice_days: 1, exam_days: 36500)",
        &["--dry-run", "--locale", "zh-Hans"],
    )
    .expect(0);
    assert!(chinese.out.contains("到期：练习保留 1 天"), "{}", chinese.out);
    let done = sweep("(practice_days: 1, exam_days: 36500)", &["--yes"]).expect(0).out;
    assert!(done.contains("signed by nobody"), "{done}");
    assert!(!record.exists() && data.join("sessions").join(&exam).exists());
    let told = run(&keys, &data, &["verify", session_id]).expect(1);
    assert!(told.out.contains("practice 1 d"), "{}", told.out);
    // Who has a key signs, and the last one goes.
    new_key(&keys, &data, "centre");
    sweep("(exam_days: 1)", &["--yes"]).expect(0);
    let told = run(&keys, &data, &["verify", exam.strip_suffix(".jsonl").unwrap()]).expect(0);
    assert!(told.out.contains("centre"), "{}", told.out);
    assert!(sweep("()", &[]).expect(0).out.contains("Nothing has to go"));
}

#[test]
fn marks_can_go_alone_and_a_name_goes_when_nothing_else_is_left() {
    let life = Life::new();
    let data = at(life.folder.path(), Arc::new(RealFs));
    let keep_records = Retention {
        practice_days: 36_500,
        marks_days: 1,
        ..Retention::default()
    };
    let found = sweep(&data, &keep_records, LATER).unwrap();
    let fates: Vec<_> = found.due.iter().map(|due| (due.session.as_str(), due.fate)).collect();
    let mut expected = vec![
        (session(&life.marked), Fate::MarksOnly),
        (session(&life.other), Fate::MarksOnly),
    ];
    expected.sort_by_key(|(session, _)| *session);
    assert_eq!(fates, expected);
    assert_eq!(found.nameless, [""; 0]);
    let plain = |erasure: Erasure| serde_json::to_string(&erasure).unwrap() + "\n";
    let plan = plan_for_sessions(&data, &found.going(true), &found.going(false), &found.nameless).unwrap();
    carry_out(&plan, None, "Over", &plain).unwrap();
    let marks = life.run(&["marks", text(&life.marked)]).expect(0);
    assert!(!marks.out.contains("CANARY-COMMENT"), "{}", marks.out);
    let verified = life.run(&["verify", text(&life.marked)]).expect(0);
    assert!(verified.out.contains("in order"), "only the marks: {}", verified.out);

    // A record that was damaged has no age, and may be anybody's: it stays, and no name goes.
    let stray = "aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbb";
    Vault::of(&data).put(stray, "Somebody Long Gone").unwrap();
    let damaged = data.sessions_path().join("20200101-000000-small-ffffff.jsonl");
    fs::write(&damaged, "half a li").unwrap();
    let all_over = Retention {
        practice_days: 1,
        ..Retention::default()
    };
    let found = sweep(&data, &all_over, LATER).unwrap();
    assert_eq!((found.unread.len(), found.nameless.len()), (1, 0));
    fs::remove_file(damaged).unwrap();
    let found = sweep(&data, &all_over, LATER).unwrap();
    assert!(found.due.iter().all(|due| due.fate == Fate::Whole(Period::Practice)));
    assert_eq!(found.due.len(), 4);
    assert_eq!(
        found.nameless,
        [stray],
        "the others have a profile or a place on the roster"
    );
    let plan = plan_for_sessions(&data, &found.going(true), &found.going(false), &found.nameless).unwrap();
    carry_out(&plan, None, "Over", &plain).unwrap();
    assert!(!Vault::of(&data).has(stray).unwrap());
    assert!(Vault::of(&data).has(OTHER_TRAINEE).unwrap());
    assert!(!life.marked.exists() && !life.in_profile.exists());
    assert_eq!(sweep(&data, &all_over, LATER).unwrap().due, []);
    // The periods of the folder itself are taken where none are named.
    fs::write(data.root().join("retention.ron"), "(exam_days: 7)").unwrap();
    assert_eq!(read_retention(&data, None).unwrap().exam_days, 7);
}
