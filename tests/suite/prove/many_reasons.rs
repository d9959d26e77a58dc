//! Where an ending contradicts its mark for many reasons, the weightiest are told and the rest is counted.

use rolecall::sim::check::check;

use super::examples::{edited, files, proved, sound};
use crate::chinese::assert_told_in_both;

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
