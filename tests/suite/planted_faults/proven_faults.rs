//! Faults that only a proof finds: the files are in order, and what can happen is not.

use rolecall::cli::check::{Format, render};
use rolecall::sim::check::{CheckedScenario, check_only};
use rolecall::sim::prove::certificate::certify;
use rolecall::sim::prove::effort::Effort;
use rolecall::sim::prove::explore::MOST_STATES;
use rolecall::words::Locale;

use super::draft::Draft;

/// What is expected: a code, and where it stands or begins to stand.
type Expected = (&'static str, &'static str);

/// The call that is proved, in one country and in its own language.
fn fraud() -> Draft {
    Draft::new("fraud-attempt.ron").without("fraud-attempt.zh-Hans.ron")
}

fn checked(draft: &Draft) -> CheckedScenario {
    let mut checked = check_only(draft.files(), &|id| id == "fraud-attempt");
    let shown = render(&checked, Format::Human, false, Locale::English);
    checked
        .scenarios
        .pop()
        .unwrap_or_else(|| panic!("check finds it already:\n{shown}"))
}

fn found(draft: &Draft) -> Vec<(&'static str, String)> {
    found_in(draft, &["cn"])
}

fn found_in(draft: &Draft, countries: &[&str]) -> Vec<(&'static str, String)> {
    let certificate = certify(&checked(draft), countries, &Effort::states(MOST_STATES)).unwrap();
    certificate
        .findings
        .into_iter()
        .map(|finding| (finding.code, finding.at))
        .collect()
}

