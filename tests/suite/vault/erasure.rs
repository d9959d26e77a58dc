//! `rolecall erase`: nothing tells of the person any more, an erasure tells of that, and everybody else is as before.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rolecall::sim::session::erasure::Erasure;
use rolecall::sim::session::record::SealReason;
use rolecall::store::erasure::{Person, carry_out, find_person, plan_for_person};
use rolecall::store::erasures::{erased_session, read_erasures};
use rolecall::store::fs::RealFs;

use super::life::{Life, NAME, OTHER, OTHER_TRAINEE, at, begun, session, text};
use super::{files, holding};
use crate::marks::people::{copy_missing, new_key, run};
use crate::store::faulty_fs::FaultyFs;

const NONE: [PathBuf; 0] = [];
const GROUND: &str = "Asked for on 2026-11-26";

fn erase(life: &Life) {
    let ran = life.run(&["erase", "--trainee", NAME, "--ground", GROUND, "--yes"]);
    assert_eq!(ran.expect(0).err, "");
}

#[test]
fn nothing_tells_of_the_person_and_an_erasure_tells_of_that() {
    let life = Life::new().with_remnants();
    let (data, keys) = (life.data(), life.keys());
    for canary in life.canaries() {
        assert!(!holding(&data, canary).is_empty(), "the test itself: {canary}");
    }
    let before = life.everything();
    let tried = life.run(&["erase", "--trainee", NAME, "--ground", GROUND, "--dry-run"]);
    let tried = tried.expect(0).out;
    assert!(before == life.everything(), "a dry run changes nothing");
    for named in [
        session(&life.in_profile),
        session(&life.marked),
        "-rescued.jsonl",
        ".torn",
        "conflicts/",
        ".evt",
        ".ticket",
        ".receipt",
        ".withdrawn",
        "index.sqlite",
        "profiles.ron",
        "roster.ron",
        ".name",
        "Nothing was done",
    ] {
        assert!(tried.contains(named), "{named} in {tried}");
    }
    // Nobody can be asked, and nobody has said yes.
    let unasked = life.run(&["erase", "--trainee", NAME, "--ground", GROUND]).expect(2);
    assert!(unasked.err.contains("--yes"), "{}", unasked.err);
    assert!(before == life.everything(), "nothing is erased unasked");
    erase(&life);
    for canary in life.canaries() {
        assert_eq!(holding(&data, canary), NONE, "{canary}");
        assert_eq!(holding(&keys, canary), NONE, "{canary}");
    }
    // What was listed is gone, and nothing else.
    let gone = before.iter().filter(|(path, _)| !path.exists());
    for (path, _) in gone {
        let path = path.strip_prefix(&data).unwrap().display().to_string();
        assert!(tried.contains(&path), "{path} in {tried}");
    }
    let kept = [life.other.clone(), data.join("ledger")];
    assert!(kept.iter().all(|path| path.exists()));
    let left: Vec<PathBuf> = files(life.own.root());
    assert!(
        left.iter().all(|path| path.starts_with(life.own.root().join("ledger"))
            || path.starts_with(life.own.root().join("erasures"))),
        "{left:?}"
    );

    // Who and when and why, with a signature, for each session, by its id and by the path that it had.
    for (folder, record) in [
        (life.own.root().to_owned(), &life.in_profile),
        (data.clone(), &life.marked),
        (data.clone(), &life.open),
    ] {
        for word in [session(record), text(record)] {
            let told = run(&keys, &folder, &["verify", word]).expect(0);
            assert!(
                told.out.contains("erased on 2") && told.out.contains("by centre, who signed it"),
                "{}",
                told.out
            );
            assert!(
                told.out.contains(GROUND) && told.err.is_empty(),
                "{} {}",
                told.out,
                told.err
            );
        }
    }
    let chinese = life
        .run(&["verify", session(&life.marked), "--locale", "zh-Hans"])
        .expect(0);
    assert!(
        chinese.out.contains("删除") && chinese.out.contains("由 centre 签名"),
        "{}",
        chinese.out
    );
    let listed = life.run(&["sessions"]).expect(0);
    let erased = listed.out.lines().filter(|line| line.contains(" erased "));
    assert_eq!(erased.count(), 2, "{}", listed.out);
    assert!(
        !listed.out.contains("missing") && listed.err.is_empty(),
        "{} {}",
        listed.out,
        listed.err
    );

    // Everybody else is as before.
    let other = life.run(&["verify", text(&life.other)]).expect(0);
    assert!(
        other.out.contains("in order") && other.err.is_empty(),
        "{} {}",
        other.out,
        other.err
    );
    let marks = life.run(&["marks", text(&life.other)]);
    assert!(
        marks.out.contains("Too quick.") && marks.out.contains(OTHER),
        "{}",
        marks.out
    );
    let roster = life.run(&["roster", "show"]).expect(0);
    assert!(
        roster.out.contains("Night: 1") && roster.out.contains(OTHER),
        "{}",
        roster.out
    );
    let library = life.run(&["library", "--trainee", "shanbo"]).expect(0);
    assert!(library.out.contains("1 of 1"), "{}", library.out);
    assert!(life.run(&["assign", "--list"]).expect(0).out.contains("fraud-attempt"));

    let again = life.run(&["erase", "--trainee", NAME, "--ground", GROUND]).expect(2);
    assert!(again.err.contains("Nobody here is called"), "{}", again.err);
    let again = life.run(&["erase", "--trainee", &life.trainee, "--ground", GROUND]);
    assert!(again.expect(0).out.contains("Nothing here tells"));
}

