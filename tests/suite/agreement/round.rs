//! A calibration round of the command line, from its opening to its lines.

use std::fs;
use std::sync::Arc;

use serde_json::Value;
use unicode_width::UnicodeWidthStr as _;

use rolecall::sim::storyboard::guard::guarded;
use rolecall::store::cohort::whole_report::whole_report;
use rolecall::store::folder::DataFolder;
use rolecall::store::fs::RealFs;
use rolecall::store::keys::KeyFolder;

use super::house::{House, RECORD, SESSION};
use crate::marks::people::{new_key, run};

#[test]
fn a_round_goes_from_alone_to_line_by_line() {
    let house = House::new();
    let [eva, ann, ben] = [0, 1, 2].map(|index| house.keys[index].as_str());
    house.open(&[ann, ben]).expect(0);
    house.open(&[ann, ben]).expect(2).naming(&["spring"]);
    house.mark("eva", "80", "4");
    house.mark("ann", "95", "2");
    house.mark("ben", "72.5", "4");
    house.close("eva");
    house.close("ann");
    let waits = house.run(&["agreement", "--round", "spring"]).expect(1);
    assert!(
        waits.out.contains(&format!("until ben ({})", &ben[..6])) && !waits.out.contains("empathy"),
        "{}",
        waits.out
    );
    // Whoever still marks sees nothing of what others gave, and without a name that may be anybody with a key here.
    for viewer in [&["--key", "ben"][..], &[]] {
        let kept = house.run(&[&["agreement"], viewer].concat()).expect(0);
        assert!(
            !kept.out.contains("ann") && !kept.out.contains("eva"),
            "{viewer:?} {}",
            kept.out
        );
        assert!(
            kept.err.contains("1 session") && kept.err.contains("--key NAME"),
            "{viewer:?} {}",
            kept.err
        );
    }
    let seen = house.run(&["agreement", "--key", "ann", "--expert", "eva"]).expect(0);
    for name in [format!("ann ({})", &ann[..6]), format!("eva ({})", &eva[..6])] {
        assert!(
            seen.out.contains(&name) && seen.err.is_empty(),
            "{name} {} {}",
            seen.out,
            seen.err
        );
    }
    assert!(
        !seen.out.contains(ann),
        "a name instead of sixteen digits: {}",
        seen.out
    );
    let chinese = house.run(&["agreement", "--locale", "zh-Hans"]).expect(0);
    assert!(chinese.err.contains("未计入"), "{}", chinese.err);
    house.close("ben");
    let shown = house.run(&["agreement", "--round", "spring"]).expect(0);
    for words in ["+15 !", "-7.5", "-2 !"] {
        assert!(shown.out.contains(words), "{words}: {}", shown.out);
    }
    assert!(shown.out.lines().all(|line| line.width() <= 100), "{}", shown.out);
    // Somebody outside of the round who has a key here is still to mark the session: nobody in particular sees no lines.
    let line = new_key(&house.keys(), &house.data(), "cat");
    run(&house.keys(), &house.data(), &["keys", "trust", "cat", &line]).expect(0);
    for viewer in [&["--key", "cat"][..], &[]] {
        let kept = house
            .run(&[&["agreement", "--round", "spring"], viewer].concat())
            .expect(0);
        assert!(
            !kept.out.contains("+15") && !kept.out.contains("-7.5"),
            "{viewer:?} {}",
            kept.out
        );
        assert!(kept.err.contains("1 session"), "{viewer:?} {}", kept.err);
    }
    let shown = house.run(&["agreement", "--round", "spring", "--key", "ann"]).expect(0);
    assert!(
        shown.out.contains("+15 !") && shown.err.is_empty(),
        "{} {}",
        shown.out,
        shown.err
    );
    for file in ["cat.key", "cat.pub"] {
        fs::remove_file(house.keys().join(file)).unwrap();
    }
    let json = house
        .run(&["agreement", "--round", "spring", "--format", "json"])
        .expect(0);
    let json: Value = serde_json::from_str(&json.out).unwrap();
    let lines = json["comparison"]["lines"].as_array().unwrap();
    let of = |item: &str, who: &str| {
        let line = lines
            .iter()
            .find(|line| line["item"] == item && line["assessor"] == who)
            .unwrap();
        line["difference"].as_i64().unwrap()
    };
    assert_eq!(
        (
            of("empathy", ann),
            of("empathy", ben),
            of("global", ann),
            of("global", ben)
        ),
        (150, -75, -2, 0)
    );
    let csv = house
        .run(&["agreement", "--round", "spring", "--format", "csv"])
        .expect(0);
    let row = format!("line,{SESSION},empathy,tenths,{},725,800,-75,yes", guarded(ben));
    assert!(csv.out.lines().any(|line| line == row), "{row}: {}", csv.out);

    let all = house.run(&["agreement", "--expert", eva, "--format", "json"]).expect(0);
    let all: Value = serde_json::from_str(&all.out).unwrap();
    let items = all["agreement"]["items"].as_array().unwrap();
    let empathy = items.iter().find(|item| item["item"] == "empathy").unwrap();
    let assessor = |who: &str| {
        empathy["by_assessor"]
            .as_array()
            .unwrap()
            .iter()
            .find(|one| one["assessor"] == who)
            .unwrap()
    };
    assert_eq!(assessor(ann)["from_expert"]["difference"]["value"], 150.0);
    assert_eq!(
        assessor(ann)["severity"]["difference"]["value"],
        950.0 - (800.0 + 725.0) / 2.0
    );
    // The window's screen reads the same.
    let data = DataFolder::at(Arc::new(RealFs), house.data());
    let keys = KeyFolder::at(Arc::new(RealFs), house.keys(), &house.data());
    let read = whole_report(&data, keys, None).unwrap();
    let report = read.agreement.unwrap();
    assert_eq!(
        (report.assessors.len(), report.sessions_twice, read.not_blind),
        (3, 1, 0)
    );
    let item = report.items.iter().find(|item| item.item == "empathy").unwrap();
    let severity = |who: &str| {
        let found = item.by_assessor.iter().find(|one| one.assessor == who).unwrap();
        found.severity.difference.defined()
    };
    assert_eq!(severity(ann), assessor(ann)["severity"]["difference"]["value"].as_f64());
    assert!(read.assessors.contains(&(ann.to_owned(), "ann".to_owned())));
    // One session is not enough for the rest, and that is said.
    assert_eq!(empathy["intraclass-undefined"], "too-few-sessions");
    house
        .run(&["agreement", "--round", "autumn"])
        .expect(2)
        .naming(&["autumn", "spring"]);
}

