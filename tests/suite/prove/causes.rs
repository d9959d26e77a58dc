//! Why nobody passes is told truly: of decisions that are closed at times only, of those that can be left, of calls in which no option
//! breaks a rule, and of the country in which it is so.

use rolecall::sim::check::{CheckedScenario, check};
use rolecall::sim::prove::certificate::{Certificate, certify};
use rolecall::sim::prove::effort::Effort;
use rolecall::sim::prove::explore::MOST_STATES;
use rolecall::sim::prove::findings::Finding;
use rolecall::sim::prove::proof_rules::PROOF_RULES;

use super::examples::{bad_call, checked, edited, files, flat, proved, sound};
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

/// The call for two countries, each with a rule of its own of the same number.
fn of_two_countries(call: &str) -> CheckedScenario {
    let mut files = files(&edited(call, "countries: [\"cn\"]", "countries: [\"cn\", \"uk\"]"));
    for file in &mut files {
        let text = String::from_utf8(file.bytes.clone()).unwrap();
        let text = match file.name.as_str() {
            "rules/bank.ron" => edited(
                &text,
                "(id: \"log\",",
                "(id: \"of-cn\", text: {\"en\": \"Jokes.\", \"zh-Hans\": \"开玩笑。\"}),\n\
                 (id: \"of-uk\", text: {\"en\": \"Boasts.\", \"zh-Hans\": \"吹嘘。\"}),\n(id: \"log\",",
            ),
            "rules/cn.ron" | "rules/uk.ron" => {
                let country = &file.name[6..8];
                let rule = format!(
                    "rules: [(id: \"rule-of-{country}\", form: Never(\"of-{country}\"), severity: Critical, concern: \"{country}\", \
                     text: {{\"en\": \"Not in {country}.\", \"zh-Hans\": \"{country} 不可以。\"}}, sources: [\"HP-1\"])]"
                );
                edited(&text, "rules: []", &rule)
            }
            _ => continue,
        };
        file.bytes = text.into_bytes();
    }
    let found = check(&files);
    let told = format!("{:?}", found.findings);
    found.scenarios.into_iter().next().unwrap_or_else(|| panic!("{told}"))
}

fn of_both(call: &CheckedScenario) -> Certificate {
    certify(call, &["cn", "uk"], &Effort::states(MOST_STATES)).unwrap()
}

#[test]
fn rules_of_two_countries_are_two_reasons() {
    let call = edited(
        &sound(),
        r#"acts: ["name-others"], facts: [Add("slips", 1)], to: "next""#,
        r#"acts: ["of-cn", "of-uk"], to: "next""#,
    );
    let certificate = of_both(&of_two_countries(&call));
    for country in ["cn", "uk"] {
        let rule = format!("the critical rule \"rule-of-{country}\" is broken");
        let told = certificate
            .findings
            .iter()
            .filter(|finding| finding.message.english.contains(&rule));
        let told: Vec<&Finding> = told.collect();
        assert_eq!(told.len(), 1, "{country}: {:#?}", certificate.findings);
        assert_eq!(told[0].witness.as_ref().unwrap().country, country);
    }
}

