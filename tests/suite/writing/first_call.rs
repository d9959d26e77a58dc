//! The call that `rolecall new` writes: it is fair in every country and language, and the command writes over nothing.

use std::fs;
use std::path::Path;

use rolecall::sim::check::{CheckedScenario, SourceFile, check, check_marks};
use rolecall::sim::prove::certificate::certify;
use rolecall::sim::prove::effort::Effort;
use rolecall::sim::prove::explore::MOST_STATES;
use rolecall::sim::scenario::model::EndingKind;
use rolecall::sim::writing::formatter::format;
use rolecall::sim::writing::template::{first_call, template_languages};
use rolecall::store::scenario_files::read_folder;
use tempfile::TempDir;

use crate::terminal::{Ran, run};

/// The bank's file, rules and facts of this repository.
pub fn library() -> Vec<SourceFile> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    let mut files = Vec::new();
    for file in read_folder(&folder).unwrap().files {
        let name = file
            .name
            .strip_prefix(folder.to_str().unwrap())
            .unwrap()
            .trim_start_matches('/')
            .to_owned();
        if name.starts_with("rules/") || name.starts_with("facts/") || name == "bank.ron" {
            files.push(SourceFile { name, ..file });
        }
    }
    files
}

/// Nothing is unsound but what is expected, all of it is proven, and every place is reached by some play.
#[track_caller]
pub fn assert_fair_but_for(call: &CheckedScenario, expected: &[&str]) {
    let countries: Vec<&str> = call
        .scenario
        .countries
        .iter()
        .map(|country| country.value.as_str())
        .collect();
    let certificate = certify(call, &countries, &Effort::states(MOST_STATES)).unwrap();
    let mut codes: Vec<&str> = certificate.findings.iter().map(|finding| finding.code).collect();
    codes.dedup();
    assert_eq!(codes, expected, "{:?}", certificate.findings);
    assert!(certificate.not_proven.is_empty(), "{:?}", certificate.not_proven);
    assert!(certificate.unreached.is_empty(), "{:?}", certificate.unreached);
}

fn checked(text: &str) -> CheckedScenario {
    let mut files = library();
    files.push(SourceFile {
        name: "first.ron".to_owned(),
        bytes: text.as_bytes().to_vec(),
    });
    let checked = check(&files);
    assert_eq!(checked.findings, []);
    checked.scenarios.into_iter().next().unwrap()
}

#[test]
fn it_is_complete_and_fair_in_each_language() {
    assert_eq!(template_languages().collect::<Vec<_>>(), ["en", "zh-Hans"]);
    for language in template_languages() {
        let text = first_call(language, "first", None).unwrap();
        let call = checked(&text);
        assert_eq!(check_marks(&call).findings, []);
        assert_fair_but_for(&call, &[]);
        let scenario = &call.scenario;
        assert_eq!(scenario.language.value, language);
        assert_eq!(scenario.nodes.iter().filter(|node| node.ask.is_some()).count(), 4);
        assert_eq!(scenario.checks.len(), 2);
        for kind in [
            EndingKind::Ideal,
            EndingKind::Partial,
            EndingKind::BadCare,
            EndingKind::BadRule,
        ] {
            assert!(scenario.endings.iter().any(|ending| ending.kind == kind));
        }
        assert_eq!(
            format("first.ron", text.as_bytes()).unwrap(),
            text,
            "its layout is canonical"
        );
        let comments = text.lines().filter(|line| line.trim_start().starts_with("//")).count();
        assert!(comments > 30, "{language}: {comments} comments");
    }
}

