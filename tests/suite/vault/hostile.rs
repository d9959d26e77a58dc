//! Ids and files that somebody has chosen so that an erasure takes too much, stops half way, or is not told of what it should know.

use std::fs;
use std::path::PathBuf;

use rolecall::sim::session::record::{Header, RecordText};

use super::life::{Life, NAME, session, text};

const GROUND: &str = "Asked for on 2026-11-26";
const HOSTILE: &str = "dddddddddddddddddddddddddddddddd";

/// The first line of a record with another session and another pseudonym.
fn record_of(life: &Life, session: &str) -> Option<Vec<u8>> {
    let whole = RecordText::parse(&fs::read(&life.other).unwrap()).unwrap();
    let header = Header {
        session: session.to_owned(),
        trainee: HOSTILE.to_owned(),
        ..whole.header
    };
    Some(RecordText::begin(&header).ok()?.bytes().to_vec())
}

#[test]
fn an_id_that_is_the_beginning_of_others_takes_nothing_of_other_people() {
    let life = Life::new();
    let data = life.data();
    let other = session(&life.other).to_owned();
    for (path, text) in [
        (format!("receipts/{other}.0123456789ab.receipt"), "a receipt"),
        (format!("sessions/{other}.jsonl.torn"), "half a li"),
        (format!("sessions/{other}-rescued.jsonl"), "cannot be read"),
        (format!("sessions/.{other}.jsonl.00112233445566aa.tmp"), "half"),
    ] {
        let path = data.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let before = life.everything();
    // The day, the time, and all of it but the last digits.
    let hostile: Vec<PathBuf> = [8, 15, other.len() - 7]
        .iter()
        .map(|length| {
            let path = data.join(format!("sessions/{}.jsonl", &other[..*length]));
            fs::write(&path, record_of(&life, &other[..*length]).unwrap()).unwrap();
            path
        })
        .collect();
    life.run(&["erase", "--trainee", HOSTILE, "--ground", GROUND, "--yes"])
        .expect(0);
    assert!(hostile.iter().all(|path| !path.exists()));
    let is_cache = |path: &PathBuf| path.to_string_lossy().contains("index.sqlite");
    for (path, bytes) in before.iter().filter(|(path, _)| !is_cache(path)) {
        assert!(fs::read(path).is_ok_and(|now| now == *bytes), "{}", path.display());
    }
}

#[test]
fn no_session_is_called_as_the_folder_of_faults_and_no_folder_stops_an_erasure() {
    let life = Life::new();
    let data = life.data();
    assert_eq!(record_of(&life, "void"), None);
    assert!(record_of(&life, "void-1").is_some());
    let fault = data.join("marks/void").join("a".repeat(64)).join("somebody.evt");
    let stray = data.join("marks").join(session(&life.marked)).join("stray/file.txt");
    for path in [
        &fault,
        &stray,
        &data.join("sessions/20200101-000000-a-000001.jsonl/file.txt"),
    ] {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "something").unwrap();
    }
    // It cannot be read, and the pseudonym in it says whose it is.
    fs::write(data.join("sessions/void.jsonl"), format!("{{ {}", life.trainee)).unwrap();
    life.run(&["erase", "--trainee", NAME, "--ground", GROUND, "--yes"])
        .expect(0);
    assert!(!life.marked.exists() && !data.join("sessions/void.jsonl").exists());
    assert!(fault.exists() && stray.exists());
}

#[test]
fn what_is_held_is_erased_only_with_a_reason_that_stays() {
    let life = Life::new();
    let data = life.data();
    let erase = |more: &[&str]| {
        let arguments = ["erase", "--trainee", NAME, "--ground", GROUND];
        life.run(&[&arguments, more].concat())
    };
    for held in [life.trainee.to_uppercase(), session(&life.in_profile).to_owned()] {
        fs::write(data.join("retention.ron"), format!("(hold: [\"{held}\"])")).unwrap();
        let before = life.everything();
        let refused = erase(&["--yes"]).expect(2);
        assert!(
            refused.err.to_lowercase().contains(&held.to_lowercase()) && refused.err.contains("--despite-hold"),
            "{}",
            refused.err
        );
        let tried = erase(&["--dry-run"]).expect(0);
        assert!(tried.err.contains("--despite-hold"), "{}", tried.err);
        let chinese = erase(&["--yes", "--locale", "zh-Hans"]).expect(2);
        assert!(chinese.err.contains("要求保留"), "{}", chinese.err);
        let named = erase(&["--yes", "--despite-hold", &format!("{NAME} insists")]).expect(2);
        assert!(named.err.contains("has the name in it"), "{}", named.err);
        assert!(before == life.everything());
    }
    fs::write(data.join("retention.ron"), "(hold: ").unwrap();
    erase(&["--yes"]).expect(2);
    fs::write(
        data.join("retention.ron"),
        format!("(hold: [\"{}\"])", session(&life.open)),
    )
    .unwrap();
    erase(&["--yes", "--despite-hold", "The dispute was settled"]).expect(0);
    let told = life.run(&["verify", session(&life.marked)]).expect(0);
    assert!(
        told.out.contains(GROUND) && told.out.contains("The dispute was settled"),
        "{}",
        told.out
    );
}

#[test]
fn whoever_asks_what_is_kept_is_told_of_records_that_cannot_be_read() {
    let life = Life::new();
    let mut damaged = fs::read(&life.open).unwrap();
    damaged[4] ^= 1;
    let out = life.folder.path().join("for-her");
    let access = || life.run(&["access", "--trainee", NAME, "--out", text(&out), "--force"]);
    access().expect(0);
    let name = "20200101-000000-small-ffffff.jsonl";
    for folder in [life.own.sessions_path(), life.data().join("sessions")] {
        let path = folder.join(name);
        fs::write(&path, &damaged).unwrap();
        let told = access().expect(1);
        assert!(told.err.contains(name), "{}", told.err);
        fs::remove_file(path).unwrap();
    }
    // Somebody else's is nobody's business.
    let mut other = fs::read(&life.other).unwrap();
    other[4] ^= 1;
    fs::write(life.data().join("sessions").join(name), other).unwrap();
    access().expect(0);
}
