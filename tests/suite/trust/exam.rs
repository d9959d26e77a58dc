//! Whole exams between two machines: in the open, and with a package that has no key.

use std::fs;
use std::path::Path;

use super::super::terminal::{Play, best_plays, run};
use super::{Machine, only_file, text};

/// A centre with a key, and a trainee's machine that trusts it.
fn two_machines() -> (Machine, Machine) {
    let (centre, trainee) = (Machine::new(), Machine::new());
    let public = centre.with_key("centre");
    trainee.run(&["keys", "trust", "centre", &public]).expect(0);
    (centre, trainee)
}

fn issue(centre: &Machine, play: &Play, more: &[&str]) -> String {
    let ticket = centre.file("one.ticket");
    let seed = play.seed.to_string();
    let arguments = [
        "ticket",
        "issue",
        play.call,
        "--country",
        &play.country,
        "--seed",
        &seed,
        "--out",
        &ticket,
    ];
    centre.run(&[&arguments[..], more].concat()).expect(0);
    ticket
}

fn mark(machine: &Machine, record: &Path) -> serde_json::Value {
    let scored = machine.run(&["score", text(record), "--format", "json"]).expect(0);
    serde_json::from_str::<serde_json::Value>(&scored.out).unwrap()["overall"].clone()
}

fn played_openly(play: &Play) -> serde_json::Value {
    let machine = Machine::new();
    let seed = play.seed.to_string();
    let arguments = ["talk", play.call, "--seed", &seed, "--country", &play.country];
    let record = machine.typing(&arguments, &play.lines).expect(0).record();
    mark(&machine, &record)
}

#[test]
fn an_exam_goes_from_machine_to_machine_and_a_receipt_comes_back() {
    let (centre, trainee) = two_machines();
    let play = best_plays("angry-complaint").remove(0);
    let refused = centre.run(&["ticket", "issue", play.call]).expect(2);
    assert!(refused.err.contains("Nobody has reviewed this call"), "{}", refused.err);
    let ticket = issue(&centre, &play, &["--rehearsal"]);
    let listed = centre.run(&["ticket", "list"]).expect(0).out;
    assert!(listed.contains("no record here"), "{listed}");

    let stranger = Machine::new();
    stranger
        .run(&["talk", "--ticket", &ticket])
        .expect(2)
        .naming(&["not trusted here"]);
    trainee.run(&["talk", "--ticket", &ticket, "--seed", "1"]).expect(2);

    let ran = trainee.typing(&["talk", "--ticket", &ticket], &play.lines).expect(0);
    let record = ran.record();
    let anchor = trainee.run(&["anchor", text(&record)]).expect(0).out.trim().to_owned();
    assert!(ran.out.contains(&format!("Anchor: {anchor} ")), "{}", ran.out);
    assert!(!ran.out.contains("Overall"), "{}", ran.out);
    trainee.run(&["verify", text(&record), "--anchor", &anchor]).expect(0);
    trainee
        .run(&["talk", "--ticket", &ticket])
        .expect(2)
        .naming(&["was used", "is over", "rolecall hand-in"]);

    let sealed = trainee.file("exam.age");
    trainee.run(&["hand-in", text(&record), "--out", &sealed]).expect(0);
    assert!(!String::from_utf8_lossy(&fs::read(&sealed).unwrap()).contains("angry-complaint"));
    trainee.run(&["receive", &sealed]).expect(2);

    let received = centre.run(&["receive", &sealed]).expect(0);
    for word in ["in order", "ticket of centre fits, for a rehearsal", &anchor] {
        assert!(received.out.contains(word), "{word}: {}", received.out);
    }
    let receipt = only_file(&centre.data().join("receipts"));
    let before = fs::read(&receipt).unwrap();
    let again = centre.run(&["receive", &sealed]).expect(0);
    assert!(again.out.contains("it was here before"), "{}", again.out);
    assert_eq!(fs::read(&receipt).unwrap(), before);
    assert_eq!(centre.records().len(), 1);
    let here = &centre.records()[0];
    assert_eq!(fs::read(here).unwrap(), fs::read(&record).unwrap());
    assert_eq!(mark(&centre, here), played_openly(&play));
    let verified = centre
        .run(&["verify", text(here), "--anchor", &anchor.to_lowercase()])
        .expect(0);
    assert!(
        verified.out.contains("the anchor fits") && verified.out.contains("received by centre"),
        "{}",
        verified.out
    );
    let wrong = centre.run(&["verify", text(here), "--anchor", "00000-00000"]).expect(1);
    assert!(
        wrong.out.contains("NOT in order") && wrong.out.contains(&anchor),
        "{}",
        wrong.out
    );

    let verified = trainee
        .run(&["verify", text(&record), "--receipt", text(&receipt)])
        .expect(0);
    assert!(verified.out.contains("received by centre"), "{}", verified.out);
    let listed = centre.run(&["ticket", "list"]).expect(0).out;
    assert!(
        listed.contains(record.file_stem().unwrap().to_str().unwrap()),
        "{listed}"
    );
}

