//! `too-little-time`: the longest set of options that can be offered has to be read, in each language.

use rolecall::sim::check::check;
use rolecall::sim::scenario::locale::fingerprint;

use super::examples::{file, minimal, replaced, table};
use super::fixtures::base;

/// Five seconds to read.
fn long() -> String {
    "Words ".repeat(16) + "all."
}

/// The smallest call with nine seconds for its decision and two more options of five seconds under these conditions.
fn call(conditions: [&str; 2]) -> String {
    let [first, second] = conditions;
    let options: String = [("one", first), ("two", second)]
        .into_iter()
        .map(|(id, when)| {
            format!(
                "(id: \"{id}\", label: \"It is {id}\", {when}speak: \"{}\", mood: (tension: 5), to: \"settled\", why: \"It is.\"),\n",
                long()
            )
        })
        .collect();
    let expiry = "on_expiry: (to: \"gone\", mood: (tension: 5), points: (empathy: -1), why: \"Silence.\")";
    replaced(
        &minimal(),
        "ask: (options: [",
        &format!("ask: (within: \"9s\", {expiry}, options: [\n{options}"),
    )
}

/// Messages about time, with the file of each.
fn told(call: &str, tables: &[String]) -> Vec<(String, String)> {
    let mut files = base();
    files.push(file("minimal.ron", call));
    files.extend(tables.iter().map(|table| file("minimal.zh-Hans.ron", table.as_str())));
    let findings = check(&files).findings.into_iter();
    let of_time = findings.filter(|finding| finding.code == "too-little-time");
    of_time.map(|finding| (finding.file, finding.message.english)).collect()
}

#[test]
fn options_with_conditions_count_where_they_can_stand_together() {
    let together = told(&call(["when: TensionAtLeast(50), ", "when: TrustAtLeast(20), "]), &[]);
    assert!(
        matches!(&together[..], [(file, message)] if file == "minimal.ron" && message.contains("takes up to 1")),
        "{together:?}"
    );
    let always = told(&call(["", ""]), &[]);
    assert!(
        matches!(&always[..], [(_, message)] if message.contains("takes 1") && !message.contains("up to")),
        "{always:?}"
    );
    let apart = [
        ["when: TensionAtLeast(50), ", "when: TensionBelow(50), "],
        ["when: Done(\"identify\"), ", "when: Not(Done(\"identify\")), "],
        ["when: Country(\"uk\"), ", ""],
        [
            "when: All([TrustAtLeast(30), PatienceAtLeast(50)]), ",
            "when: All([TrustAtLeast(20), PatienceBelow(50)]), ",
        ],
    ];
    for conditions in apart {
        let found = told(&call(conditions), &[]);
        assert!(found.is_empty(), "{conditions:?}: {found:?}");
    }
}

#[test]
fn each_language_is_measured() {
    let call = call(["when: TensionAtLeast(50), ", "when: TensionBelow(50), "]);
    let translated = |text: &str| {
        let entry = |id: &str| {
            format!(
                "\"node/first/{id}/speak\": (\"{}\", \"{text}\"),\n",
                fingerprint(&long())
            )
        };
        table(&call, &(entry("one") + &entry("two")))
    };
    assert_eq!(told(&call, &[translated("话很短。")]), []);
    let long = told(&call, &[translated(&"话很长。".repeat(25))]);
    assert!(
        matches!(&long[..], [(file, message)] if file == "minimal.zh-Hans.ron" && message.contains("in zh-Hans takes up to 1")),
        "{long:?}"
    );
    // What is not translated yet is not measured.
    assert_eq!(told(&call, &[translated("")]), []);
}