fn has(found: &[(&'static str, String)], (code, at): Expected) -> bool {
    found.iter().any(|(known, place)| *known == code && place == at)
}

#[track_caller]
fn assert_found(draft: &Draft, expected: &[Expected]) {
    let found = found(draft);
    for wanted in expected {
        assert!(has(&found, *wanted), "{wanted:?} is not in {found:?}");
    }
}

/// The call to plant faults in: plays of the file belong to the call as it is, and one draw is proved in half the time of two.
fn planted() -> Draft {
    with_draws().remove("facts/innocent/drawn")
}

fn with_draws() -> Draft {
    fraud().put("checks", "[]")
}

const ID_RIGHT: &str = "nodes/id-right/ask/options";
const REACH_HIM: &str = "nodes/reach-him/ask/options";

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn the_sound_call_has_none_of_them() {
    let found: Vec<_> = [&["cn", "uk"][..], &["cn"], &["uk"]]
        .iter()
        .flat_map(|countries| found_in(&with_draws(), countries))
        .collect();
    let expected = [
        "dimensions-compete",
        "double-charge",
        "expiry-pays",
        "hanging-up-pays",
        "critical-pays",
        "unknowable-best",
        "ending-contradicts-mark",
        "points-farm",
        "repeated-gain",
        "impossible-pass",
        "proven-trap",
        "proven-empty-choices",
        "unreached",
        "unheard-line",
        "always-true",
        "always-false",
    ];
    let told: Vec<_> = found.iter().filter(|(code, _)| expected.contains(code)).collect();
    assert!(told.is_empty(), "{told:?}");
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_farm_of_points() {
    let farm = r#"(id: "planted", label: "Planted", points: (empathy: 1), to: "id-right", why: "Planted.")"#;
    assert_found(&planted().add(ID_RIGHT, farm), &[("points-farm", "node/id-right")]);
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_farm_of_holding_is_not_blamed_on_options() {
    let draft = planted()
        .put("hold/in_time/mood", "(patience: 0)")
        .set("hold/in_time", "points", "(empathy: 1)");
    let certificate = certify(&checked(&draft), &["cn"], &Effort::states(MOST_STATES)).unwrap();
    let farm = certificate
        .findings
        .iter()
        .find(|finding| finding.code == "points-farm");
    let message = &farm.expect("a farm").message;
    assert!(
        message
            .english
            .starts_with("Putting the caller on hold again and again gains"),
        "{message:?}"
    );
    assert!(message.chinese.starts_with("一再让客户等候"), "{message:?}");
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_farm_that_only_the_mood_ends() {
    let farm = r#"(id: "planted", label: "Planted", points: (empathy: 1), mood: (tension: 10, patience: -10), to: "id-right", why: "Planted.")"#;
    assert_found(
        &planted().add(ID_RIGHT, farm),
        &[("repeated-gain", "node/id-right/planted")],
    );
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn the_first_option_is_always_the_best() {
    let mut draft = planted();
    for node in draft.decisions() {
        let mut options = draft.options(&node);
        options.sort_by_key(|option| std::cmp::Reverse(draft.points(&node, option)));
        let texts: Vec<String> = options
            .iter()
            .map(|option| draft.at(&format!("nodes/{node}/ask/options/{option}")))
            .collect();
        draft = draft
            .put(
                &format!("nodes/{node}/ask/options"),
                &format!("[{}]", texts.join(",\n")),
            )
            .set(&format!("nodes/{node}/ask"), "order", "Fixed");
    }
    assert_found(&draft, &[("gives-itself-away", "first")]);
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_pass_that_nobody_reaches() {
    let draft = planted()
        .set("rubric", "pass", "100")
        .put("rubric/floors", "(empathy: 100, accuracy: 100, compliance: 100)")
        .set(&format!("{ID_RIGHT}/you-are-through"), "points", "(empathy: 3)");
    assert_found(
        &draft,
        &[("impossible-pass", ""), ("dimensions-compete", "node/id-right")],
    );
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn the_longest_option_is_always_the_best() {
    let mut draft = planted();
    for node in draft.decisions() {
        let options = draft.options(&node);
        let best = options.iter().max_by_key(|option| draft.points(&node, option)).unwrap();
        let speak = format!("nodes/{node}/ask/options/{best}/speak");
        if draft.range(&speak).is_some() {
            let longer = draft.at(&speak);
            let words =
                " And one word more, and another one, and one after that, until nobody has said as much as this.";
            draft = draft.put(&speak, &format!("{}{words}{words}\"", longer.trim_end_matches('"')));
        }
    }
    assert_found(&draft, &[("gives-itself-away", "en/longest")]);
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn an_expiry_that_costs_nothing() {
    let best = "nodes/last-payment/ask/options/noted";
    let draft = planted();
    let (to, mood, points) = (
        draft.at(&format!("{best}/to")),
        draft.at(&format!("{best}/mood")),
        draft.at(&format!("{best}/points")),
    );
    let free = format!("(to: {to}, mood: {mood}, points: {points}, why: \"Planted.\")");
    let draft = draft.put("nodes/last-payment/ask/on_expiry", &free);
    assert_found(&draft, &[("expiry-pays", "node/last-payment")]);
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn hanging_up_that_costs_nothing() {
    let draft = planted().put(
        "hang_up",
        r#"(to: "first-thing", points: (empathy: 3, accuracy: 3, compliance: 3), why: "Planted.")"#,
    );
    assert_found(&draft, &[("hanging-up-pays", "node/close")]);
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_breach_that_is_charged_twice() {
    let draft = planted().set("nodes/which-phone/ask/options/last-four", "points", "(compliance: -1)");
    assert_found(&draft, &[("double-charge", "node/which-phone")]);
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_critical_breach_that_pays() {
    let draft = planted().set(
        "nodes/close/ask/options/did-not-pass",
        "points",
        "(empathy: 9, accuracy: 9, compliance: 9)",
    );
    assert_found(&draft, &[("critical-pays", "node/close")]);
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn an_ending_that_contradicts_the_mark() {
    let draft = planted().put("endings/loose-ends/kind", "BadCare");
    assert_found(&draft, &[("ending-contradicts-mark", "ending/loose-ends")]);
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_trap_under_one_combination() {
    let mut draft = planted().set(&format!("{REACH_HIM}/old-mail"), "when", "Not(Is(\"leaked\"))");
    for option in draft.options("reach-him").iter().filter(|option| *option != "old-mail") {
        draft = draft.set(&format!("{REACH_HIM}/{option}"), "to", "\"reach-him\"");
    }
    assert_found(&draft, &[("proven-trap", "node/reach-him")]);
}

/// Behind two options of a decision, one that leaks and one that does not, there is a node that may let out only who has not leaked. What
/// else can be said there changes the mood so and leads back.
fn behind_a_condition(wait: &str, ask: &str) -> Draft {
    let node = format!(
        r#"(id: "planted", says: [(id: "so", text: "And now?")], ask: (options: [
            (id: "wait", label: "Wait", mood: ({wait}), to: "planted", why: "Planted."),
            (id: "ask", label: "Ask", mood: ({ask}), to: "planted", why: "Planted."),
            (id: "out", label: "Go on", when: Not(Is("leaked")), to: "which-phone", why: "Planted."),
        ]))"#
    );
    planted()
        .add("nodes", &node)
        .put(&format!("{ID_RIGHT}/easy-one-first/to"), "\"planted\"")
        .put(&format!("{ID_RIGHT}/you-are-through/to"), "\"planted\"")
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_trap_that_only_giving_up_ends() {
    let draft = behind_a_condition("trust: 5", "patience: -5");
    assert_found(&draft, &[("proven-trap", "node/planted")]);
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn whoever_can_only_say_the_last_straw_is_not_caught() {
    let draft = behind_a_condition("tension: 100", "patience: -100");
    let found = found(&draft);
    let caught = found.iter().filter(|(code, _)| *code == "proven-trap");
    assert_eq!(caught.count(), 0, "{found:?}");
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn an_empty_list_under_one_combination() {
    let mut draft = planted().add(
        "allow",
        r#"(code: "few-choices", at: "reach-him", because: "Planted.")"#,
    );
    for option in draft.options("reach-him") {
        draft = draft.set(&format!("{REACH_HIM}/{option}"), "when", "Not(Is(\"leaked\"))");
    }
    assert_found(&draft, &[("proven-empty-choices", "node/reach-him")]);
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn conditions_that_decide_nothing() {
    let late = r#"(id: "planted", text: "Planted.", when: AtLeast("slips", 2))"#;
    let draft = planted()
        .set(&format!("{ID_RIGHT}/easy-one-first"), "when", "AtLeast(\"slips\", 2)")
        .set(&format!("{ID_RIGHT}/all-again"), "when", "Below(\"slips\", 2)")
        .add("nodes/id-right/says", late);
    for countries in [&["cn", "uk"][..], &["cn"]] {
        let found = found_in(&draft, countries);
        for wanted in [
            ("always-false", "node/id-right/easy-one-first"),
            ("unreached", "node/id-right/easy-one-first"),
            ("always-true", "node/id-right/all-again"),
            ("unheard-line", "node/id-right/planted"),
        ] {
            assert!(has(&found, wanted), "{wanted:?} is not in {found:?}");
        }
    }
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_best_that_nobody_can_know() {
    let options = "nodes/close/ask/options";
    let mut draft = with_draws()
        .add(
            "nodes",
            r#"(id: "one-bet", branch: [(when: Is("innocent"), to: "goodbye"), (to: "dropped")])"#,
        )
        .add(
            "nodes",
            r#"(id: "other-bet", branch: [(when: Is("innocent"), to: "dropped"), (to: "goodbye")])"#,
        )
        .set(&format!("{options}/not-by-phone"), "to", "\"one-bet\"")
        .set(&format!("{options}/maintenance"), "to", "\"other-bet\"")
        .set(&format!("{options}/maintenance"), "facts", "[]");
    for field in ["points", "mood"] {
        let best = draft.at(&format!("{options}/not-by-phone/{field}"));
        draft = draft.set(&format!("{options}/maintenance"), field, &best);
    }
    assert_found(&draft, &[("unknowable-best", "node/close")]);
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn an_allowance_that_a_proof_does_not_need() {
    // An error that cannot be accepted is refused by `check`.
    let draft = planted().add("allow", r#"(code: "expiry-pays", at: "rush", because: "Planted.")"#);
    let told = check_only(draft.files(), &|id| id == "fraud-attempt").findings;
    assert!(told.iter().any(|finding| finding.code == "bad-allowance"), "{told:?}");
    // What can be accepted and is not needed is told by a proof of all countries.
    let draft = planted().add(
        "allow",
        r#"(code: "dimensions-compete", at: "rush", because: "Planted.")"#,
    );
    let certificate = certify(&checked(&draft), &["cn", "uk"], &Effort::states(MOST_STATES)).unwrap();
    let told = certificate
        .findings
        .into_iter()
        .map(|finding| (finding.code, finding.at))
        .collect::<Vec<_>>();
    assert!(
        has(&told, ("unused-proof-allowance", "allow/dimensions-compete/rush")),
        "{told:?}"
    );
}
