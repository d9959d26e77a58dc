//! Where nobody has a key yet, whoever looks may be about to mark: nothing is shown of what others gave, unless it is asked for.

use serde_json::Value;

use super::people::{data_with_record, new_key, run};

const RECORD: &str = "20261124-143947-angry-complaint-ef9e67.jsonl";
/// A mark that no play of the call gives.
const MARK: &str = "13.7";

#[test]
fn a_first_look_without_a_key_shows_nothing_of_what_others_gave() {
    let folder = tempfile::tempdir().unwrap();
    let (root, keys) = (folder.path().join("data"), folder.path().join("keys"));
    let record = data_with_record(&root, RECORD);
    let record = record.to_str().unwrap();
    let ann = |arguments: &[&str]| run(&keys, &root, arguments);
    let public = new_key(&keys, &root, "ann");
    ann(&["mark", record, "confirm"]).expect(0);
    let change = ["override", "--dimension", "empathy", "--mark", MARK, "--reason", "Seen"];
    ann(&[&["mark", record], &change[..]].concat()).expect(0);
    ann(&["mark", record, "close"]).expect(0);

    // Another machine, where Ann is trusted and nobody has a key.
    let others = folder.path().join("others");
    let ben = |arguments: &[&str]| run(&others, &root, arguments);
    ben(&["keys", "trust", "ann", &public]).expect(0);
    for (locale, hint) in [("en", "rolecall keys new NAME"), ("zh-Hans", "rolecall keys new 名字")] {
        let told = ben(&["marks", record, "--locale", locale]).expect(0).out;
        assert!(
            told.contains(hint) && told.contains("ann") && !told.contains(MARK),
            "{told}"
        );
        let told = ben(&["marks", record, "--everything", "--locale", locale])
            .expect(0)
            .out;
        assert!(told.contains(MARK) && !told.contains(hint), "{told}");
    }
    let listed = |more: &[&str]| -> Value {
        let told = ben(&[&["library", "--format", "json"], more].concat()).expect(0).out;
        let mut told: Value = serde_json::from_str(&told).unwrap();
        told["sessions"][0].take()
    };
    let (kept, shown) = (listed(&[]), listed(&["--everything"]));
    assert_eq!(
        (&kept["stands"], &kept["kept_back"]),
        (&Value::from("passed"), &Value::Bool(true)),
        "{kept:#}"
    );
    assert_eq!(
        (&shown["stands"], &shown["kept_back"]),
        (&Value::from("failed"), &Value::Bool(false)),
        "{shown:#}"
    );
    assert!(shown.to_string().contains(MARK), "the test itself: {shown:#}");
    assert!(!kept.to_string().contains(MARK), "{kept:#}");
    for (locale, hint) in [("en", "rolecall keys new NAME"), ("zh-Hans", "rolecall keys new 名字")] {
        for (more, is_told) in [(&[][..], true), (&["--everything"][..], false)] {
            let told = ben(&[&["library", "--locale", locale], more].concat()).expect(0);
            assert_eq!(
                told.err.lines().filter(|line| line.contains(hint)).count(),
                usize::from(is_told),
                "{told:?}"
            );
        }
    }
    // Whoever makes a key then is blind, and is told nothing of making one.
    new_key(&others, &root, "ben");
    let told = ben(&["marks", record]).expect(0).out;
    assert!(!told.contains(MARK) && !told.contains("keys new"), "{told}");
    for command in [&["marks", record][..], &["library"]] {
        ben(&[command, &["--everything", "--key", "ben"]].concat()).expect(2);
        let refused = ben(&[command, &["--everything"]].concat()).expect(2);
        assert!(
            refused.err.contains("--everything") && refused.out.is_empty(),
            "{refused:?}"
        );
    }
}
