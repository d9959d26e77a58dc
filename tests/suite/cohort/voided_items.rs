//! Answers that a signed fault voids count in no item, and the tables say how many they are.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rolecall::store::cohort::whole_report::whole_report;
use rolecall::store::fs::RealFs;
use rolecall::store::keys::KeyFolder;
use rolecall::view::groups::{GroupsMaterial, groups_view};
use rolecall::view::standing::Names;
use rolecall::words::{Locale, Words};
use serde_json::Value;

use super::command::rolecall;
use super::{PLAYS, data, exam, trainee};
use crate::marks::people::new_key;

/// A group of three who listen and name it, who explain, and who listen and read the account; and the key that signs.
fn group(folder: &Path) -> PathBuf {
    let home = folder.join("data");
    let table = folder.join("class.csv");
    let rows: String = (0..3).map(|number| format!("{},Night\r\n", trainee(number))).collect();
    std::fs::write(&table, format!("trainee,group\r\n{rows}")).unwrap();
    rolecall(&home, &["roster", "import", table.to_str().unwrap()]).expect(0);
    for (number, play) in [0, 2, 3].into_iter().enumerate() {
        exam(&data(&home), "two-steps", &trainee(number as u32), PLAYS[play]);
    }
    new_key(&home.with_extension("keys"), &home, "ann");
    home
}

fn figures(home: &Path) -> Value {
    let told = rolecall(home, &["cohort", "Night", "--format", "json", "--keep-pseudonyms"]).expect(0);
    serde_json::from_str::<Value>(&told.out).unwrap()["cohort"]["calls"][0].take()
}

/// How many answered an item, and how many of those who were offered an option took it.
fn counts(call: &Value, item: &str, option: &str) -> (u64, u64, u64) {
    let found = |list: &Value, id: &str| {
        let mut all = list.as_array().unwrap().iter();
        all.find(|one| one["id"] == id).unwrap().clone()
    };
    let item = found(&call["statistics"]["items"], item);
    let taken = &found(&item["options"], option)["taken"];
    let number = |value: &Value| value.as_u64().unwrap();
    (number(&item["answered"]), number(&taken["count"]), number(&taken["of"]))
}

#[test]
fn what_a_fault_voids_counts_in_no_item_and_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let home = group(folder.path());
    let session = rolecall(&home, &["library", "--format", "json", "--key", "ann"]).expect(0);
    let session: Value = serde_json::from_str(&session.out).unwrap();
    let session = session["sessions"][0]["session"].as_str().unwrap().to_owned();
    let before = figures(&home);
    assert_eq!(counts(&before, "first", "listen"), (3, 2, 3));
    assert_eq!(counts(&before, "heard", "name-it"), (2, 1, 2));
    assert_eq!(before["voided"], serde_json::json!({}));

    // An option that one took: only that answer is void, and nobody was offered it.
    let void = |more: &[&str]| {
        let reason = ["--reason", "The figure was wrong.", "--key", "ann"];
        rolecall(&home, &[&["void", &session], more, &reason].concat()).expect(0);
    };
    void(&["--node", "heard", "--option", "account"]);
    let option = figures(&home);
    assert_eq!(counts(&option, "heard", "name-it"), (1, 1, 1));
    assert_eq!(counts(&option, "heard", "account").2, 0);
    assert_eq!(counts(&option, "first", "listen"), (3, 2, 3));
    assert_eq!(option["voided"], serde_json::json!({"heard": 1}));

    // A node: every answer there, and no other item.
    void(&["--node", "first"]);
    let node = figures(&home);
    assert_eq!(counts(&node, "first", "listen"), (0, 0, 0));
    assert_eq!(node["voided"], serde_json::json!({"first": 3, "heard": 1}));
    assert_eq!(
        counts(&node, "wrap-up/disposition", "query"),
        counts(&before, "wrap-up/disposition", "query")
    );

    for (locale, words) in [
        ("en", "left out, voided by a signed fault: 3"),
        ("zh-Hans", "通话有错、已签名作废，未计入：3 人"),
    ] {
        let told = rolecall(&home, &["cohort", "Night", "--locale", locale]).expect(0).out;
        let mut lines = told.lines().skip_while(|line| !line.trim_start().starts_with("first"));
        assert!(lines.next().is_some(), "{told}");
        assert_eq!(lines.next().map(str::trim), Some(words), "{told}");
    }
    let csv = rolecall(&home, &["cohort", "Night", "--format", "csv", "--keep-pseudonyms"]).expect(0);
    let rows: Vec<&str> = csv
        .out
        .lines()
        .filter(|line| line.starts_with("item-voided,"))
        .collect();
    assert!(
        rows.len() == 2 && rows[0].contains(",first,") && rows[0].contains(",3,"),
        "{rows:?}"
    );
    // The window's table has the same numbers.
    let keys = KeyFolder::at(Arc::new(RealFs), home.with_extension("keys"), &home);
    let report = whole_report(&data(&home), keys, Some("Night")).unwrap();
    for (locale, cells) in [
        (Locale::English, ["0 + 3 voided", "1 + 1 voided"]),
        (Locale::SimplifiedChinese, ["0 + 作废 3", "1 + 作废 1"]),
    ] {
        let view = groups_view(&GroupsMaterial {
            words: &Words::new(locale),
            groups: &report.groups,
            cohort: report.cohort.as_ref(),
            assignments: &report.assignments,
            agreement: report.agreement.as_ref(),
            item_titles: &report.item_titles,
            not_blind: report.not_blind,
            kept_back: report.kept_back,
            kept_back_exams: report.kept_back_exams,
            trainees: &report.names.0,
            titles: &BTreeMap::new(),
            assessors: &Names(report.assessors.clone()),
            problems: &report.problems,
        });
        let rows = &view.group.unwrap().decisions.calls[0].table.rows;
        for (item, cell) in ["first", "heard"].into_iter().zip(cells) {
            let row = rows
                .iter()
                .find(|row| row[0].text.ends_with(&format!(" {item}")))
                .unwrap();
            assert!(row.iter().any(|one| one.text == cell), "{row:?}");
        }
    }
}
