//! `cargo xtask bench page`: what Caveat costs a page in a real browser.

use std::fmt::Write;

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::browsers::Browser;
use crate::command::{read, say};
use crate::{build, npm};

/// Where to measure, and for how long.
#[derive(clap::Args)]
pub struct Args {
    /// The browser to measure in; Firefox shows only how long a reader waits
    #[arg(long, value_enum, default_value = "chromium")]
    browser: Browser,
    /// For how many seconds a live blog is watched
    #[arg(long, default_value_t = 60)]
    seconds: u32,
    /// Watch the live blog for ten minutes
    #[arg(long, conflicts_with = "seconds")]
    long: bool,
}

/// A line that `bench-page.ts` prints.
#[derive(Deserialize)]
struct Figure {
    name: String,
    unit: String,
    caveat: f64,
    /// The page without us.
    alone: Option<f64>,
    /// mark.js highlighting the same phrases.
    markjs: Option<f64>,
    /// The target.
    most: Option<f64>,
}

/// Measures and prints a table: Caveat, the page alone and mark.js, and the targets.
///
/// # Errors
/// When a build fails, mark.js cannot be installed, or the browser cannot be driven.
pub fn page(args: &Args) -> Result<()> {
    let program = args.browser.ensure()?;
    npm::ensure_in("bench")?;
    build::everything()?;
    say(&format!("pages in {}", args.browser));
    let seconds = if args.long { 600 } else { args.seconds };
    let printed = read(
        npm::bin("vite-node")
            .args(["--script", "tests/browser/bench-page.ts"])
            .args(["--browser", args.browser.name()])
            .args(["--seconds", &seconds.to_string()])
            .env(args.browser.variable(), program),
    )?;
    let figures = printed
        .lines()
        .map(serde_json::from_str)
        .collect::<Result<Vec<Figure>, _>>()
        .context("bench-page.ts printed no figures")?;
    print!("{}", table(args.browser, &figures));
    Ok(())
}

fn table(browser: Browser, figures: &[Figure]) -> String {
    let mut out = format!(
        "{:<48}{:>10}{:>12}{:>12}{:>14}{:>10}\n",
        browser.to_string(),
        "Caveat",
        "page alone",
        "mark.js",
        "of mark.js",
        "at most"
    );
    for figure in figures {
        let number = |value: Option<f64>| value.map_or("-".into(), |value| format!("{value:.1}"));
        let ratio = figure
            .markjs
            .filter(|peer| *peer > 0.0)
            .map_or("-".into(), |peer| format!("{:.2}", figure.caveat / peer));
        let verdict = match figure.most {
            Some(most) if figure.caveat <= most => "ok",
            Some(_) => "OVER",
            None => "",
        };
        let name = if figure.unit.is_empty() {
            figure.name.clone()
        } else {
            format!("{} ({})", figure.name, figure.unit)
        };
        let _ = writeln!(
            out,
            "{name:<48}{:>10}{:>12}{:>12}{ratio:>14}{:>10}  {verdict}",
            number(Some(figure.caveat)),
            number(figure.alone),
            number(figure.markjs),
            number(figure.most),
        );
    }
    out
}
