//! Faults that `check` finds by reading the files.

use rolecall::sim::check::{Checked, check, check_only};

use super::draft::{Draft, shipped};

/// A fault: the file that is edited, the code that is expected, the path at which, and the edit.
///
/// A path that begins with `FILE:` is in another file; an empty one is anywhere in the file that is edited.
type Fault = (&'static str, &'static str, &'static str, fn(Draft) -> Draft);

const FRAUD: &str = "fraud-attempt.ron";
const LEAK: &str = "data-leak.ron";
const DEBT: &str = "overdue-collection.ron";
const ANGRY: &str = "angry-complaint.ron";

/// A way on for planted nodes.
const TWO_WAYS: &str = r#"ask: (options: [
    (id: "one", label: "One", mood: (tension: 5), to: "planted", why: "Planted."),
    (id: "two", label: "Two", mood: (tension: -5), to: "planted", why: "Planted."),
])"#;

/// A way through the flow is missing or leads nowhere.
const FLOW: &[Fault] = &[
    (FRAUD, "unreachable-node", "nodes/planted", |draft| {
        draft.add(
            "nodes",
            &format!("(id: \"planted\", {})", TWO_WAYS.replace("\"planted\"", "\"rush\"")),
        )
    }),
    (LEAK, "trap", "nodes/planted", |draft| {
        draft.add("nodes", &format!("(id: \"planted\", {TWO_WAYS})")).set(
            "nodes/close/ask/options/they-have-it",
            "to",
            "\"planted\"",
        )
    }),
    (LEAK, "unreachable-ending", "endings/planted", |draft| {
        draft.add(
            "endings",
            "(id: \"planted\", kind: Partial, title: \"Planted\", epilogue: \"Planted.\")",
        )
    }),
    (FRAUD, "empty-choices", "nodes/rush", |draft| {
        every_option(draft, "rush", |draft, path| draft.set(path, "when", "Country(\"uk\")"))
    }),
    (ANGRY, "few-choices", "nodes/identity", |draft| {
        every_option(draft, "identity", |draft, path| {
            draft.set(path, "when", "Not(All([Is(\"breach\"), Is(\"breakdown\")]))")
        })
    }),
    (DEBT, "too-few-options", "nodes/record", |draft| {
        let options = draft.options("record");
        let spare = options.into_iter().skip(1);
        spare.fold(draft, |draft, option| {
            draft.remove(&format!("nodes/record/ask/options/{option}"))
        })
    }),
    (FRAUD, "missing-expiry", "nodes/last-payment", |draft| {
        draft.remove("nodes/last-payment/ask/on_expiry")
    }),
    (FRAUD, "missing-timer", "nodes/last-payment", |draft| {
        draft.remove("nodes/last-payment/ask/within")
    }),
    (ANGRY, "no-way-on", "nodes/rate", |draft| draft.remove("nodes/rate/ask")),
    (ANGRY, "two-ways-on", "nodes/rate", |draft| {
        draft.set("nodes/rate", "to", "\"close\"")
    }),
    (FRAUD, "open-branch", "nodes/what-came-of-it", |draft| {
        draft.remove("nodes/what-came-of-it/branch/#10")
    }),
    (LEAK, "dead-branch", "nodes/after-block", |draft| {
        draft.add("nodes/after-block/branch", "(to: \"verify\")")
    }),
    (FRAUD, "endless-loop", "nodes/goodbye", |draft| {
        draft.set("nodes/goodbye", "to", "\"goodbye\"")
    }),
    (FRAUD, "idle-loop", "nodes/rush/ask/options/planted", |draft| {
        draft.add(
            "nodes/rush/ask/options",
            "(id: \"planted\", label: \"Planted\", to: \"rush\", why: \"Planted.\")",
        )
    }),
    (FRAUD, "phase-goes-back", "nodes/reach-him", |draft| {
        draft.set("nodes/reach-him/ask/options/old-mail", "to", "\"close\"")
    }),
    (DEBT, "bad-start", "start", |draft| {
        draft
            .put("start", "\"what-now\"")
            .set("nodes/what-now", "phase", "AfterCall")
    }),
    (FRAUD, "hold-costs-nothing", "hold", |draft| {
        draft.put("hold/overrun/mood", "()")
    }),
    (FRAUD, "hold-has-target", "hold", |draft| {
        draft.set("hold/in_time", "to", "\"close\"")
    }),
    (FRAUD, "missing-target", "nodes/rush", |draft| {
        draft.remove("nodes/rush/ask/on_expiry/to")
    }),
];

