//! `cargo xtask lint`: formatting, warnings and types, of Rust and of TypeScript.

use anyhow::Result;

use crate::command::{cargo, root, run, say};
use crate::{engine, npm, wasm_target};

/// Checks everything that can be checked without running it. Nothing is changed.
///
/// # Errors
/// At the first tool that finds fault.
pub fn lint() -> Result<()> {
    // The types that cross the boundary come from the engine.
    engine::build()?;
    say("rustfmt");
    run(cargo().args(["fmt", "--all", "--check"]))?;
    say("clippy");
    run(cargo()
        .args(["clippy", "--quiet", "--workspace", "--all-targets"])
        .args(["--", "-D", "warnings"]))?;
    run(cargo()
        .args([
            "clippy",
            "--quiet",
            "--lib",
            "--target",
            wasm_target::TARGET,
        ])
        .args(["--", "-D", "warnings"]))?;
    say("TypeScript");
    // WXT knows the types of the extension's files and messages.
    run(npm::bin("wxt")
        .current_dir(root().join("extension"))
        .arg("prepare"))?;
    for project in ["extension", "www", "tests/browser"] {
        run(npm::bin("tsc").args(["--project", project]))?;
    }
    say("Biome");
    run(npm::bin("biome").args(["ci", "--error-on-warnings"]))
}
