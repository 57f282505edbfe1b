//! `cargo xtask package`: what goes to the stores.

use anyhow::{Context, Result};

use crate::build::wxt;
use crate::command::{command, run, say};
use crate::engine;

/// Leaves in extension/.output a zip for each store, and the sources that they are built from, as
/// committed: Mozilla's reviewers build them and compare.
///
/// # Errors
/// When a step fails.
pub fn package() -> Result<()> {
    engine::build()?;
    for browser in ["chrome", "firefox"] {
        say(&format!("zip for {browser}"));
        wxt("zip", browser)?;
    }
    say("zip of the sources");
    run(command("git")
        .args(["archive", "--format=zip", "HEAD"])
        .args(["--output", "extension/.output/caveat-sources.zip"]))
    .context("the sources are packed from a git checkout")
}
