//! A finding of a proof says where it stands in the file, what to do, and where an allowance of it may be.

use rolecall::cli::check::{Format, render};
use rolecall::sim::check::check;
use rolecall::sim::check::rules_table::Place;
use rolecall::sim::prove::findings::names;
use rolecall::sim::prove::proof_rules::{PROOF_RULES, accepted_at, proof_rule, what_to_do};
use rolecall::words::Locale;
use serde_json::Value;

use super::examples::{PLACES, bad_call, checked, edited, files, found, proved};
use super::languages::{folder_with, prove};
use crate::chinese::english_in;

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn each_finding_stands_at_what_it_is_about() {
    for rule in PROOF_RULES.iter().filter(|rule| rule.example.place != Place::Told) {
        let text = bad_call(rule);
        let certificate = proved(&checked(&text));
        let finding = certificate
            .findings
            .iter()
            .find(|finding| finding.code == rule.code)
            .unwrap();
        assert_eq!(finding.file, "sound.ron");
        let here = &text[finding.span.start as usize..finding.span.end as usize];
        let wanted = match (rule.code, finding.at.rsplit('/').next().unwrap()) {
            (_, "") => "",
            // A condition is underlined as a whole, a line is told by what is said, and a cue by the words of an option.
            ("always-false", _) => "All([Below(\"slips\", 1), TensionAtLeast(80)])",
            ("always-true", _) => "Below(\"slips\", 3)",
            ("unheard-line", _) => "\"For the third time!\"",
            ("gives-itself-away", _) => "\"Take it up, and thank her\"",
            ("unused-proof-allowance", _) => "\"dimensions-compete\"",
            (_, last) => &format!("\"{last}\""),
        };
        assert_eq!(here, wanted, "{}", rule.code);
        let diagnostic = finding.diagnostic();
        assert_eq!((diagnostic.span, diagnostic.severity), (finding.span, finding.severity));
    }
}

#[test]
fn what_to_do_is_said_in_both_languages() {
    for rule in PROOF_RULES {
        let help = what_to_do(rule.code);
        assert!(
            help.english.len() > 20 && help.english.ends_with('.'),
            "{}: {help:?}",
            rule.code
        );
        assert!(
            help.chinese.ends_with('。') && english_in(&help.chinese).is_none(),
            "{}: {help:?}",
            rule.code
        );
        assert!(rule.explanation.ends_with(&help.english), "{}", rule.code);
    }
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn an_allowance_may_name_the_place_in_each_way_that_is_explained() {
    for (code, at, forms) in [
        ("dimensions-compete", "node/next", &["next", "node/next"][..]),
        (
            "repeated-gain",
            "node/why/again",
            &["why", "why/again", "node/why/again"],
        ),
        (
            "ending-contradicts-mark",
            "ending/settled",
            &["settled", "ending/settled"],
        ),
        ("unheard-line", "node/who/thrice", &["who", "who/thrice"]),
        ("always-true", "node/who/trust-her", &["who", "who/trust-her"]),
        (
            "always-false",
            "node/end/branch/1",
            &["end", "end/branch/1", "node/end/branch/1"],
        ),
        ("gives-itself-away", "en/apologetic", &["apologetic", "en/apologetic"]),
        ("unreached", "ending/rang-off", &["rang-off"]),
    ] {
        assert!(PLACES.contains(&(code, at)), "{code}");
        assert!(!accepted_at(code).english.is_empty());
        let bad = bad_call(proof_rule(code).unwrap());
        for form in forms {
            let allow = format!("allow: [(code: \"{code}\", at: \"{form}\", because: \"A test.\")],");
            assert_eq!(found(&edited(&bad, "allow: [],", &allow)), [], "{code} at {form}");
        }
    }
    for (form, at) in [
        ("other", "node/why/again"),
        ("other/again", "node/why/again"),
        ("en", "en/longest"),
        ("longest", "en/shortest"),
    ] {
        assert!(!names(form, at), "{form} and {at}");
    }
    assert!(names("first", "first") && names("wrap_up/notes/x", "wrap_up/notes/x"));
}

#[test]
fn a_broken_rule_is_named_in_its_own_words() {
    let call = checked(&bad_call(proof_rule("critical-pays").unwrap()));
    let message = &proved(&call).findings[0].message;
    assert!(
        message
            .english
            .ends_with("The rule \"no-names\": Nobody hears of other customers."),
        "{message:?}"
    );
    assert!(
        message.chinese.ends_with("规则“no-names”：不谈其他客户。"),
        "{message:?}"
    );
    // A play to the ideal ending that breaks it.
    let ideal = edited(
        &super::examples::sound(),
        r#"points: (accuracy: -1), acts: ["name-others"], facts: [Add("slips", 1)], to: "next""#,
        r#"points: (accuracy: -1), acts: ["name-others"], to: "next""#,
    );
    let certificate = proved(&checked(&ideal));
    let finding = certificate
        .findings
        .iter()
        .find(|finding| finding.code == "ending-contradicts-mark" && finding.message.english.contains("is broken"))
        .unwrap();
    let message = &finding.message;
    assert!(
        message
            .english
            .contains("the critical rule \"no-names\" is broken on the way"),
        "{message:?}"
    );
    assert!(
        message.english.ends_with("Nobody hears of other customers."),
        "{message:?}"
    );
    assert!(message.chinese.contains("途中违反了关键规则“no-names”"), "{message:?}");
}

#[test]
fn the_line_stands_in_every_form_of_the_output() {
    let text = bad_call(proof_rule("dimensions-compete").unwrap());
    let (_folder, call) = folder_with(&text);
    let before = text.split("id: \"next\"").next().unwrap();
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap().chars().count() + 5;
    let human = prove("C", &[], &call, &[]).expect(1).out;
    assert!(
        human.contains(&format!("sound.ron, line {line}, column {column}\n")),
        "{line}, {column}: {human}"
    );
    assert!(
        human.contains("    to do: Write an option that is right in all of them"),
        "{human}"
    );
    let json: Value = serde_json::from_str(&prove("C", &[], &call, &["--format", "json"]).expect(1).out).unwrap();
    let finding = &json[0]["findings"][0];
    assert_eq!(
        (finding["line"].as_u64(), finding["column"].as_u64()),
        (Some(line as u64), Some(column as u64))
    );
    assert!(finding["help"].as_str().unwrap().starts_with("Write an option"));
    let sarif: Value = serde_json::from_str(&prove("C", &[], &call, &["--format", "sarif"]).expect(1).out).unwrap();
    let run = &sarif["runs"][0];
    let result = &run["results"][0];
    assert_eq!(result["ruleId"], "dimensions-compete");
    let index = result["ruleIndex"].as_u64().unwrap() as usize;
    assert_eq!(run["tool"]["driver"]["rules"][index]["id"], "dimensions-compete");
    assert_eq!(
        result["locations"][0]["physicalLocation"]["region"]["startLine"].as_u64(),
        Some(line as u64)
    );
    assert_eq!(
        run["tool"]["driver"]["rules"].as_array().unwrap().len(),
        PROOF_RULES.len()
    );
}

#[test]
fn facts_options_and_endings_have_words_of_their_own() {
    let call = bad_call(proof_rule("unreached").unwrap());
    assert!(!render(&check(&files(&call)), Format::Human, false, Locale::English).contains("error"));
    let certificate = proved(&checked(&call));
    assert_eq!(certificate.findings[0].message.english, "No play ends here.");
    assert_eq!(certificate.findings[0].message.chinese, "没有走法以这个结局结束。");
}
