//! Whoever has said two different things on two machines settles that before the marks are closed.

use super::people::{copy_missing, data_with_record, new_key, run};

const RECORD: &str = "20261124-143951-data-leak-d5e767.jsonl";

#[test]
fn close_refuses_a_conflict_and_says_how_to_settle_it() {
    let folder = tempfile::tempdir().unwrap();
    let keys = folder.path().join("keys");
    let places = ["office", "home"].map(|name| folder.path().join(name));
    new_key(&keys, &places[0], "ann");
    for (place, mark) in places.iter().zip(["80", "60"]) {
        let record = data_with_record(place, RECORD);
        let record = record.to_str().unwrap();
        let say = |words: &[&str]| run(&keys, place, &[&["mark", record], words].concat());
        say(&["confirm", "--dimension", "accuracy", "--dimension", "compliance"]).expect(0);
        say(&[
            "override",
            "--dimension",
            "empathy",
            "--mark",
            mark,
            "--reason",
            "Heard.",
        ])
        .expect(0);
    }
    copy_missing(&places[1].join("marks"), &places[0].join("marks"));
    let record = places[0].join("sessions").join(RECORD);
    let record = record.to_str().unwrap();
    let say = |words: &[&str]| run(&keys, &places[0], &[&["mark", record], words].concat());
    for (locale, parts) in [
        (
            "en",
            ["Nothing was saved.", "different things about empathy", "Say once more"],
        ),
        ("zh-Hans", ["没有保存。", "对同理心说了不同的话", "请再评一次"]),
    ] {
        let refused = say(&["close", "--locale", locale]).expect(1);
        assert!(refused.out.is_empty(), "{refused:?}");
        assert!(parts.iter().all(|part| refused.err.contains(part)), "{}", refused.err);
    }
    let shown = run(&keys, &places[0], &["marks", record]).expect(1).out;
    assert!(
        shown.contains("Conflict") && !shown.contains("closed, blind"),
        "{shown}"
    );
    say(&[
        "override",
        "--dimension",
        "empathy",
        "--mark",
        "70",
        "--reason",
        "Heard again.",
    ])
    .expect(0);
    say(&["close"]).expect(0);
    let shown = run(&keys, &places[0], &["marks", record]).out;
    assert!(
        shown.starts_with("One assessor") && shown.contains("empathy 70"),
        "{shown}"
    );
}
