//! `rolecall agreement` as it is run: marks that were signed, a table of one's own, a round from its opening to its lines.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::Value;
use unicode_width::UnicodeWidthStr as _;

use rolecall::sim::storyboard::guard::guarded;
use rolecall::store::cohort::whole_report::whole_report;
use rolecall::store::folder::DataFolder;
use rolecall::store::fs::RealFs;
use rolecall::store::keys::KeyFolder;
use rolecall::view::groups::agreement_wording::item;

use crate::marks::people::{data_with_record, key_id, new_key, run};
use crate::terminal::Ran;

const RECORD: &str = "20261124-143951-data-leak-d5e767.jsonl";
const SESSION: &str = "20261124-143951-data-leak-d5e767";

struct House {
    folder: tempfile::TempDir,
    keys: Vec<String>,
}

impl House {
    /// Three people with keys in one folder, and one record.
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut house = Self {
            folder,
            keys: Vec::new(),
        };
        data_with_record(&house.data(), RECORD);
        for name in ["eva", "ann", "ben"] {
            let line = new_key(&house.keys(), &house.data(), name);
            run(&house.keys(), &house.data(), &["keys", "trust", name, &line]).expect(0);
            house.keys.push(key_id(&house.keys(), &house.data(), name));
        }
        house
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    fn keys(&self) -> PathBuf {
        self.folder.path().join("keys")
    }

    fn run(&self, arguments: &[&str]) -> Ran {
        run(&self.keys(), &self.data(), arguments)
    }

    fn mark(&self, name: &str, empathy: &str, rating: &str) {
        let record = self.data().join("sessions").join(RECORD);
        let record = record.to_str().unwrap();
        let mark = |words: &[&str]| {
            let all = [&["mark", record, "--key", name][..], words].concat();
            self.run(&all).expect(0);
        };
        mark(&[
            "override",
            "--dimension",
            "empathy",
            "--mark",
            empathy,
            "--reason",
            "As I hear it.",
        ]);
        mark(&["confirm", "--dimension", "accuracy", "--dimension", "compliance"]);
        mark(&["global", "--rating", rating]);
    }

    fn close(&self, name: &str) {
        let record = self.data().join("sessions").join(RECORD);
        self.run(&["mark", record.to_str().unwrap(), "--key", name, "close"])
            .expect(0);
    }
}

/// The program for somebody without keys and without marks.
fn alone(folder: &Path, arguments: &[&str]) -> Ran {
    run(&folder.join("keys"), &folder.join("data"), arguments)
}

fn table(folder: &Path, text: &str) -> PathBuf {
    let path = folder.join("marks.csv");
    fs::write(&path, text).unwrap();
    path
}

#[test]
fn a_round_goes_from_alone_to_line_by_line() {
    let house = House::new();
    let [eva, ann, ben] = [0, 1, 2].map(|index| house.keys[index].as_str());
    let open = [
        "agreement",
        "--open-round",
        "spring",
        "--expert",
        "eva",
        "--assessor",
        ann,
        "--assessor",
        ben,
        "--session",
        SESSION,
    ];
    house.run(&open).expect(0);
    house.run(&open).expect(2).naming(&["spring"]);
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
    let open = [
        "agreement",
        "--open-round",
        "spring",
        "--expert",
        "eva",
        "--assessor",
        "ann",
        "--session",
        SESSION,
    ];
    house.run(&open).expect(0);
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

#[test]
fn published_figures_come_out_of_a_table_in_both_languages() {
    let folder = tempfile::tempdir().unwrap();
    let mut text = "session,item,assessor,value\n".to_owned();
    for (target, row) in [
        [9, 2, 5, 8],
        [6, 1, 3, 2],
        [8, 4, 6, 8],
        [7, 1, 2, 6],
        [10, 5, 6, 9],
        [6, 2, 4, 7],
    ]
    .iter()
    .enumerate()
    {
        for (judge, value) in row.iter().enumerate() {
            text.push_str(&format!("t{target},mark,j{judge},{value}\n"));
        }
    }
    let path = table(folder.path(), &text);
    let arguments = ["agreement", "--table", path.to_str().unwrap()];
    let ran = alone(folder.path(), &arguments).expect(0);
    assert!(
        ran.out
            .contains("ICC(1,1) .17, ICC(2,1) .29, ICC(3,1) .71; (1,k) .44, (2,k) .62, (3,k) .91"),
        "{}",
        ran.out
    );
    assert!(ran.out.lines().all(|line| line.width() <= 100), "{}", ran.out);
    // What is corrected for chance stands in front of every share.
    let share = ran.out.find(" % of").unwrap();
    assert!(ran.out.find("kappa").unwrap() < share && ran.out.find("beyond chance").unwrap() < share);
    let chinese =
        crate::terminal::run::<&str>(folder.path(), &[&arguments[..], &["--locale", "zh-Hans"]].concat(), &[])
            .expect(0);
    assert!(
        chinese.out.contains("除去巧合") && chinese.out.lines().all(|line| line.width() <= 100),
        "{}",
        chinese.out
    );
    let csv = run(
        folder.path(),
        folder.path(),
        &[&arguments[..], &["--format", "csv"]].concat(),
    )
    .expect(0);
    let row = csv.out.lines().find(|line| line.contains(",icc-2-1,")).unwrap();
    assert!(row.starts_with("mark,points,,,icc-2-1,0.289764,,6"), "{row}");
}

#[test]
fn a_table_with_mistakes_and_an_empty_folder_are_said_clearly() {
    let folder = tempfile::tempdir().unwrap();
    let path = table(folder.path(), "session,item,assessor,value\ns1,mark,ann,much\n");
    let arguments = ["agreement", "--table", path.to_str().unwrap()];
    alone(folder.path(), &arguments)
        .expect(1)
        .naming(&["marks.csv:2", "much"]);
    alone(folder.path(), &["agreement", "--table", "nothing.csv"])
        .expect(2)
        .naming(&["nothing.csv"]);
    let none = alone(folder.path(), &["agreement"]).expect(0);
    assert!(none.out.contains("0 assessors"), "{}", none.out);
    let wrong = [
        "agreement",
        "--open-round",
        "Spring!",
        "--expert",
        "x",
        "--assessor",
        "y",
        "--session",
        "z",
    ];
    alone(folder.path(), &wrong).expect(2).naming(&["16 hexadecimal"]);
    assert!(!folder.path().join("data").join("rounds").exists());
}

#[test]
fn a_round_does_not_wait_for_a_session_that_was_erased() {
    let house = House::new();
    let opened = [
        "agreement",
        "--open-round",
        "spring",
        "--expert",
        "eva",
        "--assessor",
        "ann",
    ];
    house.run(&[&opened[..], &["--session", SESSION]].concat()).expect(0);
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
