//! `rolecall simulate` as it is run.

use std::fs;

use serde_json::Value;
use unicode_width::UnicodeWidthStr as _;

use super::super::terminal::{Ran, SHIPPED, run};
use crate::chinese::english_in;

fn simulate(arguments: &[&str]) -> Ran {
    let folder = tempfile::tempdir().unwrap();
    let all: Vec<&str> = ["simulate"].iter().chain(arguments).copied().collect();
    run::<&str>(folder.path(), &all, &[])
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn the_report_for_people_fits_a_hundred_columns_in_both_languages() {
    for locale in ["en", "zh-Hans"] {
        let arguments = [&SHIPPED[..], &["--trainees", "400", "--locale", locale]].concat();
        let ran = simulate(&arguments).expect(0);
        for line in ran.out.lines() {
            assert!(line.width() <= 100, "{} columns: {line}", line.width());
        }
        let [begins, heading, reliability] = match locale {
            "en" => ["SIMULATED: 400 trainees", "simulated · ID (", "reliability"],
            _ => ["模拟：400 名学员", "模拟 · ID（", "信度"],
        };
        assert!(ran.out.starts_with(begins), "{}", ran.out);
        for id in SHIPPED {
            assert!(ran.out.contains(&heading.replace("ID", id)), "{id} has a heading");
        }
        assert!(ran.out.contains(reliability), "{}", ran.out);
        if locale != "en" {
            assert_eq!(english_in(&ran.out), None, "{}", ran.out);
            assert!(ran.err.contains("名模拟学员"), "{}", ran.err);
        }
    }
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn the_report_begins_with_what_the_tables_say_in_plain_words() {
    let arguments = ["data-leak", "--trainees", "400", "--locale", "en"];
    let page = simulate(&arguments).expect(0).out;
    let json = [&arguments[..], &["--format", "json"]].concat();
    let told: Value = serde_json::from_str(&simulate(&json).expect(0).out).unwrap();
    let call = &told["calls"][0];
    let passed = call["passed"]["count"].as_u64().unwrap();
    let heading = page.find("simulated · data-leak").unwrap();
    let sentence = format!("\n  {passed} of 400 trainees pass (");
    assert_eq!(page[heading..].find('\n'), page[heading..].find(&sentence), "{page}");
    let decisions = call["items"].as_array().unwrap().iter();
    let hardest = decisions
        .filter(|item| item["kind"] == "decision" && !item["difficulty"].is_null())
        .min_by(|one, other| {
            one["difficulty"]
                .as_f64()
                .unwrap()
                .total_cmp(&other["difficulty"].as_f64().unwrap())
        })
        .unwrap();
    let sentence = format!("\n  The hardest decision is {}: ", hardest["id"].as_str().unwrap());
    assert!(page.contains(&sentence), "{page}");
    assert!(
        page.contains("\n  Nobody takes ") != page.contains("\n  Every option is taken by somebody.\n"),
        "{page}"
    );
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn the_same_seed_writes_the_same_bytes_on_any_number_of_threads() {
    for format in ["human", "json", "csv"] {
        let with = |threads: &str, seed: &str| {
            let arguments = [
                "data-leak",
                "--trainees",
                "450",
                "--format",
                format,
                "--locale",
                "en",
                "--threads",
                threads,
                "--seed",
                seed,
            ];
            simulate(&arguments).expect(0).out
        };
        let one = with("1", "5");
        assert_eq!(one, with("2", "5"), "{format}");
        assert_eq!(one, with("7", "5"), "{format}");
        assert_ne!(one, with("2", "6"), "{format}");
    }
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn json_says_that_it_is_simulated_and_has_everything() {
    let ran = simulate(&[
        "fraud-attempt",
        "--trainees",
        "300",
        "--format",
        "json",
        "--locale",
        "zh-Hans",
    ])
    .expect(0);
    let found: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(found["simulated"], true);
    assert_eq!(found["trainees"], 300);
    let call = &found["calls"][0];
    assert_eq!(call["score_distribution"].as_array().unwrap().len(), 101);
    let items = call["items"].as_array().unwrap();
    let options = items.iter().flat_map(|item| item["options"].as_array().unwrap());
    for option in options {
        assert!(
            option["label"].as_str().is_some_and(|label| !label.is_empty()),
            "{option}"
        );
        assert!(option["taken"]["of"].as_u64().unwrap() <= 300, "{option}");
    }
    assert!(found["set"]["parallel_forms"].is_number(), "{}", found["set"]);
    assert!(found["set"]["alpha"].is_null(), "one call has no alpha");
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn csv_has_the_columns_that_the_help_names() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("report.csv");
    let name = path.to_str().unwrap();
    let ran = simulate(&[
        "fraud-attempt",
        "data-leak",
        "--trainees",
        "300",
        "--format",
        "csv",
        "--out",
        name,
    ])
    .expect(0);
    assert_eq!(ran.out, "", "what goes to a file is not printed");
    let mut reader = csv::Reader::from_path(&path).unwrap();
    let header: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let help = simulate(&["--help"]).expect(0).out;
    let words: Vec<&str> = help
        .split([' ', '\n', ',', '.'])
        .filter(|word| !word.is_empty())
        .collect();
    let wanted: Vec<&str> = header.iter().map(String::as_str).collect();
    assert!(words.windows(wanted.len()).any(|window| window == wanted), "{help}");
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    for kind in ["summary", "score", "ending", "breach", "item", "option", "set"] {
        assert!(rows.iter().any(|row| &row[3] == kind), "there is a row {kind}");
    }
    assert!(rows.iter().all(|row| &row[0] == "yes"));
    let others = fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(others, 1, "nothing is left beside the report");
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn mistakes_are_named() {
    simulate(&["angry-complain"])
        .expect(2)
        .naming(&["angry-complain", "angry-complaint"]);
    simulate(&["data-leak", "data-leak"])
        .expect(2)
        .naming(&["data-leak", "twice"]);
    simulate(&["data-leak", "--country", "atlantis"])
        .expect(2)
        .naming(&["data-leak", "atlantis", "cn"]);
    simulate(&["data-leak", "--trainees", "1"])
        .expect(2)
        .naming(&["trainees"]);
    simulate(&["data-leak", "--country", "atlantis", "--locale", "zh-Hans"])
        .expect(2)
        .naming(&["data-leak", "不支持国家“atlantis”"]);
    let nowhere = ["data-leak", "--trainees", "2", "--out", "no/such/folder/report.txt"];
    simulate(&nowhere).expect(2).naming(&["no/such/folder/report.txt"]);
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn few_trainees_flag_nothing() {
    let ran = simulate(&["data-leak", "--trainees", "199", "--locale", "en"]).expect(0);
    for word in ["poor", "fair", "good", "suspicious", "seldom", "draws"] {
        let flagged = ran
            .out
            .lines()
            .filter(|line| line.contains(" %") && line.contains(&format!("  {word}")));
        assert_eq!(flagged.count(), 0, "{word}: {}", ran.out);
    }
    assert!(ran.out.contains("Fewer than 200 trainees"), "{}", ran.out);
}
