//! How fast a call is checked and proved: against the number of nodes and of states, by one thread and by two, and what a state takes.
//! Also writes calls of about ten million states, for measurements of a whole process.

mod generated_calls;

use criterion::{BenchmarkGroup, Criterion, Throughput, criterion_group, criterion_main, measurement::WallTime};
use generated_calls::{checked, circles, files, id, in_a_row, ordinary, remembers};
use rolecall::sim::check::check;
use rolecall::sim::program::compile::compile;
use rolecall::sim::prove::certificate::certify;
use rolecall::sim::prove::effort::Effort;
use rolecall::sim::prove::explore::Graph;
use rolecall::sim::score::value::Valuation;
use rolecall::threads::Threads;

/// A call may have 5,000 nodes and a file 1 MiB, which is full with so many of these decisions; the check refuses more.
const NODES: [usize; 3] = [100, 1_000, 3_400];

fn by_nodes(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("nodes");
    group.sample_size(10);
    for nodes in NODES {
        let files = files(in_a_row(nodes));
        assert_eq!(
            check(&files).scenarios.len(),
            1,
            "a call that is refused is checked in no time"
        );
        group.bench_function(format!("check a call of {nodes} decisions"), |bench| {
            bench.iter(|| check(&files).scenarios.len());
        });
    }
    // A whole certificate, bots and all.
    for nodes in NODES {
        let call = checked(in_a_row(nodes));
        group.bench_function(format!("prove a call of {nodes} decisions"), |bench| {
            bench.iter(|| {
                certify(&call, &["cn"], &with(&Threads::new(2))).map(|certificate| certificate.findings.len())
            });
        });
    }
    group.finish();
}

fn by_states(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("states");
    group.sample_size(10);
    for (name, call) in [
        ("remembers", remembers(12)),
        ("remembers", remembers(16)),
        ("remembers", remembers(19)),
        ("ordinary", ordinary(3, 2)),
        ("circles", circles(5, 9)),
    ] {
        measure(&mut group, name, call);
    }
    group.finish();
    // For a whole process: `rolecall prove FILE`, with the time and the memory that the system tells of it.
    for call in [remembers(23), ordinary(5, 3), circles(6, 12)] {
        let file = std::env::temp_dir().join(format!("{}.ron", id(&call)));
        if std::fs::write(&file, call).is_ok() {
            println!("a call with about ten million states: {}", file.display());
        }
    }
}

fn measure(group: &mut BenchmarkGroup<'_, WallTime>, name: &str, call: String) {
    let program = compile(&checked(call), "cn").expect("it compiles");
    let start = program.starts()[0].0;
    let graph = Graph::explore(&program, &start, &Effort::states(usize::MAX)).expect("no budget");
    let (states, steps) = (graph.len() as u64, graph.edge_count() as u64);
    let bytes = graph.proof_bytes() as u64 / states;
    println!("{name}: {states} states, {steps} steps; a proof takes {bytes} bytes for each state");
    group.throughput(Throughput::Elements(states));
    for threads in [1, 2] {
        let threads = Threads::new(threads);
        group.bench_function(format!("explore {name}, {states} states, {threads:?}"), |bench| {
            bench.iter(|| Graph::explore(&program, &start, &with(&threads)).map(|graph| graph.len()));
        });
    }
    group.bench_function(format!("explore and value {name}, {states} states"), |bench| {
        bench.iter(|| Valuation::new(&program, &start, usize::MAX).map(|values| values.best));
    });
}

fn with(threads: &Threads) -> Effort<'_> {
    Effort {
        workers: threads,
        ..Effort::states(usize::MAX)
    }
}

criterion_group!(benches, by_nodes, by_states);
criterion_main!(benches);
