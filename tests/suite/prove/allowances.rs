//! Findings of a proof are accepted in `allow`: `check` knows their codes and cannot know whether they are needed, a proof can.

use rolecall::sim::check::check;
use rolecall::sim::prove::certificate::certify;
use rolecall::sim::prove::effort::Effort;
use rolecall::sim::prove::explore::MOST_STATES;
use rolecall::sim::prove::proof_rules::{PROOF_RULES, proof_rule};

use super::examples::{bad_call, checked, edited, files, found, sound};

fn with_allowance(call: &str, code: &str, at: &str) -> String {
    let allow = format!("allow: [(code: \"{code}\", {at}because: \"A test.\")],");
    edited(call, "allow: [],", &allow)
}

#[test]
fn check_knows_the_codes_and_keeps_quiet_about_those_that_can_be_accepted() {
    for rule in PROOF_RULES {
        let call = with_allowance(&sound(), rule.code, "");
        let told: Vec<_> = check(&files(&call))
            .findings
            .iter()
            .map(|finding| finding.code)
            .collect();
        let expected: &[&str] = if rule.allowable { &[] } else { &["bad-allowance"] };
        assert_eq!(told, expected, "{}", rule.code);
    }
}

#[test]
fn a_misspelt_code_of_a_proof_is_told() {
    let call = with_allowance(&sound(), "dimensions-competes", "");
    let told = check(&files(&call)).findings;
    assert_eq!(told.len(), 1);
    assert_eq!(told[0].code, "bad-allowance");
    let help = told[0].help.as_ref().map(|help| help.english.as_str());
    assert_eq!(help, Some("Did you mean \"dimensions-compete\"?"));
}

#[test]
fn what_is_accepted_is_not_told_and_what_is_not_needed_is() {
    let competing = bad_call(proof_rule("dimensions-compete").unwrap());
    for at in ["", "at: \"next\", "] {
        assert_eq!(found(&with_allowance(&competing, "dimensions-compete", at)), []);
    }
    let elsewhere = with_allowance(&competing, "dimensions-compete", "at: \"first\", ");
    assert_eq!(
        found(&elsewhere),
        [
            ("dimensions-compete", "node/next".to_owned()),
            ("unused-proof-allowance", "allow/dimensions-compete/first".to_owned()),
        ]
    );
    assert_eq!(
        found(&with_allowance(&sound(), "gives-itself-away", "")),
        [("unused-proof-allowance", "allow/gives-itself-away".to_owned())]
    );
}

#[test]
fn a_code_of_both_tables_may_be_for_either() {
    assert_eq!(found(&with_allowance(&sound(), "always-true", "")), []);
}

#[test]
fn a_proof_of_some_countries_tells_of_no_allowance() {
    let call = with_allowance(&sound(), "gives-itself-away", "");
    let call = checked(&edited(&call, "countries: [\"cn\"]", "countries: [\"cn\", \"uk\"]"));
    let told = |countries: &[&str]| {
        let certificate = certify(&call, countries, &Effort::states(MOST_STATES)).unwrap();
        certificate
            .findings
            .into_iter()
            .map(|finding| finding.code)
            .collect::<Vec<_>>()
    };
    assert!(told(&["cn"]).is_empty());
    assert_eq!(told(&["cn", "uk"]), ["unused-proof-allowance"]);
}