#[test]
fn a_package_has_no_mark_until_it_comes_back() {
    let (centre, trainee) = two_machines();
    let play = best_plays("data-leak").remove(0);
    let own = reviewed_copy(&centre, play.call);
    let ticket = issue(
        &centre,
        &Play {
            call: own,
            ..play.clone()
        },
        &["--blind"],
    );
    trainee
        .run(&["talk", "--ticket", &ticket])
        .expect(2)
        .naming(&["Begin with the package"]);
    let package = centre.file("one.package");
    centre
        .run(&["package", "make", "--ticket", &ticket, "--out", &package])
        .expect(0);
    let record = trainee
        .typing(&["talk", "--ticket", &package], &play.lines)
        .expect(0)
        .record();
    trainee.run(&["verify", text(&record)]).expect(0);
    trainee
        .run(&["score", text(&record)])
        .expect(1)
        .naming(&["the answer key is not here"]);
    let page_of = |machine: &Machine, record: &Path| {
        let out = machine.file("pages");
        machine
            .run(&["report", text(record), "--sheet", "session", "--out", &out])
            .expect(0);
        fs::read_to_string(only_file(Path::new(&out))).unwrap()
    };
    let page = page_of(&trainee, &record);
    assert!(page.contains("the answer key is not here") && !page.contains("too many states"));
    assert!(!page.contains("class=\"overall\""), "nobody has a mark to show");

    let sealed = trainee.file("exam.age");
    trainee.run(&["hand-in", text(&record), "--out", &sealed]).expect(0);
    let received = centre.run(&["receive", &sealed]).expect(0);
    assert!(received.out.contains("exam ticket of centre fits"), "{}", received.out);
    assert_eq!(mark(&centre, &centre.records()[0]), played_openly(&play));
    let page = page_of(&centre, &centre.records()[0]);
    assert!(page.contains("class=\"overall\"") && !page.contains("the answer key is not here"));

    // A package that was changed anywhere does not begin: each of its files is in the ticket.
    let whole = fs::read(&package).unwrap();
    for at in (0..whole.len()).step_by(whole.len() / 60) {
        let mut changed = whole.clone();
        changed[at] ^= 1;
        let file = centre.file("changed.package");
        fs::write(&file, changed).unwrap();
        let other = Machine::new();
        let public = text(&centre.keys().join("centre.pub")).to_owned();
        other.run(&["keys", "trust", "centre", &public]).expect(0);
        other.run(&["talk", "--ticket", &file]).expect(2);
        assert!(other.records().is_empty(), "byte {at}");
    }
}

#[test]
fn another_record_of_a_session_is_kept_beside_the_first_and_told_of() {
    let (centre, trainee) = two_machines();
    let play = best_plays("angry-complaint").remove(0);
    let ticket = issue(&centre, &play, &["--rehearsal"]);
    let record = trainee
        .typing(&["talk", "--ticket", &ticket], &["accept", "q"])
        .expect(2)
        .record();
    let hand_in = |name: &str| {
        let out = trainee.file(name);
        trainee.run(&["hand-in", text(&record), "--out", &out]).expect(0);
        out
    };
    centre.run(&["receive", &hand_in("first.age")]).expect(0);
    // The session goes on after it was handed in.
    let before = fs::read(&record).unwrap();
    let resume = ["talk", "--resume", text(&record)];
    trainee.typing(&resume, &[&play.lines[1], "q"]).expect(2);
    let second = centre.run(&["receive", &hand_in("second.age")]).expect(0);
    assert!(second.out.contains("go on from each other"), "{}", second.out);
    // Or it is played again from where it was handed in, another way.
    fs::write(&record, before).unwrap();
    trainee.typing(&resume, &["note another way", "q"]).expect(2);
    let third = centre.run(&["receive", &hand_in("third.age")]).expect(1);
    assert!(third.out.contains("tells something else"), "{}", third.out);
    assert_eq!(centre.records().len(), 3);
}

