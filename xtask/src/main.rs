//! The one door for every task: `cargo xtask help` lists them.

mod bench;
mod browsers;
mod build;
mod command;
mod demo;
mod engine;
mod eval;
mod lint;
mod npm;
mod package;
mod test;
mod wasm_target;
mod www;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(bin_name = "cargo xtask")]
#[command(about = "Every task of Caveat. Each sets up what it needs.")]
struct Cli {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Show the extension at work on an article, in a real browser
    Demo(demo::Args),
    /// Run every test there is: Rust, TypeScript, Chromium and Firefox
    Test(test::Args),
    /// Check formatting, warnings and types
    Lint,
    /// Build the unpacked extensions in extension/.output
    Build(build::Args),
    /// Serve the playground
    Www,
    /// Score marks against labelled sentences or pages
    Eval(eval::Args),
    /// Measure how fast and how large the engine is
    Bench(bench::Args),
    /// Make the zips for the stores
    Package,
}

fn main() -> ExitCode {
    match run(Cli::parse().task) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(task: Task) -> Result<()> {
    match task {
        Task::Demo(args) => demo::demo(&args),
        Task::Test(args) => test::test(&args),
        Task::Lint => lint::lint(),
        Task::Build(args) => build::build(&args),
        Task::Www => www::www(),
        Task::Bench(args) => bench::bench(&args),
        Task::Eval(args) => eval::eval(&args),
        Task::Package => package::package(),
    }
}
