//! `rolecall check --format sarif`: the log has what the standard requires, and its places are those of the files.
//!
//! The required properties are those of "SARIF Version 2.1.0", OASIS Standard: sarifLog (3.13), run (3.14), tool (3.18),
//! toolComponent (3.19), reportingDescriptor (3.49), result (3.27), region (3.30), fix (3.55).

use serde_json::Value;

use rolecall::cli::check::{Format, render};
use rolecall::sim::check::check;
use rolecall::sim::check::rules_table::rules;
use rolecall::words::Locale;

use super::examples::{file, minimal, replaced};
use super::fixtures::base;

fn log(call: &str) -> Value {
    let mut files = base();
    files.push(file("my calls/minimal.ron", call));
    serde_json::from_str(&render(&check(&files), Format::Sarif, false, Locale::English)).unwrap()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("{value} is no text"))
}

#[test]
fn the_log_has_what_the_standard_requires() {
    let call = replaced(
        &minimal(),
        "to: \"settled\", why: \"It does",
        "to: \"setled\", why: \"It does",
    );
    let log = log(&call);
    assert_eq!(log["version"], "2.1.0");
    assert!(text(&log["$schema"]).ends_with("sarif-schema-2.1.0.json"));
    let [run] = log["runs"].as_array().unwrap().as_slice() else {
        panic!("one run")
    };
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let driver = &run["tool"]["driver"];
    assert_eq!(driver["name"], "rolecall");
    let descriptors = driver["rules"].as_array().unwrap();
    let ids: Vec<&str> = descriptors.iter().map(|rule| text(&rule["id"])).collect();
    assert_eq!(ids, rules().map(|rule| rule.code).collect::<Vec<_>>());
    for descriptor in descriptors {
        assert!(!text(&descriptor["shortDescription"]["text"]).is_empty());
        assert!(!text(&descriptor["fullDescription"]["text"]).is_empty());
        assert!(!text(&descriptor["help"]["text"]).is_empty());
        assert!(["error", "warning"].contains(&text(&descriptor["defaultConfiguration"]["level"])));
    }
    for result in run["results"].as_array().unwrap() {
        let index = result["ruleIndex"].as_u64().unwrap() as usize;
        assert_eq!(ids[index], text(&result["ruleId"]));
        assert!(["error", "warning"].contains(&text(&result["level"])));
        assert!(!text(&result["message"]["text"]).is_empty());
        for location in result["locations"].as_array().unwrap() {
            let place = &location["physicalLocation"];
            assert_eq!(place["artifactLocation"]["uri"], "my%20calls/minimal.ron");
            is_region(&place["region"]);
        }
    }
}

fn is_region(region: &Value) {
    let [start_line, start_column, end_line, end_column] =
        ["startLine", "startColumn", "endLine", "endColumn"].map(|name| region[name].as_u64().unwrap());
    assert!(start_line >= 1 && start_column >= 1);
    assert!((start_line, start_column) < (end_line, end_column));
}

/// What a region says, cut out of the file by counting characters, which shares nothing with the program.
fn cut_out(call: &str, region: &Value) -> String {
    let line = region["startLine"].as_u64().unwrap() as usize;
    assert_eq!(region["endLine"], region["startLine"]);
    let columns = ["startColumn", "endColumn"].map(|name| region[name].as_u64().unwrap() as usize);
    let line = call.split('\n').nth(line - 1).unwrap();
    line.chars()
        .skip(columns[0] - 1)
        .take(columns[1] - columns[0])
        .collect()
}

#[test]
fn places_count_characters_and_fixes_mend() {
    let call = replaced(&minimal(), "label: \"Argue\"", "label: \"争辩😀\"");
    let wrong = replaced(
        &call,
        "to: \"settled\", why: \"It does",
        "to: \"setled\", why: \"It does",
    );
    let log = log(&wrong);
    let results = log["runs"][0]["results"].as_array().unwrap().iter();
    // That the label is not in the language of the call is another finding.
    let of_target: Vec<&Value> = results.filter(|result| result["ruleId"] == "unknown-target").collect();
    let [result] = of_target.as_slice() else {
        panic!("{log}")
    };
    let region = &result["locations"][0]["physicalLocation"]["region"];
    assert_eq!(cut_out(&wrong, region), "\"setled\"");
    let change = &result["fixes"][0]["artifactChanges"][0];
    assert_eq!(change["artifactLocation"]["uri"], "my%20calls/minimal.ron");
    let replacement = &change["replacements"][0];
    assert_eq!(cut_out(&wrong, &replacement["deletedRegion"]), "\"setled\"");
    let inserted = text(&replacement["insertedContent"]["text"]);
    assert_eq!(replaced(&wrong, "\"setled\"", inserted), call);
}

#[test]
fn a_finding_about_a_whole_file_has_no_region() {
    let log = log("");
    let result = &log["runs"][0]["results"][0];
    assert_eq!(result["ruleId"], "empty-file");
    assert!(result["locations"][0]["physicalLocation"]["region"].is_null());
}

#[test]
fn without_findings_there_is_an_empty_list() {
    assert_eq!(log(&minimal())["runs"][0]["results"], Value::Array(Vec::new()));
}