#[test]
fn what_is_so_where_people_can_pass_follows_from_no_other_country() {
    // In cn nobody gets past the last decision; in uk the ideal ending is reached by a breach all the same.
    let mut call = edited(
        &sound(),
        r#"acts: ["name-others"], facts: [Add("slips", 1)], to: "next""#,
        r#"acts: ["name-others"], to: "next""#,
    );
    for (option, acts) in [
        (r#"acts: ["log"], to: "desk""#, r#"acts: ["log", "of-cn"], to: "desk""#),
        (
            r#"facts: [Add("slips", 1)], to: "desk", why: "Nobody will"#,
            r#"acts: ["of-cn"], facts: [Add("slips", 1)], to: "desk", why: "Nobody will"#,
        ),
        (
            r#"facts: [Add("slips", 1)], to: "desk", why: "She has told"#,
            r#"acts: ["of-cn"], facts: [Add("slips", 1)], to: "desk", why: "She has told"#,
        ),
    ] {
        call = edited(&call, option, acts);
    }
    let certificate = of_both(&of_two_countries(&call));
    let findings = &certificate.findings;
    assert_eq!(findings[0].code, "certain-breach", "{findings:#?}");
    let by = |reason: &str| {
        let mut found = findings
            .iter()
            .filter(|finding| finding.message.english.contains(reason));
        found.next().unwrap_or_else(|| panic!("{reason}: {findings:#?}"))
    };
    assert!(by("rule \"rule-of-cn\" is broken").may_follow);
    assert!(by("No play passes").may_follow);
    assert!(!by("rule \"no-names\" is broken").may_follow);
    let following = findings.iter().filter(|finding| finding.may_follow).count();
    let told = format!("{following} other findings may only follow from this; mend this first.");
    assert!(
        findings[0].message.english.ends_with(&told),
        "{:?}",
        findings[0].message
    );
}

#[test]
fn low_marks_are_told_before_many_rules_and_the_rest_is_counted_last() {
    // Each of these options breaks a rule of its own and counts as no slip.
    let options = [
        "explain",
        "hush",
        "ask-all",
        "trust-her",
        "others",
        "promise",
        "leave",
        "send-off",
    ];
    let mut seen = Vec::new();
    for count in 3..=options.len() {
        let mut call = sound()
            .replace(r#"acts: ["promise"], "#, "")
            .replace(r#"acts: ["name-others"], "#, "");
        call = edited(
            &call,
            "pass: 80)",
            "pass: 80, floors: (empathy: 0, accuracy: 0, compliance: 0))",
        );
        for (number, option) in options[..count].iter().enumerate() {
            let start = call.find(&format!("id: \"{option}\",")).unwrap();
            let slip = start + call[start..].find("facts: [Add(\"slips\", 1)]").unwrap();
            let act = format!("acts: [\"act-{number}\"]");
            call.replace_range(slip..slip + "facts: [Add(\"slips\", 1)]".len(), &act);
        }
        call = call.replace("acts: [\"identify\"], acts: [", "acts: [\"identify\", ");
        let mut files = files(&call);
        for file in files.iter_mut().filter(|file| file.name == "rules/bank.ron") {
            let mut text = String::from_utf8(file.bytes.clone()).unwrap();
            for number in 0..count {
                let words = format!("text: {{\"en\": \"Says {number}.\", \"zh-Hans\": \"说 {number}。\"}}");
                text = edited(
                    &text,
                    "(id: \"log\",",
                    &format!("(id: \"act-{number}\", {words}),\n(id: \"log\","),
                );
                let rule = format!(
                    "(id: \"rule-{number}\", form: Never(\"act-{number}\"), severity: Critical, concern: \"c-{number}\", {words}, sources: [\"HP-1\"]),"
                );
                text = edited(&text, "rules: [\n", &format!("rules: [\n{rule}\n"));
            }
            file.bytes = text.into_bytes();
        }
        let found = check(&files);
        let shown = format!("{:?}", found.findings);
        let checked = found.scenarios.into_iter().next().unwrap_or_else(|| panic!("{shown}"));
        let certificate = proved(&checked);
        let told: Vec<&str> = certificate
            .findings
            .iter()
            .filter(|finding| finding.code == "ending-contradicts-mark")
            .map(|finding| finding.message.english.as_str())
            .collect();
        assert!(told[0].contains("below the pass mark"), "{count}: {told:#?}");
        let broken = told
            .iter()
            .filter(|message| message.contains("\" is broken on the way"))
            .count();
        let last = told[told.len() - 1];
        match count - broken {
            0 => assert!(!last.contains(" more reason"), "{count}: {told:#?}"),
            more => {
                assert_eq!(told.len(), 6, "{count}: {told:#?}");
                let said = match more {
                    1 => "There is 1 more reason.".to_owned(),
                    more => format!("There are {more} more reasons."),
                };
                assert!(last.ends_with(&said), "{count}: {told:#?}");
                seen.push(more);
            }
        }
        certificate
            .findings
            .iter()
            .for_each(|finding| assert_told_in_both(&finding.message));
    }
    assert!(seen.contains(&1) && seen.contains(&2), "{seen:?}");
}

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
