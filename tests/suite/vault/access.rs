//! `rolecall access`: what a person is given, and what is not theirs.

use std::fs;

use super::holding;
use super::life::{Life, NAME, OTHER, session, text};
use crate::marks::people::{new_key, run};
use crate::terminal::Ran;

#[test]
fn a_person_is_given_their_choices_notes_marks_and_remarks_and_no_answer_key() {
    let life = Life::new();
    for (locale, heading) in [("en", "What assessors said"), ("zh-Hans", "评分者的意见")] {
        let out = life.folder.path().join(locale);
        let ran = life
            .run(&["access", "--trainee", NAME, "--out", text(&out), "--locale", locale])
            .expect(0);
        assert_eq!(ran.out.lines().count(), 5, "{}", ran.out);
        let page = fs::read_to_string(out.join("access.html")).unwrap();
        assert!(page.contains(heading), "{page}");
        for theirs in [
            NAME,
            &life.trainee,
            session(&life.in_profile),
            session(&life.marked),
            session(&life.open),
            "CANARY-COMMENT: Canary Zhu was calm.",
            "CANARY-NOTE",
            "wondering what you did",
        ] {
            assert!(page.contains(theirs), "{theirs}");
            let json = fs::read_to_string(out.join("access.json")).unwrap();
            assert!(json.contains(theirs), "{theirs}");
        }
        // A person reads sentences and not commands, and times in one form.
        let json = fs::read_to_string(out.join("access.json")).unwrap();
        assert!(
            json.contains("say hear-worry") && !page.contains("hear-worry"),
            "{page}"
        );
        assert!(!page.contains("Z</td>") && !page.contains("<code>say"), "{page}");
        // What others said, other options, and why one was right.
        for not_theirs in [
            "Yes. Exactly that.",
            "Tell her not to worry",
            "many customers see that",
            "Her figures and her worry",
            "You have not looked yet",
            "TALK-HEARD",
            OTHER,
            "Too quick.",
            "rival",
        ] {
            assert_eq!(holding(&out, not_theirs).len(), 0, "{not_theirs}");
        }
    }
    let json = fs::read(life.folder.path().join("en/access.json")).unwrap();
    let json: serde_json::Value = serde_json::from_slice(&json).unwrap();
    let sessions = json["sessions"].as_array().unwrap();
    assert_eq!(sessions.len(), 3);
    assert_eq!(json["group"], "Night");
    // What an erasure lists is told as well, and what the group was given.
    let tickets = json["tickets"].as_array().unwrap();
    assert!(
        tickets.iter().any(|ticket| ticket["trainee"] == *life.trainee),
        "{tickets:?}"
    );
    let given = json["assignments"].as_array().unwrap();
    let told = given
        .iter()
        .map(|one| (one["calls"][0].as_str().unwrap(), one["withdrawn"] == true));
    let told: Vec<(&str, bool)> = told.collect();
    for wanted in [("data-leak", false), ("data-leak", true), ("fraud-attempt", false)] {
        assert!(told.contains(&wanted), "{told:?}");
    }
    let page = fs::read_to_string(life.folder.path().join("en/access.html")).unwrap();
    assert!(
        page.contains("Exam tickets") && page.contains("to the group Night"),
        "{page}"
    );
    let marked = sessions
        .iter()
        .find(|one| one["session"] == session(&life.marked))
        .unwrap();
    // The same mark as everywhere.
    let scored = life.run(&["score", text(&life.marked), "--format", "json"]).expect(0);
    let scored: serde_json::Value = serde_json::from_str(&scored.out).unwrap();
    assert_eq!(marked["mark"]["overall"], scored["overall"]);
    assert_eq!(marked["remarks"][0]["words"], "CANARY-COMMENT: Canary Zhu was calm.");
    let remarks = fs::read_to_string(life.folder.path().join("en/remarks.csv")).unwrap();
    assert!(
        remarks.contains("CANARY-COMMENT") && remarks.contains("centre"),
        "{remarks}"
    );
    // Nothing is written over by mistake, and nobody else's name leads there.
    let out = life.folder.path().join("en");
    life.run(&["access", "--trainee", NAME, "--out", text(&out)]).expect(2);
    life.run(&["access", "--trainee", "Canary", "--out", text(&out), "--force"])
        .expect(2);
}

#[test]
fn a_record_that_cannot_be_played_is_told_and_its_commands_are_given() {
    let life = Life::new();
    let out = life.folder.path().join("out");
    fs::remove_dir_all(life.data().join("archive")).unwrap();
    let ran = life.run(&["access", "--trainee", NAME, "--out", text(&out)]).expect(1);
    assert!(ran.err.contains(session(&life.marked)), "{}", ran.err);
    let choices = fs::read_to_string(out.join("choices.csv")).unwrap();
    assert!(
        choices.contains("say hear-worry") && choices.contains("CANARY-NOTE"),
        "{choices}"
    );
}

