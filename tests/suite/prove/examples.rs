//! The examples of the findings of a proof are true: `data/prove/sound.ron` gives no finding and has every good side in it, and
//! with the bad side in its place it gives the code, at its place.

use std::fs;
use std::path::Path;

use rolecall::cli::check::{Format, render};
use rolecall::sim::check::rules_table::{Place, RuleInfo};
use rolecall::sim::check::{CheckedScenario, SourceFile, check};
use rolecall::sim::prove::certificate::{Certificate, certify};
use rolecall::sim::prove::effort::Effort;
use rolecall::sim::prove::explore::MOST_STATES;
use rolecall::sim::prove::proof_rules::PROOF_RULES;
use rolecall::words::Locale;

use super::languages::{folder_with, prove};
use crate::chinese::assert_told_in_both;

/// Where each example is found; the codes that are told in words have tests of their own.
pub const PLACES: [(&str, &str); 21] = [
    ("dimension-too-thin", ""),
    ("dimensions-compete", "node/next"),
    ("double-charge", "node/why"),
    ("expiry-pays", "node/first"),
    ("hanging-up-pays", "node/next"),
    ("critical-pays", "node/why"),
    ("unknowable-best", "node/next"),
    ("ending-contradicts-mark", "ending/settled"),
    ("points-farm", "node/why"),
    ("repeated-gain", "node/why/again"),
    ("certain-breach", "node/next"),
    ("no-clean-option", "node/aside"),
    ("impossible-pass", ""),
    ("proven-trap", "node/desk"),
    ("proven-empty-choices", "node/desk"),
    ("unreached", "ending/rang-off"),
    ("unheard-line", "node/who/thrice"),
    ("always-true", "node/who/trust-her"),
    ("always-false", "node/end/branch/1"),
    ("gives-itself-away", "en/apologetic"),
    ("unused-proof-allowance", "allow/dimensions-compete/next"),
];

/// Lines without the blanks at their sides, so that an example may be indented as it likes.
pub fn flat(text: &str) -> String {
    text.lines().map(str::trim).collect::<Vec<_>>().join("\n")
}

/// The call without findings.
pub fn sound() -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/prove");
    flat(&fs::read_to_string(folder.join("sound.ron")).unwrap())
}

/// The call with the bad side of an example in place of the good one.
pub fn bad_call(rule: &RuleInfo) -> String {
    let mut call = sound();
    let (bad, good) = (flat(rule.example.bad), flat(rule.example.good));
    assert_eq!(bad.split("\n\n").count(), good.split("\n\n").count(), "{}", rule.code);
    for (bad, good) in bad.split("\n\n").zip(good.split("\n\n")) {
        call = edited(&call, good, bad);
    }
    call
}

/// Replaces what stands there exactly once.
#[track_caller]
pub fn edited(call: &str, from: &str, to: &str) -> String {
    assert_eq!(call.matches(from).count(), 1, "{from}");
    call.replacen(from, to, 1)
}

/// The call with the shared files of `data/prove`.
pub fn files(call: &str) -> Vec<SourceFile> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/prove");
    let shared = [
        "bank.ron",
        "rules/bank.ron",
        "rules/cn.ron",
        "rules/uk.ron",
        "facts/common.ron",
    ];
    let mut files: Vec<SourceFile> = shared
        .into_iter()
        .map(|name| SourceFile {
            name: name.to_owned(),
            bytes: fs::read(folder.join(name)).unwrap(),
        })
        .collect();
    files.push(SourceFile {
        name: "sound.ron".to_owned(),
        bytes: call.as_bytes().to_vec(),
    });
    files
}

/// The call, which may have warnings of `check` but no errors.
#[track_caller]
pub fn checked(call: &str) -> CheckedScenario {
    let mut checked = check(&files(call));
    let shown = render(&checked, Format::Human, false, Locale::English);
    checked.scenarios.pop().unwrap_or_else(|| panic!("{shown}"))
}

/// The certificate for all that is explored.
pub fn proved(call: &CheckedScenario) -> Certificate {
    certify(call, &["cn"], &Effort::states(MOST_STATES)).unwrap()
}

/// Codes and places of what a proof finds. Whatever it is, it is told in both languages.
#[track_caller]
pub fn found(call: &str) -> Vec<(&'static str, String)> {
    let certificate = proved(&checked(call));
    for finding in &certificate.findings {
        assert_told_in_both(&finding.message);
    }
    certificate.not_proven.iter().for_each(assert_told_in_both);
    let findings = certificate.findings.into_iter();
    findings.map(|finding| (finding.code, finding.at)).collect()
}

#[test]
fn a_sound_call_gives_no_finding() {
    let call = sound();
    let checks = check(&files(&call));
    assert!(
        checks.findings.is_empty(),
        "{}",
        render(&checks, Format::Human, false, Locale::English)
    );
    let certificate = proved(&checked(&call));
    assert_eq!(certificate.findings, []);
    assert!(certificate.not_proven.is_empty() && certificate.unreached.is_empty());
}

