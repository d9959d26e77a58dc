//! Calls that are written by a program, so that they can have as many nodes and states as a measurement needs.

use std::fmt::Write as _;

use rolecall::sim::check::role::{Role, role};
use rolecall::sim::check::{CheckedScenario, SourceFile, check};
use rolecall::store::scenario_files::embedded;

/// The parts of a generated call that differ.
struct Parts {
    id: String,
    facts: String,
    /// Desktop, hold and transfers.
    desk: &'static str,
    start: &'static str,
    nodes: String,
}

fn call(parts: &Parts) -> String {
    let Parts {
        id,
        facts,
        desk,
        start,
        nodes,
    } = parts;
    format!(
        r#"(format: 1, id: "{id}", title: "Questions", kind: Service, level: 1, minutes: (2, 3), direction: Inbound, language: "en",
countries: ["cn"], author: "Benches", version: "1", brief: "Many questions.",
rubric: (weights: (empathy: 40, accuracy: 30, compliance: 30)),
customer: (name: "Zhao Wei", age: 41, about: "Asks.", number: "138", voice: LowMan, portrait: 1,
mood: (tension: 40, trust: 25, patience: 60, feeling: Calm), at_full_tension: "gone", at_no_patience: "gone"),
facts: [{facts}],
opening: (ring: "20s", missed: "gone"), {desk} hang_up: (to: "gone", why: "He was still talking."), start: "{start}",
nodes: [{nodes}],
wrap_up: (disposition: [(id: "a", label: "Asked", why: "He did."), (id: "b", label: "Other", why: "No.")]),
endings: [(id: "settled", kind: Ideal, title: "Settled", epilogue: "Good.", points: (empathy: 8, accuracy: 8, compliance: 8)),
(id: "half", kind: Partial, title: "Half", epilogue: "So-so."),
(id: "gone", kind: BadCare, title: "Gone", epilogue: "Bad.", points: (empathy: -4, accuracy: -4, compliance: -4))])"#
    )
}

/// Asks so many questions and remembers every answer to the end: about two to the power of `questions` states, and no circles.
pub fn remembers(questions: usize) -> String {
    let mut nodes = String::new();
    let mut facts = String::new();
    for index in 0..questions {
        let next = match index + 1 {
            last if last == questions => "judged".to_owned(),
            next => format!("q{next}"),
        };
        let _ = writeln!(facts, "(id: \"f{index}\", is: Flag),");
        let _ = writeln!(
            nodes,
            "(id: \"q{index}\", says: [(id: \"l\", text: \"Question {index}?\")], ask: (options: [\
             (id: \"yes\", label: \"Yes to {index}\", facts: [Set(\"f{index}\")], points: (empathy: 1, accuracy: 1, compliance: 1), to: \"{next}\", why: \"So.\"),\
             (id: \"no\", label: \"No to {index}\", to: \"{next}\", why: \"Not so.\", tempting_because: \"Short.\"),])),"
        );
    }
    let all: Vec<String> = (0..questions).map(|index| format!("Is(\"f{index}\")")).collect();
    let _ = writeln!(
        nodes,
        "(id: \"judged\", branch: [(when: All([{}]), to: \"settled\"), (to: \"half\")]),",
        all.join(", ")
    );
    call(&Parts {
        id: format!("remembers-{questions}"),
        facts,
        desk: "",
        start: "q0",
        nodes,
    })
}

/// As many decisions in a row, of which only the number of slips is remembered.
pub fn in_a_row(decisions: usize) -> String {
    let mut nodes = String::new();
    for index in 0..decisions {
        let next = match index + 1 {
            last if last == decisions => "judged".to_owned(),
            next => format!("q{next}"),
        };
        let _ = writeln!(
            nodes,
            "(id: \"q{index}\", says: [(id: \"l\", text: \"Question {index}?\")], ask: (options: [\
             (id: \"right\", label: \"Yes to {index}\", points: (empathy: 1, accuracy: 1, compliance: 1), to: \"{next}\", why: \"So.\"),\
             (id: \"slip\", label: \"No to {index}\", facts: [Add(\"slips\", 1)], to: \"{next}\", why: \"Not so.\", tempting_because: \"Short.\"),])),"
        );
    }
    nodes.push_str("(id: \"judged\", branch: [(when: Below(\"slips\", 3), to: \"settled\"), (to: \"half\")]),");
    call(&Parts {
        id: format!("in-a-row-{decisions}"),
        facts: "(id: \"slips\", is: Count(7))".to_owned(),
        desk: "",
        start: "q0",
        nodes,
    })
}

