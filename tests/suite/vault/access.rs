//! `rolecall access`: what a person is given, and what is not theirs.

use std::fs;

use super::holding;
use super::life::{Life, NAME, OTHER, session, text};

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
