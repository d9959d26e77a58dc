//! How fast a call is proved: exploration and values against the number of states, and one file for a measurement of a whole process.

use std::fmt::Write as _;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use rolecall::sim::check::role::{Role, role};
use rolecall::sim::check::{CheckedScenario, SourceFile, check};
use rolecall::sim::program::compile::compile;
use rolecall::sim::prove::explore::Graph;
use rolecall::sim::score::value::Valuation;
use rolecall::store::scenario_files::embedded;

/// A call that asks so many questions and remembers every answer to the end: about two to the power of `questions` states.
fn remembers(questions: usize) -> String {
    let mut nodes = String::new();
    let mut facts = String::new();
    for index in 0..questions {
        let next = if index + 1 == questions {
            "judged".to_owned()
        } else {
            format!("q{}", index + 1)
        };
        let _ = writeln!(facts, "(id: \"f{index}\", is: Flag),");
        let _ = writeln!(
            nodes,
            "(id: \"q{index}\", says: [(id: \"l\", text: \"Question {index}?\")], ask: (options: [\
             (id: \"yes\", label: \"Yes to {index}\", facts: [Set(\"f{index}\")], points: (empathy: 1, accuracy: 1, compliance: 1), to: \"{next}\", why: \"It is so.\"),\
             (id: \"no\", label: \"No to {index}\", to: \"{next}\", why: \"It is not so.\", tempting_because: \"It is short.\"),])),"
        );
    }
    let all: Vec<String> = (0..questions).map(|index| format!("Is(\"f{index}\")")).collect();
    let _ = writeln!(
        nodes,
        "(id: \"judged\", branch: [(when: All([{}]), to: \"settled\"), (to: \"half\")]),",
        all.join(", ")
    );
    format!(
        r#"(format: 1, id: "remembers-{questions}", title: "Questions", kind: Service, level: 1, minutes: (2, 3), direction: Inbound, language: "en",
countries: ["cn"], author: "Benches", version: "1", brief: "Many questions.",
rubric: (weights: (empathy: 40, accuracy: 30, compliance: 30)),
customer: (name: "Zhao Wei", age: 41, about: "Asks.", number: "138", voice: LowMan, portrait: 1,
mood: (tension: 40, trust: 25, patience: 60, feeling: Calm), at_full_tension: "gone", at_no_patience: "gone"),
facts: [{facts}],
opening: (ring: "20s", missed: "gone"), hang_up: (to: "gone", why: "He was still talking."), start: "q0",
nodes: [{nodes}],
wrap_up: (disposition: [(id: "a", label: "Asked", why: "He did."), (id: "b", label: "Other", why: "No.")]),
endings: [(id: "settled", kind: Ideal, title: "Settled", epilogue: "Good."), (id: "half", kind: Partial, title: "Half", epilogue: "So-so."),
(id: "gone", kind: BadCare, title: "Gone", epilogue: "Bad.")])"#
    )
}

fn checked(questions: usize) -> CheckedScenario {
    let shared = embedded().files.into_iter();
    let mut files: Vec<SourceFile> = shared
        .filter(|file| !matches!(role(&file.name), Role::Scenario(_) | Role::Table(..)))
        .collect();
    files.push(SourceFile {
        name: format!("remembers-{questions}.ron"),
        bytes: remembers(questions).into_bytes(),
    });
    let mut found = check(&files);
    found.scenarios.pop().expect("the generated call has no errors")
}

fn proving(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("proof");
    group.sample_size(10);
    for questions in [8, 12, 16, 19] {
        let call = checked(questions);
        let program = compile(&call, "cn").expect("it compiles");
        let start = program.starts()[0].0;
        let states = Graph::explore(&program, &start, usize::MAX).expect("no budget").len() as u64;
        group.throughput(Throughput::Elements(states));
        group.bench_function(format!("explore {states} states"), |bench| {
            bench.iter(|| Graph::explore(&program, &start, usize::MAX).map(|graph| graph.len()));
        });
        group.bench_function(format!("explore and value {states} states"), |bench| {
            bench.iter(|| Valuation::new(&program, &start, usize::MAX).map(|values| values.best));
        });
    }
    group.finish();
    // For a whole process: `rolecall prove FILE`, with the time and the memory that the system tells of it.
    let file = std::env::temp_dir().join("remembers-22.ron");
    if std::fs::write(&file, remembers(22)).is_ok() {
        println!("a call with about ten million states: {}", file.display());
    }
}

criterion_group!(benches, proving);
criterion_main!(benches);