/// A call as calls are: mood, timers, a hold, a transfer, flags, counts and words, and ways back. With `topics` 5 and `flags` 3 it
/// has about ten million states, and nearly all of them lie on circles.
pub fn ordinary(topics: usize, flags: usize) -> String {
    let mut nodes = String::new();
    for index in 0..topics {
        let next = match index + 1 {
            last if last == topics => "judged".to_owned(),
            next => format!("t{next}"),
        };
        let back = match index % 3 {
            2 => format!("t{}", index - 2),
            _ => next.clone(),
        };
        let (flag, other) = (index % flags, (index + 1) % flags);
        let plan = ["none", "end", "on"][index % 3];
        let _ = writeln!(
            nodes,
            r#"(id: "t{index}", says: [(id: "l", text: "Topic {index}?"), (id: "m", text: "And more of {index}.", when: TensionAtLeast(60))],
ask: (within: "20s", on_expiry: (to: "{next}", mood: (tension: 5, patience: -5), points: (empathy: -1), why: "Silence."), options: [
(id: "right", label: "Right {index}", facts: [Set("f{flag}")], mood: (tension: -10, trust: 10), points: (empathy: 1, accuracy: 1, compliance: 1), to: "{next}", why: "So."),
(id: "fine", label: "Fine {index}", facts: [To("plan", "{plan}")], mood: (tension: 5, trust: 5, patience: -5), points: (empathy: 1), to: "{next}", why: "So.", tempting_because: "Short."),
(id: "cold", label: "Cold {index}", facts: [Add("refusals", 1)], mood: (tension: 10, patience: -10), points: (accuracy: 1), to: "{next}", why: "So.", tempting_because: "Short."),
(id: "again", label: "Again {index}", facts: [Clear("f{other}")], mood: (trust: -5, patience: 5), points: (empathy: -3, accuracy: -3, compliance: -3), to: "{back}", why: "So.", tempting_because: "Short."),
])),"#
        );
    }
    let all: Vec<String> = (0..flags).map(|index| format!("Is(\"f{index}\")")).collect();
    let _ = writeln!(
        nodes,
        "(id: \"judged\", branch: [(when: All([{}, Equals(\"plan\", \"on\"), Below(\"refusals\", 2), TrustAtLeast(40)]), to: \"settled\"), (to: \"half\")]),",
        all.join(", ")
    );
    let mut facts: String = (0..flags)
        .map(|index| format!("(id: \"f{index}\", is: Flag),"))
        .collect();
    facts.push_str("(id: \"refusals\", is: Count(3)), (id: \"plan\", is: OneOf([\"none\", \"end\", \"on\"]))");
    call(&Parts {
        id: format!("ordinary-{topics}-{flags}"),
        facts,
        desk: r#"desktop: [(id: "log", kind: Log, title: "Log", rows: [("A", "B")])],
hold: (limit: "2m", in_time: (mood: (patience: -5), why: "W."), overrun: (mood: (tension: 5, patience: -15), points: (empathy: -1), why: "W.")),
transfers: [(id: "desk", title: "Desk", warm: (to: "half", points: (accuracy: -2), why: "W."), cold: (to: "half", points: (empathy: -2, accuracy: -2), why: "W."))],"#,
        start: "t0",
        nodes,
    })
}

/// Counters that go up and down between two nodes, so that all states but a few can reach each other: twice `most` plus one to the
/// power of `counters`. At most six counters.
pub fn circles(counters: usize, most: usize) -> String {
    let first = counters.min(4);
    let options = |range: std::ops::Range<usize>, node: &str| -> String {
        range
            .map(|index| {
                format!(
                    r#"(id: "up{index}", label: "Up {index}", facts: [Add("f{index}", 1)], to: "{node}", why: "So."),
(id: "down{index}", label: "Down {index}", facts: [Add("f{index}", -1)], to: "{node}", points: (accuracy: -1), why: "So.", tempting_because: "Short."),"#
                )
            })
            .collect()
    };
    let half = most / 2;
    let met: Vec<String> = (0..counters)
        .map(|index| format!("AtLeast(\"f{index}\", {half}), Below(\"f{index}\", {})", half + 1))
        .collect();
    let nodes = format!(
        r#"(id: "a", says: [(id: "l", text: "What?")], ask: (options: [{}(id: "on", label: "Go on", to: "b", why: "So.")])),
(id: "b", says: [(id: "l", text: "What?")], ask: (options: [{}(id: "back", label: "Go back", to: "a", why: "So.", tempting_because: "Short."),
(id: "finish", label: "Finish", to: "judged", why: "So.", tempting_because: "Short.")])),
(id: "judged", branch: [(when: All([{}]), to: "settled"), (to: "half")]),"#,
        options(0..first, "a"),
        options(first..counters, "b"),
        met.join(", ")
    );
    call(&Parts {
        id: format!("circles-{counters}-{most}"),
        facts: (0..counters)
            .map(|index| format!("(id: \"f{index}\", is: Count({most})),"))
            .collect(),
        desk: "",
        start: "a",
        nodes,
    })
}

/// The id of a generated call, by which its file is called.
pub fn id(call: &str) -> &str {
    call.split('"').nth(1).unwrap_or_default()
}

/// The files that a generated call rests on, and the call.
pub fn files(call: String) -> Vec<SourceFile> {
    let shared = embedded().files.into_iter();
    let mut files: Vec<SourceFile> = shared
        .filter(|file| !matches!(role(&file.name), Role::Scenario(_) | Role::Table(..)))
        .collect();
    files.push(SourceFile {
        name: format!("{}.ron", id(&call)),
        bytes: call.into_bytes(),
    });
    files
}

/// A generated call without errors.
pub fn checked(call: String) -> CheckedScenario {
    let mut found = check(&files(call));
    found.scenarios.pop().expect("the generated call has no errors")
}
