//! `cargo xtask bench`: how fast the engine is, beside what else could be shipped, and what Caveat
//! costs a page.

mod page;
mod table;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use wasm_bindgen_cli_support::Bindgen;

use crate::command::{cargo, command, read, root, run, say};
use crate::{engine, npm, package, wasm_target};

/// What to measure.
#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(clap::Subcommand)]
enum What {
    /// Measure the engine in V8 and natively, beside a floor, regular expressions and other checkers
    Engine {
        /// Articles to measure with, as text or as JSON Lines with `text` (default: those of the tests)
        articles: Option<PathBuf>,
        /// Measure the cost of twice the rules instead
        #[arg(long)]
        double: bool,
    },
    /// Measure what marking costs a page in a browser, beside the page alone and mark.js
    Page(page::Args),
}

/// What `caveat-bench` took natively, in seconds.
#[derive(Deserialize)]
struct Native {
    copy: f64,
    tokenise: f64,
    scan: f64,
}

#[derive(Deserialize)]
struct Setup {
    native: Vec<Native>,
}

/// What `measure.mjs` took, in seconds, by contender.
#[derive(Deserialize)]
struct Text {
    name: String,
    bytes: f64,
    times: BTreeMap<String, f64>,
}

#[derive(Deserialize)]
struct Measured {
    results: Vec<Text>,
    /// Rules that are too large for a regular expression.
    refused: Vec<String>,
}

/// What `start.mjs` saw: milliseconds, and bytes.
#[derive(Deserialize)]
struct Start {
    report: f64,
    construct: f64,
    memory: f64,
    raw: f64,
    gzipped: f64,
}

/// Measures and prints a table, with the targets beside the figures.
///
/// # Errors
/// When a build fails, or the other checkers cannot be installed.
pub fn bench(args: &Args) -> Result<()> {
    match &args.what {
        What::Engine { articles, double } => measure_engine(articles.as_deref(), *double),
        What::Page(args) => page::page(args),
    }
}

fn measure_engine(articles: Option<&Path>, double: bool) -> Result<()> {
    let articles = articles
        .map(fs::canonicalize)
        .transpose()
        .context("cannot read the articles")?;
    let folder = root().join("target/bench");
    fs::create_dir_all(&folder)?;
    if double {
        return doubled(articles.as_deref(), &folder);
    }
    npm::ensure_in("bench")?;
    package::package()?;
    let setup = natively(articles.as_deref(), &folder, false)?;
    say("in V8");
    let measured: Measured = in_node("measure.mjs", &folder, &[])?;
    let starts = (0..9).map(|_| in_node("start.mjs", &folder, &[]));
    let starts = starts.collect::<Result<Vec<Start>>>()?;
    print!("{}", table::speed(&setup.native, &measured));
    print!(
        "{}",
        table::targets(&measured.results, &starts, package_size()?)
    );
    Ok(())
}

/// The same scan with the rules as they are, and with twice as many.
fn doubled(articles: Option<&Path>, folder: &Path) -> Result<()> {
    engine::build()?;
    let measure = |double| -> Result<(Setup, Measured)> {
        let setup = natively(articles, folder, double)?;
        Ok((setup, in_node("measure.mjs", folder, &["alone"])?))
    };
    let once = measure(false)?;
    let twice = measure(true)?;
    print!("{}", table::doubled(&once, &twice));
    Ok(())
}

/// Builds the floor for JavaScript, and has `caveat-bench` write the texts and expressions and
/// measure natively.
fn natively(articles: Option<&Path>, folder: &Path, double: bool) -> Result<Setup> {
    say(if double {
        "twice the rules"
    } else {
        "natively"
    });
    let bench = |task: &str| {
        let mut command = cargo();
        command.args([task, "--quiet", "--release", "--package", "caveat-bench"]);
        if double {
            command.env("CAVEAT_DOUBLE_PACK", "1");
        }
        command
    };
    run(bench("build").args(["--lib", "--target", wasm_target::TARGET]))?;
    let compiled = engine::target_folder()
        .join(wasm_target::TARGET)
        .join("release/caveat_bench.wasm");
    Bindgen::new()
        .input_path(compiled)
        .out_name("floor")
        .web(true)
        .and_then(|bindgen| bindgen.typescript(false).generate(folder))
        .context("wasm-bindgen could not make the bindings")?;
    let wasm = folder.join("floor_bg.wasm");
    engine::optimise(&wasm, &wasm)?;

    let mut measure = bench("run");
    measure.arg("--").arg(folder);
    if let Some(file) = articles {
        measure.env("CAVEAT_BENCH_ARTICLES", file);
    }
    run(&mut measure)?;
    let setup =
        fs::read_to_string(folder.join("setup.json")).context("caveat-bench left nothing")?;
    Ok(serde_json::from_str(&setup)?)
}

fn in_node<T: DeserializeOwned>(script: &str, folder: &Path, contenders: &[&str]) -> Result<T> {
    let script = Path::new("bench").join(script);
    let printed = read(command("node").arg(&script).arg(folder).args(contenders))?;
    serde_json::from_str(&printed)
        .with_context(|| format!("{} printed no result", script.display()))
}

/// The larger of the two packages that go to the stores, in bytes.
fn package_size() -> Result<f64> {
    let mut largest = 0;
    for entry in fs::read_dir(root().join("extension/.output"))? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.ends_with(".zip") && !name.contains("sources") {
            largest = largest.max(path.metadata()?.len());
        }
    }
    Ok(largest as f64)
}
