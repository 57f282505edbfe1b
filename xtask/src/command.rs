//! Runs other programs from the root of the workspace, and names the one that failed.

use std::io::IsTerminal;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// The root of the workspace.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap_or(Path::new("."))
}

/// Says on stderr what is being done; stdout belongs to results.
pub fn say(what: &str) {
    let (bold, plain) = if std::io::stderr().is_terminal() {
        ("\x1b[1m", "\x1b[0m")
    } else {
        ("", "")
    };
    eprintln!("{bold}· {what}{plain}");
}

/// A command that runs in the root, with no questions asked and nothing sent home.
pub fn command(program: impl AsRef<std::ffi::OsStr>) -> Command {
    let mut command = Command::new(program);
    command
        .current_dir(root())
        .stdin(Stdio::null())
        .env("DO_NOT_TRACK", "1")
        .env("NO_UPDATE_NOTIFIER", "1")
        .env("npm_config_yes", "true")
        .env("npm_config_fund", "false")
        .env("npm_config_audit", "false")
        .env("npm_config_update_notifier", "false");
    command
}

/// Cargo, the same that runs this program.
pub fn cargo() -> Command {
    command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Runs a step to the end, with the program's output on stderr, where progress belongs.
///
/// # Errors
/// When the program is missing or does not exit with 0.
pub fn run(command: &mut Command) -> Result<()> {
    show(command.stdout(std::io::stderr()))
}

/// Runs to the end with the program's output where this program's goes.
///
/// # Errors
/// When the program is missing or does not exit with 0.
pub fn show(command: &mut Command) -> Result<()> {
    let line = line(command);
    let status = command
        .status()
        .with_context(|| format!("cannot run {line}"))?;
    if !status.success() {
        bail!("{line} failed ({status})");
    }
    Ok(())
}

/// Runs to the end and gives back what the program wrote to stdout.
///
/// # Errors
/// When the program is missing or does not exit with 0.
pub fn read(command: &mut Command) -> Result<String> {
    let line = line(command);
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("cannot run {line}"))?;
    if !output.status.success() {
        bail!("{line} failed ({})", output.status);
    }
    String::from_utf8(output.stdout).with_context(|| format!("{line} did not print text"))
}

fn line(command: &Command) -> String {
    std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(|word| word.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}
