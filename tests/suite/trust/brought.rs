//! Tickets, receipts and marks that are brought from another machine, and records without them: `verify`, the review and the report agree.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rolecall::sim::assessment::standing::Standing;
use rolecall::store::assessor_desk::AssessorDesk;
use rolecall::store::folder::DataFolder;
use rolecall::store::fs::RealFs;
use rolecall::store::keys::KeyFolder;
use rolecall::view::presenter::Presenter;
use rolecall::view::report::ReportedSession;
use rolecall::view::review::{ReviewMaterial, ReviewView, review_view};
use rolecall::view::standing::{Known, Names};
use rolecall::words::{Locale, Words};

use super::super::terminal::best_plays;
use super::{Machine, only_file, text};

/// A centre that has examined somebody, another machine that trusts it, and one that does not.
struct House {
    centre: Machine,
    second: Machine,
    stranger: Machine,
    ticket: String,
    /// The record on the trainee's machine.
    record: PathBuf,
    _trainee: Machine,
}

impl House {
    fn new() -> Self {
        let [centre, trainee, second, stranger] = [(); 4].map(|()| Machine::new());
        let public = centre.with_key("centre");
        for machine in [&trainee, &second] {
            machine.run(&["keys", "trust", "centre", &public]).expect(0);
        }
        let play = best_plays("angry-complaint").remove(0);
        let (ticket, seed) = (centre.file("one.ticket"), play.seed.to_string());
        let issue = [
            "ticket",
            "issue",
            play.call,
            "--country",
            &play.country,
            "--seed",
            &seed,
            "--rehearsal",
        ];
        centre.run(&[&issue[..], &["--out", &ticket]].concat()).expect(0);
        let record = trainee
            .typing(&["talk", "--ticket", &ticket], &play.lines)
            .expect(0)
            .record();
        let sealed = trainee.file("exam.age");
        trainee.run(&["hand-in", text(&record), "--out", &sealed]).expect(0);
        centre.run(&["receive", &sealed]).expect(0);
        Self {
            centre,
            second,
            stranger,
            ticket,
            record,
            _trainee: trainee,
        }
    }

    /// What the centre has said of the record: the file of marks.
    fn marked(&self) -> PathBuf {
        let here = self.centre.records().remove(0);
        self.centre.run(&["mark", text(&here), "confirm"]).expect(0);
        only_file(&only_file(&self.centre.data().join("marks")))
    }
}

fn desk(machine: &Machine, record: &Path) -> AssessorDesk {
    let data = DataFolder::at(Arc::new(RealFs), machine.data());
    let keys = KeyFolder::at(Arc::new(RealFs), machine.keys(), data.root());
    AssessorDesk::open(&data, record, keys).unwrap()
}

/// The review as the window shows it.
fn review(machine: &Machine, record: &Path, locale: Locale) -> ReviewView {
    let desk = desk(machine, record);
    let (words, played) = (Words::new(locale), &desk.played);
    let program = played.replayed.call.program().clone();
    let presenter = Presenter::for_program(played.checked.clone(), program, locale);
    let session = ReportedSession::new(
        &presenter,
        &played.record,
        &played.replayed,
        desk.valuation.as_ref(),
        None,
    );
    let standing: Standing = desk.standing_of(&desk.read.events);
    review_view(&ReviewMaterial {
        words: &words,
        session: &session.beside(desk.said_by_others.clone()),
        judged: &desk.judged,
        standing: &standing,
        hidden: &[],
        known: Known {
            names: &Names::default(),
            forms: &desk.forms,
        },
        viewer: None,
    })
}

/// Every file below a folder with its bytes.
fn everything(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => found.extend(everything(&path)),
            false => found.push((path.clone(), fs::read(&path).unwrap())),
        }
    }
    found.sort();
    found
}

