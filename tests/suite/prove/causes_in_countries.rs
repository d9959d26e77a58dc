//! Why nobody passes is told of the country in which it is so, by each of its rules.

use rolecall::sim::check::{CheckedScenario, check};
use rolecall::sim::prove::certificate::{Certificate, certify};
use rolecall::sim::prove::effort::Effort;
use rolecall::sim::prove::explore::MOST_STATES;
use rolecall::sim::prove::findings::Finding;

use super::examples::{edited, files, sound};

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
