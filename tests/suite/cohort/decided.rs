//! What was decided about an exam that was not played to its end counts in the group as it does in the library.

use rolecall::sim::session::record::{Mode, SealReason};
use serde_json::Value;

use super::command::rolecall;
use super::{PLAYS, data, play, trainee};
use crate::marks::people::new_key;

#[test]
fn what_was_decided_about_a_stopped_exam_is_what_the_group_says() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("data");
    let table = folder.path().join("class.csv");
    std::fs::write(&table, format!("trainee,group\r\n{},Night\r\n", trainee(0))).unwrap();
    rolecall(&home, &["roster", "import", table.to_str().unwrap()]).expect(0);
    let stopped = Some(SealReason::Stopped);
    play(
        &data(&home),
        "two-steps",
        &trainee(0),
        Mode::Exam,
        &PLAYS[0][..1],
        stopped,
    );
    new_key(&home.with_extension("keys"), &home, "ann");
    let cohort = |more: &[&str]| {
        let words = [&["cohort", "Night", "--keep-pseudonyms"], more].concat();
        rolecall(&home, &words).expect(0).out
    };
    let why = || {
        let told: Value = serde_json::from_str(&cohort(&["--format", "json"])).unwrap();
        told["cohort"]["without_mark"][0]["why"].as_str().unwrap().to_owned()
    };
    assert_eq!(why(), "stopped");
    for (locale, none) in [("en", "no exam yet"), ("zh-Hans", "尚无考试")] {
        let told = cohort(&["--locale", locale]);
        assert!(!told.contains(none), "who has stopped one has one: {told}");
    }
    let session = std::fs::read_dir(data(&home).sessions_path()).unwrap();
    let session = session.map(|file| file.unwrap().file_name().into_string().unwrap());
    let session = session.filter(|name| name.ends_with(".jsonl")).last().unwrap();
    let session = session.trim_end_matches(".jsonl");
    for (decision, word, english, chinese) in [
        ("fail", "failed", "not passed, by decision", "未通过（经决定）"),
        ("void", "voided", "void, by decision", "作废（经决定）"),
        ("resume", "may-go-on", "may go on, by decision", "可以继续（经决定）"),
    ] {
        rolecall(
            &home,
            &["mark", session, "decide", decision, "--reason", "Thought over."],
        )
        .expect(0);
        assert_eq!(why(), word);
        for (locale, decided) in [("en", english), ("zh-Hans", chinese)] {
            let told = cohort(&["--locale", locale]);
            assert!(told.contains(decided), "{told}");
        }
    }
}
