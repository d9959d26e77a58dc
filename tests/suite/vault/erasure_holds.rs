//! What comes after an erasure or in the middle of it: an erasure that was changed, an accident, a copy that somebody brings back.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rolecall::sim::session::erasure::Erasure;
use rolecall::store::erasure::{Person, carry_out, find_person, plan_for_person};
use rolecall::store::erasures::{erased_session, read_erasures};
use rolecall::store::fs::RealFs;

use super::erasure::{GROUND, NONE, erase};
use super::life::{Life, NAME, at, session, text};
use super::{files, holding};
use crate::marks::people::copy_missing;
use crate::store::faulty_fs::FaultyFs;

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
