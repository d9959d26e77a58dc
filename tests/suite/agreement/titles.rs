//! What the items are called about which assessors agree.

use std::sync::Arc;

use unicode_width::UnicodeWidthStr as _;

use rolecall::store::cohort::whole_report::whole_report;
use rolecall::store::folder::DataFolder;
use rolecall::store::fs::RealFs;
use rolecall::store::keys::KeyFolder;
use rolecall::view::groups::agreement_wording::item;

use super::house::{House, RECORD};

/// Items of a form by their titles, in the language of whoever reads; tables for programs keep the names.
#[test]
fn items_are_called_by_their_titles_in_both_languages() {
    let house = House::new();
    let record = house.data().join("sessions").join(RECORD);
    let record = record.to_str().unwrap();
    for (name, empathy, tone) in [
        ("eva", "80", "tone=3"),
        ("ann", "60", "tone=1"),
        ("ben", "75", "tone=2"),
    ] {
        house.mark(name, empathy, "3");
        let form = ["item", "--form", "assets/forms/voice-and-note.ron", "--give", tone];
        house
            .run(&[&["mark", record, "--key", name], &form[..]].concat())
            .expect(0);
        house
            .run(&["mark", record, "--key", name, "close", "--incomplete"])
            .expect(0);
    }
    let in_english = [
        "Calm and friendly from beginning to end (Voice and note)",
        "Empathy (marks of 100)",
    ];
    let in_chinese = ["从头到尾平稳、友好（语气与记录）", "同理心（百分制）"];
    for (locale, wanted) in [("en", in_english), ("zh-Hans", in_chinese)] {
        let told = house.run(&["agreement", "--locale", locale]).expect(0).out;
        for words in wanted.into_iter().chain(["kappa"]) {
            assert!(told.contains(words), "{words}: {told}");
        }
        for line in told.lines() {
            assert!(!line.contains("voice-and-note@") && line.width() <= 100, "{line}");
            let is_chinese = locale == "zh-Hans";
            assert!(
                !is_chinese || !(line.contains(", ") || line.contains("empathy") || line.contains("overall")),
                "{line}"
            );
        }
    }
    house.open(&["ann"]).expect(0);
    for (locale, words) in [
        ("en", "Calm and friendly from beginning"),
        ("zh-Hans", "从头到尾平稳、友好"),
    ] {
        let told = house
            .run(&["agreement", "--round", "spring", "--locale", locale])
            .expect(0)
            .out;
        assert!(told.contains(words) && !told.contains("voice-and-note@"), "{told}");
    }
    let json = house.run(&["agreement", "--format", "json"]).expect(0).out;
    assert!(
        json.contains("voice-and-note@") && json.contains("\"empathy\""),
        "{json}"
    );
    // The window has the same words.
    let data = DataFolder::at(Arc::new(RealFs), house.data());
    let keys = KeyFolder::at(data.fs().clone(), house.keys(), data.root());
    let read = whole_report(&data, keys, None).unwrap();
    let named = |name: &str| item(name, &read.item_titles);
    let tone = read
        .agreement
        .unwrap()
        .items
        .into_iter()
        .find(|one| one.item.ends_with("/tone"))
        .unwrap();
    assert_eq!(named(&tone.item).chinese, in_chinese[0]);
    assert_eq!(named("global").chinese, "整通电话");
}
