//! `cargo xtask package`: what goes to the stores.

use anyhow::Result;

use crate::build::wxt;
use crate::command::say;
use crate::engine;

/// Leaves in extension/.output a zip for each store, and for Firefox the sources beside it.
///
/// # Errors
/// When a step fails.
pub fn package() -> Result<()> {
    engine::build()?;
    for browser in ["chrome", "firefox"] {
        say(&format!("zip for {browser}"));
        wxt("zip", browser)?;
    }
    Ok(())
}