#[test]
fn a_session_that_was_taken_away_is_missed() {
    let (centre, trainee) = two_machines();
    let play = best_plays("angry-complaint").remove(0);
    let ticket = issue(&centre, &play, &["--rehearsal"]);
    trainee
        .typing(&["talk", "--ticket", &ticket], &["accept", "q"])
        .expect(2);
    let record = &trainee.records()[0];
    fs::remove_file(record).unwrap();
    let session = record.file_stem().unwrap().to_str().unwrap();
    let listed = trainee.run(&["talk", "--ticket", &ticket]).expect(2);
    assert!(listed.err.contains(session), "{}", listed.err);
    let ran = super::program(&trainee.data()).arg("sessions").output().unwrap();
    let out = String::from_utf8(ran.stdout).unwrap();
    assert!(
        out.lines()
            .any(|line| line.contains("missing") && line.contains(session)),
        "{out}"
    );
    // Another session's record under its name does not stand for it.
    let other = run::<&str>(&trainee.data(), &["talk", "fraud-attempt", "--seed", "1"], &[]).record();
    fs::copy(&other, record).unwrap();
    let out = run::<&str>(&trainee.data(), &["sessions"], &[]).out;
    let is_missed = |line: &str| line.contains("missing") && line.contains(session);
    assert!(out.lines().any(is_missed), "{out}");
    run::<&str>(&trainee.data(), &["verify", session], &[]).expect(2);
    fs::remove_file(record).unwrap();
    // Whoever takes the whole folder away takes the ledger with it. The ticket that was given out is what remains.
    let listed = centre.run(&["ticket", "list"]).expect(0).out;
    assert!(listed.contains("no record here"), "{listed}");
}

#[test]
fn a_ticket_is_for_its_time_and_its_files_only() {
    let (centre, trainee) = two_machines();
    let play = best_plays("angry-complaint").remove(0);
    for (from, until) in [
        ("2020-01-01T00:00:00Z", "2020-01-02T00:00:00Z"),
        ("2190-01-01T00:00:00Z", "2190-01-02T00:00:00Z"),
    ] {
        let early = centre.file(&format!("{}.ticket", &from[..4]));
        centre
            .run(&[
                "ticket",
                "issue",
                play.call,
                "--rehearsal",
                "--from",
                from,
                "--until",
                until,
                "--out",
                &early,
            ])
            .expect(0);
        trainee
            .run(&["talk", "--ticket", &early])
            .expect(2)
            .naming(&["by the clock of this machine"]);
    }
    centre
        .run(&[
            "ticket",
            "issue",
            play.call,
            "--from",
            "2026-11-30T08:00:00Z",
            "--until",
            "2026-11-29T08:00:00Z",
        ])
        .expect(2);
    let own = reviewed_copy(&centre, play.call);
    let ticket = centre.file("changed.ticket");
    centre.run(&["ticket", "issue", own, "--out", &ticket]).expect(0);
    trainee
        .run(&["talk", "--ticket", &ticket])
        .expect(2)
        .naming(&["is not the one that the ticket was made for"]);
    assert!(trainee.records().is_empty());
}

/// The file of a call in a folder of its own, which somebody has reviewed.
fn reviewed_copy(machine: &Machine, call: &str) -> &'static str {
    let calls = machine.folder.path().join("calls");
    copy_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios"), &calls);
    let own = calls.join(format!("{call}.ron"));
    let review = "reviewed: [(by: \"A reader\", on: \"2026-06-01\", language: \"en\")],";
    let changed = fs::read_to_string(&own).unwrap().replacen("reviewed: [],", review, 1);
    assert!(changed.contains(review));
    fs::write(&own, changed).unwrap();
    text(&own).to_owned().leak()
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        match entry.path().is_dir() {
            true if entry.file_name() != "voices" => copy_folder(&entry.path(), &to.join(entry.file_name())),
            true => {}
            false => {
                fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
            }
        }
    }
}
