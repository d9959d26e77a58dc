//! `rolecall explain`: every finding is explained, and a misspelt one is told.

use std::process::{Command, Output};

use rolecall::sim::check::rules_table::{FAMILIES, RuleInfo, rules};
use rolecall::sim::prove::proof_rules::{PROOF_FAMILY, PROOF_RULES};

/// The rows of `check`, then those of a proof.
fn all_rules() -> impl Iterator<Item = &'static RuleInfo> {
    rules().chain(PROOF_RULES)
}

/// The first row of each code.
fn each_code_once() -> Vec<&'static RuleInfo> {
    let mut first: Vec<&'static RuleInfo> = Vec::new();
    for rule in all_rules() {
        if first.iter().all(|known| known.code != rule.code) {
            first.push(rule);
        }
    }
    first
}

fn explain(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rolecall"));
    // Whatever language the machine speaks.
    for name in ["LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"] {
        command.env(name, "C");
    }
    command.arg("explain").args(arguments).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn a_code_is_explained_with_both_examples() {
    let output = explain(&["unknown-target"]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(
        text(&output.stdout),
        "\
error[unknown-target]

The call goes on at a node or ending that does not exist. Correct the id, or write the missing node.
It cannot be accepted; the call does not start before it is mended.

Wrong, in options of a decision:

    (id: \"listen\", label: \"Listen\", to: \"setled\", why: \"It helps.\"),

Right, in options of a decision:

    (id: \"listen\", label: \"Listen\", to: \"settled\", why: \"It helps.\"),
"
    );
}

#[test]
fn what_can_be_accepted_says_how() {
    let printed = text(&explain(&["long-label"]).stdout);
    assert!(printed.starts_with("warning[long-label]\n"), "{printed}");
    assert!(
        printed.contains("allow: [(code: \"long-label\", at: \"NODE\", because: \"…\")]"),
        "{printed}"
    );
}

#[test]
fn without_a_code_all_are_listed_by_family() {
    let output = explain(&[]);
    assert_eq!(output.status.code(), Some(0));
    let printed = text(&output.stdout);
    for family in FAMILIES.iter().chain([&PROOF_FAMILY]) {
        assert!(printed.contains(&format!("{}\n", family.title)), "{}", family.title);
    }
    for rule in all_rules() {
        let listed = printed
            .lines()
            .filter(|line| line.trim_start().starts_with(&format!("{} ", rule.code)));
        let rows = all_rules().filter(|row| row.code == rule.code);
        assert_eq!(listed.count(), rows.count(), "{}", rule.code);
    }
}

#[test]
fn a_finding_of_a_proof_is_explained_too() {
    let printed = text(&explain(&["points-farm"]).stdout);
    assert!(printed.starts_with("error[points-farm]\n"), "{printed}");
    assert!(
        printed.contains("It cannot be accepted; `rolecall prove` tells it until it is mended."),
        "{printed}"
    );
    assert!(
        printed.contains("\nWrong, in a call:\n\n    points: (empathy: 1)"),
        "{printed}"
    );
    let misspelt = text(&explain(&["point-farm"]).stderr);
    assert!(misspelt.contains("Did you mean \"points-farm\"?"), "{misspelt}");
}

#[test]
fn a_code_of_both_tables_is_explained_twice() {
    let printed = text(&explain(&["always-true"]).stdout);
    assert_eq!(printed.matches("[always-true]").count(), 2, "{printed}");
}

#[test]
fn a_misspelt_code_is_code_2_with_a_suggestion() {
    let output = explain(&["unknown-targt"]);
    assert_eq!((text(&output.stdout).as_str(), output.status.code()), ("", Some(2)));
    assert_eq!(
        text(&output.stderr),
        "rolecall: There is no finding called \"unknown-targt\". Did you mean \"unknown-target\"?\n"
    );
    let nothing_like_it = text(&explain(&["xyzzyxyzzy"]).stderr);
    assert!(
        nothing_like_it.contains("`rolecall explain` lists them."),
        "{nothing_like_it}"
    );
}

#[test]
fn the_guide_is_inside_the_program() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    for (locale, file) in [("en", "README.md"), ("zh-Hans", "README.zh-Hans.md")] {
        let output = explain(&["format", "--locale", locale]);
        assert_eq!(output.status.code(), Some(0));
        assert_eq!(
            text(&output.stdout),
            std::fs::read_to_string(folder.join(file)).unwrap()
        );
    }
}

#[test]
fn the_guide_has_no_form_for_programs() {
    for (locale, sentence) in [("en", "is a guide for people"), ("zh-Hans", "是给人读的指南")] {
        let output = explain(&["format", "--format", "json", "--locale", locale]);
        assert_eq!(output.status.code(), Some(2));
        assert_eq!(text(&output.stdout), "");
        assert!(text(&output.stderr).contains(sentence), "{}", text(&output.stderr));
    }
}

#[test]
fn programs_read_one_object_per_line() {
    let printed = text(&explain(&["--format", "json"]).stdout);
    // A code is told once; what a proof finds under a name of `check` stands inside of it.
    let first = each_code_once();
    assert!(first.len() < all_rules().count());
    assert_eq!(printed.lines().count(), first.len());
    for (line, rule) in printed.lines().zip(first) {
        let object: serde_json::Value = serde_json::from_str(line).unwrap();
        assert_eq!(object["code"], rule.code);
        let (by_check, by_proof) = (
            rules().any(|row| row.code == rule.code),
            PROOF_RULES.iter().find(|row| row.code == rule.code),
        );
        let found_by: Vec<&str> = [("check", by_check), ("prove", by_proof.is_some())]
            .into_iter()
            .filter_map(|(by, does)| does.then_some(by))
            .collect();
        assert_eq!(object["found_by"], serde_json::json!(found_by));
        if let (true, Some(proof)) = (by_check, by_proof) {
            assert_eq!(object["of_proof"]["bad"], proof.example.bad);
        }
        assert_eq!(object["bad"], rule.example.bad);
        assert_eq!(object["allowable"], rule.allowable);
        assert_ne!(object["family"], "");
    }
    let one = text(&explain(&["trap", "--format", "json"]).stdout);
    assert_eq!(one.lines().count(), 1);
    assert!(printed.contains(&one));
}

#[test]
fn every_code_is_explained_in_chinese() {
    let is_chinese = |text: &str| text.chars().any(|one| ('\u{4e00}'..='\u{9fff}').contains(&one));
    let printed = text(&explain(&["--locale", "zh-Hans", "--format", "json"]).stdout);
    assert_eq!(printed.lines().count(), each_code_once().len());
    let mut told = std::collections::BTreeSet::new();
    for (line, rule) in printed.lines().zip(each_code_once()) {
        let row: serde_json::Value = serde_json::from_str(line).unwrap();
        assert_eq!(row["code"], rule.code);
        let explanation = row["explanation"].as_str().unwrap();
        let sentences = explanation.matches('。').count();
        assert!(
            is_chinese(explanation) && (2..=3).contains(&sentences) && explanation.ends_with('。'),
            "{line}"
        );
        assert!(
            told.insert(explanation.to_owned()) || rule.code == "unused-allowance",
            "told twice: {line}"
        );
        assert!(is_chinese(row["family"].as_str().unwrap()), "{line}");
        let is_told = rule.example.place == rolecall::sim::check::rules_table::Place::Told;
        let is_about_words = rule.code == "gives-itself-away";
        assert_eq!(
            is_told || is_about_words,
            row["bad"] != rule.example.bad,
            "only what is told in words or about words is translated: {line}"
        );
    }
}

#[test]
fn an_explanation_in_chinese_has_no_english_around_it() {
    let printed = text(&explain(&["unknown-target", "--locale", "zh-Hans"]).stdout);
    assert!(
        printed.starts_with("错误[unknown-target]\n\n通话要去的节点或结局不存在。"),
        "{printed}"
    );
    assert!(
        printed.contains("\n错（选择的 options 里）：\n\n    (id: \"listen\""),
        "{printed}"
    );
    let listed = text(&explain(&["--locale", "zh-Hans"]).stdout);
    assert!(
        listed.starts_with("文件的写法\n") && listed.contains("  提醒") && listed.contains("\n证明发现的\n"),
        "{listed}"
    );
    assert!(!listed.contains("warning") && !listed.contains("error"), "{listed}");
    assert_eq!(explain(&["trap", "--locale", "fr"]).status.code(), Some(2));
}

#[test]
fn an_error_of_a_play_does_not_keep_the_call_from_being_played() {
    for (code, said) in [
        ("unknown-option", "the call can be played all the same"),
        ("play-differs", "the call can be played all the same"),
        ("unknown-target", "the call does not start"),
    ] {
        let printed = text(&explain(&[code]).stdout);
        assert!(printed.contains(said), "{printed}");
    }
}

#[test]
fn what_is_about_words_has_words_of_the_language() {
    for (locale, label) in [
        ("en", "Say sorry, name the card and the day"),
        ("zh-Hans", "抱歉地说出哪张卡、哪一天"),
    ] {
        let printed = text(&explain(&["gives-itself-away", "--locale", locale]).stdout);
        assert!(printed.contains(label), "{printed}");
    }
}

#[test]
fn the_name_of_a_cue_is_explained_with_the_finding_that_it_causes() {
    let printed = text(&explain(&["no-negation"]).stdout);
    assert!(
        printed.starts_with("no-negation: always takes the option with the fewest negations"),
        "{printed}"
    );
    assert!(printed.contains("error[gives-itself-away]"), "{printed}");
    for cue in ["longest", "shortest", "apologetic", "repeats-caller"] {
        assert!(
            printed.contains(&format!("    {cue}: always takes ")),
            "{cue}: {printed}"
        );
    }
    let chinese = text(&explain(&["gives-itself-away", "--locale", "zh-Hans"]).stdout);
    assert!(chinese.contains("    no-negation：总是选否定词最少的选项"), "{chinese}");
    let misspelt = explain(&["no-negatoin"]);
    assert!(
        text(&misspelt.stderr).contains("Did you mean \"no-negation\"?"),
        "{}",
        text(&misspelt.stderr)
    );
}

#[test]
fn the_names_that_calls_can_use_are_listed_by_file() {
    for (topic, file, id, words) in [
        ("acts", "rules/bank.ron", "read-out-data", "read"),
        ("rules", "rules/bank.ron", "no-reading-out", ""),
        ("sources", "facts/common.ron", "TALK-HEARD", "HEARD"),
        ("sources", "bank.ron", "HP-1", ""),
    ] {
        let printed = text(&explain(&[topic, "--locale", "en"]).stdout);
        let of_file = printed
            .split("\n\n")
            .find(|part| part.lines().next().unwrap_or_default().ends_with(file));
        let line = of_file.and_then(|part| {
            part.lines()
                .find(|line| line.trim_start().starts_with(&format!("{id} ")))
        });
        assert!(line.is_some_and(|line| line.contains(words)), "{topic}: {printed}");
    }
    let chinese = text(&explain(&["acts", "--locale", "zh-Hans"]).stdout);
    assert!(chinese.contains("客服说出银行的标准开场白。"), "{chinese}");
}

#[test]
fn names_of_acts_rules_and_sources_are_for_programs_too() {
    for topic in ["acts", "rules", "sources"] {
        let listed = text(&explain(&[topic]).stdout);
        let printed = text(&explain(&[topic, "--format", "json"]).stdout);
        assert!(printed.lines().count() > 5, "{topic}: {printed}");
        for line in printed.lines() {
            let name: serde_json::Value = serde_json::from_str(line).unwrap();
            for field in ["id", "text", "file"] {
                let value = name[field].as_str().unwrap();
                assert!(!value.is_empty() && listed.contains(value), "{topic}: {line}");
            }
        }
    }
}
