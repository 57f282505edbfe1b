//! `cargo bench`: the engine natively, on each text.

mod texts;

use caveat::Engine;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

fn scan(criterion: &mut Criterion) {
    let engine = Engine::new();
    let mut group = criterion.benchmark_group("scan");
    for text in texts::all() {
        group.throughput(Throughput::Bytes(text.bytes() as u64));
        group.bench_function(text.name, |bencher| {
            bencher.iter(|| engine.scan(&text.page))
        });
    }
    group.finish();
}

criterion_group!(benches, scan);
criterion_main!(benches);
