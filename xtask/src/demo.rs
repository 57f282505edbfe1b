//! `cargo xtask demo`: the main job in a real browser, from an article to the marks.

use std::env;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::browsers::Browser;
use crate::command::{root, say, show};
use crate::{build, npm};

/// What to show, and where.
#[derive(clap::Args)]
pub struct Args {
    /// An HTML file or an address (default: a sample article)
    target: Option<String>,
    /// The browser to show it in
    #[arg(long, value_enum, default_value = "chromium")]
    browser: Browser,
    /// Print the report to stdout, and nothing else there
    #[arg(long)]
    json: bool,
    /// Save the pictures of page and popup here (default: out)
    #[arg(long)]
    out: Option<PathBuf>,
}

/// Builds, opens the article, clicks the toolbar button, and shows page and popup. Without a display,
/// or with `--json` or `--out`, it prints what the popup says and saves pictures instead.
///
/// # Errors
/// When the file is missing, a build fails, or the browser cannot do it.
pub fn demo(args: &Args) -> Result<()> {
    let target = match &args.target {
        Some(address) if address.contains("://") || address.starts_with("about:") => {
            address.clone()
        }
        Some(file) => path(fs::canonicalize(file).with_context(|| format!("cannot read {file}"))?)?,
        None => path(root().join("tests/pages/sample/page.html"))?,
    };
    let out = match &args.out {
        Some(folder) => env::current_dir()?.join(folder),
        None => root().join("out"),
    };
    let visible = has_display() && !args.json && args.out.is_none();

    let program = args.browser.ensure()?;
    build::everything()?;
    say(&format!("{} opens {target}", args.browser));
    let mut demo = npm::bin("vite-node");
    demo.args(["--script", "tests/browser/demo.ts", &target])
        .args(["--browser", args.browser.name(), "--out", &path(out)?])
        .env(args.browser.variable(), program);
    if visible {
        demo.arg("--visible");
    }
    if args.json {
        demo.arg("--json");
    }
    show(&mut demo)
}

fn path(path: PathBuf) -> Result<String> {
    path.into_os_string()
        .into_string()
        .map_err(|path| anyhow::anyhow!("{} is not Unicode", path.display()))
}

fn has_display() -> bool {
    !cfg!(target_os = "linux")
        || ["DISPLAY", "WAYLAND_DISPLAY"]
            .iter()
            .any(|name| env::var_os(name).is_some_and(|value| !value.is_empty()))
}