/// Whoever still marks a session blind is not shown what others gave by writing it down for somebody else.
#[test]
fn nobody_who_still_marks_blind_is_shown_what_others_gave() {
    const CANARY: &str = "CANARY-COMMENT";
    let life = Life::new();
    new_key(&life.keys(), &life.data(), "ann");
    let out = life.folder.path().join("out");
    let access =
        |more: &[&str]| life.run(&[&["access", "--trainee", NAME, "--out", text(&out), "--force"], more].concat());
    let refused = |more: &[&str]| {
        let ran = access(more).expect(2);
        for told in [&ran.out, &ran.err] {
            assert!(!told.contains(CANARY), "{told}");
        }
        assert!(ran.err.contains(session(&life.marked)), "{}", ran.err);
        assert!(!out.exists(), "nothing is written");
        ran.err
    };
    // Ann is why, and the key that fits is named as it is typed; nobody is made its owner.
    for more in [&[][..], &["--key", "ann"][..]] {
        let told = refused(more);
        assert!(
            told.contains("the key ann here") && told.contains("only centre may look") && told.contains("--key centre"),
            "{told}"
        );
        assert!(told.contains("unblind"), "{told}");
        let chinese = refused(&[more, &["--locale", "zh-Hans"]].concat());
        assert!(
            chinese.contains("密钥 ann 的人")
                && chinese.contains("只有 centre 可以查看")
                && chinese.contains("--key centre"),
            "{chinese}"
        );
    }
    // A record that cannot be played now may be marked later.
    let (archive, away) = (life.data().join("archive"), life.folder.path().join("away"));
    fs::rename(&archive, &away).unwrap();
    refused(&[]);
    fs::rename(&away, &archive).unwrap();

    let written = |ran: Ran| {
        ran.expect(0);
        assert!(!holding(&out, CANARY).is_empty());
        fs::remove_dir_all(&out).unwrap();
    };
    // Whoever gave the marks may make it, and whoever has no key here.
    written(access(&["--key", "centre"]));
    let nobody = life.folder.path().join("nobody");
    let public = life.keys().join("centre.pub");
    run(&nobody, &life.data(), &["keys", "trust", "centre", text(&public)]).expect(0);
    // The key of the vault lies with the others, so the name is not known there.
    let words = ["access", "--trainee", &life.trainee, "--out", text(&out)];
    written(run(&nobody, &life.data(), &words));
    // So may Ann, once she has signed that she looks.
    let record = text(&life.marked);
    life.run(&["mark", record, "unblind", "--reason", "Asked for", "--key", "ann"])
        .expect(0);
    written(access(&["--key", "ann"]));
}

/// Where several keys may look all are named; where none may, it is said what to do first.
#[test]
fn the_keys_that_may_look_are_named() {
    let life = Life::new();
    let out = life.folder.path().join("out");
    let told = |keys: &std::path::Path, locale: &str| {
        let words = [
            "access",
            "--trainee",
            &life.trainee,
            "--out",
            text(&out),
            "--locale",
            locale,
        ];
        let ran = run(keys, &life.data(), &words).expect(2);
        assert!(!out.exists(), "nothing is written");
        ran.err
    };
    let record = text(&life.marked);
    for name in ["ann", "ben", "cat"] {
        new_key(&life.keys(), &life.data(), name);
    }
    // That Ben looks is something that the centre has not seen either.
    for name in ["ben", "centre"] {
        life.run(&["mark", record, "unblind", "--reason", "Asked for", "--key", name])
            .expect(0);
    }
    let several = told(&life.keys(), "en");
    assert!(several.contains("the key ann, cat here"), "{several}");
    assert!(several.contains("may look: ben, centre"), "{several}");
    assert!(several.contains("as in --key ben"), "{several}");
    let several = told(&life.keys(), "zh-Hans");
    assert!(several.contains("密钥 ann、cat 的人"), "{several}");
    assert!(
        several.contains("ben、centre") && several.contains("例如 --key ben"),
        "{several}"
    );
    // Dan trusts the centre and has nothing but a key of his own.
    let dan = life.folder.path().join("dan");
    new_key(&dan, &life.data(), "dan");
    let public = life.keys().join("centre.pub");
    run(&dan, &life.data(), &["keys", "trust", "centre", text(&public)]).expect(0);
    let none = told(&dan, "en");
    assert!(
        none.contains("the key dan here") && none.contains("No key here may look yet"),
        "{none}"
    );
    let none = told(&dan, "zh-Hans");
    assert!(none.contains("这里还没有一把密钥可以查看"), "{none}");
    // Not even a key that nobody can read keeps the owner of another one out.
    std::fs::write(life.keys().join("ann.pub"), "torn").unwrap();
    life.run(&[
        "access",
        "--trainee",
        &life.trainee,
        "--out",
        text(&out),
        "--key",
        "centre",
    ])
    .expect(0);
}
