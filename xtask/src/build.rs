//! `cargo xtask build`: the engine, then the extension for each browser.

use anyhow::Result;
use clap::ValueEnum;

use crate::command::{root, run, say};
use crate::{engine, npm};

/// What to build.
#[derive(clap::Args)]
pub struct Args {
    /// Only this part (default: the engine and the extension for both browsers)
    part: Option<Part>,
}

/// A part of the product that can be built alone.
#[derive(Clone, Copy, ValueEnum)]
enum Part {
    /// The engine, into extension/engine
    Engine,
}

/// Builds what is asked for.
///
/// # Errors
/// When a step fails.
pub fn build(args: &Args) -> Result<()> {
    match args.part {
        Some(Part::Engine) => engine::build(),
        None => everything(),
    }
}

/// Builds the unpacked extensions in extension/.output/chrome-mv3 and extension/.output/firefox-mv3.
///
/// # Errors
/// When a step fails.
pub fn everything() -> Result<()> {
    engine::build()?;
    for browser in ["chrome", "firefox"] {
        say(&format!("extension for {browser}"));
        wxt("build", browser)?;
    }
    Ok(())
}

/// Runs a command of WXT for `chrome` or `firefox`.
///
/// # Errors
/// When WXT fails.
pub fn wxt(task: &str, browser: &str) -> Result<()> {
    run(npm::bin("wxt")
        .current_dir(root().join("extension"))
        .args([task, "-b", browser, "--mv3"]))
}
