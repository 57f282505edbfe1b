//! `cargo xtask www`: the playground.

use anyhow::Result;

use crate::command::{root, say, show};
use crate::{engine, npm};

/// Builds the engine and serves the playground on localhost until it is interrupted.
///
/// # Errors
/// When the engine does not build or Vite cannot serve.
pub fn www() -> Result<()> {
    engine::build()?;
    say("playground");
    show(npm::bin("vite").current_dir(root().join("www")))
}