#[test]
fn an_erasure_that_nobody_answers_for_or_that_was_changed_is_told() {
    let life = Life::new();
    let copy = fs::read(&life.marked).unwrap();
    erase(&life);
    let (erasures, _) = read_erasures(&at(life.folder.path(), Arc::new(RealFs))).unwrap();
    let (file, _) = erased_session(&erasures, session(&life.marked)).unwrap();
    let whole = fs::read_to_string(&file.path).unwrap();
    let unsigned = whole
        .lines()
        .next()
        .unwrap()
        .replace("\"by\":\"centre\"", "\"by\":null")
        + "\n";
    let other_ground = whole.replace(GROUND, "Some other ground");
    let other_head = {
        let (_, erased) = erased_session(&erasures, session(&life.marked)).unwrap();
        unsigned.replace(erased.records[0].head.as_ref().unwrap(), &"0".repeat(64))
    };
    for (text, told) in [
        (unsigned.as_str(), "signed by nobody"),
        (other_ground.as_str(), "It was changed"),
        (other_head.as_str(), "another last line"),
    ] {
        assert_ne!(text, whole);
        fs::write(&file.path, text).unwrap();
        let ran = life.run(&["verify", session(&life.marked)]).expect(1);
        assert!(ran.out.contains(told), "{told}: {}", ran.out);
    }
    fs::write(&file.path, "half a li").unwrap();
    let ran = life.run(&["verify", text(&life.other)]).expect(1);
    assert!(ran.err.contains(".erasure"), "{}", ran.err);
    // Somebody brings a copy back.
    fs::write(&file.path, &whole).unwrap();
    fs::write(&life.marked, copy).unwrap();
    let ran = life.run(&["verify", text(&life.marked)]).expect(1);
    assert!(
        ran.out.contains("NOT in order") && ran.out.contains("Erase it again"),
        "{}",
        ran.out
    );
    life.run(&["erase", "--trainee", &life.trainee, "--ground", GROUND, "--yes"])
        .expect(0);
    assert_eq!(holding(&life.data(), "CANARY-NOTE"), NONE);
}