/// A name that nobody has declared, or that is there twice.
const NAMES: &[Fault] = &[
    (FRAUD, "unknown-target", "nodes/rush/ask/options/same-steps", |draft| {
        draft.set("nodes/rush/ask/options/same-steps", "to", "\"id-rihgt\"")
    }),
    (FRAUD, "unknown-fact", "nodes/rush/ask/options/quick-check", |draft| {
        draft.set("nodes/rush/ask/options/quick-check", "facts", "[Add(\"slip\", 1)]")
    }),
    (LEAK, "unknown-act", "nodes/close/ask/options/they-have-it", |draft| {
        draft.set("nodes/close/ask/options/they-have-it", "acts", "[\"hand-ovre\"]")
    }),
    (DEBT, "unknown-person", "nodes/record", |draft| {
        draft.add(
            "nodes/record/says",
            "(id: \"planted\", who: \"uncle\", text: \"Planted.\")",
        )
    }),
    (ANGRY, "unknown-item", "nodes/rate/ask/options/no-figure", |draft| {
        draft.set("nodes/rate/ask/options/no-figure", "when", "Looked(\"sum\")")
    }),
    (ANGRY, "unknown-placeholder", "title", |draft| {
        draft.put("title", "\"{no-such-value}\"")
    }),
    (FRAUD, "unknown-desk", "checks/#0", |draft| {
        draft.add("checks/#0/play", "\"transfer lost-and-found warm\"")
    }),
    (FRAUD, "unknown-option", "checks/#0", |draft| {
        draft.add("checks/#0/play", "\"say no-such-option\"")
    }),
    (LEAK, "unknown-policy", "policies", |draft| {
        draft.add("policies", "\"HP-99\"")
    }),
    (
        LEAK,
        "unknown-source",
        "nodes/close/ask/options/they-have-it",
        |draft| draft.set("nodes/close/ask/options/they-have-it", "sources", "[\"XX-99\"]"),
    ),
    (DEBT, "unknown-target", "opening", |draft| {
        draft.put("opening/missed", "\"nobody-home\"")
    }),
    (
        FRAUD,
        "unknown-hidden",
        "nodes/close/ask/options/maintenance",
        |draft| draft.set("nodes/close/ask/options/maintenance", "when", "Known(\"alnoe\")"),
    ),
    (FRAUD, "unknown-country", "countries", |draft| {
        draft.add("countries", "\"atlantis\"")
    }),
    (FRAUD, "unknown-rule", "checks/#0", |draft| {
        draft.add("checks/#0/expect", "Breaks(\"no-such-rule\")")
    }),
    (ANGRY, "duplicate-id", "", |draft| {
        let rate = draft.at("nodes/rate");
        draft.add("nodes", &rate)
    }),
    (ANGRY, "duplicate-id", "nodes/rate", |draft| {
        let option = draft.at("nodes/rate/ask/options/no-figure");
        draft.add("nodes/rate/ask/options", &option)
    }),
    (LEAK, "duplicate-scenario", "", |draft| {
        draft.copied("old/data-leak.ron")
    }),
    (LEAK, "wrong-file-name", "id", |draft| draft.put("id", "\"leak\"")),
    (LEAK, "bad-id", "nodes/#0", |draft| {
        draft.put("nodes/#0/id", "\"Greeting One\"")
    }),
    ("rules/uk.ron", "duplicate-country", "", |draft| {
        draft.put("country", "\"cn\"")
    }),
];