#[test]
fn verify_the_review_and_the_report_say_the_same_of_a_ticket() {
    let house = House::new();
    let second = &house.second;
    second.run(&["import", text(&house.record)]).expect(0);
    let here = second.records().remove(0);
    let out = second.file("out");
    let reported = |format: &str| {
        let report = [
            "report",
            text(&here),
            "--format",
            format,
            "--out",
            &out,
            "--force",
            "--sheet",
            "session",
        ];
        let report = if format == "html" { &report[..] } else { &report[..7] };
        second.run(report).expect(0);
        let files = everything(Path::new(&out));
        fs::remove_dir_all(&out).unwrap();
        files
            .into_iter()
            .map(|(_, bytes)| String::from_utf8(bytes).unwrap())
            .collect::<String>()
    };
    // Without its ticket nobody stands by how it was begun, although every line is as it was written.
    let verified = second.run(&["verify", text(&here)]).expect(1);
    assert!(verified.out.contains("It names the ticket"), "{}", verified.out);
    for (locale, word, why) in [
        (Locale::English, "Not verified", "It names the ticket"),
        (Locale::SimplifiedChinese, "未核实", "记录注明了准考凭证"),
    ] {
        let record = review(second, &here, locale).record;
        assert!(!record.is_whole && record.integrity == word, "{record:?}");
        assert!(record.integrity_about.contains(why), "{record:?}");
    }
    let page = reported("html");
    assert!(page.contains("Not verified") && page.contains("It names the ticket"));
    assert!(!page.contains(">Verified<"));
    // With it all three are content.
    second.run(&["import", &house.ticket]).expect(0);
    second.run(&["verify", text(&here)]).expect(0);
    let record = review(second, &here, Locale::English).record;
    assert!(record.is_whole && record.integrity == "Verified", "{record:?}");
    let page = reported("html");
    assert!(!page.contains("Not verified"));
    // They say who stands by it, and the code that whoever supervised has written down.
    let anchor = second.run(&["anchor", text(&here)]).expect(0).out;
    let anchor = anchor.trim();
    let fact = |name: &str| record.facts.iter().find(|(fact, _)| fact == name).unwrap().1.clone();
    assert_eq!(fact("Anchor"), anchor);
    assert!(
        fact("Ticket and receipt").contains("ticket of centre fits"),
        "{record:?}"
    );
    assert!(page.contains(anchor) && page.contains("ticket of centre fits"));
    // One that is signed by somebody who is not trusted any more counts for none of them.
    let key = second.run(&["keys", "list", "--format", "json"]).expect(0).out;
    let key: serde_json::Value = serde_json::from_str(&key).unwrap();
    let key = key["trusted"][0]["key"].as_str().unwrap().to_owned();
    second.run(&["keys", "revoke", &key]).expect(0);
    let verified = second.run(&["verify", text(&here)]).expect(1);
    assert!(verified.out.contains("no longer trusted"), "{}", verified.out);
    let record = review(second, &here, Locale::English).record;
    assert!(record.integrity_about.contains("no longer trusted"), "{record:?}");
    assert!(reported("html").contains("no longer trusted"));
}

#[test]
fn signed_files_come_in_once_and_only_from_those_who_are_trusted() {
    let house = House::new();
    let marks = house.marked();
    let receipt = only_file(&house.centre.data().join("receipts"));
    let all = [house.ticket.as_str(), text(&receipt), text(&marks)];
    for (file, (kind, trouble)) in all.iter().zip([
        ("ticket", "not trusted here"),
        ("receipt", "not trusted here"),
        ("marks", "not trusted here"),
    ]) {
        let refused = house.stranger.run(&["import", file, "--format", "json"]).expect(1);
        let told: serde_json::Value = serde_json::from_str(&refused.out).unwrap();
        assert_eq!(told["documents"][0]["kind"], kind);
        assert_eq!(told["documents"][0]["outcome"], "refused");
        assert!(
            told["documents"][0]["says"].as_str().unwrap().contains(trouble),
            "{told}"
        );
    }
    for folder in ["tickets", "receipts", "marks"] {
        assert!(!house.stranger.data().join(folder).exists(), "{folder}");
    }
    let second = &house.second;
    second.run(&["import", text(&house.record)]).expect(0);
    let here = second.records().remove(0);
    let first = second.run(&[&["import"], &all[..]].concat()).expect(0);
    assert!(
        first.out.contains("New signed files (tickets, receipts, marks): 3."),
        "{}",
        first.out
    );
    let verified = second.run(&["verify", text(&here)]).expect(0);
    assert!(verified.out.contains("received by centre"), "{}", verified.out);
    let stands = second.run(&["marks", text(&here), "--everything"]).expect(0);
    assert!(
        stands.out.contains("centre") && stands.out.contains("has not closed"),
        "{}",
        stands.out
    );
    // Again, by the folder, and from the machine to itself: nothing changes.
    let before = everything(&second.data());
    let again = second
        .run(&["import", text(&house.centre.data()), text(&second.data())])
        .expect(0);
    assert!(
        again.out.contains("Signed files that were here already: 6."),
        "{}",
        again.out
    );
    assert_eq!(everything(&second.data()), before);
    // What says it is one and is none, or was changed on its way, stays outside.
    let spoilt = fs::read_to_string(&marks).unwrap().replace("empathy", "accuracy");
    let changed = Path::new(&second.file("changed")).join(marks.file_name().unwrap());
    fs::create_dir_all(changed.parent().unwrap()).unwrap();
    fs::write(&changed, spoilt).unwrap();
    let foreign = second.file("letter.ticket");
    fs::write(&foreign, "Dear colleague").unwrap();
    let spoilt = second.file("spoilt.receipt");
    fs::write(
        &spoilt,
        fs::read_to_string(&receipt)
            .unwrap()
            .replace("in-order", "not-in-order"),
    )
    .unwrap();
    let crowd = second.file("letter.evt");
    fs::write(&crowd, "Dear colleague").unwrap();
    for (file, why) in [
        (text(&changed), "changed after it was signed"),
        (&foreign, "no signed document"),
        (&spoilt, "signature of centre does not fit"),
        (&crowd, "no file of marks"),
    ] {
        let refused = second.run(&["import", file]).expect(1);
        assert!(refused.out.contains(why), "{why}: {}", refused.out);
    }
    assert_eq!(everything(&second.data()), before);
}