#[test]
fn what_is_left_is_named_and_what_must_not_be_is_refused() {
    let life = Life::new();
    let report = life.data().join("my-report.txt");
    fs::write(&report, format!("{NAME} did well.")).unwrap();
    life.run(&[
        "mark",
        text(&life.other),
        "comment",
        "--text",
        &format!("Better than {NAME}."),
    ])
    .expect(0);
    let before = life.everything();
    for (who, ground, told) in [
        (NAME, format!("{} asked", NAME.to_lowercase()), "has the name in it"),
        (NAME, String::new(), "A ground has 1 to"),
        ("Nobody", GROUND.to_owned(), "Nobody here is called"),
    ] {
        let ran = life.run(&["erase", "--trainee", who, "--ground", &ground]).expect(2);
        assert!(ran.err.contains(told), "{told}: {}", ran.err);
    }
    // A call that is being played just now would be written again.
    let playing = begun(&at(life.folder.path(), Arc::new(RealFs)), &life.trainee, &["accept"]);
    let ran = life
        .run(&["erase", "--trainee", NAME, "--ground", GROUND, "--yes"])
        .expect(2);
    assert!(ran.err.contains("Nothing was erased"), "{}", ran.err);
    for (path, bytes) in &before {
        let is_ledger = path.starts_with(life.data().join("ledger"));
        assert!(is_ledger || fs::read(path).unwrap() == *bytes, "{}", path.display());
    }
    drop(playing);
    let ran = life
        .run(&["erase", "--trainee", NAME, "--ground", GROUND, "--yes"])
        .expect(1);
    assert!(
        ran.err.contains("my-report.txt") && ran.err.contains(".evt"),
        "{}",
        ran.err
    );
    assert!(report.exists(), "what the program has not written it does not remove");
    assert_eq!(holding(&life.data(), NAME).len(), 2);
}

/// What everybody notes stands in other people's records, too; that is no remnant. In a file that nobody knows it is one.
#[test]
fn a_note_that_others_have_made_as_well_is_no_remnant() {
    const STOCK: &str = "note Customer wants a call back.";
    for (file, code) in [(None, 0), (Some("copy.txt"), 1)] {
        let life = Life::played();
        let data = at(life.folder.path(), Arc::new(RealFs));
        for trainee in [&life.trainee, OTHER_TRAINEE] {
            let mut call = begun(&data, trainee, &["accept", STOCK]);
            call.seal(SealReason::Stopped).unwrap();
        }
        if let Some(file) = file {
            fs::write(life.data().join(file), STOCK).unwrap();
        }
        // An assessor has said it of somebody else's call.
        new_key(&life.keys(), &life.data(), "centre");
        life.run(&["mark", text(&life.other), "comment", "--text", STOCK])
            .expect(0);
        let ran = life.run(&["erase", "--trainee", NAME, "--ground", GROUND, "--yes"]);
        let ran = ran.expect(code);
        assert_eq!(ran.err.lines().count(), usize::from(file.is_some()), "{}", ran.err);
        assert_eq!(
            holding(&life.data(), "wants a call back").len(),
            2 + usize::from(file.is_some())
        );
    }
}

#[test]
fn two_people_of_one_name_are_told_apart() {
    let life = Life::new();
    let class = life.folder.path().join("class.csv");
    fs::write(&class, format!("trainee,group,name\n{OTHER_TRAINEE},Night,{NAME}\n")).unwrap();
    life.run(&["roster", "import", text(&class)]).expect(0);
    let ran = life.run(&["erase", "--trainee", NAME, "--ground", GROUND]).expect(2);
    assert!(
        ran.err.contains("Several") && ran.err.contains(OTHER_TRAINEE),
        "{}",
        ran.err
    );
    // What cannot be taken back is not done to whoever the beginning of a word may mean.
    for part in [&OTHER_TRAINEE[..8], "Canary", "canary zhu 祝英"] {
        for (locale, question) in [("en", "Did you mean"), ("zh-Hans", "是不是指")] {
            let arguments = [
                "erase",
                "--trainee",
                part,
                "--ground",
                GROUND,
                "--yes",
                "--locale",
                locale,
            ];
            life.run(&arguments).expect(2).naming(&[question, OTHER_TRAINEE]);
        }
    }
    assert!(life.other.exists());
    life.run(&["erase", "--trainee", OTHER_TRAINEE, "--ground", GROUND, "--yes"])
        .expect(0);
    assert!(!life.other.exists() && life.marked.exists());
}

