//! What may only follow from another finding stands behind it and says so; what is wrong by itself does not.

use rolecall::sim::prove::proof_rules::PROOF_RULES;

use super::examples::{bad_call, checked, edited, flat, proved, sound};
use crate::chinese::assert_told_in_both;

/// What a proof finds: code, place, and whether it may only follow.
fn ordered(call: &str) -> Vec<(&'static str, String, bool)> {
    let findings = proved(&checked(call)).findings.into_iter();
    let told = findings.map(|finding| {
        assert_told_in_both(&finding.message);
        (finding.code, finding.at, finding.may_follow)
    });
    told.collect()
}

fn codes_and_places(found: &[(&'static str, String, bool)]) -> Vec<(&'static str, String)> {
    found.iter().map(|(code, at, _)| (*code, at.clone())).collect()
}

/// The call in which "why" is left only by whoever has slipped more often than is possible, and another option there gains each time.
#[test]
fn a_trap_on_a_circle_that_gains_is_told_beside_it() {
    let mut call = sound();
    for (from, to) in [
        (
            r#"points: (empathy: 2, accuracy: 3, compliance: 1), to: "next""#,
            r#"points: (empathy: 2, accuracy: 3, compliance: 1), to: "why""#,
        ),
        (
            r#"acts: ["name-others"], facts: [Add("slips", 1)], to: "next""#,
            r#"acts: ["name-others"], to: "why""#,
        ),
        (
            r#"acts: ["promise"], facts: [Add("slips", 1)], to: "next""#,
            r#"acts: ["promise"], to: "why""#,
        ),
        (
            r#"points: (empathy: -1), facts: [Add("slips", 1)], to: "why""#,
            r#"points: (empathy: -1), when: AtLeast("slips", 4), to: "next""#,
        ),
    ] {
        call = edited(&call, from, to);
    }
    let told = codes_and_places(&ordered(&call));
    let expected = [("points-farm", "node/why"), ("proven-trap", "node/why")];
    assert_eq!(told, expected.map(|(code, at)| (code, at.to_owned())));
}

#[test]
fn what_follows_from_an_option_that_gains_again_stands_behind_it() {
    let call = edited(
        &sound(),
        r#"points: (empathy: -1), facts: [Add("slips", 1)], to: "why""#,
        r#"points: (empathy: 3), mood: (tension: 10), facts: [Add("slips", 1)], to: "why""#,
    );
    let told = ordered(&call);
    let (code, at, _) = &told[0];
    assert_eq!((*code, at.as_str()), ("repeated-gain", "node/why/again"));
    let behind: Vec<&str> = told.iter().filter(|one| one.2).map(|(code, ..)| *code).collect();
    assert_eq!(behind, ["ending-contradicts-mark"], "{told:?}");
}

/// The sound call with these branches at its end, and one ending more.
fn with_branches(branches: &str) -> String {
    let call = edited(
        &sound(),
        "(when: Below(\"slips\", 1), to: \"settled\"),\n(to: \"half\"),",
        branches,
    );
    edited(
        &call,
        "(id: \"half\", kind: Partial, title: \"Half\", epilogue: \"She wonders.\"),",
        "(id: \"half\", kind: Partial, title: \"Half\", epilogue: \"She wonders.\"),\n\
         (id: \"other\", kind: Partial, title: \"Other\", epilogue: \"She waits.\"),",
    )
}

#[test]
fn a_branch_is_asked_only_where_those_above_it_do_not_hold() {
    // Whoever promises slips as well, so it is decided by exploring only that nobody is asked of the promise who has made one.
    for (branches, cause) in [
        (
            r#"(when: AtLeast("slips", 1), to: "half"), (when: Done("promise"), to: "other"), (to: "settled"),"#,
            ("always-false", "node/end/branch/2"),
        ),
        (
            r#"(when: AtLeast("slips", 1), to: "half"), (when: Not(Done("promise")), to: "settled"), (to: "other"),"#,
            ("always-true", "node/end/branch/2"),
        ),
    ] {
        let call = with_branches(branches);
        let told = ordered(&call);
        let expected = [
            (cause.0, cause.1.to_owned(), false),
            ("unreached", "ending/other".to_owned(), true),
        ];
        assert_eq!(told, expected, "{branches}");
        let findings = proved(&checked(&call)).findings;
        let message = &findings[0].message;
        assert!(
            message
                .english
                .ends_with("One other finding may only follow from this; mend this first.")
        );
        assert!(message.chinese.ends_with("请先改正这一处。"), "{}", message.chinese);
        let text = &call[findings[0].span.start as usize..findings[0].span.end as usize];
        assert!(text.contains("Done(\"promise\")"), "{text}");
    }
}

#[test]
fn an_option_that_nobody_can_choose_is_told_by_its_condition_first() {
    let call = edited(
        &sound(),
        r#"points: (empathy: -1), facts: [Add("slips", 1)], to: "why""#,
        r#"points: (empathy: -1), when: All([Done("promise"), Below("slips", 1)]), reply: [(id: "ah", text: "Ah.")], to: "why""#,
    );
    let told = ordered(&call);
    let expected = [
        ("always-false", "node/why/again".to_owned(), false),
        ("unheard-line", "node/why/again/reply/ah".to_owned(), true),
        ("unreached", "node/why/again".to_owned(), true),
    ];
    assert_eq!(told, expected);
}

/// Whoever leaves it there comes to a decision of which every option breaks a critical rule; whoever writes it down passes.
#[test]
fn a_decision_that_can_be_gone_round_and_has_no_clean_option_is_told_before_what_follows() {
    let rule = PROOF_RULES.iter().find(|rule| rule.code == "no-clean-option").unwrap();
    let call = bad_call(rule);
    // More than any clean play can have from there, so that the breach pays as well.
    let call = edited(
        &call,
        r#"points: (empathy: -1), acts: ["name-others"]"#,
        r#"points: (empathy: 1), acts: ["name-others"]"#,
    );
    let certificate = proved(&checked(&call));
    let [cause, followers @ ..] = certificate.findings.as_slice() else {
        panic!("nothing was found");
    };
    assert_eq!((cause.code, cause.at.as_str()), ("no-clean-option", "node/aside"));
    assert_told_in_both(&cause.message);
    let start = "At the decision \"aside\" every option breaks the critical rule \"no-names\", so nobody who comes there and talks can pass.";
    assert!(cause.message.english.starts_with(start), "{}", cause.message.english);
    assert!(!cause.may_follow && cause.is_cause, "{followers:#?}");
    assert!(
        !followers.is_empty() && followers.iter().all(|finding| finding.may_follow),
        "{followers:#?}"
    );
    let play = cause.witness.as_ref().unwrap().play.last().unwrap().clone();
    assert_eq!(play, "say leave");
    // With one option that keeps the rule there is nothing to tell; so it is where the lesson is to pass the call on, or to wait.
    for (from, to, is_told) in [
        (
            r#"points: (empathy: 1), acts: ["name-others"], facts"#,
            "points: (empathy: 1), facts",
            false,
        ),
        (
            "id: \"aside\",\nask: (options",
            "id: \"aside\",\nask: (within: \"30s\", on_expiry: (to: \"desk\", why: \"She has thought.\"), options",
            false,
        ),
        (
            "id: \"aside\",\nask: (options",
            "id: \"aside\",\nask: (within: \"30s\", on_expiry: (to: \"desk\", acts: [\"name-others\"], why: \"No.\"), options",
            true,
        ),
    ] {
        let found = codes_and_places(&ordered(&edited(&call, from, to)));
        let told = found.iter().any(|(code, _)| *code == "no-clean-option");
        assert_eq!(told, is_told, "{to}: {found:?}");
    }
}

#[test]
fn what_is_wrong_elsewhere_follows_from_no_closed_decision() {
    let rule = PROOF_RULES.iter().find(|rule| rule.code == "no-clean-option").unwrap();
    let compete = PROOF_RULES.iter().find(|rule| rule.code == "always-false").unwrap();
    let mut call = bad_call(rule);
    let (bad, good) = (flat(compete.example.bad), flat(compete.example.good));
    for (bad, good) in bad.split("\n\n").zip(good.split("\n\n")) {
        call = edited(&call, good, bad);
    }
    let findings = ordered(&call);
    let elsewhere = findings
        .iter()
        .find(|(code, at, _)| *code == "always-false" && at == "node/end/branch/1");
    assert!(elsewhere.is_some_and(|(_, _, may_follow)| !may_follow), "{findings:?}");
    assert_eq!(findings[0].0, "no-clean-option", "{findings:?}");
}
