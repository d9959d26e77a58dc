//! A breach that an assessor has excused weakens no rule of a group.

use serde_json::Value;

use super::command::rolecall;
use super::{PLAYS, data, exam, trainee};
use crate::marks::people::new_key;

#[test]
fn a_breach_whose_turn_was_left_out_is_counted_no_more() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("data");
    let table = folder.path().join("class.csv");
    std::fs::write(&table, format!("trainee,group\r\n{},Night\r\n", trainee(0))).unwrap();
    rolecall(&home, &["roster", "import", table.to_str().unwrap()]).expect(0);
    // The account is read without asking who it is.
    let session = exam(&data(&home), "two-steps", &trainee(0), PLAYS[3]);
    new_key(&home.with_extension("keys"), &home, "ann");
    let broken = || {
        let told = rolecall(&home, &["cohort", "Night", "--format", "json", "--keep-pseudonyms"]).expect(0);
        let told: Value = serde_json::from_str(&told.out).unwrap();
        told["cohort"]["weakest_rules"].as_array().unwrap().len()
    };
    assert_eq!(broken(), 1);
    let mark = |words: &[&str]| rolecall(&home, &[&["mark", &session], words].concat()).expect(0);
    for turn in ["1", "2"] {
        mark(&["not-applicable", "--turn", turn, "--reason", "The line was dead."]);
    }
    assert_eq!(broken(), 1, "marks that are open excuse nothing");
    mark(&["confirm"]);
    mark(&["close"]);
    assert_eq!(broken(), 0);
}