#[test]
fn whatever_stops_it_doing_it_again_finishes_it_and_no_record_just_disappears() {
    let life = Life::played();
    let records = [&life.in_profile, &life.marked, &life.open];
    let mut accidents = 0;
    for fails_at in (0..).step_by(3) {
        let folder = tempfile::tempdir().unwrap();
        copy_missing(life.folder.path(), folder.path());
        let faulty = FaultyFs::default();
        let broken = at(folder.path(), Arc::new(faulty.clone()));
        let person = Person {
            pseudonym: life.trainee.clone(),
            name: Some(NAME.to_owned()),
        };
        let plain = |erasure: Erasure| serde_json::to_string(&erasure).unwrap() + "\n";
        let plan = plan_for_person(&broken, person).unwrap();
        faulty.take_log();
        faulty.plan(|plan| {
            plan.fails_at = Some(fails_at);
            plan.for_ever = true;
        });
        let done = carry_out(&plan, None, GROUND, &plain);
        let whole = at(folder.path(), Arc::new(RealFs));
        // A record that is not there has an erasure.
        for record in records {
            let now = folder.path().join(record.strip_prefix(life.folder.path()).unwrap());
            if !now.exists() {
                let place = now.parent().and_then(Path::parent).unwrap();
                let place = rolecall::store::folder::DataFolder::at(Arc::new(RealFs), place.to_owned());
                let (erasures, _) = read_erasures(&place).unwrap();
                assert!(
                    erased_session(&erasures, session(record)).is_some(),
                    "operation {fails_at}"
                );
            }
        }
        let found = find_person(&whole, NAME).unwrap();
        if done.is_err() {
            accidents += 1;
            // The name goes last; if its key is gone already, the pseudonym still finds the rest.
            let person = found.unwrap_or(Person {
                pseudonym: life.trainee.clone(),
                name: None,
            });
            let plan = plan_for_person(&whole, person).unwrap();
            carry_out(&plan, None, GROUND, &plain).unwrap();
        } else {
            assert!(found.is_err());
        }
        for canary in life.canaries() {
            assert_eq!(holding(folder.path(), canary), NONE, "operation {fails_at}: {canary}");
        }
        if done.is_ok() {
            break;
        }
    }
    assert!(accidents > 8, "{accidents}");
}

#[test]
fn what_was_erased_does_not_come_back_by_an_import_unless_it_is_wanted() {
    let life = Life::new();
    let backup = life.folder.path().join("backup");
    copy_missing(&life.data(), &backup);
    erase(&life);
    let after = life.everything();
    let import = |more: &[&str]| life.run(&[&["import", text(&backup)], more].concat());
    for (locale, said) in [("en", "It was erased here at 2"), ("zh-Hans", "在此删除")] {
        let refused = import(&["--locale", locale]).expect(1);
        assert!(
            refused.out.contains(said) && refused.out.contains("--erased-too"),
            "{}",
            refused.out
        );
    }
    let told = import(&["--format", "json"]).expect(1);
    let told: serde_json::Value = serde_json::from_str(&told.out).unwrap();
    let erased = |list: &str| {
        let list = told[list].as_array().unwrap().iter();
        list.filter(|one| one["outcome"] == "erased").count()
    };
    assert_eq!(erased("records"), 3, "{told}");
    assert!(
        erased("documents") > 0,
        "marks, receipts and tickets do not come back either: {told}"
    );
    // Nothing of the canary; others' records are here already.
    let names = |all: &[(PathBuf, Vec<u8>)]| -> Vec<PathBuf> { all.iter().map(|(path, _)| path.clone()).collect() };
    assert_eq!(names(&life.everything()), names(&after));
    let needles = [NAME.as_bytes(), life.trainee.as_bytes()];
    for (path, bytes) in life.everything() {
        for needle in needles {
            assert!(
                !bytes.windows(needle.len()).any(|window| window == needle),
                "{}",
                path.display()
            );
        }
    }
    import(&["--erased-too"]);
    let back = life.run(&["sessions"]).out;
    assert!(back.contains(session(&life.marked)), "{back}");
    // The sweep sees that, says it beforehand, and leaves what is held.
    let records = |ran: &str| ran.matches("it was erased at 2").count();
    let tried = life.run(&["retention", "--dry-run"]).expect(0).out;
    assert_eq!(records(&tried), 3, "{tried}");
    let hold = life.folder.path().join("hold.ron");
    fs::write(&hold, format!("(hold: [\"{}\"])", session(&life.marked))).unwrap();
    let held = life
        .run(&["retention", "--config", text(&hold), "--dry-run"])
        .expect(0)
        .out;
    assert_eq!(records(&held), 2, "{held}");
    life.run(&["retention", "--yes"]);
    let swept = life.run(&["retention", "--dry-run"]).expect(0).out;
    assert_eq!(records(&swept), 0, "{swept}");
    assert!(
        !files(&life.data())
            .iter()
            .any(|path| text(path).contains(session(&life.marked)))
    );
}
