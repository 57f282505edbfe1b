//! `cargo xtask test`: every test there is.

use std::fs;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::browsers::Browser;
use crate::command::{cargo, root, say, show};
use crate::{build, lint, npm};

/// Lints, then runs the tests of the engine, of the extension's parts, and of the whole in Chromium
/// and Firefox.
///
/// # Errors
/// When a browser is missing and cannot be installed, or at the first part that fails.
pub fn test() -> Result<()> {
    npm::ensure()?;
    // Vitest reads the browsers' programs from its environment.
    let mut browsers = Vec::new();
    for browser in Browser::ALL {
        browsers.push((browser.variable(), browser.ensure()?));
    }
    lint::lint()?;
    say("Rust tests");
    show(cargo().args(["test", "--quiet", "--workspace"]))?;
    build::everything()?;

    let mut passed = 0;
    for (what, tests) in [
        ("TypeScript tests", ["extension/", "www/"].as_slice()),
        ("browser tests", &["--root", "tests/browser"]),
    ] {
        say(what);
        let results = root().join("target/vitest.json");
        show(
            npm::bin("vitest")
                .args(["run", "--reporter=default", "--reporter=json"])
                .arg(format!("--outputFile.json={}", results.display()))
                .args(tests)
                .envs(browsers.iter().map(|(name, path)| (name, path))),
        )?;
        let results = fs::read_to_string(&results).context("Vitest left no results")?;
        let results: Value = serde_json::from_str(&results)?;
        passed += results["numPassedTests"].as_u64().unwrap_or(0);
    }
    println!("TypeScript: {passed} passed, 0 failed");
    Ok(())
}
