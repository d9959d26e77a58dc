//! `rolecall erase`: nothing tells of the person any more, an erasure tells of that, and everybody else is as before.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use rolecall::sim::session::record::SealReason;
use rolecall::store::fs::RealFs;

use super::life::{Life, NAME, OTHER, OTHER_TRAINEE, at, begun, session, text};
use super::{files, holding};
use crate::marks::people::{new_key, run};

pub const NONE: [PathBuf; 0] = [];
pub const GROUND: &str = "Asked for on 2026-11-26";

pub fn erase(life: &Life) {
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
    // One of them lies in the profile.
    assert_eq!(erased.count(), 3, "{}", listed.out);
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