/// A value that is not what it has to be.
const VALUES: &[Fault] = &[
    (FRAUD, "wrong-type", "level", |draft| draft.put("level", "\"three\"")),
    (FRAUD, "unknown-word", "kind", |draft| draft.put("kind", "Robbery")),
    (FRAUD, "missing-field", "", |draft| draft.remove("brief")),
    (FRAUD, "unknown-field", "", |draft| draft.set("", "colour", "3")),
    (FRAUD, "duplicate-field", "", |draft| draft.add("", "level: 2")),
    (FRAUD, "syntax", "", |draft| {
        draft.put("opening", "(ring: \"20s\", missed: \"missed\"]")
    }),
    (DEBT, "bad-weights", "rubric", |draft| {
        draft.put("rubric/weights", "(empathy: 30, accuracy: 30, compliance: 30)")
    }),
    (DEBT, "unusual-pass-mark", "rubric", |draft| {
        draft.put("rubric/pass", "20")
    }),
    (FRAUD, "out-of-range", "facts/slips", |draft| {
        draft.put("facts/slips/is", "Count(0)")
    }),
    (FRAUD, "out-of-range", "nodes/close/ask/options/maintenance", |draft| {
        draft.set("nodes/close/ask/options/maintenance", "when", "AtLeast(\"slips\", 9)")
    }),
    (ANGRY, "not-in-fives", "customer", |draft| {
        draft.set("customer/mood", "tension", "63")
    }),
    (ANGRY, "not-in-fives", "nodes/rate/ask/options/no-figure", |draft| {
        draft.set("nodes/rate/ask/options/no-figure", "mood", "(tension: 7)")
    }),
    (
        FRAUD,
        "wrong-fact-type",
        "nodes/close/ask/options/maintenance",
        |draft| draft.set("nodes/close/ask/options/maintenance", "when", "Is(\"slips\")"),
    ),
    (FRAUD, "time-out-of-range", "nodes/rush", |draft| {
        draft.put("nodes/rush/ask/within", "\"3h\"")
    }),
    (FRAUD, "unusual-points", "nodes/rush/ask/options/same-steps", |draft| {
        draft.set("nodes/rush/ask/options/same-steps", "points", "(empathy: 7)")
    }),
    (FRAUD, "mood-at-limit", "customer", |draft| {
        draft.set("customer/mood", "tension", "100")
    }),
    (LEAK, "bad-allowance", "allow", |draft| {
        draft.add("allow", "(code: \"no-such-thing\", because: \"Planted.\")")
    }),
    (LEAK, "unused-allowance", "allow", |draft| {
        draft.add("allow", "(code: \"long-line\", because: \"Planted.\")")
    }),
];

/// Something that is never used, never so, or never said why.
const USE: &[Fault] = &[
    (FRAUD, "never-true", "nodes/close/ask/options/maintenance", |draft| {
        draft.set(
            "nodes/close/ask/options/maintenance",
            "when",
            "All([Is(\"leaked\"), Not(Is(\"leaked\"))])",
        )
    }),
    (FRAUD, "always-true", "nodes/close/ask/options/maintenance", |draft| {
        draft.set(
            "nodes/close/ask/options/maintenance",
            "when",
            "Any([Is(\"leaked\"), Not(Is(\"leaked\"))])",
        )
    }),
    (FRAUD, "never-revealed", "customer/hidden/abroad", |draft| {
        draft.put("customer/hidden/abroad/revealed_by", "Done(\"refuse-complaint\")")
    }),
    (LEAK, "unread-fact", "facts/planted", |draft| {
        draft.add("facts", "(id: \"planted\", is: Flag)").set(
            "nodes/close/ask/options/they-have-it",
            "facts",
            "[Set(\"planted\")]",
        )
    }),
    (LEAK, "unchanged-fact", "facts/planted", |draft| {
        draft.add("facts", "(id: \"planted\", is: Flag)").set(
            "nodes/close/ask/options/they-have-it",
            "when",
            "Not(Is(\"planted\"))",
        )
    }),
    (ANGRY, "unused-item", "desktop/planted", |draft| {
        draft.add(
            "desktop",
            "(id: \"planted\", kind: Log, title: \"Planted\", rows: [(\"A\", \"B\")])",
        )
    }),
    (ANGRY, "unused-value", "values", |draft| {
        draft.add("values", "\"planted\": Number(3)")
    }),
    (FRAUD, "silent-person", "people", |draft| {
        draft.add(
            "people",
            "(id: \"uncle\", name: \"An uncle\", voice: LowMan, portrait: 3)",
        )
    }),
    (DEBT, "no-ideal-ending", "", |draft| {
        draft
            .put("endings/the-long-one/kind", "Partial")
            .put("endings/not-alone/kind", "Partial")
    }),
    (FRAUD, "not-tempting", "nodes/close/ask/options/maintenance", |draft| {
        draft.remove("nodes/close/ask/options/maintenance/tempting_because")
    }),
    (
        FRAUD,
        "unsourced-points",
        "nodes/rush/ask/options/same-steps",
        |draft| draft.remove("nodes/rush/ask/options/same-steps/sources"),
    ),
    (FRAUD, "play-differs", "checks/#0", |draft| {
        draft.put("checks/#0/expect", "[Ending(\"missed\")]")
    }),
    (FRAUD, "play-rejected", "checks/#0", |draft| {
        draft.add("checks/#0/play", "\"resume\"")
    }),
];

