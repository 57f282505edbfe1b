//! The standard library for WebAssembly, which rustup keeps apart from the toolchain.

use anyhow::{Context, Result};

use crate::command::{command, read, run, say};

/// The target of the engine.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// Adds the target to the toolchain when it is not there.
///
/// # Errors
/// When it is missing and rustup cannot add it.
pub fn ensure() -> Result<()> {
    let mut rustc = command("rustc");
    let libraries = read(rustc.args(["--print", "target-libdir", "--target", TARGET]))?;
    if std::path::Path::new(libraries.trim()).exists() {
        return Ok(());
    }
    say("Rust's standard library for WebAssembly");
    run(command("rustup").args(["target", "add", TARGET]))
        .with_context(|| format!("install Rust's {TARGET} target"))
}
