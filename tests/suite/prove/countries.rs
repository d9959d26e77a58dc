//! A proof of some countries says what it has not looked at, and claims nothing about it.

use rolecall::sim::prove::certificate::{Certificate, certify};
use rolecall::sim::prove::effort::Effort;
use rolecall::sim::prove::explore::MOST_STATES;

use super::examples::{checked, edited, sound};
use crate::chinese::assert_told_in_both;
use crate::terminal::shipped_call;

const OF_CN: &str = "countries: [\"cn\"]";
const OF_BOTH: &str = "countries: [\"cn\", \"uk\"]";

fn proved_under(call: &str, countries: &[&str]) -> Certificate {
    certify(&checked(call), countries, &Effort::states(MOST_STATES)).unwrap()
}

fn told(certificate: &Certificate) -> Vec<(&'static str, &str)> {
    let findings = certificate.findings.iter();
    findings.map(|finding| (finding.code, finding.at.as_str())).collect()
}

/// The sound call for two countries, with an option for one of them that leads to a node of its own.
fn with_a_way_of_uk() -> String {
    let option = r#"(
id: "letter", when: Country("uk"), label: "Point to the letter", speak: "There is a letter about it in your box, from March.",
mood: (tension: 20), facts: [Add("slips", 1)], to: "letter", why: "She wants to hear it.", tempting_because: "It is true.",
),
(
id: "hush", label"#;
    let node = r#"(id: "letter", says: [(id: "which", text: "Which letter?")], to: "who"),
(
id: "who","#;
    let call = edited(&edited(&sound(), OF_CN, OF_BOTH), "(\nid: \"hush\", label", option);
    edited(&call, "(\nid: \"who\",", node)
}

#[test]
fn what_only_another_country_has_is_not_missed() {
    let call = with_a_way_of_uk();
    assert_eq!(told(&proved_under(&call, &["cn", "uk"])), []);
    let of_cn = proved_under(&call, &["cn"]);
    assert_eq!(told(&of_cn), []);
    assert_eq!(
        (&of_cn.scope.looked_at[..], &of_cn.scope.left_out[..]),
        (&["cn".to_owned()][..], &["uk".to_owned()][..])
    );
    assert!(!of_cn.scope.is_whole());
    assert_eq!(told(&proved_under(&call, &["uk"])), []);
}

#[test]
fn what_no_play_reaches_is_told_under_the_countries_that_were_looked_at() {
    let call = edited(
        &with_a_way_of_uk(),
        r#"(when: Below("slips", 1), to: "settled"),"#,
        r#"(when: Below("slips", 1), to: "settled"),
(when: All([AtLeast("slips", 4), TensionAtLeast(95), Country("cn")]), to: "worn-out"),"#,
    );
    let call = edited(
        &call,
        r#"(id: "half", kind"#,
        r#"(id: "worn-out", kind: Partial, title: "Worn out", epilogue: "She is tired."),
(id: "half", kind"#,
    );
    let call = edited(
        &call,
        r#"says: [(id: "well", text: "Well, go on then.")],"#,
        r#"says: [(id: "well", text: "Well, go on then."), (id: "thrice", when: AtLeast("slips", 3), text: "For the third time!")],"#,
    );
    // She rings off when she has to say it again, and no other way makes her so tense before the end.
    let call = edited(
        &call,
        r#"points: (empathy: -1), facts: [Add("slips", 1)], to: "why""#,
        r#"points: (empathy: -1), mood: (tension: 100), facts: [Add("slips", 1)], to: "why""#,
    );
    let of_cn = proved_under(&call, &["cn"]);
    let found = told(&of_cn);
    for wanted in [
        ("unreached", "ending/worn-out"),
        ("always-false", "node/end/branch/2"),
        ("unheard-line", "node/who/thrice"),
    ] {
        assert!(found.contains(&wanted), "{wanted:?} is not in {found:?}");
    }
    assert_eq!(of_cn.unreached, ["ending/worn-out"]);
    for finding in &of_cn.findings {
        assert!(
            finding.message.english.starts_with("Under cn, "),
            "{}",
            finding.message.english
        );
        assert!(
            finding.message.english.contains("; uk was not looked at."),
            "{}",
            finding.message.english
        );
        assert_told_in_both(&finding.message);
    }
    // The other country does not have that branch, so a proof of it alone says nothing about the ending.
    assert_eq!(proved_under(&call, &["uk"]).unreached, [] as [&str; 0]);
    let of_both = proved_under(&call, &["cn", "uk"]);
    assert_eq!(of_both.unreached, ["ending/worn-out"]);
    assert!(
        of_both
            .findings
            .iter()
            .all(|finding| !finding.message.english.contains("nder cn"))
    );
}

/// It has options whose conditions ask for the country and for something else beside.
#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_shipped_call_has_nothing_dead_under_any_of_its_countries() {
    let call = shipped_call("angry-complaint");
    assert!(call.scenario.countries.len() > 1);
    for country in call.scenario.countries.iter() {
        let certificate = certify(call, &[country.value.as_str()], &Effort::states(MOST_STATES)).unwrap();
        assert_eq!(told(&certificate), [], "{}", country.value);
        assert!(!certificate.scope.is_whole());
    }
}
