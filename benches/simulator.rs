//! How fast the simulator is: choices, exact values, checking, hostile files, and durable writing.

#[path = "../tests/suite/hostile/corpus.rs"]
mod corpus;

use std::fmt::Write as _;
use std::sync::Arc;
use std::time::Instant;

use criterion::{Criterion, criterion_group, criterion_main};
use rolecall::sim::call::command::Command;
use rolecall::sim::call::{Call, Phase, Timers};
use rolecall::sim::check::role::{Role, role};
use rolecall::sim::check::{CheckedScenario, SourceFile, check};
use rolecall::sim::program::compile::compile;
use rolecall::sim::program::parts::Flow;
use rolecall::sim::program::state::State;
use rolecall::sim::program::step::Move;
use rolecall::sim::program::{Program, Stage};
use rolecall::sim::prove::explore::MOST_STATES;
use rolecall::sim::score::value::Valuation;
use rolecall::store::folder::DataFolder;
use rolecall::store::fs::RealFs;
use rolecall::store::recorded_call::{BeginOptions, RecordedCall};
use rolecall::store::scenario_files::embedded;
use rolecall::view::presenter::Presenter;
use rolecall::view::transcript::lines;
use rolecall::words::Locale;

fn shipped() -> Vec<CheckedScenario> {
    check(&embedded().files).scenarios
}

/// Plays at random among the open options for so many choices; the points are returned so that nothing can be left out. Taking a call and
/// beginning again are no choices and cost the same.
fn play_for_points(program: &Program, start: &State, choices: u64) -> i64 {
    let mut state = *start;
    let mut dice = 0x9e37_79b9_7f4a_7c15_u64;
    let mut total = 0;
    let mut moves = Vec::with_capacity(16);
    let mut made = 0;
    while made < choices {
        moves.clear();
        match (program.stage(&state), program.node(&state).map(|node| &node.flow)) {
            (Stage::Ringing, _) => moves.push(Move::Accept),
            (Stage::Deciding, Some(Flow::Ask(decision))) => {
                program.for_each_open(decision, &state, &mut |index| moves.push(Move::Choose(index)));
            }
            _ => {}
        }
        dice ^= dice << 13;
        dice ^= dice >> 7;
        dice ^= dice << 17;
        match moves.get((dice >> 33) as usize % moves.len().max(1)) {
            Some(step) => {
                made += u64::from(matches!(step, Move::Choose(_)));
                let step = program.step(&state, *step);
                total += i64::from(step.earned[0] + step.earned[1] + step.earned[2]);
                state = step.state;
            }
            None => state = *start,
        }
    }
    total
}

/// Plays at random with events and the whole transcript in words. In which order options are shown, no transcript tells, and none is drawn.
fn play_with_transcript(presenter: &Presenter, choices: u64) -> usize {
    let mut letters = 0;
    let mut made = 0;
    let mut seed = 1;
    let mut open = Vec::with_capacity(16);
    while made < choices {
        let mut call = Call::new(Arc::clone(&presenter.program), seed, Timers::Off);
        seed += 1;
        let _ = call.apply(&Command::Accept);
        while !matches!(call.phase(), Phase::WrapUp | Phase::Ended) && made < choices {
            let Some(decision) = call.decision() else { break };
            open.clear();
            presenter
                .program
                .for_each_open(decision, call.state(), &mut |index| open.push(index));
            let index = open[(seed as usize + made as usize) % open.len()];
            let id = decision.choices[usize::from(index)].id.clone();
            let events = call.apply(&Command::Say(id)).unwrap_or_default();
            letters += lines(presenter, &events).len();
            made += 1;
        }
    }
    letters
}

fn choices(criterion: &mut Criterion) {
    let scenarios = shipped();
    let program = compile(&scenarios[0], "cn").unwrap();
    let start = program.starts()[0].0;
    criterion.bench_function("100,000 choices, points only", |bencher| {
        bencher.iter(|| play_for_points(&program, &start, 100_000));
    });
    let presenter = Presenter::new(scenarios[0].clone(), "cn", Locale::English).unwrap();
    criterion.bench_function("10,000 choices, transcript in words", |bencher| {
        bencher.iter(|| play_with_transcript(&presenter, 10_000));
    });
}

fn values(criterion: &mut Criterion) {
    for checked in shipped() {
        let program = compile(&checked, "cn").unwrap();
        let start = program.starts()[0].0;
        let name = format!("exact values of {}", checked.scenario.id);
        let mut group = criterion.benchmark_group("values");
        group.sample_size(10);
        group.bench_function(name, |bencher| {
            bencher.iter(|| Valuation::new(&program, &start, MOST_STATES).unwrap().best);
        });
        group.finish();
    }
}

