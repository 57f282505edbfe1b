//! `caveat-bench FOLDER`: writes what `measure.mjs` measures with to FOLDER, and prints what the
//! engine takes natively.
#[cfg(not(target_arch = "wasm32"))]
#[path = "../../benches/texts.rs"]
mod texts;

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    use std::hint::black_box;
    use std::path::Path;
    use std::time::{Duration, Instant};
    use std::{env, fs};

    use serde_json::json;

    /// Half of the timings lie below; enough of them, for long enough, to be steady.
    fn median(mut work: impl FnMut()) -> f64 {
        let mut times = Vec::new();
        let start = Instant::now();
        while times.len() < 5 || start.elapsed() < Duration::from_millis(600) {
            let start = Instant::now();
            work();
            times.push(start.elapsed().as_secs_f64());
        }
        times.sort_by(f64::total_cmp);
        times[times.len() / 2]
    }

    let folder = env::args_os().nth(1).expect("usage: caveat-bench FOLDER");
    let rules = Path::new(env!("CARGO_MANIFEST_DIR")).join("../rules/en");
    let expressions = caveat_compiler::regexps(&rules).expect("the rules compile");
    let texts = texts::all();
    let engine = caveat::Engine::new();
    let native: Vec<_> = texts
        .iter()
        .map(|text| {
            let whole: String = text.page.blocks.iter().flat_map(|block| [block.text.as_str(), "\n"]).collect();
            let mut buffer = String::with_capacity(whole.len());
            json!({
                "copy": median(|| { buffer.clear(); buffer.push_str(black_box(&whole)); black_box(&buffer); }),
                "tokenise": median(|| { black_box(caveat_bench::tokenise_and_hash(black_box(&whole))); }),
                "scan": median(|| { black_box(engine.scan(black_box(&text.page))); }),
            })
        })
        .collect();
    let pages = texts
        .iter()
        .map(|text| json!({ "name": text.name, "bytes": text.bytes(), "page": text.page }));
    let setup = json!({
        "texts": pages.collect::<Vec<_>>(),
        "native": native,
        "expressions": expressions,
    });
    fs::write(Path::new(&folder).join("setup.json"), setup.to_string())
        .expect("the folder is writable");
}

#[cfg(target_arch = "wasm32")]
fn main() {}
