//! The one door for every task: `cargo xtask help` lists them.

mod build;
mod command;
mod engine;
mod npm;
mod wasm_target;

use anyhow::Result;
use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(
    bin_name = "cargo xtask",
    about = "Every task of Caveat. Each sets up what it needs."
)]
struct Cli {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Build the unpacked extensions in extension/.output
    Build(build::Args),
}

fn main() -> Result<()> {
    match Cli::parse().task {
        Task::Build(args) => build::run(&args),
    }
}