#[test]
fn marks_of_two_machines_are_joined_and_none_is_written_over() {
    let house = House::new();
    let marks = house.marked();
    let second = &house.second;
    second.run(&["import", text(&house.record)]).expect(0);
    let here = second.records().remove(0);
    // A copy from the middle of the writing: its first line only.
    let whole = fs::read_to_string(&marks).unwrap();
    let early = Path::new(&second.file("early")).join(marks.file_name().unwrap());
    fs::create_dir_all(early.parent().unwrap()).unwrap();
    fs::write(&early, whole.split_inclusive('\n').next().unwrap()).unwrap();
    second.run(&["import", text(&early)]).expect(0);
    let folder = only_file(&second.data().join("marks"));
    let first = only_file(&folder);
    let bytes = fs::read(&first).unwrap();
    // The whole file comes beside it, and what stands in both counts once.
    second.run(&["import", text(&marks)]).expect(0);
    assert_eq!(fs::read(&first).unwrap(), bytes, "what is here is never written over");
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 2);
    let stands = second
        .run(&["marks", text(&here), "--everything", "--format", "json"])
        .expect(0);
    let stands: serde_json::Value = serde_json::from_str(&stands.out).unwrap();
    assert_eq!(
        stands["history"].as_array().unwrap().len(),
        whole.lines().count(),
        "{stands}"
    );
    // The older copy tells nothing more.
    let known = second.run(&["import", text(&early)]).expect(0);
    assert!(known.out.contains("here already: 1"), "{}", known.out);
    // What the centre says afterwards comes as well; what it says elsewhere under the same name lies beside it.
    let at_centre = house.centre.records().remove(0);
    house.centre.run(&["mark", text(&at_centre), "close"]).expect(0);
    let joined = second.run(&["import", text(&house.centre.data())]).expect(0);
    assert!(
        joined.out.contains("New signed files (tickets, receipts, marks): 3."),
        "{}",
        joined.out
    );
    let stands = second.run(&["marks", text(&here), "--everything"]).expect(0);
    assert!(stands.out.contains("One assessor"), "{}", stands.out);
    let newer = fs::read_dir(house.centre.data().join("marks").join(folder.file_name().unwrap())).unwrap();
    let newer = newer
        .map(|entry| entry.unwrap().path())
        .find(|path| *path != marks)
        .unwrap();
    let renamed = Path::new(&second.file("elsewhere")).join(marks.file_name().unwrap());
    fs::create_dir_all(renamed.parent().unwrap()).unwrap();
    fs::copy(&newer, &renamed).unwrap();
    let known = second.run(&["import", text(&renamed)]).expect(0);
    assert!(
        known.out.contains("here already: 1"),
        "whatever it is called: {}",
        known.out
    );
    let third = Machine::new();
    third
        .run(&["keys", "trust", "centre", text(&house.centre.keys().join("centre.pub"))])
        .expect(0);
    third.run(&["import", text(&marks)]).expect(0);
    let beside = third.run(&["import", text(&renamed), "--format", "json"]).expect(0);
    let told: serde_json::Value = serde_json::from_str(&beside.out).unwrap();
    assert_eq!(told["documents"][0]["outcome"], "beside", "{told}");
    assert_eq!(fs::read_dir(only_file(&third.data().join("marks"))).unwrap().count(), 2);
}
