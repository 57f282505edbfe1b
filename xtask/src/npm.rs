//! The npm packages of the workspace, exactly as package-lock.json has them.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use anyhow::{Context, Result};

use crate::command::{command, root, run, say};

/// Installs the packages when there are none or the lock file changed since.
///
/// # Errors
/// When Node.js is missing or `npm ci` fails.
pub fn ensure() -> Result<()> {
    ensure_in("")
}

/// The same for a folder that has packages of its own, such as `bench`.
///
/// # Errors
/// When Node.js is missing or `npm ci` fails.
pub fn ensure_in(folder: &str) -> Result<()> {
    let folder = root().join(folder);
    let installed = changed(&folder.join("node_modules/.package-lock.json"));
    if installed.is_some() && installed >= changed(&folder.join("package-lock.json")) {
        return Ok(());
    }
    say("npm packages");
    run(npm()
        .current_dir(folder)
        .args(["ci", "--no-progress", "--loglevel=error"]))
    .context("npm packages could not be installed; Node.js 20.19 or newer is needed")
}

/// npm itself.
pub fn npm() -> Command {
    command(if cfg!(windows) { "npm.cmd" } else { "npm" })
}

/// A program of an npm package, such as `wxt`.
pub fn bin(name: &str) -> Command {
    let file = if cfg!(windows) {
        format!("{name}.cmd")
    } else {
        name.to_owned()
    };
    let path: PathBuf = ["node_modules", ".bin", &file].iter().collect();
    command(root().join(path))
}

fn changed(path: &Path) -> Option<SystemTime> {
    path.metadata().ok()?.modified().ok()
}
