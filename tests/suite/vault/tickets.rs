//! A ticket is signed for a whole name or a whole pseudonym, and nobody is guessed.

use serde_json::Value;

use super::life::{Life, NAME, OTHER};

#[test]
fn a_ticket_is_for_a_whole_name_and_a_part_is_answered_with_whom_it_may_mean() {
    let life = Life::new();
    let tickets = || -> Vec<Value> {
        let listed = life.run(&["ticket", "list", "--format", "json"]).expect(0).out;
        let listed: Value = serde_json::from_str(&listed).unwrap();
        listed["tickets"].as_array().unwrap().clone()
    };
    let issue = |who: &str, locale: &str| {
        life.run(&[
            "ticket",
            "issue",
            "angry-complaint",
            "--rehearsal",
            "--trainee",
            who,
            "--locale",
            locale,
        ])
    };
    let before = tickets().len();
    // A beginning that only one person has, of a pseudonym or of a name, and nearly a name.
    for part in [&life.trainee[..8], "Canary", "canary zhu 祝英", "Canari Zhu 祝英台"] {
        for (locale, asked) in [("en", "Did you mean"), ("zh-Hans", "是不是指")] {
            let ran = issue(part, locale).expect(2);
            assert!(
                ran.err.contains(asked) && ran.err.contains(NAME) && ran.err.contains(&life.trainee),
                "{part}: {}",
                ran.err
            );
            assert!(!ran.err.contains(OTHER), "{}", ran.err);
        }
    }
    issue("somebody else entirely", "en").expect(2);
    assert_eq!(tickets().len(), before, "nothing was signed");
    // Whole ones are taken, whatever the case of their letters; a pseudonym that nobody here knows is one all the same.
    let unknown = "fedcba9876543210fedcba9876543210";
    for (who, meant) in [
        (NAME, life.trainee.as_str()),
        ("CANARY ZHU 祝英台", &life.trainee),
        (&life.trainee.to_uppercase(), &life.trainee),
        (unknown, unknown),
    ] {
        let known = tickets();
        issue(who, "en").expect(0);
        let new: Vec<Value> = tickets().into_iter().filter(|ticket| !known.contains(ticket)).collect();
        assert_eq!(new.len(), 1);
        assert_eq!(new[0]["ticket"]["trainee"], meant, "{who}");
    }
}
