//! Every finding of a call that can be accepted is accepted by its code, and nothing else is.

use rolecall::sim::check::check;
use rolecall::sim::check::rules_table::{Place, rules};

use super::examples::{bad_files, file, replaced};

/// Findings in files that belong to no call, and the finding about allowances itself.
const NOT_OF_A_CALL: [&str; 6] = [
    "unknown-file",
    "orphan-table",
    "no-source",
    "not-a-file",
    "unused-allowance",
    "wrong-language",
];

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn each_code_that_can_be_accepted_is_accepted() {
    let mut accepted = 0;
    for rule in rules().filter(|rule| rule.allowable && !NOT_OF_A_CALL.contains(&rule.code)) {
        let mut files = bad_files(rule);
        let place = files.iter().position(|file| file.name == "minimal.ron").unwrap();
        let call = String::from_utf8(files[place].bytes.clone()).unwrap();
        assert!(!call.contains("allow:"), "{}", rule.code);
        let allow = format!("allow: [(code: \"{}\", because: \"A test.\")],\n    start:", rule.code);
        files[place] = file("minimal.ron", replaced(&call, "start:", &allow));
        let found: Vec<_> = check(&files).findings.iter().map(|finding| finding.code).collect();
        assert!(found.is_empty(), "{}: {found:?}", rule.code);

        // Without a reason it is not accepted.
        let silent = replaced(&allow, "A test.", " ");
        files[place] = file("minimal.ron", replaced(&call, "start:", &silent));
        let found: Vec<_> = check(&files).findings.iter().map(|finding| finding.code).collect();
        // Plays are run in a call without errors only, and an allowance without a reason is one.
        let is_told = found.contains(&rule.code) || ["heard-differs", "wording-differs"].contains(&rule.code);
        assert!(is_told && found.contains(&"bad-allowance"), "{}: {found:?}", rule.code);
        accepted += 1;
    }
    assert!(accepted > 40, "{accepted}");
}

#[test]
fn an_error_that_cannot_be_accepted_stays() {
    for rule in rules().filter(|rule| !rule.allowable && matches!(rule.example.place, Place::Option | Place::Nodes)) {
        let mut files = bad_files(rule);
        let place = files.iter().position(|file| file.name == "minimal.ron").unwrap();
        let call = String::from_utf8(files[place].bytes.clone()).unwrap();
        if call.contains("allow:") {
            continue;
        }
        let allow = format!("allow: [(code: \"{}\", because: \"A test.\")],\n    start:", rule.code);
        files[place] = file("minimal.ron", replaced(&call, "start:", &allow));
        let found: Vec<_> = check(&files).findings.iter().map(|finding| finding.code).collect();
        assert!(
            found.contains(&rule.code) && found.contains(&"bad-allowance"),
            "{}: {found:?}",
            rule.code
        );
    }
}

#[test]
fn one_option_is_named_with_its_node() {
    let rule = rules().find(|rule| rule.code == "not-tempting").unwrap();
    let found = |at: &str| {
        let allow = format!("allow: [(code: \"not-tempting\", at: \"{at}\", because: \"A test.\")],\n    start:");
        let mut files = bad_files(rule);
        let place = files.iter().position(|file| file.name == "minimal.ron").unwrap();
        let call = String::from_utf8(files[place].bytes.clone()).unwrap();
        files[place] = file("minimal.ron", replaced(&call, "start:", &allow));
        let findings = check(&files).findings;
        findings.iter().map(|finding| finding.code).collect::<Vec<_>>()
    };
    // The finding is about the option "sigh".
    for at in ["first", "first/sigh"] {
        assert!(found(at).is_empty(), "{at}: {:?}", found(at));
    }
    for at in ["first/listen", "first/nothing-like-it", "second/sigh"] {
        assert_eq!(found(at), ["unused-allowance", "not-tempting"], "{at}");
    }
}