#[test]
fn both_languages_are_the_same_call() {
    let shape = |language| {
        let call = checked(&first_call(language, "first", None).unwrap());
        let scenario = &call.scenario;
        let options = scenario
            .nodes
            .iter()
            .filter_map(|node| node.ask.as_ref())
            .flat_map(|ask| &ask.options);
        let told = options.map(|option| {
            let mood = &option.mood;
            let meters = [mood.tension.value, mood.trust.value, mood.patience.value];
            format!(
                "{} {:?} {meters:?} {:?} {}",
                option.id,
                option.points,
                option.acts.iter().map(|act| &act.value).collect::<Vec<_>>(),
                option.to
            )
        });
        let options: Vec<String> = told.collect();
        (
            options,
            scenario
                .values
                .iter()
                .map(|(name, _)| name.value.clone())
                .collect::<Vec<_>>(),
        )
    };
    assert_eq!(shape("en"), shape("zh-Hans"));
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn any_title_is_a_title() {
    for title in [
        "She said \"no\"",
        "C:\\cards",
        "50 {per cent}",
        "多行\n标题",
        "}{",
        "\u{7}bell",
    ] {
        let call = checked(&first_call("en", "first", Some(title)).unwrap());
        let expected = title
            .replace('{', "{{")
            .replace('}', "}}")
            .replace(|c: char| c.is_control(), " ");
        assert_eq!(call.scenario.title.value, expected.trim());
    }
    assert_eq!(first_call("de", "first", None), None);
}

fn new(arguments: &[&str]) -> Ran {
    let data = TempDir::new().unwrap();
    let arguments: Vec<&str> = std::iter::once("new").chain(arguments.iter().copied()).collect();
    run(data.path(), &arguments, &[] as &[&str])
}

#[test]
fn the_command_writes_a_call_that_can_be_played_at_once() {
    let folder = TempDir::new().unwrap();
    let dir = folder.path().join("my/calls");
    let dir = dir.to_str().unwrap();
    for language in ["en", "zh-Hans"] {
        let name = format!("lost-card-{}", language.to_lowercase());
        let ran = new(&[&name, "--dir", dir, "--language", language, "--title", "The card"]).expect(0);
        let path = ran.last_line().to_owned();
        assert_eq!(path, format!("{dir}/{name}.ron"));
        let played = format!("rolecall talk {path} --locale {language} ");
        assert!(ran.err.contains(&played), "{}", ran.err);
        assert_eq!(
            ran.err.contains("A small complete call"),
            language == "en",
            "{}",
            ran.err
        );
        // An empty folder has no guide; the program prints its own.
        let named = format!("rolecall explain format --locale {language}");
        assert!(ran.err.contains(&named), "{}", ran.err);
        let written = fs::read_to_string(&path).unwrap();
        assert!(written.contains("`rolecall explain format`") && !written.contains("README"));
        let data = TempDir::new().unwrap();
        let checked = run(data.path(), &["check", "--marks", &path], &[] as &[&str]).expect(0);
        assert_eq!(checked.err, "1 call: no findings\n");
        let proved = run(data.path(), &["prove", &path], &[] as &[&str]).expect(0);
        assert!(!proved.out.contains("unreached"), "{}", proved.out);
        let lines = [
            "accept",
            "say hear-worry",
            "say two-questions",
            "look account",
            "say two-statements",
            "say who-decides",
        ];
        let picks = [
            "pick disposition statement",
            "tick sums",
            "tick asks-for-less",
            "pick owner care-desk",
            "finish",
        ];
        let played = run(
            data.path(),
            &["talk", &path, "--seed", "1"],
            &[&lines[..], &picks[..]].concat(),
        )
        .expect(0);
        assert!(played.out.contains("100"), "{}", played.out);
    }
}

#[test]
fn nothing_is_written_over_and_wrong_names_are_refused() {
    let folder = TempDir::new().unwrap();
    let dir = folder.path().to_str().unwrap();
    fs::write(folder.path().join("mine.ron"), "mine").unwrap();
    new(&["mine", "--dir", dir]).expect(2).naming(&["mine.ron"]);
    assert_eq!(fs::read_to_string(folder.path().join("mine.ron")).unwrap(), "mine");
    for name in ["My Call", "../out", "bank", "a.en", ""] {
        new(&[name, "--dir", dir])
            .expect(2)
            .naming(&["cannot be the id of a call"]);
    }
    new(&["other", "--dir", dir, "--language", "de"])
        .expect(2)
        .naming(&["en or zh-Hans"]);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}