/// Texts and their translations.
const TEXTS: &[Fault] = &[
    (FRAUD, "empty-text", "title", |draft| draft.put("title", "\" \"")),
    (FRAUD, "unbalanced-brace", "title", |draft| {
        draft.put("title", "\"In a {hurry\"")
    }),
    (FRAUD, "hidden-character", "title", |draft| {
        draft.put("title", "\"In a\u{202e} hurry\"")
    }),
    (FRAUD, "long-label", "nodes/rush/ask/options/same-steps", |draft| {
        draft.put(
            "nodes/rush/ask/options/same-steps/label",
            &format!("\"{}\"", "Label after label ".repeat(5)),
        )
    }),
    (FRAUD, "same-label", "nodes/rush", |draft| {
        let label = draft.at("nodes/rush/ask/options/same-steps/label");
        draft.put("nodes/rush/ask/options/quick-check/label", &label)
    }),
    ("fraud-attempt.zh-Hans.ron", "missing-translation", "", |draft| {
        draft.remove("texts/#3")
    }),
    ("fraud-attempt.zh-Hans.ron", "stale-translation", "", |draft| {
        let entry = draft.at("texts/#3");
        let fingerprint = entry.split('"').nth(1).unwrap().to_owned();
        draft.put("texts/#3", &entry.replacen(&fingerprint, "0000000000000000", 1))
    }),
    ("fraud-attempt.zh-Hans.ron", "unknown-text", "", |draft| {
        draft.add("texts", "\"nodes/planted/says/planted/text\": (\"0\", \"多余\")")
    }),
    ("fraud-attempt.zh-Hans.ron", "empty-translation", "", |draft| {
        let entry = draft.at("texts/#3");
        let fingerprint = entry.split('"').nth(1).unwrap().to_owned();
        draft.put("texts/#3", &format!("(\"{fingerprint}\", \"\")"))
    }),
    ("fraud-attempt.zh-Hans.ron", "orphan-table", "", |draft| {
        draft.without("fraud-attempt.ron")
    }),
];

fn every_option(draft: Draft, node: &str, change: impl Fn(Draft, &str) -> Draft) -> Draft {
    let options = draft.options(node);
    options.into_iter().fold(draft, |draft, option| {
        change(draft, &format!("nodes/{node}/ask/options/{option}"))
    })
}

/// Whether a finding of this code touches the place.
fn is_found(checked: &Checked, draft: &Draft, file: &str, code: &str, path: &str) -> bool {
    let place = draft.range(path);
    checked.findings.iter().any(|finding| {
        // Where a file is there twice, the other one may be blamed.
        let is_here = finding.file == file
            || code == "duplicate-scenario"
            || code == "duplicate-country"
            || code == "missing-translation";
        let touches = match &place {
            Some(place) if !path.is_empty() => {
                finding.span.start as usize <= place.end && finding.span.end as usize >= place.start
            }
            _ => path.is_empty(),
        };
        finding.code == code && is_here && touches
    })
}

fn assert_all_found(faults: &[Fault]) {
    let mut missed = Vec::new();
    for (file, code, path, plant) in faults {
        let draft = plant(Draft::new(file));
        let stem = file.split('.').next().unwrap();
        let checked = if file.contains('/') || *code == "wrong-file-name" {
            check(draft.files())
        } else {
            check_only(draft.files(), &|id| id == stem)
        };
        if !is_found(&checked, &draft, file, code, path) {
            let told: Vec<String> = checked
                .findings
                .iter()
                .map(|finding| format!("{} in {}: {}", finding.code, finding.file, finding.message.english))
                .take(6)
                .collect();
            missed.push(format!("{file}: {code} at {path:?} is not found, but: {told:#?}"));
        }
    }
    assert!(
        missed.is_empty(),
        "{} faults are missed:\n{}",
        missed.len(),
        missed.join("\n")
    );
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn faults_in_the_flow_are_found() {
    assert_all_found(FLOW);
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn faults_in_names_are_found() {
    assert_all_found(NAMES);
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn faults_in_values_are_found() {
    assert_all_found(VALUES);
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn faults_in_use_are_found() {
    assert_all_found(USE);
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn faults_in_texts_are_found() {
    assert_all_found(TEXTS);
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn there_are_many_and_no_sound_call_has_one() {
    let all = [FLOW, NAMES, VALUES, USE, TEXTS].concat();
    assert!(all.len() >= 40, "{}", all.len());
    let checked = check(&shipped());
    for (file, code, path, _) in all {
        let draft = Draft::new(file);
        let is_there = draft.range(path).is_some();
        assert!(
            !is_there || !is_found(&checked, &draft, file, code, path),
            "{file}: {code} at {path}"
        );
    }
}