#[test]
fn a_round_does_not_wait_for_a_session_that_was_erased() {
    let house = House::new();
    house.open(&["ann"]).expect(0);
    house.mark("eva", "80", "4");
    let waits = house.run(&["agreement", "--round", "spring"]).expect(1);
    assert!(
        waits.out.contains("stays hidden until") && !waits.out.contains("erased"),
        "{}",
        waits.out
    );
    let listed = house.run(&["library", "--format", "json"]).expect(0);
    let listed: Value = serde_json::from_str(&listed.out).unwrap();
    let trainee = listed["sessions"][0]["trainee"].as_str().unwrap();
    let erase = [
        "erase",
        "--trainee",
        trainee,
        "--ground",
        "asked for it",
        "--yes",
        "--key",
        "eva",
    ];
    let erased = house.run(&erase);
    assert!(!house.data().join("sessions").join(RECORD).exists(), "{erased:?}");
    for (locale, told) in [("en", "was erased"), ("zh-Hans", "已被删除")] {
        let shown = house
            .run(&["agreement", "--round", "spring", "--locale", locale])
            .expect(0);
        assert!(shown.out.contains(&format!("{SESSION} {told}")), "{}", shown.out);
        assert!(
            !shown.out.contains("stays hidden") && !shown.out.contains("不予显示"),
            "{}",
            shown.out
        );
    }
    let json = house
        .run(&["agreement", "--round", "spring", "--format", "json"])
        .expect(0);
    let json: Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(json["comparison"]["erased"], serde_json::json!([SESSION]));
    assert_eq!(json["comparison"]["waiting"], serde_json::json!([]));
}

/// Whoever has no key yet may be about to mark the sessions of a round in which everybody has closed.
#[test]
fn whoever_has_no_key_yet_sees_no_lines_unless_they_say_that_they_do_not_mark() {
    let house = House::new();
    house.open(&["ann"]).expect(0);
    for (name, empathy) in [("eva", "80"), ("ann", "95")] {
        house.mark(name, empathy, "4");
        house.close(name);
    }
    let nobody = house.data().with_extension("nobody");
    let look = |words: &[&str]| run(&nobody, &house.data(), words);
    for name in ["eva", "ann"] {
        let public = house.keys().join(format!("{name}.pub"));
        look(&["keys", "trust", name, public.to_str().unwrap()]).expect(0);
    }
    for (locale, hint) in [("en", "add --everything"), ("zh-Hans", "请加 --everything")] {
        let round = ["agreement", "--round", "spring", "--locale", locale];
        let kept = look(&round).expect(0);
        assert!(!kept.out.contains("+15") && kept.err.contains(hint), "{kept:?}");
        let shown = look(&[&round[..], &["--everything"]].concat()).expect(0);
        assert!(shown.out.contains("+15 !") && shown.err.is_empty(), "{shown:?}");
    }
}
