//! `cargo xtask eval`: how well marks agree with labels made by people.

mod pages;
mod score;
mod sentences;

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use serde::de::DeserializeOwned;
use serde_json::Value;

use score::{Filter, Score};

/// What to score, and how much to say.
#[derive(clap::Args)]
pub struct Args {
    /// Labelled sentences or labelled pages, as JSON Lines
    path: PathBuf,
    /// Score only this kind: boilerplate, anonymous or unconfirmed
    #[arg(long)]
    kind: Option<String>,
    /// Print the table without the misses and false marks
    #[arg(long)]
    quiet: bool,
}

/// Scans what `path` holds and compares. Sentences go through `caveat scan --jsonl`, pages through
/// the extension in Chromium. Only strong marks count, and a mark is right when it shares a
/// character with a core label of its kind; what touches only a weak label counts for nothing.
///
/// # Errors
/// When the file is not of labelled records, or a build or the browser fails.
pub fn eval(args: &Args) -> Result<()> {
    let path = fs::canonicalize(&args.path)
        .with_context(|| format!("cannot read {}", args.path.display()))?;
    let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    let filter = Filter::new(args.kind.as_deref())?;
    let first: Value = records(&text)?
        .into_iter()
        .next()
        .with_context(|| format!("{} is empty", path.display()))?;
    let score: Score = if first.get("file").is_some() {
        pages::score(&path, &text)?
    } else {
        sentences::score(&path, &text)?
    };
    print!("{}", score.table(&filter));
    if !args.quiet {
        print!("{}", score.faults(&filter));
    }
    Ok(())
}

/// Every line of `text` as a record.
fn records<T: DeserializeOwned>(text: &str) -> Result<Vec<T>> {
    let lines = text.lines().enumerate();
    lines
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(number, line)| {
            serde_json::from_str(line).with_context(|| format!("line {}", number + 1))
        })
        .collect()
}
