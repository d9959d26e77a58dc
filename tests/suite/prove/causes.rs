//! Why nobody passes is told truly: of decisions that are closed at times only, of those that can be left, and of calls in which no option
//! breaks a rule.

use super::examples::{checked, edited, proved, sound};
use crate::chinese::assert_told_in_both;

/// The causes that a proof finds: place, English and Chinese.
fn causes(call: &str) -> Vec<(String, String, String)> {
    let findings = proved(&checked(call)).findings.into_iter();
    let causes = findings.filter(|finding| finding.code == "certain-breach");
    let told = causes.map(|finding| {
        assert_told_in_both(&finding.message);
        (finding.at, finding.message.english, finding.message.chinese)
    });
    told.collect()
}

/// The call in which every option at "why" but the one that leads back names other customers.
fn only_back_is_clean() -> String {
    let call = edited(
        &sound(),
        r#"points: (empathy: 2, accuracy: 3, compliance: 1), to: "next""#,
        r#"points: (empathy: 2, accuracy: 3, compliance: 1), acts: ["name-others"], to: "next""#,
    );
    edited(&call, r#"acts: ["promise"]"#, r#"acts: ["name-others"]"#)
}

#[test]
fn a_clean_option_that_is_used_up_is_not_denied() {
    let call = edited(
        &only_back_is_clean(),
        "id: \"again\", label",
        "id: \"again\", when: Below(\"slips\", 1), label",
    );
    let told = causes(&call);
    let [(at, english, chinese)] = told.as_slice() else {
        panic!("{told:?}")
    };
    assert_eq!(at, "node/why");
    let start = "At the decision \"why\" every option that is left breaks the critical rule \"no-names\", ";
    assert!(english.starts_with(start), "{english}");
    assert!(
        chinese.starts_with("在选择“why”上，剩下的每个选项都会违反"),
        "{chinese}"
    );
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_decision_that_can_be_left_is_told_with_the_rules_of_those_behind_it() {
    // From "why" one gets on by its first option; of "next" every option breaks another rule, but for the way back.
    let call = sound().replace(r#"acts: ["identify"], "#, "");
    let call = edited(
        &call,
        r#"acts: ["log"], to: "desk""#,
        r#"acts: ["disclose"], to: "desk""#,
    );
    let call = edited(
        &call,
        r#"facts: [Add("slips", 1)], to: "desk", why: "Nobody will"#,
        r#"acts: ["disclose"], to: "desk", why: "Nobody will"#,
    );
    let call = edited(
        &call,
        r#"facts: [Add("slips", 1)], to: "desk", why: "She has told"#,
        r#"facts: [Add("slips", 1)], to: "why", why: "She has told"#,
    );
    let told = causes(&call);
    let places: Vec<&str> = told.iter().map(|(at, ..)| at.as_str()).collect();
    assert_eq!(places, ["node/next", "node/why"]);
    for (at, english, _) in &told {
        let node = at.trim_start_matches("node/");
        let start = format!(
            "Nobody gets past the decision \"{node}\" to an end without breaking one of the critical rules \"identify-first\" and \"no-names\", "
        );
        assert!(english.starts_with(&start), "{english}");
    }
}

#[test]
fn a_breach_that_no_option_makes_is_told_of_the_node_that_makes_it() {
    let call = edited(
        &sound(),
        "id: \"first\",\nsays: [(id: \"hello\", text: \"What is this fee?\")],",
        "id: \"first\",\nsays: [(id: \"hello\", text: \"What is this fee?\")],\nacts: [\"name-others\"],",
    );
    let told = causes(&call);
    let [(at, english, _)] = told.as_slice() else {
        panic!("{told:?}")
    };
    assert_eq!(at, "node/first");
    let start = "As soon as the call comes to the node \"first\", an act of that node itself breaks the critical rule \"no-names\", ";
    assert!(english.starts_with(start), "{english}");
    let findings = proved(&checked(&call)).findings;
    assert_eq!(findings[0].witness.as_ref().unwrap().play, ["accept"]);
}

#[test]
fn options_that_lead_to_a_node_that_breaks_a_rule_are_not_blamed() {
    let call = edited(
        &sound(),
        "says: [(id: \"now\", text: \"And what happens now?\")],\nacts: [\"complaint\"],",
        "says: [(id: \"now\", text: \"And what happens now?\")],\nacts: [\"complaint\", \"name-others\"],",
    );
    let call = edited(
        &call,
        r#"points: (empathy: -1), facts: [Add("slips", 1)], to: "why""#,
        r#"points: (empathy: -1), facts: [Add("slips", 1)], to: "next""#,
    );
    let told = causes(&call);
    let [(at, english, chinese)] = told.as_slice() else {
        panic!("{told:?}")
    };
    assert_eq!(at, "node/next");
    assert!(english.contains("an act of that node itself breaks"), "{english}");
    assert!(chinese.starts_with("通话一走到节点“next”"), "{chinese}");
}

#[test]
fn silence_that_breaks_a_rule_where_nothing_can_be_said_is_told_of_the_whole_call() {
    // Whoever comes to "next" has slipped there, so neither option is left, and waiting names other customers.
    let mut call = sound();
    for (from, to) in [
        (
            "allow: [],",
            r#"allow: [(code: "few-choices", at: "next", because: "There is nothing to say.")],"#,
        ),
        (
            r#"acts: ["name-others"], facts: [Add("slips", 1)], to: "next""#,
            r#"facts: [Add("slips", 1)], to: "next""#,
        ),
        (
            "acts: [\"complaint\"],\nask: (options: [",
            "acts: [\"complaint\"],\nfacts: [Add(\"slips\", 1)],\nask: (within: \"30s\", \
             on_expiry: (to: \"desk\", acts: [\"name-others\"], why: \"She was waiting.\"), options: [",
        ),
        (
            "id: \"write\", label",
            "id: \"write\", when: Below(\"slips\", 1), label",
        ),
        (
            "id: \"leave\", label",
            "id: \"leave\", when: Below(\"slips\", 1), label",
        ),
        (
            "id: \"send-off\", label",
            "id: \"send-off\", when: Below(\"slips\", 1), label",
        ),
    ] {
        call = edited(&call, from, to);
    }
    let told = causes(&call);
    let [(at, english, chinese)] = told.as_slice() else {
        panic!("{told:?}")
    };
    assert_eq!(at, "");
    let start = "Whatever is said, the call comes to no end without breaking the critical rule \"no-names\", ";
    assert!(english.starts_with(start), "{english}");
    assert!(
        chinese.starts_with("无论怎么说，通话都不能到达结局而不违反关键规则“no-names”"),
        "{chinese}"
    );
    let findings = proved(&checked(&call)).findings;
    let witness = findings[0].witness.as_ref().unwrap();
    assert!(witness.play.last().unwrap().starts_with("wait"), "{:?}", witness.play);
}