#[test]
fn each_bad_example_gives_its_code_at_its_place() {
    let told_here = |rule: &&RuleInfo| {
        // Other findings follow from these, and stand behind them.
        let is_cause = ["certain-breach", "no-clean-option"].contains(&rule.code);
        rule.example.place != Place::Told && !is_cause
    };
    for rule in PROOF_RULES.iter().filter(told_here) {
        let (code, at) = PLACES.into_iter().find(|(code, _)| *code == rule.code).unwrap();
        let mut expected = vec![(code, at.to_owned())];
        // If nobody passes, nobody passes who reaches the ideal ending.
        if code == "impossible-pass" {
            expected.insert(0, ("ending-contradicts-mark", "ending/settled".to_owned()));
        }
        assert_eq!(found(&bad_call(rule)), expected, "{code}");
    }
}

#[test]
fn hanging_up_and_silence_hide_no_cause() {
    let code_and_message = |call: &str| {
        let certificate = proved(&checked(call));
        let cause = &certificate.findings[0];
        assert_told_in_both(&cause.message);
        assert_eq!(cause.code, "certain-breach", "{cause:?}");
        (cause.at.clone(), cause.message.english.clone(), certificate.findings)
    };
    // Where all that is left is to hang up, the best play is to hang up, and it passes: the cause is told all the same.
    let mut call = edited(
        &sound(),
        r#"points: (empathy: 2, accuracy: 3, compliance: 1), to: "next""#,
        r#"points: (empathy: 2, accuracy: 3, compliance: 1), acts: ["name-others"], to: "next""#,
    );
    call = edited(&call, r#"acts: ["promise"]"#, r#"acts: ["name-others"]"#);
    let (at, message, findings) = code_and_message(&call);
    let told = "Nobody gets past the decision \"why\" to an end without breaking the critical rule \"no-names\", so nobody who talks can pass.";
    assert!(at == "node/why" && message.starts_with(told), "{at}: {message}");
    let others = findings.iter().skip(1);
    assert!(others.clone().count() > 3 && others.clone().all(|finding| finding.may_follow));
    assert!(others.clone().all(|finding| finding.code != "impossible-pass"));
    // Without the option that leads back, every option breaks the rule.
    let closed = edited(
        &call,
        r#"points: (empathy: -1), facts: [Add("slips", 1)], to: "why""#,
        r#"acts: ["name-others"], facts: [Add("slips", 1)], to: "next""#,
    );
    let (at, message, _) = code_and_message(&closed);
    let told = "At the decision \"why\" every option breaks the critical rule \"no-names\"";
    assert!(at == "node/why" && message.starts_with(told), "{at}: {message}");
    // Whoever waits in silence gets past the first decision, and nobody who talks does.
    let first_options = [
        (r#"compliance: 1), to: "who", why: "She is heard.""#, "name-others"),
        (r#"to: "who", why: "She asked about hers.""#, "disclose"),
        (r#"to: "who", why: "Nobody knows that yet.""#, "disclose"),
    ];
    let silent = first_options.into_iter().fold(sound(), |call, (option, act)| {
        let breaking = option.replace("to: \"who\"", &format!("acts: [\"{act}\"], to: \"who\""));
        edited(&call, option, &breaking)
    });
    let (at, message, _) = code_and_message(&silent);
    let told = "At the decision \"first\" every option breaks one of the critical rules \"identify-first\" and \"no-names\", so nobody who talks can pass.";
    assert!(at == "node/first" && message.starts_with(told), "{at}: {message}");
}

#[test]
fn every_reason_for_which_an_ideal_ending_fails_is_told_in_one_run() {
    let quietly = |call: &str, option: &str, with: &str, without: &str| {
        let start = call.find(&format!("id: \"{option}\"")).unwrap();
        let end = start + call[start..].find("to: \"").unwrap();
        let changed = call[start..end].replacen(with, without, 1);
        assert_ne!(changed, call[start..end], "{option}");
        format!("{}{changed}{}", &call[..start], &call[end..])
    };
    let slip = "facts: [Add(\"slips\", 1)], ";
    // Naming others breaks a critical rule, and so does speaking of the account before anybody knows who it is.
    let mut call = quietly(&sound(), "others", slip, "");
    call = quietly(&call, "hush", slip, "acts: [\"disclose\"], ");
    call = quietly(&call, "trust-her", slip, "");
    let certificate = proved(&checked(&call));
    let told: Vec<&str> = certificate
        .findings
        .iter()
        .filter(|finding| (finding.code, finding.at.as_str()) == ("ending-contradicts-mark", "ending/settled"))
        .map(|finding| finding.message.english.as_str())
        .collect();
    for reason in [
        "rule \"no-names\" is broken",
        "rule \"identify-first\" is broken",
        "below the pass mark",
    ] {
        assert_eq!(
            told.iter().filter(|message| message.contains(reason)).count(),
            1,
            "{reason}: {told:#?}"
        );
    }
    for finding in &certificate.findings {
        assert_told_in_both(&finding.message);
        assert!(finding.witness.is_some() || finding.at.is_empty(), "{finding:?}");
    }
    // Each has a file of its own.
    let (folder, path) = folder_with(&call);
    let plays = folder.path().join("plays");
    prove(
        "C",
        &[],
        &path,
        &["--locale", "en", "--witnesses", plays.to_str().unwrap()],
    );
    let of_ending = |name: &str| name.starts_with("sound-ending-contradicts-mark-settled");
    let names = fs::read_dir(&plays).unwrap().map(|entry| entry.unwrap().file_name());
    let count = names.filter(|name| of_ending(&name.to_string_lossy())).count();
    assert_eq!(count, told.len());
}

#[test]
fn why_nobody_passes_comes_first_and_what_may_follow_last() {
    let rule = PROOF_RULES.iter().find(|rule| rule.code == "certain-breach").unwrap();
    let certificate = proved(&checked(&bad_call(rule)));
    let [cause, followers @ ..] = certificate.findings.as_slice() else {
        panic!("nothing was found");
    };
    assert_eq!((cause.code, cause.at.as_str()), ("certain-breach", "node/next"));
    assert_eq!(
        cause.message.english,
        "At the decision \"next\" every option breaks the critical rule \"no-names\", so nobody who talks can pass. \
         The rule \"no-names\": Nobody hears of other customers. \
         8 other findings may only follow from this; mend this first."
    );
    assert_told_in_both(&cause.message);
    assert!(!cause.may_follow && followers.iter().all(|finding| finding.may_follow));
    assert!(followers.iter().any(|finding| finding.code == "impossible-pass"));
    assert_eq!(followers.len(), 8);
    let play = cause.witness.as_ref().unwrap().play.join(", ");
    assert_eq!(play, "accept, say listen, say ask, say name-it");
}

/// The call in which a play that passes ends badly.
pub fn bad_ending_that_passes() -> String {
    edited(
        &sound(),
        r#"(id: "half", kind: Partial, title: "Half", epilogue: "She wonders."),"#,
        r#"(id: "half", kind: BadCare, title: "Half", epilogue: "She wonders."),"#,
    )
}

#[test]
fn a_bad_ending_that_passes_contradicts_its_mark_too() {
    let certificate = proved(&checked(&bad_ending_that_passes()));
    let found: Vec<_> = certificate
        .findings
        .iter()
        .map(|finding| (finding.code, finding.at.as_str()))
        .collect();
    assert_eq!(found, [("ending-contradicts-mark", "ending/half")]);
    assert!(certificate.findings[0].message.english.contains("is called bad"));
    assert_told_in_both(&certificate.findings[0].message);
}

#[test]
fn a_call_that_nobody_can_fail_is_told() {
    let mut call = edited(&sound(), "pass: 80)", "pass: 1, floors: (compliance: 0))");
    call = edited(&call, r#"acts: ["name-others"], "#, "");
    for ending in ["half", "rang-off", "missed"] {
        let start = call.find(&format!("(id: \"{ending}\", kind: ")).unwrap();
        let end = start + call[start..].find('\n').unwrap();
        let paid = format!(
            "(id: \"{ending}\", kind: Partial, title: \"Paid {ending}\", epilogue: \"Paid.\", points: (empathy: 3, accuracy: 3)),"
        );
        call.replace_range(start..end, &paid);
    }
    // Nothing costs more than an ending earns.
    for costly in ["(empathy: -3)", "(empathy: -2)", "(empathy: -1)", "(compliance: -1)"] {
        call = call.replace(costly, "()");
    }
    let codes: Vec<_> = found(&call).into_iter().map(|(code, _)| code).collect();
    assert!(codes.contains(&"certain-pass"), "{codes:?}");
    let harder = edited(&call, "pass: 1,", "pass: 80,");
    let codes: Vec<_> = found(&harder).into_iter().map(|(code, _)| code).collect();
    assert!(!codes.contains(&"certain-pass"), "{codes:?}");
}

#[test]
fn a_call_with_too_many_states_is_over_budget() {
    let call = checked(&sound());
    let certificate = certify(&call, &["cn"], &Effort::states(10)).unwrap();
    let codes: Vec<_> = certificate.findings.iter().map(|finding| finding.code).collect();
    assert_eq!(codes, ["over-budget"]);
    assert_eq!(certificate.not_proven.len(), 1);
    certificate.not_proven.iter().for_each(assert_told_in_both);
    assert_told_in_both(&certificate.findings[0].message);
}

#[test]
fn every_row_is_an_example_or_told() {
    for rule in PROOF_RULES {
        let has_place = PLACES.iter().any(|(code, _)| *code == rule.code);
        assert_eq!(has_place, rule.example.place != Place::Told, "{}", rule.code);
        let sentences = rule.explanation.matches(". ").count() + 1;
        assert!(
            (2..=3).contains(&sentences) && rule.explanation.ends_with('.'),
            "{}",
            rule.code
        );
        assert_eq!(
            PROOF_RULES.iter().filter(|row| row.code == rule.code).count(),
            1,
            "{}",
            rule.code
        );
    }
}