/// A call of so many nodes: decisions of three options that lead on, back and far ahead.
fn generated(count: usize) -> String {
    let mut nodes = String::new();
    for index in 0..count {
        let ahead = |by: usize| match index + by {
            to if to < count => format!("n{to}"),
            _ => "settled".to_owned(),
        };
        let _ = write!(
            nodes,
            "(id:\"n{index}\",ask:(options:[\
             (id:\"x\",label:\"A\",to:\"{}\",why:\"W\"),\
             (id:\"y\",label:\"B\",mood:(tension:5),to:\"{}\",why:\"W\"),\
             (id:\"z\",label:\"C\",mood:(tension:-5),to:\"n{}\",why:\"W\")])),",
            ahead(1),
            ahead(17),
            index.saturating_sub(3),
        );
    }
    format!(
        "(format: 1, id: \"generated\", title: \"T\", kind: Complaint, level: 1, minutes: (2, 3), direction: Inbound, \
         language: \"en\", countries: [\"cn\"], author: \"A\", version: \"1\", brief: \"B\", \
         rubric: (weights: (empathy: 40, accuracy: 30, compliance: 30)), \
         customer: (name: \"N\", age: 41, about: \"A\", number: \"1\", voice: LowMan, portrait: 1, \
         mood: (tension: 60, trust: 25, patience: 60, feeling: Anger), at_full_tension: \"gone\", at_no_patience: \"gone\"), \
         opening: (ring: \"20s\", missed: \"gone\"), hang_up: (to: \"gone\", why: \"W.\"), start: \"n0\", nodes: [{nodes}], \
         wrap_up: (disposition: [(id: \"a\", label: \"A\", why: \"W.\"), (id: \"b\", label: \"B\", why: \"W.\")]), \
         endings: [(id: \"settled\", kind: Ideal, title: \"S\", epilogue: \"E.\", points: (empathy: 2, accuracy: 2)), \
         (id: \"gone\", kind: BadCare, title: \"G\", epilogue: \"E.\")])"
    )
}

fn checking(criterion: &mut Criterion) {
    let files = embedded().files;
    criterion.bench_function("check the shipped folder", |bencher| {
        bencher.iter(|| check(&files).findings.len());
    });
    for count in [100, 1000, 5000] {
        let mut files = files.clone();
        files.push(SourceFile {
            name: "generated.ron".to_owned(),
            bytes: generated(count).into_bytes(),
        });
        let shared: Vec<SourceFile> = files
            .into_iter()
            .filter(|file| {
                matches!(role(&file.name), Role::Bank | Role::Pack(_) | Role::Facts(_)) || file.name == "generated.ron"
            })
            .collect();
        let mut group = criterion.benchmark_group("check");
        group.sample_size(10);
        group.bench_function(format!("{count} nodes"), |bencher| {
            bencher.iter(|| check(&shared).findings.len());
        });
        group.finish();
    }
    let megabyte = |text: &str| {
        vec![SourceFile {
            name: "hostile.ron".to_owned(),
            bytes: text.repeat(1_048_576 / text.len()).into_bytes(),
        }]
    };
    for (name, text) in [
        ("brackets", "["),
        ("parentheses", "("),
        ("quotes", "\""),
        ("comments", "/*"),
        ("commas", ","),
        ("ids", "a:1,"),
    ] {
        let files = megabyte(text);
        let mut group = criterion.benchmark_group("1 MiB of");
        group.sample_size(10);
        group.bench_function(name, |bencher| bencher.iter(|| check(&files).findings.len()));
        group.finish();
    }
}

/// Not a mean: each file of the corpus of hostile files is refused once, and the slowest are named.
fn hostile(criterion: &mut Criterion) {
    let shared = embedded().files;
    let shared = shared
        .iter()
        .filter(|file| matches!(role(&file.name), Role::Bank | Role::Pack(_) | Role::Facts(_)));
    let shared: Vec<SourceFile> = shared.cloned().collect();
    let corpus = corpus::corpus();
    let count = corpus.len();
    let mut times = Vec::with_capacity(count);
    for corpus::Hostile { what, name, bytes } in corpus {
        let mut files = shared.clone();
        files.retain(|file| file.name != name);
        files.push(SourceFile { name, bytes });
        let began = Instant::now();
        let findings = check(&files).findings.len();
        times.push((began.elapsed(), findings, what));
    }
    times.sort();
    times.reverse();
    println!("{count} hostile files, each refused; the slowest of them:");
    for (took, findings, what) in times.iter().take(10) {
        println!("  {took:?}, {findings} findings: {what}");
    }
    let _ = criterion;
}

/// Not a mean: the median and the 99th percentile of one durable choice.
fn durable(criterion: &mut Criterion) {
    let folder = std::env::current_dir().unwrap().join("target").join("bench-data");
    let data = DataFolder::at(Arc::new(RealFs), folder);
    let checked = shipped().remove(0);
    let mut times = Vec::new();
    for seed in 0..60 {
        let options = BeginOptions {
            country: "cn".to_owned(),
            locale: "en".to_owned(),
            seed,
            mode: rolecall::sim::session::record::Mode::Practice,
            timers: Timers::Off,
            parent: None,
            ticket: None,
            full: None,
            trainee: None,
        };
        let mut recorded = RecordedCall::begin(&data, &checked, options).unwrap();
        recorded.apply(&Command::Accept).unwrap();
        for _ in 0..12 {
            let id = recorded
                .call()
                .decision()
                .map(|decision| decision.choices[0].id.clone());
            let Some(id) = id else { break };
            let began = Instant::now();
            if recorded.apply(&Command::Say(id)).is_ok() {
                times.push(began.elapsed());
            }
        }
    }
    times.sort();
    let at = |share: usize| times[(times.len() - 1) * share / 100];
    println!(
        "a durable choice, {} of them: median {:?}, 99th percentile {:?}",
        times.len(),
        at(50),
        at(99)
    );
    let _ = criterion;
}

criterion_group!(benches, choices, values, checking, hostile, durable);
criterion_main!(benches);
