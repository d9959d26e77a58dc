//! How fast simulated trainees play: one core, choices counted in the calls, after-call work and statistics included.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use rolecall::sim::check::check;
use rolecall::sim::crowd::Crowd;
use rolecall::sim::crowd::board::Board;
use rolecall::sim::crowd::model::Model;
use rolecall::sim::program::compile::compile;
use rolecall::sim::prove::explore::MOST_STATES;
use rolecall::store::scenario_files::embedded;

const TRAINEES: u64 = 1_000;

fn simulated(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("simulated trainees");
    group.sample_size(20);
    for checked in check(&embedded().files).scenarios {
        let program = compile(&checked, &checked.scenario.countries[0].value).unwrap();
        let boards = [Board::new(program, MOST_STATES).unwrap()];
        let crowd = Crowd {
            boards: &boards,
            model: Model::USUAL,
            seed: 1,
        };
        group.throughput(Throughput::Elements(crowd.play(0..TRAINEES).choices));
        group.bench_function(format!("choices in {}", checked.scenario.id), |bencher| {
            bencher.iter(|| crowd.play(0..TRAINEES).choices);
        });
    }
    group.finish();
}

fn layout(criterion: &mut Criterion) {
    let checked = check(&embedded().files).scenarios.remove(0);
    let program = compile(&checked, &checked.scenario.countries[0].value).unwrap();
    let mut group = criterion.benchmark_group("simulated trainees");
    group.sample_size(10);
    group.bench_function(format!("laying out {}", checked.scenario.id), |bencher| {
        bencher.iter(|| Board::new(program.clone(), MOST_STATES).unwrap().starts.len());
    });
    group.finish();
}

criterion_group!(benches, simulated, layout);
criterion_main!(benches);
