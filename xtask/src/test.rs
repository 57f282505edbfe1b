//! `cargo xtask test`: every test there is.

use std::fs;

use anyhow::{Context, Result};
use clap::ValueEnum;
use serde_json::Value;

use crate::browsers::Browser;
use crate::command::{cargo, root, say, show};
use crate::{build, engine, lint, npm};

/// What to test.
#[derive(clap::Args)]
pub struct Args {
    /// Only this part (default: all of them, after `cargo xtask lint`)
    part: Option<Part>,
    /// More arguments for the part's own runner, such as `-- -t "the badge"`
    #[arg(requires = "part", last = true)]
    arguments: Vec<String>,
}

/// A part that can be tested alone.
#[derive(Clone, Copy, ValueEnum)]
enum Part {
    /// The engine and the rules' own examples
    Rust,
    /// The parts of the extension and the playground, without a browser
    Typescript,
    /// The whole, in Chromium and Firefox
    Browsers,
}

/// Runs the tests that are asked for, all with their set-up.
///
/// # Errors
/// When a browser is missing and cannot be installed, or at the first part that fails.
pub fn test(args: &Args) -> Result<()> {
    match args.part {
        Some(Part::Rust) => rust(&args.arguments),
        Some(Part::Typescript) => {
            engine::build()?;
            typescript(&args.arguments).map(drop)
        }
        Some(Part::Browsers) => browsers(&args.arguments).map(drop),
        None => {
            lint::lint()?;
            rust(&[])?;
            let passed = typescript(&[])? + browsers(&[])?;
            // Continuous integration reads this line; the Rust tests have printed theirs.
            println!("TypeScript: {passed} passed, 0 failed");
            Ok(())
        }
    }
}

fn rust(arguments: &[String]) -> Result<()> {
    say("Rust tests");
    show(
        cargo()
            .args(["test", "--quiet", "--workspace"])
            .args(arguments),
    )
}

fn typescript(arguments: &[String]) -> Result<u64> {
    say("TypeScript tests");
    let folders = ["extension/".into(), "www/".into()];
    vitest(&[&folders, arguments].concat(), &[])
}

fn browsers(arguments: &[String]) -> Result<u64> {
    npm::ensure()?;
    let mut programs = Vec::new();
    for browser in Browser::ALL {
        let program = browser.ensure()?.into_os_string();
        programs.push((browser.variable(), program));
    }
    build::everything()?;
    say("browser tests");
    let args = [&["--root".into(), "tests/browser".into()], arguments].concat();
    vitest(&args, &programs)
}

/// Runs Vitest, which fails when a test fails or there is none, and gives back how many passed.
fn vitest(args: &[String], environment: &[(&str, std::ffi::OsString)]) -> Result<u64> {
    let results = root().join("target/vitest.json");
    show(
        npm::bin("vitest")
            .args(["run", "--reporter=default", "--reporter=json"])
            .arg(format!("--outputFile.json={}", results.display()))
            .args(args)
            .envs(environment.iter().map(|(name, value)| (name, value))),
    )?;
    let results = fs::read_to_string(&results).context("Vitest left no results")?;
    let results: Value = serde_json::from_str(&results)?;
    results["numPassedTests"]
        .as_u64()
        .context("Vitest's results have no number of tests")
}
